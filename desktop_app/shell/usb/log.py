"""The log of what left on a stick: the list, and beside it the sending that is chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.reading_pane import ReadingPane
from desktop_app.kit.reading_sheet import read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.office.deliveries.queries import DeliveryPages, DeliveryRow, FileRow, files_of
from desktop_app.shell.context import Shell
from desktop_app.shell.usb.words import COLUMNS, delivery_cell, delivery_reading

KEY = "system.usb"
KEYS = {"↑ ↓": "chọn", "Enter": "đọc"}
EMPTY = "Chọn tệp hay cả thư mục để gửi, hoặc bấm Gửi ra USB khi xem giấy tờ, sau khi lưu Word, Excel."


class DeliveryLog(ListAndPane):
    """`counted` tells how many sendings there are, `begun` the button that was pressed where there are none."""

    counted = Signal(int)
    begun = Signal(object)

    def __init__(self, place: Shell) -> None:
        self._place = place
        self.table = PagedTable(
            COLUMNS,
            lambda _sort: DeliveryPages(place.desk),
            delivery_cell,
            noun="lần gửi",
            widths=place.memory(f"{KEY}.columns"),
            keys=KEYS,
            gives_way=("by", "size"),
        )
        self.pane = ReadingPane()
        super().__init__(self.table, self.pane, place.memory(f"{KEY}.pane"))
        self.table.chosen.connect(lambda row: self._read(row, self._show_in_pane))
        self.table.opened.connect(self._open)

    def reload(self) -> None:
        """Read it again."""
        begin = Button("Chọn tệp để gửi", Kind.MAIN, icon="usb", key="Ctrl+N")
        begin.clicked.connect(lambda: self.begun.emit(begin))
        self.table.set_empty(EmptyState("usb", "Chưa gửi gì ra USB", EMPTY, (begin,)))
        self.table.reload()
        self._place.jobs.read(lambda _: DeliveryPages(self._place.desk).count(), self._count, owner=self)

    def _count(self, total: int) -> None:
        self.table.show_total(total)
        self.counted.emit(total)

    def _read(self, row: DeliveryRow | None, show: Callable[[DeliveryRow, Sequence[FileRow]], None]) -> None:
        if row is None:
            self.pane.show_nothing("")
        else:
            desk = self._place.desk
            self._place.jobs.read(lambda _: files_of(desk, row.uid), lambda files: show(row, files), owner=self)

    def _show_in_pane(self, row: DeliveryRow, files: Sequence[FileRow]) -> None:
        if self.table.row() == row:
            self.pane.show_record(delivery_reading(row, files))

    def _show_in_sheet(self, row: DeliveryRow, files: Sequence[FileRow]) -> None:
        read_in_sheet(self._place.surface, delivery_reading(row, files), ())

    def _open(self, row: DeliveryRow) -> None:
        if not self.has_pane:
            self._read(row, self._show_in_sheet)
