"""The manual on screen: contents and search by keys, links, found words marked; over a sheet, which comes back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.core.manual.book import shipped_book
from desktop_app.core.text.fold import fold
from desktop_app.kit import theme
from desktop_app.kit.overlay import HELP_KEY, Overlay
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import Token
from desktop_app.shell.curtain import Curtain
from desktop_app.shell.manual.help_over import HelpOver, help_over
from desktop_app.shell.manual.manual_view import ManualView

BOOK = shipped_book()
FIRST, SECOND = BOOK.pages[:2]


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[QMainWindow]:
    theme.load_fonts()
    theme.apply(qapp)
    made = QMainWindow()
    made.resize(1100, 650)
    qtbot.addWidget(made)
    yield made
    for overlay in made.findChildren(Overlay):
        overlay.deleteLater()


def shown(window: QMainWindow) -> None:
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 30_000)


@pytest.fixture
def view(window: QMainWindow) -> ManualView:
    made = ManualView()
    window.setCentralWidget(made)
    shown(window)
    made.open(FIRST.slug)
    return made


def marked_words(view: ManualView) -> str:
    """What of the text stands on the colour of found words."""
    cursor, found = QTextCursor(view.reader.document()), ""
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor):
        if cursor.charFormat().background().color() == Token.MARK.colour:
            found += cursor.selectedText()
        cursor.setPosition(cursor.position())
    return found


def test_arrows_go_along_the_contents_and_show_the_page_at_once(view: ManualView) -> None:
    view.contents.setFocus()
    QTest.keyClick(view.contents, Qt.Key.Key_Down)
    assert view.page == SECOND
    QTest.keyClick(view.contents, Qt.Key.Key_Left)
    assert view.contents.row is not None
    assert view.contents.row.words == FIRST.chapter
    QTest.keyClick(view.contents, Qt.Key.Key_Return)
    QTest.keyClick(view.contents, Qt.Key.Key_Down)
    assert view.page == FIRST
    QTest.keyClick(view.contents, Qt.Key.Key_Return)
    assert view.reader.hasFocus()


def test_ctrl_f_finds_without_accents_while_typing_marks_it_and_esc_takes_it_back(view: ManualView) -> None:
    view.reader.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.search.line.hasFocus()
    view.search.line.setText("niem yet")
    view.search.sought.emit("niem yet")
    first = view.page
    assert "niem yet" in fold(first.title)
    assert "Niêm" in marked_words(view) or "niêm" in marked_words(view)
    QTest.keyClick(view.search.line, Qt.Key.Key_Down)
    assert view.page != first
    QTest.keyClick(view.search.line, Qt.Key.Key_Escape)
    assert view.search.text() == ""
    assert marked_words(view) == ""


def test_a_link_leads_to_its_page_and_alt_left_back(view: ManualView) -> None:
    view.reader.led.emit("niem-yet", "")
    assert view.page.slug == "niem-yet"
    assert view.contents.row is not None
    assert view.contents.row.slug == "niem-yet"
    QTest.keyClick(view.reader, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert view.page == FIRST
    assert view.contents.row.slug == FIRST.slug


def test_over_a_sheet_the_manual_takes_its_place_and_gives_it_back_to_nobody_else(
    window: QMainWindow, qtbot: QtBot
) -> None:
    asked = list[str]()
    QShortcut(HELP_KEY, window).activated.connect(lambda: asked.append("F1"))
    QShortcut(QKeySequence("Ctrl+L"), window).activated.connect(lambda: asked.append("Ctrl+L"))
    sheet = SideSheet(window, "Ghi số thông báo", "Lượt tiếp 12/2026", QWidget())
    shown(window)
    sheet.rise()
    QTest.keyClick(sheet, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(sheet, Qt.Key.Key_F1)
    assert asked == ["F1"]
    help_over(sheet, frozenset(), "so-tiep-cong-dan")
    [manual] = window.findChildren(HelpOver)
    Curtain(window).lift()
    assert (manual.isVisible(), sheet.isVisible()) == (True, False)
    assert manual.view.page.slug == "so-tiep-cong-dan"
    QTest.keyClick(manual.view.reader, Qt.Key.Key_Escape)
    qtbot.waitUntil(sheet.isVisible)
    help_over(sheet, frozenset(), "so-tiep-cong-dan")
    with qtbot.waitSignal(sheet.destroyed):
        Curtain(window).drop()
