"""A page or list with nothing in it says what is missing and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit import icons
from desktop_app.kit.controls import Button, Card, Label, Picture
from desktop_app.kit.theme import Token, Type, px


@dataclass(frozen=True)
class OtherWay:
    """Another way to begin."""

    icon: str
    title: str
    detail: str
    button: Button


class EmptyState(QWidget):
    """What is missing in one sentence, what to do, one main button, then other ways to begin."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        buttons: Sequence[Button] = (),
        *,
        ways: Sequence[OtherWay] = (),
    ) -> None:
        """The first of `buttons` is the main one; without ways to begin nothing more is shown."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(10))
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(_Round(icon), 0, middle)
        for label in (Label(title, Type.SHEET_TITLE, wrap=True), Label(sentence, colour=Token.INK_2, wrap=True)):
            label.setAlignment(middle)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(px(6))
        column.addLayout(row)
        if ways:
            column.addSpacing(px(14))
            column.addLayout(in_the_middle(_ways(ways), 640))
        column.addStretch(1)


class _Round(QWidget):
    """The icon in a light circle."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(px(96), px(96))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Token.SELECTED.colour)
        painter.drawEllipse(QRectF(self.rect()))
        inset = px(26)
        icons.draw(painter, self._icon, Token.ACCENT.colour, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))


def in_the_middle(widget: QWidget, widest: int) -> QHBoxLayout:
    """The widget in the middle, as wide as there is room for, at most `widest` pixels at 100 %."""
    widget.setMaximumWidth(px(widest))
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row


def _ways(ways: Sequence[OtherWay]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    column.addWidget(Label("Hoặc bắt đầu từ", Type.LABEL))
    for way in ways:
        card = Card(padding=12)
        row = QHBoxLayout()
        row.setSpacing(px(14))
        row.addWidget(Picture(way.icon, Token.ACCENT.colour, 22))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(way.title, Type.STRONG, wrap=True))
        words.addWidget(Label(way.detail, Type.HINT, wrap=True))
        row.addLayout(words, 1)
        row.addWidget(way.button)
        card.body.addLayout(row)
        column.addWidget(card)
    return holder
