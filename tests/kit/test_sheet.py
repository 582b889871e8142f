"""A sheet keeps the keyboard inside itself, silences the page behind, and gives everything back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.inputs import LineInput
from desktop_app.kit.overlay import Overlay, keyboard_kept
from desktop_app.kit.sheet import SideSheet


def page_behind(window: QMainWindow) -> tuple[LineInput, Button]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    line, save = LineInput(), Button("Lưu", Kind.MAIN, key="Ctrl+S")
    column.addWidget(line)
    column.addWidget(save)
    window.setCentralWidget(holder)
    holder.show()
    line.setFocus()
    return line, save


def sheet_over(window: QMainWindow) -> tuple[SideSheet, LineInput, Button]:
    body = QWidget()
    column = QVBoxLayout(body)
    line, main = LineInput(), Button("Chuyển", Kind.MAIN, key="Ctrl+S")
    column.addWidget(line)
    return SideSheet(window, "Chuyển đơn", "Lượt tiếp 310/2026", body, main=main), line, main


def test_the_key_of_the_page_behind_belongs_to_the_sheet_while_it_is_open(window: QMainWindow, qtbot: QtBot) -> None:
    _, save = page_behind(window)
    sheet, line, main = sheet_over(window)
    sheet.rise()
    with qtbot.waitSignal(main.clicked), qtbot.assertNotEmitted(save.clicked):
        qtbot.keyClick(line.line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    sheet.go()
    with qtbot.waitSignal(save.clicked):
        qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_tab_goes_round_inside_the_sheet(window: QMainWindow, qtbot: QtBot) -> None:
    page_behind(window)
    sheet, line, _ = sheet_over(window)
    sheet.rise()
    assert line.line.hasFocus()
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(QApplication.focusWidget())


def test_esc_closes_the_sheet_and_the_keyboard_returns_where_it_was(window: QMainWindow, qtbot: QtBot) -> None:
    behind, _ = page_behind(window)
    sheet, line, _ = sheet_over(window)
    sheet.rise()
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(line.line, Qt.Key.Key_Escape)
    assert behind.line.hasFocus()


def test_there_is_never_a_sheet_on_a_sheet(window: QMainWindow, qtbot: QtBot) -> None:
    page_behind(window)
    first, *_ = sheet_over(window)
    second, *_ = sheet_over(window)
    first.rise()
    second.rise()
    assert [sheet.isVisible() for sheet in window.findChildren(Overlay)].count(True) == 1


def test_the_sheet_is_as_large_as_its_window(window: QMainWindow) -> None:
    page_behind(window)
    sheet, *_ = sheet_over(window)
    sheet.rise()
    window.resize(1100, 600)
    assert sheet.size() == window.size()


def test_the_keyboard_stays_on_the_page_when_what_had_it_was_replaced_meanwhile(window: QMainWindow) -> None:
    line, save = page_behind(window)
    sheet, _, _ = sheet_over(window)
    sheet.rise()
    line.hide()
    line.setParent(None)
    sheet.go()
    assert QApplication.focusWidget() is save


def test_a_page_that_is_drawn_anew_under_a_sheet_has_the_keyboard_where_it_belongs_afterwards(
    window: QMainWindow,
) -> None:
    _, save = page_behind(window)
    page = window.centralWidget()
    sheet, field, _ = sheet_over(window)
    sheet.rise()
    field.setFocus()
    with keyboard_kept(page, save.setFocus):
        pass
    assert sheet.isAncestorOf(QApplication.focusWidget() or page), "whoever types in the sheet is left alone"
    sheet.go()
    assert QApplication.focusWidget() is save


def test_a_page_that_did_not_have_the_keyboard_takes_none_when_it_is_drawn_anew(window: QMainWindow) -> None:
    line, save = page_behind(window)
    with keyboard_kept(QWidget(window), save.setFocus):
        pass
    assert QApplication.focusWidget() is line.line
