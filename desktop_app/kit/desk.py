"""Pages of a paper on a grey desk: only those in sight are drawn, at the screen's own resolution."""

from collections import OrderedDict

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from desktop_app.kit.paint import hairline, shadow
from desktop_app.kit.pdf_pages import POINTS_PER_INCH, PdfPages
from desktop_app.kit.theme import Token, factor, px

SCREEN_DPI = 96
STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
GAP = 16
KEPT = 6
"""So many drawn pages are kept; one at 100 % takes 3.5 MB."""


class Desk(QAbstractScrollArea):
    """Pages one below the other; `moved` tells the page in sight (from 1)."""

    moved = Signal(int)
    zoomed = Signal(int)

    def __init__(self, pdf: PdfPages) -> None:
        """Show the first page in its whole width."""
        super().__init__()
        self._pdf = pdf
        self._drawn: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._zoom = 1.0
        self._fits = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Bản xem trước")
        self.verticalScrollBar().valueChanged.connect(lambda: self.moved.emit(self.page()))

    def page(self) -> int:
        """The page in the middle of what is seen, from 1."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        for number in range(len(self._pdf)):
            if self._box(number).bottom() + px(GAP) > middle:
                return number + 1
        return len(self._pdf)

    def go_to(self, page: int) -> None:
        """Bring the top of a page (from 1) into sight."""
        number = min(max(page, 1), len(self._pdf)) - 1
        self.verticalScrollBar().setValue(round(self._box(number).top()) - px(GAP))

    def fit(self) -> None:
        """As large as the width allows, at most life size, and follow the window from now on."""
        self._fits = True
        self._fit()

    def zoom(self, step: int) -> None:
        """One step larger or smaller."""
        larger = [size for size in STEPS if size > self._zoom + 0.01]
        smaller = [size for size in STEPS if size < self._zoom - 0.01]
        self._fits = False
        if step > 0 and larger:
            self._set_zoom(larger[0])
        elif step < 0 and smaller:
            self._set_zoom(smaller[-1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down go from page to page, Home and End to the ends, Ctrl + and - change the size."""
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(-1 if key == Qt.Key.Key_Minus else 1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.go_to(self.page() + (1 if key == Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(1 if key == Qt.Key.Key_Home else len(self._pdf))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel change the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the size fitting, where it was to fit."""
        super().resizeEvent(event)
        if self._fits:
            self._fit()
        self._set_range()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk and the pages in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), Token.LINE_2.colour)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for number in range(len(self._pdf)):
            box = self._box(number).translated(-left, -top)
            if box.bottom() < 0 or box.top() > self.viewport().height():
                continue
            shadow(painter, box, 0)
            painter.drawImage(box, self._image(number))
        hairline(painter, 0, 0, self.viewport().width(), 0, Token.LINE_2.colour)

    def _image(self, page: int) -> QImage:
        dpi = SCREEN_DPI * self._zoom * self.devicePixelRatioF()
        drawn = self._drawn.pop((page, dpi), None) or self._pdf.image(page, dpi)
        self._drawn[(page, dpi)] = drawn
        while len(self._drawn) > KEPT:
            self._drawn.popitem(last=False)
        return drawn

    def _size(self, page: int) -> tuple[float, float]:
        width, height = self._pdf.size(page)
        scale = SCREEN_DPI * self._zoom / POINTS_PER_INCH
        return round(width * scale), round(height * scale)

    def _box(self, page: int) -> QRectF:
        top = float(px(GAP))
        for before in range(page):
            top += self._size(before)[1] + px(GAP)
        width, height = self._size(page)
        left = max(px(GAP), (self.viewport().width() - width) / 2)
        return QRectF(round(left), top, width, height)

    def _fit(self) -> None:
        widest = max(self._pdf.size(page)[0] for page in range(len(self._pdf))) / POINTS_PER_INCH * SCREEN_DPI
        room = self.viewport().width() - 2 * px(GAP)
        self._set_zoom(max(STEPS[0], min(factor(), room / widest)))

    def _set_zoom(self, zoom: float) -> None:
        page = self.page()
        self._zoom = zoom
        self._drawn.clear()
        self._set_range()
        self.go_to(page)
        self.zoomed.emit(round(zoom * 100))
        self.viewport().update()

    def _set_range(self) -> None:
        last = self._box(len(self._pdf) - 1)
        widest = max(self._size(page)[0] for page in range(len(self._pdf))) + 2 * px(GAP)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, round(last.bottom()) + px(GAP) - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(px(48))
        across.setRange(0, max(0, round(widest) - self.viewport().width()))
        across.setPageStep(self.viewport().width())
