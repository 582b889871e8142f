"""The books of the practice year: a second desk from March on, last year's book closed, pages printed now and then."""

from dataclasses import replace
from datetime import date, datetime, time

from desktop_app.areas.reception.books.models import PrintKind, PrintWay
from desktop_app.areas.reception.books.printing import BookPrinting, Made
from desktop_app.areas.reception.books.queries import print_log, standing_print, still_open
from desktop_app.areas.reception.books.rules import MAIN
from desktop_app.areas.reception.books.service import BookService
from desktop_app.areas.reception.books.stop import StartedPage
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk

SECOND = ("Bàn tiếp dân nhà văn hóa", "Nhà văn hóa xã")
LATE = "Ghi tạm ra giấy hôm mất điện, nay vào sổ."
MORNING = time(7, 5)


class PracticeBooks:
    """What happens to the books in the year that ends at `until`."""

    def __init__(self, desk: Desk, until: datetime) -> None:
        """At the practice desk."""
        self._service, self._printing, self._db = BookService(desk), BookPrinting(desk), desk.db
        self.year = until.year
        self.opens_at = datetime.combine(date(self.year, 3, 2), MORNING)
        self.closes_at = datetime.combine(date(self.year, 1, 8), MORNING)
        self.printed_at = [datetime.combine(date(self.year, month, 1), MORNING) for month in (4, 7, 10)]
        self._second = self._late = ""

    def open_second(self) -> None:
        """A second desk begins."""
        self._second = self._service.open_book(*SECOND).letter

    def close_last_year(self) -> None:
        """Print last year's book and close it."""
        if any(book.letter == MAIN for book in still_open(self._db, self.year - 1)):
            self._put_on_paper(self._printing.whole(MAIN, self.year - 1, Silent()))
            self._service.close(MAIN, self.year - 1)
            self._printing.note_paper(PrintKind.COVER, MAIN, self.year - 1, PrintWay.PAPER, 1)
            self._printing.note_paper(PrintKind.CLOSING, MAIN, self.year - 1, PrintWay.PAPER, 2)
            self._late = "expected"

    def print_on(self) -> None:
        """Print what came since the last printing."""
        standing = standing_print(print_log(self._db, MAIN, self.year))
        if standing is None:
            self._put_on_paper(self._printing.whole(MAIN, self.year, Silent()))
        else:
            made = self._printing.go_on(MAIN, self.year, standing.uid, StartedPage.AGAIN, Silent())
            self._put_on_paper(made)

    def into_book(self, entry: VisitEntry, place: int) -> VisitEntry:
        """The visit as it goes into the books: some at the second desk, one of last year after the closing."""
        if self._late == "expected" and entry.answered_on is None:
            self._late = "entered"
            return replace(entry, received_on=date(self.year - 1, 12, 30), late_reason=LATE)
        if self._second and place % 9 == 4:
            return replace(entry, book=self._second)
        return entry

    def _put_on_paper(self, made: Made) -> None:
        self._printing.note(made, PrintWay.PAPER, tuple(range(len(made.pages))), 1)
