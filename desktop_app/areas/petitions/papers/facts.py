"""What the papers of one petition are made of: the petition, who wrote it, the step that a paper goes with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop_app.areas.petitions import life
from desktop_app.areas.petitions.handling.service import SETTLING
from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition, PetitionStep
from desktop_app.areas.petitions.papers_in import handed_in
from desktop_app.areas.petitions.rules import Done, Offer
from desktop_app.areas.petitions.states import Competent, Eligible, Result, Source, State
from desktop_app.core.law.deadline import Law, summed
from desktop_app.core.paper.official import short_day
from desktop_app.core.procedure.running import Running, counted, running
from desktop_app.office.desk import Desk
from desktop_app.office.form_papers import steps
from desktop_app.office.form_papers.steps import PaperStep
from desktop_app.office.form_papers.table import PaperKind
from desktop_app.office.hamlets import hamlet_name
from desktop_app.office.handed_in import HandedIn
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.paper_people import Giver, whole_address
from desktop_app.office.procedure.keeping import counting
from desktop_app.office.profile import Profile, read_profile


@dataclass(frozen=True, kw_only=True)
class StepFacts(PaperStep):
    """A step with what was said at it."""

    to_agency: str = ""
    assigned_to: str = ""
    tests: tuple[str, ...] = ()
    result: Result | None = None


@dataclass(frozen=True, kw_only=True)
class Term:
    """How long the settlement may take as of the step: in days, until when, and by how much the step lengthened it."""

    amount: str = ""
    until_on: date | None = None
    extension: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperFacts:
    """A petition as its papers tell of it; `writer` is empty where the identity lies in the vault."""

    uid: str
    profile: Profile
    number: int
    year: int
    label: str
    file_code: str
    is_secret: bool
    visit_uid: str
    received_on: date
    dated_on: date | None
    received_by: str
    source: Source
    kind: Kind
    instance: int
    state: State
    eligible: Eligible
    competent: Competent
    voided_on: date | None
    content: str
    request: str
    opponent: str
    settled_by: str
    assigned_to: str
    to_agency: str
    forwarder: str
    forwarder_number: str
    forwarder_on: date | None
    result: Result | None
    writer: Giver
    beside: tuple[str, ...]
    signers: int
    papers: tuple[HandedIn, ...]
    done: tuple[StepFacts, ...]
    offers: tuple[Offer, ...]


_SAME = (
    *("uid", "number", "year", "label", "file_code", "is_secret", "visit_uid", "received_on", "dated_on"),
    *("received_by", "source", "kind", "instance", "state", "eligible", "competent", "voided_on", "content"),
    *("request", "opponent", "settled_by", "assigned_to", "to_agency", "forwarder", "forwarder_number"),
    *("forwarder_on", "result", "signers"),
)
_OF_STEP = (
    *("key", "done_on", "document_number", "document_on", "to_agency", "assigned_to", "until_on", "ground", "result"),
    *("said", "reason"),
)


def paper_facts(session: Session, uid: str, offered: Sequence[Offer]) -> PaperFacts:
    """The petition of that uid with the steps `offered` for it; UserError when it is gone."""
    petition, profile = petition_of(session, uid), read_profile(session)
    people = [] if petition.is_secret else petition.people
    return PaperFacts(
        **{name: getattr(petition, name) for name in _SAME},
        profile=profile,
        writer=_writer(session, petition, profile),
        beside=tuple(who.full_name for who in people[1:]),
        papers=tuple(handed_in(petition)),
        done=tuple(_step(step) for step in counting(petition.steps)),
        offers=tuple(offered),
    )


def step_of(facts: PaperFacts, kind: PaperKind, today: date) -> StepFacts:
    """The step that a paper goes with: the last one taken, else the one that may be taken now; else the present."""
    return steps.step_of(kind, facts.done, facts.offers, today, StepFacts)


def term_of(session: Session, desk: Desk, facts: PaperFacts, step: StepFacts) -> Term:
    """How long the settlement may take once the step was taken."""
    law = Law(desk.law.rulebook, desk.law.calendar)
    asked = life.facts_of(session, desk, petition_of(session, facts.uid))
    limits = running(petition_law(), law, asked, _until(facts, step), step.done_on)
    limit = next((each for each in limits if each.limit.key in SETTLING and each.rule_keys), None)
    return Term() if limit is None else _term(law, limit)


def _term(law: Law, limit: Running) -> Term:
    whole = summed(law.rulebook, limit.rule_keys, limit.start_on)
    ended = [pause for pause in limit.pauses if pause.to_on != date.max]
    longer = limit.limit.extension
    return Term(
        amount=whole.amount,
        until_on=counted(law, limit.rule_keys, limit.start_on, ended).due_on,
        extension=each.amount if longer and (each := law.rulebook.find(longer, limit.start_on)) else "",
    )


def _until(facts: PaperFacts, step: StepFacts) -> list[Done]:
    """The steps up to this one, with it."""
    before = facts.done if step.is_draft else facts.done[: facts.done.index(step)]
    return [Done(key=each.key, on=each.done_on, until_on=each.until_on) for each in (*before, step) if each.key]


def _step(row: PetitionStep) -> StepFacts:
    return StepFacts(**{name: getattr(row, name) for name in _OF_STEP}, tests=tuple(row.tests.split()))


def _writer(session: Session, petition: Petition, profile: Profile) -> Giver:
    if petition.is_secret or not petition.people:
        return Giver()
    who = petition.people[0]
    return Giver(
        who.full_name,
        whole_address(profile, hamlet_name(session, who.hamlet_id), who.address),
        who.paper_number,
        short_day(who.paper_issued_on),
        who.paper_issued_by,
        short_day(who.born_on),
        who.phone,
    )
