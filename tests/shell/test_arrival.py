"""Before work: which office is meant when a PC has several, what keeps it from being written, who comes forward."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.keys import Created
from desktop_app.areas import load_areas
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import UserError
from desktop_app.core.first_window import FirstWindow
from desktop_app.kit.row_button import RowButton
from desktop_app.office.door import Door
from desktop_app.office.homes import Homes
from desktop_app.office.opening import Opener
from desktop_app.shell.first_run.wizard import Wizard
from desktop_app.shell.memory import Memory
from desktop_app.shell.place_stage import PlaceStage
from desktop_app.shell.program import Program
from desktop_app.shell.sign_in import SignIn
from desktop_app.shell.start import listen
from desktop_app.shell.trouble_stage import TroubleStage
from desktop_app.shell.window import Window

Begin = Callable[..., Window]


@pytest.fixture
def homes(tmp_path: Path) -> Homes:
    return Homes(tmp_path / "riêng", tmp_path / "chung")


@pytest.fixture
def program(homes: Homes, opener: Opener, clock: FixedClock, tmp_path: Path) -> Program:
    memory = Memory(tmp_path / "window.json")
    return Program(clock, Door(homes.own, opener), load_areas(), memory, str, homes=homes)


@pytest.fixture
def begin(qtbot: QtBot) -> Iterator[Begin]:
    """Open the window of a program and show its first stage."""
    made: list[Window] = []

    def open_window(program: Program) -> Window:
        window = Window(program)
        made.append(window)
        window.resize(1366, 697)
        window.begin()
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield open_window
    for window in made:
        window._close_for_good()
        window.deleteLater()


@pytest.fixture
def shared_office(homes: Homes, office_template: tuple[Path, Created]) -> Path:
    assert homes.shared
    shutil.copytree(office_template[0], homes.shared)
    return homes.shared


@pytest.fixture
def own_office(homes: Homes, office_template: tuple[Path, Created]) -> Path:
    shutil.copytree(office_template[0], homes.own)
    return homes.own


def stage(window: Window) -> QWidget:
    return window.stages.currentWidget()


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_without_any_office_the_first_run_begins(program: Program, begin: Begin) -> None:
    assert isinstance(stage(begin(program)), Wizard)


def test_an_office_elsewhere_is_told_before_an_empty_register_is_made(
    program: Program, shared_office: Path, begin: Begin, qtbot: QtBot
) -> None:
    window = begin(program)
    view = stage(window)
    assert isinstance(view, PlaceStage)
    assert "Máy này đã có sổ của một cơ quan" in words(view)
    [row] = view.findChildren(RowButton)
    assert "UBND xã Yên Hạ, tỉnh Minh Họa" in row.text()
    assert row.hasFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(stage(window), SignIn))
    assert window.arrival.door.folder == shared_office
    assert program.memory.of("window")["folder"] == str(shared_office)


def test_another_office_can_be_set_up_on_purpose_and_is_told_to_be_empty(
    program: Program, shared_office: Path, begin: Begin, qtbot: QtBot
) -> None:
    window = begin(program)
    view = stage(window)
    assert isinstance(view, PlaceStage)
    view.anew.emit()
    qtbot.waitUntil(lambda: isinstance(stage(window), Wizard))
    wizard = stage(window)
    assert isinstance(wizard, Wizard)
    assert [home.folder for home in wizard.setup.others()] == [shared_office]


def test_with_two_offices_it_is_asked_once_which(
    program: Program, own_office: Path, shared_office: Path, begin: Begin, qtbot: QtBot
) -> None:
    window = begin(program)
    view = stage(window)
    assert isinstance(view, PlaceStage)
    assert "Máy này có hơn một nơi giữ sổ" in words(view)
    first, _second = view.findChildren(RowButton)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(stage(window), SignIn))
    assert window.arrival.door.folder == own_office
    assert isinstance(stage(begin(program)), SignIn)


def test_a_folder_that_was_named_is_not_asked_about(
    program: Program, own_office: Path, shared_office: Path, begin: Begin
) -> None:
    assert isinstance(stage(begin(replace(program, is_named=True))), SignIn)


def test_a_folder_that_is_gone_is_told_with_the_offices_that_are_there(
    program: Program, shared_office: Path, begin: Begin
) -> None:
    program.memory.of("window")["folder"] = str(program.door.folder)
    view = stage(begin(program))
    assert isinstance(view, PlaceStage)
    assert "Không thấy dữ liệu của cơ quan ở" in words(view)


def test_a_folder_that_cannot_be_written_is_told_before_anybody_types_a_password(
    program: Program, own_office: Path, begin: Begin, qtbot: QtBot
) -> None:
    in_the_way = ["Không ghi được vào thư mục này: Windows đang chặn. Hãy cho phép chương trình."]

    def check(folder: Path) -> None:
        if in_the_way:
            raise UserError(in_the_way.pop())

    opener = replace(program.door.opener, check_place=check)
    window = begin(replace(program, door=Door(own_office, opener)))
    view = stage(window)
    assert isinstance(view, TroubleStage)
    assert "Windows đang chặn" in words(view)
    view.again.emit()
    qtbot.waitUntil(lambda: isinstance(stage(window), SignIn))


def test_a_second_start_brings_the_window_forward(program: Program, begin: Begin, qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstWindow(tmp_path, program.door.folder)
    assert first.take()
    window = begin(program)
    watcher = listen(first, window)
    window.showMinimized()
    second = FirstWindow(tmp_path, program.door.folder)
    assert not second.take()
    second._note.write_bytes(b"")
    qtbot.waitUntil(lambda: not window.isMinimized() and not second._note.exists())
    assert window.isVisible()
    del watcher
    first.release()
