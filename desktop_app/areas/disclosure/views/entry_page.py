"""Đăng một nội dung: one form from the document to its boards; the same page corrects a record."""

from collections.abc import Mapping

from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.areas.disclosure.catalogue import read_catalogue
from desktop_app.areas.disclosure.fields import DRAFT
from desktop_app.areas.disclosure.models import ChangeKind
from desktop_app.areas.disclosure.queries import view_of
from desktop_app.areas.disclosure.shown import DisclosureView
from desktop_app.areas.disclosure.start import Start, read_start
from desktop_app.areas.disclosure.views.entry_form import EntryForm
from desktop_app.areas.disclosure.views.register_verbs import offer_undo
from desktop_app.areas.disclosure.views.saving import Saving
from desktop_app.areas.disclosure.views.starting import following_values, new_values, values_of
from desktop_app.areas.views import FormDraft, Workplace
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.drafting import Drafting, is_worth_keeping
from desktop_app.kit.footer import Footer
from desktop_app.kit.form import go_to_first_empty
from desktop_app.kit.page import Page
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.theme import State
from desktop_app.office.kept import Saved

REGISTER = "disclosure.register"
BEGAN = "start"
"""What a draft keeps beside the form: what the page was opened with."""
OTHER_DRAFT = "Đây không phải nội dung vừa chọn. Lưu hoặc bỏ bản nháp thì mới làm được nội dung vừa chọn."


class EntryPage(Page):
    """Ctrl+S saves, F3 explains the deadline; Esc leaves and what was typed stays as a draft."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Đăng một nội dung", back=workplace.back)
        self._workplace, self._desk = workplace, workplace.desk
        self._draft = FormDraft(self._desk, DRAFT)
        self._drafting: Drafting | None = None
        self._asked = self._start = Start()
        self._untouched: dict[str, str] = {}
        self.entry = EntryForm(workplace, self)
        self.form = self.entry.form
        self._saving = Saving(workplace, self.entry)
        self._save = Button("Lưu", Kind.MAIN, key="Ctrl+S")
        self._every = Button("Thêm hình thức", icon="list", key="F7")
        self._every.setCheckable(True)
        self._lay_out()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Begin a new record, as an address of `Start` says, or open one to be corrected; a draft is opened again."""
        self._settle()
        told = str(entry.get("uid") or "")
        start = read_start(told)
        self._asked = start or Start()
        uid = "" if start else told
        self._saving.record = self._view(uid) if uid else None
        self._draft = FormDraft(self._desk, f"{DRAFT}.{uid}" if uid else DRAFT)
        self._drafting = Drafting(self._keepable, self._draft, self)
        self._drafting.told.connect(self._foot.say)
        self._begin()

    def leave(self) -> None:
        """Keep what was typed; what was taken out again is no draft."""
        self._settle()

    def _settle(self) -> None:
        if self._drafting is None:
            return
        if self.form.raw() == self._untouched:
            self._drafting.finish()
        else:
            self._drafting.settle()

    def _begin(self) -> None:
        kept, is_new = self._draft.load(), self._saving.record is None
        self._start = self._asked
        self.entry.begin(self._first_values(), self._saving.change, is_new=is_new)
        untouched = self._untouched = self.form.raw()
        self._foot.say("")
        resumed = is_worth_keeping({name: text for name, text in kept.items() if name != BEGAN}, untouched)
        if resumed:
            self._start = read_start(kept.get(BEGAN, "")) or Start()
            self._first_values()
            # A draft keeps nothing of fields left empty, and those stay empty.
            self.entry.begin({**dict.fromkeys(untouched, ""), **kept}, self._saving.change, is_new=is_new)
        self._head()
        self._show_banner(resumed=resumed)
        if self._asked.item_code:
            # The item stands there already; what is typed next would be put behind it.
            go_to_first_empty(self.form)
        else:
            self.form.setFocus()

    def _first_values(self) -> dict[str, object]:
        """What the form holds before anything is typed; the way in which it is saved follows."""
        record, start, today = self._saving.record, self._start, self._desk.clock.today()
        self._saving.follows, self._saving.change = start.follows, start.change
        if record is not None:
            self._saving.follows, self._saving.change = record.replaces_uid, record.change
            return values_of(record)
        if start.follows:
            return following_values(self._view(start.follows), start.change, today)
        with self._desk.db.reading() as session:
            catalogue = read_catalogue(session)
        return new_values(start, catalogue, today)

    def _view(self, uid: str) -> DisclosureView:
        with self._desk.db.reading() as session:
            return view_of(session, self._desk, uid)

    def _head(self) -> None:
        record = self._saving.record
        if record is not None:
            self.rename(f"Sửa hồ sơ {record.label}")
            self.say("Mỗi lần sửa đều giữ lại bản cũ và lý do. Bản niêm yết sửa ở trang Niêm yết.")
        elif self._saving.change is not ChangeKind.FIRST:
            self.rename("Công khai lại")
            before = self._view(self._saving.follows)
            self.say(f"{self._saving.change.value}. Thay hồ sơ {before.label}: {before.title}.")
        else:
            self.rename("Đăng một nội dung")
            self.say("Chọn nội dung của danh mục; hình thức bắt buộc, nơi niêm yết và hạn được điền sẵn.")

    def _show_banner(self, *, resumed: bool = False) -> None:
        if not resumed:
            self.set_banner(None)
            return
        anew = Button("Bỏ bản nháp", height=30)
        anew.clicked.connect(self._drop_draft)
        other = OTHER_DRAFT if self._asked not in (Start(), self._start) else ""
        self.set_banner(Banner(State.INFO, "Đã mở lại bản nháp ghi dở lần trước.", other, buttons=(anew,)))

    def _drop_draft(self) -> None:
        if self._drafting is not None:
            self._drafting.finish()
        self._begin()
        self._workplace.say("Đã bỏ bản nháp.")

    def _keepable(self) -> dict[str, str]:
        return {**self.form.raw(), BEGAN: self._start.address()}

    def _saved(self, saved: Saved) -> None:
        done = "đăng" if self._saving.record is None else "sửa"
        if self._drafting is not None:
            self._drafting.finish()
            self._drafting = None
        self._workplace.open(REGISTER, saved.uid)
        offer_undo(self._workplace, f"Đã {done} hồ sơ công khai {saved.label}.")

    def _explain(self) -> None:
        deadline = self.entry.deadline()
        if deadline is not None:
            DeadlinePopover(self.window(), deadline).show_under(self.form.field("trigger_on"))

    def _lay_out(self) -> None:
        leave = Button("Đóng", key="Esc")
        leave.clicked.connect(self._workplace.back)
        self._foot = Footer(leave, self._save, hints=(("Enter", "ô tiếp theo"), ("F4", "ô bắt buộc")))
        self.set_body(self.form)
        self.set_footer(self._foot, strip=self.form.strip)
        self.set_buttons(self._every)

    def _listen(self) -> None:
        self._save.clicked.connect(self._saving.save)
        self._saving.saved.connect(self._saved)
        self._saving.busy.connect(lambda busy: self._save.setEnabled(not busy))
        self.form.edited.connect(lambda _name: self._drafting.note() if self._drafting else None)
        self.form.completed.connect(self._save.setFocus)
        self._every.toggled.connect(self.entry.show_all)
        QShortcut(QKeySequence("F3"), self).activated.connect(self._explain)
