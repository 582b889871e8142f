"""Gõ sổ giấy: rows typed with keys alone, judged cell by cell, entered by the same dry run."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.kit.controls import Button
from desktop_app.shell.exchange.grid_step import GridStep
from desktop_app.shell.today import look
from tests.shell.system.conftest import ShellPlace
from tests.shell.system.hands import CONTROL, settle, told
from tests.shell.system.test_exchange_page import Scene

ENTER, UP, DOWN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab


@pytest.fixture
def scene(qtbot: QtBot, place: ShellPlace) -> Scene:
    made = Scene(qtbot, place)
    made.key(Qt.Key.Key_N, CONTROL)
    made.wizard.file.type.click()
    settle(qtbot, place)
    return made


@pytest.fixture
def grid(scene: Scene) -> GridStep:
    return scene.wizard.grid


def write(qtbot: QtBot, text: str, then: Qt.Key | None = ENTER) -> None:
    """Type into the cell that the keyboard is in, as an input method does, and leave it by a key."""
    typed = QInputMethodEvent("", [])
    typed.setCommitString(text)
    QCoreApplication.sendEvent(QApplication.focusWidget(), typed)
    if then is not None:
        qtbot.keyClick(QApplication.focusWidget(), then)


def rows(grid: GridStep) -> list[dict[str, str]]:
    return [{key: text for key, text in row.items() if text} for row in grid.model.typed()]


def test_a_row_is_typed_cell_by_cell_and_values_are_rewritten_as_understood(qtbot: QtBot, grid: GridStep) -> None:
    assert grid.view.hasFocus()
    for text in ("12", "5/3/24", "8h30", "Đỗ Văn Hùng"):
        write(qtbot, text)

    assert rows(grid) == [{"number": "12", "day": "05/03/2024", "time": "08:30", "name": "Đỗ Văn Hùng"}, {}]
    assert grid.view.currentIndex().column() == 4


def test_a_closed_list_takes_its_first_letters_without_accents(qtbot: QtBot, grid: GridStep) -> None:
    grid.view.setCurrentIndex(grid.model.index(0, 8))
    assert "gõ vài chữ đầu của: Khiếu nại" in told(grid)
    write(qtbot, "khieu", TAB)

    assert rows(grid)[0] == {"kind": "Khiếu nại"}


def test_a_wrong_cell_is_told_in_a_sentence_when_it_was_left_and_again_when_gone_to(
    qtbot: QtBot, grid: GridStep
) -> None:
    qtbot.keyClick(grid.view, TAB)
    write(qtbot, "31/02/2024")
    assert "1 dòng đã gõ, 1 ô cần sửa." in told(grid)

    qtbot.keyClick(grid.view, Qt.Key.Key_Backtab)
    assert "Không có ngày 31 tháng 2 năm 2024." in told(grid)
    write(qtbot, "29/02/2024")
    assert "ô cần sửa" not in told(grid)


def test_what_a_row_must_have_is_told_when_the_row_is_left(qtbot: QtBot, place: ShellPlace, grid: GridStep) -> None:
    write(qtbot, "12", DOWN)
    assert grid.view.currentIndex().row() == 1
    settle(qtbot, place)
    assert "1 dòng đã gõ, 2 ô cần sửa." in told(grid)
    assert "Dòng 1, Ngày tiếp: Thiếu ngày tiếp." in told(grid)


def test_a_value_is_copied_from_above_with_a_key(qtbot: QtBot, grid: GridStep) -> None:
    qtbot.keyClick(grid.view, TAB)
    write(qtbot, "05/03/2024", DOWN)
    qtbot.keyClick(grid.view, Qt.Key.Key_D, CONTROL)

    assert [row.get("day") for row in rows(grid)] == ["05/03/2024", "05/03/2024", None]
    assert grid.view.currentIndex().column() == 2


def test_a_row_is_taken_out(qtbot: QtBot, grid: GridStep) -> None:
    write(qtbot, "1", DOWN)
    write(qtbot, "2", UP)
    qtbot.keyClick(grid.view, Qt.Key.Key_Delete, CONTROL)

    assert rows(grid) == [{"number": "2"}, {}]


def test_typed_rows_go_the_way_of_every_import_and_the_refused_ones_stay(
    qtbot: QtBot, scene: Scene, grid: GridStep
) -> None:
    for text in ("1", "05/03/2024", "", "Đỗ Văn Hùng"):
        if text:
            write(qtbot, text)
        else:
            qtbot.keyClick(grid.view, ENTER)
    grid.view.setCurrentIndex(grid.model.index(1, 0))
    write(qtbot, "2", None)
    scene.on()

    assert "Sẽ thêm 1 dòng, 1 dòng chưa nhận được." in told(scene.page)
    row = scene.wizard.result.lists["refused"].row()
    assert (row.row, row.column) == (2, "B “Ngày tiếp”")
    scene.key(Qt.Key.Key_Escape)
    assert scene.wizard.step is grid
    scene.on()
    scene.on()
    assert "1 dòng chưa nhận: vẫn còn trong bảng gõ" in told(scene.page)
    assert rows(grid) == [{"number": "2"}, {}]
    [taken] = scene.exchanger.taken
    assert (taken["number"], taken["day"], taken["name"]) == (1, date(2024, 3, 5), "Đỗ Văn Hùng")
    assert scene.exchanger.imports[0].is_old


def test_f4_goes_from_one_wrong_cell_to_the_next_and_round(qtbot: QtBot, place: ShellPlace, grid: GridStep) -> None:
    write(qtbot, "12", DOWN)
    write(qtbot, "13", None)
    settle(qtbot, place)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F4)
    assert (grid.view.currentIndex().row(), grid.view.currentIndex().column()) == (0, 1)
    settle(qtbot, place)
    found = [(index.row(), index.column()) for index in grid.model.wrong()]
    assert found == [(0, 1), (0, 3), (1, 1), (1, 3)]
    for place_of in (*found[1:], found[0]):
        qtbot.keyClick(grid.view, Qt.Key.Key_F4)
        assert (grid.view.currentIndex().row(), grid.view.currentIndex().column()) == place_of


def test_what_was_said_of_a_row_is_gone_while_it_is_typed_on(qtbot: QtBot, place: ShellPlace, grid: GridStep) -> None:
    write(qtbot, "12", DOWN)
    settle(qtbot, place)
    qtbot.keyClick(grid.view, Qt.Key.Key_F4)
    write(qtbot, "05/03/2024", None)
    assert len(grid.model.wrong()) == 2
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert grid.model.wrong() == []


def _again(qtbot: QtBot, place: ShellPlace) -> Scene:
    """The program was killed; whoever signs in goes on from "Hôm nay"."""
    made = Scene(qtbot, place)
    made.page.arrive({"uid": "reception"})
    settle(qtbot, place)
    return made


def test_typed_rows_are_there_again_after_the_program_was_killed(qtbot: QtBot, place: ShellPlace, scene: Scene) -> None:
    for text in ("12", "5/3/24", "8h30", "Đỗ Văn Hùng"):
        write(qtbot, text)
    qtbot.waitUntil(lambda: "Bản nháp đã tự lưu" in told(scene.page))
    assert [each.page for each in look(place.office, ()).unfinished] == ["system.exchange"]

    again = _again(qtbot, place)
    assert again.wizard.step is again.wizard.grid
    assert "Đã mở lại 1 dòng gõ dở lần trước." in told(again.page)
    typed = {"number": "12", "day": "05/03/2024", "time": "08:30", "name": "Đỗ Văn Hùng"}
    assert rows(again.wizard.grid) == [typed, {}]
    again.on()
    again.on()
    assert [row["name"] for row in again.exchanger.taken] == ["Đỗ Văn Hùng"]
    assert place.desk.drafts.all(place.desk.account.uid) == []


def test_leaving_the_page_keeps_what_is_being_typed(qtbot: QtBot, place: ShellPlace, scene: Scene) -> None:
    write(qtbot, "12", None)
    scene.page.leave()

    assert rows(_again(qtbot, place).wizard.grid) == [{"number": "12"}, {}]


def test_the_name_of_a_denouncer_is_in_no_draft_from_the_moment_the_kind_is_said(
    qtbot: QtBot, place: ShellPlace, grid: GridStep
) -> None:
    grid.view.setCurrentIndex(grid.model.index(0, 3))
    write(qtbot, "Đỗ Văn Hùng")
    qtbot.waitUntil(lambda: bool(place.desk.drafts.all(place.desk.account.uid)))
    grid.view.setCurrentIndex(grid.model.index(0, 8))
    write(qtbot, "to cao")

    [draft] = place.desk.drafts.all(place.desk.account.uid)
    assert draft.values == {"0.kind": "Tố cáo"}
    assert "hãy gõ lại" in told(_again(qtbot, place).page)


def test_a_draft_can_be_dropped_and_taken_back(qtbot: QtBot, place: ShellPlace, scene: Scene) -> None:
    write(qtbot, "12", None)
    scene.page.leave()
    again = _again(qtbot, place)
    button = next(each for each in again.page.findChildren(Button) if each.text() == "Bỏ bản nháp")
    button.click()

    assert rows(again.wizard.grid) == [{}]
    assert place.desk.drafts.all(place.desk.account.uid) == []
    assert place.said == ["Đã bỏ bản nháp."]
    assert place.undo is not None
    place.undo()
    assert rows(again.wizard.grid) == [{"number": "12"}, {}]
