"""Ghi việc dân bàn: a matter that the people decide is entered, or corrected, on one page."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.decisions.entered import Entered, entered, expected_label
from desktop_app.areas.decisions.entry import DecisionEntry, checked_entry
from desktop_app.areas.decisions.fields import DECISION_FORM, DRAFT, REASON_FORM
from desktop_app.areas.decisions.service import DecisionService
from desktop_app.areas.decisions.states import Item, Proposer, Scope
from desktop_app.areas.decisions.views.register_verbs import RECORD, undo_last
from desktop_app.areas.views import FormDraft, Workplace
from desktop_app.areas.views.hamlets import ask_hamlets
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core.errors import InvalidInput
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.drafting import Drafting, is_worth_keeping
from desktop_app.kit.footer import Footer
from desktop_app.kit.form import FormView
from desktop_app.kit.page import Page
from desktop_app.kit.theme import State
from desktop_app.office.kept import Saved

TITLE = "Ghi việc dân bàn"
PREFILLED = ("item", "hamlet", "title")


class EntryPage(Page):
    """Ctrl+S saves; Esc leaves and what was typed stays as a draft."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(TITLE, back=workplace.back)
        self._workplace, self._desk = workplace, workplace.desk
        self._record: Entered | None = None
        self._draft = FormDraft(self._desk, DRAFT)
        self._drafting: Drafting | None = None
        self._untouched: dict[str, str] = {}
        hamlets = ask_hamlets(workplace, self)
        self.form = FormView(DECISION_FORM, self._desk.clock.today(), suggest={"hamlets": hamlets})
        self._save, leave = Button("Lưu", Kind.MAIN, key=SAVE), Button("Đóng", key="Esc")
        self._save.clicked.connect(self.save)
        leave.clicked.connect(workplace.back)
        self._foot = Footer(leave, self._save, hints=(("Enter", "ô tiếp theo"), ("F4", "ô bắt buộc")))
        self.set_body(self.form)
        self.set_footer(self._foot, strip=self.form.strip)
        self.form.edited.connect(self._edited)
        self.form.completed.connect(self._save.setFocus)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Begin a new matter, also of an `item` in a `hamlet`, or open one to be corrected; a draft of it is opened."""
        self._settle()
        uid = str(entry.get("uid") or "")
        self._record = entered(self._desk, uid) if uid else None
        self._draft = FormDraft(self._desk, f"{DRAFT}.{uid}" if uid else DRAFT)
        self._drafting = Drafting(self.form.raw, self._draft, self)
        self._drafting.told.connect(self._foot.say)
        self._begin({name: str(entry[name]) for name in PREFILLED if entry.get(name)})

    def leave(self) -> None:
        """Keep what was typed; what was taken out again is no draft."""
        self._settle()

    def save(self) -> None:
        """Check what is typed and save it; wrong fields are marked, a correction asks for its reason."""
        try:
            entry = checked_entry(self.form.raw(), self._desk.clock.today())
        except InvalidInput as error:
            self.form.show_problems(error.problems)
            return
        if self._record is not None:
            self._correct(self._record, entry)
            return
        service = DecisionService(self._desk)
        self._save.setEnabled(False)
        self._workplace.jobs.write(lambda _progress: service.propose(entry), self._saved, self._failed, owner=self)

    def _begin(self, prefilled: Mapping[str, str] | None = None) -> None:
        today, kept = self._desk.clock.today(), self._draft.load()
        new = {
            "proposed_on": today,
            "item": Item.BQ1,
            "scope": Scope.HAMLET,
            "proposer": Proposer.HEAD,
            **(prefilled or {}),
        }
        self.form.load(dict.fromkeys(self.form.raw(), ""))
        self.form.load(self._record.values if self._record else new)
        self._untouched = self.form.raw()
        resumed = is_worth_keeping(kept, self._untouched)
        if resumed:
            self.form.load(kept)
        if self._record:
            self.rename(f"Sửa việc {self._record.label}")
            self.say("Mỗi lần sửa đều giữ lại bản cũ và lý do trong nhật ký.")
        else:
            self.rename(TITLE)
            self.say(f"Số dự kiến {expected_label(self._desk.db, today.year)}.")
        self._foot.say("")
        self._show_banner(resumed=resumed)
        self._show_fields()
        self.form.setFocus()

    def _show_banner(self, *, resumed: bool) -> None:
        if not resumed:
            self.set_banner(None)
            return
        anew = Button("Bỏ bản nháp", height=30)
        anew.clicked.connect(self._drop_draft)
        self.set_banner(Banner(State.INFO, "Đã mở lại bản nháp ghi dở lần trước.", "", buttons=(anew,)))

    def _drop_draft(self) -> None:
        if self._drafting is not None:
            self._drafting.finish()
        self._begin()
        self._workplace.say("Đã bỏ bản nháp.")

    def _edited(self, name: str) -> None:
        if name in ("item", "scope"):
            self._show_fields()
        if self._drafting is not None:
            self._drafting.note()

    def _show_fields(self) -> None:
        """A hamlet is asked for where one decides, a release where a head is voted on."""
        raw = self.form.raw()
        in_hamlet = raw["scope"] != Scope.COMMUNE.name
        of_head = raw["item"] == Item.BQ4.name
        self.form.field("hamlet").require(in_hamlet)
        self.form.set_shown({"hamlet": in_hamlet, "is_scattered": in_hamlet, "is_release": of_head})

    def _correct(self, record: Entered, entry: DecisionEntry) -> None:
        service = DecisionService(self._desk)

        def does(said: Mapping[str, Any]) -> Saved:
            return service.correct(record.uid, record.rev, entry, said["reason"])

        def takes(error: BaseException) -> bool:
            """What is wrong with the entry itself is told on the form, not on the sheet."""
            if not isinstance(error, InvalidInput) or "reason" in error.problems:
                return False
            self.form.show_problems(error.problems)
            return True

        about = "Lý do và bản cũ được giữ trong nhật ký của sổ"
        verb = Button("Lưu sửa đổi", Kind.MAIN, key=SAVE)
        title = f"Sửa việc {record.label}"
        sheet = verb_sheet(self._workplace, title, about, REASON_FORM, does, verb=verb, takes=takes)
        sheet.made.connect(self._saved)
        sheet.rise()

    def _saved(self, saved: Saved) -> None:
        done = "ghi" if self._record is None else "sửa"
        if self._drafting is not None:
            self._drafting.finish()
            self._drafting = None
        self._save.setEnabled(True)
        self._workplace.open(RECORD, saved.uid)
        self._workplace.say(f"Đã {done} việc {saved.label}.", lambda: undo_last(self._workplace))

    def _failed(self, error: BaseException) -> None:
        self._save.setEnabled(True)
        if isinstance(error, InvalidInput):
            self.form.show_problems(error.problems)
        else:
            self._workplace.explain(error)

    def _settle(self) -> None:
        if self._drafting is None:
            return
        if self.form.raw() == self._untouched:
            self._drafting.finish()
        else:
            self._drafting.settle()
