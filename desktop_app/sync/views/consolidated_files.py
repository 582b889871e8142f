"""All communes with all figures of a form, as a spreadsheet."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.areas.views.papers import PaperViews
from desktop_app.sync.papers.all_units import AllUnitsService
from desktop_app.sync.receiving.consolidated import Consolidated
from desktop_app.sync.receiving.sum_paper import SumPaperService


class ConsolidatedFiles(PaperViews):
    """Made on the workers, shown over the window."""

    def show_form(self, found: Consolidated) -> None:
        """Show the form with a line for each commune, as it is printed."""
        service, name = SumPaperService(self.workplace.desk), f"tong-hop-{found.form.key.lower()}-{found.to_on:%Y%m%d}"
        title = f"Tổng hợp {found.form.number or found.form.title}"
        self.show(title, name, lambda: service.form(found.form.key, found.from_on, found.to_on))

    def save_excel(self, found: Consolidated, done: Callable[[Path], None]) -> None:
        """Write an Excel file."""
        service, surface = AllUnitsService(self.workplace.desk), self.workplace.surface
        name = f"tong-hop-{found.form.key.lower()}-{found.to_on:%Y%m%d}"
        target = self.files.save_as(surface, "Lưu số liệu tổng hợp", name, "Tệp Excel", ".xlsx")
        if target is None:
            return

        def work(_progress: object) -> Path:
            from desktop_app.core.disk import disk_told
            from desktop_app.core.paper.excel import write_grid_xlsx

            with disk_told():
                write_grid_xlsx(service.grid(found), target)
            return target

        self.workplace.jobs.read(work, done, self.workplace.explain)
