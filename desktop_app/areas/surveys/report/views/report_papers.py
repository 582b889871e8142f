"""The report on results, shown to be printed or kept as a file: acts for the menus of the pages that show results."""

from collections.abc import Callable, Sequence
from functools import partial

from desktop_app.areas.surveys.printing.views.survey_papers import named
from desktop_app.areas.surveys.report.service import ReportService
from desktop_app.areas.surveys.results.figures import Breakdown, Where
from desktop_app.areas.surveys.results.queries import ALL, EVERYBODY
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.areas.views.procedure.steps_list import Act
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import Format
from desktop_app.kit.controls import Button
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.print_options import Printers
from desktop_app.office.rights import Right


class ReportPapers:
    """The report on what is looked at, made on the workers."""

    def __init__(
        self, workplace: Workplace, *, files: FileChoice | None = None, printers: Printers | None = None
    ) -> None:
        """`files` and `printers` are the machine's own, unless others are handed in."""
        self._service, self._account = ReportService(workplace.desk), workplace.desk.account
        self.views = PaperViews(workplace, files=files, printers=printers)

    def show(self, uids: Sequence[str], label: str, breakdown: Breakdown = ALL, where: Where = EVERYBODY) -> None:
        """Show the report, to be printed."""
        self.views.show("Báo cáo kết quả", named("ket-qua", label), partial(self._make, uids, breakdown, where))

    def save(
        self,
        form: Format,
        uids: Sequence[str],
        label: str,
        breakdown: Breakdown = ALL,
        where: Where = EVERYBODY,
    ) -> None:
        """Ask for a place and write the report there."""
        self.views.save(named("ket-qua", label), partial(self._make, uids, breakdown, where), form)

    def buttons(self, save: Callable[[], None], show: Callable[[], None]) -> tuple[Button, ...]:
        """What this account may have of the results, as buttons of a page: a workbook, the report on paper."""
        if not self._account.may(Right.PRINT):
            return ()
        keep = Button("Xuất Excel", icon="file-down", key="Ctrl+E")
        keep.clicked.connect(lambda: save())
        paper = Button("In báo cáo", icon="printer", key="Ctrl+P")
        paper.clicked.connect(lambda: show())
        return keep, paper

    def acts(self, uids: Sequence[str], label: str) -> list[Act]:
        """What this account may have of the results on paper."""
        if not self._account.may(Right.PRINT):
            return []
        return [
            (
                "In báo cáo kết quả",
                "Từng câu có biểu đồ, khoảng tin cậy, so với đợt trước",
                partial(self.show, uids, label),
            ),
            ("Lưu báo cáo ra Word", "Sửa được lời văn", partial(self.save, Format.WORD, uids, label)),
            ("Lưu báo cáo ra Excel", "Bảng số và biểu đồ", partial(self.save, Format.EXCEL, uids, label)),
        ]

    def _make(self, uids: Sequence[str], breakdown: Breakdown, where: Where) -> Document:
        return self._service.report(uids, breakdown, where)
