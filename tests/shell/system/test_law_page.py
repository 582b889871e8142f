"""Quy định và ngày nghỉ: worked by keys alone, and no deadline moves unseen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.law.rulebook import Unit
from desktop_app.kit.sheet import SideSheet
from desktop_app.office.desk import Desk
from desktop_app.office.law_entry import DayChange, RuleChange
from desktop_app.office.law_service import LawService
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import DayKind
from desktop_app.office.rights import Role
from desktop_app.shell.system.law_page import LawPage
from desktop_app.shell.system.law_sheet import ChangeBody
from tests.shell.conftest import Place

Typing = Callable[[QWidget, str], None]
ANSWER = "reception.answer 2026-07-01"
STORM = DayChange(on=date(2026, 12, 4), kind=DayKind.OFF, reason="nghỉ tránh bão", document="88/TB-UBND")
OWN_RULE = RuleChange(
    key="reception.head_days",
    value=3,
    unit=Unit.DAYS_A_MONTH,
    from_on=date(2026, 10, 1),
    to_on=None,
    citation="Quyết định 45/2026/QĐ-UBND",
    document="45/2026/QĐ-UBND",
    reason="Tỉnh quy định",
)


@pytest.fixture
def visit(desk: Desk) -> str:
    """A visit of Monday 23/11/2026, to be answered by 08/12/2026."""
    entry = VisitEntry(received_on=date(2026, 11, 23), full_name="Trần Thị Mỵ", content="Hỏi", kind=Kind.SUGGESTION)
    return ReceptionService(desk).register(entry).uid


@pytest.fixture
def page(qtbot: QtBot, place: Place) -> LawPage:
    """The page as the administrator sees it, both lists read."""
    return shown(qtbot, place)


def shown(qtbot: QtBot, place: Place) -> LawPage:
    page = LawPage(place)
    place.show(page)
    page.arrive()
    settle(qtbot, place)
    return page


def settle(qtbot: QtBot, place: Place) -> None:
    qtbot.waitUntil(lambda: not place.jobs.is_busy)


def words_of(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def wait_for(qtbot: QtBot, widget: QWidget, words: str) -> None:
    """What is shown anew appears with the next turn of the window's events."""
    qtbot.waitUntil(lambda: words in words_of(widget))


def sheet_of(place: Place) -> SideSheet:
    return next(sheet for sheet in place.surface.findChildren(SideSheet) if sheet.isVisible())


def body_of(place: Place) -> ChangeBody:
    return sheet_of(place).findChildren(ChangeBody)[0]


def due_on(desk: Desk) -> date | None:
    return VisitPages(desk.db, VisitFilter()).after(None, 1)[0].due_on


def write_in(body: ChangeBody, type_text: Typing, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        type_text(body.form.field(name).input.focus_widget, text)


def save(qtbot: QtBot, place: Place) -> None:
    qtbot.keyClick(place.surface, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)


def test_the_first_look_says_how_many_rules_hold_and_how_sure_they_are(qtbot: QtBot, page: LawPage) -> None:
    wait_for(qtbot, page, "133 quy định đang áp dụng, 96 chưa đối chiếu với văn bản.")
    assert page.rules.table.row().uid == ANSWER
    assert page.rules.table.view.hasFocus()
    wait_for(qtbot, page.rules.pane, "Chưa đối chiếu văn bản đang có hiệu lực")
    wait_for(qtbot, page.rules.pane, "10 ngày làm việc, từ 15/11/2021 đến 30/06/2026")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("thu ly to cao", ["denunciation.accept 2026-07-01"]),
        ("dieu 41", ["petition.hard_limit 2026-07-01"]),
        ("ĐOÀN ĐÔNG", ["reception.crowd 2021-11-15"]),
        ("xe máy", []),
    ],
)
def test_the_list_is_filtered_without_accents(
    qtbot: QtBot, page: LawPage, type_text: Typing, typed: str, found: list[str]
) -> None:
    qtbot.keyClick(page.rules.table.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_text(page.focusWidget(), typed)
    rows = page.rules.table.model
    qtbot.waitUntil(lambda: [rows.row_at(n).uid for n in range(min(1, rows.rowCount()))] == found)
    if not found:
        wait_for(qtbot, page, "Không có quy định nào khớp")


def test_a_rule_that_ended_without_a_new_one_stays_in_sight(
    qtbot: QtBot, place: Place, page: LawPage, type_text: Typing
) -> None:
    wait_for(qtbot, page, "4 quy định đã hết hiệu lực, chưa có mức mới.")
    assert page.rules.table.choose("information.correct 2018-07-01")
    settle(qtbot, place)
    wait_for(qtbot, page.rules.pane, "Luật 01/2026/QH16 Điều 22, 28")
    assert "Đã hết hiệu lực" in page.rules.table.model.index(page.rules.table.view.currentIndex().row(), 3).data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_a_new_version_is_entered_by_keys_and_the_moves_are_seen_first(
    qtbot: QtBot, place: Place, page: LawPage, type_text: Typing, desk: Desk, visit: str
) -> None:
    qtbot.keyClick(page.rules.table.view, Qt.Key.Key_Return)
    body = body_of(place)
    assert body.form.field("value").input.focus_widget.hasFocus()
    texts = {"value": "5", "from_on": "01/11/2026", "document": "15/HD-TTr", "reason": "Thanh tra tỉnh hướng dẫn"}
    write_in(body, type_text, texts)
    save(qtbot, place)
    wait_for(qtbot, body, "1 hạn đang chạy sẽ dời khi lưu.")
    wait_for(qtbot, body, "Trả lời lượt tiếp 1/2026 | 08/12/2026 sang 01/12/2026")
    assert body.main.text() == "Lưu quy định, dời 1 hạn"
    assert due_on(desk) == date(2026, 12, 8)
    save(qtbot, place)
    assert due_on(desk) == date(2026, 12, 1)
    assert place.said == ["Đã lưu, 1 hạn đang chạy đã dời."]
    assert desk.law.rulebook.at("reception.answer", date(2026, 11, 23)).value == 5
    wait_for(qtbot, page, "133 quy định đang áp dụng, 95 chưa đối chiếu với văn bản, 1 do cơ quan nhập.")


def test_whoever_changes_the_form_after_looking_must_look_again(
    qtbot: QtBot, place: Place, page: LawPage, type_text: Typing
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    body = body_of(place)
    write_in(body, type_text, {"value": "5", "from_on": "01/11/2026", "document": "15/HD-TTr", "reason": "Sửa luật"})
    save(qtbot, place)
    wait_for(qtbot, body, "Không hạn đang chạy nào thay đổi.")
    assert body.main.text() == "Lưu quy định"
    write_in(body, type_text, {"reason": " lần hai"})
    assert body.main.text() == "Xem hạn sẽ đổi"


def test_a_form_with_faults_shows_them_and_saves_nothing(
    qtbot: QtBot, place: Place, page: LawPage, type_text: Typing, desk: Desk
) -> None:
    qtbot.keyClick(page.rules.table.view, Qt.Key.Key_Return)
    body = body_of(place)
    write_in(body, type_text, {"value": "5", "from_on": "01/11/2026", "to_on": "01/10/2026", "document": "15"})
    save(qtbot, place)
    wait_for(qtbot, body, "Chưa nhập lý do sửa.")
    write_in(body, type_text, {"reason": "Sửa luật"})
    save(qtbot, place)
    wait_for(qtbot, body, "Ngày hết áp dụng trước ngày bắt đầu. Kiểm tra lại hai ngày.")
    assert not any(row.is_own for row in LawService(desk).rules())


def test_esc_keeps_what_was_typed_as_a_draft(qtbot: QtBot, place: Place, page: LawPage, type_text: Typing) -> None:
    qtbot.keyClick(page.rules.table.view, Qt.Key.Key_Return)
    write_in(body_of(place), type_text, {"document": "15/HD-TTr"})
    qtbot.keyClick(sheet_of(place), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not [s for s in place.surface.findChildren(SideSheet) if s.isVisible()])
    qtbot.keyClick(page.rules.table.view, Qt.Key.Key_Return)
    assert body_of(place).form.raw()["document"] == "15/HD-TTr"


def test_what_the_office_entered_can_be_taken_back_with_a_reason(
    qtbot: QtBot, place: Place, type_text: Typing, desk: Desk
) -> None:
    LawService(desk).make(OWN_RULE)
    page = shown(qtbot, place)
    page.rules.table.choose("reception.head_days 2026-10-01")
    settle(qtbot, place)
    wait_for(qtbot, page.rules.pane, "Thêm mức 3 ngày mỗi tháng, áp dụng từ 01/10/2026")
    drop = next(b for b in page.rules.pane.findChildren(QWidget) if getattr(b, "text", str)() == "Bỏ mức cơ quan nhập")
    drop.setFocus()
    qtbot.keyClick(drop, Qt.Key.Key_Return)
    write_in(body_of(place), type_text, {"reason": "Quyết định bị thay"})
    save(qtbot, place)
    save(qtbot, place)
    assert desk.law.rulebook.at("reception.head_days", date(2026, 11, 23)).value == 2


def test_the_days_begin_with_the_next_one_and_say_what_is_open(qtbot: QtBot, place: Place, page: LawPage) -> None:
    segment = page._segments[1]
    segment.setFocus()
    qtbot.keyClick(segment, Qt.Key.Key_Return)
    wait_for(qtbot, page, "Năm 2026: nghỉ 13 ngày từ thứ Hai đến thứ Sáu, làm bù 1 ngày.")
    assert page.days.table.row().uid == "2026-11-24"
    wait_for(qtbot, page.days.pane, "Không tính vào thời hạn ngày làm việc.")
    wait_for(qtbot, page, "Việc nghỉ 02/01/2026 và làm bù thứ Bảy 10/01/2026 chưa đối chiếu được")
    page.days.show_year(2027)
    settle(qtbot, place)
    wait_for(qtbot, page, "Lịch nghỉ năm 2027 chưa được đối chiếu với thông báo.")


def test_a_day_off_is_added_and_its_deadlines_move(
    qtbot: QtBot, place: Place, page: LawPage, type_text: Typing, desk: Desk, visit: str
) -> None:
    page._segments[1].click()
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    body = body_of(place)
    write_in(body, type_text, {"on": "04/12/2026", "reason": "nghỉ tránh bão", "document": "88/TB-UBND"})
    body.form.load({"kind": DayKind.OFF})
    save(qtbot, place)
    wait_for(qtbot, body, "08/12/2026 sang 09/12/2026")
    save(qtbot, place)
    assert due_on(desk) == date(2026, 12, 9)
    qtbot.waitUntil(lambda: page.days.table.choose("2026-12-04"))
    settle(qtbot, place)
    wait_for(qtbot, page.days.pane, "Cơ quan đặt, thay lịch chung")
    wait_for(qtbot, page.days.pane, "88/TB-UBND")


def test_a_day_that_is_off_anyway_is_refused_in_the_form(
    qtbot: QtBot, place: Place, page: LawPage, type_text: Typing
) -> None:
    page._segments[1].click()
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    body = body_of(place)
    write_in(body, type_text, {"on": "24/11/2026", "reason": "nghỉ", "document": "88/TB-UBND"})
    body.form.load({"kind": DayKind.OFF})
    save(qtbot, place)
    wait_for(qtbot, body, "Thứ Ba 24/11/2026 vốn là ngày nghỉ (nghỉ lễ: Ngày Văn hóa Việt Nam)")


def test_without_the_right_nothing_is_offered_that_changes(qtbot: QtBot, place: Place, desk: Desk) -> None:
    LawService(desk).make(STORM)
    place.desk = replace(desk, account=replace(desk.account, role=Role.OFFICIAL))
    page = shown(qtbot, place)
    wait_for(qtbot, page, "Chỉ tài khoản quản trị sửa được.")
    assert not page._add.isVisible()
    qtbot.keyClick(page.rules.table.view, Qt.Key.Key_Return)
    page._segments[1].click()
    page.days.table.choose("2026-12-04")
    settle(qtbot, place)
    assert not page.days._drop.isVisible()
    assert not place.surface.findChildren(SideSheet)


def test_in_a_narrow_window_a_rule_is_read_and_changed_through_sheets(qtbot: QtBot, place: Place) -> None:
    place.surface.resize(823, 420)
    page = shown(qtbot, place)
    assert not page.rules.pane.isVisible()
    qtbot.keyClick(page.rules.table.view, Qt.Key.Key_Return)
    wait_for(qtbot, sheet_of(place), "Chưa đối chiếu văn bản đang có hiệu lực")
    main = next(b for b in sheet_of(place).findChildren(QWidget) if getattr(b, "text", str)() == "Thêm mức mới")
    main.setFocus()
    qtbot.keyClick(main, Qt.Key.Key_Return)
    assert body_of(place).form.field("unit").input.text() == "WORKING_DAYS"
