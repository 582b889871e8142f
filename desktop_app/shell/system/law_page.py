"""Quy định và ngày nghỉ: every dated rule and the office's calendar, and the sheets that correct them."""

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from desktop_app.core import words
from desktop_app.core.clock import Clock
from desktop_app.core.fields import Form
from desktop_app.core.law.deadline import Move
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.page import Page
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import px
from desktop_app.office.law_entry import (
    DAY_FORM,
    WITHDRAWAL_FORM,
    Change,
    DayWithdrawal,
    RuleWithdrawal,
    day_change,
    form_of,
    rule_change,
    withdrawal_reason,
)
from desktop_app.office.law_service import DayRow, LawService, RuleRow
from desktop_app.office.rights import Right
from desktop_app.shell.system.law_days import DaysPart
from desktop_app.shell.system.law_rules import RulesPart
from desktop_app.shell.system.law_sheet import ChangeBody, Meant

RULES, DAYS = 0, 1


class LawPage(Page):
    """Two lists, one at a time: the rules, and the days of a year."""

    def __init__(
        self,
        service: LawService,
        clock: Clock,
        jobs: Jobs,
        memory: MutableMapping[str, dict[str, Any]],
        tell: Callable[[str], None],
    ) -> None:
        """`memory` keeps what was filtered and dragged; `tell` shows one sentence about what was done."""
        super().__init__("Quy định và ngày nghỉ")
        self._service, self._clock, self._jobs, self._tell = service, clock, jobs, tell
        self._may_change = service.holder.may(Right.CHANGE_LAW)
        self._sheet: SideSheet | None = None
        self.rules = RulesPart(service, clock, jobs, memory, self._may_change)
        self.days = DaysPart(service, clock, jobs, memory, self._may_change)
        self._said = ["", ""]
        self._lists, self._bars = QStackedWidget(), QStackedWidget()
        self._segments = (_segment("Quy định"), _segment("Ngày nghỉ, ngày làm bù"))
        self._add = Button("Thêm mức mới", Kind.MAIN, icon="plus", key="Ctrl+N")
        self._lay_out()
        self._listen()
        self._go(RULES)
        self.reload()

    def reload(self) -> None:
        """Read both lists again."""
        self.rules.reload()
        self.days.reload()

    def _lay_out(self) -> None:
        for part in (self.rules, self.days):
            self._lists.addWidget(part)
            self._bars.addWidget(part.bar)
        bar = QWidget()
        line = QHBoxLayout(bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        group = QButtonGroup(self)
        for segment in self._segments:
            group.addButton(segment)
            line.addWidget(segment)
        line.addSpacing(px(8))
        line.addWidget(self._bars, 1)
        self.set_bar(bar)
        self.set_body(self._lists, scrolls=False, margin=0)
        if self._may_change:
            self.set_buttons(self._add)

    def _listen(self) -> None:
        for number, segment in enumerate(self._segments):
            segment.clicked.connect(lambda _=False, number=number: self._go(number))
        self.rules.said.connect(lambda sentence: self._say(RULES, sentence))
        self.days.said.connect(lambda sentence: self._say(DAYS, sentence))
        self.days.warned.connect(lambda banner: self._warn())
        self.rules.change_wanted.connect(self._change_rule)
        self.rules.drop_wanted.connect(self._drop_rule)
        self.days.change_wanted.connect(self._change_day)
        self.days.drop_wanted.connect(self._drop_day)
        self._add.clicked.connect(self._start)

    def _go(self, number: int) -> None:
        self._segments[number].setChecked(True)
        self._lists.setCurrentIndex(number)
        self._bars.setCurrentIndex(number)
        self._add.say("Thêm mức mới" if number == RULES else "Thêm ngày")
        self.say(self._said[number])
        self._warn()

    def _say(self, number: int, sentence: str) -> None:
        hint = "" if self._may_change else " Chỉ tài khoản quản trị sửa được."
        self._said[number] = sentence + hint
        if number == self._lists.currentIndex():
            self.say(self._said[number])

    def _warn(self) -> None:
        self.set_banner(self.days.banner() if self._lists.currentIndex() == DAYS else None)

    def _start(self) -> None:
        if self._lists.currentIndex() == DAYS:
            self._change_day(None)
        elif row := self.rules.table.row():
            self._change_rule(row)

    def _change_rule(self, row: RuleRow) -> None:
        rule, today = row.rule, self._clock.today()

        def meant(raw: Mapping[str, object]) -> Change:
            return rule_change(rule.key, rule.unit, raw, today)

        about = f"{rule.title}. Đang ghi: {rule.amount} từ {words.day(rule.from_on)}."
        values = {"unit": rule.unit.value, "citation": rule.citation}
        self._open("Thêm mức mới", about, form_of(rule.unit), meant, values, "Lưu quy định")

    def _drop_rule(self, row: RuleRow) -> None:
        rule = row.rule

        def meant(raw: Mapping[str, object]) -> Change:
            return RuleWithdrawal(uid=rule.source, reason=withdrawal_reason(raw, self._clock.today()))

        about = f"{rule.title}: {rule.amount} từ {words.day(rule.from_on)}. Mức có trước được áp dụng lại."
        self._open("Bỏ mức cơ quan nhập", about, WITHDRAWAL_FORM, meant, {}, "Bỏ mức này")

    def _change_day(self, row: DayRow | None) -> None:
        def meant(raw: Mapping[str, object]) -> Change:
            return day_change(raw, self._clock.today())

        values = {"on": words.day(row.day.on)} if row else {}
        self._open(
            "Thêm ngày nghỉ, ngày làm bù", "Thay cho lịch chung trong ngày đó", DAY_FORM, meant, values, "Lưu ngày"
        )

    def _drop_day(self, row: DayRow) -> None:
        on = row.day.on

        def meant(raw: Mapping[str, object]) -> Change:
            return DayWithdrawal(on=on, reason=withdrawal_reason(raw, self._clock.today()))

        about = f"{words.long_day(on)}. Ngày này theo lại lịch chung."
        self._open("Bỏ ngày cơ quan đặt", about, WITHDRAWAL_FORM, meant, {}, "Bỏ ngày này")

    def _open(self, title: str, about: str, form: Form, meant: Meant, values: Mapping[str, str], save: str) -> None:
        body = ChangeBody(form, meant, self._service, self._jobs, self._clock.today(), save)
        body.form.load(values)
        self._sheet = SideSheet(self.window(), title, about, body, main=body.main)
        body.made.connect(self._made)
        self._sheet.rise()

    def _made(self, moves: Sequence[Move]) -> None:
        if self._sheet is not None:
            self._sheet.go()
        moved = f" {words.number(len(moves))} hạn đang chạy đã dời." if moves else ""
        self._tell(f"Đã lưu.{moved}")
        self.reload()


def _segment(words_on_it: str) -> Button:
    segment = Button(words_on_it)
    segment.setCheckable(True)
    return segment
