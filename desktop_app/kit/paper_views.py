"""Papers on screen: made on the workers, shown over the window to be printed, or kept as a file.

The writers of PDF, Word and Excel take a second to import: each is imported by the worker that writes with it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import Format, document_pdf, save_document
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.print_options import Printers
from desktop_app.kit.stepper import CANNOT_WRITE

Make = Callable[[], Document]
"""Makes a paper, on a worker; UserError when it cannot be made."""

_KINDS = {Format.PDF: "Tệp PDF", Format.WORD: "Tệp Word", Format.EXCEL: "Tệp Excel"}


class Surroundings(Protocol):
    """The window that the papers are shown over, its workers, and how it tells what was done or went wrong."""

    @property
    def surface(self) -> QWidget:
        """The window."""

    @property
    def jobs(self) -> Jobs:
        """Its workers."""

    def say(self, sentence: str) -> None:
        """Tell what was done."""

    def explain(self, error: BaseException) -> None:
        """Tell what went wrong."""


class PaperViews:
    """The papers of one page."""

    def __init__(
        self, around: Surroundings, *, files: FileChoice | None = None, printers: Printers | None = None
    ) -> None:
        """`files` and `printers` are the machine's own, unless others are handed in."""
        self._around = around
        self.files: FileChoice = files or SystemFileChoice()
        self.printers = printers

    def show(self, title: str, name: str, make: Make) -> None:
        """Show a paper, to be printed; `name` is what its file would be called."""

        def show(pdf: bytes) -> None:
            PaperPreview(self._around.surface, title, pdf, name, printers=self.printers, files=self.files).rise()

        self._around.jobs.read(lambda _progress: document_pdf(make()), show, self._around.explain)

    def save(self, name: str, make: Make, form: Format = Format.WORD) -> None:
        """Ask for a place and write a paper there."""
        kind = _KINDS[form]
        target = self.files.save_as(
            self._around.surface, f"Lưu ra {kind.removeprefix('Tệp ')}", name, kind, f".{form.value}"
        )
        if target is None:
            return

        def work(_progress: object) -> Path:
            try:
                save_document(make(), form, target)
            except OSError as error:
                raise UserError(CANNOT_WRITE) from error
            return target

        def told(written: Path) -> None:
            self._around.say(f"Đã lưu {written.name}.")

        self._around.jobs.read(work, told, self._around.explain)
