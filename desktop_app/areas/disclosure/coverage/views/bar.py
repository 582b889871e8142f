"""The line above the matrix: year, items, places, only what must be done; paper and file at its right end."""

from collections.abc import MutableMapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Button
from desktop_app.kit.theme import px
from desktop_app.office.postings.models import PlaceKind

ITEMS = (
    ("", "Tất cả"),
    ("posted", "Niêm yết 30 ngày"),
    ("permanent", "Niêm yết thường xuyên"),
    ("radio", "Truyền thanh, qua Trưởng thôn"),
    ("own", "Cơ quan thêm hoặc sửa"),
)
PLACES = (("", "Tất cả"), *((kind.name, kind.value) for kind in PlaceKind))
_GAP = 8


class CoverageBar(QWidget):
    """`asked` when the year must be read anew, `narrowed` when other rows of it are to be shown."""

    asked = Signal()
    narrowed = Signal()

    def __init__(self, memory: MutableMapping[str, Any], this_year: int, papers: Sequence[Button]) -> None:
        """What is chosen is kept in `memory`, but for the year; `papers` give way to a menu where it is narrow."""
        super().__init__()
        self._memory = memory
        self.year = ChoiceChip("Năm", ((str(this_year), str(this_year)),))
        self.items = ChoiceChip("Nội dung", ITEMS)
        self.places = ChoiceChip("Nơi niêm yết", PLACES)
        self.pressing = Button("Chỉ ô cần làm")
        self.pressing.setCheckable(True)
        self._papers, self._put_away = tuple(papers), tuple[Button, ...]()
        self._more = Button("", icon="ellipsis")
        self._more.setAccessibleName("Việc khác")
        self._more.setToolTip("Việc khác")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(_GAP))
        for part in (self.year, self.items, self.places, self.pressing):
            row.addWidget(part)
        row.addStretch(1)
        for part in (*papers, self._more):
            row.addWidget(part)
        self._recall()
        self.year.picked.connect(lambda _key: self.asked.emit())
        self.places.picked.connect(lambda _key: self._change(self.asked))
        self.items.picked.connect(lambda _key: self._change(self.narrowed))
        self.pressing.toggled.connect(lambda _on: self._change(self.narrowed))
        self._more.clicked.connect(self._open_more)

    @property
    def chosen_year(self) -> int:
        """The year to show."""
        return int(self.year.value)

    @property
    def kind(self) -> PlaceKind | None:
        """The kind of place to look from."""
        return PlaceKind[self.places.value] if self.places.value else None

    def offer_years(self, this: int, years: Sequence[int]) -> None:
        """Give the years to choose from, this one first."""
        shown = [this, *(year for year in years if year != this)]
        self.year.options = tuple((str(year), str(year)) for year in shown)
        if self.year.value not in dict(self.year.options):
            self.year.show_value(str(this))

    def minimumSizeHint(self) -> QSize:
        """The bar never makes a window wider."""
        return QSize(px(300), px(34))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Papers and files go into the menu where the chips need the room."""
        super().resizeEvent(event)
        self._fit()

    def put_away(self, buttons: Sequence[Button]) -> None:
        """Offer in the menu what has no room elsewhere on the page."""
        self._put_away = tuple(buttons)
        self._fit()

    def _fit(self) -> None:
        chips = (self.year, self.items, self.places, self.pressing)
        fits = not self._put_away and _room(chips) + _room((*self._papers, self._more)) <= self.width()
        for paper in self._papers:
            paper.setVisible(fits)
        self._more.setVisible(not fits and bool(self._papers or self._put_away))
        self.places.setVisible(_room((*chips, self._more)) <= self.width())

    def _open_more(self) -> None:
        menu = QMenu(self)
        for paper in (*self._papers, *self._put_away):
            menu.addAction(paper.text()).triggered.connect(paper.click)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + px(4))))

    def _recall(self) -> None:
        for name, chip in (("items", self.items), ("places", self.places)):
            kept = self._memory.get(name, "")
            if kept in dict(chip.options):
                chip.show_value(kept)
        self.pressing.setChecked(self._memory.get("pressing") is True)

    def _change(self, tells: Any) -> None:
        self._memory["items"], self._memory["places"] = self.items.value, self.places.value
        self._memory["pressing"] = self.pressing.isChecked()
        tells.emit()


def _room(parts: Sequence[QWidget]) -> int:
    return sum(part.sizeHint().width() + px(_GAP) for part in parts)
