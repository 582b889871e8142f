"""The text of one page of the manual: it scrolls, its links lead on, its pictures fit the line and open large."""

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QPainter, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QTextBrowser

from desktop_app.core.manual.book import ENDING, Book, ManualPage
from desktop_app.core.resources import manual_file
from desktop_app.kit.theme import Token, Type, font, px
from desktop_app.shell.manual.html import PICTURE, page_html

LINE = 760
PER_PIXEL = 1.5
"""Pictures were taken for screens and paper with so many dots to a pixel of the window."""


class Reader(QTextBrowser):
    """`led` tells a page and a heading that a link leads to, `picked` the picture that is to be seen large."""

    led = Signal(str, str)
    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Book, ManualPage, str] | None = None
        self._width = 0
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit)
        self.setFont(font(Type.BODY))
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(px(24))
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Nội dung trang hướng dẫn")
        self.anchorClicked.connect(self._lead)

    def show_page(self, book: Book, page: ManualPage, anchor: str = "", query: str = "") -> None:
        """Show a page from its top or from a heading on, with the words of `query` marked."""
        self._shown = book, page, query
        self._width = self._room
        self.setHtml(page_html(book, page, query))
        self.verticalScrollBar().setValue(0)
        if anchor:
            self.scrollToAnchor(anchor)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture in a thin frame, as wide as it was on the screen, at most as wide as a line."""
        asked = QUrl(name).toString()
        is_picture = kind == QTextDocument.ResourceType.ImageResource.value and asked.startswith(PICTURE)
        return self._picture(asked.removeprefix(PICTURE)) if is_picture else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A line is never too long to be read; pictures follow it."""
        self.setViewportMargins(0, 0, self._beside, 0)
        super().resizeEvent(event)
        self._fitting.start()  # a turn later: a scroll bar that appears while a page is being set resizes too

    def sizeHint(self) -> QSize:
        """A comfortable line."""
        return QSize(px(640), px(400))

    def minimumSizeHint(self) -> QSize:
        """Some words."""
        return QSize(px(240), px(80))

    @property
    def _beside(self) -> int:
        """What stays free at the right of the text."""
        return max(px(8), self.width() - px(LINE) - px(16))

    @property
    def _room(self) -> int:
        """How wide a picture may be, whether or not the page is long enough for a scroll bar."""
        return self.width() - self._beside - self.verticalScrollBar().sizeHint().width() - px(4)

    def _fit(self) -> None:
        """Set the page anew for another width, where its pictures would not fit it."""
        if self._shown is not None and self._room != self._width:
            self._width = self._room
            at = self.verticalScrollBar().value()
            self.setHtml(page_html(*self._shown))
            self.verticalScrollBar().setValue(at)

    def _picture(self, name: str) -> QImage:
        image = QImage(str(manual_file("hinh", f"{name}.png")))
        if image.isNull():
            return image
        wide = min(px(image.width() / PER_PIXEL), self._room)
        dots = self.devicePixelRatioF()
        image = image.scaledToWidth(max(1, round(wide * dots)), Qt.TransformationMode.SmoothTransformation)
        painter = QPainter(image)
        painter.setPen(Token.LINE_2.colour)
        painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
        painter.end()
        image.setDevicePixelRatio(dots)
        return image

    def _lead(self, link: QUrl) -> None:
        target = link.toString()
        if target.startswith(PICTURE):
            self.picked.emit(target.removeprefix(PICTURE))
            return
        slug, _, anchor = target.partition("#")
        self.led.emit(slug.removesuffix(ENDING), anchor)
