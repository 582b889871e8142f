"""What can be done with a visit from its list: open, print, answer, strike out, see its history or a denouncer."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.areas.reception.fields import ANSWER_FORM, HIDDEN_FROM_DRAFTS, REASON_FORM, VOID_FORM
from desktop_app.areas.reception.numbers import NumberService
from desktop_app.areas.reception.record import LABELS, VisitRecord
from desktop_app.areas.reception.service import ReceptionService, Registered
from desktop_app.areas.reception.views.further import FurtherVerbs
from desktop_app.areas.reception.views.papers import Papers
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.history import history_body
from desktop_app.areas.views.identity import ask_identity, show_identity
from desktop_app.areas.views.list_verbs import ListVerbs
from desktop_app.areas.views.sheets import verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.verb_sheet import VerbSheet

ENTRY = "reception.entry"
PETITION = "petitions.entry"

Said = Mapping[str, Any]
Verb = Callable[[VisitRecord, Said], object]


class VisitVerbs(ListVerbs[VisitRecord]):
    """Acts on the visit taken last."""

    def __init__(self, workplace: Workplace, page: Page, papers: Papers) -> None:
        """Sheets and popovers are made over the window of `page`."""
        super().__init__(workplace, page, "Việc khác với lượt tiếp này")
        self._papers, self._service = papers, ReceptionService(workplace.desk)
        self.further = FurtherVerbs(workplace, self, papers, self._sheet, self._done)
        self._open, self._receipt = Button("Mở", key="Enter"), Button("Giấy biên nhận", icon="printer")
        self._open.clicked.connect(self.go_on)
        self._receipt.clicked.connect(self.receipt)

    def take(self, record: VisitRecord | None) -> None:
        """Act on this visit from now on; on none while it is read."""
        super().take(record)
        self.further.take(record)
        if record is not None:
            self._receipt.setEnabled(not record.row.voided_on)

    def pane_buttons(self) -> tuple[Button, ...]:
        """The buttons under the reading pane."""
        return (self._open, *((self._receipt,) if self._may_print else ()), self._more)

    def go_on(self) -> None:
        """Open the visit's page."""
        if self._record is not None:
            self._workplace.open(ENTRY, self._record.row.uid)

    def begin_petition(self) -> None:
        """Register the petition that was handed in at the visit, on the page of the area that keeps petitions."""
        record = self._record
        if record is not None and self._may_record and not record.row.voided_on:
            self._workplace.open(PETITION, visit=record.row.uid)

    def choices(self, record: VisitRecord) -> list[Act]:
        """Everything that can be done with it now."""
        may_join = self._may_record and not record.row.voided_on
        may_change = may_join and not record.written_at
        found: list[Act] = []
        if may_change:
            found += [("Sửa lượt tiếp", self.go_on), ("Ghi kết quả trả lời", self.answer)]
        if may_join:
            found += [("Bỏ gắn khỏi vụ việc", self.leave_case)] if record.case else []
            found += [("Lập đơn từ lượt này\tCtrl+D", self.begin_petition)]
        found += [*self.further.changes(), *self.further.papers(), ("Lịch sử thay đổi", self.history)]
        found += [("Hoàn tác lần lưu cuối", self.undo)] if self._may_record else []
        return [*found, *([("", None), ("Bỏ lượt này", self.void)] if may_change else [])]

    def explain(self) -> None:
        """Show how the answer deadline is counted."""
        if self._record is None:
            return
        window = self._page.window()
        anchor = window.focusWidget() or self._more
        values, on = self._record.values, self._record.row.received_on
        deadline = self._service.answer_deadline(on, values["handling"], values["refusal_ground"])
        if deadline is not None:
            DeadlinePopover(window, deadline).show_under(anchor)

    def open_number(self, tell: Callable[[str], None]) -> None:
        """Tell the whole number of who came, once the look is journalled."""
        if self._record is not None:
            service, uid = NumberService(self._workplace.desk), self._record.row.uid
            self._workplace.jobs.write(lambda _progress: service.open_number(uid), tell, self._workplace.explain)

    def receipt(self) -> None:
        """Show the receipt of the visit, to be printed."""
        if self._record is not None:
            self._papers.show_receipt(self._record.row.uid, self._label)

    def answer(self) -> None:
        """Note that the citizen was answered."""
        if self._record is None:
            return
        service = self._service

        def does(record: VisitRecord, said: Said) -> Registered:
            return service.answer(record.row.uid, record.rev, said["answered_on"], said["answer_form"], said["result"])

        sheet = self._sheet("Ghi kết quả trả lời", ANSWER_FORM, does, Button("Lưu", Kind.MAIN, key="Ctrl+S"))
        sheet.form.load({"answered_on": self._workplace.desk.clock.today()})
        sheet.made.connect(lambda done: self._done(f"Đã ghi trả lời lượt tiếp {done.label}."))
        sheet.rise()

    def void(self) -> None:
        """Strike the visit out, with a reason; its number stays."""
        if self._record is None:
            return
        service = self._service

        def does(record: VisitRecord, said: Said) -> Registered:
            return service.void(record.row.uid, record.rev, said["reason"])

        sheet = self._sheet(
            "Bỏ lượt tiếp", VOID_FORM, does, Button("Bỏ lượt này", Kind.DANGER, icon="ban", key="Ctrl+S")
        )
        sheet.made.connect(lambda done: self._done(f"Đã bỏ lượt tiếp {done.label}. Số được giữ lại."))
        sheet.rise()

    def leave_case(self) -> None:
        """Part the visit from a case it was joined to by mistake."""
        service = self._service

        def does(record: VisitRecord, said: Said) -> Registered:
            return service.leave_case(record.row.uid, record.rev, said["reason"])

        verb = Button("Bỏ gắn", Kind.MAIN, key="Ctrl+S")
        sheet = self._sheet("Bỏ gắn khỏi vụ việc", REASON_FORM, does, verb)
        sheet.made.connect(lambda done: self._done(f"Đã bỏ gắn lượt tiếp {done.label} khỏi vụ việc."))
        sheet.rise()

    def reveal(self) -> None:
        """Ask for the reason, journal the look, then show who the denouncer is."""
        record = self._record
        if record is None:
            return
        service, window, about = self._service, self._page.window(), f"Lượt tiếp {self._label}"
        labels = {name: LABELS[name] for name in HIDDEN_FROM_DRAFTS}
        sheet = ask_identity(self._workplace, window, about, lambda reason: service.reveal(record.row.uid, reason))
        sheet.made.connect(lambda people: show_identity(window, about, people, labels))
        sheet.rise()

    def history(self) -> None:
        """Every change of the visit: who, when, why, from what to what."""
        if self._record is not None:
            body = history_body(self._record.happenings)
            SideSheet(self._page.window(), "Lịch sử thay đổi", f"Lượt tiếp {self._label}", body).rise()

    def undo(self) -> None:
        """Take back one's own last save of the last ten minutes."""
        undo_last(self._workplace)

    def _sheet(self, title: str, form: Form, does: Verb, verb: Button, notice: QWidget | None = None) -> VerbSheet:
        record = self._taken()
        about = f"Lượt tiếp {self._label}, {record.row.kind.lower()}, ngày {words.day(record.row.received_on)}"
        return verb_sheet(
            self._workplace, title, about, form, lambda said: does(record, said), verb=verb, notice=notice
        )

    def _done(self, sentence: str) -> None:
        offer_undo(self._workplace, sentence)

    @property
    def _label(self) -> str:
        return self._record.row.label if self._record else ""


def offer_undo(workplace: Workplace, sentence: str) -> None:
    """Tell what was saved and offer to take it back."""
    workplace.say(sentence, lambda: undo_last(workplace))


def undo_last(workplace: Workplace) -> None:
    """Take back one's own last save of the last ten minutes."""
    service = ReceptionService(workplace.desk)
    workplace.jobs.write(lambda _progress: service.undo(), workplace.say, workplace.explain)
