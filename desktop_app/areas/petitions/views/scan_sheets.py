"""The papers of a petition's file in a side sheet: scans looked at inside the program, papers added, taken out."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from desktop_app.areas.petitions.fields import PAPERS_FORM, REASON_FORM
from desktop_app.areas.petitions.papers_in import NewScan
from desktop_app.areas.petitions.scanned import FiledPaper, ScanService
from desktop_app.areas.petitions.views.scan_adding import ScanAdding
from desktop_app.areas.petitions.views.scan_list import Line, ScanList
from desktop_app.areas.petitions.views.scan_opening import ScanOpening
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Form
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.file_choice import FilesChoice
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.thumbnail import small_image
from desktop_app.kit.verb_sheet import Does
from desktop_app.office.handed_in import FIELD, read_papers
from desktop_app.office.rights import Right

TITLE = "Giấy tờ, bản quét kèm đơn"


class ScanSheets(QObject):
    """The papers of one petition after the other."""

    def __init__(self, workplace: Workplace, parent: QObject, *, files: FilesChoice | None = None) -> None:
        """`files` is the machine's own choice, unless another is given."""
        super().__init__(parent)
        self._workplace, self._account = workplace, workplace.desk.account
        self._service = ScanService(workplace.desk)
        self._uid = self._about = ""
        self._opening = ScanOpening(workplace, self)
        self.adding = ScanAdding(workplace, self, self._keep, files=files)
        self.adding.kept.connect(self._again)

    def show(self, uid: str, label: str) -> None:
        """Show the papers of this petition."""
        self._uid, self._about = uid, f"Đơn {label}"
        self._again()

    def open(self, paper: FiledPaper, label: str) -> None:
        """Look at a scan inside the program; one in the vault once the reason is journalled."""
        self._opening.open(paper, f"Đơn {label}")

    def _keep(self, scans: Sequence[NewScan]) -> object:
        return self._service.add(self._uid, scans)

    def _again(self) -> None:
        service, uid = self._service, self._uid

        def work(_progress: object) -> list[tuple[FiledPaper, QImage | None]]:
            return [(paper, _small(service, paper)) for paper in service.all(uid)]

        self._workplace.jobs.read(work, self._rise, self._workplace.explain, owner=self)

    def _rise(self, papers: Sequence[tuple[FiledPaper, QImage | None]]) -> None:
        may = self._account.may(Right.RECORD)
        body = ScanList([self._line(paper, image, may=may) for paper, image in papers], takes=may)
        body.given.connect(lambda given: self.adding.take(given, self._about))
        add, write = Button("Thêm ảnh, tệp", Kind.MAIN, icon="plus", key="Ctrl+N"), Button("Ghi giấy tờ")
        add.clicked.connect(lambda: self.adding.choose(self._about))
        write.clicked.connect(self._write_down)
        main, others = (add, (write,)) if may else (None, ())
        SideSheet(self._workplace.surface, TITLE, self._about, body, main=main, others=others).rise()

    def _line(self, paper: FiledPaper, image: QImage | None, *, may: bool) -> Line:
        gone = f"Đã bỏ ngày {words.day(paper.voided_on)}: {paper.void_reason}" if paper.voided_on else ""
        closed = not paper.scan_uid or (paper.is_sealed and not self._account.may(Right.SEE_DENOUNCER))
        return Line(
            title=paper.title,
            said=gone or paper.told,
            image=image,
            icon="lock" if paper.is_sealed else "image" if paper.scan_uid and not paper.is_pdf else "file-text",
            opens=None if closed else partial(self._opening.open, paper, self._about),
            removes=partial(self._remove, paper) if may and paper.voided_on is None else None,
        )

    def _write_down(self) -> None:
        service, uid = self._service, self._uid

        def does(said: Mapping[str, Any]) -> int:
            return service.add_papers(uid, read_papers(said[FIELD]))

        self._do("Ghi giấy tờ đã nhận", self._about, PAPERS_FORM, does, Button("Lưu", Kind.MAIN, key=SAVE))

    def _remove(self, paper: FiledPaper) -> None:
        service = self._service

        def does(said: Mapping[str, Any]) -> None:
            service.remove(paper.uid, paper.rev, said["reason"])

        verb = Button("Bỏ", Kind.DANGER, icon="ban", key=SAVE)
        self._do("Bỏ giấy tờ", f"{paper.title}, {self._about}", REASON_FORM, does, verb)

    def _do(self, title: str, about: str, form: Form, does: Does, verb: Button) -> None:
        sheet = verb_sheet(self._workplace, title, about, form, does, verb=verb)
        sheet.made.connect(lambda _made: self._again())
        sheet.rise()


def _small(service: ScanService, paper: FiledPaper) -> QImage | None:
    if not paper.is_shown or paper.is_sealed:
        return None
    try:
        return small_image(service.content(paper.uid))
    except UserError:
        return None
