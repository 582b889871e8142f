"""What can be done with a petition from the list: open, correct, explain, print, part, strike out."""

from collections.abc import Callable

from desktop_app.areas.petitions import record_words as say
from desktop_app.areas.petitions.numbers import NumberService
from desktop_app.areas.petitions.papers.fitting import papers_for
from desktop_app.areas.petitions.papers.views import offer_petition_papers
from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.views.record_changes import RecordChanges, part_of
from desktop_app.areas.petitions.views.undoing import undo_last
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_verbs import ListVerbs
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button
from desktop_app.kit.page import Page
from desktop_app.kit.popover import DeadlinePopover

RECORD, ENTRY, CASES = "petitions.record", "petitions.entry", "petitions.cases"


class PetitionVerbs(ListVerbs[PetitionRecord]):
    """Acts on the petition taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets and popovers are made over the window of `page`."""
        super().__init__(workplace, page, "Việc khác với đơn này (Ctrl+M)")
        self._changes = RecordChanges(workplace, self)
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
            self._changes.edit(self._record)

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
        self._changes.history(self._taken())

    def void(self) -> None:
        """Strike the petition out, with a reason; its number stays."""
        self._changes.void(self._taken())

    def leave_case(self) -> None:
        """Part the petition from a matter, or a petition, it was joined to by mistake."""
        self._changes.part(self._taken(), part_of(self._taken()))

    def choices(self, record: PetitionRecord) -> list[Act]:
        """Everything that can be done with it now."""
        may_change, found = self._may_change(record), list[Act]()
        found += [("Sửa đơn (F2)", self.edit)] if may_change else []
        may_print = self._may_print and not record.voided_on and not record.hides_content
        found += [("In giấy tờ…", self.papers)] if may_print else []
        found += [("Xem cách tính hạn (F3)", self.explain)] if say.pressing(record) else []
        if record.case and record.case.label:
            found += [("Mở vụ việc", self.open_case)]
        if may_change and (part := part_of(record)):
            found += [(part, self.leave_case)]
        found += [("Lịch sử thay đổi", self.history)]
        found += [("Hoàn tác lần lưu cuối", lambda: undo_last(self._workplace))] if self._may_record else []
        return [*found, *([("", None), ("Bỏ đơn này", self.void)] if may_change else [])]

    def _may_change(self, record: PetitionRecord) -> bool:
        return self._may_record and record.voided_on is None
