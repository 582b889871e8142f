"""One key saves the list of whatever page is on screen."""

from pathlib import Path

import openpyxl
from pytestqt.qtbot import QtBot

from desktop_app.kit.page import Page
from desktop_app.office.area import PageEntry
from desktop_app.shell.list_out import ListOut
from desktop_app.shell.system.hamlets_page import HamletsPage
from tests.shell.system.conftest import ChosenFiles, ShellPlace
from tests.shell.system.hands import go_to, settle

HAMLETS = PageEntry(key="system.hamlets", title="Thôn, tổ dân phố", view="")


def test_the_list_is_a_workbook_with_what_is_on_screen(qtbot: QtBot, place: ShellPlace, tmp_path: Path) -> None:
    page = HamletsPage(place)
    go_to(qtbot, place, page)
    target = tmp_path / "thon.xlsx"
    ListOut(place, ChosenFiles(target)).save(page, HAMLETS)
    settle(qtbot, place)
    assert place.said == ["Đã lưu thon.xlsx."]
    words = [str(cell) for row in openpyxl.load_workbook(target).active.iter_rows(values_only=True) for cell in row]
    assert {"Thôn, tổ dân phố", "Thôn Đoài", "Bản Khuổi Luông"} <= set(words)


def test_a_page_without_a_list_says_so(place: ShellPlace) -> None:
    ListOut(place).save(Page("Trợ giúp"), HAMLETS)
    assert place.said == ["Trang này không có danh sách nào để lưu ra Excel."]


def test_whoever_may_only_look_is_told_whom_to_ask(qtbot: QtBot, viewer_place: ShellPlace) -> None:
    page = HamletsPage(viewer_place)
    go_to(qtbot, viewer_place, page)
    ListOut(viewer_place).save(page, HAMLETS)
    assert viewer_place.said == [
        "Tài khoản này không có quyền in và xuất sổ. Hãy nhờ người quản trị cấp quyền.",
    ]
