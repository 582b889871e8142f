"""Signing in, and signing in again after the window was locked: names to choose, one password."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.core.errors import UserError
from desktop_app.core.failures import sentence_for
from desktop_app.kit.controls import Badge, Button, Kind, Label, Picture
from desktop_app.kit.inputs import Look, PasswordInput
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.message import Message
from desktop_app.kit.stage import Stage, StageCard
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.door import Plate
from desktop_app.shell.brand import Mark
from desktop_app.shell.person_row import PersonList

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class SignIn(Stage):
    """Tells what the right password opened; a wrong one is told below the field, with the tries that are left."""

    help = "dang-nhap"

    opened = Signal(object)
    forgotten = Signal(str)
    """The account whose password was forgotten."""

    practice_asked = Signal()

    def __init__(
        self,
        plate: Plate,
        jobs: Jobs,
        unlock: Callable[[str, str], object],
        *,
        note: str,
        last: str = "",
        offers_practice: bool = False,
        offers_recovery: bool = True,
    ) -> None:
        """`unlock` is given uid and password, off the window's thread; `note` is said below the card."""
        super().__init__()
        self._jobs, self._unlock = jobs, unlock
        self._card = StageCard()
        self.people = PersonList(plate.people, last)
        self.password = PasswordInput(height=38)
        self._message = Message()
        self._open = Button("Mở sổ", Kind.MAIN, key="Enter", height=40)
        below = Button("Mở cơ quan tập huấn", Kind.LINK, height=28)
        below.clicked.connect(lambda: self.practice_asked.emit())
        self.stand(self._card, _note(note), *((below,) if offers_practice else ()))
        self._fill(plate, offers_recovery)
        self.people.chosen.connect(self._start_anew)
        self.people.entered.connect(self._go_to_password)
        self.password.changed.connect(lambda: self._tell(""))
        self._open.clicked.connect(self.try_password)

    def take_keyboard(self) -> None:
        """One person: straight to the password."""
        self.password.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def try_password(self) -> None:
        """Ask whether the password is right; the window stays alive meanwhile."""
        password = self.password.text()
        if not password:
            self._tell("Chưa nhập mật khẩu. Gõ mật khẩu của tài khoản đã chọn rồi bấm Enter.")
            self._go_to_password()
            return
        self._set_busy(True)
        uid = self.people.person.uid
        self._jobs.read(lambda _progress: self._unlock(uid, password), self._done, self._failed, owner=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._open.isEnabled():
            self.try_password()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose another name also while the keyboard waits for the password."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() not in _ARROWS:
            return False
        self.people.keyPressEvent(event)
        self._go_to_password()
        return True

    def _fill(self, plate: Plate, offers_recovery: bool) -> None:
        body = self._card.body
        body.addLayout(_head(plate))
        body.addSpacing(px(6))
        body.addWidget(Label("Chọn tên", Type.LABEL))
        body.addWidget(self.people)
        body.addSpacing(px(4))
        body.addWidget(Label("Mật khẩu", Type.LABEL))
        self.password.line.setAccessibleName("Mật khẩu")
        self.password.line.installEventFilter(self)
        body.addWidget(self.password)
        body.addWidget(self._message)
        body.addSpacing(px(4))
        self._open.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        body.addWidget(self._open)
        if not offers_recovery:
            return
        forgot = Button("Quên mật khẩu? Dùng phiếu khôi phục đã in", Kind.LINK, height=28)
        forgot.clicked.connect(lambda: self.forgotten.emit(self.people.person.uid))
        body.addWidget(forgot, 0, Qt.AlignmentFlag.AlignLeft)

    def _done(self, opened: object) -> None:
        self.password.set_text("")
        self.opened.emit(opened)

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self._tell(sentence_for(error) or "")
        self.password.line.selectAll()
        self._go_to_password()
        if not isinstance(error, UserError):
            self._jobs.troubled.emit(error)

    def _start_anew(self) -> None:
        self.password.set_text("")
        self._tell("")

    def _go_to_password(self) -> None:
        self.password.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_busy(self, busy: bool) -> None:
        self._open.setEnabled(not busy)
        self._open.say("Đang mở…" if busy else "Mở sổ")

    def _tell(self, sentence: str) -> None:
        self.password.set_look(Look.WRONG if sentence else Look.PLAIN)
        if sentence:
            self._message.show_state(State.OVERDUE, sentence)
        else:
            self._message.show_hint("")


def _head(plate: Plate) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(14))
    row.addWidget(Mark(44))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(plate.office_name or "Sổ Dân Chủ", Type.SHEET_TITLE, wrap=True))
    words.addWidget(Label(plate.office_place, colour=Token.INK_2, wrap=True))
    row.addLayout(words, 1)
    if plate.is_practice:
        row.addWidget(Badge(State.WARNING, "TẬP HUẤN", icon="graduation-cap"), 0, Qt.AlignmentFlag.AlignTop)
    return row


def _note(words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(10))
    row.addWidget(Picture("shield-check", State.DONE.text, 16))
    row.addWidget(Label(words, Type.HINT))
    return holder
