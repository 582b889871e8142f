"""Đăng ký đơn: one page from the door it came by to what it says; the same page corrects a petition."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent

from desktop_app.areas.petitions.entered import entered
from desktop_app.areas.petitions.fields import DRAFT, ENTRY_FORM
from desktop_app.areas.petitions.lookups import expected_label
from desktop_app.areas.petitions.secrecy import sees_content
from desktop_app.areas.petitions.service import Registered
from desktop_app.areas.petitions.views.beginning import Beginning, sources_of_petition
from desktop_app.areas.petitions.views.entry_form import EntryForm
from desktop_app.areas.petitions.views.likely import Likely
from desktop_app.areas.petitions.views.pending_scans import PendingScans
from desktop_app.areas.petitions.views.petition_draft import VISIT, keepable
from desktop_app.areas.petitions.views.printing import show_receipt
from desktop_app.areas.petitions.views.saving import Saving
from desktop_app.areas.petitions.views.undoing import offer_undo
from desktop_app.areas.views import FormDraft, Workplace
from desktop_app.areas.views.card_desk import CardDesk
from desktop_app.areas.views.number_looks import NumberLooks
from desktop_app.areas.views.who import Who
from desktop_app.kit.controls import Badge, Banner, Button, Kind
from desktop_app.kit.drafting import Drafting, is_worth_keeping
from desktop_app.kit.footer import Footer
from desktop_app.kit.form import FormView
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page, one_above_the_other
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.theme import State
from desktop_app.office.secrecy import turned_secret

REGISTER = "petitions.register"
TITLE = "Đăng ký đơn"
NOT_TYPED = ("received_on", VISIT)
SCANS_LEFT = "Bản quét chưa lưu không nằm trong bản nháp. Mở lại bản nháp thì chọn lại bản quét."
SECRET = (
    "Danh tính người tố cáo được giữ riêng trong kho mật.",
    "Họ tên, giấy tờ, nơi ở, điện thoại không vào sổ, danh sách, bản in, bản nháp. Chỉ người có quyền mới xem được, "
    "mỗi lần xem đều ghi nhật ký.",
)


class EntryPage(Page):
    """F2 scans a card, Ctrl+S saves, Ctrl+P saves and prints; Esc leaves and what was typed stays as a draft."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(TITLE, back=workplace.back)
        self._workplace, self._desk = workplace, workplace.desk
        self._draft = FormDraft(self._desk, DRAFT)
        self._drafting: Drafting | None = None
        self._untouched: dict[str, str] = {}
        self.beginning = Beginning(self._desk)
        self.who = Who(workplace, self)
        self.form = FormView(ENTRY_FORM, self._desk.clock.today(), suggest=sources_of_petition(workplace, self.who))
        self.entry = EntryForm(self.form, self._desk)
        self.who.watch(self.form)
        self.likely = Likely(workplace, self.form, self.who)
        self.card = CardDesk(workplace, self.entry, self.who)
        self._looks = NumberLooks(workplace, self.who)
        self.scans = PendingScans(workplace, self)
        self._saving = Saving(workplace, self.entry, self.who, self._beside, lambda: self.scans.scans)
        self._save = Button("Lưu", Kind.MAIN, key="Ctrl+S")
        self._save_and_print = Button("Lưu và in biên nhận", icon="printer", key="Ctrl+P")
        self._every = Button("Thêm ô", icon="list", key="F7")
        self._every.setCheckable(True)
        self._every.setToolTip("Giấy tờ, bản gốc kèm theo, quá trình đã giải quyết, ghi chú (F7)")
        self._alike = Button("Đơn, lượt giống", icon="history")
        self._lay_out()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Begin a new petition, also from a `visit`, or open one to be corrected; a draft of it is opened again."""
        self._settle()
        uid = str(entry.get("uid") or "")
        sees = sees_content(self._desk.account)
        self._saving.record = entered(self._desk.db, uid, sees_content=sees) if uid else None
        self.beginning.ask(str(entry.get("visit") or ""))
        self._draft = FormDraft(self._desk, f"{DRAFT}.{uid}" if uid else DRAFT)
        self._drafting = Drafting(self._keepable, self._draft, self)
        self._drafting.told.connect(self._foot.say)
        self._begin()

    def leave(self) -> None:
        """Keep what was typed; what was taken out again is no draft."""
        self.card.leave()
        self._settle()
        if self.scans.scans:
            self._workplace.say(SCANS_LEFT)

    def _settle(self) -> None:
        if self._drafting is None:
            return
        record = self._saving.record
        about = () if self.entry.is_secret else (record.uid if record else "", self.beginning.visit_uid)
        # What turned secret on another page meanwhile must not come back by what still stands on this one.
        if self.form.raw() == self._untouched or turned_secret(self._desk, *about):
            self._drafting.finish()
        else:
            self._drafting.settle()

    def _begin(self) -> None:
        record, kept = self._saving.record, self._draft.load()
        self._fill(self.beginning.of_record(record) if record else self.beginning.anew())
        untouched = self._untouched = self.form.raw()
        self._foot.say("")
        resumed = is_worth_keeping({name: text for name, text in kept.items() if name not in NOT_TYPED}, untouched)
        if resumed:
            first = self.beginning.of_record(record) if record else self.beginning.resumed(kept)
            self._fill({**first, **dict.fromkeys(untouched, ""), **kept})
            self.who.resume(kept)
            self.likely.resume(kept)
        if self.entry.is_secret:
            self._hide(True)
        sealed = self._saving.sealed
        self.card.begin(sealed=sealed, is_new=record is None)
        self.scans.begin(*((record.uid, record.label) if record else ()))
        self._looks.begin(record.uid if record is not None and record.shows_number else "")
        self._head()
        self._save_and_print.setVisible(self.entry.gets_receipt)
        self._show_banner(resumed=resumed)
        self.form.setFocus()

    def _fill(self, values: Mapping[str, Any]) -> None:
        record = self._saving.record
        sealed = self._saving.sealed = self.beginning.is_sealed
        self.entry.begin(values, sealed=sealed, remote_office=self.beginning.is_remote_office)
        self.who.begin(self.beginning.person_id, is_correction=record is not None)
        self.likely.begin(record.uid if record else "", self.beginning.visit_uid)

    def _head(self) -> None:
        record = self._saving.record
        if record is None:
            self.rename(TITLE)
            self.set_badges()
            self.say(f"Số đến dự kiến {expected_label(self._desk.db, self.entry.year())}.{self.beginning.said}")
            return
        self.rename(f"Sửa đơn {record.label}")
        self.set_badges(*((Badge(State.SECRET, "Có bí mật danh tính"),) if record.is_secret else ()))
        self.say(f"{record.received_by} ghi. Mỗi lần sửa đều giữ lại bản cũ và lý do trong nhật ký.")

    def _show_banner(self, *, resumed: bool = False) -> None:
        if self.entry.is_secret:
            self.set_banner(Banner(State.SECRET, *(self.beginning.hidden or SECRET)))
        elif (told := self.card.banner()) is not None:
            self.set_banner(told)
        elif resumed:
            anew = Button("Bỏ bản nháp", height=30)
            anew.clicked.connect(self._drop_draft)
            said = self.beginning.other_draft
            self.set_banner(Banner(State.INFO, "Đã mở lại bản nháp ghi dở lần trước.", said, buttons=(anew,)))
        else:
            self.set_banner(None)

    def _drop_draft(self) -> None:
        kept = self.form.raw()
        if self._drafting is not None:
            self._drafting.finish()
        self._begin()
        self._workplace.say("Đã bỏ bản nháp.", lambda: self.entry.begin(kept))

    def _keepable(self) -> dict[str, str]:
        beside = {**self.who.kept(), **self.likely.kept(), VISIT: self.beginning.visit_uid}
        return keepable({**self.card.kept(self.form.raw()), **beside})

    def _beside(self) -> dict[str, Any]:
        return {"visit_uid": self.beginning.visit_uid, **self.likely.chosen()}

    def _edited(self) -> None:
        self._save_and_print.setVisible(self.entry.gets_receipt)
        if self._drafting is not None:
            self._drafting.note()

    def _hide(self, secret: bool) -> None:
        self.who.hide(secret)
        self.likely.look()

    def _turned_secret(self, secret: bool) -> None:
        """The identity must not stay in the draft a moment longer."""
        self._hide(secret)
        self.card.hide() if secret else self.card.forget()
        self._show_banner()
        QTimer.singleShot(0, self, lambda: self.form.go_to("kind"))  # the banner moved it, perhaps out of sight
        if self._drafting is not None:
            self._drafting.keep()

    def _saved(self, saved: Registered, then_print: bool) -> None:
        done = "đăng ký" if self._saving.record is None else "sửa"
        if self._drafting is not None:
            self._drafting.finish()
            self._drafting = None
        self.scans.begin()
        self._workplace.open(REGISTER, saved.uid)
        offer_undo(self._workplace, f"Đã {done} đơn {saved.label}.")
        if then_print:
            show_receipt(self._workplace, saved.uid)

    def _explain(self) -> None:
        deadline = self.entry.deadline()
        if deadline is not None:
            DeadlinePopover(self.window(), deadline).show_under(self.form.field("kind"))

    def showEvent(self, event: QShowEvent) -> None:
        """Back from another page the scanner is heard again."""
        super().showEvent(event)
        self.card.ears.listen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is alike stands beside the form, or behind a button where the window is narrow."""
        super().resizeEvent(event)
        tight = room(self.window()) is Room.TIGHT
        self.likely.panel.setVisible(not tight)
        self._alike.setVisible(tight)

    def _lay_out(self) -> None:
        leave = Button("Đóng", key="Esc")
        leave.clicked.connect(self._workplace.back)
        hints = (("Enter", "ô tiếp theo"), ("F4", "ô bắt buộc"))
        self._foot = Footer(leave, self._save_and_print, self._save, hints=hints)
        self.set_bar(one_above_the_other(self.card.bar, self.card.differences))
        self.set_body(self.form)
        self.set_footer(self._foot, strip=self.form.strip)
        self.set_side(self.likely.panel)
        self.set_buttons(self._alike, self.scans.button, self._every)

    def _listen(self) -> None:
        self._save.clicked.connect(lambda: self._saving.save())
        self._save_and_print.clicked.connect(lambda: self._saving.save(then_print=True))
        self._saving.saved.connect(self._saved)
        for button in (self._save, self._save_and_print):
            self._saving.busy.connect(button.setDisabled)
        self._alike.clicked.connect(self.likely.show_in_sheet)
        self.form.edited.connect(self._edited)
        self.form.edited.connect(lambda name: self._head() if name == "received_on" else None)
        self.form.completed.connect(self._save.setFocus)
        self.who.changed.connect(self._edited)
        self.likely.changed.connect(self._edited)
        self.card.changed.connect(self._edited)
        self.card.read.connect(self._show_banner)
        self.card.ears.landing.watch(self._save, self._save_and_print, self._every, self._alike)
        self.entry.secrecy_changed.connect(self._turned_secret)
        self._every.toggled.connect(self.entry.show_all)
        QShortcut(QKeySequence("F3"), self).activated.connect(self._explain)
        QShortcut(QKeySequence("F2"), self).activated.connect(self.card.take_keyboard)
