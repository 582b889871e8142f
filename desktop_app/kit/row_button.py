"""A row of a card that opens something: words, a state, a date, an arrow; as high as its words need."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.kit.controls import CutLabel, Label, Picture
from desktop_app.kit.paint import frame, hairline
from desktop_app.kit.theme import State, Token, Type, px

_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class RowButton(QAbstractButton):
    """What stands before, two lines of words, two lines at the right, and the arrow."""

    def __init__(self, title: str, detail: str, *, before: QWidget | None = None, before_width: int = 0) -> None:
        """`before` is a badge or an icon in a column of its own, `before_width` pixels wide."""
        super().__init__()
        self.setText(". ".join(filter(None, (title, detail))))
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Its height follows from its width alone; one for an unknown width would leave empty room below a long list.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(14), px(6), px(10), px(6))
        self._row.setSpacing(px(12))
        if before is not None:
            column = QWidget()
            column.setFixedWidth(before_width or before.sizeHint().width())
            held = QHBoxLayout(column)
            held.setContentsMargins(0, 0, 0, 0)
            held.addWidget(before, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self._row.addWidget(column)
        self._row.addLayout(_lines(CutLabel(title, Type.STRONG), CutLabel(detail, Type.HINT)), 1)
        self._quiet_children()

    def add_right(self, first: str, second: str, colour: Token | State = Token.INK) -> None:
        """Two lines at the right end, before the arrow."""
        labels = Label(first, Type.STRONG, colour=colour), Label(second, Type.HINT)
        for label in labels:
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(_lines(*labels))
        self._row.addWidget(Picture("chevron-right", Token.INK_2.colour, 16))
        self._quiet_children()

    def add_badge(self, badge: QWidget) -> None:
        """A state at the right end, in the place of lines and arrow."""
        self._row.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self._quiet_children()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by the keyboard sees where they are."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD and (area := _scrolling(self)) is not None:
            area.ensureWidgetVisible(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline above, a soft field under the mouse, a ring inside for the keyboard."""
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), Token.HOVER.colour)
        hairline(painter, 0, 0, self.width(), 0, Token.LINE.colour)
        if self.hasFocus():
            inside = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            frame(painter, inside, radius=5, border=Token.ACCENT.colour, width=2)

    def _quiet_children(self) -> None:
        children: list[QWidget] = list(self.findChildren(QWidget))
        for child in children:
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def _scrolling(row: QWidget) -> QScrollArea | None:
    holder = row.parentWidget()
    while holder is not None and not isinstance(holder, QScrollArea):
        holder = holder.parentWidget()
    return holder


def _lines(first: Label, second: Label) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(first)
    column.addWidget(second)
    column.addStretch(1)
    if not second.text():
        second.hide()
    return column
