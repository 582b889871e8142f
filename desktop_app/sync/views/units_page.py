"""Sáp nhập, đổi tên: what became of communes from which day on, and what is compared with what since."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.areas.views import Workplace
from desktop_app.core.pages import Listed
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.page import Page
from desktop_app.kit.read_again import ReadAgain
from desktop_app.kit.reading_pane import Reading, ReadingPane
from desktop_app.kit.reading_sheet import read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.office.rights import Right
from desktop_app.sync.enrolling.queries import unit_order
from desktop_app.sync.receiving.restated import Restated, restated
from desktop_app.sync.receiving.units import ChangeRow, changes_of, units_of
from desktop_app.sync.states import UnitEnd
from desktop_app.sync.views.unit_card import RestatedCard
from desktop_app.sync.views.unit_verbs import UnitVerbs
from desktop_app.sync.views.unit_words import COLUMNS, change_cell, change_reading, changes_sentence

KEY = "sync.units"
NONE_YET = (
    "merge",
    "Chưa đơn vị nào sáp nhập, đổi tên",
    "Ghi ngày và căn cứ khi có nghị quyết. Số kỳ trước, cùng kỳ năm trước của đơn vị nhận được tính gộp từ ngày đó.",
)
READ_ONLY = "Chỉ tài khoản quản trị ghi được."
MOST = 6


@dataclass(frozen=True)
class Read:
    """The change in the pane with what it does to comparisons."""

    row: ChangeRow
    found: Sequence[Restated]


class UnitsPage(ReadAgain, Page):
    """One list with its pane; a merger and a new name are written in sheets."""

    TABLES = frozenset({"unit_change", "partner", "received_package"})

    can_wait = True

    def __init__(self, place: Workplace) -> None:
        """Everybody reads; who settles the office writes."""
        super().__init__("Sáp nhập, đổi tên")
        self._place, self._desk = place, place.desk
        self._may = place.desk.account.may(Right.SETTLE_OFFICE)
        self._rows: Sequence[ChangeRow] = ()
        self._units: Sequence[tuple[str, str]] = ()
        self.read: Read | None = None
        self.verbs = UnitVerbs(place, self)
        self.table = PagedTable(
            COLUMNS, lambda _sort: Listed(self._rows), change_cell, noun="lần ghi",
            widths=place.memory(f"{KEY}.widths"), keys={"↑ ↓": "chọn", "Enter": "đọc"},
        )  # fmt: skip
        self.back = Button("Hủy lần ghi", Kind.DANGER, icon="ban")
        self.pane = ReadingPane(*((self.back,) if self._may else ()))
        self._both = ListAndPane(self.table, self.pane, place.memory(f"{KEY}.pane"), 420)
        self.new_name = Button("Ghi đổi tên", icon="pencil")
        self.merge = Button("Ghi sáp nhập", Kind.MAIN, icon="plus", key="Ctrl+N")
        self.table.set_empty(EmptyState(*NONE_YET))
        self.set_body(self._both, scrolls=False, margin=0)
        self.set_buttons(*((self.new_name, self.merge) if self._may else ()))
        self._listen()

    def regions(self) -> list[QWidget]:
        """The list, the pane."""
        return [self.table, self.pane]

    def _listen(self) -> None:
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.merge.clicked.connect(lambda: self.verbs.merge(self._units))
        self.new_name.clicked.connect(lambda: self.verbs.rename(self._units))
        self.back.clicked.connect(self._take_back)
        self.verbs.done.connect(lambda: self._reload(takes_keyboard=True))

    def _reload(self, *, takes_keyboard: bool = False) -> None:
        desk = self._desk

        def work(_progress: object) -> tuple[Sequence[ChangeRow], Sequence[tuple[str, str]]]:
            today, units = desk.clock.today(), units_of(desk)
            there = [each for each in units.all if units.is_there(each.code, today)]
            named = sorted(((each.code, each.name_on(today)) for each in there), key=lambda pair: unit_order(pair[1]))
            return changes_of(desk), [(code, f"{name}, mã {code}") for code, name in named]

        def show(found: tuple[Sequence[ChangeRow], Sequence[tuple[str, str]]]) -> None:
            self._rows, self._units = found
            said = changes_sentence(self._rows)
            self.say(said if self._may else f"{said} {READ_ONLY}")
            for button in (self.merge, self.new_name):
                button.setEnabled(bool(self._units))
            self.table.reload()
            self.table.show_total(len(self._rows))
            if takes_keyboard:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

        self._place.jobs.read(work, show, self._place.explain, owner=self)

    def _choose(self, row: ChangeRow | None) -> None:
        self.read = None
        self.back.setVisible(self._may and row is not None and row.voided_on is None)
        if row is None:
            self.pane.show_nothing("")
            return
        desk, change = self._desk, row.change

        def work(_progress: object) -> Read:
            counts = change.kind is UnitEnd.MERGED and row.voided_on is None
            return Read(row, restated(desk, change.unit, change.into_unit, change.from_on) if counts else ())

        def show(read: Read) -> None:
            chosen = self.table.row()
            if isinstance(chosen, ChangeRow) and chosen.uid == row.uid:
                self.read = read
                self.pane.show_record(_reading(read))

        self._place.jobs.read(work, show, self._place.explain, owner=self)

    def _open(self, _row: ChangeRow) -> None:
        if not self._both.has_pane and self.read is not None:
            verbs = [("Hủy lần ghi", self._take_back)] if self._may and self.read.row.voided_on is None else []
            read_in_sheet(self._place.surface, _reading(self.read), verbs)

    def _take_back(self) -> None:
        if self.read is not None and self.read.row.voided_on is None:
            self.verbs.take_back(self.read.row)


def _reading(read: Read) -> Reading:
    return change_reading(read.row, RestatedCard(read.found, MOST) if read.found else None)
