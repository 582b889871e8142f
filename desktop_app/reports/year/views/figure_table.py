"""Figures under each other: this year as a link to its rows, the year before, the change; months side by side."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.core import words
from desktop_app.kit.chart import Chart, Column, Fill, Part, columns_drawing
from desktop_app.kit.controls import Button, Kind, Label
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.reports.year.shown import Month, Opens, Told

Open = Callable[[str, Opens], None]
"""Opens what is behind a number; told what the number says in words."""

MODES = (
    Part(State.ACTIVE, Fill.LIGHT, ""),
    Part(State.ACTIVE, Fill.SOLID, ""),
    Part(State.NONE, Fill.HATCHED, ""),
)
"""How the columns of a month tell the modes apart, in the order of the data."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_ROW, _COLUMN, _SET_IN, _MONTH_NAMES = 28, 84, 16, 92


def figure_table(told: Sequence[Told], heads: Sequence[str], open_rows: Open) -> QWidget:
    """A line for each figure."""
    holder, grid = _grid()
    grid.setColumnStretch(0, 1)
    has_last = any(each.last is not None for each in told)
    for at, head in enumerate(heads if has_last else heads[:1], start=1):
        grid.addWidget(Label(head, Type.LABEL, colour=Token.INK_2), 0, at, _RIGHT)
        grid.setColumnMinimumWidth(at, px(_COLUMN))
    for row, each in enumerate(told, start=1):
        title = Label(each.title, Type.BODY if each.inside else Type.STRONG, wrap=True)
        title.setContentsMargins(px(_SET_IN) if each.inside else 0, 0, 0, 0)
        grid.addWidget(title, row, 0)
        grid.addWidget(link(each, open_rows), row, 1, _RIGHT)
        if has_last:
            last = words.number(each.last) if each.last is not None else ""
            grid.addWidget(Label(last, colour=Token.INK_2), row, 2, _RIGHT)
            grid.addWidget(Label(each.change, colour=Token.INK_2), row, 3, _RIGHT)
        grid.setRowMinimumHeight(row, px(_ROW))
    return holder


def month_table(months: Sequence[Month], open_rows: Open) -> QWidget:
    """A column for each month of the year: the chart above, its figures below it."""
    holder, grid = _grid()
    grid.setHorizontalSpacing(0)
    grid.setColumnMinimumWidth(0, px(_MONTH_NAMES))
    by_number = {month.number: month for month in months}
    grid.addWidget(_chart(by_number), 0, 1, 1, 12)
    for row, line in enumerate(months[0].told if months else (), start=1):
        grid.addWidget(Label(line.title, Type.LABEL, colour=Token.INK_2), row, 0, _LEFT)
        grid.setRowMinimumHeight(row, px(_ROW))
    for number in range(1, 13):
        grid.setColumnStretch(number, 1)
        for row, told in enumerate(by_number[number].told if number in by_number else (), start=1):
            grid.addWidget(link(told, open_rows, f" tháng {number}"), row, number, _MIDDLE)
    return holder


def link(told: Told, open_rows: Open, when: str = "") -> QWidget:
    """The number, which leads to its rows where it counts any."""
    if not told.value:
        return Label("0", colour=Token.INK_3)
    button = Button(words.number(told.value), Kind.LINK, height=24)
    said = f"{told.title}{when}: {words.number(told.value)} {told.noun}"
    button.setAccessibleName(f"{said}. Xem các dòng")
    last = f". Năm trước: {words.number(told.last)} {told.noun}" if told.last is not None else ""
    button.setToolTip(f"{said}{last}. Bấm để xem các dòng")
    button.clicked.connect(lambda: open_rows(said, told.opens))
    return button


def _chart(months: dict[int, Month]) -> Chart:
    parts = [
        Part(look.state, look.fill, piece.words)
        for look, piece in zip(MODES, next(iter(months.values())).pieces, strict=True)
    ]
    columns = [
        Column(f"Th {number}", tuple(piece.count for piece in months[number].pieces) if number in months else (0, 0, 0))
        for number in range(1, 13)
    ]
    said = "; ".join(
        f"tháng {number}: {words.number(sum(piece.count for piece in month.pieces))} lượt"
        for number, month in months.items()
    )
    return Chart(columns_drawing(columns, parts, f"Lượt tiếp công dân theo tháng. {said}."))


def _grid() -> tuple[QWidget, QGridLayout]:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(8))
    grid.setVerticalSpacing(0)
    return holder, grid
