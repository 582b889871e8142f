"""The page of the inspectorate's forms, by keys: figures and their rows, freezing, correcting, approving, sending."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.models import Mode
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.paper.saving import Format
from desktop_app.kit.controls import Badge, Banner, Label
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.rights import Role
from desktop_app.reports.choosing import address_of
from desktop_app.reports.kept import Wanted
from desktop_app.reports.models import ReportState
from desktop_app.reports.views.form_page import FormPage
from desktop_app.reports.views.lines import FigureRow
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.workplace import Window
from tests.kit.test_printing import Files

ENTER, ESCAPE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down
QUARTER = (date(2026, 9, 15), date(2026, 12, 14))
VISITS = Wanted("01-TCD", *QUARTER)
PETITIONS = Wanted("01-XLD", *QUARTER)


def settle(qtbot: QtBot, place: Window) -> None:
    qtbot.waitUntil(lambda: not place.jobs.is_busy)
    assert place.explained == []


def said(widget: QWidget) -> str:
    parts = [label.text() for label in widget.findChildren(Label) if label.isVisible()]
    parts += [part.accessibleName() for part in widget.findChildren(Banner) if part.isVisible()]
    parts += [badge.words for badge in widget.findChildren(Badge) if badge.isVisible()]
    return " | ".join(parts)


def show(qtbot: QtBot, place: Window, wanted: Wanted) -> FormPage:
    page = FormPage(place)
    place.show(page)
    page.arrive({"uid": address_of(wanted)})
    settle(qtbot, place)
    return page


def remark(page: FormPage, key: str) -> str:
    rows = (page.table.model.row_at(at) for at in range(page.table.model.rowCount()))
    return next(row.said.words for row in rows if isinstance(row, FigureRow) and row.uid == key)


def sheet_over(page: FormPage) -> VerbSheet:
    [sheet] = [each for each in page.window().findChildren(VerbSheet) if each.isVisible()]
    return sheet


def save(qtbot: QtBot, place: Window, page: FormPage, **values: Any) -> None:
    """Fill the sheet that is open and save it; the window tells the page of what was written."""
    sheet = sheet_over(page)
    sheet.form.load({name.replace("__", "."): value for name, value in values.items()})
    sheet.submit()
    qtbot.waitUntil(lambda: not place.jobs.is_busy)
    page.notice(frozenset({"report"}))
    settle(qtbot, place)


@pytest.fixture
def filled(workplace: Window, reception: ReceptionService, an_entry: MakeEntry) -> Window:
    for mode, people in ((Mode.REGULAR, 1), (Mode.REGULAR, 3), (Mode.BY_HEAD, 7)):
        reception.register(an_entry(people_present=people, mode=mode))
    return workplace


def test_every_figure_shows_its_rows_and_they_open_by_keys(qtbot: QtBot, filled: Window) -> None:
    page = show(qtbot, filled, VISITS)
    assert page.title == "Báo cáo 01/TCD quý IV/2026"
    assert "Số liệu lấy từ sổ đến 09:16 hôm nay. Chưa chốt, chưa duyệt. Chưa đặt hạn gửi." in said(page)
    assert "15 trên 15 phép cộng chéo khớp." in said(page)
    assert page.table.row().uid == "1"
    for _ in range(3):
        qtbot.keyClick(page.table.view, DOWN)
    settle(qtbot, filled)
    assert page.table.row().uid == "4", "the arrows pass over the heading between 3 and 4"
    assert "Cộng 2 lượt" in said(page.pane)
    qtbot.keyClick(page.table.view, ENTER)
    table = page.pane.table
    assert table is not None
    assert table.view.hasFocus()
    qtbot.keyClick(table.view, ENTER)
    assert filled.opened[-1] == ("reception.register", table.row().uid)
    qtbot.keyClick(table.view, ESCAPE)
    assert page.table.view.hasFocus()

    page.table.choose("1")
    settle(qtbot, filled)
    qtbot.keyClick(page.table.view, ENTER)
    assert page.pane.table is not None
    qtbot.keyClick(page.pane.table.view, DOWN)
    qtbot.keyClick(page.pane.table.view, ENTER)
    assert page.table.row().uid == "13", "a part of a sum leads to its own line"


def test_a_form_is_frozen_corrected_approved_and_sent(
    qtbot: QtBot, filled: Window, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    page = show(qtbot, filled, VISITS)
    page.verbs.freeze()
    save(qtbot, filled, page)
    assert "Số liệu chốt lúc 09:16 hôm nay. Chưa duyệt." in said(page)
    reception.register(an_entry(people_present=2))
    page.count()
    settle(qtbot, filled)
    assert remark(page, "4") == "Sổ đã đổi"
    assert "Sổ đã đổi sau khi chốt ở" in said(page)
    page.verbs.take_from_registers()
    save(qtbot, filled, page, reason="Ghi thêm một lượt quên vào sổ")
    assert (remark(page, "4"), remark(page, "13")) == ("Đã đính chính", "khớp")
    page.table.choose("4")
    settle(qtbot, filled)
    assert "Từ 2 thành 3: Ghi thêm một lượt quên vào sổ (Hoàng Thị Lan, 23/11/2026)" in said(page.pane)

    filled.desk = replace(filled.desk, account=replace(filled.desk.account, role=Role.LEADER))
    page = show(qtbot, filled, VISITS)
    page.verbs.approve()
    save(qtbot, filled, page)
    page.verbs.mark_sent()
    save(qtbot, filled, page, sent_on="23/11/2026")
    assert page.card is not None
    assert page.card.figures.state is ReportState.SENT
    assert "Hoàng Thị Lan duyệt ngày 23/11/2026. Đã gửi ngày 23/11/2026." in said(page)


def test_what_no_register_holds_is_typed_at_once_and_nothing_is_stated_on_purpose(
    qtbot: QtBot, workplace: Window
) -> None:
    page = show(qtbot, workplace, PETITIONS)
    assert remark(page, "22") == "Chưa nhập"
    page.verbs.freeze()
    assert "Chưa nhập: cột 22" in said(workplace.surface)
    save(qtbot, workplace, page)
    assert "Mọi chỉ tiêu bằng 0" in said(sheet_over(page))
    sheet_over(page).go()
    page.figures.enter_all()
    save(qtbot, workplace, page, v__22="nhiều", source="Sổ công văn đến")
    assert "Không đọc được số" in said(sheet_over(page).form.field("v.22"))
    save(qtbot, workplace, page, v__22="", nothing=True)
    assert remark(page, "22") == "khớp"
    page.verbs.freeze()
    save(qtbot, workplace, page, nothing=True)
    assert "Không phát sinh" in said(page)
    assert page.card is not None
    assert page.card.figures.state is ReportState.FROZEN


def test_a_form_leaves_as_excel_and_its_rows_on_paper(qtbot: QtBot, filled: Window, tmp_path: Path) -> None:
    page = show(qtbot, filled, VISITS)
    page.files.views.files = Files(tmp_path)
    assert page.card is not None
    page.files.save(page.card, Format.EXCEL)
    settle(qtbot, filled)
    assert len(list(tmp_path.glob("*.xlsx"))) == 1
    assert filled.said[-1] == "Đã lưu bao-cao-01-tcd-20260915-20261214.xlsx."
    page.table.choose("13")
    settle(qtbot, filled)
    page.pane.print.click()
    qtbot.waitUntil(lambda: bool(filled.surface.findChildren(PaperPreview)))
