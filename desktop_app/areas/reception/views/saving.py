"""Saving a visit: check, hide a denouncer's name in the text, register or correct, take the papers in."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.reception.books.closed import BookClosed
from desktop_app.areas.reception.books.views.late_sheet import ask_why_late
from desktop_app.areas.reception.entry import VisitEntry, checked_entry
from desktop_app.areas.reception.fields import REASON_FORM
from desktop_app.areas.reception.lookups import is_closed
from desktop_app.areas.reception.record import LABELS, VisitRecord
from desktop_app.areas.reception.service import ReceptionService, Registered
from desktop_app.areas.reception.views.entry_form import EntryForm
from desktop_app.areas.reception.views.likely import Likely
from desktop_app.areas.reception.views.papers_field import (
    NOTHING_TO_PRINT,
    refuse_name_in_papers,
)
from desktop_app.areas.reception.views.printable import RECEIPT
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.hiding_sheet import offer_hiding
from desktop_app.areas.views.who import Who
from desktop_app.core.errors import InvalidInput
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.handed_in import FIELD as PAPERS
from desktop_app.office.handed_in import HandedIn, read_papers
from desktop_app.office.secrecy import NameInText

KEPT_REASON = "Lý do và bản cũ được giữ trong nhật ký của sổ"
LATE_REASON = "Sổ đã khóa: lý do còn được in ở cột Ghi chú của sổ"


class Saving(QObject):
    """`saved` carries what was registered and the key of the paper to be printed, if any (`printable.py`)."""

    saved = Signal(object, str)
    busy = Signal(bool)

    def __init__(
        self, workplace: Workplace, entry: EntryForm, who: Who, likely: Likely, book: Callable[[], str]
    ) -> None:
        """`book` tells which book a new visit goes into."""
        super().__init__(entry)
        self._workplace, self._entry, self._who, self._likely = workplace, entry, who, likely
        self._book = book
        self._late_reason = ""
        self._service = ReceptionService(workplace.desk)
        self.record: VisitRecord | None = None

    def save(self, *, then_print: str = "", reason: str = "") -> None:
        """Check what is typed and save it; wrong fields are marked, a correction asks for its reason."""
        try:
            entry, papers = self._checked(then_print)
        except NameInText as error:
            self._hide_names(error, {}, lambda _reason: self.save(then_print=then_print))
        except InvalidInput as error:
            self._entry.form.show_problems(error.problems)
        else:
            if self.record is None:
                self._register(entry, papers, then_print)
            else:
                self._correct(self.record, entry, papers, then_print, reason)

    def _checked(self, then_print: str) -> tuple[VisitEntry, list[HandedIn]]:
        raw = self._entry.form.raw()
        problems: dict[str, str] = {}
        entry, papers = None, list[HandedIn]()
        try:
            entry = checked_entry(raw, self._workplace.desk.clock.today(), **self._chosen())
        except InvalidInput as error:
            problems |= error.problems
        try:
            papers = read_papers(raw[PAPERS])
        except InvalidInput as error:
            problems |= error.problems
        if then_print == RECEIPT and not papers and self.record is None:
            problems.setdefault(PAPERS, NOTHING_TO_PRINT)
        if problems or entry is None:
            raise InvalidInput(problems)
        if self._entry.is_secret:
            refuse_name_in_papers(raw, entry.names)
        return entry, papers

    def _chosen(self) -> dict[str, Any]:
        sealed = self.record is not None and self.record.row.is_secret
        return {
            "without_identity": sealed,
            "person_id": self._who.person_id,
            "is_somebody_else": self._who.person_id is None and self.record is not None,
            "earlier_uid": self._likely.earlier_uid,
            "not_same": self._likely.not_same,
            "book": self._book(),
        }

    def _register(self, entry: VisitEntry, papers: list[HandedIn], then_print: str) -> None:
        def failed(error: BaseException) -> None:
            self.busy.emit(False)
            if isinstance(error, NameInText):
                self._hide_names(error, {}, lambda _reason: self.save(then_print=then_print))
            elif isinstance(error, InvalidInput):
                self._entry.form.show_problems(error.problems)
            elif isinstance(error, BookClosed):
                self._ask_why_late(error, entry, papers, then_print)
            else:
                self._workplace.explain(error)

        def done(registered: Registered) -> None:
            self.busy.emit(False)
            self.saved.emit(registered, then_print)

        self.busy.emit(True)
        self._workplace.jobs.write(lambda _progress: self._service.register(entry, papers), done, failed, owner=self)

    def _ask_why_late(self, error: BookClosed, entry: VisitEntry, papers: list[HandedIn], then_print: str) -> None:
        """The book is closed: enter the visit with the reason that is given."""

        def takes(refused: BaseException) -> bool:
            if not isinstance(refused, NameInText):
                return False

            def again(cleared: str) -> None:
                self._late_reason = cleared
                self.save(then_print=then_print)

            self._hide_names(refused, {"reason": sheet.form.raw()["reason"]}, again)
            return True

        def does(why: str) -> Registered:
            return self._service.register(replace(entry, late_reason=why), papers)

        sheet = ask_why_late(self._workplace, str(error), does, takes, self._late_reason)
        sheet.made.connect(lambda done: self.saved.emit(done, then_print))
        sheet.rise()

    def _correct(
        self, record: VisitRecord, entry: VisitEntry, papers: list[HandedIn], then_print: str, reason: str
    ) -> None:
        uid, rev, service = record.row.uid, record.rev, self._service

        def takes(error: BaseException) -> bool:
            if not isinstance(error, NameInText):
                return False
            typed = {"reason": sheet.form.raw()["reason"]}
            self._hide_names(error, typed, lambda cleared: self.save(then_print=then_print, reason=cleared))
            return True

        def does(said: Mapping[str, Any]) -> Registered:
            return service.correct(uid, rev, entry, said["reason"], papers)

        sheet = VerbSheet(
            self._workplace.surface,
            f"Sửa lượt tiếp {record.row.label}",
            LATE_REASON if is_closed(self._workplace.desk.db, record.row.year, record.row.book) else KEPT_REASON,
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
