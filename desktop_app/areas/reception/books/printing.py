"""Printing a book of a year: whole, or going on behind what is on paper; and the log of who printed what."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from sqlalchemy import select

from desktop_app.areas.reception import register_rows
from desktop_app.areas.reception.books.closed import book_name
from desktop_app.areas.reception.books.models import PrintKind, PrintWay, RegisterPrint
from desktop_app.areas.reception.books.stop import (
    NOTHING,
    StartedPage,
    Stop,
    numbers_on,
    read_resume,
    resume_after,
)
from desktop_app.areas.reception.documents import REGISTER_WORDING, FormSpan, RegisterService, form_spans
from desktop_app.areas.reception.register_book import Lines, PrintedBook
from desktop_app.core.errors import UserError
from desktop_app.core.paper.register import PagesBefore, PrintedPage, Register, RegisterPaper
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Service
from desktop_app.office.profile import read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of


@dataclass(frozen=True)
class Order:
    """A printing that was asked for; `stop` is what of it is on paper already."""

    kind: PrintKind
    book: str
    year: int
    from_on: date
    to_on: date
    forms: tuple[str, ...]
    stop: Stop = NOTHING


@dataclass(frozen=True)
class Made:
    """A printing that was drawn, not yet on paper."""

    order: Order
    pdf: bytes = field(repr=False)
    pages: tuple[PrintedPage, ...]

    @property
    def from_page(self) -> int:
        """The number of its first page."""
        return self.pages[0].number

    @property
    def to_page(self) -> int:
        """The number of its last page."""
        return self.pages[-1].number


class BookPrinting(Service):
    """Prints books and keeps the log."""

    @needs(Right.PRINT)
    def whole(self, book: str, year: int, progress: Progress) -> Made:
        """The book of the year from its first number on."""
        return self._make(self._order(PrintKind.WHOLE, book, year), progress)

    @needs(Right.PRINT)
    def go_on(self, book: str, year: int, after: str, started: StartedPage, progress: Progress) -> Made:
        """Only what came behind the printing `after` (its uid); page numbers and sums go on.

        `started` says what becomes of a last page that was not full. UserError when nothing came.
        """
        with self.desk.db.reading() as session:
            last = session.scalars(select(RegisterPrint).where(RegisterPrint.uid == after)).one()
            resume = read_resume(last.resume)
        if not self._parts_to_come(self._order(PrintKind.CONTINUED, book, year, resume.leave)):
            raise UserError(f"Chưa có số nào mới sau số {last.to_number} đã in. Khi có lượt tiếp mới hãy in nối tiếp.")
        return self._make(self._order(PrintKind.CONTINUED, book, year, resume.stop(started)), progress)

    @needs(Right.PRINT)
    def span(self, book: str, from_on: date, to_on: date, progress: Progress) -> Made:
        """The register of any span of days, in pages of its own."""
        paper = RegisterService(self.desk).print_register(from_on, to_on, book=book)
        order = Order(PrintKind.SPAN, book, from_on.year, from_on, to_on, ())
        return _drawn(order, paper, progress)

    @needs(Right.PRINT)
    def note(self, made: Made, way: PrintWay, pages: tuple[int, ...], copies: int) -> None:
        """Put into the log that these of its pages (from 0) were printed so many times, or saved."""
        order, drawn = made.order, [made.pages[at] for at in sorted(set(pages))]
        all_of_it = len(drawn) == len(made.pages)
        goes_on = all_of_it and order.kind in (PrintKind.WHOLE, PrintKind.CONTINUED)
        numbers = numbers_on(drawn) or [0]
        in_order = order.kind is PrintKind.SPAN and order.from_on.year != order.to_on.year
        ends = (numbers[0], numbers[-1]) if in_order else (min(numbers), max(numbers))
        with self.desk.db.writing(self.holder.uid) as session:
            session.add(
                RegisterPrint(
                    book=order.book,
                    year=order.year,
                    kind=order.kind if all_of_it or order.kind is PrintKind.SPAN else PrintKind.SOME,
                    way=way,
                    printed_by=self.holder.name,
                    copies=copies,
                    from_on=order.from_on,
                    to_on=order.to_on,
                    from_number=ends[0],
                    to_number=ends[1],
                    from_page=drawn[0].number,
                    to_page=drawn[-1].number,
                    resume=resume_after(made.pages, order.forms, order.stop).text() if goes_on else "",
                )
            )

    @needs(Right.PRINT)
    def note_file_printed(self, uid: str) -> None:
        """The file that was saved then has been printed elsewhere: printing goes on behind it."""
        with self.desk.db.writing(self.holder.uid) as session:
            noted = session.scalars(select(RegisterPrint).where(RegisterPrint.uid == uid)).one()
            if noted.way is PrintWay.FILE:
                noted.way = PrintWay.PRINTED_FILE

    @needs(Right.PRINT)
    def note_paper(self, kind: PrintKind, book: str, year: int, way: PrintWay, copies: int) -> None:
        """Put into the log that the cover or the closing page was printed or saved."""
        with self.desk.db.writing(self.holder.uid) as session:
            session.add(
                RegisterPrint(
                    book=book, year=year, kind=kind, way=way, printed_by=self.holder.name, copies=copies, resume=""
                )
            )

    def _order(self, kind: PrintKind, book: str, year: int, stop: Stop = NOTHING) -> Order:
        first, today = date(year, 1, 1), self.desk.clock.today()
        if today < first:
            raise UserError(f"Năm {year} chưa đến. Hãy chọn năm khác.")
        return Order(kind, book, year, first, min(date(year, 12, 31), today), (), stop)

    def _parts_to_come(self, order: Order) -> list[FormSpan]:
        """The forms that have lines to print."""
        lines = self._lines(order)
        spans = form_spans(order.from_on, order.to_on)
        return [each for each in spans if next(iter(lines.of(*each.span)), None) is not None]

    def _lines(self, order: Order) -> Lines:
        db, stop = self.desk.db, order.stop
        reads = partial(
            register_rows.register_lines,
            db,
            book=order.book,
            after=(order.year, stop.after),
            without=stop.beyond,
        )
        return Lines(reads, partial(register_rows.count_lines, db, book=order.book))

    def _make(self, order: Order, progress: Progress) -> Made:
        parts = self._parts_to_come(order) or form_spans(order.from_on, order.to_on)[-1:]
        order = replace(order, forms=tuple(each.form.key for each in parts))
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, REGISTER_WORDING)
        span, today = (order.from_on, order.to_on), self.desk.clock.today()
        book = PrintedBook(self._lines(order), profile, wording, span, len(parts), today, order.book)

        def part(at: int, each: FormSpan) -> Register:
            goes_on = at == 0 and each.form.key == order.stop.form
            return book.part(each.form, each.span, last=False, signed=False, closes=False, continued=goes_on)

        drawn = tuple(part(at, each) for at, each in enumerate(parts))
        before = PagesBefore(order.stop.pages, order.stop.sums)
        return _drawn(order, replace(RegisterService(self.desk).paper(drawn), before=before), progress)


def title_of(made: Made) -> str:
    """What the preview is called."""
    order = made.order
    name = f"{book_name(order.book)} tiếp công dân năm {order.year}"
    if order.kind is PrintKind.CONTINUED:
        return f"{name}, in nối tiếp trang {made.from_page} đến {made.to_page}"
    return name


def _drawn(order: Order, paper: RegisterPaper, progress: Progress) -> Made:
    from desktop_app.core.paper.register_pdf import write_register

    pages: list[PrintedPage] = []
    written = io.BytesIO()
    watch: Callable[[PrintedPage], None] = pages.append
    write_register(paper, written, progress, watch)
    return Made(order, written.getvalue(), tuple(pages))
