"""What can be done with a petition from the list: open, correct, explain, print, part, strike out."""

from collections.abc import Callable, Mapping
from typing import Any

from desktop_app.areas.petitions import record_words as say
from desktop_app.areas.petitions.kept import Registered
from desktop_app.areas.petitions.list_fields import PART_FORM, VOID_FORM
from desktop_app.areas.petitions.numbers import NumberService
from desktop_app.areas.petitions.papers.fitting import papers_for
from desktop_app.areas.petitions.papers.views import offer_petition_papers
from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.views.undoing import offer_undo, undo_last
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.history import history_body
from desktop_app.areas.views.list_verbs import ListVerbs
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.verb_sheet import VerbSheet

RECORD, ENTRY, CASES = "petitions.record", "petitions.entry", "petitions.cases"
SAVE = "Ctrl+S"
PART, UNJOIN = "Bỏ gắn khỏi vụ việc", "Bỏ ghép khỏi đơn khác"
Said = Mapping[str, Any]


class PetitionVerbs(ListVerbs[PetitionRecord]):
    """Acts on the petition taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets and popovers are made over the window of `page`."""
        super().__init__(workplace, page, "Việc khác với đơn này (Ctrl+M)")
        self._service = PetitionService(workplace.desk)
        self._open, self._edit = Button("Mở", key="Enter"), Button("Sửa")
        self._open.clicked.connect(self.go_on)
        self._edit.clicked.connect(self.edit)

    def take(self, record: PetitionRecord | None) -> None:
        """Act on this petition from now on; on none while it is read."""
        super().take(record)
        if record is not None:
            self._edit.setVisible(self._may_change(record))

    def pane_buttons(self) -> tuple[Button, ...]:
        """The buttons under the reading pane."""
        return self._open, self._edit, self._more

    def go_on(self) -> None:
        """Open the petition's page."""
        if self._record is not None:
            self._workplace.open(RECORD, self._record.uid)

    def edit(self) -> None:
        """Open the petition's entry, to correct it."""
        if self._record is not None and self._may_change(self._record):
            self._workplace.open(ENTRY, self._record.uid)

    def explain(self) -> None:
        """Show how the deadline that comes first is counted."""
        pressing = say.pressing(self._record) if self._record is not None else None
        deadline = pressing.explain() if pressing else None
        if deadline is not None:
            window = self._page.window()
            DeadlinePopover(window, deadline).show_under(window.focusWidget() or self._more)

    def open_number(self, tell: Callable[[str], None]) -> None:
        """Tell the whole number of who wrote it, once the look is journalled."""
        service, uid = NumberService(self._workplace.desk), self._taken().uid
        self._workplace.jobs.write(lambda _progress: service.open_number(uid), tell, self._workplace.explain)

    def papers(self) -> None:
        """Every paper that fits the petition now, to be chosen and printed."""
        record = self._taken()
        offer_petition_papers(self._workplace, record.uid, papers_for(record), self._more)

    def open_case(self) -> None:
        """Show the matter that the petition belongs to."""
        record = self._taken()
        if record.case is not None:
            self._workplace.open(CASES, record.case.uid)

    def history(self) -> None:
        """Every change: who, when, why, from what to what."""
        record = self._taken()
        body = history_body(record.happenings)
        SideSheet(self._page.window(), "Lịch sử thay đổi", f"Đơn {record.label}", body).rise()

    def void(self) -> None:
        """Strike the petition out, with a reason; its number stays."""
        service, verb = self._service, Button("Bỏ đơn này", Kind.DANGER, icon="ban", key=SAVE)

        def does(record: PetitionRecord, said: Said) -> Registered:
            return service.void(record.uid, record.rev, said["reason"])

        sheet = self._sheet("Bỏ đơn", VOID_FORM, does, verb)
        sheet.made.connect(lambda done: offer_undo(self._workplace, f"Đã bỏ đơn {done.label}. Số được giữ lại."))
        sheet.rise()

    def leave_case(self) -> None:
        """Part the petition from a matter, or a petition, it was joined to by mistake."""
        service, case = self._service, self._taken().case
        title = PART if case and case.label else UNJOIN

        def does(record: PetitionRecord, said: Said) -> Registered:
            return service.leave_case(record.uid, record.rev, said["reason"])

        sheet = self._sheet(title, PART_FORM, does, Button(title.partition(" khỏi ")[0], Kind.MAIN, key=SAVE))
        sheet.made.connect(lambda done: offer_undo(self._workplace, f"Đơn {done.label}: đã {words.inside(title)}."))
        sheet.rise()

    def choices(self, record: PetitionRecord) -> list[Act]:
        """Everything that can be done with it now."""
        may_change, found = self._may_change(record), list[Act]()
        found += [("Sửa đơn (F2)", self.edit)] if may_change else []
        may_print = self._may_print and not record.voided_on and not record.hides_content
        found += [("In giấy tờ…", self.papers)] if may_print else []
        found += [("Xem cách tính hạn (F3)", self.explain)] if say.pressing(record) else []
        if record.case and record.case.label:
            found += [("Mở vụ việc", self.open_case)]
            found += [(PART, self.leave_case)] if may_change else []
        elif record.joined_uid and may_change:
            found += [(UNJOIN, self.leave_case)]
        found += [("Lịch sử thay đổi", self.history)]
        found += [("Hoàn tác lần lưu cuối", lambda: undo_last(self._workplace))] if self._may_record else []
        return [*found, *([("", None), ("Bỏ đơn này", self.void)] if may_change else [])]

    def _may_change(self, record: PetitionRecord) -> bool:
        return self._may_record and record.voided_on is None

    def _sheet(
        self, title: str, form: Form, does: Callable[[PetitionRecord, Said], Registered], verb: Button
    ) -> VerbSheet:
        record = self._taken()
        return VerbSheet(
            self._page.window(),
            title,
            f"Đơn {record.label}, {words.inside(record.kind.value)}, ngày đến {words.day(record.received_on)}",
            form,
            lambda said: does(record, said),
            verb=verb,
            jobs=self._workplace.jobs,
            today=self._workplace.desk.clock.today(),
        )
