"""The strip that lists the fields to correct as links; F4 goes to the next one."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop_app.kit.controls import Card, KeyHint, Label, Picture
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import State, Token, Type, font, px

_LINKS = 6
_WITH_KEY_FROM = 560
_LINK = '<a href="{name}" style="color:{colour};font-weight:600;text-decoration:none">{label}</a>'


class ErrorStrip(Card):
    """Hidden while nothing is wrong; its words wrap where the form is narrow."""

    def __init__(self, go_to: Callable[[str], None], parent: QWidget | None = None) -> None:
        """`go_to` is given the name of the field whose link is pressed."""
        super().__init__(parent, padding=0)
        self.border = State.OVERDUE.border
        row = QHBoxLayout()
        row.setContentsMargins(px(14), px(6), px(12), px(6))
        row.setSpacing(px(8))
        row.addWidget(Picture(State.OVERDUE.icon, State.OVERDUE.text, 18), 0, Qt.AlignmentFlag.AlignTop)
        self._words = QLabel()
        self._words.setFont(font(Type.BODY))
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._words.linkActivated.connect(go_to)
        row.addWidget(self._words, 1)
        self._key = (KeyHint("F4"), Label("tới ô sai kế tiếp", Type.HINT))
        for part in self._key:
            row.addWidget(part)
        self.body.addLayout(row)
        self.hide()

    def list(self, wrong: Sequence[tuple[str, str]]) -> None:
        """Show these (field name, label) pairs; an empty list hides the strip."""
        self.setVisible(bool(wrong))
        said = f"{len(wrong)} ô cần sửa trước khi lưu"
        self.setAccessibleName(said)
        accent, red = Token.ACCENT.colour.name(), State.OVERDUE.text.name()
        links = [_LINK.format(name=name, colour=accent, label=escape(label)) for name, label in wrong[:_LINKS]]
        more = f" và {len(wrong) - _LINKS} ô nữa" if len(wrong) > _LINKS else ""
        head = f'<span style="color:{red};font-weight:600">{said}:</span> '
        self._words.setText(head + " · ".join(links) + more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The key is told where there is room for it."""
        super().resizeEvent(event)
        for part in self._key:
            part.setVisible(self.width() >= px(_WITH_KEY_FROM))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with a red edge at the left."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setClipRect(QRectF(0, 0, px(4), self.height()))
        frame(painter, QRectF(self.rect()), radius=8, fill=State.OVERDUE.text)
