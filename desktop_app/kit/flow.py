"""A bar whose parts go on in a further row where there is no room for all of them: none is cut or squeezed."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from desktop_app.kit.theme import px

GAP = 8


class Flow(QLayout):
    """Parts in reading order; the last ones end at the right edge."""

    def __init__(self, holder: QWidget) -> None:
        """The layout of `holder`."""
        super().__init__(holder)
        self._items = list[QLayoutItem]()
        self._last = frozenset[QWidget]()
        self.setContentsMargins(0, 0, 0, 0)

    def put(self, parts: Iterable[QWidget], last: Iterable[QWidget] = ()) -> None:
        """Lay these out, `last` at the right."""
        ending = tuple(last)
        self._last = frozenset(ending)
        for part in (*parts, *ending):
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt hands over what was added."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """A part by its place; None past the end, as Qt asks."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Give a part up."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Neither: there is nothing to fill."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its rows."""
        rows = list(self._rows(width))
        return sum(_height(row) for row in rows) + px(GAP) * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        """All in one row."""
        shown = list(self._shown())
        return QSize(_width(shown), _height(shown))

    def minimumSize(self) -> QSize:
        """The widest part by itself."""
        shown = list(self._shown())
        return QSize(max((item.sizeHint().width() for item in shown), default=0), _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        """Put every part in its place."""
        super().setGeometry(rect)
        top = rect.top()
        for row in self._rows(rect.width()):
            high = _height(row)
            left = rect.left()
            spare = max(0, rect.width() - _width(row))
            for item in row:
                if spare and item.widget() in self._last:
                    left, spare = left + spare, 0
                size = item.sizeHint()
                item.setGeometry(QRect(QPoint(left, top + (high - size.height()) // 2), size))
                left += size.width() + px(GAP)
            top += high + px(GAP)

    def _shown(self) -> Iterator[QLayoutItem]:
        return (item for item in self._items if not item.isEmpty())

    def _rows(self, width: int) -> Iterator[list[QLayoutItem]]:
        row, taken, shown = list[QLayoutItem](), 0, list(self._shown())
        for at, item in enumerate(shown):
            # The last parts stay together where a row holds them.
            begins = item.widget() in self._last and not (row and row[-1].widget() in self._last)
            wide = _width(shown[at:]) if begins else item.sizeHint().width()
            if row and taken + min(wide, width) > width:
                yield row
                row, taken = [], 0
            row.append(item)
            taken += item.sizeHint().width() + px(GAP)
        if row:
            yield row


def _width(items: Sequence[QLayoutItem]) -> int:
    return sum(item.sizeHint().width() for item in items) + px(GAP) * max(0, len(items) - 1)


def _height(items: Iterable[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in items), default=0)
