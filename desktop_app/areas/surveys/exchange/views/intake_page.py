"""Answers of a survey in from a workbook or the old portal, and out to files."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.surveys.exchange.export_service import Exported, ExportService
from desktop_app.areas.surveys.exchange.intake_service import IntakeService, Taken
from desktop_app.areas.surveys.exchange.planning import Plan
from desktop_app.areas.surveys.exchange.portal.dump import Dump
from desktop_app.areas.surveys.exchange.portal.matching import Decisions
from desktop_app.areas.surveys.exchange.portal.planning import Looked
from desktop_app.areas.surveys.exchange.shown import SurveyShown, survey_shown
from desktop_app.areas.surveys.exchange.views import works
from desktop_app.areas.surveys.exchange.views.beginning import beginning, nothing_chosen, plan_sentence
from desktop_app.areas.surveys.exchange.views.matching_body import MatchingBody, accept_button
from desktop_app.areas.surveys.exchange.views.problem_list import ProblemList
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.core.sheets.reader import open_book
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.page import Page
from desktop_app.kit.theme import State
from desktop_app.kit.work_stack import Told, WorkStack
from desktop_app.office.rights import Right

T = TypeVar("T")
ENDINGS = ".xlsx *.xls *.ods *.csv"


class IntakePage(Page):
    """A file is chosen, looked through, and only then entered; Esc goes back one step."""

    def __init__(self, workplace: Workplace, files: FileChoice | None = None) -> None:
        """`files` are the machine's own, unless others are handed in."""
        super().__init__("Nhập, xuất phiếu", back=self._go_back)
        self._workplace, self._desk = workplace, workplace.desk
        self._files: FileChoice = files or SystemFileChoice()
        self._intake, self._export = IntakeService(self._desk), ExportService(self._desk)
        self.survey: SurveyShown | None = None
        self.plan: Plan | None = None
        self._dump: Dump | None = None
        self._decisions = Decisions()
        self.matching: MatchingBody | None = None
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.work = WorkStack(self._content, workplace.jobs)
        self.set_body(self.work, scrolls=False, margin=0)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the survey that is asked for; an import that was begun stays."""
        uid = str(entry.get("uid") or "")
        if not uid and self.survey is None:
            self._put(nothing_chosen())
        elif uid and (self.survey is None or uid != self.survey.uid):
            read = partial(survey_shown, self._desk, uid)
            self._workplace.jobs.read(lambda _progress: read(), self._begin, self._workplace.explain, owner=self)

    def choose_file(self) -> None:
        """A workbook of answers, tried at once."""
        survey, file = self.survey, self._ask_for("Chọn bảng tính có câu trả lời")
        if survey is None or file is None:
            return

        def work(progress: Progress) -> Plan:
            with open_book(file) as book:
                return self._intake.plan(survey.uid, book, progress)

        self._run(work, works.TRYING, self._planned)

    def choose_portal(self) -> None:
        """A table of the old portal, whose words are shown before anything else."""
        file = self._ask_for("Chọn bảng xuất từ cổng khảo sát cũ")
        if file is None:
            return

        def work(progress: Progress) -> Dump:
            with open_book(file) as book:
                return self._intake.read_portal(book, progress)

        self._run(work, works.LOOKING, self._dumped)

    def export(self) -> None:
        """All files of the survey into a folder."""
        survey, folder = self.survey, self._files.folder(self, "Chọn thư mục để ghi các tệp")
        if survey is not None and folder is not None:
            self._run(partial(self._export.export, survey.uid, folder), works.EXPORTING, self._exported)

    def save_template(self) -> None:
        """The empty workbook of the survey."""
        survey = self.survey
        if survey is None:
            return
        target = self._files.save_as(self, "Lưu tệp mẫu", f"mau-{survey.file_name}", "Tệp Excel", ".xlsx")
        if target is not None:
            told = f"Đã lưu {target.name}."
            write = partial(self._intake.template, survey.uid, target)
            self._workplace.jobs.read(
                lambda _progress: write(), lambda _done: self._workplace.say(told), self._fail, owner=self
            )

    def enter(self) -> None:
        """Enter what the dry run accepted."""
        if self.plan is not None and self.plan.accepted:
            self._run(partial(self._intake.apply, self.plan), works.ENTERING, self._entered, writes=True)

    def save_refused(self) -> None:
        """The rows that are not taken, to be mended."""
        plan = self.plan
        target = self._files.save_as(self, "Lưu các dòng chưa nhận", "phieu-chua-nhan", "Tệp Excel", ".xlsx")
        if plan is not None and target is not None:
            told = f"Đã lưu {target.name}. Sửa các ô tô màu rồi nhập lại."
            write = partial(self._intake.write_refused, plan, target)
            self._run(write, works.REFUSED, lambda _count: self._workplace.say(told))

    def _begin(self, survey: SurveyShown) -> None:
        self.survey, self.plan, self._dump, self.matching = survey, None, None, None
        self.rename(f"Nhập, xuất phiếu {survey.label}")
        self.say(survey.title)
        may_record = survey.is_open and self._desk.account.may(Right.RECORD)
        may_print = survey.may_leave and self._desk.account.may(Right.PRINT)
        out = _button("Xuất ra tệp", self.export, icon="file-down", key="Ctrl+E")
        template = _button("Lấy tệp mẫu", self.save_template, icon="file-text")
        self.set_buttons(*((out,) if may_print else ()), *((template,) if may_record else ()))
        self._put(beginning(survey, self.choose_file if may_record else None, self.choose_portal))

    def _dumped(self, dump: Dump) -> None:
        self._dump, self._decisions = dump, Decisions()
        self._look(self._decisions, None)

    def _look(self, decisions: Decisions, key: tuple[str, str] | None) -> None:
        survey, dump = self.survey, self._dump
        if survey is None or dump is None:
            return
        self._decisions = decisions
        look = partial(self._intake.look_at_portal, survey.uid, dump, decisions)
        self._workplace.jobs.read(lambda _progress: look(), partial(self._looked, key), self._fail, owner=self)

    def _looked(self, key: tuple[str, str] | None, looked: Looked) -> None:
        survey, dump = self.survey, self._dump
        if survey is None or dump is None:
            return
        body = self.matching = MatchingBody(looked, survey.form, self._decisions)
        body.decided.connect(lambda decisions: self._look(decisions, body.chosen_key()))
        accept = accept_button(looked)
        if accept is not None:
            accept.clicked.connect(lambda: self._look(body.accepted(), None))
        plan = partial(self._intake.plan_portal, survey.uid, dump, looked)
        go_on = _button(
            "Xem phiếu", lambda: self._run(lambda _progress: plan(), works.LOOKING, self._planned), Kind.MAIN
        )
        go_on.setEnabled(not looked.refusal)
        self.set_buttons(*((accept,) if accept is not None else ()), go_on)
        self.say(looked.refusal or "Mọi câu hỏi của cổng đã ghép. Xem lại rồi bấm Xem phiếu.")
        self._put(body)
        body.take_keyboard(key)

    def _planned(self, plan: Plan) -> None:
        self.plan = plan
        problems = ProblemList()
        problems.show_plan(plan)
        enter = _button(
            f"Nhập {words.number(len(plan.accepted))} phiếu", self.enter, Kind.MAIN, icon="check", key="Ctrl+S"
        )
        enter.setEnabled(bool(plan.accepted))
        save = _button("Lưu các dòng chưa nhận", self.save_refused, icon="file-down")
        self.set_buttons(*((save,) if plan.records else ()), enter)
        self.say(plan_sentence(plan))
        self._put(problems)
        if plan.notes:
            self.set_banner(Banner(State.SOON, plan.notes[0], " ".join(plan.notes[1:])))
        (problems if plan.refused else enter).setFocus(Qt.FocusReason.OtherFocusReason)

    def _entered(self, taken: Taken) -> None:
        self._workplace.say(f"Đã nhập {words.number(taken.forms)} phiếu vào {taken.batch_label}.")
        if self.survey is not None:
            self._begin(self.survey)

    def _exported(self, made: Exported) -> None:
        left = f", trừ {words.number(made.withheld)} câu nêu cảnh báo" if made.withheld else ""
        self._workplace.say(f"Đã xuất {words.number(made.forms)} phiếu ra {len(made.files)} tệp{left}.")

    def _go_back(self) -> None:
        """One step back: from the forms to the words of the portal, from there to the beginning, from there away."""
        if self.work.is_busy:
            return
        if self.plan is not None and self._dump is not None:
            self.plan = None
            self._look(self._decisions, None)
        elif self.survey is not None and (self.plan is not None or self._dump is not None):
            self._begin(self.survey)
        else:
            self._workplace.back()

    def _ask_for(self, title: str) -> Path | None:
        return self._files.file(self, title, "Bảng tính", ENDINGS)

    def _run(
        self, work: Callable[[Progress], T], told: Told, done: Callable[[T], None], *, writes: bool = False
    ) -> None:
        self.set_banner(None)
        self.work.run(work, told, done, self._fail, writes=writes)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.set_banner(Banner(State.OVERDUE, str(error)))
        else:
            self._workplace.explain(error)

    def _put(self, body: QWidget) -> None:
        self.set_banner(None)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._column.addWidget(body)
        body.setFocus(Qt.FocusReason.OtherFocusReason)


def _button(
    said: str, does: Callable[[], None], kind: Kind = Kind.ORDINARY, *, icon: str = "", key: str = ""
) -> Button:
    button = Button(said, kind, icon=icon, key=key)
    button.clicked.connect(lambda: does())
    return button
