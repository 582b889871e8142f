"""Papers of the register on screen: the receipt, the printed register, its files, and the list as a sheet of Excel.

The writers of PDF, Word and Excel take a second to import: each is imported by the worker that writes with it.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app.areas.reception.books.closed import book_name, file_name
from desktop_app.areas.reception.books.printing import BookPrinting
from desktop_app.areas.reception.books.rules import MAIN
from desktop_app.areas.reception.books.views.book_previews import BookPreviews
from desktop_app.areas.reception.documents import RegisterService
from desktop_app.areas.reception.receipt import ReceiptService
from desktop_app.areas.reception.refusal import RefusalService
from desktop_app.areas.reception.statement import StatementService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.saved import tell_saved
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import Format, save_document
from desktop_app.core.periods import Period
from desktop_app.core.progress import Progress
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.print_options import Printers
from desktop_app.kit.stepper import CANNOT_WRITE

KINDS = {".pdf": "Tệp PDF", ".docx": "Tệp Word", ".xlsx": "Tệp Excel"}


class Papers:
    """Makes papers on the workers and shows them over the window; nothing is written but what is asked for."""

    def __init__(
        self, workplace: Workplace, *, files: FileChoice | None = None, printers: Printers | None = None
    ) -> None:
        """`files` and `printers` are the machine's own, unless others are handed in."""
        self._workplace, self._desk = workplace, workplace.desk
        self.files: FileChoice = files or SystemFileChoice()
        self.printers = printers

    def show_receipt(self, uid: str, label: str) -> None:
        """Show the receipt (Mẫu số 02/TCD) of a visit, to be printed."""
        service = ReceiptService(self._desk)
        self.show_document(
            f"Giấy biên nhận, lượt tiếp {label}", _of("giay-bien-nhan", label), lambda: service.receipt(uid)
        )

    def show_notice(self, uid: str, label: str) -> None:
        """Show the notice of a refusal (Mẫu số 01/TCD), to be printed."""
        service = RefusalService(self._desk)
        named = _of("thong-bao-tu-choi", label)
        self.show_document(f"Thông báo từ chối, lượt tiếp {label}", named, lambda: service.notice(uid))

    def show_statement(self, uid: str, label: str) -> None:
        """Show the record of what was said at a visit, to be read back and signed."""
        service = StatementService(self._desk)
        named = _of("bien-ban-trinh-bay", label)
        self.show_document(f"Biên bản ghi nội dung trình bày, lượt {label}", named, lambda: service.statement(uid))

    def show_document(self, title: str, name: str, make: Callable[[], Document]) -> None:
        """Show a paper that `make` makes on the worker; `name` is that of a file it may be saved as."""

        def work(_progress: Progress) -> bytes:
            from desktop_app.core.paper.pdf import write_pdf

            return write_pdf(make())

        self._workplace.jobs.read(work, lambda pdf: self._preview(title, pdf, name), self._workplace.explain)

    def save_document(self, name: str, make: Callable[[], Document]) -> None:
        """Write a paper as a Word file."""
        target = self._ask("Lưu giấy tờ ra Word", name, ".docx")
        if target is None:
            return

        def work(_progress: Progress) -> Path:
            save_document(make(), Format.WORD, target)
            return target

        self._write(work, "Ghi giấy tờ ra Word")

    def show_register(self, period: Period, book: str = MAIN) -> None:
        """Show a book of the register for the period in its legal form, to be printed; the log keeps what was."""
        from_on, to_on = span_of(period, self._desk.clock.today())
        printing = BookPrinting(self._desk)
        previews = BookPreviews(self._workplace, files=self.files, printers=self.printers)
        title = f"{book_name(book)} tiếp công dân, {_said(from_on, to_on)}"
        previews.draw(lambda progress: printing.span(book, from_on, to_on, progress), title)

    def save_register(self, period: Period, ending: str, book: str = MAIN) -> None:
        """Write a book of the register for the period as a Word or Excel file."""
        from_on, to_on = span_of(period, self._desk.clock.today())
        title = f"Lưu {words.inside(book_name(book))} tiếp công dân"
        target = self._ask(title, file_name(book, from_on, to_on), ending)
        if target is None:
            return
        service = RegisterService(self._desk)

        def work(progress: Progress) -> Path:
            paper = service.print_register(from_on, to_on, book=book)
            if ending == ".xlsx":
                from desktop_app.core.paper.excel import write_register_xlsx

                write_register_xlsx(paper, target, progress)
            else:
                from desktop_app.core.paper.word_register import write_register_docx

                with whole_file(target) as part, part.open("wb") as out:
                    write_register_docx(paper, out, progress)
            return target

        self._write(work, "Ghi sổ ra tệp")

    def _write(self, work: Callable[[Progress], Path], title: str) -> None:
        def careful(progress: Progress) -> Path:
            try:
                return work(progress)
            except OSError as error:
                raise UserError(CANNOT_WRITE) from error

        def told(target: Path) -> None:
            tell_saved(self._workplace, target)

        self._workplace.jobs.read(careful, told, self._workplace.explain, title=title)

    def _ask(self, title: str, name: str, ending: str) -> Path | None:
        return self.files.save_as(self._workplace.surface, title, name, KINDS[ending], ending)

    def _preview(self, title: str, pdf: bytes, name: str) -> None:
        surface = self._workplace.surface
        PaperPreview(surface, title, pdf, name, printers=self.printers, files=self.files).rise()


def span_of(period: Period, today: date) -> tuple[date, date]:
    """The days of a printed register: never beyond today; a period without ends is this year."""
    from_on = period.from_on or date(today.year, 1, 1)
    to_on = period.to_on or today
    return from_on, max(from_on, min(to_on, today))


def _of(paper: str, label: str) -> str:
    """The name of a visit's paper as a file: its number, never a name of a person."""
    return f"{paper}-{label.replace('/', '-')}"


def _said(from_on: date, to_on: date) -> str:
    return f"{words.day(from_on)} - {words.day(to_on)}"
