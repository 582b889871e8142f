"""What is to be done at the office: what is late, what is due soon, what waits for others, what a month brings."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.core.law.calendar import CalendarDay
from desktop_app.core.law.deadline import days_left
from desktop_app.office.area import Area, DueItem, WaitingGroup, WaitingItem
from desktop_app.office.desk import Desk
from desktop_app.office.finding import SOON, due_items, waiting_items
from desktop_app.office.moved import moved_lately


@dataclass(frozen=True)
class Due:
    """One line: the thing, and how many working days are left."""

    item: DueItem
    left: int

    @property
    def is_late(self) -> bool:
        """Whether the deadline is over."""
        return self.left < 0

    @property
    def is_soon(self) -> bool:
        """Whether it ends within three working days."""
        return 0 <= self.left <= SOON

    @property
    def words(self) -> str:
        """The days, counted in words."""
        if self.is_late:
            return f"Quá {-self.left} ngày"
        return f"Còn {self.left} ngày" if self.left else "Hôm nay"

    @property
    def detail(self) -> str:
        """The second line: record and rule, and what is particular about the deadline."""
        return " · ".join(filter(None, (self.item.detail, self.item.note)))


@dataclass(frozen=True)
class Agenda:
    """What is to be done on a day."""

    on: date
    due: tuple[Due, ...]
    waiting: tuple[WaitingItem, ...] = ()

    @property
    def late(self) -> tuple[Due, ...]:
        """What is overdue."""
        return tuple(due for due in self.due if due.is_late)

    @property
    def soon(self) -> tuple[Due, ...]:
        """What is due within three working days."""
        return tuple(due for due in self.due if not due.is_late)

    @property
    def groups(self) -> list[tuple[WaitingGroup, tuple[WaitingItem, ...]]]:
        """What waits, by whom or what for; no group is empty."""
        found = ((group, tuple(item for item in self.waiting if item.group is group)) for group in WaitingGroup)
        return [(group, items) for group, items in found if items]


@dataclass(frozen=True)
class Month:
    """A month of deadlines: its days as the office works them, and what still falls due in it."""

    today: date
    days: tuple[CalendarDay, ...]
    due: tuple[Due, ...]
    late_before: int = 0

    @property
    def name(self) -> str:
        """The month in figures: 11/2026."""
        return f"{self.days[0].on:%m/%Y}"

    def of(self, on: date) -> tuple[Due, ...]:
        """What falls due on one day."""
        return tuple(due for due in self.due if due.item.due_on == on)


def agenda(desk: Desk, areas: Sequence[Area]) -> Agenda:
    """What is overdue, due within three working days or waiting today, by the desk's clock."""
    return Agenda(desk.clock.today(), _due(desk, areas), tuple(waiting_items(desk, areas)))


def month_of(desk: Desk, areas: Sequence[Area], on: date) -> Month:
    """The month in which the day lies; what was done in it is no longer shown."""
    first = on.replace(day=1)
    last = first.replace(day=monthrange(on.year, on.month)[1])
    found = _due(desk, areas, last)
    return Month(
        today=desk.clock.today(),
        days=tuple(desk.law.calendar.day(first.replace(day=number)) for number in range(1, last.day + 1)),
        due=tuple(due for due in found if due.item.due_on >= first),
        late_before=sum(due.is_late for due in found if due.item.due_on < first),
    )


def _due(desk: Desk, areas: Sequence[Area], until: date | None = None) -> tuple[Due, ...]:
    today, calendar = desk.clock.today(), desk.law.calendar
    with desk.db.reading() as session:
        moved = moved_lately(session, today)
    items = due_items(desk, areas, until)
    noted = (replace(item, note=item.note or moved.get((item.uid, item.due_on), "")) for item in items)
    return tuple(Due(item, days_left(item.due_on, today, calendar)) for item in noted)
