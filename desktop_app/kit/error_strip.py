"""The strip that lists the fields to correct as links; F4 goes to the next one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.kit.controls import Button, Card, KeyHint, Kind, Label, Picture
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import State, Type, px

_LINKS = 4


class ErrorStrip(Card):
    """Hidden while nothing is wrong."""

    def __init__(self, go_to: Callable[[str], None], parent: QWidget | None = None) -> None:
        """`go_to` is given the name of the field whose link is pressed."""
        super().__init__(parent, padding=0)
        self.border = State.OVERDUE.border
        self._go_to = go_to
        self._row: QWidget | None = None
        self.hide()

    def list(self, wrong: Sequence[tuple[str, str]]) -> None:
        """Show these (field name, label) pairs; an empty list hides the strip."""
        if self._row is not None:
            self.body.removeWidget(self._row)
            self._row.deleteLater()
            self._row = None
        self.setVisible(bool(wrong))
        if not wrong:
            return
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(px(14), px(6), px(12), px(6))
        row.setSpacing(px(8))
        row.addWidget(Picture(State.OVERDUE.icon, State.OVERDUE.text, 18))
        row.addWidget(Label(f"{len(wrong)} ô cần sửa trước khi lưu:", Type.STRONG, colour=State.OVERDUE))
        for index, (name, label) in enumerate(wrong[:_LINKS]):
            if index:
                row.addWidget(Label("·"))
            link = Button(label, Kind.LINK, height=24)
            link.clicked.connect(lambda _=False, name=name: self._go_to(name))
            row.addWidget(link)
        if len(wrong) > _LINKS:
            row.addWidget(Label(f"và {len(wrong) - _LINKS} ô nữa"))
        row.addStretch(1)
        row.addWidget(KeyHint("F4"))
        row.addWidget(Label("tới ô sai kế tiếp", Type.HINT))
        self.body.addWidget(self._row)
        self.setAccessibleName(f"{len(wrong)} ô cần sửa trước khi lưu")

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with a red edge at the left."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setClipRect(QRectF(0, 0, px(4), self.height()))
        frame(painter, QRectF(self.rect()), radius=8, fill=State.OVERDUE.text)
