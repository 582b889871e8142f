"""Thôn, tổ dân phố: pasted, corrected, ended; nothing is deleted."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop_app.kit.timeline import Timeline
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.hamlets import HamletFacts
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


def steps(page: HamletsPage) -> str:
    [line] = page.pane.findChildren(Timeline)
    return told(line)


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
    page.verbs.close(page.table.row())
    fill(form_of(place), type_text, {"to_on": "30/06/2026", "reason": "Sáp nhập vào Thôn Trung"})
    done(qtbot, place)
    assert names(page) == ["Thôn Trung", "Thôn Cầu Gạo", "Bản Khuổi Luông"]

    page.filters._toggles["past"].click()
    assert names(page)[0] == "Thôn Đoài"
    assert HamletService(place.desk).all()[0].to_on == date(2026, 6, 30)


def test_ctrl_m_offers_what_may_happen_to_a_hamlet_and_only_numbers_to_one_that_has_ended(
    qtbot: QtBot, place: ShellPlace, page: HamletsPage
) -> None:
    press(qtbot, place, Qt.Key.Key_M)
    [menu] = page._more.findChildren(QMenu)
    offered = [act.text() for act in menu.actions() if act.text()]
    menu.close()
    service = HamletService(place.desk)
    service.close(page.table.row().uid, date(2026, 6, 30), "giải thể")
    row = service.all()[0]

    assert offered == ["Số hộ từ ngày…", "Sáp nhập…", "Chia tách…", "Đổi tên…", "Ngừng dùng…"]
    assert [said for said, _ in page.verbs.further(row, service.stories()[row.id])] == ["Số hộ từ ngày…"]


def test_hamlets_are_merged_in_a_sheet_and_the_pane_tells_what_the_new_one_came_from(
    qtbot: QtBot, place: ShellPlace, page: HamletsPage, type_text: TypeText
) -> None:
    page.verbs.merge(page.table.row())
    form = form_of(place)
    paper = "Nghị quyết số 12/NQ-HĐND"
    fill(form, type_text, {"with_1": "Thôn Trong", "name": "Đoài Trung", "on": "01/07/2026", "document": paper})
    press(qtbot, place, Qt.Key.Key_S)
    settle(qtbot, place)
    assert form.field("with_1").problem == "Ngày 30/06/2026 không có Thôn Trong. Chọn một nơi từ gợi ý."

    fill(form, type_text, {"with_1": "thon trung"})
    done(qtbot, place)
    assert names(page) == ["Thôn Cầu Gạo", "Bản Khuổi Luông", "Thôn Đoài Trung"]
    assert page.table.model.row_at(2).households == 476
    assert place.said == ["Đã ghi việc sáp nhập Thôn Đoài."]

    new = HamletService(place.desk).all(date(2026, 7, 1))[-1]
    page.table.choose(new.uid)
    assert steps(page) == f"Sáp nhập từ Thôn Đoài, Thôn Trung | 01/07/2026 | {paper} | 476 hộ | 01/07/2026"


def test_a_merger_made_by_mistake_is_taken_back_in_a_sheet(
    qtbot: QtBot, place: ShellPlace, page: HamletsPage, type_text: TypeText
) -> None:
    service = HamletService(place.desk)
    first, second, *_ = service.all()
    facts = HamletFacts(kind="Thôn", name="Đoài Trung")
    service.merge([first.uid, second.uid], facts, date(2026, 7, 1), "Nghị quyết số 12/NQ-HĐND")
    go_to(qtbot, place, page)
    row = page.table.model.row_at(2)
    act = dict(page.verbs.further(row, service.stories()[row.id]))["Bỏ việc sáp nhập…"]
    assert callable(act)
    act()
    fill(form_of(place), type_text, {"reason": "ghi nhầm"})
    done(qtbot, place)

    assert names(page) == ["Thôn Đoài", "Thôn Trung", "Thôn Cầu Gạo", "Bản Khuổi Luông"]
    assert place.said == ["Đã bỏ việc sáp nhập thành Thôn Đoài Trung."]


def test_a_hamlet_is_split_renamed_and_counted_in_sheets(
    qtbot: QtBot, place: ShellPlace, page: HamletsPage, type_text: TypeText
) -> None:
    day = {"on": "01/07/2026", "document": "Nghị quyết số 12/NQ-HĐND"}
    page.verbs.split(page.table.row())
    fill(form_of(place), type_text, {"parts": "Thôn Đoài Đông; 150\nThôn Đoài Tây; 136", **day})
    done(qtbot, place)
    page.verbs.rename(page.table.row())
    fill(form_of(place), type_text, {"kind": "Tổ dân phố", "name": "số 2", **day})
    done(qtbot, place)
    assert names(page) == [
        "Thôn Cầu Gạo",
        "Bản Khuổi Luông",
        "Thôn Đoài Đông",
        "Thôn Đoài Tây",
        "Tổ dân phố số 2",
    ]

    row = page.table.row()
    page.verbs.count(row)
    fill(form_of(place), type_text, {"from_on": "01/09/2026", "households": "211"})
    done(qtbot, place)
    assert page.table.row().households == 211
    assert steps(page) == "211 hộ | 01/09/2026 | 205 hộ | lúc đầu"


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
    assert not page._more.isVisible()
