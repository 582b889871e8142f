"""What an administrator fills in to correct the law: a version of a rule, or one day of the calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from desktop_app.core.fields import Choice, Day, Form, LongText, Number, Section, Text
from desktop_app.core.law.rulebook import Confidence, Rule, Unit
from desktop_app.office.models import DayKind


class LimitUnit(Enum):
    """The two ways to count a limit in days."""

    WORKING_DAYS = Unit.WORKING_DAYS.value
    CALENDAR_DAYS = Unit.CALENDAR_DAYS.value


_BASIS = Section(
    "Căn cứ",
    (
        Text(
            name="citation",
            label="Điều, khoản, văn bản quy định",
            required=True,
            max_length=300,
            hint="Ví dụ: Điều 28 khoản 1 Luật Tiếp công dân, sửa đổi bởi Luật 136/2025/QH15",
        ),
        Text(name="document", label="Số, ký hiệu văn bản", required=True, max_length=120, span=6),
        LongText(name="reason", label="Lý do sửa", required=True, max_length=500, lines=2),
    ),
)
_DAYS = (
    Day(name="from_on", label="Áp dụng từ ngày", required=True, span=4),
    Day(name="to_on", label="Đến hết ngày", hint="Để trống nếu chưa biết", span=4),
)

DAY_FORM = Form(
    "law.day",
    (
        Section(
            "",
            (
                Day(name="on", label="Ngày", required=True, span=4),
                Choice(name="kind", label="Ngày này", options=DayKind, required=True, span=5),
                Text(name="reason", label="Lý do", required=True, hint="Ví dụ: nghỉ bù Quốc khánh, làm bù 31/08"),
                Text(name="document", label="Số thông báo, văn bản", required=True, max_length=120),
            ),
        ),
    ),
)
"""A day off or a worked day, over the national list."""

WITHDRAWAL_FORM = Form(
    "law.withdrawal", (Section("", (LongText(name="reason", label="Lý do", required=True, lines=2),)),)
)
"""Why something the office entered no longer holds."""


@dataclass(frozen=True, kw_only=True)
class RuleChange:
    """A new version of a rule; from `from_on` on, or until `to_on`, it takes the place of what was there.

    One that somebody sent says who (`came_from`) and how sure the sender is of it.
    """

    key: str
    value: int
    unit: Unit
    from_on: date
    to_on: date | None
    citation: str
    document: str
    reason: str
    came_from: str = ""
    confidence: Confidence | None = None


@dataclass(frozen=True, kw_only=True)
class RuleWithdrawal:
    """The office's version `uid` no longer holds; what it covered holds again."""

    uid: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class DayChange:
    """The office works, or is off, on the day; one that somebody sent says who and how sure the sender is of it."""

    on: date
    kind: DayKind
    reason: str
    document: str
    came_from: str = ""
    confidence: Confidence | None = None


@dataclass(frozen=True, kw_only=True)
class DayWithdrawal:
    """The office's entry for the day no longer holds; the national list decides again."""

    on: date
    reason: str


Change = RuleChange | RuleWithdrawal | DayChange | DayWithdrawal


def form_of(rule: Rule) -> Form:
    """The form for a new version of the rule; only a limit in days asks how it is counted, any other unit stays."""
    number = Number(name="value", label="Mức mới", required=True, minimum=rule.least, maximum=rule.most, span=3)
    is_limit = rule.unit.name in LimitUnit.__members__
    counted = (Choice(name="unit", label="Cách tính", options=LimitUnit, required=True, span=5),) if is_limit else ()
    name = "law.limit" if is_limit else "law.number"
    return Form(name, (Section("Mức và thời gian áp dụng", (number, *counted, *_DAYS)), _BASIS))


def rule_change(rule: Rule, raw: Mapping[str, object], today: date) -> RuleChange:
    """The version that was meant; InvalidInput names each wrong field."""
    values: dict[str, Any] = form_of(rule).checked(raw, today)
    counted = values.pop("unit", None)
    return RuleChange(key=rule.key, unit=Unit[counted.name] if counted else rule.unit, **values)


def day_change(raw: Mapping[str, object], today: date) -> DayChange:
    """The day that was meant; InvalidInput names each wrong field."""
    values: dict[str, Any] = DAY_FORM.checked(raw, today)
    return DayChange(**values)


def withdrawal_reason(raw: Mapping[str, object], today: date) -> str:
    """The reason that was given; InvalidInput when there is none."""
    return str(WITHDRAWAL_FORM.checked(raw, today)["reason"])
