"""The papers of a petition on screen: those that are printed, the extract, a kept scan as a picture or a PDF."""

from dataclasses import replace
from mimetypes import guess_extension

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop_app.areas.petitions.papers.declared import EXTRACT
from desktop_app.areas.petitions.papers.fitting import papers_for
from desktop_app.areas.petitions.papers.views import offer_petition_papers, show_petition_paper
from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.record_beside import PaperShown
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.identity import ask_to_look
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.core.files import whole_file
from desktop_app.kit.page import Page
from desktop_app.kit.picture_view import PictureView
from desktop_app.kit.preview import PaperPreview
from desktop_app.office.rights import Right
from desktop_app.office.scans import Scan

PDF = "application/pdf"
NAME = "ban-quet"


class RecordPapers(QObject):
    """Opens papers over the window of the page."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Papers are shown over the window of `page`."""
        super().__init__(page)
        self._workplace, self._page = workplace, page
        self._may_print = workplace.desk.account.may(Right.PRINT)

    def show(self, record: PetitionRecord, paper: PaperShown) -> None:
        """Open a scan, or the paper of a step."""
        if paper.stored_as or paper.vault_uid:
            open_scan(self._workplace, self._page.window(), paper)
        elif paper.key and self._may_print:
            show_petition_paper(self._workplace, paper.key, record.uid)

    def offer(self, record: PetitionRecord, anchor: QWidget) -> None:
        """Every paper that fits the petition now, to be chosen."""
        offer_petition_papers(self._workplace, record.uid, papers_for(record), anchor)

    def extract(self, record: PetitionRecord) -> None:
        """The petition without who wrote it, beside the original."""
        show_petition_paper(self._workplace, EXTRACT, record.uid)


def open_scan(workplace: Workplace, window: QWidget, paper: PaperShown) -> None:
    """Read the kept file on a worker and show it; one in the vault is shown to the entitled who say why."""
    if paper.vault_uid:
        _ask_for(workplace, window, paper)
        return
    attachments = workplace.desk.attachments
    workplace.jobs.read(
        lambda _progress: attachments.get(paper.stored_as),
        lambda content: _show(workplace, window, paper, content),
        workplace.explain,
    )


def _ask_for(workplace: Workplace, window: QWidget, paper: PaperShown) -> None:
    if not workplace.desk.account.may(Right.SEE_DENOUNCER):
        workplace.explain(NotAllowed("Bản quét này nằm trong kho mật. Chỉ tài khoản có quyền xem kho mật mở được."))
        return
    service = PetitionService(workplace.desk)
    sheet = ask_to_look(
        workplace, window, "bản quét của", paper.detail, lambda reason: service.open_scan(paper.vault_uid, reason)
    )

    def show(scan: Scan) -> None:
        taken_out = replace(paper, media_type=scan.media_type)
        _show(workplace, window, taken_out, scan.content)

    sheet.made.connect(show)
    sheet.rise()


def _show(workplace: Workplace, window: QWidget, paper: PaperShown, content: bytes) -> None:
    """What comes out of the vault is looked at only, never written to a file."""
    may_save = not paper.vault_uid
    if paper.media_type == PDF:
        try:
            PaperPreview(window, paper.title, content, NAME, can_save=may_save).rise()
        except UserError as error:
            workplace.explain(error)
        return
    image = QImage.fromData(content)
    if image.isNull():
        workplace.explain(UserError("Không mở được bản quét này để xem. Hãy lưu ra tệp từ trang sửa đơn."))
        return
    view = PictureView(window, can_save=may_save)
    view.saved.connect(lambda: _save(workplace, window, paper, content))
    view.show_picture(paper.title, paper.detail, image, 1, 1)
    view.rise()


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
