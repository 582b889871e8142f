"""The cells of a workbook that cannot be taken, each with its reason."""

from dataclasses import dataclass

from desktop_app.areas.surveys.exchange.planning import Plan
from desktop_app.core import words
from desktop_app.core.fields import Align, Column
from desktop_app.core.pages import Listed
from desktop_app.core.sheets.cells import letters
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.table import PagedTable

_COLUMNS = (
    Column(name="row", heading="Dòng", width=72, kind="number", align=Align.RIGHT),
    Column(name="column", heading="Cột", width=170),
    Column(name="value", heading="Giá trị", width=170),
    Column(name="reason", heading="Lý do"),
)


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One wrong cell, as the table shows it."""

    uid: str
    row: str
    column: str
    value: str
    reason: str


class ProblemList(PagedTable):
    """The refused cells in the order of the workbook; where there are none it says that all can be entered."""

    def __init__(self) -> None:
        self._rows: list[ProblemRow] = []
        super().__init__(_COLUMNS, lambda _sort: Listed(self._rows), noun="ô cần sửa", keys={"↑ ↓": "xem từng ô"})

    def show_plan(self, plan: Plan) -> None:
        """Show what the plan refuses."""
        self._rows = [
            ProblemRow(
                uid=str(at),
                row=words.number(each.row),
                column=_column(plan, each.column),
                value=each.value or "(trống)",
                reason=each.reason,
            )
            for at, each in enumerate(plan.refused)
        ]
        self.set_empty(EmptyState("circle-check", *_nothing_wrong(plan)))
        self.reload(keep=False)
        self.show_total(len(self._rows))


def _nothing_wrong(plan: Plan) -> tuple[str, str]:
    if plan.accepted:
        return "Mọi dòng đều nhận được", "Bấm Nhập để ghi vào một lô riêng của đợt."
    return "Không có phiếu mới", "Các phiếu trong tệp đã có trong đợt khảo sát."


def _column(plan: Plan, at: int) -> str:
    headings = plan.places.headings
    heading = headings[at - 1] if 0 < at <= len(headings) else ""
    return f"{letters(at)} “{heading}”" if heading else letters(at)
