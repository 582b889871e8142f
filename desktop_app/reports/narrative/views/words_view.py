"""Text with links, as high as it is; Tab goes from link to link, Enter opens one."""

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from desktop_app.kit.theme import Type, font, px


class WordsView(QTextBrowser):
    """`opened` carries what a link leads to; `entered` tells that the keyboard or the mouse came here.

    `asked` is a double click, `moved` an arrow key: -1 up, 1 down.
    """

    opened = Signal(str)
    entered = Signal()
    asked = Signal()
    moved = Signal(int)

    def __init__(self, name: str) -> None:
        """`name` is what is read out."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(font(Type.BODY))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(px(4))
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(self._open)

    def show_markup(self, markup: str) -> None:
        """Show this instead of what was shown before."""
        self.setHtml(markup)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text is at its width."""
        return QSize(px(360), int(self.document().size().height()) + px(2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page around it scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows leave for the neighbour; what scrolls is the page around it."""
        if event.key() in _ARROWS:
            self.moved.emit(_ARROWS[Qt.Key(event.key())])
        elif event.key() in _SCROLLING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard came."""
        super().focusInEvent(event)
        self.entered.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Somebody wants to change the words."""
        if self.anchorAt(event.position().toPoint()):
            super().mouseDoubleClickEvent(event)
        else:
            self.asked.emit()

    def _open(self, link: QUrl) -> None:
        self.opened.emit(link.toString())

    def _fit(self) -> None:
        self.document().setTextWidth(max(1, self.viewport().width()))
        self.setFixedHeight(self.sizeHint().height())


_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SCROLLING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
