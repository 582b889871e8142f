"""Saving a petition: check, hide a denouncer's name in the text, register or correct."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.petitions.entered import Entered
from desktop_app.areas.petitions.entry import PetitionEntry, checked_entry
from desktop_app.areas.petitions.fields import LABELS, REASON_FORM
from desktop_app.areas.petitions.papers_in import NewScan
from desktop_app.areas.petitions.service import PetitionService, Registered
from desktop_app.areas.petitions.views.entry_form import EntryForm
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.hiding_sheet import offer_hiding
from desktop_app.areas.views.sealed_draft import named
from desktop_app.areas.views.who import Who
from desktop_app.core.errors import InvalidInput
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.handed_in import FIELD as PAPERS
from desktop_app.office.handed_in import HandedIn, lines_of, read_papers
from desktop_app.office.secrecy import NameInText, refuse_names

KEPT_REASON = "Lý do và bản cũ được giữ trong nhật ký của sổ"


class Saving(QObject):
    """`saved` carries what was registered and whether its receipt is to be printed."""

    saved = Signal(object, bool)
    busy = Signal(bool)

    def __init__(
        self,
        workplace: Workplace,
        entry: EntryForm,
        who: Who,
        beside: Callable[[], Mapping[str, Any]],
        scans: Callable[[], Sequence[NewScan]],
    ) -> None:
        """`beside` tells what was chosen beside the form (its visit, its matter), `scans` what is saved with it."""
        super().__init__(entry)
        self._workplace, self._entry, self._who, self._beside = workplace, entry, who, beside
        self._scans = scans
        self._service = PetitionService(workplace.desk)
        self.record: Entered | None = None
        self.sealed = False

    def save(self, *, then_print: bool = False, reason: str = "") -> None:
        """Check what is typed and save it; wrong fields are marked, a correction asks for its reason."""
        try:
            entry, papers = self._checked()
        except NameInText as error:
            self._hide_names(error, {}, lambda _reason: self.save(then_print=then_print))
        except InvalidInput as error:
            self._entry.form.show_problems(error.problems)
        else:
            if self.record is None:
                self._register(entry, papers, then_print)
            else:
                self._correct(self.record, entry, papers, then_print, reason)

    def _checked(self) -> tuple[PetitionEntry, list[HandedIn]]:
        raw = self._entry.form.raw()
        problems: dict[str, str] = {}
        entry, papers = None, list[HandedIn]()
        chosen = {
            "person_id": self._who.person_id,
            "is_somebody_else": self._who.person_id is None and self.record is not None,
            **self._beside(),
        }
        try:
            today = self._workplace.desk.clock.today()
            entry = checked_entry(raw, today, without_identity=self.sealed, **chosen)
        except InvalidInput as error:
            problems |= error.problems
        try:
            papers = self._new_papers(read_papers(raw[PAPERS]))
        except InvalidInput as error:
            problems |= error.problems
        if problems or entry is None:
            raise InvalidInput(problems)
        if self._entry.is_secret:
            refuse_names({PAPERS: raw[PAPERS]}, named(raw))
        return entry, papers

    def _new_papers(self, typed: list[HandedIn]) -> list[HandedIn]:
        """What is not in the file yet: a correction only adds papers."""
        there = list(self.record.papers) if self.record else []
        added = [paper for paper in typed if paper not in there]
        if len(typed) - len(added) < len(there):
            said = "Tài liệu đã có trong hồ sơ chỉ bỏ được ở trang hồ sơ đơn. Ở đây chỉ ghi thêm dòng mới."
            raise InvalidInput({PAPERS: said})
        return added

    def _register(self, entry: PetitionEntry, papers: list[HandedIn], then_print: bool) -> None:
        def failed(error: BaseException) -> None:
            self.busy.emit(False)
            if isinstance(error, NameInText):
                self._hide_names(error, {}, lambda _reason: self.save(then_print=then_print))
            elif isinstance(error, InvalidInput):
                self._entry.form.show_problems(error.problems)
            else:
                self._workplace.explain(error)

        def done(registered: Registered) -> None:
            self.busy.emit(False)
            self.saved.emit(registered, then_print)

        service, scans = self._service, self._scans()
        self.busy.emit(True)
        self._workplace.jobs.write(lambda _progress: service.register(entry, papers, scans), done, failed, owner=self)

    def _correct(
        self, record: Entered, entry: PetitionEntry, papers: list[HandedIn], then_print: bool, reason: str
    ) -> None:
        service = self._service

        def takes(error: BaseException) -> bool:
            """A field of the page behind is wrong."""
            if isinstance(error, NameInText):
                typed = {"reason": sheet.form.raw()["reason"]}
                self._hide_names(error, typed, lambda cleared: self.save(then_print=then_print, reason=cleared))
                return True
            if not isinstance(error, InvalidInput) or "reason" in error.problems:
                return False
            self._entry.form.show_problems(error.problems)
            return True

        def does(said: Mapping[str, Any]) -> Registered:
            return service.correct(record.uid, record.rev, entry, said["reason"], papers)

        sheet = VerbSheet(
            self._workplace.surface,
            f"Sửa đơn {record.label}",
            KEPT_REASON,
            REASON_FORM,
            does,
            verb=Button("Lưu sửa đổi", Kind.MAIN, key="Ctrl+S"),
            jobs=self._workplace.jobs,
            today=self._workplace.desk.clock.today(),
            takes=takes,
        )
        sheet.form.load({"reason": reason})
        sheet.made.connect(lambda done: self.saved.emit(done, then_print))
        sheet.rise()

    def _hide_names(self, error: NameInText, also: Mapping[str, str], again: Callable[[str], None]) -> None:
        offer_hiding(self._workplace.surface, self._entry, error, also, LABELS, again)


def lines_of_record(record: Entered) -> str:
    """The papers of a petition as they stand in the form."""
    return lines_of(record.papers)
