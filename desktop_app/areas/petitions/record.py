"""One petition, whole, as its page shows it: facts, people, the way by law, limits with their arithmetic, offers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import Told, story
from desktop_app.areas.petitions import life, outlook
from desktop_app.areas.petitions.handling.service import SETTLING
from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.limits import moved_words
from desktop_app.areas.petitions.models import Petition, PetitionStep
from desktop_app.areas.petitions.outlook import Coming
from desktop_app.areas.petitions.record_beside import CaseShown, PaperShown, case_of, papers_of
from desktop_app.areas.petitions.record_history import changed_since, history_of
from desktop_app.areas.petitions.record_people import PersonShown, people_of
from desktop_app.areas.petitions.rules import Done, Facts, Offer, stands
from desktop_app.areas.petitions.secrecy import sees_content
from desktop_app.areas.petitions.states import (
    Competent,
    Eligible,
    ForwarderKind,
    Outcome,
    RecipientClass,
    Result,
    Source,
    State,
)
from desktop_app.core.law.deadline import Deadline, Law, days_left
from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.procedure.running import Running, counted
from desktop_app.office.desk import Desk
from desktop_app.office.history import PROGRAM, Happening
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, Kind, SubjectField
from desktop_app.office.models import Account
from desktop_app.office.procedure.keeping import counting, done_of
from desktop_app.office.profile import read_profile

_OPEN = (
    *("uid", "rev", "number", "year", "label", "received_on", "source", "forwarder", "forwarder_kind"),
    *("forwarder_number", "forwarder_on", "dated_on", "visit_uid", "is_anonymous", "signers", "kind", "subject"),
    *("has_originals", "knew_on", "instance", "is_remote", "eligible", "ineligible_reason", "competent"),
    *("competent_reason", "to_agency", "recipient_class", "assigned_to", "state", "outcome", "ended_on", "result"),
    *("petition_no", "joined_uid", "is_secret", "file_code", "received_by", "is_backfilled", "voided_on", "voided_by"),
)
_PROSE = ("content", "request", "opponent", "history", "settled_by", "note", "void_reason")
"""What of a denunciation only those read who handle it or see its identity."""


@dataclass(frozen=True, kw_only=True)
class StepShown:
    """A step that was taken; `recorded_by` is who entered it, `article` the law of its day."""

    uid: str
    key: str
    title: str
    done_on: date
    recorded_by: str
    document_number: str
    document_on: date | None
    to_agency: str
    article: str
    confidence: Confidence | None
    paper: str
    forced_by: str
    force_reason: str
    taken_back_on: date | None
    back_reason: str
    told: str


@dataclass(frozen=True, kw_only=True)
class LimitShown:
    """A limit that runs or ran; `days_left` in working days, below zero when late, None when nothing is owed by it.

    `moved` says which day it had before the law or the days off changed.
    """

    running: Running
    deadline: Deadline | None
    days_left: int | None
    moved: str

    @property
    def title(self) -> str:
        """What it is the limit of."""
        return self.running.limit.title

    def explain(self) -> Deadline | None:
        """The arithmetic; None where the office set the day itself."""
        return self.deadline


@dataclass(frozen=True, kw_only=True)
class NationalShown:
    """When and by whom the petition was entered into the national database, and what changed since."""

    on: date
    by: str
    number: str
    changed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PetitionRecord:
    """A petition, whole; texts of a denunciation are hidden from an account that may not read them."""

    uid: str
    rev: int
    number: int
    year: int
    label: str
    received_on: date
    source: Source
    forwarder: str
    forwarder_kind: ForwarderKind
    forwarder_number: str
    forwarder_on: date | None
    dated_on: date | None
    visit_uid: str
    is_anonymous: bool
    signers: int
    kind: Kind
    subject: SubjectField
    has_originals: bool
    knew_on: date | None
    instance: int
    is_remote: bool
    eligible: Eligible
    ineligible_reason: str
    competent: Competent
    competent_reason: str
    to_agency: str
    recipient_class: RecipientClass | None
    assigned_to: str
    state: State
    outcome: Outcome | None
    ended_on: date | None
    result: Result | None
    petition_no: int
    joined_uid: str
    is_secret: bool
    file_code: str
    received_by: str
    is_backfilled: bool
    voided_on: date | None
    voided_by: str
    content: str
    request: str
    opponent: str
    history: str
    settled_by: str
    note: str
    void_reason: str
    hides_content: bool
    province: str
    facts: Facts
    people: tuple[PersonShown, ...]
    done: tuple[StepShown, ...]
    taken_back: tuple[StepShown, ...]
    coming: tuple[Coming, ...]
    limits: tuple[LimitShown, ...]
    offers: tuple[Offer, ...]
    case: CaseShown | None
    papers: tuple[PaperShown, ...]
    national: NationalShown | None
    happenings: tuple[Happening, ...]

    def limit(self, key: str) -> LimitShown | None:
        """One limit by its key."""
        return next((each for each in self.limits if each.running.limit.key == key), None)


def petition_record(desk: Desk, uid: str) -> PetitionRecord:
    """The petition as it stands today; UserError when it is not in the register."""
    with desk.db.reading() as session:
        petition = petition_of(session, uid)
        hides = petition.is_secret and not sees_content(desk.account)
        facts, today = life.facts_of(session, desk, petition), desk.clock.today()
        done = done_of(counting(petition.steps))
        limits = life.limits_of(session, desk, petition)
        lasting = petition.is_backfilled or petition.voided_on is not None
        law = Law(desk.law.rulebook, desk.law.calendar)
        uids = [petition.uid, *(who.uid for who in petition.everybody), *(step.uid for step in petition.steps)]
        told = story(session, uids)
        ahead = [] if lasting else outlook.coming(petition_law(), law, facts, done, today)
        shown = _steps(session, petition, told, hide=hides)
        return PetitionRecord(
            **{name: getattr(petition, name) for name in _OPEN},
            **{name: _prose(petition, name, hide=hides) for name in _PROSE},
            hides_content=hides,
            province=read_profile(session).province,
            facts=facts,
            people=people_of(session, petition),
            done=tuple(step for step in shown if step.taken_back_on is None),
            taken_back=tuple(step for step in shown if step.taken_back_on is not None),
            coming=tuple(ahead),
            limits=tuple(_limits(law, limits, today, moved_words(session, petition))),
            offers=() if petition.voided_on else tuple(_offers(facts, done, limits, today)),
            case=case_of(session, desk, petition, hide=hides),
            papers=() if hides else papers_of(session, petition, ahead),
            national=_national(shown, told),
            happenings=history_of(session, petition, hide=hides),
        )


def _prose(petition: Petition, name: str, hide: bool) -> Any:
    text = getattr(petition, name)
    return HIDDEN_CONTENT if hide and text else text


def _offers(facts: Facts, done: Sequence[Done], limits: Sequence[Running], today: date) -> list[Offer]:
    settle_by = next((each.due_on for each in limits if each.is_open and each.limit.key in SETTLING), None)
    return petition_law().offers(facts, done, today, settle_by, stands(petition_law(), done, limits))


def _limits(law: Law, limits: Sequence[Running], today: date, moved: Mapping[str, str]) -> Iterator[LimitShown]:
    for each in limits:
        worked_out = counted(law, each.rule_keys, each.start_on, each.pauses) if each.rule_keys else None
        left = days_left(each.due_on, today, law.calendar) if each.is_open and not each.is_paused else None
        said = moved.get(each.limit.key, "")
        yield LimitShown(running=each, deadline=worked_out, days_left=left, moved=said)


def _steps(session: Session, petition: Petition, told: Sequence[Told], hide: bool) -> list[StepShown]:
    names = {account.uid: account.name for account in session.scalars(select(Account))}
    entered = {change.row_uid: names.get(change.by, PROGRAM) for change in told if change.action == "add"}
    ordered = sorted(petition.steps, key=lambda step: step.done_on)
    return [_step(step, entered.get(step.uid, step.done_by), hide=hide) for step in ordered]


def _step(row: PetitionStep, recorded_by: str, hide: bool) -> StepShown:
    step = petition_law().law.by_key[row.key]
    version = step.version(row.done_on)
    return StepShown(
        uid=row.uid,
        key=row.key,
        title=step.title,
        done_on=row.done_on,
        recorded_by=recorded_by,
        document_number=row.document_number,
        document_on=row.document_on,
        to_agency=row.to_agency,
        article=version.article if version else "",
        confidence=version.confidence if version else None,
        paper=step.paper,
        forced_by=row.forced_by,
        force_reason=HIDDEN_CONTENT if hide and row.force_reason else row.force_reason,
        taken_back_on=row.taken_back_on,
        back_reason=HIDDEN_CONTENT if hide and row.back_reason else row.back_reason,
        told=HIDDEN_CONTENT if hide and (row.said or row.reason) else row.said or row.reason,
    )


def _national(shown: Sequence[StepShown], told: Sequence[Told]) -> NationalShown | None:
    entered = next((step for step in reversed(shown) if step.key == "national" and not step.taken_back_on), None)
    if entered is None:
        return None
    return NationalShown(
        on=entered.done_on,
        by=entered.recorded_by,
        number=entered.document_number,
        changed=changed_since(told, entered.uid),
    )
