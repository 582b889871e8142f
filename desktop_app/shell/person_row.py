"""The names at the door: one is chosen by arrows, letters or the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.core.text.fold import fold
from desktop_app.core.text.names import initials
from desktop_app.kit import icons
from desktop_app.kit.controls import Avatar
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, Type, font, px
from desktop_app.office.door import Person

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class PersonRow(QAbstractButton):
    """Letters of the name in a circle, name, post; the chosen one is framed and ticked."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person
        self.setText(person.name)
        self.setAccessibleName(f"{person.name}, {person.post}" if person.post else person.name)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._avatar = Avatar(initials(person.name), 34, parent=self)
        self._avatar.move(px(12), (self.sizeHint().height() - px(34)) // 2)

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(px(300), px(49))

    def minimumSizeHint(self) -> QSize:
        """Never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, words, tick."""
        painter = QPainter(self)
        chosen = self.isChecked()
        fill = Token.SELECTED if chosen else Token.HOVER if self.underMouse() else Token.PAGE
        border = Token.ACCENT if chosen or self.hasFocus() else Token.LINE
        width = 2 if self.hasFocus() else 1
        frame(painter, QRectF(self.rect()), radius=8, fill=fill.colour, border=border.colour, width=width)
        left, right = px(58), self.width() - px(40)
        half = self.height() / 2
        painter.setFont(font(Type.STRONG))
        painter.setPen(Token.INK.colour)
        name_height = painter.fontMetrics().height()
        top = half - name_height + px(1) if self.person.post else half - name_height / 2
        above = QRectF(left, top, right - left, name_height)
        painter.drawText(above, _LEFT, self._cut(painter, self.text(), right - left))
        painter.setFont(font(Type.HINT))
        painter.setPen(Token.INK_2.colour)
        below = QRectF(left, half + px(1), right - left, painter.fontMetrics().height())
        painter.drawText(below, _LEFT, self._cut(painter, self.person.post, right - left))
        if chosen:
            place = QRectF(self.width() - px(30), half - px(9), px(18), px(18))
            icons.draw(painter, "check", Token.ACCENT.colour, place, icons.SMALL_STROKE)

    def _cut(self, painter: QPainter, words: str, room: int) -> str:
        return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)


class PersonList(QWidget):
    """Everybody who can sign in."""

    chosen = Signal()
    entered = Signal()
    """Enter was pressed on a name."""

    def __init__(self, people: Sequence[Person], chosen_uid: str) -> None:
        """`chosen_uid` is who was here last."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(7))
        self._rows = [PersonRow(person) for person in people]
        for row in self._rows:
            column.addWidget(row)
            self._group.addButton(row)
            row.clicked.connect(lambda: self.chosen.emit())
        last = next((row for row in self._rows if row.person.uid == chosen_uid), self._rows[0])
        last.setChecked(True)

    @property
    def person(self) -> Person:
        """Who is chosen."""
        return next(row.person for row in self._rows if row.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from name to name, a letter finds a given name without accents."""
        here = next(index for index, row in enumerate(self._rows) if row.isChecked())
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._choose((here + (1 if event.key() == Qt.Key.Key_Down else -1)) % len(self._rows))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.text().isalpha():
            self._find(fold(event.text()), here)
        else:
            super().keyPressEvent(event)

    def _find(self, letter: str, here: int) -> None:
        for step in range(1, len(self._rows) + 1):
            at = (here + step) % len(self._rows)
            if fold(self._rows[at].text()).split()[-1].startswith(letter):
                self._choose(at)
                return

    def _choose(self, at: int) -> None:
        self._rows[at].setChecked(True)
        self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit()
