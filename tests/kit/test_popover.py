"""A deadline shows every day that led to it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QMainWindow, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import deadline, plain_rule
from desktop_app.core.law.rulebook import Unit
from desktop_app.kit.controls import Button
from desktop_app.kit.popover import DayStrip, DeadlinePopover

TEN = plain_rule(10, Unit.WORKING_DAYS)


def test_it_says_start_limit_what_was_left_out_and_the_result(window: QMainWindow, qtbot: QtBot) -> None:
    anchor = Button("08/12/2026")
    window.setCentralWidget(anchor)
    anchor.show()
    anchor.setFocus()
    shown = DeadlinePopover(window, deadline(date(2026, 11, 23), TEN, WorkCalendar()))
    shown.show_under(anchor)
    said = [label.text() for label in shown.findChildren(QLabel)]
    assert "Vì sao hạn là 08/12/2026?" in said
    assert "10 ngày làm việc" in said
    assert "bỏ 5 ngày" in said
    assert "Thứ Ba 08/12/2026" in said
    assert any("24/11" in words and "4 ngày thứ Bảy, Chủ nhật" in words for words in said)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert anchor.hasFocus()


def test_a_long_limit_shows_its_first_and_last_week_only(window: QMainWindow) -> None:
    short = DayStrip(deadline(date(2026, 11, 23), TEN, WorkCalendar()))
    long = DayStrip(deadline(date(2026, 11, 23), plain_rule(60, Unit.CALENDAR_DAYS), WorkCalendar()))
    assert short.sizeHint() == long.sizeHint()


def test_those_who_hear_the_strip_hear_the_arithmetic() -> None:
    strip = DayStrip(deadline(date(2026, 11, 23), TEN, WorkCalendar()))
    assert strip.accessibleName().endswith("Hạn cuối: Thứ Ba 08/12/2026.")


def test_over_a_list_it_leaves_the_chosen_row_to_be_seen(window: QMainWindow) -> None:
    window.resize(1000, 700)
    rows = QListWidget()
    rows.addItems([f"Dòng {number}" for number in range(1, 60)])
    window.setCentralWidget(rows)
    rows.show()
    for chosen in (2, 18):
        rows.setCurrentRow(chosen)
        shown = DeadlinePopover(window, deadline(date(2026, 11, 23), TEN, WorkCalendar()))
        shown.show_under(rows)
        row = rows.visualRect(rows.currentIndex())
        row.moveTopLeft(rows.viewport().mapTo(window, row.topLeft()))
        inside = shown.geometry().adjusted(shown.reach, shown.reach, -shown.reach, -shown.reach)
        assert not inside.intersects(row)
        assert shown.y() > 0
        shown.hide()


def test_it_goes_when_the_page_under_it_goes(window: QMainWindow) -> None:
    pages, anchor = QStackedWidget(), Button("08/12/2026")
    pages.addWidget(anchor)
    pages.addWidget(QWidget())
    window.setCentralWidget(pages)
    pages.show()
    shown = DeadlinePopover(window, deadline(date(2026, 11, 23), TEN, WorkCalendar()))
    shown.show_under(anchor)
    assert shown.isVisible()
    pages.setCurrentIndex(1)
    assert not shown.isVisible()
