"""Cập nhật bằng USB: the updates that lie on sticks, checked; taking one; the way back."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.core.disk import DiskTrouble
from desktop_app.core.errors import UserError
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.update_package.find import FoundUpdate
from desktop_app.core.update_package.manifest import ENDING
from desktop_app.core.update_package.manifest import Kind as UpdateKind
from desktop_app.core.update_package.read import Update
from desktop_app.core.updating.updater import NOT_INSTALLED, Coming
from desktop_app.kit.controls import Banner, Button
from desktop_app.kit.drive_watch import DriveWatch
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.page import Page
from desktop_app.kit.theme import State, px
from desktop_app.kit.work_stack import WorkStack
from desktop_app.office.law_updates import LawUpdateService
from desktop_app.office.rights import Right
from desktop_app.office.updates import UpdateService
from desktop_app.shell.context import Shell
from desktop_app.shell.updates.cards import KeptCard, UpdateCard, taking
from desktop_app.shell.updates.going_back import ask_to_go_back
from desktop_app.shell.updates.law_page import LawUpdatePage
from desktop_app.shell.updates.words import ABOUT_LAW, HOW_TO, PULLED, UPDATING, state_sentence

IN_PRACTICE = "Cơ quan tập huấn không cập nhật chương trình. Hãy mở trang này trong sổ thật."
Offered = Sequence[tuple[FoundUpdate, str]]


class UpdatesPage(Page):
    """Follows the sticks while it is seen."""

    def __init__(self, place: Shell, files: FileChoice | None = None) -> None:
        """`files` is the machine's own unless another is handed in."""
        super().__init__("Cập nhật bằng USB")
        self._place, self._files, self.updater = place, files or SystemFileChoice(), place.updater
        self._may = place.desk.account.may(Right.BACK_UP)
        self._chosen: Path | None = None
        self._seen = list[Path]()
        self.cards: list[QWidget] = []
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(px(24), px(2), px(24), px(16))
        self._column.setSpacing(px(12))
        self.work = WorkStack(self._content, place.jobs)
        self.set_body(self.work, scrolls=True, margin=0)
        self.choose = Button("Chọn tệp", icon="folder-open", key="Ctrl+O")
        self.choose.clicked.connect(self._choose)
        self.set_buttons(self.choose)
        self._watch = DriveWatch(self, place.jobs, place.drives)
        self._watch.seen.connect(self._look)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Tell the version in use."""
        self.set_banner(None)
        if self.updater is None:
            self.choose.setEnabled(False)
            self._show(())
            return
        self.say(state_sentence(self.updater.present, self._place.desk.clock.today()))
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Look which sticks there are, as long as the page is seen."""
        super().showEvent(event)
        if self.updater is not None:
            self._watch.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        self._watch.rest()
        super().hideEvent(event)

    def _choose(self) -> None:
        file = self._files.file(self, "Chọn gói cập nhật", "Gói cập nhật Sổ Dân Chủ", ENDING)
        if file is not None:
            self._chosen = file
            self._watch.begin()

    def _look(self, drives: Sequence[StickDrive]) -> None:
        updater, chosen = self.updater, self._chosen
        if updater is None or self.work.is_busy:
            return

        def work(_progress: object) -> Offered:
            found = [(updater.look_at(chosen), "trên máy này")] if chosen else []
            for drive in drives:
                with suppress(DiskTrouble):  # pulled in this moment: the next look tells
                    found += [(each, f"trên USB {drive.name}") for each in updater.find(drive.root)]
            return found

        self._place.jobs.read(work, self._show, self._fail, owner=self)

    def _show(self, offered: Offered) -> None:
        files = [found.path for found, _where in offered]
        if files and files != self._seen:
            # What was said spoke of another package; of a stick that was pulled it stays until one is there again.
            self.set_banner(None)
        self._seen = files
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [self._card(*each, is_first=place == 0) for place, each in enumerate(offered)]
        if not offered:
            says = HOW_TO if self.updater else IN_PRACTICE
            self.cards = [Banner(State.INFO, says, icon="usb")]
        kept = self.updater.place.kept() if self.updater and self.updater.place else None
        if kept is not None:
            self.cards.append(KeptCard(kept, self._go_back if self._may else None))
        while self._column.takeAt(0):
            continue
        for card in self.cards:
            self._column.addWidget(card)
            card.show()
        self._column.addStretch(1)
        if self.choose.hasFocus() and offered and (main := self.cards[0].findChild(Button)) is not None:
            main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, found: FoundUpdate, where: str, *, is_first: bool) -> UpdateCard:
        update, may = found.update, self._place.desk.account.may
        if update is None or found.trouble is not None or self.updater is None:
            return UpdateCard(found, where, None)
        if update.manifest.kind is UpdateKind.LAW:
            look = taking("Xem trước", partial(self._look_at_law, update), is_first=is_first)
            return UpdateCard(found, where, look if may(Right.CHANGE_LAW) else None, ABOUT_LAW)
        words = f"Cập nhật lên bản {update.manifest.version}"
        take = taking(words, partial(self._take, update), is_first=is_first)
        return UpdateCard(found, where, take if self._may else None)

    def _look_at_law(self, update: Update) -> None:
        if self.updater is not None:
            service = LawUpdateService(self._place.desk, self.updater)
            self.set_banner(None)
            self._place.jobs.read(
                lambda progress: service.plan(update, progress),
                lambda coming: self._place.show_page(LawUpdatePage(self._place, service, coming)),
                self._fail, owner=self,
            )  # fmt: skip

    def _take(self, update: Update) -> None:
        updater = self.updater
        if updater is None or updater.place is None:
            self._fail(UserError(NOT_INSTALLED))
            return
        service = UpdateService(self._place.office, updater)
        self.set_banner(None)
        self.work.run(
            lambda progress: service.prepare(update, progress), UPDATING, self._hand_over,
            lambda error: self._fail(error if update.path.exists() else UserError(PULLED)),
        )  # fmt: skip

    def _hand_over(self, coming: Coming) -> None:
        if self.updater is not None:
            self._leave_after(partial(self.updater.hand_over, coming, self._place.desk.clock.now()))

    def _go_back(self) -> None:
        updater = self.updater
        if updater is not None:
            now = self._place.desk.clock.now()
            ask_to_go_back(self._place, updater, lambda: self._leave_after(partial(updater.go_back, now)))

    def _leave_after(self, send: Callable[[], object]) -> None:
        """The installer waits until this program has ended; where it cannot be started, the program stays."""
        try:
            send()
        except UserError as error:
            self._fail(error)
            return
        self._place.end()

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.set_banner(Banner(State.OVERDUE, str(error)))
        else:
            self._place.explain(error)
