"""The board of the counter: a large figure for each choice, one key a ballot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.decisions.votes.strokes import INVALID, Strokes
from desktop_app.core import words
from desktop_app.kit.controls import Card, KeyHint, Label
from desktop_app.kit.focus_ring import FocusRing
from desktop_app.kit.theme import Token, Type, px


class TallyBoard(QWidget):
    """Takes keys while it has the keyboard; `counted` carries what was counted so far."""

    counted = Signal(object)

    def __init__(self, labels: Sequence[str], strokes: Strokes, *, has_ballots: bool) -> None:
        """`strokes` is what was counted before."""
        super().__init__()
        self.strokes = strokes
        self._labels, self._has_ballots = tuple(labels), has_ballots
        self._ring = FocusRing(self, radius=8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Bàn đếm: mỗi phiếu một phím số, Backspace bỏ phiếu vừa đếm")
        self._figures: dict[str, Label] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        for place, label in enumerate(self._labels, start=1):
            column.addWidget(self._tile(str(place), label))
        if has_ballots:
            column.addWidget(self._tile(INVALID, "Không hợp lệ"))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit counts a ballot, Backspace takes the last one back; a key that is held down counts once."""
        if event.isAutoRepeat() and (event.text().isdecimal() or event.key() == Qt.Key.Key_Backspace):
            return
        if event.key() == Qt.Key.Key_Backspace:
            self._put(self.strokes.taken_back())
        elif event.text().isdecimal() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._put(self.strokes.pressed(event.text(), len(self._labels), has_ballots=self._has_ballots))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        self._ring.settle()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._ring.dismiss()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A hidden board has no ring."""
        self._ring.dismiss()

    def _put(self, strokes: Strokes) -> None:
        if strokes != self.strokes:
            self.strokes = strokes
            self._show()
            self.counted.emit(strokes)

    def _show(self) -> None:
        last = self.strokes.text[-1:]
        for key, figure in self._figures.items():
            figure.setText(words.number(self.strokes.of(int(key))))
            figure.paint_in(Token.ACCENT if key == last else Token.INK)

    def _tile(self, key: str, label: str) -> Card:
        tile = Card(padding=10)
        row = QHBoxLayout()
        row.setSpacing(px(14))
        row.addWidget(KeyHint(key))
        row.addWidget(Label(label, Type.SHEET_TITLE, wrap=True), 1)
        figure = Label("0", Type.TALLY)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        figure.setMinimumWidth(figure.fontMetrics().horizontalAdvance("0.000"))
        self._figures[key] = figure
        row.addWidget(figure)
        tile.body.addLayout(row)
        return tile
