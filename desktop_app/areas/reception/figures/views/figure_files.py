"""The figures printed, or kept as a spreadsheet."""

from pathlib import Path

from desktop_app.areas.reception.figures.documents import FigurePapers
from desktop_app.areas.reception.figures.queries import FigureTable
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.saved import tell_saved
from desktop_app.core.progress import Progress
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.print_options import Printers


class FigureFiles:
    """Made on the workers, shown over the window."""

    def __init__(
        self, workplace: Workplace, *, files: FileChoice | None = None, printers: Printers | None = None
    ) -> None:
        """`files` and `printers` are the machine's own, unless others are handed in."""
        self._workplace, self._papers = workplace, FigurePapers(workplace.desk)
        self.files: FileChoice = files or SystemFileChoice()
        self.printers = printers

    def preview(self, table: FigureTable) -> None:
        """Show the table as it is printed."""

        def work(_progress: Progress) -> bytes:
            from desktop_app.core.paper.pdf import write_pdf

            return write_pdf(self._papers.paper(table))

        def show(pdf: bytes) -> None:
            surface, name = self._workplace.surface, _named(table)
            PaperPreview(surface, "Số liệu tiếp công dân", pdf, name, printers=self.printers, files=self.files).rise()

        self._workplace.jobs.read(work, show, self._workplace.explain)

    def save_excel(self, table: FigureTable) -> None:
        """Write the table as an Excel file."""
        surface = self._workplace.surface
        target = self.files.save_as(surface, "Lưu số liệu", _named(table), "Tệp Excel", ".xlsx")
        if target is None:
            return

        def work(_progress: Progress) -> Path:
            from desktop_app.core.disk import disk_told
            from desktop_app.core.paper.excel import write_grid_xlsx

            with disk_told():
                write_grid_xlsx(self._papers.grid(table), target)
            return target

        def told(written: Path) -> None:
            tell_saved(self._workplace, written)

        self._workplace.jobs.read(work, told, self._workplace.explain)


def _named(table: FigureTable) -> str:
    return f"so-lieu-tiep-cong-dan-{table.from_on:%Y%m%d}-{table.to_on:%Y%m%d}"
