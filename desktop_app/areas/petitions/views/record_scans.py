"""A kept scan on screen: a picture as large as the window, a PDF to be read; a file is written only when asked for."""

from mimetypes import guess_extension

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop_app.areas.petitions.record_beside import PaperShown
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.kit.picture_view import PictureView
from desktop_app.kit.preview import PaperPreview

PDF = "application/pdf"
NAME = "ban-quet"


def open_scan(workplace: Workplace, window: QWidget, paper: PaperShown) -> None:
    """Read the kept file on a worker and show it."""
    attachments = workplace.desk.attachments

    def show(content: bytes) -> None:
        if paper.media_type == PDF:
            try:
                PaperPreview(window, paper.title, content, NAME).rise()
            except UserError as error:
                workplace.explain(error)
            return
        image = QImage.fromData(content)
        if image.isNull():
            workplace.explain(UserError("Không mở được bản quét này để xem. Hãy lưu ra tệp từ trang sửa đơn."))
            return
        view = PictureView(window)
        view.saved.connect(lambda: _save(workplace, window, paper, content))
        view.show_picture(paper.title, paper.detail, image, 1, 1)
        view.rise()

    workplace.jobs.read(lambda _progress: attachments.get(paper.stored_as), show, workplace.explain)


def _save(workplace: Workplace, window: QWidget, paper: PaperShown, content: bytes) -> None:
    papers = PaperViews(workplace)
    ending = guess_extension(paper.media_type) or ".bin"
    target = papers.files.save_as(window, "Lưu bản quét ra tệp", NAME, "Tệp ảnh", ending)
    if target is None:
        return

    def write() -> str:
        with whole_file(target) as part:
            part.write_bytes(content)
        return f"Đã lưu {target.name}. Tệp này nằm ngoài sổ, không được mã hóa."

    papers.write(write)
