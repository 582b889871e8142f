"""A paper beside the form that words it: the very pages that would be printed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.kit.desk import Desk
from desktop_app.kit.labels import Label
from desktop_app.kit.pdf_pages import PdfPages
from desktop_app.kit.theme import Type, px


class PaperCard(QWidget):
    """Shows one paper; a new one takes its place without moving the page in sight."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        self._column.addWidget(Label("Giấy in ra sẽ như thế này, với số liệu ví dụ", Type.HINT))
        self._desk: Desk | None = None
        self._pages: PdfPages | None = None

    @property
    def shown_pages(self) -> int:
        """How many pages the paper in sight has; 0 before the first one."""
        return len(self._pages) if self._pages else 0

    def show_paper(self, pdf: bytes) -> None:
        """Show this paper in place of the one before."""
        pages = PdfPages(pdf)
        desk = Desk(pages)
        desk.destroyed.connect(pages.close)
        page = self._desk.page() if self._desk else 1
        self._column.addWidget(desk, 1)
        if self._desk is not None:
            self._column.removeWidget(self._desk)
            self._desk.hide()
            self._desk.deleteLater()
        self._desk, self._pages = desk, pages
        desk.go_to(page)
