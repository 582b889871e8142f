"""Ghi lượt tiếp: one page in the order of the talk: who, what, what next; the same page corrects a visit."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent

from desktop_app.areas.reception.books.views.book_choice import BookChoice
from desktop_app.areas.reception.books.views.late_sheet import expected_sentence
from desktop_app.areas.reception.fields import DRAFT, VISIT_FORM
from desktop_app.areas.reception.lookups import expected_label, is_closed, reads_denunciations
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService, Registered
from desktop_app.areas.reception.sessions.views.offer import MISSING, lacks_session, offer_session
from desktop_app.areas.reception.views.entry_form import EntryForm, starting_values
from desktop_app.areas.reception.views.likely import Likely
from desktop_app.areas.reception.views.offers import sources_of_visit
from desktop_app.areas.reception.views.papers import Papers
from desktop_app.areas.reception.views.papers_field import HANDED_IN
from desktop_app.areas.reception.views.printable import paper_menu, show_paper
from desktop_app.areas.reception.views.saving import Saving
from desktop_app.areas.reception.views.verbs import offer_undo
from desktop_app.areas.reception.views.visit_draft import keepable
from desktop_app.areas.views import FormDraft, Workplace
from desktop_app.areas.views.card_desk import CardDesk
from desktop_app.areas.views.number_looks import NumberLooks
from desktop_app.areas.views.who import Who
from desktop_app.core.fields import Form
from desktop_app.kit.controls import Badge, Banner, Button, Kind
from desktop_app.kit.drafting import Drafting, is_worth_keeping
from desktop_app.kit.footer import Footer
from desktop_app.kit.form import FormView
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page, one_above_the_other
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State
from desktop_app.office.secrecy import turned_secret

REGISTER = "reception.register"
FORM = Form(DRAFT, (*VISIT_FORM.sections, HANDED_IN))
NOT_TYPED = ("received_on", "started_at", "answer_due_on")
SECRET = (
    "Danh tính người tố cáo được giữ riêng trong kho mật.",
    "Họ tên, giấy tờ, nơi ở, điện thoại không vào sổ, danh sách, bản in, bản nháp. Chỉ người có quyền mới xem được, "
    "mỗi lần xem đều ghi nhật ký.",
)


class EntryPage(Page):
    """F2 scans a card, Ctrl+S saves, Ctrl+P saves and prints; Esc leaves and what was typed stays as a draft."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Ghi lượt tiếp", back=workplace.back)
        self._workplace, self._desk = workplace, workplace.desk
        self._draft = FormDraft(self._desk, DRAFT)
        self._drafting: Drafting | None = None
        self._untouched: dict[str, str] = {}
        self.who = Who(workplace, self)
        self.form = FormView(FORM, self._desk.clock.today(), suggest=sources_of_visit(workplace, self.who))
        self.entry = EntryForm(self.form, ReceptionService(workplace.desk))
        self.who.watch(self.form)
        self.likely = Likely(workplace, self.form, self.who)
        self.card = CardDesk(workplace, self.entry, self.who)
        self._looks = NumberLooks(workplace, self.who)
        self.book = BookChoice(workplace)
        self._saving = Saving(workplace, self.entry, self.who, self.likely, lambda: self.book.letter)
        self.papers = Papers(workplace)
        self._save = Button("Lưu", key="Ctrl+S")
        self._save_and_print = Button("Lưu và in…", Kind.MAIN, icon="printer", key="Ctrl+P")
        self._every = Button("Thêm ô", icon="list", key="F7")
        self._every.setCheckable(True)
        self._every.setToolTip("Giấy tờ, nơi ở, quá trình đã giải quyết, ghi chú (F7)")
        self._earlier = Button("Các lần đến trước", icon="history")
        self._lay_out()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Begin a new visit, or open one to be corrected; an unfinished draft of it is opened again."""
        self._settle()
        uid = str(entry.get("uid") or "")
        sees = reads_denunciations(self._desk.account)
        self._saving.record = visit_record(self._desk.db, uid, sees) if uid else None
        self._draft = FormDraft(self._desk, f"{DRAFT}.{uid}" if uid else DRAFT)
        self._drafting = Drafting(self._keepable, self._draft, self)
        self._drafting.told.connect(self._foot.say)
        self._begin()

    def leave(self) -> None:
        """Keep what was typed; what was taken out again is no draft."""
        self.card.leave()
        self._settle()

    def _settle(self) -> None:
        if self._drafting is None:
            return
        record = self._saving.record
        about = () if self.entry.is_secret or record is None else (record.row.uid,)
        # What turned secret on another page meanwhile must not come back by what still stands on this one.
        if self.form.raw() == self._untouched or turned_secret(self._desk, *about):
            self._drafting.finish()
        else:
            self._drafting.settle()

    def _begin(self) -> None:
        record, today = self._saving.record, self._desk.clock.today()
        values = dict(record.values) if record else starting_values(today, f"{self._desk.clock.now():%H:%M}")
        sealed = record is not None and record.row.is_secret
        self.entry.has_deadline = record is None or record.row.due_on is not None
        self.entry.begin(values, sealed=sealed)
        self.who.begin(record.person_id if record else None, is_correction=record is not None)
        self.likely.begin(record.row.uid if record else "")
        untouched = self._untouched = self.form.raw()
        self._foot.say("")
        kept = self._draft.load()
        if is_worth_keeping({name: text for name, text in kept.items() if name not in NOT_TYPED}, untouched):
            self.entry.begin({**values, **kept}, sealed=sealed)
            self.who.resume(kept)
            self.likely.resume(kept)
        if self.entry.is_secret:
            self.who.hide(True)
        resumed = self.form.raw() != untouched
        self.card.begin(sealed=sealed, is_new=record is None)
        self._looks.begin(record.row.uid if record is not None and record.masked_number else "")
        self.book.look(today, is_new=record is None)
        self._head()
        self._show_banner(resumed=resumed)
        if record is None and not resumed:
            self.card.take_keyboard()
        else:
            self.form.setFocus()

    def _head(self) -> None:
        record, db, book = self._saving.record, self._desk.db, self.book.letter
        if record is None:
            self.rename("Ghi lượt tiếp")
            self.set_badges()
            year = self.entry.year(self._desk.clock.today())
            self.say(expected_sentence(expected_label(db, year, book), book, year, is_closed(db, year, book)))
            return
        self.rename(f"Sửa lượt tiếp {record.row.label}")
        self.set_badges(*((Badge(State.SECRET, "Có bí mật danh tính"),) if record.row.is_secret else ()))
        self.say(f"{record.received_by} ghi. Mỗi lần sửa đều giữ lại bản cũ và lý do trong nhật ký.")

    def _show_banner(self, *, resumed: bool = False) -> None:
        if self.entry.is_secret:
            self.set_banner(Banner(State.SECRET, *SECRET))
        elif (told := self.card.banner()) is not None:
            self.set_banner(told)
        elif resumed:
            anew = Button("Bỏ bản nháp", height=30)
            anew.clicked.connect(self._drop_draft)
            self.set_banner(Banner(State.INFO, "Đã mở lại bản nháp ghi dở lần trước.", buttons=(anew,)))
        else:
            self.set_banner(None)

    def _drop_draft(self) -> None:
        kept = self.form.raw()
        if self._drafting is not None:
            self._drafting.finish()
        self._begin()
        self._workplace.say("Đã bỏ bản nháp.", lambda: self.entry.begin(kept))

    def _keepable(self) -> dict[str, str]:
        return keepable({**self.card.kept(self.form.raw()), **self.who.kept(), **self.likely.kept()})

    def _edited(self) -> None:
        if self._drafting is not None:
            self._drafting.note()

    def _turned_secret(self, secret: bool) -> None:
        """The identity must not stay in the draft a moment longer."""
        self.who.hide(secret)
        self.card.hide() if secret else self.card.forget()
        self._show_banner()
        QTimer.singleShot(0, self, lambda: self.form.go_to("kind"))  # the banner moved it, perhaps out of sight
        if self._drafting is not None:
            self._drafting.keep()

    def _saved(self, saved: Registered, then_print: str) -> None:
        done = "lưu" if self._saving.record is None else "sửa"
        if self._drafting is not None:
            self._drafting.finish()
            self._drafting = None
        self._workplace.open(REGISTER, saved.uid)
        visit = visit_record(self._desk.db, saved.uid).values
        lacks = lacks_session(self._workplace, visit)
        more = f" {MISSING}" if lacks and then_print else ""
        offer_undo(self._workplace, f"Đã {done} lượt tiếp {saved.label}.{more}")
        if then_print:
            show_paper(self.papers, then_print, saved.uid, saved.label)
        elif lacks:
            offer_session(self._workplace, visit)

    def _choose_paper(self) -> None:
        """Offer the papers that fit what is typed; Enter takes the first."""
        raw = self.form.raw()
        menu = paper_menu(self, raw, lambda paper: self._saving.save(then_print=paper))
        above = QPoint(0, -menu.sizeHint().height())
        menu.popup(self._save_and_print.mapToGlobal(above))

    def _explain(self) -> None:
        deadline = self.entry.deadline()
        if deadline is not None:
            DeadlinePopover(self.window(), deadline).show_under(self.form.field("answer_due_on"))

    def _show_earlier(self) -> None:
        SideSheet(self.window(), "Các lần đến trước", "Người đang ở bàn tiếp dân", self.likely.another_radar()).rise()

    def _set_busy(self, busy: bool) -> None:
        self._save.setEnabled(not busy)
        self._save_and_print.setEnabled(not busy)

    def showEvent(self, event: QShowEvent) -> None:
        """Back from another page the scanner is heard again."""
        super().showEvent(event)
        self.card.ears.listen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The radar stands beside the form, or behind a button where the window is narrow."""
        super().resizeEvent(event)
        tight = room(self.window()) is Room.TIGHT
        self.likely.radar.setVisible(not tight)
        self._earlier.setVisible(tight)

    def _lay_out(self) -> None:
        leave = Button("Đóng", key="Esc")
        leave.clicked.connect(self._workplace.back)
        self._foot = Footer(
            leave, self._save, self._save_and_print, hints=(("Enter", "ô tiếp theo"), ("F4", "ô bắt buộc"))
        )
        self.set_bar(one_above_the_other(self.card.bar, self.card.differences))
        self.set_body(self.form)
        self.set_footer(self._foot, strip=self.form.strip)
        self.set_side(self.likely.radar)
        self.set_buttons(self.book, self._earlier, self._every)

    def _listen(self) -> None:
        self._save.clicked.connect(lambda: self._saving.save())
        self._save_and_print.clicked.connect(self._choose_paper)
        self._saving.saved.connect(self._saved)
        self._saving.busy.connect(self._set_busy)
        self._earlier.clicked.connect(self._show_earlier)
        self.form.edited.connect(self._edited)
        self.form.edited.connect(lambda name: self._head() if name == "received_on" else None)
        self.book.changed.connect(self._head)
        self.form.completed.connect(self._save_and_print.setFocus)
        self.who.changed.connect(self._edited)
        self.likely.changed.connect(self._edited)
        self.card.changed.connect(self._edited)
        self.card.read.connect(self._show_banner)
        self.card.ears.landing.watch(self._save, self._save_and_print, self._every, self._earlier)
        self.entry.secrecy_changed.connect(self._turned_secret)
        self._every.toggled.connect(self.entry.show_all)
        QShortcut(QKeySequence("F3"), self).activated.connect(self._explain)
        QShortcut(QKeySequence("F2"), self).activated.connect(self.card.take_keyboard)
