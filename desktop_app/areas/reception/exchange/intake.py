"""Takes rows of a workbook into the reception register."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.books.closed import book_name, closed_on
from desktop_app.areas.reception.books.rules import book_counted, numbers_key
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.exchange.declared import TEMPLATE
from desktop_app.areas.reception.exchange.entering import Register
from desktop_app.areas.reception.exchange.joining import Joining
from desktop_app.areas.reception.exchange.placing import Books
from desktop_app.areas.reception.exchange.reading import (
    NAMES_WHO,
    EmptySessionRow,
    VisitRow,
    is_empty_session,
    may_be_secret,
    person_of,
    session_row,
    visit_row,
)
from desktop_app.areas.reception.exchange.ticks import TickedHandling
from desktop_app.areas.reception.exchange.undoing import leaning, revisions, strike
from desktop_app.areas.reception.filing import refuse_without_law
from desktop_app.areas.reception.models import Mode, SessionDay, Visit
from desktop_app.areas.reception.secrecy import prose_of, refuse_names_in_text
from desktop_app.areas.reception.sessions.models import SessionState
from desktop_app.core import words
from desktop_app.core.law.rulebook import NoRule
from desktop_app.core.progress import Progress
from desktop_app.core.sheets.cells import shown
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.table import Record
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Entering, Incoming, Series, Terms, Used
from desktop_app.office.exchange.telling import Hint, content, told, without_who
from desktop_app.office.models import Hamlet


def open_intake(desk: Desk, mapping: Matched, terms: Terms) -> "ReceptionIntake":
    """The intake for a workbook with this mapping."""
    return ReceptionIntake(desk, mapping, terms)


class ReceptionIntake:
    """Judges rows and enters them; an `Intake`."""

    def __init__(self, desk: Desk, mapping: Matched, terms: Terms) -> None:
        """Made for one plan or one piece of work."""
        self._desk, self._mapping, self._old = desk, mapping, terms.old
        self._today = desk.clock.today()
        with desk.db.reading() as session:
            hamlets = session.scalars(select(Hamlet).order_by(Hamlet.to_on.is_(None), Hamlet.id.desc())).all()
            days = select(SessionDay.held_on, SessionDay.mode).where(SessionDay.state != SessionState.CALLED_OFF)
            self._held = {(row[0], row[1]) for row in session.execute(days)}
        self._hamlets = {fold(name): hamlet for hamlet in hamlets for name in (hamlet.name, hamlet.full_name)}
        self._register = Register(desk, terms.old, self._hamlets)
        self._books, self._joining = Books(desk, terms.book), Joining(desk)
        self._empty = dict[tuple[object, Mode, object], int]()
        self._received = dict[tuple[object, Mode], int]()
        self._ticked = TickedHandling(mapping)
        self._lawless = dict[date, str]()
        self._marks_x = "(x)" in mapping.heading("within_competence").lower()

    def judge(self, record: Record) -> Incoming:
        """The visit or the empty session of a row, or why it is neither."""
        record, values = self._ticked.read(record)
        if self._marks_x and values.get("within_competence") is None:
            values["within_competence"] = False
        kind_cell = shown(record.row.value(self._mapping.columns.get("kind", 0)))
        # A kind that was not understood, such as "TC", may be a denunciation too.
        is_secret = may_be_secret(values, kind_cell) or (bool(kind_cell) and not values.get("kind"))
        entry: VisitRow | EmptySessionRow | None = None
        if is_empty_session(values):
            entry, hints = session_row(values, self._today)
            hints += self._against_sessions(record, entry) if entry else []
        else:
            entry, hints = visit_row(values, self._today, self._old, self._is_hamlet)
            if isinstance(entry, VisitRow):
                hints += self._against_empty(record, entry) or self._without_law(entry.entry)
                hints += self._joining.hints(entry)
        if is_empty_session(values):
            told = self._told(record, hints, is_secret)
            known = Incoming(record=told, content=_content(values, is_secret), is_secret=is_secret)
            return replace(known, entry=None if told.is_refused else entry, on=values["session_on"])
        return self._placed(record, values, entry, hints, is_secret)

    def _placed(
        self, record: Record, values: Mapping[str, Any], entry: Any, hints: list[Hint], is_secret: bool
    ) -> Incoming:
        """The row with its book and number."""
        place, problems = self._books.place(values)
        told, on = self._told(record, [*hints, *problems], is_secret), values.get("received_on")
        if isinstance(entry, VisitRow):
            entry = replace(entry, entry=replace(entry.entry, book=place.book))
        return Incoming(
            record=told,
            content=_content({**values, **place.content}, is_secret),
            entry=None if told.is_refused else entry,
            on=on if isinstance(on, date) else None,
            series=(numbers_key(place.book), on.year) if isinstance(on, date) else None,
            number=place.number,
            person=self._person(entry) if isinstance(entry, VisitRow) else None,
            is_secret=is_secret,
            number_column=self._mapping.columns.get("number", 1),
        )

    def used(self, session: Session, series: Series) -> Mapping[int, Used]:
        """Every number of the year in the book."""
        query = select(Visit.number, Visit.uid, Visit.voided_on, Visit.is_secret)
        rows = session.execute(query.where(Visit.book == book_counted(series[0]), Visit.year == series[1]))
        return {row[0]: Used(row[1], row[2] is not None, row[3]) for row in rows}

    def title(self, series: Series) -> str:
        """The book and its year: "Sổ năm 2026", "Sổ B năm 2026"."""
        return f"{book_name(book_counted(series[0]))} năm {series[1]}"

    def closed(self, session: Session, series: Series) -> str:
        """What is said when the book of the year is closed."""
        on = closed_on(session, book_counted(series[0]), series[1])
        return "" if on is None else f"{self.title(series)} đã khóa ngày {words.day(on)}. Ghi thêm phải có lý do."

    def refuse_reason(self, incoming: Incoming, reason: str) -> None:
        """A reason that names a denouncer is refused."""
        if isinstance(incoming.entry, VisitRow):
            refuse_names_in_text(incoming.entry.entry, prose_of(incoming.entry.entry, "", reason))

    def enter(self, session: Session, rows: Sequence[Entering]) -> list[tuple[str, ...]]:
        """The visits, the sessions of the rows, in the register."""
        return self._register.enter(session, rows)

    def finish(self, session: Session, progress: Progress) -> None:
        """Count the visits of every case that was touched."""
        self._register.finish(session, progress)

    def revisions(self, session: Session, uids: Sequence[str]) -> Mapping[str, int]:
        """The revisions of visits and sessions that still stand."""
        return revisions(session, uids)

    def built_on(self, session: Session, uids: Sequence[str]) -> str:
        """Papers, links or visits that lean on these."""
        return leaning(session, uids)

    def withdraw(self, session: Session, uids: Sequence[str], reason: str) -> None:
        """Strike visits out and call sessions off."""
        strike(session, self._desk, uids, reason)

    def _person(self, row: VisitRow) -> dict[str, Any] | None:
        hamlet = self._hamlets.get(fold(row.entry.hamlet))
        return person_of(row, hamlet.id if hamlet else None)

    def _is_hamlet(self, name: str) -> bool:
        return fold(name) in self._hamlets

    def _against_sessions(self, record: Record, row: EmptySessionRow) -> list[Hint]:
        """A session can be said empty once, and only where the register says nothing else of it."""
        when = words.day(row.held_on)
        if (row.held_on, row.mode) in self._received:
            line = self._received[row.held_on, row.mode]
            return [Hint("session_on", f"Phiên ngày {when} có công dân đến ở dòng {line} của tệp.")]
        if (key := (row.held_on, row.mode, row.starts_at)) in self._empty:
            return [Hint("session_on", f"Phiên ngày {when} đã ghi ở dòng {self._empty[key]} của tệp.")]
        if (row.held_on, row.mode) in self._held:
            return [Hint("session_on", f"Phiên ngày {when} đã có trong sổ. Ghi kết quả ở trang Lịch và phiên tiếp.")]
        self._empty[key] = record.row.number
        return []

    def _against_empty(self, record: Record, row: VisitRow) -> list[Hint]:
        if row.entry.mode is Mode.REGULAR:
            return []
        met = (row.entry.received_on, row.entry.mode)
        said = [line for (on, mode, _), line in self._empty.items() if (on, mode) == met]
        if said:
            when = words.day(row.entry.received_on)
            return [Hint("received_on", f"Phiên ngày {when} ghi không có công dân đến ở dòng {said[0]} của tệp.")]
        self._received.setdefault(met, record.row.number)
        return []

    def _without_law(self, entry: VisitEntry) -> list[Hint]:
        """A day before the first rule is for old books alone; it is refused with how to go on."""
        if self._old:
            return []
        if entry.received_on not in self._lawless:
            self._lawless[entry.received_on] = ""
            try:
                refuse_without_law(self._desk, entry.received_on)
            except NoRule as missing:
                self._lawless[entry.received_on] = f"{missing} Sổ của những năm trước thì chọn Nhập sổ cũ."
        why = self._lawless[entry.received_on]
        return [Hint("received_on", why)] if why else []

    def _told(self, record: Record, hints: list[Hint], is_secret: bool) -> Record:
        """The record with what the area has to say; what names a denouncer is not shown."""
        said = told(record, hints, self._mapping, TEMPLATE)
        return without_who(said, self._mapping) if is_secret else said


def _content(values: Mapping[str, object], is_secret: bool) -> tuple[str, ...]:
    """The words that make a row the same in another file."""
    return content(values.items(), NAMES_WHO if is_secret else frozenset())
