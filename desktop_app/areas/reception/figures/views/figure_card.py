"""The table of figures: every number is a link to the visits it is made of."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.areas.reception.figures.address import Rows, What
from desktop_app.areas.reception.figures.queries import FigureLine, FigureTable
from desktop_app.core import words
from desktop_app.kit.controls import Button, Card, Kind, Label, Rule
from desktop_app.kit.theme import Token, Type, px

HEADS = ("Lượt", "Người", "Vụ việc", "Đoàn đông người", "Người của đoàn")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_COLUMN, _ROW = 118, 32


def figure_card(table: FigureTable, open_rows: Callable[[Rows], None]) -> Card:
    """The whole span, then by kind, then by mode."""
    card = Card(padding=0, spacing=0)
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(px(16), px(10), px(16), px(12))
    grid.setHorizontalSpacing(px(8))
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(0, 1)
    for at, head in enumerate(HEADS, start=1):
        label = Label(head, Type.LABEL, colour=Token.INK_2)
        grid.setColumnMinimumWidth(at, px(_COLUMN))
        grid.addWidget(label, 0, at, _RIGHT)
    grid.setRowMinimumHeight(0, px(_ROW))
    row = 1
    for heading, lines in table.sections:
        row = _put_heading(grid, row, heading)
        for line in lines:
            _put_line(grid, row, table, line, open_rows)
            row += 1
    card.body.addWidget(holder)
    return card


def definitions_card(definitions: Sequence[str]) -> Card:
    """What each count means, in words."""
    card = Card(spacing=6)
    card.body.addWidget(Label("Cách đếm", Type.BLOCK_TITLE))
    for said in definitions:
        card.body.addWidget(Label(said, colour=Token.INK_2, wrap=True))
    return card


def _put_heading(grid: QGridLayout, row: int, heading: str) -> int:
    grid.addWidget(Rule(), row, 0, 1, len(HEADS) + 1)
    if not heading:
        return row + 1
    label = Label(heading, Type.LABEL, colour=Token.INK_2)
    grid.addWidget(label, row + 1, 0, _LEFT)
    grid.setRowMinimumHeight(row + 1, px(_ROW))
    return row + 2


def _put_line(
    grid: QGridLayout, row: int, table: FigureTable, line: FigureLine, open_rows: Callable[[Rows], None]
) -> None:
    whole = line is table.whole
    grid.addWidget(Label(line.title, Type.STRONG if whole else Type.BODY), row, 0, _LEFT)
    for at, what in enumerate(What, start=1):
        grid.addWidget(_figure(line, table.rows(line, what), open_rows), row, at, _RIGHT)
    crowd = Label(words.number(line.people_of_groups), colour=Token.INK if line.people_of_groups else Token.INK_3)
    grid.addWidget(crowd, row, len(HEADS), _RIGHT)
    grid.setRowMinimumHeight(row, px(_ROW))


def _figure(line: FigureLine, rows: Rows, open_rows: Callable[[Rows], None]) -> QWidget:
    if not rows.count:
        return Label("0", colour=Token.INK_3)
    link = Button(words.number(rows.count), Kind.LINK, height=26)
    said = f"{line.title}: {words.number(rows.count)} {rows.what.value}. Xem các lượt"
    link.setAccessibleName(said)
    link.setToolTip(said)
    link.clicked.connect(lambda: open_rows(rows))
    return link
