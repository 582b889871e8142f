"""A figure to read beside its form: how it is counted, when, what is said of it, and the rows behind it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.pages import Pages
from desktop_app.kit.controls import Button, Label, Rule
from desktop_app.kit.footer import FOOTER_HEIGHT
from desktop_app.kit.page import Scrolled
from desktop_app.kit.reading_pane import LEAST, pair_grid
from desktop_app.kit.theme import Token, Type, px
from desktop_app.office.figures.counting import CountedRow
from desktop_app.reports.behind import Behind
from desktop_app.reports.card import ReportCard
from desktop_app.reports.indicators.definition import Way
from desktop_app.reports.views.lines import FigureRow
from desktop_app.reports.views.pane_rows import shown_rows
from desktop_app.reports.views.pane_words import pairs_of, where_words
from desktop_app.reports.views.rows_table import RowsTable
from desktop_app.reports.written import written

WIDTH = 436
SHARE = 0.5
"""What is said of a figure takes at most this share of the pane; the rest is for its rows."""


@dataclass(frozen=True)
class Opened:
    """A figure with all that the pane tells of it; `other` is its number in the other way of counting people."""

    card: ReportCard
    row: FigureRow
    behind: Behind
    pages: Pages[CountedRow] | None
    other: Decimal | None


class FigurePane(QWidget):
    """`opened` carries what Enter opens: the row of the table behind the figure."""

    opened = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(px(320))
        self.shown: Opened | None = None
        self.table: RowsTable | None = None
        self.explain = Button("Giải thích", icon="pencil")
        self.open = Button("Mở trong sổ", icon="folder-open")
        self.print = Button("In", icon="printer")
        self.print.setToolTip("In các dòng được đếm")
        self.add = Button("Thêm số liệu", icon="plus")
        self.strike = Button("Bỏ lần nhập", icon="ban")
        self._head: Scrolled | None = None
        self._inside = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._column.addLayout(self._body, 1)
        self._column.addWidget(Rule())
        self._foot = self._footer()
        self._column.addWidget(self._foot)
        self.open.clicked.connect(self._open_chosen)
        self.show_nothing("Chọn một chỉ tiêu để xem các dòng được đếm.")

    def sizeHint(self) -> QSize:
        """As wide as it is drawn."""
        return QSize(px(WIDTH), px(LEAST))

    def show_figure(self, opened: Opened, *, may_record: bool, may_print: bool) -> None:
        """Show this figure from its top."""
        self.shown = opened
        self._put(self._telling(opened))
        shown = shown_rows(opened.card.figures, opened.behind, opened.pages)
        if shown is not None:
            self.table = RowsTable(shown)
            self._body.addWidget(self.table, 1)
            self.table.show()  # the layout itself shows it a turn later
            self.table.opened.connect(self.opened)
            self.table.left.connect(self.left)
        else:
            self._body.addStretch(1)
        self._offer(opened, may_record=may_record, may_print=may_print)
        self._fit()

    def show_nothing(self, said: str) -> None:
        """Say why there is nothing to read."""
        self.shown = None
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(px(18), px(18), px(18), px(18))
        inside.addWidget(Label(said, colour=Token.INK_3, wrap=True))
        self._put(body)
        self._body.addStretch(1)
        self._foot.hide()
        self._fit()

    def chosen(self) -> Any:
        """The chosen row behind the figure, or None."""
        return self.table.row() if self.table is not None else None

    def go_in(self) -> None:
        """Put the keyboard on the rows, where there are any."""
        target = self.table.view if self.table is not None and self.table.row() is not None else self.explain
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the rows."""
        super().resizeEvent(event)
        self._fit()

    def _open_chosen(self) -> None:
        if self.shown is not None:
            self.opened.emit(self.chosen())

    def _offer(self, opened: Opened, *, may_record: bool, may_print: bool) -> None:
        way, is_open = opened.behind.way, not opened.card.figures.frozen_at
        has_rows = opened.behind.many > 0
        self.open.say({Way.COUNTED: "Mở trong sổ", Way.READ: "Mở nơi tính"}.get(way, "Mở chỉ tiêu"))
        self.open.setVisible(way is not Way.ASKED and (way is not Way.COUNTED or has_rows))
        self.print.setVisible(may_print and (has_rows or (way is Way.SUM and bool(opened.row.line.value))))
        self.add.setVisible(way is Way.ASKED and is_open and may_record)
        self.strike.setVisible(way is Way.ASKED and is_open and may_record and bool(opened.behind.typed))
        self.explain.setVisible(may_record)
        self._foot.setVisible(any(not each.isHidden() for each in self._buttons()))

    def _buttons(self) -> tuple[Button, ...]:
        return self.open, self.print, self.add, self.strike, self.explain

    def _telling(self, opened: Opened) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(px(18), px(12), px(18), px(10))
        column.setSpacing(px(8))
        line = opened.row.line
        first = QHBoxLayout()
        first.setSpacing(px(12))
        value = Label(written(line.value, line.indicator.style), Type.FIGURE, colour=Token.ACCENT)
        first.addWidget(value, 0, Qt.AlignmentFlag.AlignTop)
        titles = QVBoxLayout()
        titles.setSpacing(px(1))
        titles.addWidget(Label(line.indicator.title, Type.STRONG, wrap=True))
        titles.addWidget(Label(where_words(opened.card, line.key), Type.HINT, colour=Token.INK_2, wrap=True))
        first.addLayout(titles, 1)
        column.addLayout(first)
        column.addLayout(pair_grid(pairs_of(opened.card, opened.row, opened.behind, opened.other)))
        return body

    def _put(self, body: QWidget) -> None:
        while (item := self._body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.table = None
        self._inside = body
        self._head = Scrolled(body)
        self._body.addWidget(self._head)
        self._head.show()
        self._body.addWidget(Rule())

    def _fit(self) -> None:
        if self._head is None:
            return
        wanted = max(self._inside.heightForWidth(max(1, self.width())), self._inside.minimumSizeHint().height())
        most = int(self.height() * SHARE) if self.table is not None else self.height()
        self._head.setFixedHeight(max(px(80), min(wanted, most)))

    def _footer(self) -> QWidget:
        foot = QWidget()
        foot.setFixedHeight(px(FOOTER_HEIGHT))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(18), 0, px(18), 0)
        row.setSpacing(px(8))
        for button in (self.open, self.print, self.add, self.strike):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.explain)
        return foot
