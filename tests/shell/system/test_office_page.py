"""Cơ quan: what is typed is what papers begin with."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.kit.controls import IconButton
from desktop_app.office.profile import OfficeService
from desktop_app.shell.system.office_page import UNSAVED, OfficePage
from tests.shell.system.conftest import ChosenFiles, ShellPlace
from tests.shell.system.hands import TypeText, fill, go_to, press, settle, told


@pytest.fixture
def page(qtbot: QtBot, place: ShellPlace, tmp_path: Path) -> OfficePage:
    made = OfficePage(place, ChosenFiles(tmp_path))
    go_to(qtbot, place, made)
    return made


def test_the_profile_is_saved_by_keys_and_the_door_calls_the_office_by_its_new_name(
    qtbot: QtBot, place: ShellPlace, page: OfficePage, type_text: TypeText
) -> None:
    assert "UBND xã Yên Hạ, tỉnh Minh Họa. Còn thiếu: điện thoại." in told(page)
    fill(page.form, type_text, {"name": "phường Đông Sơn", "phone": "0204 3 888 999"})
    fill(page.form, type_text, {"deputies": "Phạm Hữu Điệp"})
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: bool(place.said) and not place.jobs.is_busy)

    kept = OfficeService(place.desk).profile()
    assert (kept.name, kept.phone, kept.deputies) == ("phường Đông Sơn", "0204 3 888 999", ("Phạm Hữu Điệp",))
    assert kept.chairperson == "Ngô Xuân Thạo"
    assert place.office.keys.facts().office_name == "UBND phường Đông Sơn"
    assert place.refreshed == 1
    assert "UBND phường Đông Sơn" in told(page.card)


def test_an_error_stands_under_its_field_and_nothing_is_saved(
    qtbot: QtBot, place: ShellPlace, page: OfficePage, type_text: TypeText
) -> None:
    fill(page.form, type_text, {"name": "", "backup_folder": "K:/khong-co"})
    press(qtbot, place, Qt.Key.Key_S)
    assert page.form.field("name").problem == "Chưa nhập tên đơn vị."

    fill(page.form, type_text, {"name": "xã Yên Hạ"})
    press(qtbot, place, Qt.Key.Key_S)
    assert page.form.field("backup_folder").problem.startswith("Không thấy thư mục này.")
    assert place.said == []


def test_the_backup_folder_is_chosen_with_the_system_s_own_window(
    qtbot: QtBot, place: ShellPlace, page: OfficePage, tmp_path: Path
) -> None:
    [choose] = page.form.field("backup_folder").findChildren(IconButton)
    choose.setFocus()
    press(qtbot, place, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)

    assert page.form.raw()["backup_folder"] == str(tmp_path)


def test_what_was_typed_and_not_saved_comes_back_and_can_be_taken_back(
    qtbot: QtBot, place: ShellPlace, page: OfficePage, type_text: TypeText
) -> None:
    fill(page.form, type_text, {"chairperson": "Trần Đức Thắng"})
    page.leave()
    again = OfficePage(place)
    go_to(qtbot, place, again)
    assert again.form.raw()["chairperson"] == "Trần Đức Thắng"
    assert UNSAVED in told(again)

    again._undo.click()
    settle(qtbot, place)
    assert again.form.raw()["chairperson"] == "Ngô Xuân Thạo"


def test_who_may_not_change_the_office_reads_it_and_is_told_who_can(qtbot: QtBot, viewer_place: ShellPlace) -> None:
    page = OfficePage(viewer_place)
    go_to(qtbot, viewer_place, page)

    assert "Chỉ tài khoản quản trị sửa được." in told(page)
    assert page.form.raw()["name"] == "xã Yên Hạ"
    assert not page._save.isVisible()
