"""Mở đợt khảo sát: a questionnaire, a quarter, how many are asked; or a survey put right, on one page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QResizeEvent

from desktop_app.areas.surveys.entered import Entered, entered
from desktop_app.areas.surveys.entry import SurveyEntry, checked_entry
from desktop_app.areas.surveys.fields import DRAFT, SURVEY_FORM
from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.kept import Saved
from desktop_app.areas.surveys.offered import form_key, form_label, offered_forms
from desktop_app.areas.surveys.service import SurveyService
from desktop_app.areas.surveys.states import Quarter, Rekey
from desktop_app.areas.surveys.views.entry_panel import EntryPanel
from desktop_app.areas.surveys.views.rounds_verbs import SURVEY
from desktop_app.areas.views import FormDraft, Workplace
from desktop_app.areas.views.sheets import SAVE
from desktop_app.core.errors import InvalidInput
from desktop_app.core.periods import Span, period
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.drafting import Drafting, is_worth_keeping
from desktop_app.kit.footer import Footer
from desktop_app.kit.form import FormView
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State
from desktop_app.office.desk import Desk

TITLE = "Mở đợt khảo sát"
DAYS = ("from_on", "to_on")


@dataclass(frozen=True)
class Beginning:
    """What the page begins with: the questionnaires to choose from, and the survey that is put right."""

    forms: tuple[Form, ...]
    survey: Entered | None


class EntryPage(Page):
    """Ctrl+S saves; Esc leaves and what was typed stays as a draft."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(TITLE, back=workplace.back)
        self._workplace, self._desk = workplace, workplace.desk
        self._begun = Beginning((), None)
        self._draft = FormDraft(self._desk, DRAFT)
        self._drafting: Drafting | None = None
        self._untouched: dict[str, str] = {}
        self._days_typed = False
        self.form = FormView(SURVEY_FORM, self._desk.clock.today())
        self.panel = EntryPanel(self._desk)
        self._sizes = Button("Cỡ mẫu", icon="info")
        self._save, leave = Button("Lưu", Kind.MAIN, key=SAVE), Button("Đóng", key="Esc")
        self._save.clicked.connect(self.save)
        leave.clicked.connect(workplace.back)
        self._foot = Footer(leave, self._save, hints=(("Enter", "ô tiếp theo"), ("F4", "ô bắt buộc")))
        self.set_body(self.form)
        self.set_side(self.panel)
        self.set_footer(self._foot, strip=self.form.strip)
        self.form.edited.connect(self._edited)
        self.form.completed.connect(self._save.setFocus)
        self.panel.wanted.connect(self._take)
        self._sizes.clicked.connect(self._show_sizes)
        self.set_buttons(self._sizes)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Begin a new survey, also of a `code`, or open one to be corrected; a draft of it is opened."""
        self.leave()
        self._drafting = None
        uid, code = str(entry.get("uid") or ""), str(entry.get("code") or "")
        self._draft = FormDraft(self._desk, f"{DRAFT}.{uid}" if uid else DRAFT)
        desk = self._desk
        self._workplace.jobs.read(
            lambda _progress: Beginning(offered_forms(desk), entered(desk, uid) if uid else None),
            lambda begun: self._begin(begun, code),
            self._workplace.explain,
            owner=self,
        )

    def leave(self) -> None:
        """Keep what was typed; what was taken out again is no draft."""
        if self._drafting is None:
            return
        if self.form.raw() == self._untouched:
            self._drafting.finish()
        else:
            self._drafting.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel stands beside the form, or behind a button where the window is narrow."""
        super().resizeEvent(event)
        tight = room(self.window()) is Room.TIGHT
        self.panel.setVisible(not tight)
        self._sizes.setVisible(tight)

    def save(self) -> None:
        """Check what is typed and save it; wrong fields are marked."""
        try:
            entry = checked_entry(self.form.raw(), self._desk.clock.today())
        except InvalidInput as error:
            self.form.show_problems(error.problems)
            return
        self._save.setEnabled(False)
        self._workplace.jobs.write(lambda _progress: self._write(entry), self._saved, self._failed, owner=self)

    def _write(self, entry: SurveyEntry) -> Saved:
        service, survey = SurveyService(self._desk), self._begun.survey
        return service.correct(survey.uid, survey.rev, entry) if survey else service.begin(entry)

    def _begin(self, begun: Beginning, code: str = "") -> None:
        self._begun, survey, kept = begun, begun.survey, self._draft.load()
        self._days_typed = survey is not None
        self._drafting = Drafting(self.form.raw, self._draft, self)
        self._drafting.told.connect(self._foot.say)
        forms = [survey.form] if survey and survey.is_fixed else self._offered()
        box = self.form.field("form").input.frame
        assert isinstance(box, ChoiceInput)
        box.set_options([("", ""), *((form_key(form), form_label(form)) for form in forms)])
        self.form.load(dict.fromkeys(self.form.raw(), ""))
        self.form.load(survey.values if survey else _new(self._desk))
        if chosen := next((form for form in forms if form.code == code), None):
            self.form.load({"form": form_key(chosen)})
            self._follow_form()
        self._untouched = self.form.raw()
        resumed = is_worth_keeping(kept, self._untouched)
        if resumed:
            self.form.load(kept)
        self.rename(f"Sửa đợt {survey.label}" if survey else TITLE)
        self.say(_sentence(survey))
        self._foot.say("")
        self._show_banner(resumed=resumed)
        self._show_fields()
        self.form.setFocus()

    def _offered(self) -> list[Form]:
        """The versions in use; that of the survey too, where it was retired meanwhile."""
        forms, survey = list(self._begun.forms), self._begun.survey
        if survey and form_key(survey.form) not in map(form_key, forms):
            forms.insert(0, survey.form)
        return forms

    def _chosen(self) -> Form | None:
        return next((form for form in self._offered() if form_key(form) == self.form.raw()["form"]), None)

    def _edited(self, name: str) -> None:
        if name in DAYS:
            self._days_typed = True
        elif name == "form":
            self._follow_form()
        elif name in ("quarter", "year"):
            self._follow_quarter()
        self._show_fields()
        if self._drafting is not None:
            self._drafting.note()

    def _follow_form(self) -> None:
        """The quarter in which it is usually asked, unless that is long over; its days, and who leads it."""
        form = self._chosen()
        if form is None:
            return
        self.form.load({"unit": form.unit})
        today = self._desk.clock.today()
        if form.quarter and (_number(self.form.raw()["year"]) != today.year or form.quarter >= _quarter_of(today) - 1):
            self.form.load({"quarter": list(Quarter)[form.quarter - 1]})
            self._follow_quarter()

    def _follow_quarter(self) -> None:
        """The days of the quarter, unless somebody typed others."""
        raw = self.form.raw()
        year, today = _number(raw["year"]), self._desk.clock.today()
        if not self._days_typed and raw["quarter"] and year and 2000 <= year <= 2999:
            self.form.load(_days(Quarter[raw["quarter"]], year, today))

    def _show_fields(self) -> None:
        self.form.set_shown({"rekey_share": self.form.raw()["rekey"] == Rekey.SHARE.name})
        self._tell(self.panel)

    def _tell(self, panel: EntryPanel) -> None:
        raw = self.form.raw()
        panel.show_form(self._chosen(), _number(raw["population"]), _number(raw["wanted"]))

    def _show_sizes(self) -> None:
        panel = EntryPanel(self._desk)
        self._tell(panel)
        sheet = SideSheet(self._workplace.surface, "Cỡ mẫu", TITLE, panel)
        panel.wanted.connect(self._take)
        panel.wanted.connect(sheet.go)
        sheet.rise()

    def _take(self, wanted: int) -> None:
        self.form.load({"wanted": wanted})
        self._edited("wanted")

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
        self._begin(self._begun)
        self._workplace.say("Đã bỏ bản nháp.")

    def _saved(self, saved: Saved) -> None:
        done = "sửa" if self._begun.survey else "mở"
        if self._drafting is not None:
            self._drafting.finish()
            self._drafting = None
        self._save.setEnabled(True)
        self._workplace.open(SURVEY, saved.uid)
        self._workplace.say(f"Đã {done} đợt {saved.label}.")

    def _failed(self, error: BaseException) -> None:
        self._save.setEnabled(True)
        if isinstance(error, InvalidInput) and error.problems.keys() <= self.form.raw().keys():
            self.form.show_problems(error.problems)
        else:
            self._workplace.explain(error)


def _new(desk: Desk) -> dict[str, object]:
    """A new survey is of this quarter, until another one is chosen."""
    today = desk.clock.today()
    quarter = list(Quarter)[_quarter_of(today) - 1]
    return {"quarter": quarter, "year": today.year, "rekey": Rekey.NONE, **_days(quarter, today.year, today)}


def _quarter_of(on: date) -> int:
    """The quarter of a day, from 1."""
    return (on.month + 2) // 3


def _days(quarter: Quarter, year: int, today: date) -> dict[str, object]:
    """The whole quarter, from today on where it is the present one."""
    whole = period(Span.QUARTER, date(year, 3 * quarter.number - 2, 1))
    is_present = period(Span.QUARTER, today) == whole
    return {"from_on": today if is_present else whole.from_on, "to_on": whole.to_on}


def _sentence(survey: Entered | None) -> str:
    if survey is None:
        return "Câu hỏi và danh sách thôn được giữ nguyên như ngày đầu của đợt."
    if survey.is_fixed:
        return "Đợt đã có lô phiếu: bộ phiếu, kỳ và ngày đầu không đổi được nữa."
    return "Mỗi lần sửa đều giữ lại bản cũ trong nhật ký."


def _number(typed: str) -> int | None:
    digits = typed.replace(".", "").replace(" ", "")
    return int(digits) if digits.isdecimal() and 0 < int(digits) <= 999_999 else None
