"""A layout of rows twelve columns wide, whose columns stand under each other whatever the rows hold."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

COLUMNS = 12


class Twelfths(QLayout):
    """Puts widgets side by side until a row is full; each row is as high as its highest widget."""

    def __init__(self, gap: int, row_gap: int) -> None:
        """Gaps in pixels, between columns and between rows."""
        super().__init__()
        self._gap, self._row_gap = gap, row_gap
        self._items: list[QLayoutItem] = []
        self._spans: list[int] = []
        # Qt tells only the first item of a widget when its words wrap anew: a second one would keep its old height.
        self._made: dict[QWidget, QLayoutItem] = {}

    def put(self, widget: QWidget, span: int) -> None:
        """Add a widget that is `span` twelfths wide; it starts a new row when it does not fit in this one."""
        self._spans.append(min(span, COLUMNS))
        if widget in self._made:
            self._items.append(self._made[widget])
            self.invalidate()
            return
        self.addWidget(widget)
        self._made[widget] = self._items[-1]

    def clear(self) -> None:
        """Take all widgets out; they stay children of the same widget."""
        self._items.clear()
        self._spans.clear()
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Asked by Qt."""
        self._items.append(item)

    def count(self) -> int:
        """Asked by Qt."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Asked by Qt."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Asked by Qt."""
        if not 0 <= index < len(self._items):
            return None
        self._spans.pop(index)
        item = self._items.pop(index)
        self._made = {widget: made for widget, made in self._made.items() if made is not item}
        return item

    def expandingDirections(self) -> Qt.Orientation:
        """It takes the width it is given."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Rows grow when their words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high all rows are at this width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """The width of a comfortable form."""
        return QSize(480, self.heightForWidth(480))

    def minimumSize(self) -> QSize:
        """Any width; the height follows it."""
        return QSize(1, 1)

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place every row, or only measure; the height of all."""
        top = rect.top()
        for row in self._rows():
            height = 0
            for item, column, span in row:
                height = max(height, _height(item, self._width(rect, column, span)))
            if move:
                for item, column, span in row:
                    item.setGeometry(QRect(self._left(rect, column), top, self._width(rect, column, span), height))
            top += height + self._row_gap
        return max(0, top - rect.top() - self._row_gap)

    def _rows(self) -> list[list[tuple[QLayoutItem, int, int]]]:
        rows: list[list[tuple[QLayoutItem, int, int]]] = []
        column = COLUMNS
        for item, span in zip(self._items, self._spans, strict=False):
            if column + span > COLUMNS:
                rows.append([])
                column = 0
            rows[-1].append((item, column, span))
            column += span
        return rows

    def _left(self, rect: QRect, column: int) -> int:
        return rect.left() + round(column * (rect.width() + self._gap) / COLUMNS)

    def _width(self, rect: QRect, column: int, span: int) -> int:
        return self._left(rect, column + span) - self._left(rect, column) - self._gap


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
