"""Papers on screen, for the pages of every area: shown over the window from memory, saved where the official says.

The writers of PDF and Word take a second to import: each is imported by the worker that writes with it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop_app.areas.views import Workplace
from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import Format, document_pdf, save_document
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.print_options import Printers
from desktop_app.kit.stepper import CANNOT_WRITE

Made = Document | Sequence[Document]
"""One paper, or several that go into one file."""


class PaperDesk:
    """Makes papers on the workers of a page's window; nothing is written but what is asked for."""

    def __init__(
        self, workplace: Workplace, *, files: FileChoice | None = None, printers: Printers | None = None
    ) -> None:
        """`files` and `printers` are the machine's own, unless others are handed in."""
        self.workplace = workplace
        self.files: FileChoice = files or SystemFileChoice()
        self.printers = printers

    def show(self, title: str, name: str, make: Callable[[], Made]) -> None:
        """Show what `make` makes on the worker, to be printed or saved; neither name ever names a person."""

        def raise_preview(pdf: bytes) -> None:
            surface = self.workplace.surface
            PaperPreview(surface, title, pdf, name, printers=self.printers, files=self.files).rise()

        self.workplace.jobs.read(
            lambda _progress: document_pdf(*_papers(make())), raise_preview, self.workplace.explain
        )

    def save_word(self, name: str, make: Callable[[], Made]) -> None:
        """Ask for a file and write what `make` makes as Word."""

        def write(target: Path) -> str:
            first, *others = _papers(make())
            save_document(first, Format.WORD, target, *others)
            return f"Đã lưu {target.name}."

        target = self.files.save_as(self.workplace.surface, "Lưu ra Word", name, "Tệp Word", ".docx")
        if target is not None:
            self.write(lambda: write(target))

    def write(self, work: Callable[[], str]) -> None:
        """Write files on the worker and tell what `work` says was done."""

        def careful(_progress: object) -> str:
            try:
                return work()
            except OSError as error:
                raise UserError(CANNOT_WRITE) from error

        self.workplace.jobs.read(careful, self.workplace.say, self.workplace.explain)


def _papers(made: Made) -> tuple[Document, ...]:
    return (made,) if isinstance(made, Document) else tuple(made)
