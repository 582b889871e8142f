"""What can be done with a request for information, each in a sheet at the side."""

from desktop_app.areas.disclosure.models import ChangeKind
from desktop_app.areas.disclosure.requests import fields
from desktop_app.areas.disclosure.requests.entry import answer_of, entry_of
from desktop_app.areas.disclosure.requests.models import RequestKind
from desktop_app.areas.disclosure.requests.queries import RequestRecord, RequestView
from desktop_app.areas.disclosure.requests.rules import ENDS
from desktop_app.areas.disclosure.requests.service import RequestService
from desktop_app.areas.disclosure.requests.views.sheets import RequestSheets
from desktop_app.areas.disclosure.start import Start
from desktop_app.areas.disclosure.views.form_verbs import offer
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.history import history_body
from desktop_app.areas.views.list_verbs import ListVerbs
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button
from desktop_app.kit.page import Page
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.sheet import SideSheet

RECORDS, RECORD_ENTRY = "disclosure.register", "disclosure.entry"
NEW = "Ghi yêu cầu thông tin"


class RequestVerbs(ListVerbs[RequestRecord]):
    """Acts on the request taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets and popovers are made over the window of `page`."""
        super().__init__(workplace, page, "Việc khác với yêu cầu này")
        self._service = RequestService(workplace.desk)
        self._sheets = RequestSheets(workplace, self._service)
        self._answer, self._edit = Button("Trả lời", key="Enter"), Button("Sửa")
        self._answer.clicked.connect(self.go_on)
        self._edit.clicked.connect(self.edit)

    def take(self, record: RequestRecord | None) -> None:
        """Act on this request from now on; on none while it is read."""
        super().take(record)
        if record is not None:
            view = record[0]
            self._answer.setVisible(self._may_record and view.is_open)
            self._edit.setVisible(self._may_change(view))

    def pane_buttons(self) -> tuple[Button, ...]:
        """The buttons under the reading pane."""
        return self._answer, self._edit, self._more

    def enter_new(self) -> None:
        """Enter a request."""
        if not self._may_record:
            return
        about = "Số của năm được cấp khi lưu"
        start = {"received_on": self._workplace.desk.clock.today(), "kind": RequestKind.SUPPLY}
        sheet = self._sheets.make(
            NEW, about, fields.REQUEST_FORM, start, lambda said: self._service.register(entry_of(said))
        )
        self._sheets.rise(sheet, "Đã ghi yêu cầu thông tin {}.")

    def go_on(self) -> None:
        """Say how it ended."""
        view = self._view
        if view is None or not self._may_record or not view.is_open:
            return
        sheet = self._sheets.on(
            view, "Trả lời yêu cầu", fields.ANSWER_FORM, lambda of, said: self._service.answer(*of, answer_of(said))
        )
        offer(sheet, "end", [(end.name, str(end.value)) for end in ENDS[view.kind]])
        self._sheets.rise(sheet, "Đã ghi kết quả của yêu cầu {}.")

    def edit(self) -> None:
        """Change what was entered, with a reason."""
        view = self._view
        if view is None or not self._may_change(view):
            return
        start = {name: getattr(view, name) for name in ("kind", "received_on", "requester", "content", "address")}
        start |= {name: getattr(view, name) for name in ("phone", "way", "record")}
        start |= {} if view.rule_key else {"due_on": view.due_on}
        sheet = self._sheets.on(
            view,
            "Sửa yêu cầu",
            fields.CORRECT_FORM,
            lambda of, said: self._service.correct(*of, entry_of(said), said["reason"]),
            start,
        )
        self._sheets.rise(sheet, "Đã sửa yêu cầu {}.")

    def ask_source(self) -> None:
        """Note the question to the body where the information comes from."""
        title = "Hỏi cơ quan tạo ra thông tin"
        self._sheets.rise(
            self._sheets.day(self._taken()[0], title, self._service.ask_source), "Đã ghi việc hỏi của yêu cầu {}."
        )

    def source_replied(self) -> None:
        """Note the reply of that body."""
        title = "Cơ quan tạo ra thông tin trả lời"
        self._sheets.rise(
            self._sheets.day(self._taken()[0], title, self._service.source_replied), "Đã ghi trả lời của yêu cầu {}."
        )

    def withdraw(self) -> None:
        """Note that whoever asked no longer does."""
        sheet = self._sheets.day(self._taken()[0], "Người yêu cầu rút", self._service.withdraw)
        self._sheets.rise(sheet, "Đã ghi việc rút yêu cầu {}.")

    def void(self) -> None:
        """Void the request; its number stays."""
        sheet = self._sheets.on(
            self._taken()[0],
            "Hủy yêu cầu",
            fields.VOID_FORM,
            lambda of, said: self._service.void(*of, said["reason"]),
            verb="Hủy yêu cầu",
        )
        self._sheets.rise(sheet, "Đã hủy yêu cầu {}. Số được giữ lại.")

    def put_right(self) -> None:
        """Begin the correction of the record that the request is about."""
        uid = self._taken()[0].disclosure_uid
        self._workplace.open(RECORD_ENTRY, Start(follows=uid, change=ChangeKind.CORRECTED).address())

    def open_record(self) -> None:
        """Go to the record that the request is about."""
        self._workplace.open(RECORDS, self._taken()[0].disclosure_uid)

    def explain(self) -> None:
        """Show how the deadline is counted."""
        view = self._view
        if view is not None and view.deadline is not None and view.is_open:
            window = self._page.window()
            DeadlinePopover(window, view.deadline).show_under(window.focusWidget() or self._more)

    def history(self) -> None:
        """Every change: who, when, why, from what to what."""
        about = f"Yêu cầu {self._taken()[0].label}"
        SideSheet(self._page.window(), "Lịch sử thay đổi", about, history_body(self._taken()[1])).rise()

    def choices(self, record: RequestRecord) -> list[Act]:
        """What can be done with it now."""
        found, view = list[Act](), record[0]
        if self._may_record and view.is_open:
            is_dispute = view.kind is RequestKind.DISPUTE
            found += [("Hỏi cơ quan tạo ra thông tin", self.ask_source)] if is_dispute else []
            found += [("Cơ quan đó đã trả lời", self.source_replied)] if view.asked_source_on else []
            found += [("Người yêu cầu rút", self.withdraw)]
        found += [("Đính chính hồ sơ công khai", self.put_right)] if self._may_record and view.record else []
        found += [("Mở hồ sơ công khai", self.open_record)] if view.record else []
        found += [("Lịch sử thay đổi", self.history)]
        found += [("Hoàn tác lần lưu cuối", self._sheets.undo)] if self._may_record else []
        return [*found, *([("Hủy yêu cầu này", self.void)] if self._may_change(view) else [])]

    def _may_change(self, view: RequestView) -> bool:
        return self._may_record and view.voided_on is None

    @property
    def _view(self) -> RequestView | None:
        return self._record[0] if self._record else None
