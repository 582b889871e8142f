"""Gửi xuống: the packages that this office made for its communes, and what each of them told."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.core.pages import Listed
from desktop_app.core.stick.parcels import Parcel
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.page import Page
from desktop_app.kit.read_again import ReadAgain
from desktop_app.kit.reading_pane import ReadingPane
from desktop_app.kit.reading_sheet import read_in_sheet
from desktop_app.kit.sending import sender_of
from desktop_app.kit.table import PagedTable
from desktop_app.office.rights import Right
from desktop_app.sync.down.queries import SentDownRow, sent_down
from desktop_app.sync.down.service import SendDownService
from desktop_app.sync.sending.copying import copies
from desktop_app.sync.views.down_make_page import FOLDER, DownMakePage
from desktop_app.sync.views.down_words import GIVES_WAY, SENT_DOWN, sent_cell, sent_reading, sent_sentence
from desktop_app.sync.views.stick_place import StickPlace

KEY = "sync.down"
NOTHING = (
    "send",
    "Chưa gửi xuống gì",
    "Gửi phiếu khảo sát, biểu mẫu báo cáo, quy định và ngày nghỉ cho các xã trong một gói có chữ ký. Xã xem từng thay "
    "đổi rồi mới cài, và báo lại cùng gói sau.",
)


class DownPage(ReadAgain, Page):
    """One list with its pane."""

    TABLES = frozenset({"sent_down", "sent_down_to"})

    can_wait = True

    def __init__(self, place: StickPlace, files: FileChoice | None = None) -> None:
        super().__init__("Gửi xuống")
        self._place, self._desk, self._files = place, place.desk, files
        self._rows: Sequence[SentDownRow] = ()
        self._row: SentDownRow | None = None
        self.table = PagedTable(
            SENT_DOWN, lambda _sort: Listed(self._rows), sent_cell, noun="gói", gives_way=GIVES_WAY,
            widths=place.memory(f"{KEY}.widths"), keys={"↑ ↓": "chọn", "Enter": "đọc"},
        )  # fmt: skip
        may = self._desk.account.may(Right.PRINT)
        self.again = Button("Ghi lại ra USB", icon="usb")
        self.pane = ReadingPane(*((self.again,) if may else ()))
        self._both = ListAndPane(self.table, self.pane, place.memory(f"{KEY}.pane"), 420)
        self.make = Button("Lập gói gửi xuống", Kind.MAIN, icon="plus", key="Ctrl+N")
        self.set_body(self._both, scrolls=False, margin=0)
        self.set_buttons(*((self.make,) if may else ()))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.make.clicked.connect(self._make)
        self.again.clicked.connect(self._again)

    def regions(self) -> list[QWidget]:
        """List, pane."""
        return [self.table.view, self.pane]

    def _reload(self) -> None:
        desk = self._desk

        def show(rows: Sequence[SentDownRow]) -> None:
            self._rows = rows
            self.say(sent_sentence(rows))
            if not rows:
                self.table.set_empty(EmptyState(*NOTHING))
            self.table.reload()
            self.table.show_total(len(rows))

        self._place.jobs.read(lambda _progress: sent_down(desk), show, self._place.explain, owner=self)

    def _choose(self, row: SentDownRow | None) -> None:
        self._row = row
        self.again.setVisible(row is not None and row.has_copy)
        if row is None:
            self.pane.show_nothing("")
        else:
            self.pane.show_record(sent_reading(row))

    def _open(self, row: SentDownRow) -> None:
        if not self._both.has_pane:
            may = self._desk.account.may(Right.PRINT) and row.has_copy
            read_in_sheet(
                self._place.surface, sent_reading(row), [("Ghi lại ra USB", partial(self._write, row))] if may else []
            )

    def _make(self) -> None:
        page = DownMakePage(self._place, self._files)
        self._place.show_page(page)
        page.arrive({})

    def _again(self) -> None:
        if self._row is not None:
            self._write(self._row)

    def _write(self, row: SentDownRow) -> None:
        if (sender := sender_of(self._place.surface)) is None:
            return
        service, place = SendDownService(self._desk), self._place

        def written(is_sent: bool) -> None:
            if is_sent:
                place.jobs.write(
                    lambda _progress: service.hand_over(row.uid),
                    lambda _: place.say(f"Đã ghi gói gửi xuống số {row.seq} ra USB, đã đọc lại khớp."),
                    place.explain,
                )

        sender.send([Parcel(f"{FOLDER}/{row.file_name}", copies(self._desk) / row.file_name)], written)
