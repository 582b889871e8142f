"""Somebody comes with a petition: the visit, then the petition from it, by keys alone in the real window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.petitions.entered import entered
from desktop_app.areas.petitions.queries import PetitionFilter, PetitionPages
from desktop_app.areas.petitions.views.entry_page import EntryPage
from desktop_app.areas.petitions.views.register_page import RegisterPage
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.window import Window
from tests.areas.reception.makers import MakeEntry

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(window: Window, kind: type[QWidget]) -> list[QWidget]:
    return [page for page in window.findChildren(kind) if page.isVisible()]


def press(window: Window, key: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget() or window, key, CTRL)


def begin(window: Window, qtbot: QtBot, visit_uid: str) -> EntryPage:
    """Choose the visit in the register and press one key."""
    assert window.work is not None
    window.work.open("reception.register", visit_uid)
    register = window.work.pages.page
    assert register is not None
    qtbot.waitUntil(lambda: register._verbs._record is not None)
    press(window, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: bool(shown(window, EntryPage)))
    [page] = shown(window, EntryPage)
    assert isinstance(page, EntryPage)
    return page


def test_a_petition_is_made_from_a_visit_by_two_keys(
    signed_in: tuple[Window, OpenOffice], qtbot: QtBot, an_entry: MakeEntry
) -> None:
    window, office = signed_in
    visit = ReceptionService(office.desk).register(an_entry())
    begin(window, qtbot, visit.uid)
    press(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: bool(shown(window, RegisterPage)))
    [row] = PetitionPages(office.desk, PetitionFilter()).after(None, 5)
    saved = entered(office.desk.db, row.uid)
    assert (saved.visit_uid, saved.values["full_name"]) == (visit.uid, "Nguyễn Văn Đức")


def test_of_a_denunciation_at_the_desk_the_petition_names_nobody(
    signed_in: tuple[Window, OpenOffice], qtbot: QtBot, an_entry: MakeEntry
) -> None:
    window, office = signed_in
    visit = ReceptionService(office.desk).register(an_entry(kind=Kind.DENUNCIATION, content="Tố cáo cán bộ thôn"))
    page = begin(window, qtbot, visit.uid)
    assert not page.form.field("full_name").isVisible()
    press(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: bool(shown(window, RegisterPage)))
    [row] = PetitionPages(office.desk, PetitionFilter()).after(None, 5)
    assert (row.is_secret, row.who) == (True, "Người tố cáo (đã ẩn)")
