"""Whoever handles petitions, in the real window, with only the keyboard."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TypeVar

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.papers.views.paper_sheet import PaperSheet
from desktop_app.areas.petitions.record import PetitionRecord, petition_record
from desktop_app.areas.petitions.views.entry_page import EntryPage
from desktop_app.areas.petitions.views.record_page import RecordPage
from desktop_app.areas.petitions.views.register_page import RegisterPage
from desktop_app.areas.views.procedure.steps_list import StepsList
from desktop_app.core.clock import FixedClock
from desktop_app.kit.find_list import FindList
from desktop_app.kit.form import FormView
from desktop_app.kit.overlay import Overlay
from desktop_app.kit.page import Page
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.sign_in import SignIn
from desktop_app.shell.today_page import TodayPage
from desktop_app.shell.window import Window
from desktop_app.shell.work_area import WorkArea
from tests.journeys.seen import words_on_screen

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
DRAWN = 20
"""Milliseconds after which nobody has pressed a key yet."""
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key
TypeText = Callable[[QWidget, str], None]
W = TypeVar("W", bound=QWidget)
P = TypeVar("P", bound=Page)


class Handler:
    """`keys` are all that were pressed beside the words themselves."""

    def __init__(self, qtbot: QtBot, window: Window, clock: FixedClock, type_text: TypeText) -> None:
        self.qtbot, self.window, self.clock, self._type = qtbot, window, clock, type_text
        self.keys = 0

    # ---- what hands do

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = NONE) -> None:
        """One key after the other, where the keyboard is."""
        for key in keys:
            self.keys += 1
            menu = QApplication.activePopupWidget()
            self.qtbot.keyClick(menu if isinstance(menu, QMenu) else self.keyboard(), key, with_)
            self.rest()

    def write(self, text: str) -> None:
        """Words, where the keyboard is."""
        self._type(self.keyboard(), text)

    def fill(self, **said: str | tuple[Qt.Key, ...]) -> None:
        """Tab until the keyboard is in each field, then its words, or the letters that choose."""
        for name, what in said.items():
            field = self.form().field(name).input.focus_widget
            self._tab_until(field.hasFocus, name)
            self._put(what)

    def fill_needed(self, **said: str | tuple[Qt.Key, ...]) -> None:
        """F4 leads to each field in turn, because it must be filled and is empty."""
        for name, what in said.items():
            self.press(Key.Key_F4)
            assert self.form().field(name).input.focus_widget.hasFocus(), name
            self._put(what)

    def tab_to(self, words: str) -> None:
        """Tab until the keyboard is on the button whose words begin so."""

        def there() -> bool:
            at = QApplication.focusWidget()
            return isinstance(at, QAbstractButton) and f"{at.text()}.".startswith(words)

        self._tab_until(there, words)

    def go(self, words: str) -> None:
        """Tab to a button, and Enter."""
        self.tab_to(words)
        self.press(Key.Key_Return)

    def _put(self, what: str | tuple[Qt.Key, ...]) -> None:
        self.write(what) if isinstance(what, str) else self.press(*what)

    def _tab_until(self, there: Callable[[], bool], what: str) -> None:
        passed: list[str] = []
        for _ in range(120):
            if there():
                return
            passed.append(str(QApplication.focusWidget()))
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never leads to {what}, but to {passed}")

    def keyboard(self) -> QWidget:
        """Where the keyboard is; it is always somewhere."""
        if QApplication.activeWindow() is None:
            # The screenless platform does not make the window active again when a list of suggestions goes.
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def be_on(self, day: date) -> None:
        """Let it be the morning of that day."""
        self.clock.move_to(datetime.combine(day, time(8, 0)))

    # ---- what eyes see

    def rest(self) -> None:
        """Until nothing is under way, and what was read is drawn."""
        self.qtbot.waitUntil(lambda: not self.work.jobs.is_busy)
        self.qtbot.wait(DRAWN)

    def page(self, kind: type[P]) -> P:
        """The page on screen, as soon as it is of this kind."""
        self.qtbot.waitUntil(lambda: isinstance(self.work.pages.page, kind))
        self.rest()
        page = self.work.pages.page
        assert isinstance(page, kind)
        return page

    def over(self, kind: type[W]) -> W:
        """What lies over the page, as soon as it is there."""
        self.qtbot.waitUntil(lambda: bool(self._shown(kind)))
        return self._shown(kind)[-1]

    def is_over(self, kind: type[QWidget]) -> bool:
        """Whether something of the kind lies over the page."""
        return bool(self._shown(kind))

    def form(self) -> FormView:
        """The form that is on top."""
        forms = self._shown(FormView)
        over = [form for form in forms if any(each.isAncestorOf(form) for each in self._shown(Overlay))]
        return (over or forms)[-1]

    def sees(self, words: str) -> None:
        """Wait until this stands somewhere on screen."""
        self.qtbot.waitUntil(lambda: words in self.screen())

    def screen(self) -> str:
        """Everything that is written in the window."""
        said = [label.text() for label in self._shown(QLabel)] + [each.text() for each in self._shown(QAbstractButton)]
        return "\n".join(said)

    def everything(self) -> str:
        """All that any widget of the program says, also one out of sight."""
        return "\n".join(words_on_screen(hidden=True))

    def _shown(self, kind: type[W]) -> list[W]:
        return [each for each in self.window.findChildren(kind) if each.isVisible()]

    # ---- where they are

    @property
    def work(self) -> WorkArea:
        """The program behind the sign-in."""
        assert isinstance(self.window.work, WorkArea)
        return self.window.work

    @property
    def office(self) -> OpenOffice:
        """The open office."""
        return self.work.office

    def today(self) -> TodayPage:
        """Hôm nay, by its key, after it was read."""
        self.press(Key.Key_1, with_=CTRL)
        page = self.page(TodayPage)
        self.qtbot.wait(250)
        self.qtbot.waitUntil(lambda: not page._soon.isActive())
        self.rest()
        return page

    def petitions(self) -> list[str]:
        """The uid of every petition, in the order of their entry."""
        with self.office.db.reading() as session:
            return list(session.scalars(select(Petition.uid).order_by(Petition.id)))

    def record(self, at: int = -1) -> PetitionRecord:
        """A petition as its page knows it."""
        return petition_record(self.office.desk, self.petitions()[at])

    def revision(self, uid: str) -> int:
        """Which revision of a petition is kept."""
        return petition_record(self.office.desk, uid).rev

    def begin(self) -> EntryPage:
        """From Hôm nay: the button "Đăng ký đơn"."""
        self.today()
        self.go("Đăng ký đơn")
        return self.page(EntryPage)

    def save_entry(self) -> RegisterPage:
        """Ctrl+S, and the list is there with what was entered."""
        self.press(Key.Key_S, with_=CTRL)
        return self.listed()

    def listed(self) -> RegisterPage:
        """The list, with a petition read beside it."""
        page = self.page(RegisterPage)
        self.qtbot.waitUntil(lambda: page._record is not None)
        return page

    def opened(self) -> RecordPage:
        """The page of a petition, after it was read."""
        page = self.page(RecordPage)
        self.qtbot.waitUntil(lambda: page.record is not None)
        self.rest()
        return page

    def open_record(self) -> RecordPage:
        """Enter on the list."""
        self.press(Key.Key_Return)
        return self.opened()

    def find(self, typed: str) -> FindList:
        """Ctrl+K and what is looked for, until it was looked for."""
        self.press(Key.Key_K, with_=CTRL)
        found = self.over(FindList)
        self.write(typed)
        self.qtbot.waitUntil(lambda: not found._rest.isActive())
        self.rest()
        return found

    def take(self, **needed: str | tuple[Qt.Key, ...]) -> None:
        """Enter on what comes next by law; its sheet with what it needs; Ctrl+S."""
        self.press(Key.Key_Return)
        self.over(VerbSheet)
        self.fill_needed(**needed)
        self.save_sheet()

    def save_sheet(self) -> None:
        """Ctrl+S, and the sheet goes."""
        self.press(Key.Key_S, with_=CTRL)
        self.qtbot.waitUntil(lambda: not self.is_over(VerbSheet))
        page = self.work.pages.page
        if isinstance(page, RecordPage):
            self.qtbot.waitUntil(lambda: page.record is not None and page.record.rev == self.revision(page.record.uid))
        self.rest()

    def more(self, *words: str) -> StepsList:
        """Ctrl+M on a petition's page; with `words`, the row that begins so."""
        self.press(Key.Key_M, with_=CTRL)
        listed = self.over(StepsList)
        for each in words:
            self.go(each)
        return listed

    def menu(self) -> QMenu:
        """Ctrl+M on a list: everything that can be done with the record that is read."""
        self.press(Key.Key_M, with_=CTRL)
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def first_paper(self) -> PaperPreview:
        """Ctrl+P, the first of the menu, and look at it as it is printed."""
        self.press(Key.Key_P, with_=CTRL)
        self.press(Key.Key_Down, Key.Key_Return)
        self.over(PaperSheet)
        self.press(Key.Key_P, with_=CTRL)
        return self.over(PaperPreview)

    def printed(self, preview: PaperPreview) -> str:
        """The words of a paper on screen, on one line."""
        return " ".join(pypdfium2.PdfDocument(preview._pdf)[0].get_textpage().get_text_range().split())

    def sign_in_as(self, name: str, password: str) -> None:
        """Ctrl+L, the arrows to the name, the password."""
        self.press(Key.Key_L, with_=CTRL)
        door = self.over(SignIn)
        for arrow in (Key.Key_Up,) * 5 + (Key.Key_Down,) * 5:
            if door.people.person.name != name:
                self.press(arrow)
        assert door.people.person.name == name
        self.write(password)
        self.qtbot.keyClick(self.keyboard(), Key.Key_Return)
        self.qtbot.waitUntil(lambda: not self.is_over(SignIn))
        self.page(TodayPage)
