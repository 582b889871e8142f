"""The page of one petition by keys: from classified to sent, a step forced, closed steps with their reasons."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.petitions.kept import Registered
from desktop_app.areas.petitions.national.views.palette import NationalPalette
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.views.classify_sheet import ClassifySheet
from desktop_app.areas.petitions.views.record_page import RecordPage
from desktop_app.areas.views.procedure.steps_list import StepsList
from desktop_app.core.clock import FixedClock
from desktop_app.kit.buttons import Pressable
from desktop_app.kit.labels import Label
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.timeline import Timeline
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.law_service import LawService
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, Kind
from desktop_app.office.rights import Role
from tests.areas.petitions.makers import a_petition, ours, take
from tests.areas.petitions.test_limits import STORM
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
NAME = "Nguyễn Văn Mẫu"


def shown(workplace: Window, qtbot: QtBot, petition: Registered) -> RecordPage:
    """The page of a petition, read."""
    page = RecordPage(workplace)
    workplace.show(page)
    page.arrive({"uid": petition.uid})
    qtbot.waitUntil(lambda: page.record is not None)
    return page


@pytest.fixture
def page(desk: Desk, workplace: Window, qtbot: QtBot) -> RecordPage:
    """A complaint that just came."""
    return shown(workplace, qtbot, PetitionService(desk).register(a_petition()))


def words_in(widget: QWidget) -> str:
    """Everything that is said."""
    labels = [each.text() for each in widget.findChildren(Label) if each.isVisible()]
    return "\n".join([*labels, *(each.text() for each in widget.findChildren(Pressable) if each.isVisible())])


def says(qtbot: QtBot, page: RecordPage, words: str) -> None:
    """Wait until the page says so; what was just put on a page becomes visible with the next events."""
    qtbot.waitUntil(lambda: words in words_in(page))


def sheet_of(page: RecordPage) -> VerbSheet:
    """The sheet that is open."""
    (sheet,) = [each for each in page.window().findChildren(VerbSheet) if each.isVisible()]
    return sheet


def list_of(page: RecordPage) -> StepsList:
    """The list of everything else."""
    (found,) = [each for each in page.window().findChildren(StepsList) if each.isVisible()]
    return found


def submit(qtbot: QtBot, workplace: Window, page: RecordPage) -> None:
    """Save the open sheet and read the record anew, as the window does after a transaction."""
    before, rev = len(workplace.said), page.record.rev if page.record else 0
    qtbot.keyClick(sheet_of(page), Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: len(workplace.said) > before)
    page.notice(frozenset({"petition"}))
    qtbot.waitUntil(lambda: page.record is not None and page.record.rev > rev)


def press_next(qtbot: QtBot, page: RecordPage) -> None:
    """Enter on what comes next."""
    focused = page.window().focusWidget()
    assert isinstance(focused, Pressable)
    qtbot.keyClick(focused, Key.Key_Return)


def keys_done(page: RecordPage) -> list[str]:
    """The steps that were taken."""
    assert page.record is not None
    return [step.key for step in page.record.done]


def test_the_page_says_where_the_petition_stands_and_what_comes_next(qtbot: QtBot, page: RecordPage) -> None:
    says(qtbot, page, "Đang ở bước 2 trên 5")
    says(qtbot, page, "dự kiến 28/12/2026")
    said = words_in(page)
    assert page.title == "Đơn 001/2026"
    assert "Thứ Năm 26/11/2026" in said
    assert "31/12/2026" in said, "the line of 45 days is always there"
    assert NAME not in page.title


def test_a_complaint_is_classified_accepted_extended_decided_and_sent_by_keys(
    qtbot: QtBot, page: RecordPage, workplace: Window, clock: FixedClock, type_text: TypeText
) -> None:
    press_next(qtbot, page)
    sheet = sheet_of(page)
    assert isinstance(sheet, ClassifySheet)
    against = sheet.form.field("against").input
    against.set_text("own_decision")
    sheet.form.edited.emit("against")
    assert sheet.leads_to.words.endswith("Đề nghị: Thụ lý giải quyết khiếu nại lần đầu.")
    submit(qtbot, workplace, page)
    assert keys_done(page) == ["classify"]
    assert workplace.said[-1] == "Đã phân loại đơn 001/2026. Đề nghị: thụ lý giải quyết khiếu nại lần đầu."

    press_next(qtbot, page)
    type_text(sheet_of(page).form.field("document_number").input.focus_widget, "12/TB-UBND")
    submit(qtbot, workplace, page)
    assert keys_done(page) == ["classify", "accept_complaint"]
    assert workplace.said[-1] == "Đã ghi “Thụ lý” cho đơn 001/2026."

    qtbot.keyClick(page, Key.Key_M, CTRL)
    row = next(row for row in list_of(page).rows if row.text().startswith("Kéo dài"))
    row.setFocus()
    qtbot.keyClick(row, Key.Key_Return)
    [test] = [entry.name for entry in sheet_of(page).form.form if entry.name.startswith("test_")][:1]
    sheet_of(page).form.load({test: "có"})
    submit(qtbot, workplace, page)

    press_next(qtbot, page)
    sheet_of(page).form.load({"result": "WRONG"})
    submit(qtbot, workplace, page)
    press_next(qtbot, page)
    submit(qtbot, workplace, page)
    assert keys_done(page) == ["classify", "accept_complaint", "extend_complaint", "decide", "send_decision"]
    says(qtbot, page, "Đã giải quyết")


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_taken(
    qtbot: QtBot, desk: Desk, workplace: Window
) -> None:
    page = shown(workplace, qtbot, ours(desk, date(2026, 11, 17)))
    page.verbs._press(1)
    qtbot.keyClick(sheet_of(page), Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(sheet_of(page).form.field("ground").problem))
    assert keys_done(page) == ["classify"]


def test_undo_takes_the_step_back_at_once(qtbot: QtBot, desk: Desk, workplace: Window) -> None:
    page = shown(workplace, qtbot, ours(desk, date(2026, 11, 17)))
    press_next(qtbot, page)
    submit(qtbot, workplace, page)
    assert workplace.undo is not None
    workplace.undo()
    qtbot.waitUntil(lambda: workplace.said[-1].startswith("Đã bỏ bước"))
    page.notice(frozenset({"petition"}))
    qtbot.waitUntil(lambda: keys_done(page) == ["classify"])


def test_closed_steps_are_listed_with_their_reasons(qtbot: QtBot, page: RecordPage) -> None:
    qtbot.keyClick(page, Key.Key_M, CTRL)
    said = words_in(list_of(page))
    assert "Không được làm ở bước này" in said
    assert "Thụ lý giải quyết khiếu nại lần đầu" in said
    assert "Đơn đang ở bước “Chờ phân loại”." in said
    assert "Cho làm dù luật chưa mở…" not in said, "only a leader may"


def test_arrows_go_through_everything_that_may_be_done_and_stay_in_sight(
    qtbot: QtBot, desk: Desk, workplace: Window
) -> None:
    petition = ours(desk, date(2026, 11, 17))
    workplace.desk = replace(desk, account=replace(desk.account, role=Role.LEADER))
    page = shown(workplace, qtbot, petition)
    qtbot.keyClick(page, Key.Key_M, CTRL)
    rows = list_of(page).rows
    qtbot.waitUntil(lambda: rows[0].hasFocus() and rows[0].isVisible())
    for _ in rows[1:]:
        qtbot.keyClick(page.window().focusWidget(), Key.Key_Down)
    assert rows[-1].hasFocus()
    assert not rows[-1].visibleRegion().isEmpty()


def test_a_leader_takes_a_closed_step_with_a_written_reason(
    qtbot: QtBot, desk: Desk, workplace: Window, type_text: TypeText
) -> None:
    petition = PetitionService(desk).register(a_petition())
    workplace.desk = replace(desk, account=replace(desk.account, role=Role.LEADER))
    page = shown(workplace, qtbot, petition)
    qtbot.keyClick(page, Key.Key_M, CTRL)
    row = next(row for row in list_of(page).rows if row.text().startswith("Thụ lý giải quyết khiếu nại lần đầu"))
    row.click()
    assert "Luật chưa mở bước này." in words_in(sheet_of(page))
    qtbot.keyClick(sheet_of(page), Key.Key_S, CTRL)
    assert sheet_of(page).form.field("force_reason").problem
    type_text(sheet_of(page).form.field("force_reason").input.focus_widget, "Theo ý kiến của UBND tỉnh")
    submit(qtbot, workplace, page)
    assert page.record is not None
    assert page.record.done[-1].force_reason == "Theo ý kiến của UBND tỉnh"
    says(qtbot, page, "cho làm dù luật chưa mở: Theo ý kiến của UBND tỉnh")


def test_f3_shows_the_whole_arithmetic_of_the_deadline(qtbot: QtBot, page: RecordPage) -> None:
    qtbot.keyClick(page, Key.Key_F3)
    [popover] = [each for each in page.window().findChildren(DeadlinePopover) if each.isVisible()]
    assert "Nghị định 124/2020/NĐ-CP" in words_in(popover)


def test_the_page_follows_what_others_do(qtbot: QtBot, desk: Desk, workplace: Window) -> None:
    petition = ours(desk, date(2026, 11, 17))
    page = shown(workplace, qtbot, petition)
    take(desk, petition, "accept_complaint", date(2026, 11, 20), document_on=date(2026, 11, 20))
    page.notice(frozenset({"petition_step"}))
    qtbot.waitUntil(lambda: keys_done(page) == ["classify", "accept_complaint"])
    assert len(page.findChildren(Timeline)) >= 1


def test_a_petition_that_is_not_ours_is_led_to_the_body_that_settles_it(
    qtbot: QtBot, page: RecordPage, workplace: Window
) -> None:
    press_next(qtbot, page)
    sheet = sheet_of(page)
    assert isinstance(sheet, ClassifySheet)
    sheet.form.load({"against": "first_decision"})
    sheet.form.edited.emit("against")
    assert "Chủ tịch UBND tỉnh Minh Họa" in sheet.leads_to.words
    submit(qtbot, workplace, page)
    press_next(qtbot, page)
    assert sheet_of(page).form.field("to_agency").input.text() == "Chủ tịch UBND tỉnh Minh Họa"


def test_a_body_that_has_to_be_named_is_asked_for_by_name(qtbot: QtBot, page: RecordPage) -> None:
    press_next(qtbot, page)
    sheet = sheet_of(page)
    sheet.form.load({"against": "department"})
    sheet.form.edited.emit("against")
    assert "Ghi tên sở, cơ quan cụ thể." in words_in(sheet)


def test_a_petition_without_a_signature_is_led_to_be_filed_and_looked_at_again_so(
    qtbot: QtBot, page: RecordPage, workplace: Window
) -> None:
    press_next(qtbot, page)
    sheet = sheet_of(page)
    assert isinstance(sheet, ClassifySheet)
    sheet.form.load({"against": "own_decision", "check_signed": ""})
    sheet.form.edited.emit("against")
    assert "Không có chữ ký" in sheet.leads_to.words
    assert sheet.leads_to.words.endswith("Đề nghị: Lưu đơn không đủ điều kiện xử lý.")
    submit(qtbot, workplace, page)
    assert page.record is not None
    again = ClassifySheet(workplace, page.window(), page.record)
    assert again.form.raw()["check_signed"] != "có"
    assert (again.form.raw()["check_named"], again.form.raw()["against"]) == ("có", "own_decision")


def test_what_may_be_the_same_matter_is_named_while_classifying(qtbot: QtBot, desk: Desk, workplace: Window) -> None:
    PetitionService(desk).register(a_petition(full_name="Trần Thị Khác", address="Thôn Trung"))
    page = shown(workplace, qtbot, PetitionService(desk).register(a_petition()))
    press_next(qtbot, page)
    sheet = sheet_of(page)
    assert isinstance(sheet, ClassifySheet)
    qtbot.waitUntil(lambda: "Có thể trùng: Đơn 001/2026 (cùng thửa đất)" in sheet.leads_to.words)


def test_a_complaint_that_is_a_denunciation_says_that_its_writer_goes_to_the_vault(
    qtbot: QtBot, page: RecordPage, workplace: Window
) -> None:
    press_next(qtbot, page)
    sheet = sheet_of(page)
    assert isinstance(sheet, ClassifySheet)
    sheet.form.load({"kind": "DENUNCIATION"})
    sheet.form.edited.emit("kind")
    sheet.form.load({"against": "own_officials"})
    sheet.form.edited.emit("against")
    assert "kho mật" in sheet.leads_to.words
    submit(qtbot, workplace, page)
    assert page.record is not None
    assert page.record.is_secret
    qtbot.waitUntil(lambda: NAME not in words_in(page))


def test_the_last_step_is_taken_back_and_the_petition_struck_out_with_reasons(
    qtbot: QtBot, desk: Desk, workplace: Window, type_text: TypeText
) -> None:
    page = shown(workplace, qtbot, ours(desk, date(2026, 11, 17)))
    assert page.record is not None
    page.verbs.changes.take_back(page.record)
    type_text(sheet_of(page).form.field("reason").input.focus_widget, "Ghi nhầm đơn")
    submit(qtbot, workplace, page)
    says(qtbot, page, "Lý do: Ghi nhầm đơn")
    page.verbs.changes.void(page.record)
    type_text(sheet_of(page).form.field("reason").input.focus_widget, "Ghi hai lần")
    submit(qtbot, workplace, page)
    says(qtbot, page, "Đã bỏ số ngày 23/11/2026: Ghi hai lần.")
    assert page.verbs.next_offers() == []


def test_who_a_denouncer_is_is_shown_only_after_a_written_reason(
    qtbot: QtBot, desk: Desk, workplace: Window, type_text: TypeText
) -> None:
    page = shown(workplace, qtbot, PetitionService(desk).register(a_petition(kind=Kind.DENUNCIATION, full_name=NAME)))
    assert page.record is not None
    page.verbs.national.show(page.record)
    [palette] = page.window().findChildren(NationalPalette)
    palette.rows[0].click()
    qtbot.keyClick(sheet_of(page), Key.Key_S, CTRL)
    assert sheet_of(page).form.field("reason").problem
    type_text(sheet_of(page).form.field("reason").input.focus_widget, "Nhập CSDL quốc gia")
    qtbot.keyClick(sheet_of(page), Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: palette.rows[0].text() == f"Họ và tên. {NAME}")
    assert NAME not in words_in(page)
    page.leave()


def test_a_viewer_has_no_buttons_to_change_anything(qtbot: QtBot, desk: Desk, workplace: Window) -> None:
    petition = PetitionService(desk).register(a_petition())
    workplace.desk = replace(desk, account=replace(desk.account, role=Role.VIEWER, sees_denouncer=False))
    page = shown(workplace, qtbot, petition)
    assert page.verbs.next_offers() == []
    qtbot.keyClick(page, Key.Key_M, CTRL)
    assert [row.text() for row in list_of(page).rows] == ["Lịch sử thay đổi. Ai sửa gì, khi nào, vì sao (Ctrl+H)"]


def test_a_content_that_is_hidden_is_told_once(qtbot: QtBot, desk: Desk, workplace: Window) -> None:
    said = {"kind": Kind.DENUNCIATION, "request": "Xác minh", "history": "Đã gửi huyện"}
    petition = PetitionService(desk).register(a_petition(**said))
    workplace.desk = replace(desk, account=replace(desk.account, role=Role.VIEWER, sees_denouncer=False))
    page = shown(workplace, qtbot, petition)
    says(qtbot, page, HIDDEN_CONTENT)
    assert words_in(page).count(f"{HIDDEN_CONTENT}\n") == 1


def test_a_deadline_that_the_days_off_moved_tells_its_old_day_for_good(
    desk: Desk, workplace: Window, qtbot: QtBot, clock: FixedClock
) -> None:
    petition = PetitionService(desk).register(a_petition())
    LawService(desk).make(STORM)
    clock.move_to(clock.now().replace(year=2027))
    page = shown(workplace, qtbot, petition)
    says(qtbot, page, "Hạn cũ 26/11/2026, dời theo lịch nghỉ sửa ngày 23/11/2026.")


def test_a_repetition_is_joined_to_the_petition_that_is_picked(desk: Desk, workplace: Window, qtbot: QtBot) -> None:
    first = PetitionService(desk).register(a_petition())
    page = shown(workplace, qtbot, PetitionService(desk).register(a_petition()))
    assert page.record is not None
    offer = next(each for each in page.record.offers if each.step.key == "join")
    page.verbs.sheets.take(page.record, offer)
    qtbot.waitUntil(lambda: bool(sheet_of(page).findChildren(RowButton)))
    (row,) = sheet_of(page).findChildren(RowButton)
    assert row.text().startswith("Đơn 001/2026, Nguyễn Văn Mẫu, đến ngày 16/11/2026")
    row.click()
    submit(qtbot, workplace, page)
    assert page.record is not None
    assert page.record.joined_uid == first.uid
