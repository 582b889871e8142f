"""Reads what the papers of a decision are made of out of the register."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions import life
from desktop_app.areas.decisions.consents import RULE, holding
from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.models import Decision, DecisionLimit, DecisionStep
from desktop_app.areas.decisions.papers.facts import (
    ChoiceFacts,
    ConsentFacts,
    CountFacts,
    DecisionFacts,
    HoldsFrom,
    PersonFacts,
    UnitFacts,
    VoteFacts,
)
from desktop_app.areas.decisions.rules import Effect, NoVoteRule, Recogniser, Share, VoteRule, rule_of
from desktop_app.areas.decisions.states import Choice, Form, Role, Scope
from desktop_app.areas.decisions.votes.kept import choices_of
from desktop_app.areas.decisions.votes.queries import VoteView, votes_of
from desktop_app.core.law.rulebook import Rulebook
from desktop_app.office.desk import Desk
from desktop_app.office.form_papers.fitting import Offered
from desktop_app.office.form_papers.hamlet import HamletOnPaper
from desktop_app.office.form_papers.steps import PaperStep
from desktop_app.office.models import Hamlet
from desktop_app.office.procedure.keeping import counting
from desktop_app.office.profile import read_profile

_SEND = "send"
_OF_VOTE = (
    *("form", "way", "from_on", "to_on", "begins_at", "ends_at", "place", "documents", "opinions", "closed_on"),
)
_OF_STEP = ("key", "done_on", "document_number", "document_on", "until_on", "ground", "said", "reason")
_BY = {Recogniser.OFFICE: HoldsFrom.OFFICE, Recogniser.FRONT: HoldsFrom.FRONT}


def decision_facts(session: Session, desk: Desk, uid: str, offered: Sequence[Offered]) -> DecisionFacts:
    """The decision of that uid with the steps `offered` for it; UserError when it is gone."""
    decision = decision_of(session, uid)
    vote = next((each for each in reversed(votes_of(session, decision.id)) if not each.voided_on), None)
    rule, today = _rule(decision, vote), desk.clock.today()
    lasts = desk.law.rulebook.find(RULE, today)
    people = _people(decision, vote)
    return DecisionFacts(
        uid=uid,
        label=decision.label,
        profile=read_profile(session),
        item=decision.item,
        kind=decision.kind,
        scope=decision.scope,
        title=decision.title,
        content=decision.content,
        hamlet=_hamlet(decision.hamlet, people) if decision.hamlet else HamletOnPaper(),
        households=life.households_of(session, decision, decision.proposed_on) or None,
        proposer=decision.proposer,
        proposer_name=decision.proposer_name,
        people=people,
        vote=_vote(session, vote, decision) if vote else None,
        candidates=_candidates(decision),
        consents=_consents(desk.law.rulebook, decision, today),
        consent_for=lasts.amount if lasts else "",
        holds_from=_holds_from(rule),
        effective_on=decision.effective_on,
        send_by=_due(session, decision),
        voided_on=decision.voided_on,
        done=tuple(_step(step) for step in counting(decision.steps)),
        offers=tuple(offered),
    )


def _holds_from(rule: VoteRule | None) -> HoldsFrom | None:
    if rule is None:
        return None
    if rule.effect is Effect.SET:
        return HoldsFrom.SET
    return _BY[rule.recogniser] if rule.recogniser else HoldsFrom.VOTE


def _rule(decision: Decision, vote: VoteView | None) -> VoteRule | None:
    """By which rule it is voted; None of a day on which the law had none, as in an old book."""
    if vote:
        return vote.rule
    try:
        return rule_of(decision.item, decision.scope, decision.proposed_on)
    except NoVoteRule:
        return None


def _vote(session: Session, vote: VoteView, decision: Decision) -> VoteFacts:
    """Of a vote that is not closed nothing is said of what it comes to."""
    verdict = vote.verdict if vote.closed_on else None
    units = tuple(_units(session, vote)) if decision.scope is Scope.COMMUNE else ()
    count = _count(vote, vote.rule.threshold if vote.rule else None)
    if units and vote.rule:
        count = replace(count, needed=vote.rule.threshold.needed(len(units)))
    return VoteFacts(
        **{name: getattr(vote, name) for name in _OF_VOTE},
        count=replace(
            count,
            has_quorum=verdict.has_quorum if verdict else True,
            passed=verdict.passed if verdict else None,
        ),
        units=units,
        elected=vote.elected if verdict else (),
    )


def _units(session: Session, vote: VoteView) -> Iterator[UnitFacts]:
    """The hamlets of a vote of the commune, clusters summed."""
    share = vote.rule.each.share if vote.rule and vote.rule.each else None
    for _, group in groupby(vote.units, key=lambda unit: unit.hamlet_id):
        units = tuple(group)
        count = _count(replace(vote, units=units), share)
        yes, whole = count.votes(Choice.YES), count.households or 0
        passed = share.is_met(yes, whole) if share and yes is not None else None
        hamlet = _hamlet(session.get_one(Hamlet, units[0].hamlet_id), ())
        yield UnitFacts(hamlet=hamlet, count=replace(count, passed=passed))


def _count(vote: VoteView, share: Share | None) -> CountFacts:
    """The settled figures of its units together; a number that one of them lacks is not known."""
    settled = all(unit.totals for unit in vote.units)
    return CountFacts(
        households=vote.households if vote.units else None,
        present=vote.present if vote.form is Form.MEETING else vote.total("returned"),
        handed_out=vote.total("handed_out"),
        returned=vote.total("returned"),
        valid=vote.total("valid"),
        invalid=vote.total("invalid"),
        choices=tuple(
            ChoiceFacts(
                kind=each.kind,
                label=each.label,
                votes=vote.votes_for(each.uid) if settled and vote.units else None,
                born_on=each.born_on,
                about=each.about,
            )
            for each in vote.choices
        ),
        share=share.said if share else "",
        needed=share.needed(vote.households) if share and vote.units else None,
    )


def _people(decision: Decision, vote: VoteView | None) -> tuple[PersonFacts, ...]:
    of_this = ("", vote.uid if vote else "")
    return tuple(
        PersonFacts(role=person.role, full_name=person.full_name, post=person.post)
        for person in decision.people
        if person.vote_uid in of_this
    )


def _candidates(decision: Decision) -> tuple[ChoiceFacts, ...]:
    return tuple(
        ChoiceFacts(kind=each.kind, label=each.label, born_on=each.born_on, about=each.about)
        for each in choices_of(decision)
        if each.kind is Choice.CANDIDATE
    )


def _hamlet(hamlet: Hamlet, people: Sequence[PersonFacts]) -> HamletOnPaper:
    front = next((each.full_name for each in people if each.role is Role.FRONT), "")
    return HamletOnPaper(kind=hamlet.kind, name=hamlet.name, head=hamlet.head, front=front)


def _consents(rulebook: Rulebook, decision: Decision, today: date) -> tuple[ConsentFacts, ...]:
    valid = {each.id for each in holding(rulebook, decision.consents, today)}
    return tuple(
        ConsentFacts(
            household=each.household,
            address=each.address,
            given_on=each.given_on,
            way=each.way,
            is_valid=each.id in valid,
        )
        for each in decision.consents
        if each.struck_on is None
    )


def _due(session: Session, decision: Decision) -> date | None:
    """The last day to send it in; None until it passed."""
    rows = select(DecisionLimit).where(DecisionLimit.decision_id == decision.id, DecisionLimit.key == _SEND)
    row = session.scalars(rows).one_or_none()
    return row.due_on if row and not row.dropped_on else None


def _step(row: DecisionStep) -> PaperStep:
    return PaperStep(**{name: getattr(row, name) for name in _OF_STEP})
