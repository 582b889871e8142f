"""Đề xuất: one page that enters a text to be made, also one that takes the place of another; it corrects one, too."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.conventions.entry import OF_CONVENTION, ConventionEntry, checked_entry
from desktop_app.areas.conventions.fields import CONVENTION_FORM, DRAFT, REASON_FORM
from desktop_app.areas.conventions.record import ConventionRecord, convention_record
from desktop_app.areas.conventions.service import ConventionService
from desktop_app.areas.conventions.states import Kind, Name, Proposer
from desktop_app.areas.views import FormDraft, Workplace
from desktop_app.areas.views.hamlets import ask_hamlets
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core.errors import InvalidInput
from desktop_app.kit.controls import Banner, Button
from desktop_app.kit.controls import Kind as Look
from desktop_app.kit.drafting import Drafting, is_worth_keeping
from desktop_app.kit.footer import Footer
from desktop_app.kit.form import FormView
from desktop_app.kit.page import Page
from desktop_app.kit.theme import State
from desktop_app.office.kept import Saved

TITLE = "Đề xuất hương ước, quy ước"
RECORD, AMENDS = "conventions.record", "amends"


class EntryPage(Page):
    """Ctrl+S saves; Esc leaves and what was typed stays as a draft."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(TITLE, back=workplace.back)
        self._workplace, self._desk = workplace, workplace.desk
        self._service = ConventionService(self._desk)
        self._draft = FormDraft(self._desk, DRAFT)
        self._drafting: Drafting | None = None
        self._record: ConventionRecord | None = None
        self._amends, self._untouched = "", dict[str, str]()
        hamlets = ask_hamlets(workplace, self)
        self.form = FormView(CONVENTION_FORM, self._desk.clock.today(), suggest={"hamlets": hamlets})
        self._save = Button("Lưu", Look.MAIN, key=SAVE)
        leave = Button("Đóng", key="Esc")
        leave.clicked.connect(workplace.back)
        self._foot = Footer(leave, self._save, hints=(("Enter", "ô tiếp theo"), ("F4", "ô bắt buộc")))
        self.set_body(self.form)
        self.set_footer(self._foot, strip=self.form.strip)
        self._save.clicked.connect(self.save)
        self.form.edited.connect(lambda _name: self._drafting.note() if self._drafting else None)
        self.form.completed.connect(self._save.setFocus)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Begin a new one, for a hamlet or in the place of `amends`, or open one to be corrected; with its draft."""
        self.leave()
        uid = str(entry.get("uid") or "")
        self._record = convention_record(self._desk, uid) if uid else None
        self._amends = self._record.amends_uid if self._record else str(entry.get(AMENDS) or "")
        self._draft = FormDraft(self._desk, f"{DRAFT}.{uid}" if uid else DRAFT)
        self._drafting = Drafting(self._keepable, self._draft, self)
        self._drafting.told.connect(self._foot.say)
        self._begin({name: str(said) for name, said in entry.items() if name in ("hamlet", "kind")})

    def leave(self) -> None:
        """Keep what was typed; what was taken out again is no draft."""
        if self._drafting is None:
            return
        if self.form.raw() == self._untouched:
            self._drafting.finish()
        else:
            self._drafting.settle()

    def save(self) -> None:
        """Check what is typed and save it; wrong fields are marked, a correction asks for its reason."""
        try:
            entry = checked_entry(self.form.raw(), self._desk.clock.today(), self._amends)
        except InvalidInput as error:
            self.form.show_problems(error.problems)
            return
        if self._record is not None:
            self._correct(self._record, entry)
            return
        self._save.setEnabled(False)
        self._workplace.jobs.write(
            lambda _progress: self._service.propose(entry), self._saved, self._failed, owner=self
        )

    def _begin(self, told: Mapping[str, str]) -> None:
        self.form.load(self._values(told))
        self._untouched = self.form.raw()
        kept = self._draft.load()
        resumed = is_worth_keeping({name: text for name, text in kept.items() if name != AMENDS}, self._untouched)
        if resumed:
            self._amends = kept.get(AMENDS, "")
            self.form.load({**dict.fromkeys(self._untouched, ""), **kept})
        self._head()
        self._show_banner(resumed=resumed)
        self._save.setEnabled(True)
        self.form.setFocus()

    def _values(self, told: Mapping[str, str]) -> Mapping[str, Any]:
        empty: dict[str, Any] = dict.fromkeys((field.name for field in CONVENTION_FORM), "")
        record = self._record
        if record is not None:
            return {**empty, **{name: getattr(record.entered, name) for name in OF_CONVENTION}, "hamlet": record.hamlet}
        usual = {
            "proposed_on": self._desk.clock.today(),
            "name": Name.HUONG_UOC,
            "kind": Kind.NEW,
            "proposer": Proposer.HEAD,
        }
        return {**empty, **usual, **told, **({"kind": Kind[told["kind"]]} if "kind" in told else {})}

    def _head(self) -> None:
        if self._record is not None:
            self.rename(f"Sửa hồ sơ {self._record.label}")
            self.say("Mỗi lần sửa đều giữ lại bản cũ và lý do trong nhật ký.")
        elif self._amends:
            self.rename("Sửa đổi, thay thế")
            before = convention_record(self._desk, self._amends)
            self.say(f"{before.title} vẫn giữ nguyên đến khi bản mới được công nhận.")
        else:
            self.rename(TITLE)
            self.say("Ghi thôn, tên gọi và người đề xuất; các bước sau làm ở hồ sơ.")

    def _show_banner(self, *, resumed: bool) -> None:
        if not resumed:
            self.set_banner(None)
            return
        anew = Button("Bỏ bản nháp", height=30)
        anew.clicked.connect(self._drop_draft)
        self.set_banner(Banner(State.INFO, "Đã mở lại bản nháp ghi dở lần trước.", buttons=(anew,)))

    def _drop_draft(self) -> None:
        if self._drafting is not None:
            self._drafting.finish()
        self._begin({})
        self._workplace.say("Đã bỏ bản nháp.")

    def _keepable(self) -> dict[str, str]:
        return {**self.form.raw(), **({AMENDS: self._amends} if self._amends else {})}

    def _correct(self, record: ConventionRecord, entry: ConventionEntry) -> None:
        def does(said: Mapping[str, Any]) -> Saved:
            return self._service.correct(record.uid, record.rev, entry, said["reason"])

        def takes(error: BaseException) -> bool:
            """A field of the page behind is wrong."""
            if not isinstance(error, InvalidInput) or "reason" in error.problems:
                return False
            self.form.show_problems(error.problems)
            return True

        about = "Lý do và bản cũ được giữ trong nhật ký"
        verb = Button("Lưu sửa đổi", Look.MAIN, key=SAVE)
        title = f"Sửa hồ sơ {record.label}"
        sheet = verb_sheet(self._workplace, title, about, REASON_FORM, does, verb=verb, takes=takes)
        sheet.made.connect(self._saved)
        sheet.rise()

    def _saved(self, saved: Saved) -> None:
        done = "ghi" if self._record is None else "sửa"
        if self._drafting is not None:
            self._drafting.finish()
            self._drafting = None
        self._workplace.open(RECORD, saved.uid)
        self._workplace.say(f"Đã {done} hồ sơ {saved.label}.", self._undo)

    def _failed(self, error: BaseException) -> None:
        self._save.setEnabled(True)
        if isinstance(error, InvalidInput) and error.problems.keys() <= self.form.raw().keys():
            self.form.show_problems(error.problems)
        else:
            self._workplace.explain(error)

    def _undo(self) -> None:
        self._workplace.jobs.write(lambda _progress: self._service.undo(), self._workplace.say, self._workplace.explain)
