"""The list of dated rules with its filters and its reading pane."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.areas.views import Workplace
from desktop_app.core.pages import Listed
from desktop_app.core.text.fold import fold, matches
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.filter_bar import Choice, FilterBar
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.reading_pane import Reading, ReadingPane
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import px
from desktop_app.office.law_history import Happening
from desktop_app.office.law_service import LawService, RuleRow, Subject
from desktop_app.shell.system.law_sheet import read_in_sheet
from desktop_app.shell.system.law_words import (
    CHECKED,
    DRAFT,
    OWN,
    RULE_COLUMNS,
    SENT_HERE,
    UNCHECKED,
    known_words,
    rule_cell,
    rule_reading,
    rule_text,
    rules_sentence,
)

CHOICES = (
    Choice("subject", "Lĩnh vực", tuple((subject.name, subject.value) for subject in Subject)),
    Choice("known", "Đối chiếu", tuple((words, words) for words in (UNCHECKED, DRAFT, CHECKED, OWN, SENT_HERE))),
)
NARROW_BELOW = 700
PAST = (("past", "Cả mức đã hết hạn"),)
KEYS = {"↑ ↓": "chọn", "Enter": "thêm mức mới", "Ctrl+F": "lọc"}
READ_KEYS = {"↑ ↓": "chọn", "Enter": "đọc", "Ctrl+F": "lọc"}


class RulesPart(QWidget):
    """Every dated rule; `said` carries the sentence for the page, `change_wanted` and `drop_wanted` a chosen row."""

    said = Signal(str)
    change_wanted = Signal(object)
    drop_wanted = Signal(object)

    def __init__(self, service: LawService, place: Workplace, may_change: bool) -> None:
        """Without the right to change nothing is offered that changes."""
        super().__init__()
        self._service, self._place, self._may_change = service, place, may_change
        self._rows: Sequence[RuleRow] = ()
        self._reading: Reading | None = None
        self.bar = FilterBar(
            "Lọc theo tên, điều, văn bản", place.desk.clock, place.memory("law.rules"), choices=CHOICES, toggles=PAST
        )
        widths = place.memory("law.rules.widths")
        keys = KEYS if may_change else READ_KEYS
        self.table = PagedTable(RULE_COLUMNS, self._pages, rule_cell, noun="quy định", widths=widths, keys=keys)
        self._drop = Button("Bỏ mức cơ quan nhập", Kind.DANGER)
        self.pane = ReadingPane(self._drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._list = ListAndPane(self.table, self.pane, place.memory("law.pane"))
        row.addWidget(self._list)
        self.setFocusProxy(self.table)
        self.bar.changed.connect(self._filter)
        self.table.chosen.connect(self._read)
        self.table.opened.connect(self._open)
        self._drop.clicked.connect(lambda: self.drop_wanted.emit(self.table.row()))

    def reload(self) -> None:
        """Read the rules again, off the window's thread."""
        self._place.jobs.read(lambda _: self._service.rules(), self._show, owner=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the list is narrow, the days of a version are left to the reading pane."""
        super().resizeEvent(event)
        names = [column.name for column in RULE_COLUMNS]
        narrow = self.table.width() < px(NARROW_BELOW)
        self.table.show_only([name for name in names if not (narrow and name == "span")])

    def _show(self, rows: Sequence[RuleRow]) -> None:
        self._rows = rows
        self.said.emit(rules_sentence(rows))
        self._set_empty()
        self._filter()

    def _filter(self) -> None:
        self.table.show_found(self.bar.filters().text)
        self.table.reload()
        self.table.show_total(len(self._wanted()))

    def _wanted(self) -> list[RuleRow]:
        filters = self.bar.filters()
        subject, known = filters.choices.get("subject"), filters.choices.get("known")
        return [
            row
            for row in self._rows
            if (row.is_now or row.has_lapsed or "past" in filters.toggles)
            and (not subject or row.subject.name == subject)
            and (not known or known_words(row.rule) == known)
            and matches(rule_text(row), filters.text)
        ]

    def _pages(self, sort: Sort | None) -> Listed[RuleRow]:
        rows = self._wanted()
        if sort:
            rows.sort(key=lambda row: _order(row, sort.key), reverse=sort.descending)
        return Listed(rows)

    def _read(self, row: RuleRow | None) -> None:
        self._drop.setVisible(bool(row and row.is_own and self._may_change))
        if row is None:
            self.pane.show_nothing("Không có quy định nào khớp với bộ lọc.")
            return
        self._place.jobs.read(
            lambda _: self._service.rule_history(row.rule.key), lambda happened: self._put(row, happened), owner=self
        )

    def _put(self, row: RuleRow, happened: Sequence[Happening]) -> None:
        if row is self.table.row():
            self._reading = self._told(row, happened)
            self.pane.show_record(self._reading)

    def _told(self, row: RuleRow, happened: Sequence[Happening]) -> Reading:
        versions = [other.rule for other in self._rows if other.rule.key == row.rule.key]
        return rule_reading(row, sorted(versions, key=lambda rule: rule.from_on), happened)

    def _open(self, row: RuleRow) -> None:
        if not self._list.has_pane and self._reading is not None:
            verbs = {"Thêm mức mới": lambda: self.change_wanted.emit(row)}
            drop = {"Bỏ mức cơ quan nhập": lambda: self.drop_wanted.emit(row)} if row.is_own else {}
            read_in_sheet(self._place.surface, self._reading, verbs | drop if self._may_change else {})
        elif self._may_change:
            self.change_wanted.emit(row)

    def _set_empty(self) -> None:
        clear = Button("Xóa lọc", Kind.MAIN, icon="x")
        clear.clicked.connect(self.bar.clear)
        sentence = "Thử ít chữ hơn, hoặc chọn Cả mức đã hết hạn."
        self.table.set_empty(EmptyState("search", "Không có quy định nào khớp", sentence, (clear,)))


def _order(row: RuleRow, key: str) -> tuple[str, ...]:
    rule = row.rule
    by = {"title": fold(rule.title), "from_on": rule.from_on.isoformat(), "known": known_words(rule)}
    return by[key], fold(rule.title), rule.from_on.isoformat()
