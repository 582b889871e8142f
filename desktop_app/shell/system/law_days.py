"""The days of a year that are off, made up or set by the office, with their reading pane."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.areas.views import Workplace
from desktop_app.core.clock import Clock
from desktop_app.core.pages import Listed
from desktop_app.core.text.fold import matches
from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.filter_bar import FilterBar
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.reading_pane import Reading, ReadingPane
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import State, px
from desktop_app.office.law_history import Happening
from desktop_app.office.law_service import DayRow, LawService, Year
from desktop_app.shell.system.law_sheet import read_in_sheet
from desktop_app.shell.system.law_words import DAY_COLUMNS, day_cell, day_reading, day_text, year_sentence

OWN_ONLY = (("own", "Chỉ ngày cơ quan đặt"),)
YEARS_BEFORE, YEARS_AFTER = 4, 2
KEYS = {"↑ ↓": "chọn", "Enter": "sửa ngày", "Ctrl+F": "lọc"}
READ_KEYS = {"↑ ↓": "chọn", "Enter": "đọc", "Ctrl+F": "lọc"}


class DaysPart(QWidget):
    """One year's special days; `said` carries the sentence, `warned` the banner, the others a chosen row."""

    said = Signal(str)
    warned = Signal()
    change_wanted = Signal(object)
    drop_wanted = Signal(object)

    def __init__(self, service: LawService, place: Workplace, may_change: bool) -> None:
        """Without the right to change nothing is offered that changes."""
        super().__init__()
        self._service, self._place, self._may_change = service, place, may_change
        self._clock = place.desk.clock
        self._year = Year(self._clock.today().year, (), None)
        self._reading: Reading | None = None
        self._years = ChoiceChip("Năm", _years(self._clock))
        self._filters = FilterBar("Lọc theo lý do, văn bản", self._clock, place.memory("law.days"), toggles=OWN_ONLY)
        self.bar = QWidget()
        line = QHBoxLayout(self.bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addWidget(self._years, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._filters, 1)
        widths = place.memory("law.days.widths")
        keys = KEYS if may_change else READ_KEYS
        self.table = PagedTable(DAY_COLUMNS, self._pages, day_cell, noun="ngày", widths=widths, keys=keys)
        self._drop = Button("Bỏ ngày cơ quan đặt", Kind.DANGER)
        self.pane = ReadingPane(self._drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._list = ListAndPane(self.table, self.pane, place.memory("law.pane"))
        row.addWidget(self._list)
        self.setFocusProxy(self.table)
        self._years.picked.connect(lambda _: self.reload())
        self._filters.changed.connect(self._filter)
        self.table.chosen.connect(self._read)
        self.table.opened.connect(self._open)
        self._drop.clicked.connect(lambda: self.drop_wanted.emit(self.table.row()))

    def reload(self) -> None:
        """Read the year again, off the window's thread."""
        year = int(self._years.value)
        self._place.jobs.read(lambda _: self._service.year(year), self._show, owner=self)

    def show_year(self, year: int) -> None:
        """Go to a year that the chip offers."""
        if str(year) in dict(self._years.options):
            self._years.show_value(str(year))
        self.reload()

    def banner(self) -> Banner | None:
        """What must be known of the year's list; None when it was compared and nothing is open."""
        year = self._year
        if any(row.is_own for row in year.days):
            return None
        if year.announced is None:
            return Banner(
                State.WARNING,
                f"Lịch nghỉ năm {year.year} chưa được đối chiếu với thông báo.",
                "Tết, ngày nghỉ thứ hai dịp Quốc khánh và ngày hoán đổi có thể khác. Khi có thông báo, thêm vào đây.",
            )
        return Banner(State.INFO, "Còn một việc phải đối chiếu.", year.announced.note) if year.announced.note else None

    def _show(self, year: Year) -> None:
        is_new = year.year != self._year.year or not self._year.days
        self._year = year
        self.said.emit(year_sentence(year))
        self.warned.emit()
        self._filter()
        coming = next((row.uid for row in year.days if row.day.on >= self._clock.today()), "")
        if is_new and coming:
            self.table.choose(coming)

    def _filter(self) -> None:
        self._set_empty()
        self.table.show_found(self._filters.filters().text)
        self.table.reload()
        self.table.show_total(len(self._wanted()))

    def _wanted(self) -> list[DayRow]:
        filters = self._filters.filters()
        return [
            row
            for row in self._year.days
            if (row.is_own or "own" not in filters.toggles) and matches(day_text(row), filters.text)
        ]

    def _pages(self, sort: Sort | None) -> Listed[DayRow]:
        rows = self._wanted()
        if sort:
            rows.sort(key=lambda row: _order(row, sort.key), reverse=sort.descending)
        return Listed(rows)

    def _read(self, row: DayRow | None) -> None:
        self._drop.setVisible(bool(row and row.is_own and self._may_change))
        if row is None:
            self.pane.show_nothing("Không có ngày nào khớp với bộ lọc.")
            return
        self._place.jobs.read(
            lambda _: self._service.day_history(row.day.on), lambda happened: self._put(row, happened), owner=self
        )

    def _put(self, row: DayRow, happened: Sequence[Happening]) -> None:
        if row is self.table.row():
            self._reading = day_reading(row, self._year, happened)
            self.pane.show_record(self._reading)

    def _open(self, row: DayRow) -> None:
        if not self._list.has_pane and self._reading is not None:
            verbs = {"Sửa ngày này": lambda: self.change_wanted.emit(row)}
            drop = {"Bỏ ngày cơ quan đặt": lambda: self.drop_wanted.emit(row)} if row.is_own else {}
            read_in_sheet(self._place.surface, self._reading, verbs | drop if self._may_change else {})
        elif self._may_change:
            self.change_wanted.emit(row)

    def _set_empty(self) -> None:
        clear = Button("Xóa lọc", Kind.MAIN, icon="x")
        clear.clicked.connect(self._filters.clear)
        if "own" in self._filters.filters().toggles and not self._filters.filters().text:
            title, sentence = "Cơ quan chưa đặt ngày nào", f"Năm {self._year.year} theo đúng lịch chung cả nước."
        else:
            title, sentence = "Không có ngày nào khớp", "Thử ít chữ hơn, hoặc chọn năm khác."
        self.table.set_empty(EmptyState("calendar-check", title, sentence, (clear,)))


def _years(clock: Clock) -> tuple[tuple[str, str], ...]:
    """This year first, then the next ones, then those that open records may still reach back to."""
    now = clock.today().year
    years = [now, *range(now + 1, now + 1 + YEARS_AFTER), *range(now - 1, now - 1 - YEARS_BEFORE, -1)]
    return tuple((str(year), str(year)) for year in years)


def _order(row: DayRow, key: str) -> tuple[str, str]:
    on = row.day.on.isoformat()
    return {"on": on, "kind": row.day.kind.value, "source": str(row.is_own)}[key], on
