"""The printed register of conventions on screen and as files.

The writers of PDF, Word and Excel take a second to import: each is imported by the worker that writes with it.
"""

from pathlib import Path

from desktop_app.areas.conventions.register.documents import SUBJECT, ConventionRegisterService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.saved import tell_saved
from desktop_app.core.paper.saving import Format, register_pdf, save_register
from desktop_app.core.progress import Progress
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.print_options import Printers

KINDS = {Format.WORD: "Tệp Word", Format.EXCEL: "Tệp Excel"}


class RegisterPapers:
    """Makes the register on the workers; nothing is written but what is asked for."""

    def __init__(
        self, workplace: Workplace, *, files: FileChoice | None = None, printers: Printers | None = None
    ) -> None:
        """`files` and `printers` are the machine's own, unless others are handed in."""
        self._workplace = workplace
        self._service = ConventionRegisterService(workplace.desk)
        self.files: FileChoice = files or SystemFileChoice()
        self.printers = printers

    def show(self) -> None:
        """Show the register as it stands today, to be printed."""

        def work(progress: Progress) -> bytes:
            return register_pdf(self._service.print_register(), progress)

        def show(pdf: bytes) -> None:
            surface = self._workplace.surface
            PaperPreview(surface, SUBJECT, pdf, self._named(), printers=self.printers, files=self.files).rise()

        self._workplace.jobs.read(work, show, self._workplace.explain, title="Lập sổ hương ước")

    def save(self, form: Format) -> None:
        """Ask for a place and write the register there."""
        surface, kind = self._workplace.surface, KINDS[form]
        target = self.files.save_as(surface, "Lưu sổ hương ước", self._named(), kind, f".{form.value}")
        if target is None:
            return

        def work(progress: Progress) -> Path:
            save_register(self._service.print_register(), form, target, progress)
            return target

        def told(written: Path) -> None:
            tell_saved(self._workplace, written)

        self._workplace.jobs.read(work, told, self._workplace.explain, title="Ghi sổ hương ước ra tệp")

    def _named(self) -> str:
        return f"so-huong-uoc-{self._workplace.desk.clock.today():%Y%m%d}"
