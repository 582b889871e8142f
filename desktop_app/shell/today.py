"""What "Hôm nay" shows: what is late, what is due, what the areas say of the day, how safe the data is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.core import words
from desktop_app.core.law.deadline import days_left
from desktop_app.kit.theme import State
from desktop_app.office.area import Area, DueItem, TodayCard
from desktop_app.office.desk import Desk
from desktop_app.office.finding import due_items, next_day_off, today_cards
from desktop_app.office.opening import OpenOffice
from desktop_app.office.rights import Right
from desktop_app.office.safety import LastBackup, SafetyService
from desktop_app.office.sheets import SheetService
from desktop_app.shell.system import PAGES


@dataclass(frozen=True)
class Due:
    """One line: the thing, and how many working days are left."""

    item: DueItem
    left: int

    @property
    def state(self) -> State:
        """Late or due soon."""
        return State.OVERDUE if self.left < 0 else State.SOON

    @property
    def words(self) -> str:
        """The days, counted in words."""
        if self.left < 0:
            return f"Quá {-self.left} ngày"
        return f"Còn {self.left} ngày" if self.left else "Hôm nay"


@dataclass(frozen=True)
class Unfinished:
    """What this account typed and did not save, and where it goes on."""

    page: str
    title: str
    uid: str
    saved_at: datetime


@dataclass(frozen=True)
class TodayFacts:
    """One look at the whole office."""

    today: date
    due: tuple[Due, ...]
    day_off: str
    cards: tuple[TodayCard, ...]
    backup: LastBackup | None
    unchecked_sheets: tuple[str, ...]
    unfinished: tuple[Unfinished, ...] = ()

    @property
    def late(self) -> tuple[Due, ...]:
        """What is overdue."""
        return tuple(due for due in self.due if due.left < 0)

    @property
    def soon(self) -> tuple[Due, ...]:
        """What is due within three working days."""
        return tuple(due for due in self.due if due.left >= 0)

    @property
    def sentence(self) -> str:
        """The state of the work in one sentence."""
        day = f"{words.WEEKDAYS[self.today.weekday()]}, {words.day(self.today)}."
        # A weekend surprises nobody.
        off = f" Mai {self.day_off}." if self.day_off and self.day_off not in words.WEEKDAYS else ""
        return f"{day} {self._work}{off}"

    @property
    def _work(self) -> str:
        late, soon = len(self.late), len(self.soon)
        if not late and not soon:
            return "Không có việc quá hạn hoặc đến hạn trong 3 ngày làm việc."
        if not late:
            return f"Không có việc quá hạn, {words.number(soon)} việc đến hạn trong 3 ngày làm việc."
        then = f", {words.number(soon)} việc đến hạn trong 3 ngày làm việc" if soon else ""
        return f"Có {words.number(late)} việc quá hạn{then}."


def look(office: OpenOffice, areas: Sequence[Area]) -> TodayFacts:
    """Read everything; to be done off the window's thread."""
    desk = office.desk
    today, calendar = desk.clock.today(), desk.law.calendar
    return TodayFacts(
        today=today,
        due=tuple(Due(item, days_left(item.due_on, today, calendar)) for item in due_items(desk, areas)),
        day_off=next_day_off(desk),
        cards=tuple(today_cards(desk, areas)),
        backup=SafetyService(office, ()).last_backup(),
        unchecked_sheets=tuple(sheet.value for sheet in SheetService(office).unchecked()),
        unfinished=tuple(_unfinished(desk, areas)),
    )


def _unfinished(desk: Desk, areas: Sequence[Area]) -> Iterator[Unfinished]:
    offered = (*(page for area in areas for page in area.pages), *PAGES)
    pages = [page for page in offered if page.draft and desk.account.may(Right[page.right])]
    for draft in desk.drafts.all(desk.account.uid):
        for page in pages:
            if draft.form == page.draft or draft.form.startswith(f"{page.draft}."):
                uid = draft.form.removeprefix(page.draft).removeprefix(".")
                yield Unfinished(page.key, page.title, uid, draft.saved_at)
