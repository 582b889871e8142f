"""The pane beside the matrix: what a commune handed in, two packages compared, what can be done."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from desktop_app.core import words
from desktop_app.kit.buttons import LinkLine
from desktop_app.kit.controls import Card, CutLabel, Label
from desktop_app.kit.theme import Token, Type, px
from desktop_app.reports.forms import ReportForm
from desktop_app.sync.comparing import Changed, Compared

MOST = 12


class ComparedCard(Card):
    """The figures that two packages tell otherwise; a figure can be remarked upon."""

    def __init__(self, compared: Compared, form: ReportForm, remark: Callable[[str, str], object] | None) -> None:
        """`remark` is asked with a figure's key and title; None where the account may not."""
        super().__init__(padding=12, spacing=6)
        titles = {each.key: each.title for each in form.indicators}
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(0, 1)
        heads = ("Số liệu thay đổi", f"Gói {compared.before}", f"Gói {compared.now}", "Lệch")
        for at, head in enumerate(heads):
            grid.addWidget(Label(head, Type.LABEL, colour=Token.INK_2), 0, at, _side(at))
        for line, each in enumerate(compared.changed[:MOST], start=1):
            self._line(grid, line, each, titles.get(each.key, each.key), remark)
        self.body.addLayout(grid)
        if (more := len(compared.changed) - MOST) > 0:
            self.body.addWidget(Label(f"Và {words.number(more)} chỉ tiêu khác.", Type.HINT))
        if not compared.changed:
            self.body.addWidget(Label("Hai gói cùng số liệu.", Type.HINT))

    def _line(
        self, grid: QGridLayout, line: int, each: Changed, title: str, remark: Callable[[str, str], object] | None
    ) -> None:
        if remark is None:
            grid.addWidget(CutLabel(title, most=1), line, 0)
        else:
            link = LinkLine(title, height=24)
            link.setAccessibleName(f"Nhận xét về: {title}")
            link.clicked.connect(lambda: remark(each.key, title))
            grid.addWidget(link, line, 0)
        told = (_number(each.was), _number(each.now), _apart(each))
        for at, text in enumerate(told, start=1):
            role = Type.STRONG if at > 1 else Type.BODY
            grid.addWidget(Label(text, role, colour=Token.ACCENT if at == 3 else Token.INK), line, at, _side(at))


def _side(at: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if at else Qt.AlignmentFlag.AlignLeft


def _number(value: Decimal | None) -> str:
    return "…" if value is None else words.number(value, 0 if value == value.to_integral() else 1)


def _apart(each: Changed) -> str:
    if each.was is None or each.now is None:
        return ""
    apart = each.now - each.was
    sign = "+" if apart > 0 else "-"
    return f"{sign}{_number(abs(apart))}"
