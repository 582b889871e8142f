"""Danh mục công khai: items × months of a year, readable from across a room; each cell leads to what is to be done."""

from collections.abc import Mapping, Set

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.disclosure.coverage import words
from desktop_app.areas.disclosure.coverage.cells import Cell
from desktop_app.areas.disclosure.coverage.grid import Grid, Row, flat
from desktop_app.areas.disclosure.coverage.lists import PAGE, last_quarter, read_address
from desktop_app.areas.disclosure.coverage.service import CoverageService
from desktop_app.areas.disclosure.coverage.views.bar import CoverageBar
from desktop_app.areas.disclosure.coverage.views.cell_strip import CellStrip
from desktop_app.areas.disclosure.coverage.views.files import CoverageFiles
from desktop_app.areas.disclosure.coverage.views.marks import HEADS, legend, matrix_rows, sign
from desktop_app.areas.disclosure.coverage.views.quarter_sheet import QuarterSheet
from desktop_app.areas.disclosure.coverage.views.report_sheet import ReportSheet
from desktop_app.areas.disclosure.coverage.views.situation_sheet import SituationSheet
from desktop_app.areas.disclosure.coverage.views.verbs import CellVerbs, Spot
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.views import Workplace
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.legend import Legend
from desktop_app.kit.matrix import Matrix
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page
from desktop_app.kit.theme import State, px
from desktop_app.office.rights import Right

KEY = PAGE
TABLES = frozenset(
    {
        "disclosure", "disclosure_form", "radio_slot", "hamlet_notice", "nothing_arose", "plan_line",
        "disclosure_plan", "catalogue_item", "posting", "posting_copy", "posting_gap", "posting_minutes",
        "law_version", "calendar_day",
    }
)  # fmt: skip


class CoveragePage(Page):
    """The arrows move the cell, Enter opens it, Space states that nothing arose, Ctrl+N begins a record."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Danh mục công khai")
        self._workplace, self._desk = workplace, workplace.desk
        self._service = CoverageService(self._desk)
        self._grid: Grid | None = None
        self._memory = workplace.memory(f"{KEY}.shown")
        self.files = CoverageFiles(workplace)
        self.verbs = CellVerbs(workplace, self)
        self._new = Button("Đăng một nội dung", Kind.MAIN, icon="plus", key="Ctrl+N")
        self._situation = Button("Tình hình", icon="file-chart-column")
        self._report = Button("Báo cáo HĐND", icon="landmark")
        self._seldom = (self._report, self._situation)
        self._quarter = Button("In danh mục quý", icon="printer")
        self._excel = Button("Xuất Excel", icon="file-down")
        self._print = Button("In bảng", icon="printer", key="Ctrl+P")
        self.bar = CoverageBar(self._memory, self._desk.clock.today().year, self._papers())
        self.matrix = Matrix("Danh mục công khai theo tháng", HEADS)
        self.strip = CellStrip()
        self._lay_out()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the year; with the address of a quarter's list, open it over the page."""
        self._read()
        self.matrix.setFocus()
        asked = read_address(str(entry.get("uid") or ""))
        if asked is not None:
            self._show_quarter(*asked)

    def notice(self, tables: frozenset[str]) -> None:
        """Something that the year is made of was changed: read it again and stay on the cell."""
        if tables & TABLES:
            self._read()

    def regions(self) -> list[QWidget]:
        """What F6 goes through: filters, matrix, what can be done with the cell."""
        return [self.bar, self.matrix, self.strip]

    def spot(self) -> Spot | None:
        """The chosen cell; None on the head of a row or before the year was read."""
        key, month = self.matrix.place
        row = self._row(key)
        return Spot(row, self._grid.year, month, row.cells[month - 1]) if row and month and self._grid else None

    def _read(self) -> None:
        service, year, kind = self._service, self.bar.chosen_year, self.bar.kind

        def work(_progress: object) -> tuple[Grid, tuple[int, ...]]:
            return service.grid(year, kind), service.years()

        self._workplace.jobs.read(work, self._show, owner=self)

    def _show(self, told: tuple[Grid, tuple[int, ...]]) -> None:
        grid, years = told
        self.bar.offer_years(self._desk.clock.today().year, years)
        if grid.year != self.bar.chosen_year:
            return
        first = self._grid is None or self._grid.year != grid.year
        self._grid = grid
        self.say(words.year_sentence(grid))
        self._show_banner(grid)
        self._show_rows()
        if first and self.matrix.rows:
            keys = {row.key for row in self.matrix.rows}
            self.matrix.go_to(_pressing_most(grid, keys, self._now(grid)), self._now(grid))

    def _show_rows(self) -> None:
        grid = self._grid
        if grid is None:
            return
        unfolded = frozenset(self._memory.get("unfolded", ()))
        rows = [row for row in grid.rows if _is_asked(row, self.bar.items.value)]
        marked = grid.today.month if grid.year == grid.today.year else -1
        stood, _ = self.matrix.place
        self.matrix.show_rows(matrix_rows(rows, unfolded, self.bar.pressing.isChecked()), marked)
        if self.matrix.rows and not stood:
            self.matrix.go_to("", self._now(grid))
        self._tell_cell()

    def _now(self, grid: Grid) -> int:
        return grid.today.month if grid.year == grid.today.year else 1

    def _row(self, key: str) -> Row | None:
        rows = flat(self._grid.rows, frozenset(row.item.code for row in self._grid.rows)) if self._grid else []
        return next((row for row in rows if row.item.code == key), None)

    def _tell_cell(self) -> None:
        spot = self.spot()
        if spot is None:
            row = self._row(self.matrix.place[0])
            title = f"{row.item.code}: {row.item.title}" if row else "Không có ô nào trong bộ lọc này"
            said = f"{row.item.citation}." if row else "Bỏ bớt điều kiện lọc để xem lại cả năm."
            self.strip.say(sign(Cell().state), title, said, ())
            return
        title = words.cell_title(spot.row, spot.month, spot.cell)
        said = words.cell_sentences(spot.row, spot.cell, self._desk.clock.today(), self._desk.law.calendar)
        self.strip.say(sign(spot.cell.state), title, said, self.verbs.of(spot))

    def _show_banner(self, grid: Grid) -> None:
        if not grid.is_empty:
            self.set_banner(None)
            return
        plan = Button("Lập kế hoạch công khai", height=30)
        plan.clicked.connect(lambda: self._workplace.open("disclosure.plan"))
        first = f"Năm {grid.year} chưa có kế hoạch và chưa có hồ sơ công khai nào."
        second = "Lập kế hoạch trước để biết tháng nào phải công khai nội dung gì, hoặc đăng ngay một nội dung."
        self.set_banner(Banner(State.INFO, first, second, buttons=(plan,)))

    def _fold(self, key: str) -> None:
        known = set(self._memory.get("unfolded", ()))
        self._memory["unfolded"] = sorted(known ^ {key})
        self._show_rows()

    def _begin(self) -> None:
        """A record of the chosen cell, or of any."""
        spot = self.spot()
        if spot is not None:
            self.verbs.begin(spot)
        else:
            self._workplace.open(self.verbs.ENTRY)

    def _show_quarter(self, year: int, quarter: int) -> None:
        QuarterSheet(self._workplace, self.window(), self.files, year, quarter).rise()

    def _show_situation(self) -> None:
        if self._grid is not None:
            SituationSheet(self.window(), self._grid, self.files).rise()

    def _papers(self) -> tuple[Button, ...]:
        return (self._quarter, self._excel, self._print) if self._desk.account.may(Right.PRINT) else ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is seldom wanted goes into the menu of the bar where the matrix needs the room."""
        super().resizeEvent(event)
        tight = room(self.window()) is Room.TIGHT
        for button in self._seldom:
            button.setVisible(not tight)
        self.bar.put_away(self._seldom if tight else ())

    def _lay_out(self) -> None:
        main = (self._new,) if self._desk.account.may(Right.RECORD) else ()
        self.set_buttons(*self._seldom, *main)
        self.set_bar(self.bar)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.matrix, 1)
        column.addWidget(Legend(legend()))
        column.addWidget(self.strip)
        column.addSpacing(px(2))
        self.set_body(body, scrolls=False)

    def _listen(self) -> None:
        self.bar.asked.connect(self._read)
        self.bar.narrowed.connect(self._show_rows)
        self.matrix.moved.connect(lambda _key, _column: self._tell_cell())
        self.matrix.folded.connect(self._fold)
        self.matrix.opened.connect(lambda _key, _column: self.verbs.open(self.spot(), self.matrix))
        self.matrix.stated.connect(lambda _key, _column: self.verbs.state(self.spot()))
        self._new.clicked.connect(self._begin)
        self._situation.clicked.connect(self._show_situation)
        self._report.clicked.connect(lambda: ReportSheet(self._workplace, self.window(), self.files).rise())
        self._quarter.clicked.connect(lambda: self._show_quarter(*last_quarter(self._desk.clock.today())))
        self._excel.clicked.connect(lambda: self.files.save_excel(self._grid) if self._grid else None)
        self._print.clicked.connect(lambda: self.files.preview(self._grid) if self._grid else None)


def _pressing_most(grid: Grid, keys: Set[str], month: int) -> str:
    """The key of the shown row that presses most in the month; empty where none does."""
    rows = [row for row in grid.rows if row.item.code in keys]
    worst = max(rows, key=lambda row: row.cells[month - 1].state.weight, default=None)
    return worst.item.code if worst and worst.cells[month - 1].state.presses else ""


def _is_asked(row: Row, group: str) -> bool:
    item = row.item
    return {
        "": True,
        "posted": Form.POSTED in item.forms and not item.is_permanent,
        "permanent": item.is_permanent,
        "radio": Form.RADIO in item.forms,
        "own": item.source != "file",
    }[group]
