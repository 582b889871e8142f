"""The window once somebody is signed in: side bar, top line, pages, and what goes on around them."""

from collections.abc import Callable, MutableMapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.errors import NotAllowed
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.measure import Room, is_low, room
from desktop_app.kit.page import Page
from desktop_app.kit.strips import JobStrip, UndoStrip
from desktop_app.office.area import PageEntry, TopFact
from desktop_app.office.finding import declared
from desktop_app.office.opening import OpenOffice
from desktop_app.office.safety import LastBackup
from desktop_app.shell.finder import Finder
from desktop_app.shell.list_out import ListOut
from desktop_app.shell.manual.f1 import show_help
from desktop_app.shell.manual.not_for import not_for
from desktop_app.shell.navigation import HELP, TODAY, Navigation
from desktop_app.shell.page_stack import PageStack
from desktop_app.shell.program import Program
from desktop_app.shell.record_notes import RecordNotes
from desktop_app.shell.regions import next_region
from desktop_app.shell.safety_words import backup_words
from desktop_app.shell.side_bar import RAIL, WIDE, SideBar
from desktop_app.shell.status import Status
from desktop_app.shell.tidings import Tidings
from desktop_app.shell.top_line import TopLine
from desktop_app.shell.troubles import Troubles
from desktop_app.shell.usb.sending import usb_of

SAFETY, OWN_PASSWORD = "system.safety", "system.password"


class WorkArea(QWidget):
    """Implements what pages may ask of the window (`Workplace`, and `Shell` for the office's own pages)."""

    titled = Signal(str)
    lock_asked = Signal()
    leave_asked = Signal()
    end_asked = Signal()
    text_size_chosen = Signal(int)

    def __init__(self, window: QWidget, program: Program, office: OpenOffice, jobs: Jobs) -> None:
        """For the account that is signed in at `office`."""
        super().__init__(window)
        self.desk, self.office, self.areas, self.jobs, self.surface = office.desk, office, program.areas, jobs, window
        self._program, self.drives, self.updater = program, program.drives, program.updater
        self.end: Callable[[], None] = self.end_asked.emit
        self._name = office.keys.facts().office_name
        self._navigation = Navigation(program.areas, self.desk.account, is_practice=self.desk.is_practice)
        self._tidings = Tidings(self.desk, self)
        self.changed = self._tidings.changed
        self._status = Status(office, jobs, program.areas, self)
        self._side = SideBar(self._navigation, self._name)
        self._top = TopLine(self.desk.account, self._name, self.desk.is_practice)
        self.pages = PageStack(self._make)
        self._troubles = Troubles(program.clock, program.details)
        self._notes = RecordNotes()
        self._undo = UndoStrip(window)
        self.offer = self._undo.offer
        self._job_strip = JobStrip(window, jobs)
        opens = self._navigation.record_page
        self._finder = Finder(
            window, self.desk, jobs, program.areas, lambda area, uid: self.open(opens(area) or area, uid), not_for(self)
        )
        self._list_out = ListOut(self)
        self._usb = usb_of(self, self._undo)
        self._lay_out()
        self._connect()

    @property
    def present_page(self) -> PageEntry | None:
        """The declared page that is on screen."""
        return self.pages.entry

    def memory(self, name: str) -> MutableMapping[str, Any]:
        """What this machine remembers under a name."""
        return self._program.memory.of(name)

    def open(self, page: str, uid: str = "", **entry: str) -> None:
        """Show another page by its key, with the record `uid`; one that the account may not use is told of."""
        known = self._navigation.page(page)
        if known is None:
            self.explain(NotAllowed("Tài khoản này không mở được trang đó. Hãy nhờ người quản trị cấp quyền."))
        elif known is self.present_page is HELP and self.pages.page is not None:
            self.pages.page.arrive(entry | ({"uid": uid} if uid else {}))
        else:
            self._troubles.clear()
            self._notes.look(self.desk, self.areas, self.jobs, uid)
            self.pages.go_to(known, entry | ({"uid": uid} if uid else {}))

    def show_page(self, page: Page) -> None:
        """Put a page over the present one."""
        self.pages.put_over(page)

    def back(self) -> None:
        """Return to the page before, or to the first page of all."""
        self._troubles.clear()
        self._notes.tell(())
        if not self.pages.back():
            self.open(TODAY.key)

    def say(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """Tell what was done, and offer to take it back."""
        self._troubles.clear()
        self._undo.say(sentence, undo)

    def explain(self, error: BaseException) -> None:
        """Tell what went wrong, above the page."""
        self._troubles.tell(error)

    def lock(self) -> None:
        """Ask for a password before anything else is shown."""
        self.pages.settle()
        self.lock_asked.emit()

    def set_text_size(self, percent: int) -> None:
        """Show everything anew in this size."""
        self.pages.settle()
        self.text_size_chosen.emit(percent)

    def refresh(self) -> None:
        """Read again how many things are due and when the last backup was made."""
        self._status.look()

    def close_down(self) -> None:
        """Keep what must be kept and listen no more; another window or none follows."""
        self.pages.settle()
        self._tidings.stop()
        self._undo.withdraw()
        for part in (self._undo, self._job_strip, self._finder, self._usb):
            if part is not None:
                part.deleteLater()
        self._program.memory.save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become a rail where the window is narrow."""
        super().resizeEvent(event)
        space, low = room(self.surface), is_low(self.surface)
        self._side.fit(space, low)
        self._top.fit(space, low)
        self.name_window()

    def _make(self, entry: PageEntry) -> Page:
        made: Page = declared(entry.view)(self)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (self._top, self._troubles, self._notes, self.pages):
            column.addWidget(part, 1 if part is self.pages else 0)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        self._side.chosen.connect(self.open)
        self._top.find_asked.connect(self._find)
        self._top.safety_asked.connect(lambda: self.open(SAFETY))
        self._top.page_asked.connect(self.open)
        self._notes.answer_asked.connect(self.open)
        self._top.password_asked.connect(lambda: self.open(OWN_PASSWORD))
        self._top.lock_asked.connect(self.lock)
        self._top.leave_asked.connect(self.leave_asked)
        self.pages.shown.connect(self.name_window)
        self.changed.connect(self.pages.notice)
        self.changed.connect(lambda _: self._status.look_soon())
        self._status.seen.connect(self._tell)
        for key, run in (
            ("F1", lambda: show_help(self, self._troubles.said)),
            ("F6", lambda: next_region([self._side, self._top, *self.pages.regions()])),
            ("Ctrl+L", self.lock),
            ("Ctrl+Shift+E", lambda: self._list_out.save(self.pages.page, self.present_page)),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(run)

    def _find(self) -> None:
        side = WIDE if room(self.surface) is Room.WIDE else RAIL
        self._finder.rise(side + 24, 8)

    def _offer_siblings(self, entry: PageEntry, page: Page) -> None:
        """On the rail the pages of a group have no place of their own: they open beside the page's title."""
        group = self._navigation.group_of(entry.key)
        on_rail = room(self.surface) is not Room.WIDE and entry.in_side_bar
        shown = group.all_pages if group is not None and on_rail else ()
        page.set_siblings([(each.key, each.title) for each in shown], self.open)

    def _tell(self, due: int, last: LastBackup | None, facts: Sequence[TopFact]) -> None:
        self._side.set_counts({TODAY.key: due} | {fact.page: fact.count for fact in facts})
        told = backup_words(last, self._program.clock.now())
        self._top.backup.tell(told.state, told.short)
        self._top.show_facts([fact for fact in facts if self._navigation.page(fact.page) is not None])

    def name_window(self) -> None:
        """Tell what the window is called now, and mark the page in the side bar."""
        page, entry = self.pages.page, self.present_page
        if entry is not None and page is not None:
            self._side.show_page(entry.key)
            self._offer_siblings(entry, page)
        record = page.title if page is not None and entry is not None and page.title != entry.title else self._name
        self.titled.emit(record)
