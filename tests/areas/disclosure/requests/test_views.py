"""The page of requests by keys."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.disclosure.entry import DisclosureEntry
from desktop_app.areas.disclosure.models import ChangeKind, Form
from desktop_app.areas.disclosure.requests.entry import RequestEntry
from desktop_app.areas.disclosure.requests.models import RequestEnd, RequestKind
from desktop_app.areas.disclosure.requests.queries import RequestFilter, RequestPages, RequestView
from desktop_app.areas.disclosure.requests.rules import Stands
from desktop_app.areas.disclosure.requests.service import RequestService
from desktop_app.areas.disclosure.requests.views.page import RequestsPage, state_sentence
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.areas.disclosure.start import read_start
from desktop_app.kit.buttons import Pressable
from desktop_app.kit.labels import Label
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from tests.areas.reception.test_views_register import Files
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
TODAY = date(2026, 11, 23)


@pytest.fixture
def page(desk: Desk, workplace: Window, qtbot: QtBot) -> RequestsPage:
    record = DisclosureEntry(item_code="CK14", title="Lịch", trigger_on=TODAY, forms=(Form.PORTAL,))
    DisclosureService(desk).register(record)
    service = RequestService(desk)
    usual = {"requester": "Lò Thị Bướm", "content": "Xin bản dự toán năm 2026"}
    service.register(RequestEntry(kind=RequestKind.SUPPLY, received_on=date(2026, 11, 20), **usual))
    service.register(RequestEntry(kind=RequestKind.DISPUTE, received_on=date(2026, 8, 20), record="1/2026", **usual))
    page = RequestsPage(workplace)
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: page._record is not None)
    return page


def rows(desk: Desk) -> list[RequestView]:
    return list(RequestPages(desk, RequestFilter()).after(None, 50))


def words_in(page: QWidget) -> str:
    labels = [each.text() for each in page.findChildren(Label) if each.isVisible()]
    return "\n".join([*labels, *(each.text() for each in page.findChildren(Pressable) if each.isVisible())])


def sheet_of(page: RequestsPage) -> VerbSheet:
    (sheet,) = [each for each in page.window().findChildren(VerbSheet) if each.isVisible()]
    return sheet


def submit(qtbot: QtBot, workplace: Window, page: RequestsPage) -> None:
    before = len(workplace.said)
    qtbot.keyClick(sheet_of(page), Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: len(workplace.said) > before)
    page.notice(frozenset({"information_request"}))


def test_the_pane_shows_who_asked_the_limit_and_the_record(page: RequestsPage) -> None:
    said = words_in(page)
    assert "Yêu cầu 2/2026" in said
    assert "Thứ Sáu 04/09/2026" in said
    assert "Hồ sơ công khai 1/2026" in said
    assert "Quá" in said


def test_a_request_is_entered_by_keys(
    qtbot: QtBot, page: RequestsPage, workplace: Window, desk: Desk, type_text: TypeText
) -> None:
    qtbot.keyClick(page, Key.Key_N, CTRL)
    form = sheet_of(page).form
    for name, said in (("requester", "Giàng A Páo"), ("way", "trực tiếp"), ("content", "Danh sách hộ nghèo")):
        type_text(form.field(name).input.focus_widget, said)
    submit(qtbot, workplace, page)

    [view] = [view for view in rows(desk) if view.number == 3]
    assert (view.requester, view.way, view.kind, view.received_on) == (
        "Giàng A Páo",
        "trực tiếp",
        RequestKind.SUPPLY,
        TODAY,
    )
    assert view.limit_words == "chưa đối chiếu Luật 01/2026/QH16, cơ quan tự nhập"
    assert "Giàng" not in "".join(workplace.said)


def test_what_is_missing_is_told_under_its_field(qtbot: QtBot, page: RequestsPage, desk: Desk) -> None:
    qtbot.keyClick(page, Key.Key_N, CTRL)
    qtbot.keyClick(sheet_of(page), Key.Key_S, CTRL)
    assert sheet_of(page).form.field("requester").problem
    assert len(rows(desk)) == 2


def test_enter_answers(qtbot: QtBot, page: RequestsPage, workplace: Window, desk: Desk, type_text: TypeText) -> None:
    qtbot.keyClick(page._table.view, Key.Key_Return)
    type_text(sheet_of(page).form.field("answer").input.focus_widget, "Đã đính chính diện tích")
    submit(qtbot, workplace, page)
    [view] = [view for view in rows(desk) if view.number == 2]
    assert (view.end, view.answer, view.ended_on) == (RequestEnd.CORRECTED, "Đã đính chính diện tích", TODAY)


def test_the_arithmetic_opens_by_key(qtbot: QtBot, page: RequestsPage) -> None:
    qtbot.keyClick(page, Key.Key_F3)
    assert [each for each in page.window().findChildren(DeadlinePopover) if each.isVisible()]


def test_it_is_corrected_with_a_reason(
    qtbot: QtBot, page: RequestsPage, workplace: Window, desk: Desk, type_text: TypeText
) -> None:
    qtbot.keyClick(page, Key.Key_F2)
    form = sheet_of(page).form
    assert form.field("record").input.text() == "1/2026"
    type_text(form.field("reason").input.focus_widget, "Bổ sung điện thoại")
    form.load({"phone": "0100 333 444"})
    submit(qtbot, workplace, page)
    assert [view.phone for view in rows(desk) if view.number == 2] == ["0100 333 444"]


def test_a_dispute_is_asked_of_its_source_withdrawn_or_voided(
    qtbot: QtBot, page: RequestsPage, workplace: Window, desk: Desk, type_text: TypeText
) -> None:
    page.verbs.ask_source()
    submit(qtbot, workplace, page)
    qtbot.waitUntil(lambda: page._record is not None and page._record[0].state is Stands.AT_SOURCE)
    names = [name for name, _ in page.verbs.choices(page._record)] if page._record else []
    assert "Cơ quan đó đã trả lời" in names
    page.verbs.source_replied()
    submit(qtbot, workplace, page)
    qtbot.waitUntil(lambda: page._record is not None and page._record[0].source_replied_on == TODAY)
    page.verbs.withdraw()
    submit(qtbot, workplace, page)
    qtbot.waitUntil(lambda: page._record is not None and page._record[0].end is RequestEnd.WITHDRAWN)
    page.verbs.void()
    type_text(sheet_of(page).form.field("reason").input.focus_widget, "Ghi hai lần")
    submit(qtbot, workplace, page)
    qtbot.waitUntil(lambda: page._record is not None and page._record[0].state is Stands.VOID)
    before = len(workplace.said)
    page.verbs._sheets.undo()
    qtbot.waitUntil(lambda: len(workplace.said) > before)
    page.notice(frozenset({"information_request"}))
    qtbot.waitUntil(lambda: page._record is not None and page._record[0].state is Stands.ENDED)


def test_the_correction_of_the_record_opens_with_what_it_follows(page: RequestsPage, workplace: Window) -> None:
    page.verbs.put_right()
    key, address = workplace.opened[-1]
    start = read_start(address)
    assert start
    assert (key, start.change) == ("disclosure.entry", ChangeKind.CORRECTED)
    assert start.follows == (page._record[0].disclosure_uid if page._record else "")


def test_the_list_becomes_a_sheet_of_excel_whose_name_names_nobody(
    qtbot: QtBot, page: RequestsPage, workplace: Window, tmp_path: Path
) -> None:
    page.files = Files(tmp_path)
    page.save(".xlsx")
    qtbot.waitUntil(lambda: bool(workplace.said))
    sheet = openpyxl.load_workbook(tmp_path / "danh-sach-yeu-cau-thong-tin.xlsx").active
    told = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "Lò Thị Bướm" in told
    assert "Bướm" not in "".join(workplace.said)


def test_a_request_outside_the_filter_is_shown_alone(page: RequestsPage, desk: Desk, qtbot: QtBot) -> None:
    old = RequestService(desk).register(
        RequestEntry(kind=RequestKind.SUPPLY, received_on=date(2025, 1, 6), requester="Lê Lan", content="Bản đồ")
    )
    page.arrive({"uid": old.uid})
    qtbot.waitUntil(lambda: page._record is not None and page._record[0].uid == old.uid)
    assert "nằm ngoài bộ lọc" in words_in(page)


def test_the_state_is_told_in_one_sentence() -> None:
    found = {Stands.OPEN: 1, Stands.LATE: 2, Stands.SOON: 1, Stands.VOID: 3}
    assert state_sentence(found) == "4 yêu cầu: 1 chưa trả lời. 2 yêu cầu quá hạn, 1 sắp đến hạn."
    assert state_sentence({Stands.ENDED: 1}) == "1 yêu cầu: 1 đã xong. Không có yêu cầu quá hạn."
    assert "Chưa có" in state_sentence({})
