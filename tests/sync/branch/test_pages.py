"""Máy phụ and Sang máy mới by keys, in a window, with sticks that are folders."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop_app.areas.reception.models import Visit
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import UserError
from desktop_app.kit import theme
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.page import Page
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.door import Door
from desktop_app.office.opening import Opener, OpenOffice
from desktop_app.shell.arrive_view import ArriveView
from desktop_app.sync.branch.queries import own_standing
from desktop_app.sync.moving.service import MoveService
from desktop_app.sync.states import SentState
from desktop_app.sync.views.branches_page import BranchesPage, branch_page
from desktop_app.sync.views.import_page import ImportPage
from desktop_app.sync.views.move_page import MovePage
from desktop_app.sync.views.own_branch_page import OwnBranchPage
from tests.areas.reception.makers import MakeEntry
from tests.conftest import PASSWORD
from tests.shell.system.conftest import ChosenFiles
from tests.sync.branch.conftest import Pair
from tests.sync.windows import StickWindow, press, said, settle


@pytest.fixture
def windows(qapp: QApplication) -> "Iterator[Windows]":
    theme.load_fonts()
    theme.apply(qapp)
    made = Windows()
    yield made
    for each in made.open:
        each.close()


class Windows:
    """Windows of several PCs."""

    def __init__(self) -> None:
        self.open = list[StickWindow]()

    def at(self, desk: Desk, *sticks: Path) -> StickWindow:
        surface = QMainWindow()
        surface.resize(1366, 645)
        self.open.append(StickWindow(desk, surface, *sticks))
        return self.open[-1]


def show(qtbot: QtBot, place: StickWindow, page: Page) -> None:
    place.show(page)
    page.arrive({})  # type: ignore[attr-defined]
    settle(qtbot, place)


def fill(page: Page, **values: object) -> None:
    [sheet] = [each for each in page.window().findChildren(VerbSheet) if each.isVisible()]
    sheet.form.load(values)
    sheet.submit()


def test_a_branch_is_made_opened_on_a_second_pc_and_its_visits_come_home_by_the_pages(
    qtbot: QtBot, windows: Windows, main: Desk, opener: Opener, an_entry: MakeEntry, tmp_path: Path
) -> None:
    stick, at_main = tmp_path / "stick", windows.at(main)
    page = BranchesPage(at_main, ChosenFiles(stick, stick, stick))
    show(qtbot, at_main, page)
    assert "Chưa có máy phụ nào" in said(page)
    page.make.click()
    fill(page, name="Bàn nhà văn hóa", place="Thôn Đoài")
    settle(qtbot, at_main)
    assert "Sổ B: Bàn nhà văn hóa" in said(page)

    [starter] = stick.iterdir()
    second = arrived(qtbot, starter, Door(tmp_path / "second", opener), main)
    ReceptionService(second.desk).register(an_entry(book="B"))
    at_branch = windows.at(second.desk, stick)
    own = branch_page(at_branch)
    assert isinstance(own, OwnBranchPage)
    show(qtbot, at_branch, own)
    assert "ghi sổ B: 1 lượt tiếp, 1 lượt chưa có biên nhận" in said(own)
    own.hand.click()
    settle(qtbot, at_branch)
    standing = own_standing(second.desk)
    assert standing
    assert [each.state for each in standing.packages] == [SentState.HANDED_OVER]

    page.take_in.click()
    settle(qtbot, at_main)
    preview = at_main.over[-1]
    assert isinstance(preview, ImportPage)
    assert "Người được tiếp | 1 thêm | Phần khác | 1 thêm" in said(preview)
    press(preview, "Nhập 1 gói")
    settle(qtbot, at_main)
    with main.db.reading() as session:
        assert session.scalars(select(Visit)).one().label == "1/B/2026"
    second.close()


def arrived(qtbot: QtBot, file: Path, door: Door, main: Desk) -> OpenOffice:
    """What somebody opens on a PC without an office."""
    jobs, opened = Jobs(), list[OpenOffice]()
    view = ArriveView(door, jobs, ChosenFiles(file))
    view.opened.connect(lambda office, _code: opened.append(office))
    qtbot.addWidget(view)
    view.show()
    view.choose.click()
    qtbot.waitUntil(lambda: view.people is not None)
    view.password.set_text(PASSWORD)
    view.try_way()
    qtbot.waitUntil(lambda: bool(opened))
    jobs.close()
    return opened[0]


def test_the_page_tells_how_a_branch_stands_and_ends_it(
    qtbot: QtBot, windows: Windows, pair: Pair, an_entry: MakeEntry
) -> None:
    pair.reception.register(an_entry(book="B"))
    pair.join(pair.hand())
    at_main = windows.at(pair.main)
    page = BranchesPage(at_main)
    show(qtbot, at_main, page)
    assert "1 máy phụ, 1 lượt tiếp của máy phụ đã vào sổ ở đây." in said(page)
    assert not page.confirm.isVisible()
    page.end.click()
    fill(page)
    settle(qtbot, at_main)
    assert "Cơ quan không dùng máy phụ" in said(page)


def test_a_register_leaves_by_the_page_which_then_offers_the_way_back(
    qtbot: QtBot, windows: Windows, main: Desk, an_entry: MakeEntry, tmp_path: Path
) -> None:
    place = windows.at(main)
    page = MovePage(place, ChosenFiles(tmp_path / "stick"))
    show(qtbot, place, page)
    page.go.click()
    fill(page)
    settle(qtbot, place)
    assert "máy này chỉ còn xem" in said(page)
    with pytest.raises(UserError):
        ReceptionService(main).register(an_entry())
    page.back.click()
    fill(page, reason="USB bị mất, chưa mở ở máy nào")
    settle(qtbot, place)
    assert "Máy này đang ghi sổ" in said(page)
    assert MoveService(main).standing().handed_over is None
