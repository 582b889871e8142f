"""The list of dated rules with its filters and its reading pane."""

from collections.abc import MutableMapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.core.clock import Clock
from desktop_app.core.law.rulebook import Rule
from desktop_app.core.pages import Listed
from desktop_app.core.text.fold import fold
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.filter_bar import Choice, FilterBar
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.reading_pane import ReadingPane
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.office.law_history import Happening
from desktop_app.office.law_service import LawService, RuleRow, Subject
from desktop_app.shell.system.law_words import (
    CHECKED,
    OWN,
    RULE_COLUMNS,
    UNCHECKED,
    known_words,
    rule_cell,
    rule_reading,
    rule_text,
    rules_sentence,
)

CHOICES = (
    Choice("subject", "Lĩnh vực", tuple((subject.name, subject.value) for subject in Subject)),
    Choice("known", "Đối chiếu", tuple((words, words) for words in (UNCHECKED, CHECKED, OWN))),
)
PAST = (("past", "Cả mức đã hết hạn"),)


class RulesPart(QWidget):
    """Every dated rule; `said` carries the sentence for the page, `change_wanted` and `drop_wanted` a chosen row."""

    said = Signal(str)
    change_wanted = Signal(object)
    drop_wanted = Signal(object)

    def __init__(
        self,
        service: LawService,
        clock: Clock,
        jobs: Jobs,
        memory: MutableMapping[str, dict[str, Any]],
        may_change: bool,
    ) -> None:
        """`memory` keeps filters and widths; without the right to change nothing is offered that changes."""
        super().__init__()
        self._service, self._jobs, self._may_change = service, jobs, may_change
        self._rows: Sequence[RuleRow] = ()
        self.bar = FilterBar(
            "Lọc theo tên, điều, văn bản", clock, memory.setdefault("law.rules", {}), choices=CHOICES, toggles=PAST
        )
        self.table = PagedTable(
            RULE_COLUMNS, self._pages, rule_cell, noun="quy định", widths=memory.setdefault("law.rules.widths", {})
        )
        self._drop = Button("Bỏ mức cơ quan nhập", Kind.DANGER)
        self.pane = ReadingPane(self._drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ListAndPane(self.table, self.pane, memory.setdefault("law.pane", {})))
        self.bar.changed.connect(self._filter)
        self.table.chosen.connect(self._read)
        self.table.opened.connect(self._open)
        self._drop.clicked.connect(lambda: self.drop_wanted.emit(self.table.row()))
        self._set_empty()

    def reload(self) -> None:
        """Read the rules again, off the window's thread."""
        self._jobs.read(lambda _: self._service.rules(), self._show, owner=self)

    def _show(self, rows: Sequence[RuleRow]) -> None:
        self._rows = rows
        self.said.emit(rules_sentence(rows))
        self._filter()

    def _filter(self) -> None:
        self.table.show_found(self.bar.filters().text)
        self.table.reload()
        self.table.show_total(len(self._wanted()))

    def _wanted(self) -> list[RuleRow]:
        filters = self.bar.filters()
        text = fold(filters.text).split()
        subject, known = filters.choices.get("subject"), filters.choices.get("known")
        return [
            row
            for row in self._rows
            if (row.is_now or "past" in filters.toggles)
            and (not subject or row.subject.name == subject)
            and (not known or known_words(row.rule) == known)
            and all(word in rule_text(row) for word in text)
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
        self._jobs.read(
            lambda _: self._service.rule_history(row.rule.key), lambda happened: self._put(row, happened), owner=self
        )

    def _put(self, row: RuleRow, happened: Sequence[Happening]) -> None:
        if row is self.table.row():
            versions: list[Rule] = sorted(
                (other.rule for other in self._rows if other.rule.key == row.rule.key), key=lambda rule: rule.from_on
            )
            self.pane.show_record(rule_reading(row, versions, happened))

    def _open(self, row: RuleRow) -> None:
        if self._may_change:
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
