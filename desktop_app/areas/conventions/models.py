"""The tables of conventions: the text of a hamlet from its proposal to its end, versions, opinions, papers, reviews."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from db.base import Base, Stamped, words_of
from db.index import words
from db.recorded import Entry, Recorded
from desktop_app.areas.conventions.states import Answer, Channel, Kind, Name, Outcome, Proposer, Role, State
from desktop_app.office.models import Hamlet
from desktop_app.office.procedure.columns import LimitColumns, StepColumns
from desktop_app.office.signs import BACKFILLED

CONVENTION_KIND = 11
"""The permanent number of conventions in the index."""

BOOK = "convention"
"""The book whose numbers conventions get."""


class Convention(Stamped, Base):
    """One text of a hamlet, from its proposal until it is abolished or replaced.

    A text that changes another one (`amends_uid`) is a record of its own, so that the old one goes on being in force
    until the new one is recognised; all of them are one line, named by the uid of its first (`line_uid`). `state`,
    `outcome`, `ended_on`, `next_due_on` and `next_due` (a limit's key) follow from the steps and are kept for lists.
    One of an old book raises no deadline (`is_backfilled`).
    """

    __tablename__ = "convention"
    __table_args__ = (
        UniqueConstraint("year", "number"),
        Index("ix_convention_proposed", "proposed_on", "id"),
        Index("ix_convention_hamlet", "hamlet_id", "year", "number"),
        Index("ix_convention_state", "state", "next_due_on", "id"),
        Index("ix_convention_due", "next_due_on", "id"),
        Index("ix_convention_line", "line_uid", "id"),
        Index("ix_convention_amends", "amends_uid"),
    )

    year: Mapped[int]
    number: Mapped[int]
    proposed_on: Mapped[date]
    hamlet_id: Mapped[int] = mapped_column(ForeignKey("hamlet.id"))
    name: Mapped[Name] = mapped_column(words_of(Name), default=Name.HUONG_UOC)
    kind: Mapped[Kind] = mapped_column(words_of(Kind), default=Kind.NEW)
    title: Mapped[str] = mapped_column(String(300))
    why: Mapped[str] = mapped_column(Text, default="")
    proposer: Mapped[Proposer] = mapped_column(words_of(Proposer), default=Proposer.HEAD)
    proposer_name: Mapped[str] = mapped_column(String(120), default="")
    front_agreed_on: Mapped[date | None]
    households: Mapped[int] = mapped_column(default=0)
    consents: Mapped[int] = mapped_column(default=0)
    consents_since: Mapped[date | None]
    is_ethnic: Mapped[bool] = mapped_column(default=False)
    line_uid: Mapped[str] = mapped_column(String(36), default="")
    amends_uid: Mapped[str] = mapped_column(String(36), default="")
    state: Mapped[State] = mapped_column(words_of(State), default=State.PROPOSED)
    outcome: Mapped[Outcome | None] = mapped_column(words_of(Outcome))
    ended_on: Mapped[date | None]
    next_due_on: Mapped[date | None]
    next_due: Mapped[str] = mapped_column(String(40), default="")
    adopted_on: Mapped[date | None]
    recognised_on: Mapped[date | None]
    recognised_number: Mapped[str] = mapped_column(String(60), default="")
    review_day: Mapped[str] = mapped_column(String(5), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_by: Mapped[str] = mapped_column(String(120), default="")
    is_backfilled: Mapped[bool] = mapped_column(default=False)
    voided_on: Mapped[date | None]
    voided_by: Mapped[str] = mapped_column(String(120), default="")
    void_reason: Mapped[str] = mapped_column(String(500), default="")

    steps: Mapped[list["ConventionStep"]] = relationship(order_by="ConventionStep.id", back_populates="convention")
    versions: Mapped[list["ConventionVersion"]] = relationship(
        order_by="ConventionVersion.number", back_populates="convention"
    )
    people: Mapped[list["ConventionPerson"]] = relationship(order_by="ConventionPerson.position")
    opinions: Mapped[list["ConventionOpinion"]] = relationship(order_by="ConventionOpinion.id")
    papers: Mapped[list["ConventionPaper"]] = relationship(order_by="ConventionPaper.id")
    reviews: Mapped[list["ConventionReview"]] = relationship(order_by="ConventionReview.year")
    hamlet: Mapped[Hamlet] = relationship()

    @property
    def label(self) -> str:
        """What everybody calls the convention."""
        return f"{self.number:03d}/{self.year}"


class ConventionStep(StepColumns, Stamped, Base):
    """Something that was done with a convention; `decision_uid` is the vote of the households that it states.

    `articles` are the numbers of those that a step is about, as they were typed ("4, 7").
    """

    __tablename__ = "convention_step"
    __table_args__ = (Index("ix_convention_step_convention", "convention_id", "done_on"),)

    convention_id: Mapped[int] = mapped_column(ForeignKey("convention.id"))
    decision_uid: Mapped[str] = mapped_column(String(36), default="")
    articles: Mapped[str] = mapped_column(String(200), default="")

    convention: Mapped[Convention] = relationship(back_populates="steps")


class ConventionLimit(LimitColumns, Stamped, Base):
    """One limit of one convention."""

    __tablename__ = "convention_limit"
    __table_args__ = (
        UniqueConstraint("convention_id", "key"),
        Index("ix_convention_limit_due", "is_open", "due_on", "id"),
    )

    convention_id: Mapped[int] = mapped_column(ForeignKey("convention.id"))

    convention: Mapped[Convention] = relationship()


class ConventionVersion(Stamped, Base):
    """One wording of the text; `number` counts along the whole line. `saved_on` is the day it was finished on.

    A version that is fixed (adopted, posted, recognised) is not changed any more; the next change makes a new one.
    """

    __tablename__ = "convention_version"
    __table_args__ = (UniqueConstraint("convention_id", "number"),)

    convention_id: Mapped[int] = mapped_column(ForeignKey("convention.id"))
    number: Mapped[int]
    called: Mapped[str] = mapped_column(String(120), default="")
    saved_on: Mapped[date]
    preamble: Mapped[str] = mapped_column(Text, default="")
    closing: Mapped[str] = mapped_column(Text, default="")
    is_fixed: Mapped[bool] = mapped_column(default=False)
    source_uid: Mapped[str] = mapped_column(String(36), default="")
    saved_by: Mapped[str] = mapped_column(String(120), default="")

    convention: Mapped[Convention] = relationship(back_populates="versions")
    articles: Mapped[list["ConventionArticle"]] = relationship(
        primaryjoin="and_(ConventionVersion.id == ConventionArticle.version_id, ~ConventionArticle.is_struck)",
        order_by="ConventionArticle.position",
    )


class ConventionArticle(Stamped, Base):
    """One article of a version as it is printed; its text keeps its lines, one clause a line."""

    __tablename__ = "convention_article"
    __table_args__ = (Index("ix_convention_article_version", "version_id", "position"),)

    version_id: Mapped[int] = mapped_column(ForeignKey("convention_version.id"))
    position: Mapped[int]
    chapter: Mapped[str] = mapped_column(String(300), default="")
    number: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    is_struck: Mapped[bool] = mapped_column(default=False)


class ConventionPerson(Stamped, Base):
    """Somebody in the drafting team, or who signed the text; one struck stays."""

    __tablename__ = "convention_person"
    __table_args__ = (Index("ix_convention_person_convention", "convention_id", "position"),)

    convention_id: Mapped[int] = mapped_column(ForeignKey("convention.id"))
    role: Mapped[Role] = mapped_column(words_of(Role))
    position: Mapped[int] = mapped_column(default=1)
    full_name: Mapped[str] = mapped_column(String(120))
    post: Mapped[str] = mapped_column(String(120), default="")
    struck_on: Mapped[date | None]


class ConventionOpinion(Stamped, Base):
    """What somebody said of the draft, and how it was answered; `people` is for how many they spoke."""

    __tablename__ = "convention_opinion"
    __table_args__ = (Index("ix_convention_opinion_convention", "convention_id", "id"),)

    convention_id: Mapped[int] = mapped_column(ForeignKey("convention.id"))
    received_on: Mapped[date]
    channel: Mapped[Channel] = mapped_column(words_of(Channel))
    who: Mapped[str] = mapped_column(String(200), default="")
    people: Mapped[int] = mapped_column(default=1)
    article: Mapped[str] = mapped_column(String(20), default="")
    content: Mapped[str] = mapped_column(Text)
    answer: Mapped[Answer] = mapped_column(words_of(Answer), default=Answer.OPEN)
    explanation: Mapped[str] = mapped_column(Text, default="")
    answered_on: Mapped[date | None]
    voided_on: Mapped[date | None]
    void_reason: Mapped[str] = mapped_column(String(500), default="")


class ConventionPaper(Stamped, Base):
    """A paper of the dossier, one of those that steps ask for where `key` names it; `scan_uid` is its picture.

    One taken out stays with its reason.
    """

    __tablename__ = "convention_paper"
    __table_args__ = (Index("ix_convention_paper_convention", "convention_id"),)

    convention_id: Mapped[int] = mapped_column(ForeignKey("convention.id"))
    key: Mapped[str] = mapped_column(String(40), default="")
    name: Mapped[str] = mapped_column(String(200))
    number: Mapped[str] = mapped_column(String(60), default="")
    dated_on: Mapped[date | None]
    scan_uid: Mapped[str] = mapped_column(String(36), default="")
    voided_on: Mapped[date | None]
    void_reason: Mapped[str] = mapped_column(String(500), default="")


class ConventionReview(Stamped, Base):
    """The yearly evaluation of a text in force: when it was held, what was found, when the commune was told."""

    __tablename__ = "convention_review"
    __table_args__ = (UniqueConstraint("convention_id", "year"),)

    convention_id: Mapped[int] = mapped_column(ForeignKey("convention.id"))
    year: Mapped[int]
    held_on: Mapped[date | None]
    way: Mapped[str] = mapped_column(String(200), default="")
    result: Mapped[str] = mapped_column(Text, default="")
    violations: Mapped[int] = mapped_column(default=0)
    proposal: Mapped[str] = mapped_column(String(500), default="")
    reported_on: Mapped[date | None]


class ConventionQuestion(Stamped, Base):
    """A passage about which the program asked the official, and what he found; kept so that it is not asked again."""

    __tablename__ = "convention_question"
    __table_args__ = (UniqueConstraint("version_id", "article_number", "rule", "passage"),)

    version_id: Mapped[int] = mapped_column(ForeignKey("convention_version.id"))
    article_number: Mapped[str] = mapped_column(String(20))
    rule: Mapped[str] = mapped_column(String(40))
    passage: Mapped[str] = mapped_column(String(500))
    finding: Mapped[str] = mapped_column(String(500))


def convention_text(convention: Convention, hamlet: str) -> str:
    """What a convention is found by: its number, hamlet, title, and what its newest version says."""
    newest = convention.versions[-1] if convention.versions else None
    articles = newest.articles if newest else []
    said = [f"{article.title} {article.text}" for article in articles if not article.is_struck]
    old = BACKFILLED if convention.is_backfilled else ""
    numbers = (convention.recognised_number, *(step.document_number for step in convention.steps))
    return words(f"{convention.name.value} {convention.label}", convention.title, hamlet, *numbers, *said, old)


def _entry(session: Session, row: Convention | ConventionStep | ConventionVersion | ConventionArticle) -> Entry | None:
    convention = session.get_one(Convention, _convention_id(session, row))
    hamlet = session.get_one(Hamlet, convention.hamlet_id).full_name
    return Entry(CONVENTION_KIND, convention.id, convention_text(convention, hamlet))


def _convention_id(session: Session, row: Convention | ConventionStep | ConventionVersion | ConventionArticle) -> int:
    if isinstance(row, Convention):
        return row.id
    if isinstance(row, ConventionArticle):
        return session.get_one(ConventionVersion, row.version_id).convention_id
    return row.convention_id


RECORDS: dict[type, Recorded] = {
    Convention: Recorded(entry=_entry),
    ConventionStep: Recorded(entry=_entry),
    ConventionLimit: Recorded(),
    ConventionVersion: Recorded(entry=_entry),
    ConventionArticle: Recorded(entry=_entry),
    ConventionPerson: Recorded(),
    ConventionOpinion: Recorded(),
    ConventionPaper: Recorded(),
    ConventionReview: Recorded(),
    ConventionQuestion: Recorded(),
}
