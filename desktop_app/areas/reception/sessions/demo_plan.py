"""The schedule of the practice office: weekly until the law asked for two days a month, then twice a month."""

from collections.abc import Sequence
from datetime import date

from desktop_app.areas.reception.sessions.rules import ScheduleRule, rule_of

TUESDAY = 1
TWICE_A_MONTH_FROM = date(2026, 7, 1)
ATTENDEES = "Văn phòng HĐND và UBND, Phòng Kinh tế, Phòng Văn hóa - Xã hội, Công an xã; mời Ủy ban MTTQ Việt Nam xã"
WEEKLY = ScheduleRule(from_on=date(2025, 7, 1), weekday=TUESDAY, attendees=ATTENDEES)
TWICE = ScheduleRule(from_on=TWICE_A_MONTH_FROM, weekday=TUESDAY, weeks=(2, 4), attendees=ATTENDEES)
RULES = (WEEKLY, TWICE)


def session_days(days: Sequence[date]) -> list[date]:
    """The working days on which the head receives."""
    return [on for on in days if (rule := rule_of(RULES, on)) and _names(rule, on)]


def _names(rule: ScheduleRule, on: date) -> bool:
    return on.weekday() == rule.weekday and (not rule.weeks or (on.day - 1) // 7 + 1 in rule.weeks)
