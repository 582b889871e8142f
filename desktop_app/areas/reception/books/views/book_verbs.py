"""What can be done with a book: print on, print whole, close, cover and closing page, rename, stop, add."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from desktop_app.areas.reception.books.fields import BOOK_FORM, STOP_FORM
from desktop_app.areas.reception.books.models import PrintKind
from desktop_app.areas.reception.books.printing import BookPrinting
from desktop_app.areas.reception.books.queries import BookRow, BookYear, PrintRow, book_year, print_log, standing_print
from desktop_app.areas.reception.books.rules import MAIN, why_not_closed
from desktop_app.areas.reception.books.service import BookService
from desktop_app.areas.reception.books.views.book_previews import BookPreviews
from desktop_app.areas.reception.books.views.sheets import ask_to_close, ask_to_go_on, show_log
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.sheets import verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.rights import Right

Verb = tuple[str, Callable[[], None]]


class BookVerbs:
    """Acts on a book of a year; sheets stand over the window."""

    def __init__(self, workplace: Workplace) -> None:
        """At the workplace's desk."""
        self._workplace = workplace
        self._service = BookService(workplace.desk)
        self.previews = BookPreviews(workplace)

    def why_not_closed(self, row: BookYear) -> str:
        """Why the book cannot be closed today; nothing when it can."""
        return why_not_closed(row.year, self._workplace.desk.clock.today(), row.closed_on)

    def go_on(self, row: BookYear) -> None:
        """Print what is not on paper yet; a book that was never printed is printed whole."""

        def show(read: tuple[BookYear, Sequence[PrintRow]]) -> None:
            now, prints = read
            if standing_print(prints) is None:
                self.previews.whole(now)
            else:
                ask_to_go_on(self._workplace, now, prints, partial(self.previews.go_on, now), file_printed)

        def file_printed(uid: str) -> None:
            service = BookPrinting(self._workplace.desk)
            self._workplace.jobs.write(
                lambda _progress: service.note_file_printed(uid), lambda _: self.go_on(row), self._workplace.explain
            )

        db, letter = self._workplace.desk.db, row.book.letter
        self._workplace.jobs.read(
            lambda _progress: (book_year(db, letter, row.year), print_log(db, letter, row.year)),
            show,
            self._workplace.explain,
        )

    def log(self, row: BookYear) -> None:
        """Who printed what of it."""
        db = self._workplace.desk.db
        self._workplace.jobs.read(
            lambda _progress: print_log(db, row.book.letter, row.year),
            partial(self._show_log, row),
            self._workplace.explain,
        )

    def close(self, row: BookYear) -> None:
        """Close it for good, then show its closing page."""

        def done() -> None:
            self._workplace.say(f"Đã khóa sổ: {words.inside(row.title)}. In trang khóa sổ và bìa để ký.")
            self.previews.sheet(PrintKind.CLOSING, row)

        ask_to_close(self._workplace, row, lambda: self._service.close(row.book.letter, row.year), done)

    def others(self, row: BookYear) -> list[Verb]:
        """What stands behind the three dots."""
        sheet, word = self.previews.sheet, self.previews.save_word
        verbs: list[Verb] = []
        if row.last_number:
            verbs.append(("In cả sổ", partial(self.previews.whole, row)))
        verbs.append(("In bìa sổ", partial(sheet, PrintKind.COVER, row)))
        verbs.append(("Bìa sổ ra Word", partial(word, PrintKind.COVER, row)))
        if row.closed_on:
            verbs.append(("In trang khóa sổ", partial(sheet, PrintKind.CLOSING, row)))
            verbs.append(("Trang khóa sổ ra Word", partial(word, PrintKind.CLOSING, row)))
        verbs.append(("Nhật ký in", partial(self.log, row)))
        if self._workplace.desk.account.may(Right.SETTLE_OFFICE):
            verbs.append(("Sửa tên, nơi của sổ", partial(self.rename, row)))
            if row.book.letter != MAIN and row.book.stopped_on is None:
                verbs.append(("Ngừng ghi sổ này", partial(self.stop, row)))
        return verbs

    def add(self) -> None:
        """A further book, for a second desk."""
        about = "Bàn tiếp dân thứ hai có số riêng, ví dụ 12/B"
        verb = Button("Thêm sổ", Kind.MAIN, key="Ctrl+S")
        sheet = self._sheet("Thêm sổ", about, BOOK_FORM, lambda said: self._service.open_book(**said), verb)
        sheet.made.connect(self._added)
        sheet.rise()

    def rename(self, row: BookYear) -> None:
        """Another name or place."""
        letter = row.book.letter

        def does(said: Mapping[str, Any]) -> None:
            self._service.rename(letter, said["name"], said["place"])

        verb = Button("Lưu", Kind.MAIN, key="Ctrl+S")
        sheet = self._sheet("Sửa tên, nơi của sổ", row.book.title, BOOK_FORM, does, verb)
        sheet.form.load({"name": row.book.name, "place": row.book.place})
        sheet.made.connect(lambda _: self._workplace.say("Đã lưu tên sổ."))
        sheet.rise()

    def stop(self, row: BookYear) -> None:
        """Enter nothing more in it."""
        letter = row.book.letter
        verb = Button("Ngừng ghi", Kind.MAIN, key="Ctrl+S")
        about = "Các số đã ghi giữ nguyên; sổ của năm vẫn khóa và in như thường"
        sheet = self._sheet(
            f"Ngừng ghi sổ {letter}",
            about,
            STOP_FORM,
            lambda said: self._service.stop(letter, said["last_on"]),
            verb,
        )
        sheet.form.load({"last_on": self._workplace.desk.clock.today()})
        sheet.made.connect(lambda _: self._workplace.say(f"Đã ghi ngày ngừng ghi sổ {letter}."))
        sheet.rise()

    def _added(self, book: BookRow) -> None:
        self._workplace.say(f"Đã thêm sổ {book.letter}. Khi ghi lượt tiếp, chọn sổ ở đầu trang.")

    def _show_log(self, row: BookYear, prints: Sequence[PrintRow]) -> None:
        show_log(self._workplace, row, prints)

    def _sheet(
        self, title: str, about: str, form: Form, does: Callable[[Mapping[str, Any]], object], verb: Button
    ) -> VerbSheet:
        return verb_sheet(self._workplace, title, about, form, does, verb=verb)
