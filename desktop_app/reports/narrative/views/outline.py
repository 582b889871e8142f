"""The headings of the report at its left, and how much is still missing under them."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Scrolled
from desktop_app.kit.theme import px

WIDTH = 214
LONGEST = 27


class Outline(QWidget):
    """`picked` carries the key of a heading; `missing` asks for the list of what is missing."""

    picked = Signal(str)
    missing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Mục lục")
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(px(8), px(8), px(8), px(8))
        self._column.setSpacing(px(2))
        self._what = Button("", Kind.LINK, icon="triangle-alert", height=28)
        self._what.clicked.connect(self.missing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(self._body), 1)
        outer.addWidget(self._what)

    def sizeHint(self) -> QSize:
        """As wide as it is drawn."""
        return QSize(px(WIDTH), px(200))

    def show_headings(self, headings: Mapping[str, str]) -> None:
        """The headings to go to."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for key, title in headings.items():
            button = Button(_cut(title), Kind.LINK, height=26)
            button.setToolTip(title)
            button.setAccessibleName(title)
            button.clicked.connect(lambda _checked=False, key=key: self.picked.emit(key))
            row = QHBoxLayout()
            row.setContentsMargins(px(14) if title[:1].isdigit() else 0, 0, 0, 0)
            row.addWidget(button)
            row.addStretch(1)
            holder = QWidget()
            holder.setLayout(row)
            self._column.addWidget(holder)
        self._column.addStretch(1)

    def show_missing(self, many: int) -> None:
        """How much is still to be done."""
        self._what.setVisible(bool(many))
        self._what.say(f"Còn {many} việc phải làm")


def _cut(title: str) -> str:
    """What fits; the rest stands in the tooltip."""
    first, _, rest = title.partition(". ")
    rest = rest.lower() if rest.isupper() else rest
    said = f"{first}. {rest[:1].upper()}{rest[1:]}"
    most = LONGEST - 3 * said[:1].isdigit()
    return said if len(said) <= most else f"{said[:most].rsplit(' ', 1)[0]}…"
