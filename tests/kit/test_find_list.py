from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.kit.find_list import FindList, Group
from desktop_app.kit.find_rows import Found
from desktop_app.kit.theme import Token

CASE = Found("case/1", "folder-open", "Ranh giới thửa 45: Nguyễn Văn Đức", "Đất đai, 3 lượt tiếp", "Vụ 052/2026")
VISITS = tuple(Found(f"visit/{n}", "users", "Nguyễn Văn Đức, Thôn Đoài", "Đo lại đất", f"{n}/2026") for n in (312, 241))
GROUPS = (Group("Vụ việc", 1, (CASE,)), Group("Lượt tiếp", 7, VISITS))


@pytest.fixture
def finder(window: QMainWindow) -> FindList:
    made = FindList(window)
    made.rise()
    return made


def found(finder: FindList, type_text: Callable[[QWidget, str], None]) -> None:
    type_text(finder._edit, "duc dat")
    finder.show_results("duc dat", GROUPS)


def test_it_asks_once_typing_rests(qtbot: QtBot, finder: FindList, type_text: Callable[[QWidget, str], None]) -> None:
    with qtbot.waitSignal(finder.asked, timeout=1000) as asked:
        type_text(finder._edit, "đức đất")
    assert asked.args == ["đức đất"]


@pytest.mark.parametrize(
    ("keys", "opened"),
    [
        ([], "case/1"),
        ([Qt.Key.Key_Down], "visit/312"),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down], "visit/241"),
        ([Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up], "case/1"),
    ],
)
def test_arrows_choose_across_groups_and_enter_opens(
    qtbot: QtBot, finder: FindList, type_text: Callable[[QWidget, str], None], keys: list[Qt.Key], opened: str
) -> None:
    found(finder, type_text)
    for key in keys:
        qtbot.keyClick(finder._edit, key)
    with qtbot.waitSignal(finder.opened) as told:
        qtbot.keyClick(finder._edit, Qt.Key.Key_Return)
    assert told.args == [opened]
    assert not finder.isVisible()


def test_ctrl_enter_opens_the_reading_pane(
    qtbot: QtBot, finder: FindList, type_text: Callable[[QWidget, str], None]
) -> None:
    found(finder, type_text)
    with qtbot.waitSignal(finder.read) as told:
        qtbot.keyClick(finder._edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["case/1"]


def test_an_answer_to_words_that_have_changed_is_passed_over(
    finder: FindList, type_text: Callable[[QWidget, str], None]
) -> None:
    type_text(finder._edit, "duc")
    finder.show_results("du", GROUPS)
    assert finder._rows.chosen() is None


def test_it_counts_all_hits_and_says_that_denouncers_are_not_sought(
    finder: FindList, type_text: Callable[[QWidget, str], None]
) -> None:
    found(finder, type_text)
    assert finder._result.text() == "8 kết quả, không tìm trong danh tính người tố cáo"
    finder.show_results("duc dat", ())
    assert finder._result.text().startswith("Không có kết quả")


def test_found_words_are_marked_without_accents(finder: FindList, type_text: Callable[[QWidget, str], None]) -> None:
    found(finder, type_text)
    image = finder._rows.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 400, 3) for y in range(0, image.height(), 3)}
    assert Token.MARK.colour.name().lower() in colours


def test_esc_gives_the_keyboard_back(qtbot: QtBot, window: QMainWindow, finder: FindList) -> None:
    qtbot.keyClick(finder._edit, Qt.Key.Key_Escape)
    assert not finder.isVisible()


@pytest.mark.parametrize("groups", [(), GROUPS])
def test_the_field_has_its_own_height_whatever_was_found(
    qtbot: QtBot, finder: FindList, type_text: Callable[[QWidget, str], None], groups: tuple[Group, ...]
) -> None:
    assert finder._edit.height() >= finder._edit.sizeHint().height()
    type_text(finder._edit, "duc dat")
    finder.show_results("duc dat", groups)
    qtbot.waitUntil(lambda: finder._rows.isVisible() == bool(groups))
    assert finder._edit.height() >= finder._edit.sizeHint().height()
    assert finder._rows.verticalScrollBar().maximum() == 0
    qtbot.waitUntil(lambda: finder._result.width() >= finder._result.sizeHint().width(), timeout=2_000)


def test_before_anything_is_typed_it_says_what_is_not_searched(finder: FindList) -> None:
    assert finder._result.text() == "Gõ không dấu, không tìm trong danh tính người tố cáo"


def test_what_was_found_is_forgotten_when_it_goes_and_looked_for_again_when_it_comes(
    qtbot: QtBot, finder: FindList, type_text: Callable[[QWidget, str], None]
) -> None:
    found(finder, type_text)
    finder.go()
    assert finder._rows.chosen() is None
    finder.show_results("duc dat", GROUPS)
    assert finder._rows.chosen() is None
    with qtbot.waitSignal(finder.asked) as asked:
        finder.rise()
    assert asked.args == ["duc dat"]
