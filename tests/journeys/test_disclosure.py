"""From a signed document to the minutes of taking it down, in the real window, by keys."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.queries import DisclosureFilter, DisclosurePages, view_of
from desktop_app.areas.disclosure.rules import State
from desktop_app.areas.disclosure.shown import DisclosureView
from desktop_app.areas.disclosure.views.entry_page import EntryPage
from desktop_app.areas.disclosure.views.postings_page import PostingsPage
from desktop_app.areas.disclosure.views.register_page import RegisterPage
from desktop_app.core.clock import FixedClock
from desktop_app.kit.page import Page
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.opening import OpenOffice
from desktop_app.office.postings.models import MinutesKind
from desktop_app.shell.window import Window
from tests.areas.disclosure.makers_records import put_places

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key
P = TypeVar("P", bound=Page)


class Officer:
    """Whoever answers for disclosure, with only the keyboard."""

    def __init__(
        self, qtbot: QtBot, window: Window, office: OpenOffice, type_text: Callable[[QWidget, str], None]
    ) -> None:
        assert window.work is not None
        self.qtbot, self.window, self.work, self.office = qtbot, window, window.work, office
        self._type = type_text

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: not self.work.jobs.is_busy)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)
        self.rest()

    def write(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self._type(focused, text)

    def page(self, kind: type[P]) -> P:
        self.qtbot.waitUntil(lambda: isinstance(self.work.pages.page, kind))
        self.rest()
        page = self.work.pages.page
        assert isinstance(page, kind)
        return page

    def sheet(self) -> VerbSheet:
        self.qtbot.waitUntil(lambda: bool(self._sheets()))
        return self._sheets()[-1]

    def save_sheet(self) -> None:
        before = self._sheets()
        self.press(Key.Key_S, CTRL)
        self.qtbot.waitUntil(lambda: self._sheets() != before)
        self.rest()

    def view(self) -> DisclosureView:
        desk = self.office.desk
        uid = DisclosurePages(desk, DisclosureFilter()).after(None, 1)[0].uid
        with desk.db.reading() as session:
            return view_of(session, desk, uid)

    def register(self) -> RegisterPage:
        self.work.open("disclosure.register", self.view().uid)
        page = self.page(RegisterPage)
        self.qtbot.waitUntil(lambda: page._record is not None and page._record[0].rev == self.view().rev)
        return page

    def boards(self) -> PostingsPage:
        page = self.page(PostingsPage)
        self.qtbot.waitUntil(lambda: page._record is not None)
        return page

    def _sheets(self) -> list[VerbSheet]:
        return [sheet for sheet in self.window.findChildren(VerbSheet) if sheet.isVisible()]


@pytest.fixture
def officer(signed_in: tuple[Window, OpenOffice], qtbot: QtBot, type_text: Callable[[QWidget, str], None]) -> Officer:
    return Officer(qtbot, *signed_in, type_text)


def test_a_document_is_disclosed_from_its_entry_to_the_minutes_of_taking_it_down(
    officer: Officer, clock: FixedClock
) -> None:
    put_places(officer.office.desk)
    enter(officer)
    put_up(officer)
    tell_everybody(officer, clock)
    assert officer.view().standing.state is State.RUNNING
    clock.move_to(datetime(2026, 12, 24, 8, 0))
    take_down(officer)
    view = officer.view()
    assert view.standing.sentence == ""
    assert view.standing.state is State.DONE
    assert (view.disclosed_on, view.standing.disclosed_late_days) == (date(2026, 11, 23), 0)


def enter(officer: Officer) -> None:
    """The document of the morning: item by code, its forms, places and days are there already."""
    officer.work.open("disclosure.register")
    officer.page(RegisterPage)
    officer.press(Key.Key_N, CTRL)
    page = officer.page(EntryPage)
    officer.qtbot.waitUntil(lambda: page.form.field("item").input.focus_widget.hasFocus())
    officer.write("ck07")
    officer.press(Key.Key_Return)
    officer.write("Danh sách hộ nghèo, hộ cận nghèo năm 2027")
    officer.press(Key.Key_S, CTRL)
    officer.page(RegisterPage)
    view = officer.view()
    assert len(view.postings[0].copies) == 3
    assert view.standing.state is State.WAITING


def put_up(officer: Officer) -> None:
    """All three copies at once, then the minutes of it."""
    officer.register()._verbs.forms.open_posting()
    page = officer.boards()
    officer.press(Key.Key_Return)
    officer.sheet().form.field("all_copies").input.focus_widget.setFocus()
    officer.press(Key.Key_Space)
    officer.save_sheet()
    uids = [copy.uid for copy in officer.view().postings[0].copies]
    for uid in uids:
        page._table.choose(uid)
        officer.qtbot.waitUntil(lambda uid=uid: page._record is not None and page._record.copy.uid == uid)
        page._verbs.sheets.minutes(MinutesKind.BEGIN)
        officer.save_sheet()
    assert officer.view().disclosed_on == date(2026, 11, 23)


def tell_everybody(officer: Officer, clock: FixedClock) -> None:
    """Enter leads from what is missing to what is missing next: portal, radio, hamlets, acknowledgements."""
    officer.register()
    officer.press(Key.Key_Return)
    officer.sheet().form.go_to("address")
    officer.write("https://yenha.gov.vn/ho-ngheo-2027")
    officer.save_sheet()
    for _ in range(3):
        officer.register()
        officer.press(Key.Key_Return)
        officer.sheet().form.go_to("reader")
        officer.write("Trần Thị Mỵ") if not officer.view().slots else None
        officer.save_sheet()
        clock.move_by(timedelta(days=1))
    radio = officer.view().form(Form.RADIO)
    assert radio is not None
    assert radio.missing == ()
    officer.register()
    officer.press(Key.Key_Return)
    officer.save_sheet()
    for _ in range(officer.view().hamlets):
        officer.register()
        officer.press(Key.Key_Return)
        officer.sheet().form.go_to("acknowledged_by")
        officer.write("Trưởng thôn")
        officer.save_sheet()
    assert officer.view().standing.missing == ("ngày niêm yết tại 3 nơi",)


def take_down(officer: Officer) -> None:
    """After the last day has passed: all copies come down, their minutes follow at once, and nothing is missing."""
    officer.register()
    officer.press(Key.Key_Return)
    officer.boards()
    officer.press(Key.Key_Return)
    officer.sheet().form.field("all_copies").input.focus_widget.setFocus()
    officer.press(Key.Key_Space)
    officer.save_sheet()
    officer.save_sheet()
