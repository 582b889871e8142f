"""One convention as its page shows it: everything, read at once, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop_app.areas.conventions import life
from desktop_app.areas.conventions.dossier_law import dossier_on
from desktop_app.areas.conventions.facts import Facts
from desktop_app.areas.conventions.kept import convention_of, newer_of
from desktop_app.areas.conventions.law import convention_law
from desktop_app.areas.conventions.models import Convention, ConventionPaper, ConventionStep
from desktop_app.areas.conventions.postings import Hangs, posted
from desktop_app.areas.conventions.reviews import REVIEWED, review_on, reviews_of
from desktop_app.areas.conventions.states import Answer, Kind, Outcome, Role, State
from desktop_app.areas.conventions.text.queries import VersionRow, line_of, versions_of
from desktop_app.areas.conventions.way import NEXT, papers_missing, papers_needed, part_of
from desktop_app.areas.decisions.queries import OwnedVote, vote_of
from desktop_app.core.law.deadline import Deadline, Law, days_left
from desktop_app.core.procedure.running import Running, counted
from desktop_app.core.procedure.standing import Offer
from desktop_app.core.procedure.steps import Base
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_days import successors
from desktop_app.office.procedure.keeping import counting, done_of


@dataclass(frozen=True)
class StepShown:
    """A step that was taken; `back_reason` is why one was taken back."""

    key: str
    title: str
    on: date
    by: str
    document: str
    said: str
    reason: str
    force_reason: str
    back_reason: str = ""


@dataclass(frozen=True)
class LimitShown:
    """A limit with the working days that are left, None when it is no longer open; its arithmetic where it has one."""

    running: Running
    days_left: int | None
    deadline: Deadline | None


@dataclass(frozen=True)
class PaperShown:
    """A paper of the file: whether it is there, and if not whether the next step waits for it."""

    key: str
    title: str
    uid: str
    detail: str
    is_there: bool
    is_wanted: bool
    made_by: str


@dataclass(frozen=True)
class OpinionsShown:
    """How many opinions came and what became of them; people are counted apart from opinions."""

    all: int = 0
    people: int = 0
    taken: int = 0
    explained: int = 0
    open: int = 0


@dataclass(frozen=True)
class Other:
    """A text that this one changes, or that changes it."""

    uid: str
    title: str
    label: str
    state: State


@dataclass(frozen=True)
class ConventionRecord:
    """Everything the page needs; `arranged` says what became of the hamlet, `review_on` is its next review."""

    uid: str
    rev: int
    label: str
    title: str
    hamlet: str
    kind: Kind
    state: State
    outcome: Outcome | None
    ended_on: date | None
    proposed_on: date
    proposer: str
    why: str
    note: str
    part: int
    facts: Facts
    steps: tuple[StepShown, ...]
    taken_back: tuple[StepShown, ...]
    limits: tuple[LimitShown, ...]
    offers: tuple[Offer[State, Outcome], ...]
    next_key: str
    dossier: tuple[PaperShown, ...]
    missing: tuple[str, ...]
    versions: tuple[VersionRow, ...]
    own_versions: int
    opinions: OpinionsShown
    people: Mapping[Role, tuple[str, ...]]
    hangs: Hangs
    vote: OwnedVote | None
    before: Other | None
    newer: Other | None
    arranged: str
    review_on: date | None
    recognised_on: date | None
    recognised_number: str
    is_backfilled: bool
    voided_on: date | None
    void_reason: str

    @property
    def next_offer(self) -> Offer[State, Outcome] | None:
        """The step that leads on; None when nothing does."""
        return next((offer for offer in self.offers if offer.step.key == self.next_key), None)


def convention_record(desk: Desk, uid: str) -> ConventionRecord:
    """The convention, read anew; UserError when it is not in the register."""
    with desk.db.reading() as session:
        return record_of(session, desk, convention_of(session, uid))


def record_of(session: Session, desk: Desk, convention: Convention) -> ConventionRecord:
    """The same of a row that was read already."""
    today = desk.clock.today()
    facts = life.facts_of(session, desk, convention)
    steps = counting(convention.steps)
    offers = convention_law().offers(facts, done_of(steps), today)
    versions = versions_of(session, line_of(convention))
    roles: dict[Role, tuple[str, ...]] = {}
    for person in convention.people:
        if person.struck_on is None:
            roles[person.role] = (*roles.get(person.role, ()), person.full_name)
    newer = newer_of(session, convention.uid)
    before = convention_of(session, convention.amends_uid) if convention.amends_uid else None
    return ConventionRecord(
        uid=convention.uid,
        rev=convention.rev,
        label=convention.label,
        title=convention.title,
        hamlet=convention.hamlet.full_name,
        kind=convention.kind,
        state=convention.state,
        outcome=convention.outcome,
        ended_on=convention.ended_on,
        proposed_on=convention.proposed_on,
        proposer=", ".join(filter(None, (convention.proposer.value, convention.proposer_name))),
        why=convention.why,
        note=convention.note,
        part=part_of(convention.state),
        facts=facts,
        steps=tuple(_step(step) for step in steps),
        taken_back=tuple(_step(step) for step in convention.steps if step.taken_back_on),
        limits=_limits(session, desk, convention),
        offers=tuple(offers) if convention.voided_on is None else (),
        next_key=_next_key(convention, offers),
        dossier=_dossier(convention, today),
        missing=papers_missing(convention.state, facts.papers, today),
        versions=versions,
        own_versions=sum(version.convention_uid == convention.uid for version in versions),
        opinions=_opinions(convention),
        people=roles,
        hangs=posted(session, convention.uid, today),
        vote=vote_of(session, convention.uid),
        before=_other(before),
        newer=_other(newer),
        arranged=_arranged(session, convention),
        review_on=_review_on(session, desk, convention),
        recognised_on=convention.recognised_on,
        recognised_number=convention.recognised_number,
        is_backfilled=convention.is_backfilled,
        voided_on=convention.voided_on,
        void_reason=convention.void_reason,
    )


def _step(step: ConventionStep) -> StepShown:
    return StepShown(
        key=step.key,
        title=convention_law().law.by_key[step.key].title,
        on=step.done_on,
        by=step.done_by,
        document=step.document_number,
        said=step.said,
        reason=step.reason,
        force_reason=step.force_reason,
        back_reason=step.back_reason,
    )


def _next_key(convention: Convention, offers: list[Offer[State, Outcome]]) -> str:
    """What leads on: agreement before the team, the result that the vote came to, else the usual step of the state."""
    is_open = {offer.step.key for offer in offers if offer.is_open}
    if convention.state is State.PROPOSED and not any(s.key == "agree" for s in counting(convention.steps)):
        return "agree"
    for key in ("no_quorum", "voted_down", "papers_complete"):
        if key in is_open:
            return key
    return NEXT.get(convention.state, "")


def _limits(session: Session, desk: Desk, convention: Convention) -> tuple[LimitShown, ...]:
    law, today = Law(desk.law.rulebook, desk.law.calendar), desk.clock.today()
    found = list[LimitShown]()
    for each in life.limits_of(session, desk, convention):
        left = days_left(each.due_on, today, law.calendar) if each.is_open and not each.is_paused else None
        has_sum = each.rule_keys and each.limit.base is not Base.BEFORE
        found.append(LimitShown(each, left, counted(law, each.rule_keys, each.start_on, ()) if has_sum else None))
    return tuple(found)


def _dossier(convention: Convention, today: date) -> tuple[PaperShown, ...]:
    there = {paper.key: paper for paper in convention.papers if paper.voided_on is None and paper.key}
    wanted = set(papers_needed(convention.state))
    law = [
        PaperShown(
            key=paper.key,
            title=paper.title,
            uid=there[paper.key].uid if paper.key in there else "",
            detail=_paper_detail(there.get(paper.key)) or paper.note,
            is_there=paper.key in there,
            is_wanted=paper.key in wanted,
            made_by=paper.made_by,
        )
        for paper in dossier_on(max(today, convention.proposed_on))
    ]
    own = [
        PaperShown("", paper.name, paper.uid, _paper_detail(paper), is_there=True, is_wanted=False, made_by="")
        for paper in convention.papers
        if paper.voided_on is None and not paper.key
    ]
    return (*law, *own)


def _paper_detail(paper: ConventionPaper | None) -> str:
    if paper is None:
        return ""
    number = f"Số {paper.number}" if paper.number else ""
    day = f"ngày {paper.dated_on:%d/%m/%Y}" if paper.dated_on else ""
    return ", ".join(part for part in (number, day, "có bản chụp" if paper.scan_uid else "") if part)


def _opinions(convention: Convention) -> OpinionsShown:
    valid = [each for each in convention.opinions if each.voided_on is None]
    answers = [each.answer for each in valid]
    return OpinionsShown(
        all=len(valid),
        people=sum(each.people for each in valid),
        taken=answers.count(Answer.TAKEN) + answers.count(Answer.PARTLY),
        explained=answers.count(Answer.EXPLAINED),
        open=answers.count(Answer.OPEN),
    )


def _other(convention: Convention | None) -> Other | None:
    if convention is None:
        return None
    return Other(convention.uid, convention.title, convention.label, convention.state)


def _arranged(session: Session, convention: Convention) -> str:
    links = successors(session, convention.hamlet_id)
    if not links or convention.outcome is not None:
        return ""
    return f"{links[0].change.value} thành {', '.join(link.after for link in links)}"


def _review_on(session: Session, desk: Desk, convention: Convention) -> date | None:
    year = desk.clock.today().year
    held = [each for each, row in reviews_of(session, convention).items() if row.held_on]
    if convention.state not in REVIEWED or year in held or convention.voided_on:
        return None
    return review_on(convention.review_day, desk.law.rulebook, year)
