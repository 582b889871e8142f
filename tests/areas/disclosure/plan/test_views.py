"""The page of the yearly plan by real keys: lines in sheets, moved, dropped; proposed, copied, issued, printed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.disclosure.plan.queries import PlanView
from desktop_app.areas.disclosure.plan.service import PlanService
from desktop_app.areas.disclosure.plan.views.page import PlanPage
from desktop_app.core.paper.saving import Format
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.areas.disclosure.plan.test_service import LINE, TAX
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def the_plan(desk: Desk, year: int = 2026) -> PlanView:
    found = PlanService(desk).plan(year)
    assert found is not None
    return found


def codes(desk: Desk, year: int = 2026) -> list[str]:
    return [line.item_code for line in the_plan(desk, year).lines]


def shown(qtbot: QtBot, workplace: Window) -> PlanPage:
    page = PlanPage(workplace)
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: "2026" in words_on(page) and not workplace.jobs.is_busy)
    return page


@pytest.fixture
def page(workplace: Window, desk: Desk, qtbot: QtBot) -> PlanPage:
    """A plan of two lines, the first one chosen."""
    for entry in (LINE, TAX):
        PlanService(desk).add(2026, entry)
    made = shown(qtbot, workplace)
    qtbot.waitUntil(lambda: made._reading is not None)
    return made


def sheet_of(page: QWidget) -> VerbSheet:
    return page.window().findChildren(VerbSheet)[-1]


def save(qtbot: QtBot, sheet: VerbSheet) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)


def read_again(qtbot: QtBot, page: PlanPage, workplace: Window) -> None:
    page.notice(frozenset({"plan_line"}))
    qtbot.waitUntil(lambda: not workplace.jobs.is_busy)


def choices(page: PlanPage) -> list[str]:
    page._more.click()
    [menu] = page._more.findChildren(QMenu)
    names = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    menu.deleteLater()
    return names


def test_a_year_without_a_plan_offers_every_way_to_begin_and_only_there(
    qtbot: QtBot, workplace: Window, desk: Desk, type_text: TypeText
) -> None:
    PlanService(desk).add(2025, LINE)
    page = shown(qtbot, workplace)
    assert "Năm 2026 chưa có kế hoạch công khai" in words_on(page)
    buttons = [button.text() for button in page._table.findChildren(Button) if button.isVisible()]
    assert buttons == ["Chép từ năm 2025", "Lấy từ danh mục nội dung", "Thêm dòng"]
    assert not page._new.isVisible()
    page._verbs.propose()
    type_text(sheet_of(page).form.field("responsible").input.focus_widget, "Công chức Văn phòng")
    save(qtbot, sheet_of(page))
    qtbot.waitUntil(lambda: workplace.said == ["Đã thêm 22 dòng theo danh mục nội dung."])
    read_again(qtbot, page, workplace)
    assert "Kế hoạch năm 2026: 22 dòng, chưa ban hành." in words_on(page)
    assert workplace.undo is not None
    workplace.undo()
    qtbot.waitUntil(lambda: workplace.said[-1] == "Đã bỏ 22 dòng vừa thêm vào kế hoạch.")


def test_last_year_is_copied_with_one_button(qtbot: QtBot, workplace: Window, desk: Desk) -> None:
    PlanService(desk).add(2025, LINE)
    page = shown(qtbot, workplace)
    copy = next(button for button in page._table.findChildren(Button) if button.text() == "Chép từ năm 2025")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: workplace.said == ["Đã chép 1 dòng từ kế hoạch năm 2025, các ngày đã dời sang năm 2026."])
    assert codes(desk) == ["CK01"]


def test_enter_changes_a_line_and_a_wrong_month_is_told_under_its_field(
    qtbot: QtBot, page: PlanPage, workplace: Window, desk: Desk
) -> None:
    qtbot.keyClick(page._table.view, Qt.Key.Key_Return)
    sheet = sheet_of(page)
    assert (sheet.form.raw()["months"], sheet.form.raw()["item_code"]) == ("1", "CK01")
    assert sheet.form.raw()["reason"] == ""
    sheet.form.load({"months": "1, 13"})
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: sheet.form.field("months").problem.startswith("Không có tháng “13”"))
    sheet.form.load({"months": "1, 12"})
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: workplace.said == ["Đã sửa dòng 1."])
    assert the_plan(desk).lines[0].months == (1, 12)


def test_ctrl_n_adds_a_line_that_the_catalogue_fills(
    qtbot: QtBot, page: PlanPage, workplace: Window, desk: Desk
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    form = sheet_of(page).form
    form.load({"item_code": "CK02.3"})
    form.edited.emit("item_code")
    assert (form.raw()["months"], form.raw()["duration"]) == ("4, 7, 10", "Niêm yết: 30 ngày liên tục")
    assert (form.raw()["posted"], form.raw()["radio"]) == ("có", "")
    form.load({"responsible": "Kế toán", "item_code": "CK07"})
    form.edited.emit("item_code")
    assert form.raw()["months"] == "4, 7, 10"
    form.load({"item_code": "CK02.3"})
    save(qtbot, sheet_of(page))
    qtbot.waitUntil(lambda: workplace.said == ["Đã thêm một dòng vào kế hoạch."])
    assert codes(desk) == ["CK01", "CK12", "CK02.3"]


def test_alt_and_an_arrow_move_a_line_and_the_choice_goes_along(
    qtbot: QtBot, page: PlanPage, workplace: Window, desk: Desk
) -> None:
    page._table.view.setFocus()
    qtbot.keyClick(page._table.view, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: codes(desk) == ["CK12", "CK01"])
    read_again(qtbot, page, workplace)
    qtbot.waitUntil(lambda: page._table.row().number == 2)
    assert page._table.row().item_code == "CK01"
    qtbot.keyClick(page._table.view, Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: codes(desk) == ["CK01", "CK12"])


def test_a_dropped_line_is_seen_on_demand_and_brought_back(
    qtbot: QtBot, page: PlanPage, workplace: Window, desk: Desk
) -> None:
    page._drop.click()
    qtbot.waitUntil(lambda: workplace.said == ["Đã bỏ dòng 1 khỏi kế hoạch."])
    read_again(qtbot, page, workplace)
    assert page._table.model.rowCount() == 1
    page._bar._toggles["dropped"].click()
    assert page._table.model.rowCount() == 2
    page._table.choose(the_plan(desk).dropped[0].uid)
    qtbot.waitUntil(lambda: page._back.isVisible())
    page._back.click()
    qtbot.waitUntil(lambda: workplace.said[-1] == "Đã lấy lại nội dung CK01 vào kế hoạch.")
    assert codes(desk) == ["CK01", "CK12"]


def test_a_plan_without_a_responsible_person_says_so_and_is_not_issued(
    qtbot: QtBot, page: PlanPage, workplace: Window, desk: Desk
) -> None:
    PlanService(desk).add(2026, replace(TAX, responsible=""))
    read_again(qtbot, page, workplace)
    assert "Dòng 3 (CK12) chưa có người chịu trách nhiệm." in words_on(page)
    page._verbs.issue()
    sheet = sheet_of(page)
    sheet.form.load({"number": "05/KH-UBND"})
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: "Dòng 3 (CK12) chưa có người chịu trách nhiệm." in words_on(sheet))
    sheet.go()
    page._print.click()
    qtbot.waitUntil(lambda: bool(workplace.explained))
    assert "Dòng 3 (CK12)" in str(workplace.explained[0])


def test_the_plan_is_issued_and_later_changed_with_a_reason(
    qtbot: QtBot, page: PlanPage, workplace: Window, desk: Desk, type_text: TypeText
) -> None:
    page._verbs.issue()
    sheet = sheet_of(page)
    sheet.form.load({"number": "05/KH-UBND", "issued_on": "15/01/2026"})
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: workplace.said == ["Đã ghi số và ngày ban hành kế hoạch."])
    page.notice(frozenset({"disclosure_plan"}))
    qtbot.waitUntil(lambda: "2 dòng, số 05/KH-UBND ngày 15/01/2026." in words_on(page))
    page._verbs.drop(page._table.row())
    sheet = sheet_of(page)
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: sheet.form.field("reason").problem.startswith("Kế hoạch đã ban hành"))
    type_text(sheet.form.field("reason").input.focus_widget, "Không phát sinh")
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: workplace.said[-1] == "Đã bỏ dòng 1 khỏi kế hoạch.")
    assert "Lấy từ danh mục nội dung" not in choices(page)


def test_the_plan_is_previewed_and_saved(qtbot: QtBot, page: PlanPage, workplace: Window, tmp_path: Path) -> None:
    page._print.click()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PaperPreview)))
    preview = page.window().findChildren(PaperPreview)[0]
    assert "(CK12)" in pypdfium2.PdfDocument(preview._pdf)[0].get_textpage().get_text_range()
    preview.go()

    class Files:
        def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
            return tmp_path / f"{name}{ending}"

        def folder(self, parent: QWidget, title: str) -> Path | None:
            return tmp_path

    page.papers.files = Files()
    for form in (Format.WORD, Format.EXCEL):
        page.papers.save_plan(2026, form)
        qtbot.waitUntil(lambda form=form: workplace.said[-1:] == [f"Đã lưu ke-hoach-cong-khai-2026.{form.value}."])  # type: ignore[misc]


def test_the_arrows_beside_the_year_show_other_years(qtbot: QtBot, page: PlanPage) -> None:
    page._after.click()
    qtbot.waitUntil(lambda: "Năm 2027 chưa có kế hoạch công khai." in words_on(page))
    assert "Chép từ kế hoạch năm 2026" in choices(page)
    page._before.click()
    qtbot.waitUntil(lambda: "Kế hoạch năm 2026: 2 dòng" in words_on(page))
    page.arrive({"uid": "2025"})
    qtbot.waitUntil(lambda: "Năm 2025 chưa có kế hoạch công khai." in words_on(page))


def test_who_only_reads_is_offered_no_verb(qtbot: QtBot, page: PlanPage, workplace: Window) -> None:
    workplace.desk = replace(workplace.desk, account=replace(workplace.desk.account, role=Role.VIEWER))
    other = shown(qtbot, workplace)
    qtbot.waitUntil(lambda: other._reading is not None)
    assert not any(button.isVisible() for button in (other._new, other._change, other._drop, other._print))
    assert choices(other) == []
    qtbot.keyClick(other._table.view, Qt.Key.Key_Return)
    qtbot.keyClick(other._table.view, Qt.Key.Key_Down, ALT)
    assert other.window().findChildren(SideSheet) == []


def test_in_a_narrow_window_a_line_is_read_in_a_sheet(qtbot: QtBot, workplace: Window, desk: Desk) -> None:
    PlanService(desk).add(2026, LINE)
    workplace.surface.resize(700, 600)
    page = shown(qtbot, workplace)
    qtbot.waitUntil(lambda: page._reading is not None)
    qtbot.keyClick(page._table.view, Qt.Key.Key_Return)
    [sheet] = page.window().findChildren(SideSheet)
    assert [button.text() for button in sheet.findChildren(Button) if button.text() in ("Sửa dòng", "Bỏ dòng")] == [
        "Sửa dòng", "Bỏ dòng",
    ]  # fmt: skip
    assert date(2026, 1, 31).strftime("%d/%m/%Y") in words_on(sheet)
    sheet.go()
