"""The cards of the year: figures at the left, the bar of their states at the right; surveys with their intervals."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.surveys.results.rules import decimal
from desktop_app.core import words
from desktop_app.kit.answer_bars import Interval
from desktop_app.kit.chart import Chart, Drawing
from desktop_app.kit.controls import Button, Card, Kind, Label
from desktop_app.kit.state_bar import Share, StateBar
from desktop_app.kit.theme import Solid, Token, Type, px
from desktop_app.reports.year.shown import Asked, Block, Elsewhere, YearView
from desktop_app.reports.year.views.figure_table import Open, figure_table, month_table
from desktop_app.reports.year.words import index_words, share_words

RESULTS, ROUNDS = "surveys.results", "surveys.rounds"
_AXIS_HIGH = 34


class BlockCard(Card):
    """One part of the year; where it is narrow the bar stands below the figures."""

    def __init__(self, block: Block, year: YearView, open_rows: Open, open_page: Callable[[str], None]) -> None:
        """`open_page` goes to the register itself."""
        super().__init__(spacing=10)
        self.block = block
        self.body.addLayout(_head(block.title, block.button, lambda: open_page(block.page)))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(px(32))
        if block.empty:
            self.body.addWidget(Label(f"{block.empty}, {year.days}.", colour=Token.INK_2, wrap=True))
            return
        self._row.addWidget(figure_table(block.told, year.heads, open_rows), 3, Qt.AlignmentFlag.AlignTop)
        if any(piece.count for piece in block.pieces):
            self._row.addWidget(_bar(block, open_rows), 2, Qt.AlignmentFlag.AlignTop)
        else:
            self._row.addStretch(2)
        self.body.addLayout(self._row)
        if block.key == "reception" and year.months:
            self.body.addWidget(Label("Lượt tiếp theo tháng", Type.BLOCK_TITLE))
            self.body.addWidget(month_table(year.months, open_rows))

    def stand(self, *, one_column: bool) -> None:
        """In one column or two."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if one_column else ways.LeftToRight)


def survey_card(year: YearView, open_rows: Open, open_page: Callable[[str], None]) -> Card:
    """A line for each survey: its index, and how many were satisfied with the interval that holds the true share."""
    card = Card(spacing=10)
    card.body.addLayout(_head("Khảo sát sự hài lòng", "Mở đợt khảo sát", lambda: open_page(ROUNDS)))
    if not year.surveys:
        said = f"Năm {year.year} chưa có đợt khảo sát nào có phiếu."
        card.body.addWidget(Label(said, colour=Token.INK_2, wrap=True))
        return card
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(4))
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(3, 1)
    right = Qt.AlignmentFlag.AlignRight
    heads = ("Đợt", "Phiếu", "Chỉ số", "Tích cực, từ 0 đến 100 %", "")
    for at, head in enumerate(heads):
        side = right if at in (1, 2) else Qt.AlignmentFlag.AlignLeft
        grid.addWidget(Label(head, Type.LABEL, colour=Token.INK_2), 0, at, side)
    for row, asked in enumerate(year.surveys, start=1):
        for at, (widget, side) in enumerate(_cells(asked, open_rows)):
            grid.addWidget(widget, row, at, side | Qt.AlignmentFlag.AlignVCenter)
    card.body.addLayout(grid)
    return card


def _cells(asked: Asked, open_rows: Open) -> Sequence[tuple[QWidget, Qt.AlignmentFlag]]:
    link = Button(asked.label, Kind.LINK, height=24)
    link.setToolTip(f"{asked.title}. Bấm để xem kết quả")
    link.setAccessibleName(f"{asked.label}: {asked.title}. Xem kết quả")
    link.clicked.connect(lambda: open_rows(asked.label, Elsewhere(RESULTS, asked.uid)))
    nothing, right = Qt.AlignmentFlag(0), Qt.AlignmentFlag.AlignRight
    index = decimal(asked.index) if asked.index is not None else "không có"
    drawn: QWidget = Label("")
    if asked.share is not None:
        before = float(asked.before) if asked.before is not None else None
        interval = Interval(float(asked.share), asked.low, asked.high, before)
        drawn = Chart(Drawing(_AXIS_HIGH, interval.draw, f"{asked.label}: {share_words(asked)}"))
    return (
        (link, Qt.AlignmentFlag.AlignLeft),
        (Label(words.number(asked.forms)), right),
        (Label(index, Type.STRONG if asked.index is not None else Type.BODY), right),
        (drawn, nothing),
        (Label(share_words(asked) or index_words(asked), Type.HINT, wrap=True), nothing),
    )


def _bar(block: Block, open_rows: Open) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    column.addWidget(Label(block.chart, Type.LABEL, colour=Token.INK_2, wrap=True))
    shares = [Share(piece.words, piece.count, Solid[piece.look.name]) for piece in block.pieces]
    bar = StateBar(shares)
    bar.chosen.connect(lambda place: open_rows(shares[place].said, block.pieces[place].opens))
    column.addWidget(bar)
    if block.note:
        column.addWidget(Label(block.note, Type.HINT, wrap=True))
    return holder


def _head(title: str, button: str, go: Callable[[], None]) -> QHBoxLayout:
    head = QHBoxLayout()
    head.addWidget(Label(title, Type.BLOCK_TITLE, wrap=True), 1)
    lead = Button(button, Kind.QUIET, height=28)
    lead.clicked.connect(go)
    head.addWidget(lead)
    return head
