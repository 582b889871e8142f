"""Nhìn cả năm on screen: a year is chosen, a number opens its rows, a row its record."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.kit.chart import Chart
from desktop_app.kit.controls import Button
from desktop_app.office.desk import Desk
from desktop_app.reports.year.views.page import YearPage
from desktop_app.reports.year.views.rows_sheet import RowsSheet
from tests.areas.reception.workplace import Window


def opened(qtbot: QtBot, window: Window) -> YearPage:
    page = YearPage(window)
    window.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: page.shown is not None)
    return page


def words_of(page: YearPage) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_number_opens_its_rows_and_enter_opens_the_record(years: Desk, workplace: Window, qtbot: QtBot) -> None:
    page = opened(qtbot, workplace)
    assert page.shown is not None
    people = page.shown.block("reception").told[4]
    said = f"Người được tiếp: {people.value} người"
    assert f"{people.value} người" in words_of(page)
    assert any(
        "Lượt tiếp công dân theo tháng. tháng 1:" in chart.accessibleName() for chart in page.findChildren(Chart)
    )

    [link] = [button for button in page.findChildren(Button) if button.accessibleName() == f"{said}. Xem các dòng"]
    link.click()
    sheet = workplace.surface.findChild(RowsSheet)
    assert sheet is not None
    assert sheet.accessibleName().startswith(said)
    row = sheet.table.row()
    qtbot.keyClick(sheet.table.view, Qt.Key.Key_Return)
    assert workplace.opened == [("reception.register", row.opens)]
    assert row.opens == row.uid


def test_a_year_without_figures_says_what_fills_it(desk: Desk, workplace: Window, qtbot: QtBot) -> None:
    page = opened(qtbot, workplace)
    said = words_of(page)
    assert "Chưa có đơn nào phải xử lý, từ 01/01/2026 đến 23/11/2026." in said
    assert "Năm 2026 chưa có đợt khảo sát nào có phiếu." in said
    [without] = [link for link in page.findChildren(Button) if "chưa có hương ước" in link.accessibleName()]
    without.click()
    sheet = workplace.surface.findChild(RowsSheet)
    assert sheet is not None
    qtbot.keyClick(sheet.table.view, Qt.Key.Key_Return)
    assert workplace.opened == [("conventions.register", "")]
