"""Buttons say their key, answer to it, and show where the keyboard is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.kit.controls import Badge, Button, IconButton, Kind
from desktop_app.kit.focus_ring import FocusRing
from desktop_app.kit.theme import State
from desktop_app.kit.tick import TickBox


def put(window: QMainWindow, *widgets: QWidget) -> None:
    holder = QWidget()
    row = QHBoxLayout(holder)
    for widget in widgets:
        row.addWidget(widget)
    window.setCentralWidget(holder)
    holder.show()


def test_a_key_presses_its_button_from_anywhere_in_the_window(window: QMainWindow, qtbot: QtBot) -> None:
    save, other = Button("Lưu", Kind.MAIN, key="Ctrl+S"), Button("In sổ")
    put(window, save, other)
    other.setFocus()
    with qtbot.waitSignal(save.clicked):
        qtbot.keyClick(other, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_enter_and_space_press_the_button_that_holds_the_keyboard(window: QMainWindow, qtbot: QtBot) -> None:
    button = Button("In sổ")
    put(window, button)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_a_button_that_cannot_be_pressed_is_deaf_to_its_key(window: QMainWindow, qtbot: QtBot) -> None:
    button = Button("Ghi ra USB", key="Ctrl+U")
    put(window, button, TickBox("khác"))
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)


def test_the_tooltip_repeats_the_key() -> None:
    assert Button("Lưu", key="Ctrl+S").toolTip() == "Lưu (Ctrl+S)"


def test_a_button_is_never_narrower_than_its_words() -> None:
    button = Button("Lưu và in giấy biên nhận", Kind.MAIN, icon="printer", key="Ctrl+P")
    assert button.minimumSizeHint() == button.sizeHint()
    assert button.sizeHint().width() > button.fontMetrics().horizontalAdvance("Lưu và in giấy biên nhận")


def test_the_ring_shows_only_around_the_button_that_holds_the_keyboard(window: QMainWindow, qtbot: QtBot) -> None:
    one, two = Button("Một"), Button("Hai")
    put(window, one, two)
    one.setFocus()
    rings = [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]
    assert [ring.geometry().contains(one.mapTo(ring.parentWidget(), one.rect().center())) for ring in rings] == [True]
    two.setFocus()
    [ring] = [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]
    assert ring.geometry().contains(two.mapTo(ring.parentWidget(), two.rect().center()))
    two.hide()
    assert not [ring for ring in window.findChildren(FocusRing) if ring.isVisible() and not one.hasFocus()]


def test_what_is_painted_has_a_name_for_those_who_hear_it() -> None:
    assert IconButton("x", "Đóng").accessibleName() == "Đóng"
    badge = Badge(State.SOON, "Còn 2 ngày")
    assert badge.accessibleName() == "Còn 2 ngày"
    badge.show_state(State.OVERDUE, "Quá 1 ngày")
    assert badge.accessibleName() == "Quá 1 ngày"


def test_space_turns_a_tick(window: QMainWindow, qtbot: QtBot) -> None:
    box = TickBox("Thuộc thẩm quyền")
    put(window, box)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
