"""The page of the catalogue by real keys: list, pane, sheets that add, correct and take back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.disclosure.catalogue_service import CatalogueService
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.views.items_page import ItemsPage
from desktop_app.kit.controls import Label
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.areas.disclosure.catalogue.test_service import CORRECTED
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]
TODAY = date(2026, 11, 23)
CTRL = Qt.KeyboardModifier.ControlModifier


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def shown(qtbot: QtBot, workplace: Window, code: str = "") -> ItemsPage:
    page = ItemsPage(workplace)
    workplace.show(page)
    page.arrive({"uid": code})
    qtbot.waitUntil(lambda: page._reading is not None and (not code or page._reading.title.startswith(f"{code}. ")))
    return page


def sheet_of(page: QWidget) -> VerbSheet:
    return page.window().findChildren(VerbSheet)[-1]


def save(qtbot: QtBot, sheet: VerbSheet) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)


def test_the_page_says_the_state_and_shows_an_item_with_its_arithmetic(qtbot: QtBot, workplace: Window) -> None:
    page = shown(qtbot, workplace, "CK02.3")
    assert "24 nội dung đang áp dụng, 3 chưa đối chiếu." in words_on(page)
    pane = words_on(page._pane)
    for words in (
        "Niêm yết ít nhất 30 ngày liên tục",
        "10 ngày từ ngày kết thúc kỳ 03, 06, 09 tháng",
        "Ngày kết thúc kỳ 03, 06, 09 tháng là Thứ Tư 30/09/2026.",
        "Ngày cuối 10/10/2026 là ngày nghỉ (Thứ Bảy), dời sang ngày làm việc kế tiếp.",
        "Hạn cuối: Thứ Hai 12/10/2026.",
        "Thời hạn: Điều 37 khoản 3 Nghị định 73/2026/NĐ-CP",
        "Bản của chương trình, từ 01/07/2023 đến 31/12/2025",
    ):
        assert words in pane


def test_the_list_is_filtered_and_shows_what_is_over_on_demand(
    qtbot: QtBot, workplace: Window, type_text: TypeText
) -> None:
    page = shown(qtbot, workplace)
    assert page._table.model.rowCount() == 24
    type_text(page._bar._text.line, "du toan")
    qtbot.waitUntil(lambda: page._table.model.rowCount() == 5)
    page._bar._toggles["past"].click()
    qtbot.waitUntil(lambda: page._table.model.rowCount() == 8)
    page._bar.clear()
    page._bar._choices["known"].pick("Chưa đối chiếu")
    codes = [page._table.model.row_at(place).item.code for place in range(page._table.model.rowCount())]
    assert codes == ["CK03.5", "CK04", "CK10"]


def test_enter_corrects_a_rule_and_the_correction_is_taken_back(
    qtbot: QtBot, workplace: Window, desk: Desk, type_text: TypeText
) -> None:
    page = shown(qtbot, workplace, "CK01")
    qtbot.keyClick(page._table.view, Qt.Key.Key_Return)
    sheet = sheet_of(page)
    assert sheet.form.raw()["title"].startswith("Kế hoạch phát triển")
    assert sheet.form.raw()["rule_key"] == "disclosure.due"
    sheet.form.load({"radio": True, "from_on": "01/11/2026", "document": "15/HD-UBND"})
    save(qtbot, sheet)
    assert sheet.form.field("reason").problem.startswith("Chưa nhập lý do")
    type_text(sheet.form.field("reason").input.focus_widget, "Tỉnh hướng dẫn")
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: workplace.said == ["Đã sửa quy định của nội dung CK01."])
    page.notice(frozenset({"catalogue_item"}))
    qtbot.waitUntil(lambda: "1 do cơ quan nhập" in words_on(page))
    now = CatalogueService(desk).catalogue().of("CK01", TODAY)
    assert now is not None
    assert now.forms == (Form.POSTED, Form.PORTAL, Form.RADIO)

    qtbot.waitUntil(lambda: page._drop.isVisible())
    assert page._drop.text() == "Bỏ sửa"
    page._drop.click()
    type_text(sheet_of(page).form.field("reason").input.focus_widget, "Ghi nhầm")
    save(qtbot, sheet_of(page))
    qtbot.waitUntil(lambda: workplace.said[-1] == "Đã bỏ bản cơ quan nhập của nội dung CK01.")
    back = CatalogueService(desk).catalogue().of("CK01", TODAY)
    assert back is not None
    assert not back.is_own


def test_ctrl_n_adds_an_item_and_it_can_be_undone(
    qtbot: QtBot, workplace: Window, desk: Desk, type_text: TypeText
) -> None:
    page = shown(qtbot, workplace)
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    sheet = sheet_of(page)
    assert (sheet.form.raw()["parent"], sheet.form.raw()["from_on"]) == ("CK14", "23/11/2026")
    sheet.form.load({"posted": False, "portal": False, "title": "Kết quả bình xét", "citation": "Điều 7 Quy chế"})
    sheet.form.load({"document": "12/QĐ-UBND", "reason": "Quy chế của xã"})
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: sheet.form.field("posted").problem.startswith("Chưa chọn hình thức nào"))
    sheet.form.load({"hamlet_head": True})
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: workplace.said == ["Đã thêm nội dung CK14.1."])
    assert CatalogueService(desk).catalogue().of("CK14.1", TODAY) is not None
    assert workplace.undo is not None
    workplace.undo()
    qtbot.waitUntil(lambda: len(workplace.said) == 2)
    assert CatalogueService(desk).catalogue().of("CK14.1", TODAY) is None


def test_who_may_not_change_the_law_only_reads(qtbot: QtBot, workplace: Window) -> None:
    account = replace(workplace.desk.account, role=Role.OFFICIAL)
    workplace.desk = replace(workplace.desk, account=account)
    page = shown(qtbot, workplace, "CK01")
    assert "Chỉ tài khoản quản trị sửa được." in words_on(page)
    assert not page._new.isVisible()
    assert not page._correct.isVisible()
    qtbot.keyClick(page._table.view, Qt.Key.Key_Return)
    assert page.window().findChildren(SideSheet) == []


@pytest.mark.parametrize("code", ["CK02.3"])
def test_in_a_narrow_window_an_item_is_read_in_a_sheet(qtbot: QtBot, workplace: Window, desk: Desk, code: str) -> None:
    CatalogueService(desk).correct(code, CORRECTED)
    workplace.surface.resize(700, 600)
    page = shown(qtbot, workplace, code)
    assert not page._both.has_pane
    qtbot.keyClick(page._table.view, Qt.Key.Key_Return)
    [sheet] = page.window().findChildren(SideSheet)
    assert "Sở Tài chính hướng dẫn" in words_on(sheet)
    sheet.go()
