"""Files and addresses become proofs: what is kept of each is seen before it is saved."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.areas.disclosure.evidence import EvidenceService, Proved
from desktop_app.areas.disclosure.views.form_verbs import offer
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.read_files import Named, read_files
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.core.evidence.prepared import HEIC_TYPE, READING, Prepared, Refused, prepare_all
from desktop_app.core.fields import Form
from desktop_app.core.progress import Progress
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.dropping import Given
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.postings.models import ProofKind
from desktop_app.office.postings.proof_fields import address_form, file_form
from desktop_app.office.postings.proof_rules import doubt
from desktop_app.office.postings.proofs import NewProof

Said = Mapping[str, Any]
SAVE = "Ctrl+S"
ONLY_HEIC = "Chỉ có ảnh HEIC. Đánh dấu để lưu, hoặc bấm Đóng rồi gửi lại ảnh dạng JPG."


class EvidenceAdding(QObject):
    """Adds proofs to one of several things; `saved` carries a sentence, `left` follows every sheet."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, workplace: Workplace, page: QWidget, proved: Sequence[Proved]) -> None:
        """Sheets are made over the window of `page`; what is added hangs on the first of `proved` unless chosen."""
        super().__init__(page)
        self._workplace, self._window = workplace, page.window()
        self._proved = proved
        self._service = EvidenceService(workplace.desk)

    def files(self, given: Given) -> None:
        """Read these files off the window's thread, then show what would be kept of them."""

        def work(progress: Progress) -> tuple[Sequence[Named], Sequence[Refused]]:
            return prepare_all(given, progress)

        self._workplace.jobs.read(work, self._show, self._workplace.explain, title=READING, owner=self)

    def address(self) -> None:
        """Keep the address of a page."""

        def does(said: Said) -> str:
            new = NewProof(kind=ProofKind.PORTAL, seen_on=said["seen_on"], address=said["address"], note=said["note"])
            self._service.add(self._of(said), [new])
            return "Đã lưu địa chỉ trang."

        self._rise("Ghi địa chỉ trang", address_form(several=len(self._proved) > 1), {}, does)

    def _show(self, found: tuple[Sequence[Named], Sequence[Refused]]) -> None:
        taken, refused = found
        today = self._workplace.desk.clock.today()
        hung_on = self._proved[0].hung_on

        def wrong(file: Prepared) -> str:
            return doubt(ProofKind.PHOTO, file.taken_at, hung_on, today) if file.is_picture else ""

        body = read_files(taken, refused, wrong)
        if not taken:
            sheet = SideSheet(self._window, "Không lưu được tệp đã chọn", "Chưa có gì được lưu", body)
            sheet.closed.connect(self.left)
            sheet.rise()
            return
        files = [file for _name, file in taken]
        form = file_form(
            several=len(self._proved) > 1,
            with_heic=any(file.media_type == HEIC_TYPE for file in files),
            undated=any(file.taken_at is None or file.taken_at.date() > today for file in files),
        )
        kind = ProofKind.PHOTO if all(file.is_picture for file in files) else ProofKind.MINUTES

        def does(said: Said) -> str:
            new = _new(files, said, today)
            self._service.add(self._of(said), new)
            return f"Đã lưu {words.number(len(new))} minh chứng."

        self._rise("Thêm minh chứng", form, {"kind": kind}, does, body)

    def _rise(
        self,
        title: str,
        form: Form,
        start: Said,
        does: Callable[[Said], str],
        notice: QWidget | None = None,
    ) -> None:
        sheet = VerbSheet(
            self._window,
            title,
            self._proved[0].name,
            form,
            does,
            verb=Button("Lưu", Kind.MAIN, key=SAVE),
            jobs=self._workplace.jobs,
            today=self._workplace.desk.clock.today(),
            notice=notice,
        )
        sheet.form.load({"seen_on": self._workplace.desk.clock.today(), **start})
        if len(self._proved) > 1:
            offer(sheet, "of", [(each.uid, each.name) for each in self._proved])
        sheet.closed.connect(self.left)
        sheet.made.connect(self.saved)
        sheet.rise()

    def _of(self, said: Said) -> str:
        return str(said.get("of") or self._proved[0].uid)


def _new(files: Sequence[Prepared], said: Said, today: date) -> list[NewProof]:
    kept = [file for file in files if file.media_type != HEIC_TYPE or said.get("heic")]
    if not kept:
        raise InvalidInput({"heic": ONLY_HEIC})
    on = said.get("seen_on") or today
    return [NewProof(kind=said["kind"], seen_on=on, file=file, note=said["note"]) for file in kept]
