"""The page of the register of conventions by real keys: list, pane, filters, verbs, papers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.conventions.brief import ConventionBrief
from desktop_app.areas.conventions.queries import ConventionFilter, ConventionPages
from desktop_app.areas.conventions.views.register_page import RegisterPage
from desktop_app.core.paper.saving import Format
from desktop_app.kit.controls import Label
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.hamlets import HamletFacts
from tests.areas.conventions.listed import register
from tests.areas.reception.test_views_register import Files
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]
Key = Qt.Key


@pytest.fixture
def page(workplace: Window, qtbot: QtBot) -> RegisterPage:
    register(workplace.desk)
    page = RegisterPage(workplace)
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: page._record is not None and "đang xây dựng" in words_on(page))
    return page


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def stand_on(qtbot: QtBot, page: RegisterPage, hamlet: str) -> ConventionBrief:
    [row] = ConventionPages(page._desk, ConventionFilter(text=hamlet)).after(None, 2)
    page.arrive({"uid": row.uid})
    qtbot.waitUntil(lambda: page._record is not None and page._record.uid == row.uid)
    assert isinstance(page._record, ConventionBrief)
    return page._record


def sheet_on(page: RegisterPage) -> VerbSheet:
    return next(sheet for sheet in page.window().findChildren(VerbSheet) if sheet.isVisible())


def names(page: RegisterPage) -> list[str]:
    model = page._table.model
    return [model.row_at(at).hamlet for at in range(model.rowCount())]


def test_the_state_of_the_register_is_one_sentence_and_the_pane_says_what_is_missing(
    qtbot: QtBot, page: RegisterPage
) -> None:
    stand_on(qtbot, page, "Thôn Đoài")
    told = words_on(page)

    assert "1 bản đang thực hiện, 2 bản đang xây dựng. 1 hồ sơ quá hạn, 1 hồ sơ thiếu giấy, 1 thôn chưa có" in told
    assert "Bước 4 trên 8: hoàn thiện" in told
    assert "Dự thảo có chữ ký Tổ soạn thảo" in told


def test_enter_opens_the_record_and_ctrl_n_begins_one(qtbot: QtBot, page: RegisterPage, workplace: Window) -> None:
    uid = stand_on(qtbot, page, "Thôn Trung").uid
    qtbot.keyClick(page._table.view, Key.Key_Return)
    qtbot.keyClick(page._table.view, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page._table.view, Key.Key_F2)

    assert workplace.opened == [
        ("conventions.record", uid),
        ("conventions.entry", ""),
        ("conventions.entry", uid),
    ]


def test_the_hamlets_without_a_text_are_shown_on_demand_and_enter_begins_one_there(
    qtbot: QtBot, page: RegisterPage, workplace: Window
) -> None:
    page._bar._toggles["without"].click()
    qtbot.waitUntil(lambda: names(page) == ["Bản Khuổi Luông"] and page._record is not None)
    assert "Chưa có hương ước, quy ước." in words_on(page)
    qtbot.keyClick(page._table.view, Key.Key_Return)

    assert workplace.opened[-1] == ("conventions.entry", "")
    assert workplace.entries[-1] == {"hamlet": "Bản Khuổi Luông"}


def test_a_text_whose_hamlet_was_merged_says_so(qtbot: QtBot, page: RegisterPage, workplace: Window) -> None:
    hamlets = HamletService(workplace.desk)
    uids = {row.full_name: row.uid for row in hamlets.all()}
    new = HamletFacts(kind="Thôn", name="Đoài Trung")
    hamlets.merge([uids["Thôn Đoài"], uids["Thôn Trung"]], new, date(2026, 11, 1), "Nghị quyết số 9/NQ-HĐND")
    page._bar._toggles["arranged"].click()
    qtbot.waitUntil(lambda: names(page) == ["Thôn Trung", "Thôn Đoài"])
    qtbot.waitUntil(lambda: "Chờ rà soát do sắp xếp thôn" in words_on(page))

    assert "Sáp nhập thành Thôn Đoài Trung, Nghị quyết số 9/NQ-HĐND" in words_on(page)


def test_the_yearly_review_is_written_in_a_sheet(
    qtbot: QtBot, page: RegisterPage, workplace: Window, type_text: TypeText
) -> None:
    brief = stand_on(qtbot, page, "Cầu Gạo")
    assert "Rà soát, đánh giá hằng năm…" in [said for said, _ in page._verbs.choices(brief)]
    page._verbs.review()
    sheet = sheet_on(page)
    for name, text in (("held_on", "18/11/2026"), ("result", "Thực hiện tốt")):
        type_text(sheet.form.field(name).input.focus_widget, text)
    qtbot.keyClick(sheet, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Đã ghi rà soát Hương ước Thôn Cầu Gạo." in workplace.said)

    assert stand_on(qtbot, page, "Cầu Gạo").reviewed == ((2026, date(2026, 11, 18)),)


def test_a_record_is_struck_out_and_keeps_its_number(
    qtbot: QtBot, page: RegisterPage, workplace: Window, type_text: TypeText
) -> None:
    stand_on(qtbot, page, "Thôn Đoài")
    page._verbs.void()
    sheet = sheet_on(page)
    type_text(sheet.form.field("reason").input.focus_widget, "ghi trùng")
    qtbot.keyClick(sheet, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Đã bỏ hồ sơ 001/2026. Số được giữ lại." in workplace.said)

    brief = stand_on(qtbot, page, "Thôn Đoài")
    assert brief.row.void_reason == "ghi trùng"
    assert [said for said, _ in page._verbs.choices(brief)] == ["Hoàn tác lần lưu cuối"]


def test_the_register_is_shown_to_be_printed_and_saved_as_excel(
    qtbot: QtBot, page: RegisterPage, workplace: Window, tmp_path: Path
) -> None:
    qtbot.keyClick(page._table.view, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PaperPreview)))
    page.papers.files = Files(tmp_path)
    page.papers.save(Format.EXCEL)
    qtbot.waitUntil(lambda: workplace.said == ["Đã lưu so-huong-uoc-20261123.xlsx."])

    assert (tmp_path / "so-huong-uoc-20261123.xlsx").exists()
