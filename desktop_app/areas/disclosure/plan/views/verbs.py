"""What can be done with the plan and its lines."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.areas.disclosure.catalogue import Catalogue, Item
from desktop_app.areas.disclosure.catalogue_fields import way_values
from desktop_app.areas.disclosure.catalogue_service import CatalogueService
from desktop_app.areas.disclosure.plan.entry import LineEntry, line_of
from desktop_app.areas.disclosure.plan.fields import DROP_FORM, ISSUE_FORM, LINE_FORM, PROPOSAL_FORM
from desktop_app.areas.disclosure.plan.queries import LineView, PlanView
from desktop_app.areas.disclosure.plan.rules import proposed
from desktop_app.areas.disclosure.plan.service import PlanService
from desktop_app.areas.disclosure.plan.views.papers import PlanPapers
from desktop_app.areas.disclosure.views.items_verbs import offer
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.sheets import verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.core.paper.saving import Format
from desktop_app.kit.act_menu import Act, open_menu
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.rights import Right

Values = Mapping[str, Any]


class PlanVerbs:
    """Acts on the plan of the year that the page shows."""

    def __init__(self, workplace: Workplace, papers: PlanPapers) -> None:
        self._workplace, self._papers = workplace, papers
        self._service = PlanService(workplace.desk)
        self.year = workplace.desk.clock.today().year
        self.plan: PlanView | None = None
        self.may_record = workplace.desk.account.may(Right.RECORD)
        self.may_print = workplace.desk.account.may(Right.PRINT)

    @property
    def _is_issued(self) -> bool:
        return self.plan is not None and self.plan.issued_on is not None

    def add(self) -> None:
        """A new line at the end."""
        year = self.year
        sheet = self._line_sheet("Thêm dòng", lambda entry, reason: self._service.add(year, entry, reason))
        sheet.made.connect(lambda _none: self._done("Đã thêm một dòng vào kế hoạch."))
        sheet.rise()

    def change(self, line: LineView | None) -> None:
        """Change a line."""
        if line is None or line.is_dropped:
            return

        def does(entry: LineEntry, reason: str) -> None:
            self._service.change(line.uid, line.rev, entry, reason)

        sheet = self._line_sheet(f"Sửa dòng {line.number}", does)
        named = ("item_code", "content", "when", "duration", "responsible")
        sheet.form.load({name: getattr(line, name) for name in named})
        sheet.form.load({"months": ", ".join(map(str, line.months)), **way_values(line.forms)})
        sheet.made.connect(lambda _none: self._done(f"Đã sửa dòng {line.number}."))
        sheet.rise()

    def drop(self, line: LineView | None) -> None:
        """Take a line out; of an issued plan with a reason."""
        if line is not None and not line.is_dropped:
            self._with_reason("Bỏ dòng", line, self._service.drop, f"Đã bỏ dòng {line.number} khỏi kế hoạch.")

    def bring_back(self, line: LineView | None) -> None:
        """Put a dropped line into the plan again."""
        if line is not None and line.is_dropped:
            said = f"Đã lấy lại nội dung {line.item_code} vào kế hoạch."
            self._with_reason("Lấy lại dòng", line, self._service.bring_back, said)

    def move(self, line: LineView | None, steps: int) -> None:
        """Let a line change places with its neighbour."""
        if self.may_record and line is not None and not line.is_dropped:
            self._run(lambda: self._service.move(line.uid, line.rev, steps), lambda _none: None)

    def propose(self) -> None:
        """Lines for everything in the catalogue that the plan has not."""
        year = self.year
        sheet = self._sheet(
            "Lấy từ danh mục nội dung",
            f"Thêm vào kế hoạch năm {year} các nội dung chưa có",
            PROPOSAL_FORM,
            lambda said: self._service.propose(year, said["responsible"]),
        )
        sheet.made.connect(lambda added: self._done(f"Đã thêm {words.number(added)} dòng theo danh mục nội dung."))
        sheet.rise()

    def copy(self) -> None:
        """The lines of the year before."""
        year = self.year

        def copied(added: int) -> None:
            self._done(
                f"Đã chép {words.number(added)} dòng từ kế hoạch năm {year - 1}, các ngày đã dời sang năm {year}."
            )

        self._run(lambda: self._service.copy(year - 1, year), copied)

    def issue(self) -> None:
        """Note number and day of issue."""
        plan = self.plan
        if plan is None:
            return
        sheet = self._sheet(
            "Ghi ban hành",
            f"Kế hoạch công khai năm {plan.year}",
            ISSUE_FORM,
            lambda said: self._service.issue(plan.year, plan.rev, said["number"], said["issued_on"]),
        )
        start = {} if plan.is_changed else {"number": plan.number, "issued_on": plan.issued_on}
        today = self._workplace.desk.clock.today()
        sheet.form.load({"issued_on": today} | {name: value for name, value in start.items() if value})
        sheet.made.connect(lambda _none: self._done("Đã ghi số và ngày ban hành kế hoạch."))
        sheet.rise()

    def show_more(self, anchor: QWidget, line: LineView | None) -> None:
        """Everything else that can be done, in a menu under the button."""
        open_menu(anchor, self._choices(line))

    def _choices(self, line: LineView | None) -> list[Act]:
        found: list[Act] = []
        has_lines = self.plan is not None and bool(self.plan.lines)
        if self.may_record:
            found += [("Ghi ban hành", self.issue)] if has_lines else []
            found += [] if has_lines else [(f"Chép từ kế hoạch năm {self.year - 1}", self.copy)]
            found += [] if self._is_issued else [("Lấy từ danh mục nội dung", self.propose)]
        if self.may_record and line is not None and not line.is_dropped:
            found += [("", None), ("Lên một dòng (Alt+↑)", lambda: self.move(line, -1))]
            found += [("Xuống một dòng (Alt+↓)", lambda: self.move(line, 1))]
        if self.may_print and has_lines:
            year = self.year
            found += [("", None), ("Kế hoạch ra Word", lambda: self._papers.save_plan(year, Format.WORD))]
            found += [("Kế hoạch ra Excel", lambda: self._papers.save_plan(year, Format.EXCEL))]
        if self.may_record:
            found += [("", None), ("Hoàn tác lần lưu cuối", self.undo)]
        return found

    def undo(self) -> None:
        """Take back one's own last save of the last ten minutes."""
        self._run(self._service.undo, self._workplace.say)

    def _with_reason(self, title: str, line: LineView, does: Callable[[str, int, str], None], said: str) -> None:
        if not self._is_issued:
            self._run(lambda: does(line.uid, line.rev, ""), lambda _none: self._done(said))
            return
        sheet = self._sheet(title, line.content, DROP_FORM, lambda typed: does(line.uid, line.rev, typed["reason"]))
        sheet.made.connect(lambda _none: self._done(said))
        sheet.rise()

    def _line_sheet(self, title: str, does: Callable[[LineEntry, str], None]) -> VerbSheet:
        about = f"Kế hoạch công khai năm {self.year}"
        sheet = self._sheet(title, about, LINE_FORM, lambda said: does(*line_of(said)))
        catalogue, on = CatalogueService(self._workplace.desk).catalogue(), date(self.year, 12, 31)
        offer(sheet.form, "item_code", [("", ""), *((i.code, f"{i.code}. {i.short}") for i in catalogue.on(on))])
        sheet.form.set_shown({"reason": self._is_issued})
        sheet.form.edited.connect(lambda name: self._fill(sheet, catalogue, on) if name == "item_code" else None)
        return sheet

    def _fill(self, sheet: VerbSheet, catalogue: Catalogue, on: date) -> None:
        """What the law says of the chosen item, into a form in which nothing is said yet."""
        typed = sheet.form.raw()
        item: Item | None = catalogue.of(typed["item_code"], on)
        if item is None or typed["content"]:
            return
        line = proposed(item, self._workplace.desk.law.rulebook, self.year)
        sheet.form.load({"content": line.content, "when": line.when, "duration": line.duration})
        sheet.form.load({"months": ", ".join(map(str, line.months)), **way_values(line.forms)})

    def _sheet(self, title: str, about: str, form: Form, does: Callable[[Values], object]) -> VerbSheet:
        return verb_sheet(self._workplace, title, about, form, does)

    def _run(self, does: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._workplace.jobs.write(lambda _progress: does(), then, self._workplace.explain)

    def _done(self, sentence: str) -> None:
        self._workplace.say(sentence, self.undo)
