"""The head of the office's papers, drawn from the very PDF that papers are made of."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.kit.controls import Card, Label
from desktop_app.kit.pdf_pages import POINTS_PER_INCH, PdfPages
from desktop_app.kit.theme import Token, Type, px

WIDTH = 440
_LEFT_MM, _RIGHT_MM, _TOP_MM, _BOTTOM_MM = 25.0, 200.0, 15.0, 50.0
_MM = POINTS_PER_INCH / 25.4


class LetterheadCard(Card):
    """What the names in the form look like on paper."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(px(WIDTH))
        self.body.addWidget(Label("Đầu giấy khi in ra", Type.BLOCK_TITLE))
        self._picture = _Picture()
        self.body.addWidget(self._picture)
        self._short = Label("", Type.HINT, wrap=True)
        self.body.addWidget(self._short)

    def show_head(self, pdf: bytes, short_name: str) -> None:
        """Draw the head of this paper; `short_name` is what the window calls the office."""
        pages = PdfPages(pdf)
        try:
            dots_per_mm = (px(WIDTH) - 2 * px(16)) * self.devicePixelRatioF() / (_RIGHT_MM - _LEFT_MM)
            page = pages.image(0, dots_per_mm * 25.4)
        finally:
            pages.close()
        left, top = round(_LEFT_MM * dots_per_mm), round(_TOP_MM * dots_per_mm)
        wide = round((_RIGHT_MM - _LEFT_MM) * dots_per_mm)
        high = round((_BOTTOM_MM - _TOP_MM) * dots_per_mm)
        self._picture.show_image(page.copy(left, top, wide, high), self.devicePixelRatioF())
        self._short.setText(f"Trong chương trình, cơ quan được gọi là {short_name}.")


class _Picture(QWidget):
    """The cut-out of the page."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setAccessibleName("Đầu giấy khi in ra")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage, ratio: float) -> None:
        image.setDevicePixelRatio(ratio)
        self._image = image
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        high = round((_BOTTOM_MM - _TOP_MM) / (_RIGHT_MM - _LEFT_MM) * (px(WIDTH) - 2 * px(16)))
        return QSize(px(WIDTH) - 2 * px(16), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Token.PAGE.colour)
        if not self._image.isNull():
            painter.drawImage(QRectF(self.rect()).topLeft(), self._image)
