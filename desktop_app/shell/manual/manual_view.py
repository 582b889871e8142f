"""The manual to read in: its contents and its search at the left, the page at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.manual.blocks import Picture, blocks_of
from desktop_app.core.manual.book import ManualPage
from desktop_app.core.manual.news import screen_book, screen_finder
from desktop_app.core.resources import manual_file
from desktop_app.kit.controls import Label
from desktop_app.kit.overlay import Overlay
from desktop_app.kit.picture_view import PictureView
from desktop_app.kit.search_field import SearchField
from desktop_app.kit.sending import lend_place
from desktop_app.kit.theme import Token, Type, px
from desktop_app.shell.manual.contents_list import ContentsList
from desktop_app.shell.manual.reader import Reader

SIDE, NARROW_SIDE = 300, 220
NARROW = 900
NOTHING = "Không trang nào có đủ các chữ này. Thử ít chữ hơn."


class ManualView(QWidget):
    """`shown` tells the page on screen. Ctrl+F goes to the search, Alt and the left arrow to the page before."""

    shown = Signal(object)

    def __init__(self, without: frozenset[str] = frozenset()) -> None:
        """Pages named in `without` are neither listed nor found."""
        super().__init__()
        self._without = without
        self.book = screen_book(without)
        self.page: ManualPage = self.book.pages[0]
        self._been: list[ManualPage] = []
        self.search = SearchField("Tìm trong hướng dẫn")
        self.contents = ContentsList()
        self.reader = Reader()
        self._told = Label("", Type.HINT, colour=Token.INK_2, wrap=True)
        self._told.hide()
        self._side = QWidget()
        self._lay_out()
        self._connect()

    def open(self, slug: str, anchor: str = "") -> None:
        """Show a page, or the general one where there is no such page, from a heading on."""
        self._show(self.book.page(slug) or self.book.pages[0], anchor)
        self.contents.show_chapters(self.book.chapters, self.page.slug)

    def open_for(self, slug: str, said: str) -> None:
        """Show where a sheet or an error that says this is explained; else the page `slug`."""
        found = screen_finder(self._without).land(slug, said)
        self.open(found.page.slug if found else slug, found.anchor if found else "")

    def look_for(self, typed: str) -> None:
        """Show the pages that say this, and the best of them."""
        found = screen_finder(self._without).find(typed)
        self._told.setText(f"Có ở {len(found)} trang." if found else NOTHING)
        self._told.setVisible(bool(typed))
        if not typed:
            self.contents.show_chapters(self.book.chapters, self.page.slug)
            self._show(self.page)
            return
        self.contents.show_found(found, typed)
        if found:
            self._show(found[0].page, found[0].anchor)

    def go_back(self) -> None:
        """The page that was shown before this one."""
        if self._been:
            page = self._been.pop()
            self._show(page)
            self._been.pop()
            self.contents.mark(page.slug)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the search: arrows go along what was found, Enter reads it, Esc takes the words away first."""
        key, steps = event.key(), {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if not self.search.line.hasFocus():
            super().keyPressEvent(event)
        elif key in steps:
            self.contents.step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.contents.enter()
        elif key == Qt.Key.Key_Escape and self.search.text():
            self.search.set_text("")
            self.look_for("")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The contents give way to the text where there is little room."""
        super().resizeEvent(event)
        self._side.setFixedWidth(px(SIDE if self.width() >= px(NARROW) else NARROW_SIDE))

    def _show(self, page: ManualPage, anchor: str = "") -> None:
        if page is not self.page:
            self._been.append(self.page)
        self.page = page
        self.reader.show_page(self.book, page, anchor, self.search.text().strip())
        self.shown.emit(page)

    def _step_on(self, slug: str, anchor: str) -> None:
        page = self.book.page(slug)
        if page is not None:
            self._show(page, anchor)

    def _follow(self, slug: str, anchor: str) -> None:
        self._step_on(slug or self.page.slug, anchor)
        self.contents.mark(self.page.slug)

    def _enlarge(self, name: str) -> None:
        """Show a picture as large as the window; the arrows go on to the others of the page."""
        pictures = [block for block in blocks_of(self.page.text) if isinstance(block, Picture)]
        at = next(at for at, picture in enumerate(pictures) if picture.name == name)
        view = PictureView(self.window(), can_save=False)

        def show(by: int) -> None:
            nonlocal at
            at = (at + by) % len(pictures)
            image = QImage(str(manual_file("hinh", f"{pictures[at].name}.png")))
            view.show_picture(pictures[at].caption, self.page.title, image, at + 1, len(pictures))

        show(0)
        view.turned.connect(show)
        over = _overlay_around(self)
        if over is None:
            view.rise()
        else:
            lend_place(over, lambda then: _rise_until(view, then), lambda: None)

    def _connect(self) -> None:
        self.search.sought.connect(self.look_for)
        self.contents.chosen.connect(self._step_on)
        self.contents.entered.connect(lambda: self.reader.setFocus(Qt.FocusReason.OtherFocusReason))
        self.reader.led.connect(self._follow)
        self.reader.picked.connect(self._enlarge)
        for key, does in (("Ctrl+F", self._seek), ("Alt+Left", self.go_back)):
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def _seek(self) -> None:
        self.search.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.line.selectAll()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, px(2), 0, px(12))
        column.setSpacing(px(8))
        for part in (self.search, self._told, self.contents):
            column.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(24))
        row.addWidget(self._side)
        row.addWidget(self.reader, 1)


def _overlay_around(widget: QWidget) -> Overlay | None:
    """What the manual itself lies in, where it stands over another sheet."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, Overlay):
        around = around.parentWidget()
    return around


def _rise_until(view: PictureView, then: Callable[[bool], None]) -> None:
    view.closed.connect(lambda: then(False))
    view.rise()
