"""The year, the list of a quarter and the report to the People's Council, printed or kept as files."""

from pathlib import Path

from desktop_app.areas.disclosure.coverage.documents import CoveragePapers
from desktop_app.areas.disclosure.coverage.grid import Grid
from desktop_app.areas.disclosure.coverage.lists import called
from desktop_app.areas.disclosure.papers.council import CouncilReportService
from desktop_app.areas.disclosure.papers.quarter import QuarterPaperService
from desktop_app.areas.views.papers import PaperViews
from desktop_app.areas.views.saved import tell_saved
from desktop_app.kit.preview import PaperPreview
from desktop_app.office.rights import Right

REPORT = "Báo cáo việc công khai thông tin"


class CoverageFiles(PaperViews):
    """Made on the workers, shown over the window."""

    @property
    def may_print(self) -> bool:
        """Whether the account may print and keep files."""
        return self.workplace.desk.account.may(Right.PRINT)

    def preview(self, grid: Grid) -> None:
        """Show the matrix as it is printed."""
        papers = CoveragePapers(self.workplace.desk)
        self.show(f"Bảng công khai năm {grid.year}", f"bang-cong-khai-{grid.year}", lambda: papers.paper(grid))

    def save_excel(self, grid: Grid) -> None:
        """Write the matrix as an Excel file."""
        papers, surface = CoveragePapers(self.workplace.desk), self.workplace.surface
        name = f"bang-cong-khai-{grid.year}"
        target = self.files.save_as(surface, "Lưu bảng công khai", name, "Tệp Excel", ".xlsx")
        if target is None:
            return

        def work(_progress: object) -> Path:
            from desktop_app.core.disk import disk_told
            from desktop_app.core.paper.excel import write_grid_xlsx

            with disk_told():
                write_grid_xlsx(papers.sheet(grid), target)
            return target

        self.workplace.jobs.read(work, self._saved, self.workplace.explain)

    def show_quarter(self, year: int, quarter: int) -> None:
        """Show the notice with the quarter's list as its appendix."""
        papers = QuarterPaperService(self.workplace.desk)
        self.show(called(year, quarter), _quarter_name(year, quarter), lambda: papers.papers(year, quarter))

    def save_quarter(self, year: int, quarter: int) -> None:
        """Keep the notice and its appendix as a Word file."""
        papers = QuarterPaperService(self.workplace.desk)
        self.save(_quarter_name(year, quarter), lambda: papers.papers(year, quarter))

    def show_report(self, uid: str) -> None:
        """Show the report of a kept session."""
        papers = CouncilReportService(self.workplace.desk)
        self.show(REPORT, "bao-cao-cong-khai-hdnd", lambda: papers.report(uid))

    def save_report(self, uid: str) -> None:
        """Keep the report as a Word file."""
        papers = CouncilReportService(self.workplace.desk)
        self.save("bao-cao-cong-khai-hdnd", lambda: papers.report(uid))

    def show_pdf(self, title: str, pdf: bytes, name: str) -> None:
        """Show a PDF that was made already."""
        PaperPreview(self.workplace.surface, title, pdf, name, printers=self.printers, files=self.files).rise()

    def _saved(self, written: Path) -> None:
        tell_saved(self.workplace, written)


def _quarter_name(year: int, quarter: int) -> str:
    return f"danh-muc-cong-khai-quy-{quarter}-{year}"
