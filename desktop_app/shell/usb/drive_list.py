"""The sticks to choose from, as cards that follow what is plugged in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.core.stick.drives import StickDrive
from desktop_app.kit.controls import Banner
from desktop_app.kit.theme import State, px
from desktop_app.shell.first_run.option_card import OptionCard
from desktop_app.shell.usb.words import NO_STICK, drive_line

_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class DriveList(QWidget):
    """`chosen` carries the stick, or None when none is left; the only one there is chosen by itself."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._drives: Sequence[StickDrive] = ()
        self._cards: list[OptionCard] = []
        self._root = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._nothing = Banner(State.INFO, NO_STICK, icon="usb")
        self._column.addWidget(self._nothing)

    @property
    def drive(self) -> StickDrive | None:
        """The stick that is chosen."""
        return next((each for each in self._drives if str(each.root) == self._root), None)

    def show_drives(self, drives: Sequence[StickDrive]) -> None:
        """Show these; the one that was chosen stays so while it is there."""
        before, had = self.drive, any(card.hasFocus() for card in self._cards) or self.hasFocus()
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._drives = drives
        self._cards = [OptionCard(str(each.root), "usb", each.name, drive_line(each)) for each in drives]
        for card in self._cards:
            self._column.addWidget(card)
            card.clicked.connect(lambda _=False, key=card.key: self._pick(key))
        self._nothing.setVisible(not drives)
        if self.drive is None:
            usable = [each for each in drives if not each.is_read_only]
            self._root = str(usable[0].root) if len(usable) == 1 else ""
        self._mark()
        if had:
            self.take_keyboard()
        if self.drive != before:
            self.chosen.emit(self.drive)

    def take_keyboard(self) -> None:
        """Put the keyboard on the chosen card, or on the first."""
        card = next((each for each in self._cards if each.isChecked()), self._cards[0] if self._cards else None)
        if card is not None:
            card.setFocus(Qt.FocusReason.TabFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs on a card."""
        super().focusInEvent(event)
        self.take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose."""
        step = _STEPS.get(event.key(), 0)
        if not step or not self._cards:
            super().keyPressEvent(event)
            return
        here = next((place for place, card in enumerate(self._cards) if card.isChecked()), -1 if step > 0 else 0)
        self._pick(self._cards[(here + step) % len(self._cards)].key)
        self.take_keyboard()

    def _pick(self, root: str) -> None:
        self._root = root
        self._mark()
        self.chosen.emit(self.drive)

    def _mark(self) -> None:
        for place, card in enumerate(self._cards):
            card.setChecked(card.key == self._root)
            takes = card.isChecked() or (not self._root and place == 0)
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if takes else Qt.FocusPolicy.ClickFocus)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if self._cards else Qt.FocusPolicy.StrongFocus)
