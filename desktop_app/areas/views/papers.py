"""Papers on screen: made on the workers, shown over the window to be printed, or kept as a file.

The writers of PDF, Word and Excel take a second to import: each is imported by the worker that writes with it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.saved import tell_saved
from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import Format, document_pdf, save_document
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.print_options import Printers
from desktop_app.kit.stepper import CANNOT_WRITE

Make = Callable[[], Document | Sequence[Document]]
"""Makes a paper, or several that go into one file, on a worker; UserError when it cannot be made."""

T = TypeVar("T")
_KINDS = {Format.PDF: "Tệp PDF", Format.WORD: "Tệp Word", Format.EXCEL: "Tệp Excel"}


class PaperViews:
    """The papers of one page."""

    def __init__(
        self, workplace: Workplace, *, files: FileChoice | None = None, printers: Printers | None = None
    ) -> None:
        """`files` and `printers` are the machine's own, unless others are handed in."""
        self.workplace = workplace
        self.files: FileChoice = files or SystemFileChoice()
        self.printers = printers

    def show(self, title: str, name: str, make: Make, note: str = "") -> None:
        """Show a paper, to be printed; `name` is what its file would be called, `note` is told beside it."""
        self.workplace.jobs.read(
            lambda _progress: document_pdf(*papers_of(make())),
            lambda pdf: self.show_made(title, name, pdf, note),
            self.workplace.explain,
        )

    def show_made(self, title: str, name: str, pdf: bytes, note: str = "", *, can_save: bool = True) -> None:
        """Show a paper that is made already; without `can_save` it can only be printed."""
        PaperPreview(
            self.workplace.surface,
            title,
            pdf,
            name,
            printers=self.printers,
            files=self.files,
            can_save=can_save,
            note=note,
        ).rise()

    def save(self, name: str, make: Make, form: Format = Format.WORD) -> None:
        """Ask for a place and write a paper there."""
        kind = _KINDS[form]
        target = self.files.save_as(
            self.workplace.surface, f"Lưu ra {kind.removeprefix('Tệp ')}", name, kind, f".{form.value}"
        )
        if target is None:
            return

        def work() -> Path:
            first, *others = papers_of(make())
            save_document(first, form, target, *others)
            return target

        self._careful(work, lambda written: tell_saved(self.workplace, written))

    def write(self, work: Callable[[], str]) -> None:
        """Write files on a worker, and tell what `work` says was done."""

        self._careful(work, self.workplace.say)

    def _careful(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        def careful(_progress: object) -> T:
            try:
                return work()
            except OSError as error:
                raise UserError(CANNOT_WRITE) from error

        self.workplace.jobs.read(careful, done, self.workplace.explain)


def papers_of(made: Document | Sequence[Document]) -> tuple[Document, ...]:
    """What was made, as papers that go into one file."""
    return (made,) if isinstance(made, Document) else tuple(made)
