"""Sends the very PDF to a printer, page by page, at the printer's own resolution."""

from collections.abc import Generator, Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.kit.pdf_pages import PdfPages

FINEST_DPI = 600
"""Text is not sharper on paper beyond this, only slower."""

PICTURE_DPI = 150
"""Legible on a telephone, and a page stays under a megabyte."""


def print_pages(pdf: PdfPages, pages: Sequence[int], copies: int, printer: QPrinter) -> Generator[int, None, None]:
    """Print `pages` (from 0) `copies` times; yields after each sheet sent how many there are so far.

    Closing the generator stops the printing and tells the printer to forget the rest.
    """
    if printer.supportsMultipleCopies():
        printer.setCopyCount(copies)
        copies = 1
    sheets = list(pages) * copies
    printer.setFullPage(True)
    _fit_paper(printer, pdf.size(sheets[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("Máy in không nhận bản in. Xem máy in đã bật và có giấy chưa, rồi bấm In lại.")
    try:
        for sent, page in enumerate(sheets, start=1):
            if sent > 1:
                _fit_paper(printer, pdf.size(page))
                printer.newPage()
            _draw(pdf, page, painter, printer)
            yield sent
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()


def save_pictures(pdf: PdfPages, folder: Path, name: str) -> Generator[Path, None, None]:
    """Write each page as a PNG picture into `folder`, one file at a time; yields each file written."""
    for page in range(len(pdf)):
        target = folder / (f"{name}.png" if len(pdf) == 1 else f"{name}-trang-{page + 1:02d}.png")
        with whole_file(target) as part:
            if not pdf.image(page, PICTURE_DPI).save(str(part), "PNG"):  # type: ignore[call-overload]
                raise UserError(f"Không ghi được ảnh vào thư mục {folder}. Hãy chọn thư mục khác còn chỗ trống.")
        yield target


def _fit_paper(printer: QPrinter, points: tuple[float, float]) -> None:
    width, height = sorted(points)
    printer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Point))
    lying = points[0] > points[1]
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)


def _draw(pdf: PdfPages, page: int, painter: QPainter, printer: QPrinter) -> None:
    dpi = min(printer.resolution(), FINEST_DPI)
    dots = printer.resolution() / dpi
    for top, band in pdf.bands(page, dpi):
        painter.drawImage(QRectF(0, top * dots, band.width() * dots, band.height() * dots), band)
