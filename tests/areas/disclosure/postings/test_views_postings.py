"""The page of postings by real keys: list, pane, each verb in its sheet, several copies at once, a scanned code."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.disclosure.views.boards_fields import PLACES
from desktop_app.areas.disclosure.views.postings_page import RECORDS, PostingsPage
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.postings.due import UNSEEN
from desktop_app.office.postings.models import MinutesKind
from desktop_app.office.postings.queries import PostingView
from desktop_app.office.postings.rules import Hanging, Standing
from desktop_app.office.postings.service import PostingService
from desktop_app.office.postings.verbs import Begin
from desktop_app.office.rights import Role
from tests.areas.reception.workplace import Window
from tests.office.postings.makers import at, key_of, posted, seen, text_of

TypeText = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier
TABLES = frozenset({"posting_copy"})
BY = "Hoàng Thị Lan"


@pytest.fixture
def notices(desk: Desk) -> dict[str, PostingView]:
    """One that waits, one that is ripe."""
    made = {"waiting": posted(desk), "ripe": posted(desk)}
    PostingService(desk).together([key_of(copy) for copy in made["ripe"].copies], Begin(at(10, 15), BY))
    return {name: seen(desk, view.uid) for name, view in made.items()}


@pytest.fixture
def page(workplace: Window, notices: dict[str, PostingView], qtbot: QtBot) -> PostingsPage:
    return opened(workplace, qtbot)


def opened(workplace: Window, qtbot: QtBot) -> PostingsPage:
    made = PostingsPage(workplace)
    workplace.show(made)
    made.arrive({})
    qtbot.waitUntil(lambda: not workplace.jobs.is_busy)
    return made


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def sheet_of(page: QWidget) -> VerbSheet:
    return [sheet for sheet in page.window().findChildren(VerbSheet) if sheet.isVisible()][-1]


def rows(page: PostingsPage) -> list[tuple[str, str]]:
    model = page._table.model
    found = (model.row_at(place) for place in range(model.rowCount()))
    return [(row.label, row.copy_words) for row in found]


def stand_on(qtbot: QtBot, page: PostingsPage, uid: str) -> None:
    page._table.choose(uid)
    qtbot.waitUntil(lambda: page._record is not None and page._record.copy.uid == uid)


def heard(qtbot: QtBot, page: PostingsPage) -> None:
    page.notice(TABLES)
    qtbot.waitUntil(lambda: page._record is not None and not page._workplace.jobs.is_busy)


def save(qtbot: QtBot, page: PostingsPage) -> None:
    qtbot.keyClick(sheet_of(page), Qt.Key.Key_S, CTRL)


def test_the_page_says_how_the_boards_stand_and_how_far_each_copy_is(
    qtbot: QtBot, page: PostingsPage, notices: dict[str, PostingView]
) -> None:
    said = "2 bản đang trên bảng tin, 2 bản chờ niêm yết, 2 bản đủ ngày chờ gỡ."
    qtbot.waitUntil(lambda: said in words_on(page))
    assert rows(page) == [("2/2026", "bản 1/2"), ("2/2026", "bản 2/2"), ("1/2026", "bản 1/2"), ("1/2026", "bản 2/2")]
    stand_on(qtbot, page, notices["ripe"].copies[0].uid)
    assert "Đủ 30 ngày từ 15/11/2026" in words_on(page._pane)
    assert "Bắt đầu: chưa lập" in words_on(page._pane)
    assert page._verbs._next.text() == "Gỡ và lập biên bản"
    stand_on(qtbot, page, notices["waiting"].copies[0].uid)
    assert "Cần 30 ngày liên tục" in words_on(page._pane)


def test_enter_begins_all_copies_at_once_and_undo_takes_all_back(
    qtbot: QtBot, page: PostingsPage, workplace: Window, desk: Desk, notices: dict[str, PostingView]
) -> None:
    uid = notices["waiting"].uid
    stand_on(qtbot, page, notices["waiting"].copies[1].uid)
    qtbot.keyClick(page._table.view, Qt.Key.Key_Return)
    form = sheet_of(page).form
    assert (form.raw()["all_copies"], form.raw()["copy_1"], bool(form.raw()["copy_2"])) == ("", "", True)
    assert form.raw()["by"] == "Hoàng Thị Lan"
    qtbot.mouseClick(form.field("all_copies").input.focus_widget, Qt.MouseButton.LeftButton)
    assert form.raw()["copy_1"]
    save(qtbot, page)
    qtbot.waitUntil(lambda: workplace.said == ["Đã ghi bắt đầu niêm yết 2 bản."])
    assert {copy.count.hanging for copy in seen(desk, uid).copies} == {Hanging.RUNNING}
    assert workplace.undo
    workplace.undo()
    qtbot.waitUntil(lambda: len(workplace.said) == 2)
    assert {copy.count.hanging for copy in seen(desk, uid).copies} == {Hanging.WAITING}


def test_a_day_to_come_is_refused_under_its_field_and_nothing_ticked_too(
    qtbot: QtBot, page: PostingsPage, notices: dict[str, PostingView]
) -> None:
    stand_on(qtbot, page, notices["waiting"].copies[0].uid)
    page._verbs.go_on()
    form = sheet_of(page).form
    form.load({"on": "24/11/2026"})
    save(qtbot, page)
    assert "sau hôm nay" in form.field("on").problem
    form.load({"on": "23/11/2026", "at": "23:00"})
    save(qtbot, page)
    qtbot.waitUntil(lambda: "chưa đến" in form.field("on").problem)
    form.load({"at": "08:00", "copy_1": ""})
    save(qtbot, page)
    qtbot.waitUntil(lambda: form.field("all_copies").problem.startswith("Chưa chọn bản nào"))


def test_taken_down_then_the_minutes_of_the_same_copies(
    qtbot: QtBot,
    page: PostingsPage,
    workplace: Window,
    desk: Desk,
    notices: dict[str, PostingView],
    type_text: TypeText,
) -> None:
    ripe = notices["ripe"]
    stand_on(qtbot, page, ripe.copies[0].uid)
    qtbot.keyClick(page._table.view, Qt.Key.Key_Return)
    sheet_of(page).form.load({"copy_2": "x", "at": "08:30"})
    save(qtbot, page)
    qtbot.waitUntil(lambda: workplace.said == ["Đã ghi gỡ 2 bản."])
    minutes = sheet_of(page)
    assert "2 bản của thông báo này" in words_on(minutes)
    type_text(minutes.form.field("witness").input.focus_widget, "Bàn Thị Sen")
    save(qtbot, page)
    qtbot.waitUntil(lambda: workplace.said[-1] == "Đã lưu biên bản.")
    for copy in seen(desk, ripe.uid).copies:
        kept = copy.minutes_of(MinutesKind.END)
        assert copy.count.hanging is Hanging.DONE
        assert kept
        assert (kept.witness, kept.writer, kept.pages) == ("Bàn Thị Sen", "Hoàng Thị Lan", 1)


def test_taken_down_early_asks_for_a_reason_only_then(
    qtbot: QtBot, page: PostingsPage, workplace: Window, desk: Desk, notices: dict[str, PostingView]
) -> None:
    stand_on(qtbot, page, notices["ripe"].copies[0].uid)
    page._verbs.go_on()
    form = sheet_of(page).form
    assert form.field("reason").isHidden()
    day = form.field("on").input.focus_widget
    qtbot.keyClick(day, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(day, "10/11/2026")
    qtbot.waitUntil(lambda: not form.field("reason").isHidden())
    assert "gỡ từ 15/11/2026" in words_on(form.field("on"))
    save(qtbot, page)
    qtbot.waitUntil(lambda: "Ghi lý do gỡ trước hạn" in form.field("reason").problem)
    form.load({"reason": "Sửa chữa trụ sở", "minutes": ""})
    qtbot.mouseClick(form.field("minutes").input.focus_widget, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.field("minutes").input.focus_widget, Qt.MouseButton.LeftButton)
    save(qtbot, page)
    qtbot.waitUntil(lambda: workplace.said == ["Đã ghi gỡ 1 bản."])
    assert not [sheet for sheet in page.window().findChildren(VerbSheet) if sheet.isVisible()]
    assert seen(desk, notices["ripe"].uid).copies[0].count.hanging is Hanging.SHORT


def test_broken_off_put_up_again_and_looked_over(
    qtbot: QtBot, page: PostingsPage, workplace: Window, desk: Desk, notices: dict[str, PostingView]
) -> None:
    uid = notices["ripe"].copies[0].uid
    stand_on(qtbot, page, uid)
    verbs = page._verbs
    for does, typed, said, hanging in (
        (verbs.sheets.interrupt, {"on": "20/10/2026", "reason": "Gió làm rách"}, "Đã ghi gián đoạn", Hanging.BROKEN),
        (verbs.go_on, {"on": "22/11/2026", "at": "07:30"}, "Đã ghi niêm yết lại", Hanging.RUNNING),
        (verbs.go_on, {"on": "23/11/2026"}, "Đã ghi kiểm tra", Hanging.RUNNING),
    ):
        does()
        sheet_of(page).form.load(typed)
        save(qtbot, page)
        qtbot.waitUntil(lambda said=said: workplace.said[-1:] == [f"{said} 1 bản."])  # type: ignore[misc]
        heard(qtbot, page)
        assert seen(desk, notices["ripe"].uid).copies[0].count.hanging is hanging
    pane = words_on(page._pane)
    assert "Ngày 1/30, gỡ từ 23/12/2026" in pane
    assert "Từ 20/10/2026, 09:16: Gió làm rách" in pane
    assert "Niêm yết lại 22/11/2026, 07:30, Hoàng Thị Lan" in pane
    assert "Lần cuối 23/11/2026 (hôm nay)" in pane


def test_wrong_days_and_a_break_noted_by_mistake_are_put_right(
    qtbot: QtBot, page: PostingsPage, workplace: Window, desk: Desk, notices: dict[str, PostingView]
) -> None:
    ripe = notices["ripe"]
    stand_on(qtbot, page, ripe.copies[0].uid)
    page._verbs.sheets.correct()
    form = sheet_of(page).form
    assert (form.raw()["began_on"], form.raw()["began_at"], form.raw()["ended_on"]) == ("15/10/2026", "08:00", "")
    form.load({"began_on": "01/11/2026", "reason": "Ghi nhầm ngày", "ended_at": "08:00"})
    save(qtbot, page)
    qtbot.waitUntil(lambda: form.field("ended_on").problem.startswith("Chưa nhập ngày"))
    form.load({"ended_at": ""})
    save(qtbot, page)
    qtbot.waitUntil(lambda: workplace.said == ["Đã sửa ngày niêm yết."])
    heard(qtbot, page)
    assert "Ngày 22/30, gỡ từ 02/12/2026" in words_on(page._pane)
    page._verbs.sheets.interrupt()
    sheet_of(page).form.load({"reason": "Nhầm nơi"})
    save(qtbot, page)
    qtbot.waitUntil(lambda: len(workplace.said) == 2)
    heard(qtbot, page)
    record = page._record
    assert record
    assert "Bỏ lần ghi gián đoạn" in [name for name, _ in page._verbs.choices(record)]
    page._verbs.sheets.withdraw_gap()
    sheet_of(page).form.load({"reason": "Nhầm nơi"})
    save(qtbot, page)
    qtbot.waitUntil(lambda: len(workplace.said) == 3)
    assert seen(desk, ripe.uid).copies[0].gaps == ()


def test_a_notice_gets_its_number_and_is_voided_from_the_menu(
    qtbot: QtBot, page: PostingsPage, workplace: Window, desk: Desk, notices: dict[str, PostingView]
) -> None:
    waiting = notices["waiting"]
    stand_on(qtbot, page, waiting.copies[0].uid)
    page._verbs.sheets.number_notice()
    sheet_of(page).form.load({"number": "58/TB-UBND", "on": "14/10/2026"})
    save(qtbot, page)
    qtbot.waitUntil(lambda: workplace.said == ["Đã ghi số thông báo."])
    heard(qtbot, page)
    assert "Thông báo số 1/2026 (58/TB-UBND)" in words_on(page._pane)
    page._verbs.sheets.void()
    sheet_of(page).form.load({"reason": "Ban hành nhầm"})
    save(qtbot, page)
    qtbot.waitUntil(lambda: workplace.said[-1] == "Đã bỏ thông báo số 1/2026; số được giữ lại.")
    heard(qtbot, page)
    assert "Thông báo đã bỏ ngày 23/11/2026." in words_on(page._pane)
    assert page._verbs._next.isHidden()
    record = page._record
    assert record
    assert "Bắt đầu niêm yết" not in [name for name, _ in page._verbs.choices(record)]


def test_a_scanned_code_opens_its_copy_and_a_wrong_one_says_why(
    qtbot: QtBot, page: PostingsPage, workplace: Window, notices: dict[str, PostingView]
) -> None:
    ripe = notices["ripe"]
    stand_on(qtbot, page, notices["waiting"].copies[0].uid)
    qtbot.keyClick(page, Qt.Key.Key_F2)
    sheet = sheet_of(page)
    box = sheet.form.field("code").input.focus_widget
    wrong = text_of(ripe, 1)[:-1] + ("0" if text_of(ripe, 1)[-1] != "0" else "1")
    qtbot.keyClicks(box, wrong)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Không khớp: phiếu" in words_on(sheet))
    assert box.hasSelectedText()  # type: ignore[attr-defined]
    qtbot.keyClicks(box, text_of(ripe, 1).lower())
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workplace.said[-1:] != [] and workplace.said[-1].startswith("Khớp: phiếu"))
    qtbot.waitUntil(lambda: page._record is not None and page._record.copy.uid == ripe.copies[1].uid)


def test_a_typed_serial_number_opens_its_copy_too(
    qtbot: QtBot, page: PostingsPage, workplace: Window, notices: dict[str, PostingView]
) -> None:
    page._scan.click()
    box = sheet_of(page).form.field("code").input.focus_widget
    qtbot.keyClicks(box, notices["waiting"].copies[1].serial)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(workplace.said) and "Muốn kiểm tra mã thì quét mã vuông" in workplace.said[-1])
    uid = notices["waiting"].copies[1].uid
    qtbot.waitUntil(lambda: page._record is not None and page._record.copy.uid == uid)


def test_filters_a_notice_alone_and_what_is_to_be_looked_over(
    qtbot: QtBot, page: PostingsPage, desk: Desk, notices: dict[str, PostingView]
) -> None:
    page.arrive({"uid": notices["waiting"].uid})
    assert rows(page) == [("1/2026", "bản 1/2"), ("1/2026", "bản 2/2")]
    assert "Đang xem riêng một thông báo." in words_on(page)
    every = next(button for button in page.findChildren(Button) if button.text() == "Xem tất cả")
    qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    assert len(rows(page)) == 4
    page._bar._choices["standing"].picked.emit(Standing.RIPE.name)
    page._bar._choices["standing"].show_value(Standing.RIPE.name)
    page._filtered()
    assert rows(page) == [("2/2026", "bản 1/2"), ("2/2026", "bản 2/2")]
    page.arrive({"uid": UNSEEN})
    assert rows(page) == []
    permanent = posted(desk, 0)
    PostingService(desk).begin(permanent.copies[0].uid, 1, at(11, 1), BY)
    heard_rows = [(permanent.label, "bản 1/2")]
    page.notice(TABLES)
    assert rows(page) == heard_rows


def test_the_list_on_screen_goes_out_as_a_workbook(
    qtbot: QtBot, workplace: Window, notices: dict[str, PostingView], tmp_path: Path
) -> None:
    target = tmp_path / "niem-yet.xlsx"

    class Files:
        def save_as(self, *_asked: object) -> Path:
            return target

    page = PostingsPage(workplace)
    page.files = Files()  # type: ignore[assignment]
    workplace.show(page)
    page.arrive({})
    page.save(".xlsx")
    qtbot.waitUntil(lambda: workplace.said == ["Đã lưu niem-yet.xlsx."])
    sheet = load_workbook(target).active
    assert sheet
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert "Đủ ngày, chờ gỡ" in cells
    assert f"CK02.3. Tình hình thực hiện dự toán quý III năm 2026\nPhiếu {notices['ripe'].copies[0].serial}" in cells


@pytest.mark.usefixtures("desk")
def test_an_office_without_postings_is_led_to_the_records(workplace: Window, qtbot: QtBot) -> None:
    page = opened(workplace, qtbot)
    qtbot.waitUntil(lambda: "Chưa có bản niêm yết nào" in words_on(page))
    for said, goes in (("Đến hồ sơ công khai", RECORDS), ("Nơi niêm yết", PLACES)):
        button = next(button for button in page.findChildren(Button) if button.text() == said)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert workplace.opened[-1] == (goes, "")


def test_who_may_only_read_finds_no_verb(
    qtbot: QtBot, workplace: Window, desk: Desk, notices: dict[str, PostingView]
) -> None:
    workplace.desk = Desk(**{**vars(desk), "account": replace(desk.account, role=Role.VIEWER)})
    page = opened(workplace, qtbot)
    stand_on(qtbot, page, notices["waiting"].copies[0].uid)
    assert page._verbs._next.isHidden()
    assert page._verbs._more.isHidden()
    qtbot.keyClick(page._table.view, Qt.Key.Key_Return)
    assert not page.window().findChildren(VerbSheet)
