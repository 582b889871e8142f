"""Whom to urge, on paper; the matrix as a spreadsheet."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.areas.views.papers import PaperViews
from desktop_app.sync.papers.matrix_sheet import MatrixSheetService
from desktop_app.sync.receiving.matrix import Matrix
from desktop_app.sync.receiving.papers import ReceivingPaperService


class MatrixFiles(PaperViews):
    """Made on the workers, shown over the window."""

    def show_urged(self, found: Matrix, place: int) -> None:
        """Show the list of units from which something is still missing in a period."""
        service = ReceivingPaperService(self.workplace.desk)
        name = f"don-doc-{found.form.key.lower()}-{found.periods[place].to_on:%Y%m%d}"
        self.show("Danh sách đơn vị cần đôn đốc", name, lambda: service.urged(found, place))

    def save_excel(self, found: Matrix, done: Callable[[Path], None]) -> None:
        """Write the matrix as an Excel file."""
        service, surface = MatrixSheetService(self.workplace.desk), self.workplace.surface
        name = f"tinh-hinh-nop-{found.form.key.lower()}-{found.year}"
        target = self.files.save_as(surface, "Lưu tình hình nộp", name, "Tệp Excel", ".xlsx")
        if target is None:
            return

        def work(_progress: object) -> Path:
            from desktop_app.core.disk import disk_told
            from desktop_app.core.paper.excel import write_grid_xlsx

            with disk_told():
                write_grid_xlsx(service.grid(found), target)
            return target

        self.workplace.jobs.read(work, done, self.workplace.explain)
