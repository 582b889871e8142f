"""Gửi ra USB: what left the program on sticks, and the sticks that are plugged in."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.views.papers import PaperViews
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.looking import look_over
from desktop_app.core.stick.parcels import parcels_of
from desktop_app.core.stick.trying import FILLING, LOOKING, QUICK, Tried, tried_words, try_out
from desktop_app.kit.act_menu import open_menu
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.drive_watch import DriveWatch
from desktop_app.kit.file_choice import FilesChoice, SystemFileChoice
from desktop_app.kit.page import Page
from desktop_app.kit.sending import Sender, sender_of
from desktop_app.kit.theme import State, px
from desktop_app.kit.work_stack import Told, WorkStack
from desktop_app.office.deliveries.documents import DeliveryPaperService
from desktop_app.shell.context import Shell
from desktop_app.shell.usb.drive_cards import DriveCards, Looked
from desktop_app.shell.usb.log import DeliveryLog

TABLES = frozenset({"delivery"})


class UsbPage(Page):
    """Sticks above, the log below with a pane."""

    def __init__(self, place: Shell, files: FilesChoice | None = None) -> None:
        """`files` is the machine's own unless another is handed in."""
        super().__init__("Gửi ra USB")
        self._place, self._files = place, files or SystemFileChoice()
        self.cards = DriveCards()
        self.log = DeliveryLog(place)
        self.work = WorkStack(self._content(), place.jobs)
        self._print = Button("In danh sách", icon="printer", key="Ctrl+P")
        self.choose = Button("Chọn tệp để gửi", Kind.MAIN, icon="usb", key="Ctrl+N")
        self.set_body(self.work, scrolls=False, margin=0)
        self.set_buttons(self._print, self.choose)
        self._watch = DriveWatch(self, place.jobs, place.drives)
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the log, with the keyboard in it."""
        self.log.reload()
        self.log.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def notice(self, tables: frozenset[str]) -> None:
        """Something was sent."""
        if tables & TABLES:
            self.log.reload()

    def regions(self) -> list[QWidget]:
        """Sticks, log, pane."""
        return [self.cards, self.log.table, self.log.pane]

    def showEvent(self, event: QShowEvent) -> None:
        """Look which sticks there are, as long as the page is seen."""
        super().showEvent(event)
        self._watch.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        super().hideEvent(event)
        self._watch.rest()

    def send(self, paths: Sequence[Path]) -> None:
        """Ask where these files and folders go."""
        sender: Sender | None = sender_of(self)
        if paths and sender is not None:
            self.set_banner(None)
            self._place.jobs.read(lambda _: parcels_of(paths), sender.send, self._fail, owner=self)

    def _content(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, px(2), 0, 0)
        column.setSpacing(px(12))
        above = QWidget()
        inside = QVBoxLayout(above)
        inside.setContentsMargins(px(24), 0, px(24), 0)
        inside.addWidget(self.cards)
        column.addWidget(above)
        column.addWidget(self.log, 1)
        return holder

    def _listen(self) -> None:
        self._watch.seen.connect(self._look_over)
        self.cards.try_asked.connect(self._try)
        self.cards.out_asked.connect(self._take_out)
        self.log.counted.connect(self._count)
        self.log.begun.connect(self._ask_what)
        self.choose.clicked.connect(lambda: self._ask_what(self.choose))
        self._print.clicked.connect(self._print_list)
        self.work.turned.connect(self._turned)

    def _turned(self, busy: bool) -> None:
        self.choose.setEnabled(not busy)
        if not busy and self.isVisible():
            self._watch.begin()

    def _count(self, total: int) -> None:
        # Where the log is empty its own button is the main one.
        self._print.setVisible(total > 0)
        self.choose.setVisible(total > 0)
        self.say(f"{words.number(total)} lần gửi trong nhật ký." if total else "Chưa gửi gì ra USB.")

    def _ask_what(self, anchor: QWidget) -> None:
        open_menu(anchor, (("Tệp…", self._files_in), ("Cả thư mục…", self._folder_in)))

    def _files_in(self) -> None:
        self.send(self._files.files(self, "Chọn tệp để gửi", "Mọi tệp", ""))

    def _folder_in(self) -> None:
        folder = self._files.folder(self, "Chọn thư mục để gửi")
        self.send([folder] if folder is not None else [])

    def _print_list(self) -> None:
        today = self._place.desk.clock.today()
        first, service = today.replace(month=1, day=1), DeliveryPaperService(self._place.desk)
        title = f"Danh sách gửi ra USB, {words.day(first)} - {words.day(today)}"
        PaperViews(self._place).show(title, f"danh-sach-gui-usb-{today:%Y}", lambda: service.list_of(first, today))

    def _look_over(self, drives: Sequence[StickDrive]) -> None:
        if not self.work.is_busy:
            self._place.jobs.read(lambda _: _looked(drives), self.cards.show_drives, self._fail, owner=self)

    def _try(self, drive: StickDrive, whole: bool) -> None:
        told = Told(
            "shield-check",
            "Kiểm tra USB",
            f"{drive.name}. Ghi thử vào chỗ trống rồi đọc lại; tệp đang có không bị động đến. Không rút USB.",
            (FILLING, LOOKING),
            "Bấm Hủy lúc nào cũng được; phần ghi thử được xóa khỏi USB.",
        )
        self.set_banner(None)
        most = None if whole else QUICK
        self.work.run(lambda progress: try_out(drive, progress, most), told, partial(self._tried, drive), self._fail)

    def _tried(self, drive: StickDrive, tried: Tried) -> None:
        self.set_banner(Banner(State.DONE if tried.is_good else State.OVERDUE, tried_words(drive, tried)))

    def _take_out(self, drive: StickDrive) -> None:
        def done(sentence: str) -> None:
            self._place.say(sentence)
            self._watch.look()

        self.set_banner(None)
        self._place.jobs.read(lambda _: self._place.drives.take_out(drive), done, self._fail, owner=self)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.set_banner(Banner(State.OVERDUE, str(error)))
        else:
            self._place.explain(error)


def _looked(drives: Sequence[StickDrive]) -> Looked:
    found = []
    for drive in drives:
        try:
            found.append((drive, look_over(drive.root)))
        except OSError:
            continue  # pulled in this moment: the next look tells
    return found
