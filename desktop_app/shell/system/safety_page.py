"""Sao lưu, kiểm tra: copies of the data, and the proof that nobody edited it behind the program."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.errors import UserError
from desktop_app.core.pages import Listed
from desktop_app.kit.controls import Banner, Button, Kind, Label
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.page import Page, Scrolled
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import State, Type, px
from desktop_app.kit.work_stack import Told, WorkStack
from desktop_app.office.rights import Right
from desktop_app.office.safety import Copy, LastBackup, Places, Proof, SafetyService
from desktop_app.shell.context import Shell
from desktop_app.shell.safety_words import backup_words
from desktop_app.shell.system.copies_words import COLUMNS, copy_cell, restored_words
from desktop_app.shell.system.restoring import Restoring
from desktop_app.shell.system.safety_cards import PlaceCard, ProofCard

LEAST_TABLE = 290
SIDE_BY_SIDE = 820
KEYS = {"↑ ↓": "chọn", "Enter": "phục hồi ra nơi khác"}
READ_KEYS = {"↑ ↓": "chọn"}
BACKING_UP = Told(
    "hard-drive",
    "Sao lưu dữ liệu",
    "Vào nơi giữ bản sao lưu của cơ quan",
    ("Đang sao lưu",),
    "Bấm Hủy thì không có bản sao lưu dở dang nào được để lại; sổ không thay đổi.",
)
CHECKING = Told(
    "shield-check",
    "Kiểm tra dữ liệu",
    "Chỉ đọc, không sửa gì trong sổ",
    ("Kiểm tra nhật ký",),
    "Bấm Hủy lúc nào cũng được; kiểm tra không thay đổi dữ liệu.",
    "dòng",
)


@dataclass(frozen=True)
class Seen:
    """What the page shows when it is gone to."""

    last: LastBackup | None
    copies: list[Copy]
    places: Places


class SafetyPage(Page):
    """The list of copies; above it where they go and what the last check found."""

    def __init__(self, place: Shell, files: FileChoice | None = None) -> None:
        """What the account may not do is not offered."""
        super().__init__("Sao lưu, kiểm tra")
        self._place, self._files = place, files or SystemFileChoice()
        self._service = SafetyService(place.office, [book for area in place.areas for book in area.books])
        account = place.desk.account
        self._may_settle, self._may_check = account.may(Right.SETTLE_OFFICE), account.may(Right.BACK_UP)
        self._copies: list[Copy] = []
        self.places, self.proof = PlaceCard(self._may_settle), ProofCard(self._may_check)
        self.table = PagedTable(
            COLUMNS,
            self._pages,
            copy_cell,
            noun="bản sao lưu",
            widths=place.memory("copies.widths"),
            keys=KEYS if self._may_check else READ_KEYS,
        )
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.work = WorkStack(self._content(), place.jobs)
        self.restoring = Restoring(place, self._service, self._files, self.work)
        self._now = Button("Sao lưu ngay", Kind.MAIN, icon="hard-drive", key="Ctrl+S")
        self._away = Button("Sao lưu ra nơi khác", icon="usb")
        self._back = Button("Phục hồi từ tệp", icon="folder-open")
        self.set_body(self.work, scrolls=False, margin=0)
        self.set_buttons(*((self._back,) if self._may_check else ()), self._away, self._now)
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Look where copies are, with the keyboard in their list."""
        self._reload()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the page is narrow, the cards stand one below the other."""
        super().resizeEvent(event)
        wide = self.width() >= px(SIDE_BY_SIDE)
        directions = QBoxLayout.Direction
        self._cards.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _content(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(px(24), px(2), px(24), px(16))
        column.setSpacing(px(12))
        self._cards.setSpacing(px(12))
        self._cards.addWidget(self.places, 1)
        self._cards.addWidget(self.proof, 1)
        column.addLayout(self._cards)
        column.addWidget(Label("Các bản sao lưu thấy được từ máy này", Type.BLOCK_TITLE))
        self.table.setMinimumHeight(px(LEAST_TABLE))
        column.addWidget(self.table, 1)
        return Scrolled(holder)

    def _listen(self) -> None:
        self._now.clicked.connect(lambda: self._back_up(None))
        self._away.clicked.connect(self._back_up_elsewhere)
        self._back.clicked.connect(self.restoring.choose_file)
        self.places.choose.clicked.connect(self._choose_place)
        self.places.keep_here.clicked.connect(lambda: self._settle(None))
        self.proof.check.clicked.connect(self._check)
        if self._may_check:
            self.table.opened.connect(self.restoring.begin)
        self.restoring.begun.connect(lambda: self.set_banner(None))
        self.restoring.restored.connect(self._restored)
        self.restoring.failed.connect(self._fail)
        self.work.turned.connect(self._show_busy)

    def _reload(self) -> None:
        service = self._service
        self._place.jobs.read(
            lambda _: Seen(service.last_backup(), service.copies(), service.places()), self._show, owner=self
        )

    def _show(self, seen: Seen) -> None:
        self._copies = seen.copies
        told = backup_words(seen.last, self._place.desk.clock.now())
        self.say(f"{told.sentence}. {told.detail}")
        self.places.show_places(seen.places)
        self.table.reload(keep=False)
        self.table.show_total(len(self._copies))
        said = "Bấm Sao lưu ngay để có bản đầu tiên; chương trình cũng tự sao lưu khi thoát."
        self.table.set_empty(EmptyState("hard-drive", "Chưa có bản sao lưu nào", said))

    def _pages(self, sort: Sort | None) -> Listed[Copy]:
        return Listed(self._copies)

    def _back_up_elsewhere(self) -> None:
        folder = self._files.folder(self, "Chọn nơi ghi bản sao lưu")
        if folder is not None:
            self._back_up(folder)

    def _back_up(self, folder: Path | None) -> None:
        told = replace(BACKING_UP, about=f"Vào {folder}") if folder else BACKING_UP
        self.set_banner(None)
        self.work.run(lambda progress: self._service.back_up(progress, folder), told, self._backed_up, self._fail)

    def _backed_up(self, file: Path) -> None:
        self._place.say(f"Đã sao lưu và mở kiểm tra: {file.name}.")
        self._renew()

    def _check(self) -> None:
        self.set_banner(None)
        self.work.run(self._service.prove, CHECKING, self._proved, self._fail)

    def _proved(self, proof: Proof) -> None:
        self.proof.show_proof(proof)
        self.proof.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_place(self) -> None:
        folder = self._files.folder(self, "Chọn nơi giữ bản sao lưu")
        if folder is not None:
            self._settle(folder)

    def _settle(self, folder: Path | None) -> None:
        self.set_banner(None)
        self._place.jobs.write(lambda _: self._service.choose(folder), lambda _: self._renew(), self._fail, owner=self)

    def _renew(self) -> None:
        self._place.refresh()
        self._reload()

    def _restored(self, folder: Path) -> None:
        self.set_banner(
            Banner(State.DONE, f"Đã phục hồi bản sao lưu ra thư mục riêng {folder.name}.", restored_words(folder))
        )

    def _show_busy(self, busy: bool) -> None:
        for button in (self._back, self._away, self._now):
            button.setEnabled(not busy)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.set_banner(Banner(State.OVERDUE, str(error)))
        else:
            self._place.explain(error)
