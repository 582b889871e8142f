"""The printed register of petitions on screen and as files.

The writers of PDF, Word and Excel take a second to import: each is imported by the worker that writes with it.
"""

from datetime import date
from pathlib import Path

from desktop_app.areas.petitions.register.documents import PetitionRegisterService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.saved import tell_saved
from desktop_app.core import words
from desktop_app.core.paper.saving import Format, register_pdf, save_register
from desktop_app.core.periods import Period
from desktop_app.core.progress import Progress
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.print_options import Printers

NO_FORM = "chưa có mẫu chính thức"
"""Said where the register is shown, never on it."""
KINDS = {Format.WORD: "Tệp Word", Format.EXCEL: "Tệp Excel"}


class RegisterPapers:
    """Makes the register on the workers; nothing is written but what is asked for."""

    def __init__(
        self, workplace: Workplace, *, files: FileChoice | None = None, printers: Printers | None = None
    ) -> None:
        """`files` and `printers` are the machine's own, unless others are handed in."""
        self._workplace = workplace
        self._service = PetitionRegisterService(workplace.desk)
        self.files: FileChoice = files or SystemFileChoice()
        self.printers = printers

    def show(self, period: Period | None) -> None:
        """Show the register of the period, to be printed."""
        from_on, to_on = self._span(period)
        title = f"Sổ đơn thư ({NO_FORM}), {words.day(from_on)} - {words.day(to_on)}"

        def work(progress: Progress) -> bytes:
            return register_pdf(self._service.print_register(from_on, to_on), progress)

        def show(pdf: bytes) -> None:
            named, surface = _named(from_on, to_on), self._workplace.surface
            PaperPreview(surface, title, pdf, named, printers=self.printers, files=self.files).rise()

        self._workplace.jobs.read(work, show, self._workplace.explain, title="Lập sổ đơn thư")

    def save(self, period: Period | None, form: Format) -> None:
        """Ask for a place and write the register of the period there."""
        from_on, to_on = self._span(period)
        named, kind = _named(from_on, to_on), KINDS[form]
        target = self.files.save_as(self._workplace.surface, "Lưu sổ đơn thư", named, kind, f".{form.value}")
        if target is None:
            return

        def work(progress: Progress) -> Path:
            save_register(self._service.print_register(from_on, to_on), form, target, progress)
            return target

        def told(written: Path) -> None:
            tell_saved(self._workplace, written)

        self._workplace.jobs.read(work, told, self._workplace.explain, title="Ghi sổ đơn thư ra tệp")

    def _span(self, period: Period | None) -> tuple[date, date]:
        """Never beyond today; without a period, or an open one, this year."""
        today = self._workplace.desk.clock.today()
        from_on = (period.from_on if period else None) or date(today.year, 1, 1)
        to_on = (period.to_on if period else None) or today
        return from_on, max(from_on, min(to_on, today))


def _named(from_on: date, to_on: date) -> str:
    return f"so-don-thu-{from_on:%Y%m%d}-{to_on:%Y%m%d}"
