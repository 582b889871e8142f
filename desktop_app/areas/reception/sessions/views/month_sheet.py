"""The schedule of one month: its days and why one was moved, the law's minimum, the notice; month by month."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.reception.models import Mode
from desktop_app.areas.reception.sessions.fields import POSTED_FORM
from desktop_app.areas.reception.sessions.rules import ScheduleRule, month_after, rule_of
from desktop_app.areas.reception.sessions.schedule import NO_RULE, MonthSchedule, ScheduledDay, ScheduleService
from desktop_app.areas.reception.sessions.views.papers import SessionPapers
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.sheets import verb_sheet
from desktop_app.core import words
from desktop_app.core.law.rulebook import Rule as LegalRule
from desktop_app.kit.controls import Banner, Button, IconButton, Kind, Label, Rule
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.rights import Right

TWO_MONTHS = 2


class MonthSheet(SideSheet):
    """Arrows go from month to month; what can be done with the month stands below its days."""

    def __init__(self, workplace: Workplace, window: QWidget, papers: SessionPapers, year: int, month: int) -> None:
        self.month_body = MonthBody(workplace, papers, year, month, self._ask_posted)
        super().__init__(window, "Lịch tháng", "Tiếp công dân định kỳ của người đứng đầu", self.month_body)
        self._workplace = workplace
        self.month_body.leaves = self.go

    def _ask_posted(self, schedule: MonthSchedule) -> None:
        service, year, month = ScheduleService(self._workplace.desk), schedule.year, schedule.month
        self.go()
        posted_on = schedule.posted_on or self._workplace.desk.clock.today()
        sheet = verb_sheet(
            self._workplace,
            "Ghi đã niêm yết",
            f"Thông báo lịch tiếp công dân tháng {month:02d}/{year}",
            POSTED_FORM,
            lambda said: service.note_posted(year, month, said["number"], said["posted_on"]),
            start={"number": schedule.number, "posted_on": posted_on},
        )
        sheet.made.connect(lambda _none: self._workplace.say(f"Đã ghi ngày niêm yết lịch tháng {month:02d}/{year}."))
        sheet.rise()


class MonthBody(QWidget):
    """Reads a month and shows it."""

    def __init__(
        self,
        workplace: Workplace,
        papers: SessionPapers,
        year: int,
        month: int,
        ask_posted: Callable[[MonthSchedule], None],
    ) -> None:
        super().__init__()
        self._workplace, self._papers, self._ask_posted = workplace, papers, ask_posted
        self._service = ScheduleService(workplace.desk)
        self.leaves: Callable[[], None] = lambda: None
        self.year, self.month = year, month
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._before, self._after = IconButton("chevron-left", "Tháng trước"), IconButton("chevron-right", "Tháng sau")
        self._before.clicked.connect(lambda: self.go(-1))
        self._after.clicked.connect(lambda: self.go(1))
        self._name = Label("", Type.BLOCK_TITLE)
        self._column.addLayout(self._head())
        self._shown: QWidget | None = None
        self.show_month()

    def go(self, months: int) -> None:
        """Show the month that is so many later."""
        self.year, self.month = month_after(self.year, self.month, months)
        self.show_month()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes from month to month."""
        self._after.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_month(self) -> None:
        """Read the month and show it."""
        schedule = self._service.month(self.year, self.month)
        rule = rule_of(self._service.rules(), schedule.days[-1].on if schedule.days else _middle(schedule))
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._name.setText(f"Tháng {self.month:02d}/{self.year}")
        self._shown = self._content(schedule, rule)
        self._column.addWidget(self._shown)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._before)
        row.addWidget(self._name)
        row.addWidget(self._after)
        row.addStretch(1)
        return row

    def _content(self, schedule: MonthSchedule, rule: ScheduleRule | None) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        told = f"Quy tắc: {rule.in_words}, {rule.starts_at:%H:%M} đến {rule.ends_at:%H:%M}." if rule else NO_RULE
        column.addWidget(Label(told, colour=Token.INK_2, wrap=True))
        if schedule.days:
            column.addLayout(_days(schedule.days))
        elif rule:
            column.addWidget(Label("Tháng này không có ngày nào theo quy tắc.", wrap=True))
        column.addWidget(Rule())
        for banner in self._states(schedule):
            column.addWidget(banner)
        for button in self._buttons(schedule):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _states(self, schedule: MonthSchedule) -> list[Banner]:
        today = self._workplace.desk.clock.today()
        found = [
            Banner(State.WARNING, "Ít ngày tiếp hơn mức luật định.", lacking.sentence)
            for lacking in schedule.shortfalls
        ]
        if schedule.days and not schedule.shortfalls:
            found.append(
                Banner(State.DONE, "Đủ số ngày người đứng đầu phải tiếp theo quy định.", _minimum(schedule.minimum))
            )
        if schedule.posted_on:
            late = schedule.post_by is not None and schedule.posted_on > schedule.post_by
            number = f" (số {schedule.number})" if schedule.number else ""
            said = f"Đã niêm yết ngày {words.day(schedule.posted_on)}{number}."
            more = f"Quá hạn {words.day(schedule.post_by)}." if late else ""
            found.append(Banner(State.WARNING if late else State.DONE, said, more))
        elif schedule.post_by:
            late = schedule.post_by < today
            said = f"Chưa niêm yết. Hạn {words.long_day(schedule.post_by)}."
            found.append(Banner(State.OVERDUE if late else State.INFO, said, "Tính lùi từ phiên đầu của tháng."))
        return found

    def _buttons(self, schedule: MonthSchedule) -> list[Button]:
        account, found = self._workplace.desk.account, []
        if schedule.missing and account.may(Right.RECORD):
            plan = Button(f"Lập {schedule.missing} phiên theo lịch", Kind.MAIN, icon="calendar-check")
            plan.clicked.connect(self._plan)
            found.append(plan)
        if schedule.held and account.may(Right.PRINT):
            show = Button("Xem thông báo lịch", icon="printer")
            show.clicked.connect(lambda: self._with(self._papers.show_notice, 1))
            both = Button("Xem thông báo hai tháng", icon="printer")
            both.clicked.connect(lambda: self._with(self._papers.show_notice, TWO_MONTHS))
            save = Button("Thông báo ra Word", icon="file-down")
            save.clicked.connect(lambda: self._with(self._papers.save_notice, 1))
            found += [show, both, save]
        if schedule.held and account.may(Right.RECORD):
            posted = Button("Ghi đã niêm yết", icon="megaphone")
            posted.clicked.connect(lambda: self._ask_posted(schedule))
            found.append(posted)
        return found

    def _with(self, does: Callable[[int, int, int], None], months: int) -> None:
        self.leaves()
        does(self.year, self.month, months)

    def _plan(self) -> None:
        year, month, service, workplace = self.year, self.month, self._service, self._workplace

        def planned(count: int) -> None:
            workplace.say(f"Đã lập {words.number(count)} phiên của tháng {month:02d}/{year}.")
            self.show_month()

        workplace.jobs.write(lambda _progress: service.plan_month(year, month), planned, workplace.explain, owner=self)


def _minimum(rule: LegalRule | None) -> str:
    return f"Tối thiểu {rule.amount} ({rule.citation}). {rule.confidence.value}." if rule else ""


def _middle(schedule: MonthSchedule) -> date:
    return date(schedule.year, schedule.month, 15)


def _days(days: tuple[ScheduledDay, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(8))
    grid.setColumnStretch(1, 1)
    for place, day in enumerate(days):
        grid.addWidget(Label(words.long_day(day.on), Type.STRONG), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(_told(day), wrap=True), place, 1, Qt.AlignmentFlag.AlignTop)
    return grid


def _told(day: ScheduledDay) -> str:
    clock = " - ".join(f"{at:%H:%M}" for at in (day.starts_at, day.ends_at) if at)
    moved = f"{day.why[:1].upper()}{day.why[1:]}" if day.why else ""
    state = "Không tổ chức" if day.called_off else "" if day.uid else "Chưa lập phiên"
    deputy = "Ủy quyền cấp phó" if day.mode is Mode.BY_DELEGATE else ""
    return ". ".join(part for part in (clock, moved, deputy, state) if part)
