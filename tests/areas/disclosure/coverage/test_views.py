"""The page of the matrix by real keys: cells, what is missing, statements, filters, the quarter, reports, charts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.disclosure.coverage.lists import QuarterLists
from desktop_app.areas.disclosure.coverage.reports import CouncilReports
from desktop_app.areas.disclosure.coverage.rules import CellState
from desktop_app.areas.disclosure.coverage.service import CoverageService
from desktop_app.areas.disclosure.coverage.views.page import CoveragePage
from desktop_app.areas.disclosure.coverage.views.quarter_sheet import QuarterSheet
from desktop_app.areas.disclosure.coverage.views.report_sheet import ReportSheet
from desktop_app.areas.disclosure.coverage.views.situation_sheet import SituationSheet
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.start import Start
from desktop_app.kit.chart import Chart
from desktop_app.kit.controls import Button, ElidedLabel, Label
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from tests.areas.disclosure.coverage.makers import add_posting, add_record, day
from tests.areas.reception.workplace import Window
from tests.kit.test_printing import Files

TypeText = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier


def words_on(widget: QWidget) -> str:
    labels = (*widget.findChildren(Label), *widget.findChildren(ElidedLabel))
    return "\n".join(label.text() for label in labels if not label.isHidden())


def opened(workplace: Window, desk: Desk, qtbot: QtBot) -> CoveragePage:
    made = CoveragePage(workplace)
    workplace.show(made)
    made.arrive({})
    qtbot.waitUntil(lambda: bool(made.matrix.rows) and "Năm 2026" in words_on(made))
    return made


@pytest.fixture
def page(full_year: None, workplace: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> CoveragePage:
    """The year with everything."""
    made = opened(workplace, desk, qtbot)
    made.files.files = Files(tmp_path)
    return made


def press(page: CoveragePage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.matrix, key)


def verbs(page: CoveragePage) -> list[str]:
    return [button.text() for button in page.strip.findChildren(Button) if not button.isHidden()]


def menu_of(page: CoveragePage, qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in page.findChildren(QMenu)))
    return next(menu for menu in page.findChildren(QMenu) if menu.isVisible())


def test_a_copy_that_came_down_too_early_leads_to_the_boards(page: CoveragePage, desk: Desk, qtbot: QtBot) -> None:
    add_posting(desk, add_record(desk, "CK05", day(3, 2)), day(3, 2), ended_on=day(3, 12))
    page.notice(frozenset({"posting"}))
    page.matrix.go_to("CK05", 3)
    qtbot.waitUntil(lambda: "Văn bản của CK05" in words_on(page.strip) or "văn bản của CK05" in words_on(page.strip))
    assert verbs(page) == ["Mở niêm yết"]


def test_the_page_stands_on_what_presses_most_this_month_and_says_what_is_missing(page: CoveragePage) -> None:
    assert page.matrix.place == ("CK07", 11)
    assert "Năm 2026: 17 ô đã đủ; 4 đang niêm yết; 1 sắp hạn, chờ gỡ; 2 thiếu, quá hạn; 2 chưa đến hạn." in words_on(
        page
    )
    said = words_on(page.strip)
    assert "CK07, tháng 11: danh sách hộ nghèo, cận nghèo rà soát năm 2026" in said
    assert "Còn thiếu biên bản gỡ tại 3 nơi và 1 trong 3 buổi phát thanh." in said
    assert verbs(page) == ["Ghi buổi phát thanh", "Lập biên bản gỡ"]


def test_the_arrows_move_the_cell_and_the_strip_follows(page: CoveragePage) -> None:
    press(page, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert page.matrix.place == ("CK05", 11)
    assert "Hạn công khai 25/11/2026." in words_on(page.strip)
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Left)
    assert page.matrix.place == ("CK06", 10)
    assert "Không phát sinh: không có văn bản mới (Hoàng Thị Lan ghi)." in words_on(page.strip)
    assert verbs(page) == ["Bỏ ghi không phát sinh"]
    page.matrix.go_to("CK01", 11)
    assert "Đang niêm yết ở 3 nơi, ngày thứ 12." in words_on(page.strip)
    page.matrix.go_to("CK04", 6)
    assert "Niêm yết thường xuyên tại trụ sở, kiểm tra lần cuối 05/11/2026." in words_on(page.strip)


def test_every_cell_tells_its_state_to_a_screen_reader(page: CoveragePage) -> None:
    table = QAccessible.queryAccessibleInterface(page.matrix)
    assert table.text(QAccessible.Text.Name) == "Danh mục công khai theo tháng"
    assert table.role() is QAccessible.Role.Table

    def said(row: int, column: int) -> str:
        index = page.matrix.model().index(row, column)
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    assert said(6, 11) == "CK07, tháng 11: thiếu hoặc quá hạn"
    assert said(0, 11) == "CK01, tháng 11: đang niêm yết, ngày thứ 12"
    assert said(0, 2) == "CK01, tháng 2: không yêu cầu"
    assert said(1, 0).endswith("Có các mục con")
    assert page.strip.accessibleName().startswith("CK07, tháng 11")


def test_enter_opens_the_record_of_a_cell(page: CoveragePage, workplace: Window) -> None:
    press(page, Qt.Key.Key_Return)
    [(key, uid)] = workplace.opened
    assert key == "disclosure.register"
    spot = page.spot()
    assert spot is not None
    assert uid == spot.cell.records[0].uid


def test_enter_offers_several_records_by_their_titles(
    page: CoveragePage, workplace: Window, desk: Desk, qtbot: QtBot
) -> None:
    second = add_record(desk, "CK07", day(11, 20), begun=(), title="Chính sách nhà ở", due_on=day(11, 27))
    page.notice(frozenset({"disclosure"}))
    qtbot.waitUntil(lambda: "2 hồ sơ công khai" in words_on(page.strip))
    press(page, Qt.Key.Key_Return)
    menu = menu_of(page, qtbot)
    assert [action.text() for action in menu.actions()][1] == "Chính sách nhà ở"
    menu.actions()[1].trigger()
    menu.close()
    assert workplace.opened == [("disclosure.register", second)]


def test_enter_on_an_empty_cell_offers_what_can_be_done(page: CoveragePage, workplace: Window, qtbot: QtBot) -> None:
    page.matrix.go_to("CK10", 11)
    press(page, Qt.Key.Key_Return)
    menu = menu_of(page, qtbot)
    assert [action.text() for action in menu.actions()] == ["Đăng một nội dung", "Không phát sinh"]
    menu.actions()[0].trigger()
    menu.close()
    assert workplace.opened == [("disclosure.entry", Start("CK10", 2026, 11).address())]


def test_ctrl_n_begins_a_record_of_the_chosen_cell(page: CoveragePage, workplace: Window, qtbot: QtBot) -> None:
    page.matrix.go_to("CK12", 12)
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    assert workplace.opened == [("disclosure.entry", Start("CK12", 2026, 12).address())]
    assert verbs(page) == ["Đăng một nội dung"]


def test_space_states_that_nothing_arose_with_a_reason_and_takes_it_back(
    page: CoveragePage, workplace: Window, desk: Desk, qtbot: QtBot, type_text: TypeText
) -> None:
    page.matrix.go_to("CK08", 8)
    press(page, Qt.Key.Key_Space)
    [sheet] = page.window().findChildren(VerbSheet)
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    assert sheet.form.field("reason").problem == "Chưa nhập lý do không phát sinh."
    type_text(sheet.form.field("reason").input.focus_widget, "Không có thiên tai")
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: workplace.said == ["Đã ghi không phát sinh: CK08, tháng 08/2026."])
    page.notice(frozenset({"nothing_arose"}))
    qtbot.waitUntil(lambda: "Không phát sinh: không có thiên tai" in words_on(page.strip))
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: workplace.said[-1] == "Đã bỏ ghi không phát sinh: CK08, tháng 08/2026.")
    row = CoverageService(desk).grid(2026).rows[7]
    assert row.cells[7].state is CellState.LATE
    assert page.matrix.place == ("CK08", 8)


def test_a_statement_is_undone_as_it_was_offered(
    page: CoveragePage, workplace: Window, desk: Desk, qtbot: QtBot
) -> None:
    page.matrix.go_to("CK10", 11)
    press(page, Qt.Key.Key_Space)
    sheet = page.window().findChildren(VerbSheet)[-1]
    sheet.form.load({"reason": "Không có kết quả mới"})
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: workplace.undo is not None)
    assert workplace.undo is not None
    workplace.undo()
    qtbot.waitUntil(lambda: workplace.said[-1].startswith("Đã bỏ ghi"))
    assert CoverageService(desk).grid(2026).rows[9].cells[10].state is CellState.NOT_ASKED


@pytest.mark.parametrize(
    ("code", "month", "said"), [("CK07", 11, "đã có hồ sơ"), ("CK12", 12, "Tháng 12/2026 chưa đến")]
)
def test_space_says_why_nothing_can_be_stated_there(
    page: CoveragePage, workplace: Window, code: str, month: int, said: str
) -> None:
    page.matrix.go_to(code, month)
    press(page, Qt.Key.Key_Space)
    assert said in str(workplace.explained[-1])
    assert page.window().findChildren(VerbSheet) == []


def test_an_item_is_unfolded_into_its_parts_by_keys_and_by_the_mouse(page: CoveragePage, qtbot: QtBot) -> None:
    page.matrix.go_to("CK02", 4)
    press(page, Qt.Key.Key_Plus)
    assert [row.key for row in page.matrix.rows][1:4] == ["CK02", "CK02.1", "CK02.2"]
    assert page.matrix.place == ("CK02", 4)
    press(page, Qt.Key.Key_Minus)
    assert len(page.matrix.rows) == 14
    page.matrix.go_to("CK03", 0)
    press(page, Qt.Key.Key_Return)
    assert "CK03.5" in [row.key for row in page.matrix.rows]
    box = page.matrix.visualRect(page.matrix.currentIndex())
    spot = QPoint(box.right() - 12, box.center().y())
    qtbot.mouseClick(page.matrix.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert len(page.matrix.rows) == 14


def test_only_cells_that_press_keep_their_rows_and_the_others_grow_faint(page: CoveragePage) -> None:
    page.bar.pressing.click()
    assert [row.key for row in page.matrix.rows] == ["CK05", "CK07", "CK08"]
    fund = page.matrix.rows[0].marks
    assert (fund[10].faint, fund[1].faint) == (False, True)
    page.bar.pressing.click()
    page.bar.items.pick("permanent")
    assert [row.key for row in page.matrix.rows] == ["CK04", "CK13"]
    page.bar.items.pick("own")
    assert page.matrix.rows == ()
    assert "Không có ô nào trong bộ lọc này" in words_on(page.strip)


def test_what_is_chosen_is_remembered_but_for_the_year(page: CoveragePage, workplace: Window, desk: Desk) -> None:
    page.bar.items.pick("radio")
    page.bar.pressing.click()
    again = CoveragePage(workplace)
    assert again.bar.items.value == "radio"
    assert again.bar.pressing.isChecked()
    assert again.bar.chosen_year == 2026


def test_another_year_and_one_kind_of_place_are_read_anew(page: CoveragePage, desk: Desk, qtbot: QtBot) -> None:
    uid = add_record(desk, "CK06", day(10, 1, 2025))
    add_posting(desk, uid, day(10, 2, 2025), ended_on=day(11, 3, 2025))
    page.notice(frozenset({"disclosure"}))
    qtbot.waitUntil(lambda: len(page.bar.year.options) == 2)
    page.bar.year.pick("2025")
    qtbot.waitUntil(lambda: "Năm 2025: 1 ô đã đủ" in words_on(page))
    page.bar.places.pick("OTHER")
    qtbot.waitUntil(lambda: "Năm 2025: 0 ô đã đủ" in words_on(page))


def test_an_empty_year_leads_to_the_first_step(workplace: Window, desk: Desk, qtbot: QtBot) -> None:
    page = opened(workplace, desk, qtbot)
    assert "Năm 2026 chưa có kế hoạch và chưa có hồ sơ công khai nào." in words_on(page)
    next(button for button in page.findChildren(Button) if button.text() == "Lập kế hoạch công khai").click()
    assert workplace.opened == [("disclosure.plan", "")]
    add_record(desk, "CK06", day(11, 1))
    page.notice(frozenset({"disclosure"}))
    qtbot.waitUntil(lambda: "chưa có kế hoạch" not in words_on(page))


def test_the_quarters_list_is_kept_posted_and_shown_to_be_printed(
    page: CoveragePage, workplace: Window, desk: Desk, qtbot: QtBot, type_text: TypeText, tmp_path: Path
) -> None:
    page.arrive({"uid": "?quarter=2026-3"})
    [sheet] = page.window().findChildren(QuarterSheet)
    qtbot.waitUntil(lambda: "7 văn bản đã công khai." in words_on(sheet))
    assert "Chưa lập danh mục quý này." in words_on(sheet)
    assert "CK07; CK08; CK09" in words_on(sheet)
    next(button for button in sheet.findChildren(Button) if button.text() == "Lưu danh mục").click()
    keep = page.window().findChildren(VerbSheet)[-1]
    keep.form.load({"number": "55/TB-UBND", "made_on": day(10, 5)})
    qtbot.keyClick(keep, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: workplace.said == ["Đã lưu danh mục nội dung đã công khai quý III năm 2026."])
    again = page.window().findChildren(QuarterSheet)[-1]
    qtbot.waitUntil(lambda: "Đã lập ngày 05/10/2026, số 55/TB-UBND, chưa niêm yết." in words_on(again))
    next(button for button in again.findChildren(Button) if button.text() == "Niêm yết danh mục").click()
    post = page.window().findChildren(VerbSheet)[-1]
    qtbot.keyClick(post, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: workplace.said[-1].startswith("Đã lập thông báo niêm yết"))
    posting = QuarterLists(desk).posting(QuarterLists(desk).rows(2026, 3).uid)
    assert posting is not None
    assert [copy.place_kind.name for copy in posting.copies] == ["HEADQUARTERS", "CULTURE_HOUSE", "COMMUNITY_POINT"]
    page.files.show_quarter(2026, 3)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PaperPreview)))
    page.files.save_quarter(2026, 3)
    qtbot.waitUntil(lambda: workplace.said[-1] == "Đã lưu danh-muc-cong-khai-quy-3-2026.docx.")
    assert list(tmp_path.glob("*.docx"))


def test_the_quarter_sheet_goes_no_further_than_the_present_quarter(
    page: CoveragePage, workplace: Window, qtbot: QtBot
) -> None:
    page.arrive({"uid": "?quarter=2026-4"})
    [sheet] = page.window().findChildren(QuarterSheet)
    sheet.list_body.step(1)
    assert (sheet.list_body.year, sheet.list_body.quarter) == (2026, 4)
    for _ in range(4):
        sheet.list_body.step(-1)
    assert (sheet.list_body.year, sheet.list_body.quarter) == (2025, 4)
    qtbot.waitUntil(lambda: "0 văn bản đã công khai." in words_on(sheet))


def test_a_report_to_the_council_is_entered_and_printed(
    page: CoveragePage, workplace: Window, desk: Desk, qtbot: QtBot
) -> None:
    page._report.click()
    [sheet] = page.window().findChildren(ReportSheet)
    assert "Chưa có báo cáo nào." in words_on(sheet)
    next(button for button in sheet.findChildren(Button) if button.text() == "Lập báo cáo").click()
    entry = page.window().findChildren(VerbSheet)[-1]
    qtbot.keyClick(entry, Qt.Key.Key_S, CTRL)
    assert entry.form.field("session").problem.startswith("Chưa nhập kỳ họp")
    entry.form.load({"session": "Kỳ họp thứ tám", "session_on": day(12, 10)})
    qtbot.keyClick(entry, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: workplace.said == ["Đã lưu báo cáo: Kỳ họp thứ tám."])
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PaperPreview)))
    [kept] = CouncilReports(desk).all()
    assert (kept.from_on, kept.to_on) == (day(1, 1), day(11, 23))


def test_the_charts_say_their_numbers_and_are_printed(page: CoveragePage, qtbot: QtBot) -> None:
    page._situation.click()
    [sheet] = page.window().findChildren(SituationSheet)
    by_month, by_item = (chart.accessibleName() for chart in sheet.findChildren(Chart))
    assert "tháng 11: 3 đang làm, 2 cần làm ngay" in by_month
    assert "CK02: 5 trên 5 (100 %)" in by_item
    next(button for button in sheet.findChildren(Button) if button.text() == "Xem và in").click()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PaperPreview)))


def test_the_year_is_kept_as_excel_and_shown_as_it_is_printed(
    page: CoveragePage, workplace: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    page._excel.click()
    qtbot.waitUntil(lambda: workplace.said == ["Đã lưu bang-cong-khai-2026.xlsx."])
    sheet = load_workbook(next(tmp_path.glob("*.xlsx"))).active
    assert sheet is not None
    rows = {row[0]: row[2:14] for row in sheet.iter_rows(values_only=True) if row[0]}
    assert rows["CK07"][10] == "Thiếu"
    assert rows["CK01"][10] == "Ngày 12"
    qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PaperPreview)))


def test_forms_left_undone_are_named_in_the_strip(page: CoveragePage, desk: Desk, qtbot: QtBot) -> None:
    add_record(desk, "CK10", day(11, 3), due_on=day(11, 10), forms=(Form.PORTAL, Form.UNIONS), begun=(Form.PORTAL,))
    page.matrix.go_to("CK10", 11)
    page.notice(frozenset({"disclosure"}))
    wanted = "Còn thiếu thông báo đến tổ chức, đoàn thể."
    qtbot.waitUntil(lambda: wanted in words_on(page.strip))
    assert verbs(page) == ["Mở hồ sơ"]


@pytest.mark.parametrize(("width", "papers"), [(1366, True), (900, False)])
def test_where_the_window_is_narrow_papers_go_into_a_menu_and_all_months_stay(
    page: CoveragePage, workplace: Window, qtbot: QtBot, width: int, papers: bool
) -> None:
    workplace.surface.resize(width, 645)
    qtbot.waitUntil(lambda: page.width() == width)
    assert page._excel.isVisible() is papers
    assert page._situation.isVisible() is page._report.isVisible() is papers
    last = page.matrix.visualRect(page.matrix.model().index(0, 12))
    assert last.right() <= page.matrix.viewport().width()
    assert last.width() >= 30
    if not papers:
        page.bar._more.click()
        offered = [action.text() for action in menu_of(page, qtbot).actions()]
        assert offered == ["In danh mục quý", "Xuất Excel", "In bảng", "Báo cáo HĐND", "Tình hình"]
