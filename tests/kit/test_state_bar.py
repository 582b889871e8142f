"""The bar of states opens what its parts count, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop_app.kit.buttons import Pressable
from desktop_app.kit.state_bar import Share, StateBar
from desktop_app.kit.theme import Solid, Token
from tests.kit.test_theme import contrast

SHARES = (
    Share("Quá hạn", 1, Solid.LATE),
    Share("Sắp đến hạn", 0, Solid.SOON),
    Share("Đang xác minh", 1_200, Solid.ACTIVE),
)


@pytest.fixture
def bar(window: QMainWindow) -> tuple[StateBar, list[int]]:
    made, chosen = StateBar(SHARES), list[int]()
    made.chosen.connect(chosen.append)
    window.setCentralWidget(made)
    return made, chosen


def _strip(bar: StateBar) -> QWidget:
    [strip] = [child for child in bar.findChildren(QWidget) if "; " in child.accessibleName()]
    return strip


def test_one_among_a_thousand_can_still_be_hit_and_nothing_takes_no_room(bar: tuple[StateBar, list[int]]) -> None:
    made, chosen = bar
    strip = _strip(made)
    for x in (2, 12, strip.width() - 3):
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(x, strip.height() // 2))
    assert chosen == [0, 2, 2]


def test_the_keyboard_opens_each_part_by_its_words(bar: tuple[StateBar, list[int]]) -> None:
    made, chosen = bar
    for entry in made.findChildren(Pressable):
        entry.setFocus()
        QTest.keyClick(entry, Qt.Key.Key_Return)
    assert chosen == [0, 1, 2]


def test_bar_and_words_say_the_counts(bar: tuple[StateBar, list[int]]) -> None:
    made, _ = bar
    assert _strip(made).accessibleName() == "Quá hạn: 1; Sắp đến hạn: 0; Đang xác minh: 1.200"
    assert [entry.accessibleName() for entry in made.findChildren(Pressable)] == [share.said for share in SHARES]


@pytest.mark.parametrize("fill", list(Solid))
def test_every_fill_can_be_told_from_the_page(qapp: object, fill: Solid) -> None:
    assert contrast(fill.colour, Token.PAGE.colour) >= 3
