"""The tables of petitions: the petition, who wrote it, what was done with it, the limits that run for it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from db.base import Base, Instant, Stamped, words_of
from db.index import words
from db.recorded import Entry, Recorded
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
from desktop_app.office.matter_kinds import Capacity, Kind, SubjectField
from desktop_app.office.models import Hamlet, Identity, Person
from desktop_app.office.procedure.columns import LimitColumns, StepColumns
from desktop_app.office.signs import BACKFILLED, traces

PETITION_KIND = 9
"""The permanent number of petitions in the index."""

BOOK = "petition"
"""The book whose numbers petitions get ("Số đến")."""


class Petition(Stamped, Base):
    """One đơn: what came in, how it was classified, where it stands.

    `state`, `outcome`, `ended_on`, `next_due_on` and `next_due` (a limit's key) follow from the steps and are kept for
    lists. `visit_uid` is the visit at which it was handed in, `joined_uid` the petition it was joined to, `knew_on`
    when the writer learned of what is complained of. One of an old book raises no deadline (`is_backfilled`).
    """

    __tablename__ = "petition"
    __table_args__ = (
        UniqueConstraint("year", "number"),
        Index("ix_petition_received", "received_on", "id"),
        Index("ix_petition_kind", "kind", "year", "number"),
        Index("ix_petition_state", "state", "next_due_on", "id"),
        Index("ix_petition_due", "next_due_on", "id"),
        Index("ix_petition_who", "who_key", "id"),
        Index("ix_petition_case", "case_id"),
        Index("ix_petition_visit", "visit_uid"),
        Index("ix_petition_joined", "joined_uid"),
        Index("ix_petition_assigned", "assigned_to"),
    )

    year: Mapped[int]
    number: Mapped[int]
    received_on: Mapped[date]
    source: Mapped[Source] = mapped_column(words_of(Source))
    forwarder: Mapped[str] = mapped_column(String(300), default="")
    forwarder_kind: Mapped[ForwarderKind] = mapped_column(words_of(ForwarderKind), default=ForwarderKind.NONE)
    forwarder_number: Mapped[str] = mapped_column(String(60), default="")
    forwarder_on: Mapped[date | None]
    dated_on: Mapped[date | None]
    visit_uid: Mapped[str] = mapped_column(String(36), default="")
    who_key: Mapped[str] = mapped_column(String(400), default="")
    is_anonymous: Mapped[bool] = mapped_column(default=False)
    signers: Mapped[int] = mapped_column(default=1)
    kind: Mapped[Kind] = mapped_column(words_of(Kind))
    subject: Mapped[SubjectField] = mapped_column(words_of(SubjectField))
    content: Mapped[str] = mapped_column(Text)
    request: Mapped[str] = mapped_column(Text, default="")
    opponent: Mapped[str] = mapped_column(String(300), default="")
    history: Mapped[str] = mapped_column(Text, default="")
    settled_by: Mapped[str] = mapped_column(String(300), default="")
    has_originals: Mapped[bool] = mapped_column(default=False)
    knew_on: Mapped[date | None]
    instance: Mapped[int] = mapped_column(default=1)
    is_remote: Mapped[bool] = mapped_column(default=False)
    eligible: Mapped[Eligible] = mapped_column(words_of(Eligible), default=Eligible.UNKNOWN)
    ineligible_reason: Mapped[str] = mapped_column(String(40), default="")
    competent: Mapped[Competent] = mapped_column(words_of(Competent), default=Competent.UNKNOWN)
    competent_reason: Mapped[str] = mapped_column(String(40), default="")
    to_agency: Mapped[str] = mapped_column(String(300), default="")
    recipient_class: Mapped[RecipientClass | None] = mapped_column(words_of(RecipientClass))
    assigned_to: Mapped[str] = mapped_column(String(120), default="")
    state: Mapped[State] = mapped_column(words_of(State), default=State.NEW)
    outcome: Mapped[Outcome | None] = mapped_column(words_of(Outcome))
    ended_on: Mapped[date | None]
    result: Mapped[Result | None] = mapped_column(words_of(Result))
    complexity: Mapped[str] = mapped_column(String(120), default="")
    next_due_on: Mapped[date | None]
    next_due: Mapped[str] = mapped_column(String(40), default="")
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"))
    petition_no: Mapped[int] = mapped_column(default=1)
    joined_uid: Mapped[str] = mapped_column(String(36), default="")
    is_secret: Mapped[bool] = mapped_column(default=False)
    file_code: Mapped[str] = mapped_column(String(30), default="")
    received_by: Mapped[str] = mapped_column(String(120), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    is_backfilled: Mapped[bool] = mapped_column(default=False)
    voided_on: Mapped[date | None]
    voided_by: Mapped[str] = mapped_column(String(120), default="")
    void_reason: Mapped[str] = mapped_column(String(500), default="")

    people: Mapped[list["PetitionPerson"]] = relationship(
        primaryjoin="and_(Petition.id == PetitionPerson.petition_id, ~PetitionPerson.is_struck)",
        order_by="PetitionPerson.position",
        back_populates="petition",
    )
    everybody: Mapped[list["PetitionPerson"]] = relationship(order_by="PetitionPerson.id", viewonly=True)
    steps: Mapped[list["PetitionStep"]] = relationship(order_by="PetitionStep.id", back_populates="petition")
    papers: Mapped[list["PetitionPaper"]] = relationship(order_by="PetitionPaper.position", back_populates="petition")

    @property
    def label(self) -> str:
        """What everybody calls the petition."""
        return f"{self.number:03d}/{self.year}"


class PetitionPerson(Identity, Stamped, Base):
    """Somebody who signed, as the petition names them; empty when the identity is in the vault."""

    __tablename__ = "petition_person"
    __table_args__ = (
        Index("ix_petition_person_petition", "petition_id"),
        Index("ix_petition_person_person", "person_id"),
    )

    petition_id: Mapped[int] = mapped_column(ForeignKey("petition.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    hamlet_id: Mapped[int | None] = mapped_column(ForeignKey("hamlet.id"))
    position: Mapped[int] = mapped_column(default=1)
    capacity: Mapped[Capacity] = mapped_column(words_of(Capacity), default=Capacity.SELF)
    mandate: Mapped[str] = mapped_column(String(200), default="")
    is_representative: Mapped[bool] = mapped_column(default=False)
    is_struck: Mapped[bool] = mapped_column(default=False)
    sealed_at: Mapped[datetime | None] = mapped_column(Instant)

    petition: Mapped[Petition] = relationship(back_populates="people")
    person: Mapped[Person | None] = relationship()


class PetitionStep(StepColumns, Base):
    """Something that was done with a petition; one taken back stays with its reason and counts nowhere.

    `key` names a step of `resources/legal/petitions/steps.toml`; `until_on`, `ground`, `tests` and the rest are what
    that step asks for. A classification keeps what it said of the petition, and in `was_…` what the register had before
    it, so that it can be taken back. A step that the law did not offer keeps who forced it and why.
    """

    __tablename__ = "petition_step"
    __table_args__ = (
        Index("ix_petition_step_petition", "petition_id", "done_on"),
        Index("ix_petition_step_done", "done_on", "key"),
    )

    petition_id: Mapped[int] = mapped_column(ForeignKey("petition.id"))
    to_agency: Mapped[str] = mapped_column(String(300), default="")
    assigned_to: Mapped[str] = mapped_column(String(120), default="")
    tests: Mapped[str] = mapped_column(String(120), default="")
    result: Mapped[Result | None] = mapped_column(words_of(Result))
    recipient_class: Mapped[RecipientClass | None] = mapped_column(words_of(RecipientClass))
    eligible: Mapped[Eligible | None] = mapped_column(words_of(Eligible))
    ineligible_reason: Mapped[str] = mapped_column(String(40), default="")
    competent: Mapped[Competent | None] = mapped_column(words_of(Competent))
    competent_reason: Mapped[str] = mapped_column(String(40), default="")
    kind: Mapped[Kind | None] = mapped_column(words_of(Kind))
    instance: Mapped[int | None]
    knew_on: Mapped[date | None]
    was_kind: Mapped[Kind | None] = mapped_column(words_of(Kind))
    was_instance: Mapped[int | None]
    was_known_on: Mapped[date | None]
    joined_uid: Mapped[str] = mapped_column(String(36), default="")

    petition: Mapped[Petition] = relationship(back_populates="steps")


class PetitionLimit(LimitColumns, Base):
    """One limit of one petition as it stands; worked out anew from the steps at every change.

    `key` names a limit of `resources/legal/petitions/limits.toml`, `rule_keys` the dated rules that were added up.
    `moved_from_on` is the day it had before a change of law or of days off moved it on `moved_on`.
    """

    __tablename__ = "petition_limit"
    __table_args__ = (
        UniqueConstraint("petition_id", "key"),
        Index("ix_petition_limit_due", "is_open", "due_on", "id"),
    )

    petition_id: Mapped[int] = mapped_column(ForeignKey("petition.id"))

    petition: Mapped[Petition] = relationship()


class PetitionPaper(Stamped, Base):
    """A paper of the petition's file; one taken out stays with its reason.

    `scan_uid` is the attachment that shows it, "" when there is no scan; where `is_sealed`, the scan lies in the vault
    under that uid.
    """

    __tablename__ = "petition_paper"
    __table_args__ = (Index("ix_petition_paper_petition", "petition_id"),)

    petition_id: Mapped[int] = mapped_column(ForeignKey("petition.id"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))
    pages: Mapped[int] = mapped_column(default=1)
    copy_kind: Mapped[str] = mapped_column(String(60), default="")
    condition: Mapped[str] = mapped_column(String(120), default="")
    scan_uid: Mapped[str] = mapped_column(String(36), default="")
    is_sealed: Mapped[bool] = mapped_column(default=False)
    voided_on: Mapped[date | None]
    void_reason: Mapped[str] = mapped_column(String(500), default="")

    petition: Mapped[Petition] = relationship(back_populates="papers")


class PetitionNotSame(Stamped, Base):
    """A petition and another record that somebody looked at side by side and found to be different matters.

    `other_uid` is a petition or a visit; emptied when one of the two becomes secret.
    """

    __tablename__ = "petition_not_same"
    __table_args__ = (
        Index("ix_petition_not_same_petition", "petition_id"),
        Index("ix_petition_not_same_other", "other_uid"),
    )

    petition_id: Mapped[int | None] = mapped_column(ForeignKey("petition.id"))
    other_uid: Mapped[str] = mapped_column(String(36), default="")


def petition_text(petition: Petition, hamlet: str) -> str:
    """What a petition is found by: its number, who wrote it, what it is about; never what lies in the vault."""
    who = (words(p.full_name, p.paper_number, p.phone, p.address) for p in petition.people)
    said = (petition.content, petition.request, petition.opponent, petition.to_agency, petition.file_code)
    numbers = (petition.forwarder, petition.forwarder_number, *(step.document_number for step in petition.steps))
    old = BACKFILLED if petition.is_backfilled else ""
    return words(f"Đơn {petition.label}", *who, *said, *numbers, *_signs(petition, hamlet), old)


def _signs(petition: Petition, hamlet: str) -> list[str]:
    """The tokens by which petitions and visits about the same matter are found; never a denunciation's."""
    if petition.is_secret:
        return []
    address = petition.people[0].address if petition.people else ""
    said = (petition.content, petition.request)
    return sorted(trace.key for trace in traces(said, petition.opponent, hamlet, address))


def _entry(session: Session, row: Petition | PetitionPerson | PetitionStep) -> Entry | None:
    petition = session.get_one(Petition, row.id if isinstance(row, Petition) else row.petition_id)
    home = petition.people[0].hamlet_id if petition.people else None
    hamlet = session.scalars(select(Hamlet).where(Hamlet.id == home)).one_or_none() if home else None
    return Entry(PETITION_KIND, petition.id, petition_text(petition, hamlet.full_name if hamlet else ""))


RECORDS: dict[type, Recorded] = {
    Petition: Recorded(entry=_entry),
    PetitionPerson: Recorded(entry=_entry),
    PetitionStep: Recorded(entry=_entry),
    PetitionPaper: Recorded(),
    PetitionLimit: Recorded(),
    PetitionNotSame: Recorded(),
}
