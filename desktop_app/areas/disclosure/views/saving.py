"""Saving a record: check it, ask before a full citizen's number goes on a board, register or correct."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.disclosure.entry import MASK, DisclosureEntry, checked_entry
from desktop_app.areas.disclosure.fields import REASON_FORM
from desktop_app.areas.disclosure.models import ChangeKind
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.areas.disclosure.shown import DisclosureView
from desktop_app.areas.disclosure.views.entry_form import EntryForm
from desktop_app.areas.views import Workplace
from desktop_app.core.errors import InvalidInput
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.kept import Saved

ON_A_BOARD = "Nội dung niêm yết có số định danh đầy đủ."


class Saving(QObject):
    """`saved` carries what was registered; `record` is the one that is corrected, `follows` the one before."""

    saved = Signal(object)
    busy = Signal(bool)

    def __init__(self, workplace: Workplace, entry: EntryForm) -> None:
        super().__init__(entry)
        self._workplace, self._entry = workplace, entry
        self._service = DisclosureService(workplace.desk)
        self.record: DisclosureView | None = None
        self.follows = ""
        self.change = ChangeKind.FIRST

    def save(self) -> None:
        """Check what is typed and save it; wrong fields are marked, a correction asks for its reason."""
        try:
            entry = self._checked()
        except InvalidInput as error:
            self._entry.form.show_problems(error.problems)
            return
        if self.record is not None:
            self._correct(self.record, entry)
        elif entry.whole_numbers:
            self._ask_first(entry.whole_numbers[0], lambda: self._register(entry))
        else:
            self._register(entry)

    def _checked(self) -> DisclosureEntry:
        chosen: dict[str, Any] = {"change": self.change, "replaces_uid": self.follows}
        if self.record is not None:
            chosen["is_backfilled"] = self.record.is_backfilled
        today, entry = self._workplace.desk.clock.today(), self._entry
        return checked_entry(entry.form.raw(), today, entry.catalogue, entry.places, **chosen)

    def _ask_first(self, number: str, then: Callable[[], None]) -> None:
        """Everybody reads a board: say so before a whole number is saved."""
        go = Button("Vẫn lưu", Kind.DANGER, key="Ctrl+S")
        body = Banner(State.WARNING, ON_A_BOARD, MASK.format(number=number))
        sheet = SideSheet(self._workplace.surface, "Kiểm tra số định danh", "Đóng để sửa lại nội dung", body, main=go)
        go.clicked.connect(sheet.go)
        go.clicked.connect(then)
        sheet.rise()

    def _register(self, entry: DisclosureEntry) -> None:
        def failed(error: BaseException) -> None:
            self.busy.emit(False)
            if isinstance(error, InvalidInput) and error.problems.keys() <= self._entry.form.raw().keys():
                self._entry.form.show_problems(error.problems)
            else:
                self._workplace.explain(error)

        def done(saved: Saved) -> None:
            self.busy.emit(False)
            self.saved.emit(saved)

        self.busy.emit(True)
        self._workplace.jobs.write(lambda _progress: self._service.register(entry), done, failed, owner=self)

    def _correct(self, record: DisclosureView, entry: DisclosureEntry) -> None:
        def does(said: Mapping[str, Any]) -> Saved:
            return self._service.correct(record.uid, record.rev, entry, said["reason"])

        def takes(error: BaseException) -> bool:
            """A field of the page behind is wrong."""
            if not isinstance(error, InvalidInput) or "reason" in error.problems:
                return False
            self._entry.form.show_problems(error.problems)
            return True

        found = entry.whole_numbers
        sheet = VerbSheet(
            self._workplace.surface,
            f"Sửa hồ sơ {record.label}",
            "Lý do và bản cũ được giữ trong nhật ký",
            REASON_FORM,
            does,
            verb=Button("Lưu sửa đổi", Kind.MAIN, key="Ctrl+S"),
            jobs=self._workplace.jobs,
            today=self._workplace.desk.clock.today(),
            notice=Banner(State.WARNING, ON_A_BOARD, MASK.format(number=found[0])) if found else None,
            takes=takes,
        )
        sheet.made.connect(self.saved)
        sheet.rise()
