"""A month of work is walked through by the keyboard and says what it shows."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop_app.core.law.calendar import CalendarDay, OfficeDay, WorkCalendar
from desktop_app.kit.day_look import day_look
from desktop_app.kit.month_board import BoardLine, MonthBoard
from desktop_app.kit.theme import State, Token

TODAY = date(2026, 11, 23)
STORM = date(2026, 11, 26)
CALENDAR = WorkCalendar({STORM: OfficeDay(on=STORM, working=False, reason="nghỉ tránh bão")})
LINES = {TODAY: [BoardLine(State.SOON, f"Việc {number}") for number in range(9)]}


def _days(first: date, count: int) -> list[CalendarDay]:
    return [CALENDAR.day(first + timedelta(days=step)) for step in range(count)]


@pytest.fixture
def board(window: QMainWindow) -> MonthBoard:
    made = MonthBoard(TODAY)
    made.show_month(_days(date(2026, 11, 1), 30), LINES)
    window.setCentralWidget(made)
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([Qt.Key.Key_Left], date(2026, 11, 22)),
        ([Qt.Key.Key_Down], date(2026, 11, 30)),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down], date(2026, 12, 7)),
        ([Qt.Key.Key_PageUp], date(2026, 10, 23)),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_Home], TODAY),
    ],
)
def test_arrows_go_by_days_and_weeks_page_keys_by_months_and_home_to_today(
    board: MonthBoard, keys: list[Qt.Key], day: date
) -> None:
    for key in keys:
        QTest.keyClick(board, key)
    assert board.day == day


def test_enter_takes_the_day(board: MonthBoard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(board.taken) as taken:
        QTest.keyClick(board, Qt.Key.Key_Return)
    assert taken.args == [TODAY]


def test_a_click_goes_to_the_day_under_it(board: MonthBoard) -> None:
    wide = board.width() / 7
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=QPoint(round(wide * 6.5), 60))
    assert board.day == date(2026, 11, 1)
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=QPoint(round(wide * 0.5), 60))
    assert board.day == date(2026, 11, 1)


def test_a_screen_reader_hears_the_day_why_it_is_off_and_how_much_falls_on_it(board: MonthBoard) -> None:
    assert board.accessibleName() == "Thứ Hai 23/11/2026. 9 việc"
    board.go_to(STORM)
    assert board.accessibleName() == "Thứ Năm 26/11/2026. cơ quan cho nghỉ: nghỉ tránh bão"
    board.go_to(date(2026, 11, 28))
    assert board.accessibleName() == "Thứ Bảy 28/11/2026"


def test_until_another_month_is_handed_in_nothing_of_the_old_one_can_be_hit(board: MonthBoard) -> None:
    QTest.keyClick(board, Qt.Key.Key_PageDown)
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=QPoint(round(board.width() / 7 * 6.5), 60))
    assert board.day == date(2026, 12, 23)
    board.show_month(_days(date(2026, 12, 1), 31), {})
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=QPoint(round(board.width() / 7 * 6.5), 60))
    assert board.day == date(2026, 12, 6)


@pytest.mark.parametrize(
    ("on", "mark", "ink"),
    [
        (date(2026, 11, 24), "lễ", State.SOON.text),
        (STORM, "nghỉ", State.INFO.text),
        (date(2026, 8, 22), "làm", State.DONE.text),
        (date(2026, 11, 28), "", Token.INK_3.colour),
        (TODAY, "", Token.INK.colour),
    ],
)
def test_a_day_looks_the_same_wherever_a_month_is_shown(qapp: object, on: date, mark: str, ink: object) -> None:
    look = day_look(CALENDAR.day(on))
    assert (look.mark, look.ink) == (mark, ink)
