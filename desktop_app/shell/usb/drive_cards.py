"""The sticks that are plugged in, each with what looks wrong on it and what can be done with it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.looking import Finding
from desktop_app.kit.act_menu import open_menu
from desktop_app.kit.controls import Banner, Button, Card, Label, Picture
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.shell.usb.words import NO_STICK, drive_line, warning_of

Looked = Sequence[tuple[StickDrive, Sequence[Finding]]]


class DriveCards(QWidget):
    """`try_asked` carries a stick and whether all its room is to be tried, `out_asked` one that is to be pulled."""

    try_asked = Signal(object, bool)
    out_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._parts: list[QWidget] = []
        self.buttons: Mapping[str, tuple[Button, Button]] = {}
        self.show_drives(())

    def show_drives(self, looked: Looked) -> None:
        """Show these sticks, or how to come to one."""
        had = self.isAncestorOf(focused) if (focused := self.window().focusWidget()) is not None else False
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts, buttons = [], {}
        for drive, found in looked:
            card, pair = self._card(drive)
            buttons[str(drive.root)] = pair
            self._parts += [card, *filter(None, (warning_of(drive, found),))]
        self.buttons = buttons
        if not looked:
            self._parts = [Banner(State.INFO, NO_STICK, icon="usb")]
        for part in self._parts:
            self._column.addWidget(part)
            part.show()
        if had and buttons:
            next(iter(buttons.values()))[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, drive: StickDrive) -> tuple[Card, tuple[Button, Button]]:
        card = Card(padding=10)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(Picture("usb", Token.ACCENT.colour, 22))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Label(drive.name, Type.STRONG, wrap=True))
        said.addWidget(Label(drive_line(drive), Type.HINT, colour=Token.INK_2, wrap=True))
        row.addLayout(said, 1)
        check, out = Button("Kiểm tra USB", icon="shield-check", height=32), Button("Tháo an toàn", height=32)
        check.clicked.connect(lambda: self._ask_how_much(check, drive))
        out.clicked.connect(lambda: self.out_asked.emit(drive))
        row.addWidget(check)
        row.addWidget(out)
        card.body.addLayout(row)
        return card, (check, out)

    def _ask_how_much(self, anchor: Button, drive: StickDrive) -> None:
        open_menu(
            anchor,
            (
                ("Thử nhanh: 256 MB, khoảng một phút", lambda: self.try_asked.emit(drive, False)),
                ("Thử hết chỗ trống: chắc chắn nhất, có thể hàng giờ", lambda: self.try_asked.emit(drive, True)),
            ),
        )
