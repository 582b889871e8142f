"""The tables of decisions of the people: the matter, its steps and limits, votes with their counts, and the account."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from db.base import Base, Stamped, words_of
from db.index import words
from db.recorded import Entry, Recorded
from desktop_app.areas.decisions.states import Item, Kind, Outcome, Proposer, Role, Scope, State
from desktop_app.areas.decisions.votes import models as votes
from desktop_app.areas.decisions.votes.models import Vote, VoteChoice
from desktop_app.areas.decisions.works import models as works
from desktop_app.office.models import Hamlet
from desktop_app.office.procedure.columns import LimitColumns, StepColumns
from desktop_app.office.signs import BACKFILLED

DECISION_KIND = 10
"""The permanent number of decisions in the index."""

BOOK = "decision"
"""The book whose numbers decisions get."""


class Decision(Stamped, Base):
    """One matter that the people decide.

    `state`, `outcome`, `ended_on`, `next_due_on` and `next_due` (a limit's key) follow from the steps and are kept for
    lists; `voted_on` and `has_passed` from the last vote that was closed. `owner_uid` is the convention that is voted
    on. `front_agreed_on` is when Mặt trận agreed that it be put (Điều 16). One of an old book raises no deadline.
    """

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("year", "number"),
        Index("ix_decision_proposed", "proposed_on", "id"),
        Index("ix_decision_hamlet", "hamlet_id", "year", "number"),
        Index("ix_decision_state", "state", "next_due_on", "id"),
        Index("ix_decision_due", "next_due_on", "id"),
        Index("ix_decision_item", "item", "year", "number"),
        Index("ix_decision_owner", "owner_uid"),
        Index("ix_decision_voted", "voted_on", "id"),
    )

    year: Mapped[int]
    number: Mapped[int]
    proposed_on: Mapped[date]
    item: Mapped[Item] = mapped_column(words_of(Item))
    kind: Mapped[Kind] = mapped_column(words_of(Kind))
    scope: Mapped[Scope] = mapped_column(words_of(Scope))
    hamlet_id: Mapped[int | None] = mapped_column(ForeignKey("hamlet.id"))
    title: Mapped[str] = mapped_column(String(300))
    content: Mapped[str] = mapped_column(Text, default="")
    proposer: Mapped[Proposer] = mapped_column(words_of(Proposer), default=Proposer.HEAD)
    proposer_name: Mapped[str] = mapped_column(String(120), default="")
    front_agreed_on: Mapped[date | None]
    is_scattered: Mapped[bool] = mapped_column(default=False)
    owner_uid: Mapped[str] = mapped_column(String(36), default="")
    state: Mapped[State] = mapped_column(words_of(State), default=State.PROPOSED)
    outcome: Mapped[Outcome | None] = mapped_column(words_of(Outcome))
    ended_on: Mapped[date | None]
    next_due_on: Mapped[date | None]
    next_due: Mapped[str] = mapped_column(String(40), default="")
    voted_on: Mapped[date | None]
    has_passed: Mapped[bool | None]
    effective_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_by: Mapped[str] = mapped_column(String(120), default="")
    is_backfilled: Mapped[bool] = mapped_column(default=False)
    voided_on: Mapped[date | None]
    voided_by: Mapped[str] = mapped_column(String(120), default="")
    void_reason: Mapped[str] = mapped_column(String(500), default="")

    steps: Mapped[list["DecisionStep"]] = relationship(order_by="DecisionStep.id", back_populates="decision")
    votes: Mapped[list[Vote]] = relationship(order_by="Vote.ordinal", back_populates="decision")
    choices: Mapped[list[VoteChoice]] = relationship(order_by="VoteChoice.position")
    people: Mapped[list["DecisionPerson"]] = relationship(order_by="DecisionPerson.position")
    consents: Mapped[list["Consent"]] = relationship(order_by="Consent.id")
    hamlet: Mapped[Hamlet | None] = relationship()

    @property
    def label(self) -> str:
        """What everybody calls the decision."""
        return f"{self.number:03d}/{self.year}"


class DecisionStep(StepColumns, Stamped, Base):
    """Something that was done with a decision; `vote_uid` is the vote whose result it states.

    `households` is how many chose to vote online, where a step tells it.
    """

    __tablename__ = "decision_step"
    __table_args__ = (Index("ix_decision_step_decision", "decision_id", "done_on"),)

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    vote_uid: Mapped[str] = mapped_column(String(36), default="")
    households: Mapped[int | None]

    decision: Mapped[Decision] = relationship(back_populates="steps")


class DecisionLimit(LimitColumns, Stamped, Base):
    """One limit of one decision."""

    __tablename__ = "decision_limit"
    __table_args__ = (
        UniqueConstraint("decision_id", "key"),
        Index("ix_decision_limit_due", "is_open", "due_on", "id"),
    )

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))

    decision: Mapped[Decision] = relationship()


class Consent(Stamped, Base):
    """A household that supports an initiative since `given_on`; one struck stays with the reason."""

    __tablename__ = "decision_consent"
    __table_args__ = (UniqueConstraint("decision_id", "household_key", "given_on"),)

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    household: Mapped[str] = mapped_column(String(120))
    household_key: Mapped[str] = mapped_column(String(400))
    address: Mapped[str] = mapped_column(String(300), default="")
    given_on: Mapped[date]
    way: Mapped[str] = mapped_column(String(60), default="")
    struck_on: Mapped[date | None]
    struck_reason: Mapped[str] = mapped_column(String(500), default="")


class DecisionPerson(Stamped, Base):
    """Somebody with a role in the matter, in one vote of it where `vote_uid` names one; one struck plays none."""

    __tablename__ = "decision_person"
    __table_args__ = (Index("ix_decision_person_decision", "decision_id", "position"),)

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    vote_uid: Mapped[str] = mapped_column(String(36), default="")
    role: Mapped[Role] = mapped_column(words_of(Role))
    position: Mapped[int] = mapped_column(default=1)
    full_name: Mapped[str] = mapped_column(String(120))
    post: Mapped[str] = mapped_column(String(120), default="")
    struck_on: Mapped[date | None]


class DecisionPaper(Stamped, Base):
    """A paper of the file, one of those that steps ask for where `key` names it; `scan_uid` is its picture.

    One taken out stays with its reason.
    """

    __tablename__ = "decision_paper"
    __table_args__ = (Index("ix_decision_paper_decision", "decision_id"),)

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    key: Mapped[str] = mapped_column(String(40), default="")
    name: Mapped[str] = mapped_column(String(200))
    number: Mapped[str] = mapped_column(String(60), default="")
    dated_on: Mapped[date | None]
    scan_uid: Mapped[str] = mapped_column(String(36), default="")
    voided_on: Mapped[date | None]
    void_reason: Mapped[str] = mapped_column(String(500), default="")


def decision_text(decision: Decision) -> str:
    """What a decision is found by: its number, hamlet, title, content and who brought it up."""
    hamlet = decision.hamlet.full_name if decision.hamlet else ""
    old = BACKFILLED if decision.is_backfilled else ""
    said = (decision.title, decision.content, decision.proposer_name, decision.item.value)
    numbers = (step.document_number for step in decision.steps)
    return words(f"Quyết định {decision.label}", hamlet, *said, *numbers, old)


def _entry(session: Session, row: Decision | DecisionStep) -> Entry | None:
    decision = session.get_one(Decision, row.id if isinstance(row, Decision) else row.decision_id)
    return Entry(DECISION_KIND, decision.id, decision_text(decision))


RECORDS: dict[type, Recorded] = {
    Decision: Recorded(entry=_entry),
    DecisionStep: Recorded(entry=_entry),
    DecisionLimit: Recorded(),
    Consent: Recorded(),
    DecisionPerson: Recorded(),
    DecisionPaper: Recorded(),
    **votes.RECORDS,
    **works.RECORDS,
}
