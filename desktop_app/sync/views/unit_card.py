"""With what later periods are compared after a merger: a card in the pane, and below the sheet before it is written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.kit.controls import Card, CutLabel, Label
from desktop_app.kit.measure import is_low
from desktop_app.kit.theme import Token, Type, px
from desktop_app.reports.written import written
from desktop_app.sync.receiving.restated import Restated, RestatedLine
from desktop_app.sync.views.unit_words import NOT_YET, compared_words

HEADS = ("Kỳ sau so với", "Nhận", "Gộp vào", "Tính gộp")


class RestatedCard(Card):
    """The figures of both units and of both together, form by form, no more than so many lines."""

    def __init__(self, found: Sequence[Restated], most: int) -> None:
        """`most` lines are shown of all forms."""
        super().__init__(padding=12, spacing=6)
        shown = [(form, line) for form in found for line in form.lines]
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(0, 1)
        for at, head in enumerate(HEADS):
            grid.addWidget(Label(head, Type.LABEL, colour=Token.INK_2), 0, at, _side(at))
        before: Restated | None = None
        for form, line in shown[:most]:
            if form is not before:
                grid.addWidget(Label(compared_words(form), Type.HINT, colour=Token.INK_2), grid.rowCount(), 0, 1, 4)
            before = form
            _add(grid, line)
        self.body.addLayout(grid)
        left = len(shown) - most
        if left > 0:
            self.body.addWidget(Label(f"Và {words.number(left)} chỉ tiêu khác.", Type.HINT))


class Preview(QWidget):
    """What would be compared, below the sheet; nothing while the merger is not told in full."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(24), px(8), px(24), px(8))
        self.hide()

    def show_found(self, found: Sequence[Restated] | None) -> None:
        """Tell this instead; None takes it away."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if found is not None:
            most = 1 if is_low(self.window()) else 5
            told = RestatedCard(found, most) if found else Label(NOT_YET, Type.HINT, wrap=True)
            self._column.addWidget(told)
        self.setVisible(found is not None)


def _add(grid: QGridLayout, line: RestatedLine) -> None:
    row, style = grid.rowCount(), line.indicator.style
    grid.addWidget(CutLabel(line.indicator.title, most=1), row, 0)
    for at, value in enumerate((line.own, line.merged, line.together), start=1):
        role = Type.STRONG if at == 3 else Type.BODY
        grid.addWidget(Label(written(value, style), role, colour=Token.INK), row, at, _side(at))


def _side(at: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if at else Qt.AlignmentFlag.AlignLeft
