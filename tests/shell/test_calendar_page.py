"""Lịch hạn: every deadline on its day, walked through by the keyboard, each opens its record; one sheet on paper."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.kit.controls import Label
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.row_button import RowButton
from desktop_app.shell.calendar_page import CalendarPage
from tests.office import agenda_fake as fake
from tests.shell.conftest import FirstPlace


@pytest.fixture
def page(first_place: FirstPlace, qtbot: QtBot) -> CalendarPage:
    first_place.areas = (fake.AREA,)
    made = CalendarPage(first_place)
    first_place.show(made)
    made.arrive({})
    qtbot.waitUntil(lambda: bool(_rows(made)))
    return made


def _rows(page: CalendarPage) -> list[RowButton]:
    return [row for row in page.findChildren(RowButton) if row.isVisibleTo(page)]


def _words(page: CalendarPage) -> list[str]:
    return [label.text() for label in page.findChildren(Label) if label.isVisibleTo(page)]


def test_it_begins_on_today_with_the_keyboard_on_the_days(page: CalendarPage) -> None:
    assert page.board.hasFocus()
    assert "Tháng 11/2026: 3 việc có hạn trong tháng, 1 việc quá hạn." in _words(page)
    assert [row.text() for row in _rows(page)] == [
        "Gửi thông báo thụ lý khiếu nại. Hôm nay · Đơn 081/2026 · 7 ngày làm việc từ ngày nhận đơn · Nguyễn Văn Hưng"
    ]


def test_arrows_show_the_list_of_another_day_and_a_day_off_says_why(page: CalendarPage) -> None:
    QTest.keyClick(page.board, Qt.Key.Key_Right)
    assert _rows(page) == []
    assert {"Thứ Ba 24/11/2026", "Nghỉ lễ: Ngày Văn hóa Việt Nam. Không có việc nào có hạn"} <= set(_words(page))


def test_another_month_is_read_when_it_is_gone_to(page: CalendarPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.board, Qt.Key.Key_PageDown)
    assert "Tháng 12/2026" in _words(page)
    assert _rows(page) == []
    qtbot.waitUntil(lambda: any(said.startswith("Tháng 12/2026: 1 việc có hạn") for said in _words(page)))
    page.board.go_to(date(2026, 12, 9))
    [row] = _rows(page)
    assert row.text().startswith("Quyết định giải quyết khiếu nại lần đầu. Còn 11 ngày")


def test_enter_goes_into_the_list_and_enter_again_opens_the_record(page: CalendarPage, first_place: FirstPlace) -> None:
    QTest.keyClick(page.board, Qt.Key.Key_Return)
    [row] = _rows(page)
    assert row.hasFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert first_place.opened == [("fake.register", "d0")]


def test_enter_on_an_empty_day_stays_on_the_days(page: CalendarPage) -> None:
    QTest.keyClick(page.board, Qt.Key.Key_Right)
    QTest.keyClick(page.board, Qt.Key.Key_Return)
    assert page.board.hasFocus()


def test_in_a_low_window_the_chosen_day_and_its_list_are_brought_into_sight(
    page: CalendarPage, first_place: FirstPlace, qtbot: QtBot
) -> None:
    first_place.surface.resize(820, 420)
    qtbot.waitUntil(lambda: page.width() < 830)
    page.board.go_to(date(2026, 11, 30))
    qtbot.waitUntil(lambda: page.board.visibleRegion().boundingRect().contains(page.board.chosen_box))
    page.board.go_to(date(2026, 11, 23))
    QTest.keyClick(page.board, Qt.Key.Key_Return)
    [row] = _rows(page)
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect() == row.rect())


def test_the_month_on_screen_is_previewed_as_one_sheet(
    page: CalendarPage, first_place: FirstPlace, qtbot: QtBot
) -> None:
    QTest.keyClick(page.board, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(first_place.surface.findChildren(PaperPreview)))
    [preview] = first_place.surface.findChildren(PaperPreview)
    said = [label.text() for label in preview.findChildren(Label)]
    assert said[0] == "Lịch hạn tháng 11/2026"
    assert "Trang 1/1" in said
    preview.go()
