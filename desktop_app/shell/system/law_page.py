"""Quy định và ngày nghỉ: every dated rule and the office's calendar, and the sheets that correct them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.core.law.deadline import Move
from desktop_app.kit.controls import Button, Kind
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
from desktop_app.shell.system.law_words import day_values

RULES, DAYS = 0, 1


class LawPage(Page):
    """Two lists, one at a time: the rules, and the days of a year."""

    def __init__(self, place: Workplace) -> None:
        """Read both lists when gone to."""
        super().__init__("Quy định và ngày nghỉ")
        self._place, self._service = place, LawService(place.desk)
        self._may_change = place.desk.account.may(Right.CHANGE_LAW)
        self._sheet: SideSheet | None = None
        self.rules = RulesPart(self._service, place, self._may_change)
        self.days = DaysPart(self._service, place, self._may_change)
        self._said = ["", ""]
        self._lists, self._bars = QStackedWidget(), QStackedWidget()
        self._segments = (_segment("Quy định"), _segment("Ngày nghỉ, ngày làm bù"))
        self._add = Button("Thêm mức mới", Kind.MAIN, icon="plus", key="Ctrl+N")
        self._lay_out()
        self._listen()
        self._go(RULES)

    def arrive(self, entry: Mapping[str, object] | None = None) -> None:
        """Read both lists again, with the keyboard in the one that is shown."""
        self.rules.reload()
        self.days.reload()
        self._lists.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

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
            line.addWidget(segment, 0, Qt.AlignmentFlag.AlignTop)
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
        self.days.warned.connect(self._warn)
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
        rule, today = row.rule, self._place.desk.clock.today()

        def meant(raw: Mapping[str, object]) -> Change:
            return rule_change(rule, raw, today)

        about = f"{rule.title}. Đang ghi: {rule.amount} từ {words.day(rule.from_on)}."
        values = {"unit": rule.unit.value, "citation": rule.citation}
        self._open("Thêm mức mới", about, self._filled_by(form_of(rule), meant, "Lưu quy định", rule.key), values)

    def _drop_rule(self, row: RuleRow) -> None:
        rule = row.rule

        def meant(raw: Mapping[str, object]) -> Change:
            return RuleWithdrawal(uid=rule.source, reason=withdrawal_reason(raw, self._place.desk.clock.today()))

        about = f"{rule.title}: {rule.amount} từ {words.day(rule.from_on)}. Mức có trước được áp dụng lại."
        self._open("Bỏ mức cơ quan nhập", about, self._filled_by(WITHDRAWAL_FORM, meant, "Bỏ mức này", rule.source))

    def _change_day(self, row: DayRow | None) -> None:
        def meant(raw: Mapping[str, object]) -> Change:
            return day_change(raw, self._place.desk.clock.today())

        on = row.uid if row else ""
        body = self._filled_by(DAY_FORM, meant, "Lưu ngày", on)
        self._open("Thêm ngày nghỉ, ngày làm bù", "Thay cho lịch chung trong ngày đó", body, day_values(row))

    def _drop_day(self, row: DayRow) -> None:
        on = row.day.on

        def meant(raw: Mapping[str, object]) -> Change:
            return DayWithdrawal(on=on, reason=withdrawal_reason(raw, self._place.desk.clock.today()))

        about = f"{words.long_day(on)}. Ngày này theo lại lịch chung."
        self._open("Bỏ ngày cơ quan đặt", about, self._filled_by(WITHDRAWAL_FORM, meant, "Bỏ ngày này", row.uid))

    def _filled_by(self, form: Form, meant: Meant, save: str, about: str) -> ChangeBody:
        return ChangeBody(form, meant, self._service, self._place, save, about)

    def _open(self, title: str, about: str, body: ChangeBody, values: Mapping[str, str] | None = None) -> None:
        body.fill(values or {})
        self._sheet = SideSheet(self._place.surface, title, about, body, main=body.main)
        self._sheet.closed.connect(body.drafting.settle)
        body.drafting.told.connect(self._sheet.footer.say)
        body.made.connect(self._made)
        self._sheet.rise()

    def _made(self, moves: Sequence[Move]) -> None:
        if self._sheet is not None:
            self._sheet.go()
        moved = f", {words.number(len(moves))} hạn đang chạy đã dời" if moves else ""
        self._place.say(f"Đã lưu{moved}.")
        self.arrive()


def _segment(words_on_it: str) -> Button:
    segment = Button(words_on_it)
    segment.setCheckable(True)
    return segment
