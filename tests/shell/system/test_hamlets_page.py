"""Thôn, tổ dân phố: pasted, corrected, ended; nothing is deleted."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.office.hamlet_service import HamletService
from desktop_app.shell.system.hamlets_page import HamletsPage
from desktop_app.shell.system.hamlets_paste import PasteBody
from tests.shell.system.conftest import ShellPlace
from tests.shell.system.hands import TypeText, done, fill, form_of, go_to, press, settle, sheet_of, told

PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot, place: ShellPlace) -> HamletsPage:
    made = HamletsPage(place)
    go_to(qtbot, place, made)
    return made


def names(page: HamletsPage) -> list[str]:
    return [page.table.model.row_at(place).full_name for place in range(page.table.model.rowCount())]


def test_the_list_has_the_keyboard_and_says_how_many_there_are(page: HamletsPage) -> None:
    assert "4 thôn, tổ dân phố, 769 hộ." in told(page)
    assert names(page) == ["Thôn Đoài", "Thôn Trung", "Thôn Cầu Gạo", "Bản Khuổi Luông"]
    assert page.table.view.hasFocus()


def test_a_list_is_pasted_and_what_was_understood_is_seen_before(
    qtbot: QtBot, place: ShellPlace, page: HamletsPage, type_text: TypeText
) -> None:
    press(qtbot, place, Qt.Key.Key_N)
    sheet = sheet_of(place)
    assert sheet is not None
    [body] = sheet.findChildren(PasteBody)
    assert body.field.area.hasFocus()
    assert not body.main.isEnabled()

    type_text(body.field.area, "Thôn Hạ; 120\n...\nthon doai")
    qtbot.waitUntil(lambda: "1 nơi mới, 1 nơi đã có, 1 dòng cần sửa." in told(body))
    assert "không có tên thôn" in told(body)
    assert not body.main.isEnabled()

    body.field.area.clear()
    type_text(body.field.area, "Thôn Hạ; 120\nTổ dân phố số 3")
    assert body.main.text() == "Thêm 2 nơi"
    done(qtbot, place)
    assert names(page)[-2:] == ["Thôn Hạ", "Tổ dân phố số 3"]
    assert place.said == ["Đã thêm 2 thôn, tổ dân phố."]


def test_a_hamlet_is_corrected_with_enter_and_ctrl_s(
    qtbot: QtBot, place: ShellPlace, page: HamletsPage, type_text: TypeText
) -> None:
    press(qtbot, place, Qt.Key.Key_Down, PLAIN)
    press(qtbot, place, Qt.Key.Key_Return, PLAIN)
    form = form_of(place)
    assert form.raw()["name"] == "Trung"
    fill(form, type_text, {"name": "Đoài"})
    press(qtbot, place, Qt.Key.Key_S)
    settle(qtbot, place)
    assert form.field("name").problem.startswith("Đã có Thôn Đoài")

    fill(form, type_text, {"name": "Trung Tâm", "people": "1.204", "head": "Đỗ Thị Thơm"})
    done(qtbot, place)
    row = page.table.row()
    assert (row.full_name, row.people, row.head) == ("Thôn Trung Tâm", 1204, "Đỗ Thị Thơm")


def test_a_hamlet_ends_with_a_day_and_stays_in_the_list_of_the_past(
    qtbot: QtBot, place: ShellPlace, page: HamletsPage, type_text: TypeText
) -> None:
    page._end.click()
    fill(form_of(place), type_text, {"to_on": "30/06/2026", "reason": "Sáp nhập vào Thôn Trung"})
    done(qtbot, place)
    assert names(page) == ["Thôn Trung", "Thôn Cầu Gạo", "Bản Khuổi Luông"]

    page.filters._toggles["past"].click()
    assert names(page)[0] == "Thôn Đoài"
    assert HamletService(place.desk).all()[0].to_on == date(2026, 6, 30)


def test_the_filter_ignores_accents_and_an_empty_list_says_so(
    qtbot: QtBot, page: HamletsPage, type_text: TypeText
) -> None:
    type_text(page.filters._text.line, "cau gao")
    page.filters._text.sought.emit("cau gao")
    assert names(page) == ["Thôn Cầu Gạo"]
    type_text(page.filters._text.line, "x")
    page.filters._text.sought.emit("cau gaox")
    assert "Không có nơi nào khớp" in told(page)


def test_who_may_not_change_the_list_reads_it(qtbot: QtBot, viewer_place: ShellPlace) -> None:
    page = HamletsPage(viewer_place)
    go_to(qtbot, viewer_place, page)
    press(qtbot, viewer_place, Qt.Key.Key_N)

    assert "Chỉ tài khoản quản trị sửa được." in told(page)
    assert sheet_of(viewer_place) is None
    assert not page._edit.isVisible()
