"""A filter that says "Nhãn: giá trị" and opens its list of values."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu

from desktop_app.kit import icons
from desktop_app.kit.controls import Button
from desktop_app.kit.theme import Token, px

CHEVRON = 16


class ChoiceChip(Button):
    """`picked` tells the key of the value; a value other than the first one shows as chosen."""

    picked = Signal(str)

    def __init__(self, label: str, options: Sequence[tuple[str, str]]) -> None:
        """`options` are keys with the words on screen; the first one means that nothing is filtered."""
        super().__init__("")
        self.label = label
        self.options = tuple(options)
        self.value = self.options[0][0]
        self._menu = QMenu(self)
        self.setCheckable(True)
        self.clicked.connect(self.open)
        self.show_value(self.value)

    def show_value(self, key: str, words: str = "") -> None:
        """Show a value without telling anybody; `words` replaces the value's own."""
        self.value = key
        shown = words or dict(self.options)[key]
        self.say(f"{self.label}: {shown}")
        self.setAccessibleName(self.text())
        self.setChecked(key != self.options[0][0])

    def open(self) -> None:
        """Show the list of values below."""
        self.setChecked(self.value != self.options[0][0])
        self._menu.clear()
        fill(self._menu, self, self._menu)
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + px(4))))

    def pick(self, key: str) -> None:
        """Choose a value, as a click on it does."""
        self.show_value(key)
        self.picked.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The down arrow opens the list too."""
        if event.key() == Qt.Key.Key_Down:
            self.open()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for the arrow after the words."""
        return super().sizeHint() + QSize(px(CHEVRON + 6), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button and its arrow."""
        super().paintEvent(event)
        spot = QRectF(self.width() - px(12 + CHEVRON), (self.height() - px(CHEVRON)) / 2, px(CHEVRON), px(CHEVRON))
        icons.draw(QPainter(self), "chevron-down", Token.INK_2.colour, spot)


def fill(menu: QMenu, chip: ChoiceChip, owner: QMenu) -> None:
    """Put the values of `chip` into a menu, the present one with a tick."""
    for key, words in chip.options:
        action = QAction(words, owner)
        if key == chip.value:
            action.setIcon(icons.icon("check", Token.ACCENT.colour, 16))
            menu.setActiveAction(action)
        action.triggered.connect(lambda _=False, chosen=key: chip.pick(chosen))
        menu.addAction(action)
