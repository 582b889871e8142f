"""What can be done with a record from its list, each in a sheet at the side."""

from collections.abc import Callable, Mapping

from desktop_app.areas.disclosure import fields
from desktop_app.areas.disclosure.evidence import proved_by_record
from desktop_app.areas.disclosure.models import ChangeKind, Form
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.areas.disclosure.shown import DisclosureView
from desktop_app.areas.disclosure.start import Start
from desktop_app.areas.disclosure.views.evidence_sheets import EvidenceSheets
from desktop_app.areas.disclosure.views.form_verbs import POSTINGS, FormVerbs, Said
from desktop_app.areas.disclosure.views.papers import DisclosurePapers
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.history import history_body
from desktop_app.areas.views.list_verbs import ListVerbs
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core.fields import Form as Fields
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.history import Happening
from desktop_app.office.kept import Saved
from desktop_app.office.postings.proofs_shown import ProofView
from desktop_app.office.postings.shown import PostingView

ENTRY = "disclosure.entry"
Record = tuple[DisclosureView, tuple[Happening, ...], tuple[ProofView, ...]]
"""A record with what happened to it and its proofs."""


class RecordVerbs(ListVerbs[Record]):
    """Acts on the record taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets and popovers are made over the window of `page`."""
        super().__init__(workplace, page, "Việc khác với hồ sơ này")
        self._service = DisclosureService(workplace.desk)
        self.evidence = EvidenceSheets(workplace, page)
        self.papers = DisclosurePapers(workplace)
        self.forms = FormVerbs(workplace, self, lambda: self._taken()[0], self._sheet, self._done)
        self._next, self._edit = Button("", key="Enter"), Button("Sửa")
        self._next.clicked.connect(self.go_on)
        self._edit.clicked.connect(self.edit)

    def take(self, record: Record | None) -> None:
        """Act on this record from now on; on none while it is read."""
        super().take(record)
        if record is not None:
            view = record[0]
            said, does = self._next_step(view)
            self._next.say(said)
            self._next.setVisible(does is not None)
            self._edit.setVisible(self._may_change(view))

    def pane_buttons(self) -> tuple[Button, ...]:
        """The buttons under the reading pane."""
        return self._next, self._edit, self._more

    def go_on(self) -> None:
        """Do what comes next for this record."""
        if self._view is not None:
            does = self._next_step(self._view)[1]
            if does is not None:
                does()

    def edit(self) -> None:
        """Open the record's page."""
        if self._view is not None and self._may_change(self._view):
            self._workplace.open(ENTRY, self._view.uid)

    def explain(self) -> None:
        """Show how the deadline is counted."""
        view = self._view
        if view is not None and view.deadline is not None:
            window = self._page.window()
            DeadlinePopover(window, view.deadline).show_under(window.focusWidget() or self._more)

    def open_posting(self, uid: str) -> None:
        """Go to a notice of the record."""
        self._workplace.open(POSTINGS, uid)

    def show_proofs(self) -> None:
        """The proofs of the record, of its readings and of the copies of its notices."""
        view, *_ = self._taken()
        self.evidence.show(f"Hồ sơ {view.label}, {view.item_code}. {view.title}", proved_by_record(view))

    def again(self, change: ChangeKind) -> None:
        """Disclose it again as a new record with a new period."""
        self._workplace.open(ENTRY, Start(follows=self._taken()[0].uid, change=change).address())

    def void(self) -> None:
        """Void the record, with a reason; its number stays."""
        service = self._service
        verb = Button("Hủy hồ sơ này", Kind.DANGER, icon="ban", key=SAVE)

        def does(view: DisclosureView, said: Said) -> Saved:
            return service.void(view.uid, view.rev, said["reason"])

        sheet = self._sheet("Hủy hồ sơ công khai", fields.VOID_FORM, {}, does, verb)
        sheet.made.connect(lambda saved: self._done(f"Đã hủy hồ sơ {saved.label}. Số được giữ lại."))
        sheet.rise()

    def history(self) -> None:
        """Every change of the record: who, when, why, from what to what."""
        view, happened, _ = self._taken()
        SideSheet(self._page.window(), "Lịch sử thay đổi", f"Hồ sơ {view.label}", history_body(happened)).rise()

    def choices(self, record: Record) -> list[Act]:
        """Everything that can be done with it now."""
        found, forms, view = list[Act](), self.forms, record[0]
        if self._may_change(view):
            found += [("Lập thông báo niêm yết", forms.post), ("Ghi địa chỉ trên cổng, trang thông tin", forms.portal)]
            found += [("Ghi buổi phát thanh", forms.read_out)]
            found += [("Bỏ buổi phát thanh ghi nhầm", forms.strike_slot)] if view.slots else []
            found += [("Gửi Trưởng thôn, Tổ trưởng", forms.send)]
            found += [("Ghi xác nhận của thôn, tổ dân phố", forms.acknowledge)] if view.heads else []
            found += [("Ghi hình thức khác đã thực hiện", forms.other), ("", None)]
            waiting = any(form.since_on is None for form in view.chosen)
            found += [("Không thực hiện một hình thức", forms.leave_out)] if waiting else []
            found += [
                ("Nội dung thay đổi, công khai lại", lambda: self.again(ChangeKind.CHANGED)),
                ("Đính chính thông tin sai", lambda: self.again(ChangeKind.CORRECTED)),
            ]
        hung = _last_hung(view)
        if hung is not None and self.papers.choices(hung):
            found += [("In, lưu giấy tờ niêm yết", lambda: self.papers.offer(self._more, hung))]
        found += [("Minh chứng", self.show_proofs), ("Lịch sử thay đổi", self.history)]
        if self._may_record:
            found += [("Hoàn tác lần lưu cuối", lambda: undo_last(self._workplace))]
        if self._may_change(view):
            found += [("", None), ("Hủy hồ sơ này", self.void)]
        return found

    def _next_step(self, view: DisclosureView) -> tuple[str, Callable[[], None] | None]:
        """The words of the main button and what it does; nothing where nothing is left to do."""
        if not self._may_change(view):
            return "", None
        lacks = [form.form for form in view.chosen if form.missing]
        for form in sorted(lacks, key=lambda form: form is Form.POSTED and bool(_hung(view))):
            return self._step_of(view, form)
        return "", None

    def _step_of(self, view: DisclosureView, form: Form) -> tuple[str, Callable[[], None]]:
        if form is Form.POSTED:
            return ("Mở niêm yết", self.forms.open_posting) if _hung(view) else ("Lập niêm yết", self.forms.post)
        if form is Form.HAMLET_HEAD:
            is_sent = len(view.heads) >= max(view.hamlets, 1)
            return ("Ghi xác nhận", self.forms.acknowledge) if is_sent else ("Gửi các thôn", self.forms.send)
        steps = {
            Form.PORTAL: ("Ghi địa chỉ trang", self.forms.portal),
            Form.RADIO: ("Ghi phát thanh", self.forms.read_out),
        }
        return steps.get(form, ("Ghi thực hiện", self.forms.other))

    def _may_change(self, view: DisclosureView) -> bool:
        return self._may_record and view.voided_on is None

    @property
    def _view(self) -> DisclosureView | None:
        return self._record[0] if self._record else None

    def _sheet(
        self,
        title: str,
        form: Fields,
        start: Mapping[str, object],
        does: Callable[[DisclosureView, Said], Saved],
        verb: Button | None = None,
    ) -> VerbSheet:
        view, *_ = self._taken()
        about = f"Hồ sơ {view.label}, {view.item_code}. {view.title}"
        return verb_sheet(self._workplace, title, about, form, lambda said: does(view, said), start=start, verb=verb)

    def _done(self, sentence: str) -> None:
        offer_undo(self._workplace, sentence)


def offer_undo(workplace: Workplace, sentence: str) -> None:
    """Tell what was saved and offer to take it back."""
    workplace.say(sentence, lambda: undo_last(workplace))


def undo_last(workplace: Workplace) -> None:
    """Take back one's own last save of the last ten minutes."""
    service = DisclosureService(workplace.desk)
    workplace.jobs.write(lambda _progress: service.undo(), workplace.say, workplace.explain)


def _hung(view: DisclosureView) -> bool:
    return _last_hung(view) is not None


def _last_hung(view: DisclosureView) -> PostingView | None:
    """Its latest notice that was not struck out."""
    return next((posting for posting in reversed(view.postings) if posting.voided_on is None), None)
