"""The tables of the reception register (fields: the superset of Mẫu 03/TCD and of biểu 01/TCD)."""

from datetime import date, datetime, time
from enum import Enum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from db.base import Base, Instant, Stamped, words_of
from db.index import words
from db.recorded import Entry, Recorded
from desktop_app.areas.reception.books import models as books
from desktop_app.areas.reception.books.rules import MAIN, label
from desktop_app.areas.reception.link_models import NotSame, PersonCopy, VisitLink
from desktop_app.areas.reception.sessions.models import Ground, ScheduleNotice, SessionState, SessionTask
from desktop_app.office.matter_kinds import Capacity, Kind, SubjectField
from desktop_app.office.models import Hamlet, Identity, Person
from desktop_app.office.signs import BACKFILLED, traces

VISIT_KIND = 1
"""The permanent number of visits in the index."""

SESSION_KIND = 5
"""The permanent number of sessions in the index."""


class Mode(Enum):
    """Whose reception it is; the report form counts the three apart."""

    REGULAR = "Tiếp thường xuyên"
    BY_HEAD = "Người đứng đầu tiếp"
    BY_DELEGATE = "Ủy quyền tiếp"


class SessionKind(Enum):
    """Why the head receives."""

    PERIODIC = "Định kỳ"
    UNSCHEDULED = "Đột xuất"


class Channel(Enum):
    """How citizen and official meet (online from 01/07/2026)."""

    IN_PERSON = "Trực tiếp"
    ONLINE = "Trực tuyến"


class Handling(Enum):
    """What was done with the matter at the desk."""

    ANSWER_AT_ONCE = "Trả lời ngay"
    ACCEPT = "Thụ lý"
    GUIDE = "Hướng dẫn"
    TRANSFER = "Chuyển đơn"
    RETURN_TO_SENDER = "Trả đơn"
    URGE = "Đôn đốc"
    REFUSE = "Từ chối tiếp"
    FILE_AWAY = "Lưu đơn"
    NOT_HANDLED = "Không xử lý"


class CrowdCount(Enum):
    """Whether a visit counts as a đoàn đông người; by the number present unless somebody says otherwise."""

    BY_NUMBER = "Theo số người đến"
    YES = "Có"
    NO = "Không"


class SessionDay(Stamped, Base):
    """Phiên tiếp of the head or of a deputy; a record also when nobody came.

    `planned_on` is the day the schedule named; `change_reason` says why it is held on another one, or not at all.
    It was announced from `starts_at` to `ends_at` and really lasted from `began_at` to `ended_at`.
    """

    __tablename__ = "session_day"
    __table_args__ = (Index("ix_session_day_held", "held_on"), Index("ix_session_day_planned", "planned_on"))

    held_on: Mapped[date]
    kind: Mapped[SessionKind] = mapped_column(words_of(SessionKind))
    chair: Mapped[str] = mapped_column(String(120))
    chair_post: Mapped[str] = mapped_column(String(120))
    attendees: Mapped[str] = mapped_column(String(500), default="")
    had_citizens: Mapped[bool] = mapped_column(default=True)
    minutes_number: Mapped[str] = mapped_column(String(40), default="")
    state: Mapped[SessionState] = mapped_column(words_of(SessionState), default=SessionState.PLANNED)
    mode: Mapped[Mode] = mapped_column(words_of(Mode), default=Mode.BY_HEAD)
    channel: Mapped[Channel] = mapped_column(words_of(Channel), default=Channel.IN_PERSON)
    ground: Mapped[Ground | None] = mapped_column(words_of(Ground))
    planned_on: Mapped[date | None]
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    began_at: Mapped[time | None]
    ended_at: Mapped[time | None]
    place: Mapped[str] = mapped_column(String(200), default="")
    expected: Mapped[str] = mapped_column(String(500), default="")
    change_reason: Mapped[str] = mapped_column(String(500), default="")
    notified_on: Mapped[date | None]
    tested_on: Mapped[date | None]
    secretary: Mapped[str] = mapped_column(String(120), default="")
    secretary_post: Mapped[str] = mapped_column(String(120), default="")
    minutes: Mapped[str] = mapped_column(Text, default="")
    conclusion: Mapped[str] = mapped_column(Text, default="")
    conclusion_number: Mapped[str] = mapped_column(String(40), default="")
    concluded_on: Mapped[date | None]


class Visit(Stamped, Base):
    """One lượt tiếp."""

    __tablename__ = "visit"
    __table_args__ = (
        UniqueConstraint("book", "year", "number"),
        Index("ix_visit_number", "year", "number"),
        Index("ix_visit_received", "received_on", "id"),
        Index("ix_visit_due", "is_open", "answer_due_on", "id"),
        Index("ix_visit_kind", "kind", "year", "number"),
        Index("ix_visit_handling", "handling", "year", "number"),
        Index("ix_visit_who", "who_key", "id"),
        Index("ix_visit_case", "case_id"),
        Index("ix_visit_session", "session_day_id"),
    )

    book: Mapped[str] = mapped_column(String(2), default=MAIN)
    year: Mapped[int]
    number: Mapped[int]
    received_on: Mapped[date]
    started_at: Mapped[time | None]
    ended_at: Mapped[time | None]
    session_day_id: Mapped[int | None] = mapped_column(ForeignKey("session_day.id"))
    mode: Mapped[Mode] = mapped_column(words_of(Mode))
    channel: Mapped[Channel] = mapped_column(words_of(Channel))
    received_by: Mapped[str] = mapped_column(String(120))
    received_by_post: Mapped[str] = mapped_column(String(120), default="")
    who_key: Mapped[str] = mapped_column(String(400), default="")
    people_present: Mapped[int] = mapped_column(default=1)
    people_same_content: Mapped[int] = mapped_column(default=1)
    is_group: Mapped[bool] = mapped_column(default=False)
    crowd_count: Mapped[CrowdCount] = mapped_column(words_of(CrowdCount), server_default=CrowdCount.BY_NUMBER.name)
    group_reason: Mapped[str] = mapped_column(String(300), default="")
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"))
    visit_no: Mapped[int] = mapped_column(default=1)
    content: Mapped[str] = mapped_column(Text)
    request: Mapped[str] = mapped_column(Text, default="")
    history: Mapped[str] = mapped_column(Text, default="")
    settled_by: Mapped[str] = mapped_column(String(300), default="")
    opponent: Mapped[str] = mapped_column(String(300), default="", server_default="")
    kind: Mapped[Kind] = mapped_column(words_of(Kind))
    subject: Mapped[SubjectField] = mapped_column(words_of(SubjectField))
    within_competence: Mapped[bool] = mapped_column(default=True)
    handling: Mapped[Handling] = mapped_column(words_of(Handling))
    to_agency: Mapped[str] = mapped_column(String(300), default="")
    document_number: Mapped[str] = mapped_column(String(60), default="")
    document_on: Mapped[date | None]
    answer_due_on: Mapped[date]
    answered_on: Mapped[date | None]
    answer_form: Mapped[str] = mapped_column(String(60), default="")
    result: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    is_open: Mapped[bool] = mapped_column(default=True)
    is_secret: Mapped[bool] = mapped_column(default=False)
    file_code: Mapped[str] = mapped_column(String(30), default="")
    refusal_ground: Mapped[str] = mapped_column(String(4), default="")
    notice_number: Mapped[str] = mapped_column(String(60), default="")
    notice_on: Mapped[date | None]
    voided_on: Mapped[date | None]
    voided_by: Mapped[str] = mapped_column(String(120), default="")
    void_reason: Mapped[str] = mapped_column(String(500), default="")
    late_note: Mapped[str] = mapped_column(Text, default="")
    is_backfilled: Mapped[bool] = mapped_column(default=False, server_default=false())

    people: Mapped[list["VisitPerson"]] = relationship(
        primaryjoin="and_(Visit.id == VisitPerson.visit_id, ~VisitPerson.is_struck)",
        order_by="VisitPerson.position",
        back_populates="visit",
    )
    everybody: Mapped[list["VisitPerson"]] = relationship(order_by="VisitPerson.id", viewonly=True)
    papers: Mapped[list["VisitPaper"]] = relationship(order_by="VisitPaper.position", back_populates="visit")

    @property
    def label(self) -> str:
        """What everybody calls the visit."""
        return label(self.number, self.year, self.book)


class VisitPerson(Identity, Stamped, Base):
    """Somebody who came, as the register of that day shows them; empty when the identity is in the vault."""

    __tablename__ = "visit_person"
    __table_args__ = (Index("ix_visit_person_visit", "visit_id"), Index("ix_visit_person_person", "person_id"))

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    hamlet_id: Mapped[int | None] = mapped_column(ForeignKey("hamlet.id"))
    position: Mapped[int] = mapped_column(default=1)
    capacity: Mapped[Capacity] = mapped_column(words_of(Capacity))
    mandate: Mapped[str] = mapped_column(String(200), default="")
    on_behalf_of: Mapped[str] = mapped_column(String(120), default="", server_default="")
    is_struck: Mapped[bool] = mapped_column(default=False, server_default=false())
    sealed_at: Mapped[datetime | None] = mapped_column(Instant)

    visit: Mapped[Visit] = relationship(back_populates="people")
    person: Mapped[Person | None] = relationship()


class VisitPaper(Stamped, Base):
    """A document handed in at the visit (Mẫu 02/TCD)."""

    __tablename__ = "visit_paper"
    __table_args__ = (Index("ix_visit_paper_visit", "visit_id"),)

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))
    pages: Mapped[int] = mapped_column(default=1)
    copy_kind: Mapped[str] = mapped_column(String(60), default="")
    condition: Mapped[str] = mapped_column(String(120), default="")

    visit: Mapped[Visit] = relationship(back_populates="papers")


def visit_text(visit: Visit, hamlet: str) -> str:
    """What a visit is found by: its number, who came, what it is about; never what lies in the vault."""
    who = (words(p.full_name, p.paper_number, p.phone, p.address, p.on_behalf_of) for p in visit.people)
    said = (visit.content, visit.request, visit.opponent, visit.to_agency, visit.file_code)
    return words(visit.label, *who, *said, *_signs(visit, hamlet), BACKFILLED if visit.is_backfilled else "")


def _signs(visit: Visit, hamlet: str) -> list[str]:
    """The tokens by which the radar finds visits about the same matter; a denunciation is never found so."""
    if visit.is_secret:
        return []
    address = visit.people[0].address if visit.people else ""
    return sorted(trace.key for trace in traces((visit.content, visit.request), visit.opponent, hamlet, address))


def _entry(session: Session, row: Visit | VisitPerson) -> Entry | None:
    visit = session.get_one(Visit, row.id if isinstance(row, Visit) else row.visit_id)
    home = visit.people[0].hamlet_id if visit.people else None
    hamlet = session.get(Hamlet, home) if home else None
    return Entry(VISIT_KIND, visit.id, visit_text(visit, hamlet.full_name if hamlet else ""))


def _session_entry(session: Session, row: SessionDay | SessionTask) -> Entry | None:
    day = session.get_one(SessionDay, row.id if isinstance(row, SessionDay) else row.session_day_id)
    tasks = session.scalars(select(SessionTask).where(SessionTask.session_day_id == day.id))
    said = (words(task.what, task.who) for task in tasks)
    on = f"{day.held_on:%d/%m/%Y}"
    text = words(on, day.chair, day.expected, day.conclusion, day.minutes_number, day.conclusion_number, *said)
    return Entry(SESSION_KIND, day.id, text)


RECORDS: dict[type, Recorded] = {
    SessionDay: Recorded(entry=_session_entry),
    SessionTask: Recorded(entry=_session_entry),
    Visit: Recorded(entry=_entry),
    VisitPerson: Recorded(entry=_entry),
    VisitPaper: Recorded(),
    NotSame: Recorded(),
    ScheduleNotice: Recorded(),
    VisitLink: Recorded(),
    PersonCopy: Recorded(),
    **books.RECORDS,
}
