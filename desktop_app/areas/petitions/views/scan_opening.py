"""A scan of a petition on screen: a picture or a PDF, out of the vault only with a reason."""

from mimetypes import guess_extension

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from desktop_app.areas.petitions.scanned import FiledPaper, ScanService
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.identity import ask_to_look
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.core.evidence.prepared import PDF_TYPE
from desktop_app.core.files import whole_file
from desktop_app.kit.controls import Button, Kind, Label
from desktop_app.kit.picture_view import PictureView
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.sheet import SideSheet
from desktop_app.office.rights import Right
from desktop_app.office.scans import Scan

NAME = "ban-quet"
UNSEEN = "Ảnh HEIC không xem được trên máy này. Lưu ra tệp rồi mở bằng chương trình khác, hoặc thêm lại ảnh JPG."
UNSEEN_IN_VAULT = "Ảnh HEIC không xem được trên máy này và không được lấy ra khỏi kho mật. Hãy thêm lại ảnh dạng JPG."
CLOSED = "Bản quét này nằm trong kho mật. Chỉ tài khoản có quyền xem kho mật mở được."


class ScanOpening(QObject):
    """Nothing is ever executed or handed to another program; what lies in the vault is never written to a file."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace

    def open(self, paper: FiledPaper, about: str) -> None:
        """Look at a scan; at one in the vault once the reason is journalled."""
        if paper.is_sealed:
            self._ask_why(paper, about)
            return
        service = ScanService(self._workplace.desk)
        self._workplace.jobs.read(
            lambda _progress: Scan(paper.title, paper.media_type, service.content(paper.uid)),
            lambda scan: self._look(scan, about, may_save=True),
            self._workplace.explain,
            owner=self,
        )

    def _ask_why(self, paper: FiledPaper, about: str) -> None:
        workplace = self._workplace
        if not workplace.desk.account.may(Right.SEE_DENOUNCER):
            workplace.explain(NotAllowed(CLOSED))
            return
        service = PetitionService(workplace.desk)
        sheet = ask_to_look(
            workplace, workplace.surface, "bản quét của", about, lambda why: service.open_scan(paper.scan_uid, why)
        )
        sheet.made.connect(lambda scan: self._look(scan, about, may_save=False))
        sheet.rise()

    def _look(self, scan: Scan, about: str, *, may_save: bool) -> None:
        window = self._workplace.surface
        if scan.media_type == PDF_TYPE:
            try:
                PaperPreview(window, scan.title, scan.content, NAME, can_save=may_save).rise()
            except UserError as error:
                self._workplace.explain(error)
            return
        image = QImage.fromData(scan.content)
        if image.isNull():
            self._tell_unseen(scan, about, may_save=may_save)
            return
        view = PictureView(window, can_save=may_save)
        view.saved.connect(lambda: self._save(scan))
        view.show_picture(scan.title, about, image, 1, 1)
        view.rise()

    def _tell_unseen(self, scan: Scan, about: str, *, may_save: bool) -> None:
        said = Label(UNSEEN if may_save else UNSEEN_IN_VAULT, wrap=True)
        save = Button("Lưu ra tệp", Kind.MAIN, icon="file-down", key="Ctrl+S") if may_save else None
        sheet = SideSheet(self._workplace.surface, scan.title, about, said, main=save)
        if save is not None:
            save.clicked.connect(lambda: self._save(scan))
        sheet.rise()

    def _save(self, scan: Scan) -> None:
        papers = PaperViews(self._workplace)
        ending = guess_extension(scan.media_type) or ".bin"
        target = papers.files.save_as(self._workplace.surface, "Lưu bản quét ra tệp", NAME, "Tệp ảnh", ending)
        if target is None:
            return

        def write() -> str:
            with whole_file(target) as part:
                part.write_bytes(scan.content)
            return f"Đã lưu {target.name}. Tệp này nằm ngoài sổ, không được mã hóa."

        papers.write(write)
