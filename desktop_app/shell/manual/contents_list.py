"""The contents of the manual at its side: chapters that open, and their pages; or what was found."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy

from desktop_app.core.manual.book import Chapter
from desktop_app.core.manual.finding import FoundPage
from desktop_app.kit.theme import px
from desktop_app.shell.manual.contents_rows import Row, RowLook

STEP = 36


class ContentsList(QAbstractScrollArea):
    """`chosen` tells the page (and its heading) as soon as it is stepped on; `entered` that it is to be read."""

    chosen = Signal(str, str)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chapters: Sequence[Chapter] = ()
        self._open = ""
        self._rows: list[Row] = []
        self._at = 0
        self._query = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Mục lục")

    @property
    def row(self) -> Row | None:
        """The marked row."""
        return self._rows[self._at] if self._at < len(self._rows) else None

    def show_chapters(self, chapters: Sequence[Chapter], slug: str) -> None:
        """Show the contents, the chapter of that page open and the page marked."""
        self._chapters, self._query = chapters, ""
        self._open = next((each.title for each in chapters for page in each.pages if page.slug == slug), "")
        self._list(slug)

    def show_found(self, found: Sequence[FoundPage], query: str) -> None:
        """Show what was found, the first one marked."""
        self._query = query
        self._put([Row(each.page.title, each.page.slug, each.anchor, each.sentence or each.heading) for each in found])

    def mark(self, slug: str) -> None:
        """Mark the page that is shown, in the contents or among what was found."""
        if not self._query:
            self.show_chapters(self._chapters, slug)
        elif any(row.slug == slug for row in self._rows):
            self._put(self._rows, next(at for at, row in enumerate(self._rows) if row.slug == slug))

    def step(self, by: int) -> None:
        """Go to the next or previous row; a page is shown at once."""
        if self._rows:
            self._stand(min(max(self._at + by, 0), len(self._rows) - 1))

    def enter(self) -> None:
        """Open or close the chapter, or leave for the text of the page."""
        if self.row is not None and self.row.is_chapter:
            self._turn(self.row)
        elif self.row is not None:
            self.chosen.emit(self.row.slug, self.row.anchor)
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along, right opens a chapter and left closes it, Enter reads."""
        key, row = Qt.Key(event.key()), self.row
        page = max(1, self.viewport().height() // px(STEP))
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}
        steps |= {Qt.Key.Key_Home: -len(self._rows), Qt.Key.Key_End: len(self._rows)}
        if key in steps:
            self.step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()
        elif key == Qt.Key.Key_Right and row is not None and row.is_chapter and not row.is_open:
            self._turn(row)
        elif key == Qt.Key.Key_Left and self._open and not self._query:
            closed, self._open = self._open, ""
            self._list(closed)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens a chapter or shows a page."""
        look, top = self._look(), float(-self.verticalScrollBar().value())
        for at, row in enumerate(self._rows):
            top += look.height(row)
            if event.position().y() < top:
                self._stand(at)
                if row.is_chapter:
                    self._turn(row)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows in sight."""
        painter, look = QPainter(self.viewport()), self._look()
        top = -self.verticalScrollBar().value()
        for at, row in enumerate(self._rows):
            box = QRectF(0, top, self.viewport().width(), look.height(row))
            if box.bottom() >= 0 and box.top() <= self.viewport().height():
                look.paint(painter, box, row, is_marked=at == self._at, has_keyboard=self.hasFocus())
            top += look.height(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll as far as needed, the marked row in sight."""
        super().resizeEvent(event)
        self._settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The row stays marked, without the ring."""
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Room for a title."""
        return QSize(px(200), px(200))

    def _look(self) -> RowLook:
        return RowLook(self.viewport().width(), self._query)

    def _list(self, stand_on: str) -> None:
        """The chapters and the pages of the open one; the keyboard on the page or the chapter of that name."""
        rows = list[Row]()
        for chapter in self._chapters:
            is_open = chapter.title == self._open
            rows.append(Row(chapter.title, is_open=is_open))
            rows += [Row(page.title, page.slug) for page in chapter.pages if is_open]
        self._put(rows, next((at for at, row in enumerate(rows) if stand_on in (row.slug, row.slug or row.words)), 0))

    def _put(self, rows: list[Row], at: int = 0) -> None:
        self._rows, self._at = rows, at
        self._settle()

    def _stand(self, at: int) -> None:
        self._at = at
        row = self._rows[at]
        self.setAccessibleDescription(f"{row.words}. {row.detail}" if row.detail else row.words)
        self._settle()
        if not row.is_chapter:
            self.chosen.emit(row.slug, row.anchor)

    def _turn(self, chapter: Row) -> None:
        self._open = "" if chapter.is_open else chapter.words
        self._list(chapter.words)

    def _settle(self) -> None:
        look, bar, room = self._look(), self.verticalScrollBar(), self.viewport().height()
        heights = [look.height(row) for row in self._rows]
        bar.setRange(0, max(0, sum(heights) - room))
        bar.setPageStep(room)
        bar.setSingleStep(px(STEP))
        top, bottom = sum(heights[: self._at]), sum(heights[: self._at + 1])
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + room:
            bar.setValue(bottom - room)
        self.viewport().update()
