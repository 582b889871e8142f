"""Whoever keeps the decisions of the people and the texts of the hamlets, in the real window, by keys."""

from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop_app.areas.conventions.kept import convention_of
from desktop_app.areas.conventions.views import entry_page as convention_entry
from desktop_app.areas.conventions.views import record_page as convention_page
from desktop_app.areas.conventions.views import register_page as convention_list
from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.views import entry_page as decision_entry
from desktop_app.areas.decisions.views import record_page as decision_page
from desktop_app.areas.decisions.views import register_page as decision_list
from desktop_app.areas.decisions.votes.views.comparing import ComparingBody
from desktop_app.areas.decisions.votes.views.count_page import CountPage
from desktop_app.areas.decisions.votes.views.counting import CountingBody
from desktop_app.areas.decisions.votes.views.standing import StandingBody
from desktop_app.kit.overlay import Overlay
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.shell.today_page import TodayPage
from tests.journeys.handler import CTRL, Handler, Key

Said = str | tuple[Qt.Key, ...]
B = TypeVar("B", StandingBody, CountingBody, ComparingBody)
RECORDS = (decision_page.RecordPage, convention_page.RecordPage)
COUNTS = {1: Key.Key_F7, 2: Key.Key_F8}


def keys(letters: str) -> tuple[Qt.Key, ...]:
    """The keys of these letters and digits, without accents."""
    return tuple(Key(ord(letter)) for letter in letters.upper())


class Official(Handler):
    """Goes through decisions and conventions as their pages lead."""

    # ---- where they are

    def begin_decision(self) -> decision_entry.EntryPage:
        """From Hôm nay: the list by its button, the entry by Ctrl+N."""
        self.page(TodayPage)
        self.go("Mở dân bàn")
        self.page(decision_list.RegisterPage)
        self.press(Key.Key_N, with_=CTRL)
        return self.page(decision_entry.EntryPage)

    def begin_convention(self) -> convention_entry.EntryPage:
        """From Hôm nay: the list by its button, the entry by Ctrl+N."""
        self.page(TodayPage)
        self.go("Mở hương ước")
        self.page(convention_list.RegisterPage)
        self.press(Key.Key_N, with_=CTRL)
        return self.page(convention_entry.EntryPage)

    def decision(self) -> decision_page.RecordPage:
        """The page of a decision, read as it is kept."""
        page = self.page(decision_page.RecordPage)
        self.qtbot.waitUntil(lambda: self._is_read(page))
        self.rest()
        return page

    def convention(self) -> convention_page.RecordPage:
        """The page of a convention, read as it is kept."""
        page = self.page(convention_page.RecordPage)
        self.qtbot.waitUntil(lambda: self._is_read(page))
        self.rest()
        return page

    def turn_to(self, day: date) -> None:
        """The page on screen as it stands on that day, by F5."""
        self.be_on(day)
        self.press(Key.Key_F5)

    def _is_read(self, page: decision_page.RecordPage | convention_page.RecordPage) -> bool:
        if page.record is None:
            return False
        kept = decision_of if isinstance(page, decision_page.RecordPage) else convention_of
        with self.office.db.reading() as session:
            return bool(kept(session, page.record.uid).rev == page.record.rev)

    # ---- what they do

    def comes_next(self, words: str) -> None:
        """The keyboard stands on the main button, and this is what it does."""

        def there() -> bool:
            at = self.keyboard()
            return isinstance(at, QAbstractButton) and at.text() == words

        self.qtbot.waitUntil(there)

    def does(self, words: str, **needed: Said) -> None:
        """Enter on what comes next, its sheet with what it needs, Ctrl+S."""
        self.open_next(words)
        self.fill_needed(**needed)
        self.save_sheet()

    def open_next(self, words: str) -> VerbSheet:
        """Enter on what comes next, and its sheet."""
        self.comes_next(words)
        self.press(Key.Key_Return)
        return self.over(VerbSheet)

    def does_else(self, words: str, **said: Said) -> None:
        """Ctrl+M, the row that begins so, its sheet from field to field, Ctrl+S."""
        self.more(words)
        self.over(VerbSheet)
        self.fill(**said)
        self.save_sheet()

    def save_sheet(self) -> None:
        """Ctrl+S, and the sheet goes; what it changed is read."""
        self.press(Key.Key_S, with_=CTRL)
        self.qtbot.waitUntil(lambda: not self.is_over(Overlay))
        page = self.work.pages.page
        if isinstance(page, RECORDS):
            self.qtbot.waitUntil(lambda: self._is_read(page))

    # ---- counting

    def counting(self, kind: type[B]) -> B:
        """What stands on the counting page, as soon as it is of this kind."""
        page = self.page(CountPage)
        self.qtbot.waitUntil(lambda: isinstance(page.body, kind))
        self.rest()
        body = page.body
        assert isinstance(body, kind)
        return body

    def count(self, counter: int, who: str, ballots: str, **beside: str) -> None:
        """The name, F7 or F8, a key for each ballot, what is counted beside them, Ctrl+S."""
        self._begin_count(counter, who)
        for key in keys(ballots):
            self.qtbot.keyClick(self.keyboard(), key)
        self.fill(**beside)
        self.press(Key.Key_S, with_=CTRL)
        self.rest()

    def count_by_totals(self, counter: int, who: str, *totals: str) -> None:
        """The name, F7 or F8, F9 to type the figures of a sheet one after the other, Ctrl+S."""
        self._begin_count(counter, who)
        self.press(Key.Key_F9)
        for total in totals:
            self.write(total)
            self.qtbot.keyClick(self.keyboard(), Key.Key_Return)
        self.press(Key.Key_S, with_=CTRL)
        self.rest()

    def _begin_count(self, counter: int, who: str) -> None:
        body = self.counting(StandingBody)
        assert body.counter is not None
        self.qtbot.waitUntil(body.counter.field("counted_by").input.focus_widget.hasFocus)
        self.press(Key.Key_A, with_=CTRL)
        self.write(who)
        self.press(COUNTS[counter])
        self.counting(CountingBody)

    def save_count(self) -> None:
        """Ctrl+S on the counting page: settled, or closed."""
        self.press(Key.Key_S, with_=CTRL)
        self.rest()
