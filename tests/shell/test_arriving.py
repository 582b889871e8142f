"""The first run opens a register that comes from another PC: the window of a branch says what it is."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.areas import load_areas
from desktop_app.core.clock import FixedClock
from desktop_app.office.desk import Desk
from desktop_app.office.door import Door
from desktop_app.office.opening import Opener
from desktop_app.shell.arrive_view import ArriveView
from desktop_app.shell.first_run.office_step import OfficeStep
from desktop_app.shell.first_run.wizard import Wizard
from desktop_app.shell.memory import Memory
from desktop_app.shell.navigation import Navigation
from desktop_app.shell.program import Program
from desktop_app.shell.window import Window
from desktop_app.sync.branch.guard import watch
from desktop_app.sync.branch.service import BranchService
from tests.conftest import PASSWORD
from tests.shell.system.conftest import ChosenFiles
from tests.sync.makers import with_code


def test_a_second_pc_becomes_a_branch_from_the_first_window_on(
    qtbot: QtBot, desk: Desk, opener: Opener, clock: FixedClock, tmp_path: Path
) -> None:
    starter = BranchService(with_code(desk)).make("Bàn nhà văn hóa", "", tmp_path / "stick")
    door = Door(tmp_path / "second", replace(opener, watch=watch))
    window = Window(Program(clock, door, load_areas(), Memory(tmp_path / "window.json"), str))
    window.resize(1366, 697)
    window.begin()
    window.show()
    qtbot.waitUntil(lambda: isinstance(window.stages.currentWidget(), Wizard))
    [step] = window.findChildren(OfficeStep)
    step.elsewhere.click()
    qtbot.waitUntil(lambda: isinstance(window.stages.currentWidget(), ArriveView))
    [view] = window.findChildren(ArriveView)
    view._files = ChosenFiles(starter.file)
    view.choose.click()
    qtbot.waitUntil(lambda: view.people is not None)
    view.password.set_text("sai mật khẩu của ai đó")
    view.try_way()
    qtbot.waitUntil(view.open.isEnabled)
    assert not (tmp_path / "second").exists()
    view.password.set_text(PASSWORD)
    view.try_way()
    qtbot.waitUntil(lambda: window.work is not None)
    assert window.work
    navigation = Navigation(load_areas(), window.work.desk.account)
    assert navigation.page("system.branches")
    assert navigation.page("sync.send") is None
    window._close_for_good()
