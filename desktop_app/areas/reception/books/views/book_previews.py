"""Books, covers and closing pages on screen before they are printed; what was printed goes into the log."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.areas.reception.books.closed import file_name
from desktop_app.areas.reception.books.documents import BookPapers
from desktop_app.areas.reception.books.models import PrintKind, PrintWay
from desktop_app.areas.reception.books.printing import BookPrinting, Made, title_of
from desktop_app.areas.reception.books.queries import BookYear
from desktop_app.areas.reception.books.stop import StartedPage
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.saved import tell_saved
from desktop_app.core import words
from desktop_app.core.paper.document import Document
from desktop_app.core.progress import Progress
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.print_options import Printers

NAMES = {PrintKind.COVER: ("Bìa sổ", "bia-so"), PrintKind.CLOSING: ("Trang khóa sổ", "trang-khoa-so")}


class BookPreviews:
    """Draws on the workers, shows over the window, and notes what was sent to a printer or saved."""

    def __init__(
        self, workplace: Workplace, *, files: FileChoice | None = None, printers: Printers | None = None
    ) -> None:
        """`files` and `printers` are the machine's own, unless others are handed in."""
        self._workplace, self._printing = workplace, BookPrinting(workplace.desk)
        self.files: FileChoice = files or SystemFileChoice()
        self.printers = printers

    def whole(self, row: BookYear) -> None:
        """The book from its first number on."""
        self.draw(lambda progress: self._printing.whole(row.book.letter, row.year, progress))

    def go_on(self, row: BookYear, after: str, started: StartedPage) -> None:
        """What came behind the printing `after`."""
        self.draw(lambda progress: self._printing.go_on(row.book.letter, row.year, after, started, progress))

    def draw(self, work: Callable[[Progress], Made], title: str = "") -> None:
        """Draw pages of a book and show them."""

        def show(made: Made) -> None:
            order = made.order
            name = file_name(order.book, order.from_on, order.to_on)
            pages = f"-trang-{made.from_page}-{made.to_page}" if order.kind is PrintKind.CONTINUED else ""
            preview = self._preview(title or title_of(made), made.pdf, f"{name}{pages}")
            preview.sent.connect(lambda pages, copies: self._note(made, PrintWay.PAPER, pages, copies))
            preview.saved.connect(lambda: self._note(made, PrintWay.FILE, tuple(range(len(made.pages))), 1))

        self._workplace.jobs.read(work, show, self._workplace.explain, title="Lập sổ in")

    def sheet(self, kind: PrintKind, row: BookYear) -> None:
        """The cover or the closing page."""
        called, name = NAMES[kind]

        def work(_progress: Progress) -> bytes:
            from desktop_app.core.paper.pdf import write_pdf

            return write_pdf(self._document(kind, row))

        def note(way: PrintWay, copies: int) -> None:
            self._write(lambda: self._printing.note_paper(kind, row.book.letter, row.year, way, copies))

        def show(pdf: bytes) -> None:
            preview = self._preview(f"{called}, {words.inside(row.title)}", pdf, self._named(name, row))
            preview.sent.connect(lambda _pages, copies: note(PrintWay.PAPER, copies))
            preview.saved.connect(lambda: note(PrintWay.FILE, 1))

        self._workplace.jobs.read(work, show, self._workplace.explain)

    def save_word(self, kind: PrintKind, row: BookYear) -> None:
        """The cover or the closing page as a Word file."""
        called, name = NAMES[kind]
        surface = self._workplace.surface
        target = self.files.save_as(surface, f"Lưu {words.inside(called)}", self._named(name, row), "Tệp Word", ".docx")
        if target is None:
            return

        def work(_progress: Progress) -> Path:
            from desktop_app.core.paper.saving import Format, save_document

            save_document(self._document(kind, row), Format.WORD, target)
            return target

        def told(written: Path) -> None:
            tell_saved(self._workplace, written)

        self._workplace.jobs.read(work, told, self._workplace.explain)

    def _document(self, kind: PrintKind, row: BookYear) -> Document:
        papers = BookPapers(self._workplace.desk)
        made = papers.cover if kind is PrintKind.COVER else papers.closing_page
        return made(row.book.letter, row.year)

    def _note(self, made: Made, way: PrintWay, pages: tuple[int, ...], copies: int) -> None:
        self._write(lambda: self._printing.note(made, way, pages, copies))

    def _write(self, work: Callable[[], None]) -> None:
        self._workplace.jobs.write(lambda _progress: work(), None, self._workplace.explain)

    def _preview(self, title: str, pdf: bytes, name: str) -> PaperPreview:
        preview = PaperPreview(self._workplace.surface, title, pdf, name, printers=self.printers, files=self.files)
        preview.rise()
        return preview

    def _named(self, name: str, row: BookYear) -> str:
        return f"{name}-{row.year}-{row.book.letter.lower()}"
