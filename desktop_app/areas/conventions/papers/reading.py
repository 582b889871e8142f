"""Reads what the papers of a convention are made of out of the register."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions.kept import convention_of
from desktop_app.areas.conventions.models import Convention, ConventionLimit, ConventionVersion
from desktop_app.areas.conventions.models import ConventionStep as StepRow
from desktop_app.areas.conventions.papers.facts import (
    ArticleFacts,
    ConventionFacts,
    ConventionStep,
    OpinionFacts,
    PersonFacts,
    TextFacts,
    VoteFacts,
)
from desktop_app.areas.conventions.papers.table import paper_kind
from desktop_app.areas.conventions.postings import posted
from desktop_app.areas.conventions.states import Role
from desktop_app.areas.decisions.queries import Minutes, minutes_of
from desktop_app.core.paper.official import named_document
from desktop_app.office.desk import Desk
from desktop_app.office.form_papers.around import number_of
from desktop_app.office.form_papers.fitting import Offered
from desktop_app.office.form_papers.hamlet import HamletOnPaper
from desktop_app.office.procedure.keeping import counting
from desktop_app.office.profile import Profile, read_profile

_SEND = "submit"
_OF_STEP = (*("key", "done_on", "document_number", "document_on", "until_on", "ground", "said", "reason", "articles"),)


def convention_facts(session: Session, desk: Desk, uid: str, offered: Sequence[Offered]) -> ConventionFacts:
    """The convention of that uid with the steps `offered` for it; UserError when it is gone."""
    convention, profile = convention_of(session, uid), read_profile(session)
    people = _people(convention)
    vote = minutes_of(session, uid)
    hangs = posted(session, uid, desk.clock.today())
    signers = {each.role: each.full_name for each in people}
    return ConventionFacts(
        uid=uid,
        label=convention.label,
        profile=profile,
        name=convention.name,
        kind=convention.kind,
        hamlet=HamletOnPaper(
            kind=convention.hamlet.kind,
            name=convention.hamlet.name,
            head=signers.get(Role.SIGNER_HEAD, convention.hamlet.head),
            front=signers.get(Role.SIGNER_FRONT, vote.front if vote else ""),
        ),
        text=_text(convention.versions[-1]) if convention.versions else TextFacts(),
        people=people,
        opinions=_opinions(convention),
        vote=_vote(vote) if vote else None,
        posted_from_on=hangs.since_on,
        posted_to_on=hangs.enough_on - timedelta(days=1) if hangs.enough_on else None,
        send_by=_due(session, convention),
        replaces=_replaced(session, profile, convention),
        recognised_number=convention.recognised_number,
        recognised_on=convention.recognised_on,
        voided_on=convention.voided_on,
        done=tuple(_step(step) for step in counting(convention.steps)),
        offers=tuple(offered),
    )


def _text(version: ConventionVersion) -> TextFacts:
    return TextFacts(
        articles=tuple(
            ArticleFacts(number=each.number, title=each.title, chapter=each.chapter, text=each.text)
            for each in version.articles
        ),
        preamble=version.preamble,
        closing=version.closing,
    )


def _people(convention: Convention) -> tuple[PersonFacts, ...]:
    return tuple(
        PersonFacts(role=each.role, full_name=each.full_name, post=each.post)
        for each in convention.people
        if each.struck_on is None
    )


def _opinions(convention: Convention) -> tuple[OpinionFacts, ...]:
    return tuple(
        OpinionFacts(
            who=each.who,
            channel=each.channel,
            article=each.article,
            content=each.content,
            answer=each.answer,
            explanation=each.explanation,
        )
        for each in convention.opinions
        if each.voided_on is None
    )


def _vote(minutes: Minutes) -> VoteFacts:
    """Of a vote that is not closed nothing is said of what it comes to."""
    vote = minutes.vote
    rule, verdict = vote.rule, vote.verdict if vote.closed_on else None
    is_ballot = vote.form.name == "BALLOT"
    return VoteFacts(
        **{name: getattr(vote, name) for name in ("from_on", "to_on", "begins_at", "ends_at", "place", "opinions")},
        **{name: getattr(minutes, name) for name in ("chair", "chair_post", "secretary", "secretary_post")},
        is_ballot=is_ballot,
        is_secret=vote.way.name == "SECRET" if vote.way else None,
        households=vote.households if vote.units else None,
        present=vote.total("returned") if is_ballot else vote.present,
        yes=_votes(minutes, "YES"),
        no=_votes(minutes, "NO"),
        other=_votes(minutes, "OTHER"),
        invalid=vote.total("invalid"),
        share=rule.threshold.said if rule else "",
        needed=rule.threshold.needed(vote.households) if rule and vote.units else None,
        has_quorum=verdict.has_quorum if verdict else True,
        passed=verdict.passed if verdict else None,
    )


def _votes(minutes: Minutes, kind: str) -> int | None:
    """How many chose what counts as this; None until it is settled."""
    vote = minutes.vote
    if not vote.units or not all(unit.totals for unit in vote.units):
        return None
    return sum(vote.votes_for(each.uid) for each in vote.choices if each.kind.name == kind)


def _due(session: Session, convention: Convention) -> date | None:
    """The last day to send the dossier in; None until it is adopted."""
    rows = select(ConventionLimit).where(ConventionLimit.convention_id == convention.id, ConventionLimit.key == _SEND)
    row = session.scalars(rows).one_or_none()
    return row.due_on if row and not row.dropped_on else None


def _replaced(session: Session, profile: Profile, convention: Convention) -> str:
    """How the paper that recognised the text before it is named; "" where there is none."""
    if not convention.amends_uid:
        return ""
    old = convention_of(session, convention.amends_uid)
    kind = paper_kind("qd-cong-nhan-huong-uoc")
    return named_document(number_of(kind, profile, old.recognised_number), old.recognised_on)


def _step(row: StepRow) -> ConventionStep:
    return ConventionStep(**{name: getattr(row, name) for name in _OF_STEP})
