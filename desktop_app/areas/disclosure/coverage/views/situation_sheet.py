"""Tình hình: the year in bars, where a person would rather look than count; the same drawing is printed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.disclosure.coverage.charts import ItemShare, MonthBar, item_shares, month_bars
from desktop_app.areas.disclosure.coverage.grid import Grid
from desktop_app.areas.disclosure.coverage.views.files import CoverageFiles
from desktop_app.areas.disclosure.coverage.words import year_sentence
from desktop_app.core import words
from desktop_app.kit.chart import Chart, Column, Drawing, Fill, Part, Share, charts_pdf, columns_drawing, shares_drawing
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State, Token, Type, px

BY_MONTH, BY_ITEM = "Số văn bản theo tháng", "Công khai đúng hạn theo nội dung"
PARTS = (
    Part(State.DONE, Fill.LIGHT, "Đã đủ"),
    Part(State.ACTIVE, Fill.HATCHED, "Đang làm"),
    Part(State.OVERDUE, Fill.SOLID, "Cần làm ngay"),
)


class SituationSheet(SideSheet):
    """Closes with Esc; Ctrl+P shows the page to print."""

    def __init__(self, window: QWidget, grid: Grid, files: CoverageFiles) -> None:
        self._grid, self._files = grid, files
        may_print = files.may_print
        button = Button("Xem và in", icon="printer", key="Ctrl+P")
        button.clicked.connect(self._preview)
        super().__init__(
            window,
            "Tình hình công khai",
            year_sentence(grid),
            _body(grid),
            others=(button,) if may_print else (),
        )

    def _preview(self) -> None:
        grid = self._grid
        lines = (year_sentence(grid), f"Lập ngày {words.day(grid.today)}.")
        parts = [(BY_MONTH, by_month(grid)), (BY_ITEM, by_item(grid))]
        pdf = charts_pdf(f"Tình hình công khai năm {grid.year}", lines, [part for part in parts if part[1].height])
        self.go()
        self._files.show_pdf("Tình hình công khai", pdf, f"tinh-hinh-cong-khai-{grid.year}")


def by_month(grid: Grid) -> Drawing:
    """The columns of the months."""
    bars = month_bars(grid)
    columns = [Column(f"Th {bar.month}", _figures(bar)) for bar in bars]
    said = "; ".join(f"tháng {bar.month}: {_month_words(bar)}" for bar in bars if any(_figures(bar)))
    return columns_drawing(columns, PARTS, f"{BY_MONTH}. {said or 'Chưa có văn bản nào'}.")


def by_item(grid: Grid) -> Drawing:
    """The shares of the items."""
    shares = [_share(each) for each in item_shares(grid)]
    said = "; ".join(f"{share.name}: {share.said}" for share in shares)
    return shares_drawing(shares, f"{BY_ITEM}. {said or 'Chưa có văn bản nào đến hạn'}.")


def _body(grid: Grid) -> QWidget:
    body = QWidget()
    body.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(10))
    column.addWidget(Label(BY_MONTH, Type.BLOCK_TITLE))
    column.addWidget(Chart(by_month(grid)))
    column.addSpacing(px(8))
    column.addWidget(Label(BY_ITEM, Type.BLOCK_TITLE))
    if item_shares(grid):
        column.addWidget(Chart(by_item(grid)))
    else:
        column.addWidget(Label("Chưa có văn bản nào đến hạn công khai trong năm.", colour=Token.INK_2, wrap=True))
    return body


def _figures(bar: MonthBar) -> tuple[int, int, int]:
    return bar.done, bar.running, bar.pressing


def _month_words(bar: MonthBar) -> str:
    told = zip(_figures(bar), PARTS, strict=True)
    return ", ".join(f"{number} {words.inside(part.words)}" for number, part in told if number)


def _share(each: ItemShare) -> Share:
    return Share(each.code, each.title, each.kept, each.of)
