"""Journeys are made in the program's own look."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.keys import Created, KeyFile
from desktop_app.areas import load_areas
from desktop_app.core.clock import FixedClock
from desktop_app.office.door import Door
from desktop_app.office.opening import Opener, OpenOffice, open_unlocked
from desktop_app.shell.memory import Memory
from desktop_app.shell.program import Program
from desktop_app.shell.window import Window
from tests.conftest import TEST_COST
from tests.journeys.community import Official
from tests.journeys.handler import Handler, TypeText
from tests.shell.conftest import dressed

__all__ = ["dressed"]


@pytest.fixture
def signed_in(
    office_template: tuple[Path, Created], opener: Opener, clock: FixedClock, tmp_path: Path, qtbot: QtBot
) -> Iterator[tuple[Window, OpenOffice]]:
    """The real window of an office, on an office PC, with somebody signed in."""
    template, created = office_template
    folder = tmp_path / "data"
    shutil.copytree(template, folder)
    office = open_unlocked(folder, KeyFile.read(folder, TEST_COST), created.unlocked, opener)
    program = Program(clock, Door(folder, opener), load_areas(), Memory(tmp_path / "window.json"), lambda error: "x")
    window = Window(program)
    window.resize(1366, 697)
    window.enter(office)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window, office
    window._close_for_good()
    window.deleteLater()


@pytest.fixture
def handler(signed_in: tuple[Window, OpenOffice], clock: FixedClock, qtbot: QtBot, type_text: TypeText) -> Handler:
    """Whoever handles petitions, with Hôm nay on screen."""
    return Handler(qtbot, signed_in[0], clock, type_text)


@pytest.fixture
def official(signed_in: tuple[Window, OpenOffice], clock: FixedClock, qtbot: QtBot, type_text: TypeText) -> Official:
    """Whoever keeps decisions and conventions, with Hôm nay on screen."""
    return Official(qtbot, signed_in[0], clock, type_text)
