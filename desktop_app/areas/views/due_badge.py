"""A deadline as a badge of a list: in words that count days while it presses."""

from datetime import date

from desktop_app.core import words
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import days_left
from desktop_app.kit.theme import State
from desktop_app.office.finding import SOON

Badge = tuple[State, str]


def due_badge(due_on: date, today: date, calendar: WorkCalendar) -> Badge:
    """Late since how many working days, due in how many, or the day itself while there is time."""
    left = days_left(due_on, today, calendar)
    if left < 0:
        return State.OVERDUE, f"Quá {-left} ngày"
    if due_on == today:
        return State.SOON, "Hôm nay"
    if left <= SOON:
        return State.SOON, f"Còn {left} ngày"
    return State.ACTIVE, f"{due_on:%d/%m}" if due_on.year == today.year else words.day(due_on)


def in_full(badge: Badge, due_on: date | None) -> Badge:
    """The badge beside one record: there is room for the whole day, and to say that it is a deadline."""
    state, _ = badge
    return (state, f"Hạn {words.day(due_on)}") if due_on and state is State.ACTIVE else badge
