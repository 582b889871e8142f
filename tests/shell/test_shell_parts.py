"""Side bar, find-anything, idle watch, memory and help, each by itself."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas import load_areas
from desktop_app.kit.measure import Room
from desktop_app.office.area import Hit
from desktop_app.office.desk import SignedIn
from desktop_app.office.finding import declared
from desktop_app.office.rights import Role
from desktop_app.shell import system
from desktop_app.shell.finder import grouped
from desktop_app.shell.idle import IdleWatch
from desktop_app.shell.memory import Memory
from desktop_app.shell.nav_item import NavItem
from desktop_app.shell.navigation import HELP, TODAY, Navigation
from desktop_app.shell.side_bar import RAIL, WIDE, SideBar

AREAS = load_areas()
EVERY_PAGE = [TODAY, HELP, *system.PAGES, *(page for area in AREAS for page in area.pages)]


def account(role: Role) -> SignedIn:
    return SignedIn("u", "Hoàng Thị Lan", "", role)


@pytest.mark.parametrize("entry", EVERY_PAGE, ids=lambda entry: entry.key)
def test_every_page_exists(entry: object) -> None:
    assert callable(declared(entry.view))  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", list(Role))
def test_a_page_is_there_for_those_who_hold_its_right_and_for_nobody_else(role: Role) -> None:
    navigation, who = Navigation(AREAS, account(role)), account(role)
    for entry in EVERY_PAGE:
        assert (navigation.page(entry.key) is not None) == entry.is_for(who)


def side_bar(window: QMainWindow) -> SideBar:
    made = SideBar(Navigation(AREAS, account(Role.ADMINISTRATOR)), "UBND xã Yên Hạ")
    window.setCentralWidget(made)
    made.show()
    return made


@pytest.fixture
def bare_window(dressed: QApplication, qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(400, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def items(bar: QWidget) -> list[NavItem]:
    return [item for item in bar.findChildren(NavItem) if item.isVisible()]


def keyboard_on() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_the_open_group_shows_its_pages_and_the_others_only_their_names(bare_window: QMainWindow) -> None:
    bar = side_bar(bare_window)
    groups = len(Navigation(AREAS, account(Role.ADMINISTRATOR)).groups)
    bar.show_page("system.law")
    QApplication.sendPostedEvents()
    shown = items(bar)
    assert len(shown) == groups + len([HELP]) + len([page for page in system.PAGES if page.in_side_bar])
    assert [item.text() for item in shown if item.isChecked()] == ["Quy định và ngày nghỉ"]


def test_hom_nay_is_its_own_first_page_with_its_count_and_the_calendar_below_it(bare_window: QMainWindow) -> None:
    bar = side_bar(bare_window)
    bar.set_counts({"today": 8})
    today, calendar, *_ = items(bar)
    assert (today.text(), today.isChecked(), today.count, today.has_pages) == ("Hôm nay", True, 8, False)
    assert (calendar.text(), calendar.isChecked()) == ("Lịch hạn", False)
    bar.show_page("today.calendar")
    QApplication.sendPostedEvents()
    assert [item.text() for item in items(bar) if item.isChecked()] == ["Lịch hạn"]


def test_a_page_that_is_not_listed_is_marked_where_one_comes_from(bare_window: QMainWindow) -> None:
    bar = side_bar(bare_window)
    bar.show_page("system.password")
    QApplication.sendPostedEvents()
    assert [item.text() for item in items(bar) if item.isChecked()] == ["Tài khoản"]
    bar.show_page("reception.entry")
    QApplication.sendPostedEvents()
    assert [item.text() for item in items(bar) if item.isChecked()] == ["Sổ tiếp công dân"]


def test_arrows_go_through_the_side_bar_and_enter_opens(bare_window: QMainWindow, qtbot: QtBot) -> None:
    bar = side_bar(bare_window)
    bar.take_keyboard()
    qtbot.keyClick(keyboard_on(), Qt.Key.Key_Down)
    with qtbot.waitSignal(bar.chosen) as told:
        qtbot.keyClick(keyboard_on(), Qt.Key.Key_Return)
    assert told.args == ["today.calendar"]


def test_where_the_window_is_narrow_it_becomes_a_rail_with_a_menu_of_pages(
    bare_window: QMainWindow, qtbot: QtBot
) -> None:
    bar = side_bar(bare_window)
    assert bar.width() == WIDE
    bar.fit(Room.RAIL, low=False)
    assert bar.width() == RAIL
    assert [item.text() for item in items(bar)][:2] == ["Hôm nay", "Tiếp dân"]
    assert all(item.is_on_rail for item in items(bar))
    bar.show_page("system.law")
    bar.take_keyboard()
    qtbot.keyClick(keyboard_on(), Qt.Key.Key_Right)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_what_an_upper_office_is_there_for_comes_first_and_the_packages_that_wait_are_counted(
    bare_window: QMainWindow,
) -> None:
    above = replace(account(Role.ADMINISTRATOR), office="UPPER")
    bar = SideBar(Navigation(AREAS, above), "UBND tỉnh Minh Họa")
    bare_window.setCentralWidget(bar)
    bar.show_page("sync.matrix")
    bar.set_counts({"today": 2, "sync.inbox": 3})
    QApplication.sendPostedEvents()
    first = [(item.text(), item.count) for item in items(bar)[:4]]
    assert first == [("Hôm nay", 2), ("Các xã gửi lên", 3), ("Tình hình nộp", 0), ("Tổng hợp", 0)]
    assert [item.text() for item in items(bar) if item.isChecked()] == ["Tình hình nộp"]


def test_the_count_is_told_with_its_noun(bare_window: QMainWindow) -> None:
    bar = side_bar(bare_window)
    bar.set_counts({"today": 8})
    assert items(bar)[0].accessibleName() == "Hôm nay, 8 việc"


def test_hits_are_grouped_by_kind_with_five_of_each() -> None:
    hits = [Hit("Lượt tiếp", "users", f"Người {n}", "", "", str(n), "reception") for n in range(7)]
    [group] = grouped([*hits])
    assert (group.name, group.total, len(group.hits)) == ("Lượt tiếp", 7, 5)


def test_a_window_that_nobody_touches_is_idle_and_one_that_is_touched_is_not(
    bare_window: QMainWindow, qtbot: QtBot
) -> None:
    handle = bare_window.windowHandle()
    watch = IdleWatch(handle, 0.005)
    with qtbot.assertNotEmitted(watch.idle):
        for _ in range(8):
            QTest.mouseMove(handle, QPoint(5, 5))
            qtbot.wait(60)
            QTest.mouseMove(handle, QPoint(9, 9))
    with qtbot.waitSignal(watch.idle, timeout=3000):
        pass


def test_what_a_page_remembers_is_there_at_the_next_start(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "new" / "window.json")
    memory.of("reception.register")["widths"] = {"number": 60}
    memory.save()
    assert Memory(tmp_path / "new" / "window.json").of("reception.register") == {"widths": {"number": 60}}


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"a": 3}'])
def test_a_spoilt_memory_is_an_empty_one(tmp_path: Path, spoilt: str) -> None:
    file = tmp_path / "window.json"
    file.write_text(spoilt, encoding="utf-8")
    assert Memory(file).of("a") == {}


def test_a_memory_that_cannot_be_written_troubles_nobody(tmp_path: Path, make_unwritable: Callable[[], Path]) -> None:
    Memory(make_unwritable() / "window.json").save()


@pytest.fixture
def make_unwritable(tmp_path: Path) -> Callable[[], Path]:
    def make() -> Path:
        file = tmp_path / "a-file-not-a-folder"
        file.write_text("", encoding="utf-8")
        return file

    return make
