"""How a day of the office's calendar is drawn wherever a month is shown: its ground, its ink, a word for what it is."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from desktop_app.core.law.calendar import CalendarDay, DayKind
from desktop_app.kit.theme import State, Token

_MARKS = {
    DayKind.HOLIDAY: ("lễ", State.SOON),
    DayKind.SWAPPED_OFF: ("nghỉ", State.SOON),
    DayKind.SWAPPED_WORK: ("làm", State.DONE),
    DayKind.OFFICE_OFF: ("nghỉ", State.INFO),
    DayKind.OFFICE_WORK: ("làm", State.INFO),
}


@dataclass(frozen=True)
class DayLook:
    """A word where the day is not what its weekday says, the ground (none: the page's own), the ink."""

    mark: str
    fill: QColor | None
    ink: QColor


def day_look(day: CalendarDay) -> DayLook:
    """The look of a day."""
    if day.kind in _MARKS:
        mark, state = _MARKS[day.kind]
        return DayLook(mark, state.background, state.text)
    if not day.working:
        return DayLook("", Token.SUB.colour, Token.INK_3.colour)
    return DayLook("", None, Token.INK.colour)
