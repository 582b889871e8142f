"""The pages of a PDF as pictures: the one way a paper reaches the screen, the printer and a picture file."""

import math
from collections.abc import Iterator

import pypdfium2
from PySide6.QtGui import QImage

from desktop_app.core.errors import UserError

POINTS_PER_INCH = 72
_UNREADABLE = "Tệp PDF này hỏng hoặc có mật khẩu nên không xem được ở đây. Lưu ra tệp rồi mở bằng chương trình khác."


class PdfPages:
    """A PDF held in memory; nothing of it is ever written beside the data."""

    def __init__(self, pdf: bytes) -> None:
        """Open the PDF; UserError when it is damaged or locked by a password."""
        try:
            self._document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError:
            raise UserError(_UNREADABLE) from None

    def __len__(self) -> int:
        """How many pages it has."""
        return len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points (1/72 inch)."""
        width, height = self._document.get_page_size(page)
        return float(width), float(height)

    def image(self, page: int, dpi: float) -> QImage:
        """One whole page, `dpi` dots to the inch."""
        return self._drawn(page, dpi / POINTS_PER_INCH, 0, 0)

    def bands(self, page: int, dpi: float, height: int = 1024) -> Iterator[tuple[int, QImage]]:
        """One page from top to bottom in strips of at most `height` dots, each with its upper edge in dots.

        A whole page at a printer's resolution would take 140 MB.
        """
        scale = dpi / POINTS_PER_INCH
        whole = math.ceil(self.size(page)[1] * scale)
        for top in range(0, whole, height):
            yield top, self._drawn(page, scale, top, max(0, whole - top - height))

    def close(self) -> None:
        """Let go of the memory."""
        self._document.close()

    def _drawn(self, page: int, scale: float, dots_above: int, dots_below: int) -> QImage:
        # pdfium rounds a crop up to whole dots: a hundredth less keeps the wanted number in spite of binary fractions
        above, below = ((dots - 0.01) / scale if dots else 0 for dots in (dots_above, dots_below))
        bitmap = self._document[page].render(scale=scale, crop=(0, below, 0, above), prefer_bgrx=True)
        picture = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        return picture.copy()
