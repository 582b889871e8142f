"""The tables of votes: what can be chosen, who votes where, what each counter found and what was settled."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Base, Stamped, words_of
from db.recorded import Recorded
from desktop_app.areas.decisions.states import Choice, Form, Way
from desktop_app.office.models import Hamlet

if TYPE_CHECKING:
    from desktop_app.areas.decisions.models import Decision


class VoteChoice(Stamped, Base):
    """What can be chosen: agree, disagree, other, or a candidate; a candidate keeps when he was born and what he does.

    One struck is on no ballot any more.
    """

    __tablename__ = "vote_choice"
    __table_args__ = (UniqueConstraint("decision_id", "position"),)

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    position: Mapped[int]
    kind: Mapped[Choice] = mapped_column(words_of(Choice))
    label: Mapped[str] = mapped_column(String(200))
    born_on: Mapped[date | None]
    about: Mapped[str] = mapped_column(String(500), default="")
    struck_on: Mapped[date | None]


class Vote(Stamped, Base):
    """One meeting, one handing out of ballots, one online vote; it is closed once its counts are settled.

    A meeting is held on `from_on`; ballots and online votes are open from `from_on` to the end of `to_on`.
    `chose_online` is how many households chose to vote online.
    """

    __tablename__ = "vote"
    __table_args__ = (UniqueConstraint("decision_id", "ordinal"), Index("ix_vote_ended", "to_on"))

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    ordinal: Mapped[int]
    form: Mapped[Form] = mapped_column(words_of(Form))
    way: Mapped[Way | None] = mapped_column(words_of(Way))
    from_on: Mapped[date]
    to_on: Mapped[date]
    begins_at: Mapped[str] = mapped_column(String(5), default="")
    ends_at: Mapped[str] = mapped_column(String(5), default="")
    chose_online: Mapped[int | None]
    place: Mapped[str] = mapped_column(String(300), default="")
    documents: Mapped[str] = mapped_column(Text, default="")
    opinions: Mapped[str] = mapped_column(Text, default="")
    evidence_uid: Mapped[str] = mapped_column(String(36), default="")
    closed_on: Mapped[date | None]
    closed_by: Mapped[str] = mapped_column(String(120), default="")
    voided_on: Mapped[date | None]
    void_reason: Mapped[str] = mapped_column(String(500), default="")

    decision: Mapped["Decision"] = relationship(back_populates="votes")
    units: Mapped[list["VoteUnit"]] = relationship(order_by="VoteUnit.position", back_populates="vote")


class VoteUnit(Stamped, Base):
    """A hamlet, or one cluster of it, that votes on its own; its sums are the settled ones.

    `households` is how many there were on the day of the vote. Numbers that are not known are None; by hands nothing
    is handed out or returned.
    """

    __tablename__ = "vote_unit"
    __table_args__ = (UniqueConstraint("vote_id", "position"), Index("ix_vote_unit_hamlet", "hamlet_id"))

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"))
    position: Mapped[int]
    hamlet_id: Mapped[int] = mapped_column(ForeignKey("hamlet.id"))
    cluster: Mapped[str] = mapped_column(String(120), default="")
    held_on: Mapped[date | None]
    households: Mapped[int]
    present: Mapped[int | None]
    handed_out: Mapped[int | None]
    not_returned: Mapped[int | None]
    returned: Mapped[int | None]
    valid: Mapped[int | None]
    invalid: Mapped[int | None]
    settled_by: Mapped[str] = mapped_column(String(120), default="")
    settle_note: Mapped[str] = mapped_column(String(500), default="")

    vote: Mapped[Vote] = relationship(back_populates="units")
    hamlet: Mapped[Hamlet] = relationship()
    tallies: Mapped[list["Tally"]] = relationship(order_by="Tally.id")
    counts: Mapped[list["UnitCount"]] = relationship(order_by="UnitCount.counter")


class UnitCount(Stamped, Base):
    """What one of the two counters found in a unit, independently of the other."""

    __tablename__ = "vote_unit_count"
    __table_args__ = (UniqueConstraint("unit_id", "counter"),)

    unit_id: Mapped[int] = mapped_column(ForeignKey("vote_unit.id"))
    counter: Mapped[int]
    counted_by: Mapped[str] = mapped_column(String(120), default="")
    handed_out: Mapped[int | None]
    not_returned: Mapped[int | None]
    returned: Mapped[int | None]
    valid: Mapped[int | None]
    invalid: Mapped[int | None]
    is_done: Mapped[bool] = mapped_column(default=False)


class Tally(Stamped, Base):
    """How many chose something in a unit: found by counter 1 or 2, or settled where the counter is 0."""

    __tablename__ = "vote_tally"
    __table_args__ = (UniqueConstraint("unit_id", "choice_id", "counter"),)

    unit_id: Mapped[int] = mapped_column(ForeignKey("vote_unit.id"))
    choice_id: Mapped[int] = mapped_column(ForeignKey("vote_choice.id"))
    counter: Mapped[int] = mapped_column(default=0)
    votes: Mapped[int]

    choice: Mapped[VoteChoice] = relationship()


class VoteHousehold(Stamped, Base):
    """A household on the list of a unit, with the number on its stub or in the list of those present; or one struck.

    Nothing here tells how it voted, nor which ballot it got.
    """

    __tablename__ = "vote_household"
    __table_args__ = (UniqueConstraint("unit_id", "number"),)

    unit_id: Mapped[int] = mapped_column(ForeignKey("vote_unit.id"))
    number: Mapped[int]
    head: Mapped[str] = mapped_column(String(120))
    representative: Mapped[str] = mapped_column(String(120), default="")
    is_present: Mapped[bool] = mapped_column(default=False)
    handed_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    struck_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(200), default="")


class BallotCode(Stamped, Base):
    """The random code of one printed ballot; kept in the order of the codes, beside no household."""

    __tablename__ = "vote_ballot_code"
    __table_args__ = (UniqueConstraint("vote_id", "code"),)

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"))
    code: Mapped[str] = mapped_column(String(12))
    seen_on: Mapped[date | None]


RECORDS: dict[type, Recorded] = {
    VoteChoice: Recorded(),
    Vote: Recorded(),
    VoteUnit: Recorded(),
    UnitCount: Recorded(),
    Tally: Recorded(),
    VoteHousehold: Recorded(),
    BallotCode: Recorded(),
}
