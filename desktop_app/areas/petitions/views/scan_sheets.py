"""The scans of a petition in a side sheet: looked at inside the program, added, taken out."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from desktop_app.areas.petitions.fields import REASON_FORM
from desktop_app.areas.petitions.papers_in import NewScan
from desktop_app.areas.petitions.scanned import ScanService, ScanView
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.views.scan_adding import ScanAdding
from desktop_app.areas.petitions.views.scan_list import Line, ScanList
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.evidence.prepared import JPEG_TYPE, PDF_TYPE
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.file_choice import FilesChoice
from desktop_app.kit.picture_view import PictureView
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State
from desktop_app.kit.thumbnail import small_image
from desktop_app.office.rights import Right
from desktop_app.office.scans import Scan

TITLE = "Bản quét kèm đơn"
HEIC_KEPT = "Ảnh HEIC không xem trước được trên máy này."


class ScanSheets(QObject):
    """The scans of one petition after the other; nothing is ever executed or handed to another program."""

    def __init__(self, workplace: Workplace, parent: QObject, *, files: FilesChoice | None = None) -> None:
        """`files` is the machine's own choice, unless another is given."""
        super().__init__(parent)
        self._workplace, self._account = workplace, workplace.desk.account
        self._service = ScanService(workplace.desk)
        self._uid = self._about = ""
        self._sheet: SideSheet | None = None
        self.adding = ScanAdding(workplace, self, self._keep, files=files)
        self.adding.kept.connect(self._again)

    def show(self, uid: str, label: str) -> None:
        """Show the scans of this petition."""
        self._uid, self._about = uid, f"Đơn {label}"
        self._again()

    def _keep(self, scans: Sequence[NewScan]) -> object:
        return self._service.add(self._uid, scans)

    def _again(self) -> None:
        service, uid = self._service, self._uid

        def work(_progress: object) -> list[tuple[ScanView, QImage | None]]:
            return [(scan, _small(service, scan)) for scan in service.all(uid)]

        self._workplace.jobs.read(work, self._rise, self._workplace.explain, owner=self)

    def _rise(self, scans: Sequence[tuple[ScanView, QImage | None]]) -> None:
        may = self._account.may(Right.RECORD)
        body = ScanList([self._line(scan, image, may=may) for scan, image in scans], takes=may)
        body.given.connect(lambda given: self.adding.take(given, self._about))
        add = Button("Thêm ảnh, tệp", Kind.MAIN, icon="plus", key="Ctrl+N") if may else None
        if add is not None:
            add.clicked.connect(lambda: self.adding.choose(self._about))
        SideSheet(self._workplace.surface, TITLE, self._about, body, main=add).rise()

    def _line(self, scan: ScanView, image: QImage | None, *, may: bool) -> Line:
        said = f"Đã bỏ ngày {words.day(scan.voided_on)}: {scan.void_reason}" if scan.voided_on else ""
        closed = scan.is_sealed and not self._account.may(Right.SEE_DENOUNCER)
        return Line(
            title=scan.title,
            said=said,
            image=image,
            icon="lock" if scan.is_sealed else "file-text" if scan.is_pdf else "image",
            opens=None if closed else partial(self.open, scan),
            removes=partial(self._remove, scan) if may and scan.voided_on is None else None,
        )

    def open(self, scan: ScanView) -> None:
        """Look at it inside the program; one in the vault once the reason is journalled."""
        if scan.is_sealed:
            self._ask_why(scan)
            return
        service = self._service
        self._workplace.jobs.read(
            lambda _progress: Scan(scan.title, scan.media_type, service.content(scan.uid)),
            self._look,
            self._workplace.explain,
            owner=self,
        )

    def _ask_why(self, scan: ScanView) -> None:
        service = PetitionService(self._workplace.desk)

        def does(said: Mapping[str, Any]) -> Scan:
            return service.open_scan(scan.scan_uid, said["reason"])

        said = "Mỗi lần xem đều được ghi vào nhật ký cùng lý do."
        notice = Banner(State.SECRET, "Bản quét của đơn tố cáo được giữ trong kho mật.", said)
        verb = Button("Xem", Kind.MAIN, icon="eye", key=SAVE)
        sheet = verb_sheet(
            self._workplace, "Xem bản quét trong kho mật", self._about, REASON_FORM, does, verb=verb, notice=notice
        )
        sheet.made.connect(self._look)
        sheet.rise()

    def _look(self, scan: Scan) -> None:
        window = self._workplace.surface
        if scan.media_type == JPEG_TYPE:
            view = PictureView(window)
            view.show_picture(scan.title, self._about, QImage.fromData(scan.content), 1, 1)
            view.rise()
        elif scan.media_type == PDF_TYPE:
            try:
                PaperPreview(window, scan.title, scan.content, "ban-quet", can_save=False).rise()
            except UserError as error:
                self._workplace.explain(error)
        else:
            self._workplace.say(HEIC_KEPT)

    def _remove(self, scan: ScanView) -> None:
        service = self._service

        def does(said: Mapping[str, Any]) -> None:
            service.remove(scan.uid, said["reason"])

        verb = Button("Bỏ", Kind.DANGER, icon="ban", key=SAVE)
        sheet = verb_sheet(self._workplace, "Bỏ bản quét", f"{scan.title}, {self._about}", REASON_FORM, does, verb=verb)
        sheet.made.connect(lambda _none: self._again())
        sheet.rise()


def _small(service: ScanService, scan: ScanView) -> QImage | None:
    if not scan.is_shown or scan.is_sealed:
        return None
    try:
        return small_image(service.content(scan.uid))
    except UserError:
        return None
