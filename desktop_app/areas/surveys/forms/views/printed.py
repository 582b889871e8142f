"""The form as it would be printed, beside its fields; goes to the question that is chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop_app.areas.surveys.forms.preview import Preview
from desktop_app.kit.controls import Label
from desktop_app.kit.page import Scrolled
from desktop_app.kit.paint import frame
from desktop_app.kit.pdf_pages import PdfPages
from desktop_app.kit.theme import Token, Type, px

LEAST = 330
_DPI, _MM = 144, 25.4
_ABOVE = 60


class PrintedForm(QWidget):
    """Pages under each other, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(px(LEAST))
        self._places: Mapping[str, tuple[int, float]] = {}
        self._pages: list[_PaperPage] = []
        self._told = Label("", Type.HINT, colour=Token.INK_2, wrap=True)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(px(12), px(12), px(12), px(12))
        self._column.setSpacing(px(10))
        self._column.addWidget(self._told)
        self._column.addStretch(1)
        self._area: QScrollArea = Scrolled(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def show_preview(self, images: Sequence[QImage], places: Mapping[str, tuple[int, float]]) -> None:
        """Show these pages in the place of those before; what was scrolled to stays in sight."""
        self._told.hide()
        self._places = places
        while len(self._pages) > len(images):
            page = self._pages.pop()
            page.hide()
            page.deleteLater()
        for at, image in enumerate(images):
            if at == len(self._pages):
                self._pages.append(_PaperPage())
                self._column.insertWidget(self._column.count() - 1, self._pages[at])
            self._pages[at].show_image(image)
        self._fit()

    def tell(self, sentence: str) -> None:
        """Why there is nothing new to see; the pages of before stay."""
        self._told.setText(sentence)
        self._told.show()

    def go_to(self, names: Sequence[str]) -> None:
        """Bring the last of these questions that has a place into sight; without any, the top."""
        at = next((self._places[name] for name in reversed(names) if name in self._places), None)
        bar = self._area.verticalScrollBar()
        if at is None or at[0] >= len(self._pages):
            bar.setValue(0)
            return
        page = self._pages[at[0]]
        bar.setValue(round(page.y() + at[1] * page.width() / page.wide_mm) - px(_ABOVE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages are as wide as the pane."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self._area.viewport().width() - 2 * px(12)
        for page in self._pages:
            page.fit(width)


class _PaperPage(QWidget):
    """One page, drawn sharply at any width."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.wide_mm = 210.0

    def show_image(self, image: QImage) -> None:
        self._picture = QPixmap.fromImage(image)
        self.wide_mm = image.width() / _DPI * _MM
        self.update()

    def fit(self, width: int) -> None:
        if self._picture.width():
            self.setFixedSize(width, round(width * self._picture.height() / self._picture.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sharp = self._picture.scaled(
            self.size() * self.devicePixelRatioF(),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawPixmap(self.rect(), sharp)
        frame(painter, self.rect().toRectF(), radius=0, border=Token.LINE_2.colour)


def pages_of(preview: Preview) -> list[QImage]:
    """The pages as pictures; to be made on a worker."""
    pages = PdfPages(preview.pdf)
    try:
        return [pages.image(page, _DPI) for page in range(len(pages))]
    finally:
        pages.close()
