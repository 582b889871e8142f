"""Gửi ra USB: which stick, which folder, then the files written and proved, then the stick taken out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.fields import Form, Section, Text
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.looking import look_over
from desktop_app.core.stick.parcels import Parcel, named
from desktop_app.kit.controls import Banner, Button, Card, Kind, Label
from desktop_app.kit.drive_watch import DriveWatch
from desktop_app.kit.form import FormView
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.work_stack import WorkStack
from desktop_app.office.deliveries.service import Delivered, DeliveryService, folder_name, folder_on
from desktop_app.shell.context import Shell
from desktop_app.shell.usb.drive_list import DriveList
from desktop_app.shell.usb.words import done_banner, named_lines, parcels_sentence, sending_told, warning_of

WHICH = "Chọn một USB trước. Chưa thấy USB thì cắm vào máy và chờ vài giây."
FOLDER = Text(
    name="folder",
    label="Thư mục trên USB",
    max_length=100,
    hint="Chưa có thì được tạo. Để trống thì ghi ngay trên USB. Tệp trùng tên không bị ghi đè.",
)


class SendSheet(SideSheet):
    """`was_sent` tells, once it is closed, whether the files are on the stick."""

    def __init__(self, place: Shell, parcels: Sequence[Parcel]) -> None:
        """`parcels` are there already; nothing is written before the button is pressed."""
        self._place, self._parcels = place, tuple(parcels)
        self._service = DeliveryService(place.desk)
        self._warning: Banner | None = None
        self._said: Banner | None = None
        self._root: Path | None = None
        self.was_sent = False
        self.drives = DriveList()
        today = place.desk.clock.today()
        self.form = FormView(Form("usb.send", (Section("", (FOLDER,)),)), today)
        self.form.load({"folder": folder_name(today)})
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._asked = (Label("USB đang cắm", Type.LABEL), self.drives, self.form)
        for part in (*self._asked, _files_card("Tệp gửi", named_lines(named(self._parcels)))):
            self._column.addWidget(part)
        self.work = WorkStack(self._inside, place.jobs)
        self.write = Button("Ghi ra USB", Kind.MAIN, icon="usb", key="Ctrl+S")
        self.out = Button("Tháo an toàn", Kind.MAIN, icon="log-out", key="Ctrl+T")
        self.out.hide()
        super().__init__(place.surface, "Gửi ra USB", parcels_sentence(parcels), self.work, main=self.write)
        self.footer.add(self.out)
        self._watch = DriveWatch(self, place.jobs, place.drives)
        self._watch.seen.connect(self._seen)
        self.drives.chosen.connect(self._look_over)
        self.form.completed.connect(self.write.setFocus)
        self.write.clicked.connect(self.send)
        self.out.clicked.connect(self._take_out)
        self.work.turned.connect(self._turned)

    def rise(self) -> None:
        """Show it with the keyboard on the sticks."""
        super().rise()
        self._watch.begin()
        self.drives.take_keyboard()

    def go(self) -> None:
        """Close it; what is being written is given up first, so that nobody pulls the stick meanwhile."""
        if self.work.is_busy:
            self.work.give_up()
            return
        self._watch.rest()
        super().go()

    def send(self) -> None:
        """Write the files to the chosen stick."""
        drive = self.drives.drive
        if self.work.is_busy or not self.write.isVisible():
            return
        if drive is None:
            self._tell(Banner(State.OVERDUE, WHICH))
            return
        try:
            typed = self.form.form.checked(self.form.raw(), self._place.desk.clock.today())["folder"]
        except InvalidInput as error:
            self.form.show_problems(error.problems)
            return
        self._tell(None)
        folder = folder_on(drive, str(typed or ""))
        below = folder.relative_to(drive.root).as_posix().removeprefix(".")
        self.work.run(
            lambda progress: self._service.send(self._parcels, drive, folder, progress),
            sending_told(drive),
            lambda delivered: self._sent(delivered, drive, below),
            self._failed,
        )

    def _sent(self, delivered: Delivered, drive: StickDrive, folder: str) -> None:
        self.was_sent = True
        for part in self._asked:
            part.hide()
        self._tell(done_banner(delivered, drive, folder))
        self.write.hide()
        self.out.show()
        self.out.setFocus()

    def _take_out(self) -> None:
        drive = self.drives.drive
        if drive is None:
            self.go()
            return
        self.out.setEnabled(False)
        self._place.jobs.read(lambda _: self._place.drives.take_out(drive), self._out, self._failed, owner=self)

    def _out(self, sentence: str) -> None:
        self.go()
        self._place.say(sentence)

    def _failed(self, error: BaseException) -> None:
        self.out.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self._tell(Banner(State.OVERDUE, str(error)))

    def _seen(self, drives: Sequence[StickDrive]) -> None:
        if not self.was_sent and not self.work.is_busy:
            self.drives.show_drives(drives)

    def _look_over(self, drive: StickDrive | None) -> None:
        if drive is not None and drive.root != self._root:
            self._root = drive.root
            self._tell(None)  # what was said of another stick, or of none
        if drive is None:
            self._warn(None)
            return
        self._place.jobs.read(
            lambda _: look_over(drive.root),
            lambda found: self._warn(warning_of(drive, found)) if self.drives.drive == drive else None,
            lambda _error: self._watch.look(),
            owner=self,
        )

    def _warn(self, banner: Banner | None) -> None:
        if self._warning is not None:
            self._warning.hide()
            self._warning.deleteLater()
        self._warning = banner
        if self._warning is not None:
            self._column.insertWidget(self._column.indexOf(self.drives) + 1, self._warning)

    def _tell(self, banner: Banner | None) -> None:
        if self._said is not None:
            self._said.hide()
            self._said.deleteLater()
        self._said = banner
        if banner is not None:
            self._column.insertWidget(0, banner)
            banner.show()

    def _turned(self, busy: bool) -> None:
        self.write.setEnabled(not busy)
        if not busy and self.isVisible():
            self._watch.begin()


def _files_card(title: str, lines: Sequence[str]) -> Card:
    card = Card(padding=12)
    card.body.addWidget(Label(title, Type.STRONG))
    for line in lines:
        card.body.addWidget(Label(line, Type.HINT, colour=Token.INK_2, wrap=True))
    return card
