"""What "Hôm nay" shows: what is late, what is due, what the areas say of the day, how safe the data is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.core import words
from desktop_app.office.agenda import Agenda, agenda
from desktop_app.office.agenda_words import agenda_sentence
from desktop_app.office.area import Area, TodayCard
from desktop_app.office.desk import Desk
from desktop_app.office.finding import next_day_off, today_cards
from desktop_app.office.numbers import has_numbers
from desktop_app.office.opening import OpenOffice
from desktop_app.office.rights import Right
from desktop_app.office.safety import LastBackup, SafetyService
from desktop_app.office.sheets import SheetService
from desktop_app.shell.round import round_cards
from desktop_app.shell.system import PAGES


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

    agenda: Agenda
    day_off: str
    cards: tuple[TodayCard, ...]
    backup: LastBackup | None
    unchecked_sheets: tuple[str, ...]
    unfinished: tuple[Unfinished, ...] = ()
    is_new: bool = False
    """Nothing was ever entered: the page says where to begin."""

    @property
    def today(self) -> date:
        """The day that is looked at."""
        return self.agenda.on

    @property
    def sentence(self) -> str:
        """The state of the work in one sentence."""
        day = f"{words.WEEKDAYS[self.today.weekday()]}, {words.day(self.today)}."
        # A weekend surprises nobody.
        off = f" Mai {self.day_off}." if self.day_off and self.day_off not in words.WEEKDAYS else ""
        return f"{day} {agenda_sentence(self.agenda)}{off}"


def look(office: OpenOffice, areas: Sequence[Area]) -> TodayFacts:
    """Read everything; to be done off the window's thread."""
    desk = office.desk
    keeps_books = desk.account.may(Right.READ)
    return TodayFacts(
        agenda=agenda(desk, areas),
        day_off=next_day_off(desk),
        cards=(*round_cards(office, areas), *today_cards(desk, areas)),
        backup=SafetyService(office, ()).last_backup(),
        unchecked_sheets=tuple(sheet.value for sheet in SheetService(office).unchecked()) if keeps_books else (),
        unfinished=tuple(_unfinished(desk, areas)),
        is_new=not _has_numbers(desk),
    )


def _has_numbers(desk: Desk) -> bool:
    with desk.db.reading() as session:
        return has_numbers(session)


def _unfinished(desk: Desk, areas: Sequence[Area]) -> Iterator[Unfinished]:
    offered = (*(page for area in areas for page in area.pages), *PAGES)
    pages = [page for page in offered if page.draft and page.is_for(desk.account)]
    for draft in desk.drafts.all(desk.account.uid):
        for page in pages:
            if draft.form == page.draft or draft.form.startswith(f"{page.draft}."):
                uid = draft.form.removeprefix(page.draft).removeprefix(".")
                yield Unfinished(page.key, page.title, uid, draft.saved_at)
