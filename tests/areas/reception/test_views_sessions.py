"""The page of sessions by real keys: list, pane, each verb in its sheet, the month, the papers, the offer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.models import Channel, Mode, SessionKind
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.sessions.entry import SessionEntry
from desktop_app.areas.reception.sessions.models import Chairing, Ground, Outcome
from desktop_app.areas.reception.sessions.record import SessionRecord, session_record
from desktop_app.areas.reception.sessions.rules import ScheduleRule, Status
from desktop_app.areas.reception.sessions.schedule import ScheduleService
from desktop_app.areas.reception.sessions.service import Kept, SessionService
from desktop_app.areas.reception.sessions.views.month_sheet import MonthSheet
from desktop_app.areas.reception.sessions.views.page import SessionsPage
from desktop_app.areas.reception.views.entry_page import EntryPage
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]
MONDAY, FRIDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 20), date(2026, 11, 25)
CTRL = Qt.KeyboardModifier.ControlModifier


def put(desk: Desk, **given: Any) -> Kept:
    usual = {"held_on": FRIDAY, "chair": "Ngô Xuân Thạo", "chair_post": "Chủ tịch UBND xã", "starts_at": time(8, 0)}
    return SessionService(desk).put(SessionEntry(**(usual | given)))


@pytest.fixture
def page(workplace: Window, desk: Desk, reception: ReceptionService, an_entry: MakeEntry, qtbot: QtBot) -> SessionsPage:
    """A session of Friday with a citizen, one of today, one to come."""
    put(desk)
    put(desk, held_on=MONDAY, kind=SessionKind.UNSCHEDULED, ground=Ground.HEATED)
    put(desk, held_on=WEDNESDAY)
    reception.register(an_entry(received_on=FRIDAY, mode=Mode.BY_HEAD))
    made = SessionsPage(workplace)
    workplace.show(made)
    made.arrive({})
    qtbot.waitUntil(lambda: made._record is not None and "phiên chưa ghi kết quả" in words_on(made))
    return made


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def sheet_of(page: QWidget) -> VerbSheet:
    return page.window().findChildren(VerbSheet)[-1]


def save(qtbot: QtBot, sheet: VerbSheet) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)


def chosen(page: SessionsPage, desk: Desk) -> SessionRecord:
    return session_record(desk.db, page._table.row().uid, desk.clock.today())


def go_to(qtbot: QtBot, page: SessionsPage, on: date) -> str:
    """Stand on the session of the day, read beside the list."""
    model = page._table.model
    uid = next(row.uid for row in map(model.row_at, range(model.rowCount())) if row.held_on == on)
    page._table.choose(uid)
    qtbot.waitUntil(lambda: page._record is not None and page._record.row.uid == uid)
    return str(uid)


def test_the_page_stands_on_what_waits_and_says_the_state(qtbot: QtBot, page: SessionsPage) -> None:
    assert page._table.row().held_on == FRIDAY
    assert "Đã tiếp 0 phiên. Còn 1 phiên chưa ghi kết quả." in words_on(page)
    qtbot.waitUntil(lambda: "Chưa đặt lịch tiếp công dân." in words_on(page))
    states = [page._table.model.index(row, 4).data() for row in range(3)]
    assert states == ["Sắp tới", "Hôm nay", "Chưa ghi kết quả"]


def test_enter_notes_the_result_and_the_minutes_and_the_conclusion(
    qtbot: QtBot, page: SessionsPage, workplace: Window, desk: Desk, type_text: TypeText
) -> None:
    uid = go_to(qtbot, page, FRIDAY)
    for ends, text, said in (
        ("Đã ghi kết quả phiên tiếp.", {}, Status.HELD),
        ("Đã lưu biên bản.", {"minutes": "Hai hộ đồng ý."}, Status.HELD),
        ("Đã lưu kết luận.", {"conclusion": "Đo lại.", "tasks": "Đo thửa 45; Địa chính; 04/12/2026"}, Status.HELD),
    ):
        qtbot.keyClick(page._table.view, Qt.Key.Key_Return)
        sheet = sheet_of(page)
        for name, typed in text.items():
            type_text(sheet.form.field(name).input.focus_widget, typed)
        save(qtbot, sheet)
        qtbot.waitUntil(lambda ends=ends: workplace.said[-1:] == [ends])  # type: ignore[misc]
        page.notice(frozenset({"session_day"}))
        rev = session_record(desk.db, uid, MONDAY).row.rev
        qtbot.waitUntil(lambda rev=rev: page._record is not None and page._record.row.rev == rev)  # type: ignore[misc]
        assert page._record is not None
        assert page._record.row.status is said
    assert "Đo thửa 45" in words_on(page._pane)
    assert page._verbs._next.text() == "Xem biên bản"
    link = next(button for button in page._pane.findChildren(Button) if button.text() == "Ghi đã xong")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    save(qtbot, sheet_of(page))
    qtbot.waitUntil(lambda: workplace.said[-1] == "Đã ghi việc đã xong.")
    assert chosen(page, desk).tasks[0].done_on == MONDAY


def test_that_nobody_came_is_refused_under_its_field(qtbot: QtBot, page: SessionsPage) -> None:
    go_to(qtbot, page, FRIDAY)
    page._verbs.hold()
    sheet = sheet_of(page)
    assert sheet.form.raw()["outcome"] == Outcome.CITIZENS_CAME.name
    sheet.form.load({"outcome": Outcome.NOBODY_CAME})
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: sheet.form.field("outcome").problem.startswith("Phiên này có 1 lượt tiếp"))
    sheet.go()


def test_a_session_is_moved_with_a_reason_and_put_back(
    qtbot: QtBot, page: SessionsPage, workplace: Window, desk: Desk, type_text: TypeText
) -> None:
    uid = go_to(qtbot, page, WEDNESDAY)
    page._verbs.move()
    sheet = sheet_of(page)
    type_text(sheet.form.field("held_on").input.focus_widget, "26/11/2026")
    save(qtbot, sheet)
    assert sheet.form.field("reason").problem.startswith("Chưa nhập lý do chuyển")
    type_text(sheet.form.field("reason").input.focus_widget, "Chủ tịch dự họp tỉnh")
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: workplace.said == ["Đã chuyển phiên tiếp sang ngày 26/11/2026."])
    assert session_record(desk.db, uid, MONDAY).moved
    assert workplace.undo is not None
    workplace.undo()
    qtbot.waitUntil(lambda: len(workplace.said) == 2)
    assert session_record(desk.db, uid, MONDAY).row.held_on == WEDNESDAY


def test_a_session_is_called_off_with_a_reason(
    qtbot: QtBot, page: SessionsPage, workplace: Window, desk: Desk, type_text: TypeText
) -> None:
    uid = go_to(qtbot, page, WEDNESDAY)
    page._verbs.call_off()
    type_text(sheet_of(page).form.field("reason").input.focus_widget, "mưa lũ")
    save(qtbot, sheet_of(page))
    qtbot.waitUntil(lambda: workplace.said == ["Đã ghi không tổ chức phiên này."])
    assert session_record(desk.db, uid, MONDAY).row.status is Status.CALLED_OFF


def test_ctrl_n_puts_a_session_and_its_form_says_what_the_law_says(
    qtbot: QtBot, page: SessionsPage, workplace: Window, type_text: TypeText
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    sheet = sheet_of(page)
    form = sheet.form
    assert form.raw()["chair"] == "Ngô Xuân Thạo"
    type_text(form.field("held_on").input.focus_widget, "02/12/2026")
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: form.field("ground").problem.startswith("Chưa chọn căn cứ tiếp đột xuất"))
    form.load({"kind": SessionKind.PERIODIC, "mode": Chairing.BY_DELEGATE})
    form.edited.emit("mode")
    assert "không ủy quyền cấp phó" in words_on(sheet)
    assert form.raw()["ground"] == ""
    assert form.raw()["chair"] == ""
    type_text(form.field("chair").input.focus_widget, "Phạm Hữu Điệp")
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: workplace.said == ["Đã lập phiên tiếp ngày 02/12/2026."])


def test_the_month_plans_its_sessions_and_notes_the_posting(
    qtbot: QtBot, page: SessionsPage, workplace: Window, desk: Desk
) -> None:
    ScheduleService(desk).settle(ScheduleRule(from_on=date(2026, 7, 1), weekday=1, weeks=(2, 4), attendees="Văn phòng"))
    page.notice(frozenset({"setting"}))
    qtbot.waitUntil(lambda: "chưa lập" in words_on(page))
    page._month.click()
    [sheet] = page.window().findChildren(MonthSheet)
    qtbot.keyClick(sheet.month_body._after, Qt.Key.Key_Space)
    shown = words_on(sheet.month_body)
    assert "Tháng 12/2026" in shown
    assert "Thứ Ba 08/12/2026" in shown
    assert "Chưa lập phiên" in shown
    assert "Đủ số ngày người đứng đầu phải tiếp theo quy định." in shown
    plan = next(button for button in sheet.findChildren(Button) if button.text() == "Lập 2 phiên theo lịch")
    qtbot.mouseClick(plan, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: workplace.said == ["Đã lập 2 phiên của tháng 12/2026."])
    posted = next(button for button in sheet.findChildren(Button) if button.text() == "Ghi đã niêm yết")
    qtbot.mouseClick(posted, Qt.MouseButton.LeftButton)
    save(qtbot, sheet_of(page))
    qtbot.waitUntil(lambda: workplace.said[-1] == "Đã ghi ngày niêm yết lịch tháng 12/2026.")
    assert ScheduleService(desk).month(2026, 12).posted_on == MONDAY


def test_the_schedule_is_set_in_a_sheet(
    qtbot: QtBot, page: SessionsPage, workplace: Window, desk: Desk, type_text: TypeText
) -> None:
    page._rule.click()
    sheet = sheet_of(page)
    form = sheet.form
    form.load({"from_on": "01/12/2026", "weekday": "TUESDAY", "weeks": "9"})
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: form.field("weeks").problem.startswith("Gõ số thứ tự tuần"))
    form.load({"weeks": "2, 4"})
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: workplace.said == ["Đã lưu quy tắc lịch tiếp công dân."])
    [rule] = ScheduleService(desk).rules()
    assert (rule.weekday, rule.weeks, rule.starts_at) == (1, (2, 4), time(8, 0))


def test_papers_are_previewed_and_saved_for_word(
    qtbot: QtBot, page: SessionsPage, workplace: Window, desk: Desk, tmp_path: Path
) -> None:
    uid = go_to(qtbot, page, FRIDAY)
    record = session_record(desk.db, uid, MONDAY)
    SessionService(desk).hold(uid, record.row.rev, Outcome.CITIZENS_CAME)
    page.papers.show_minutes(uid, "20-11-2026")
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PaperPreview)))
    preview = page.window().findChildren(PaperPreview)[0]
    assert "Nguyễn Văn Đức" in pypdfium2.PdfDocument(preview._pdf)[0].get_textpage().get_text_range()
    preview.go()

    class Files:
        def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
            return tmp_path / f"{name}{ending}"

        def folder(self, parent: QWidget, title: str) -> Path | None:
            return tmp_path

    page.papers.files = Files()
    page.papers.save_minutes(uid, "20-11-2026")
    qtbot.waitUntil(lambda: workplace.said == ["Đã lưu bien-ban-tiep-cong-dan-20-11-2026.docx."])
    page.papers.show_conclusion(uid, "20-11-2026")
    qtbot.waitUntil(lambda: bool(workplace.explained))
    assert "chưa có kết luận" in str(workplace.explained[0])


def test_an_online_session_shows_its_lead_times(qtbot: QtBot, page: SessionsPage, desk: Desk) -> None:
    put(desk, held_on=date(2026, 12, 8), channel=Channel.ONLINE)
    page.notice(frozenset({"session_day"}))
    go_to(qtbot, page, date(2026, 12, 8))
    qtbot.waitUntil(lambda: "Báo các bên chậm nhất 01/12/2026" in words_on(page._pane))
    shown = words_on(page._pane)
    assert "Thử kết nối chậm nhất 07/12/2026" in shown
    assert "Mở kết nối chậm nhất 07:00" in shown


def test_a_session_outside_the_filter_is_shown_alone(qtbot: QtBot, page: SessionsPage, desk: Desk) -> None:
    old = put(desk, held_on=date(2025, 12, 30))
    page.arrive({"uid": old.uid})
    qtbot.waitUntil(lambda: "Đang xem riêng một phiên" in words_on(page))
    assert page._table.model.rowCount() == 1
    every = next(button for button in page.findChildren(Button) if button.text() == "Xem tất cả")
    qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    assert page._table.model.rowCount() == 3


def test_who_only_reads_is_offered_no_verb(qtbot: QtBot, page: SessionsPage, workplace: Window) -> None:
    workplace.desk = replace(workplace.desk, account=replace(workplace.desk.account, role=Role.VIEWER))
    other = SessionsPage(workplace)
    workplace.show(other)
    other.arrive({})
    qtbot.waitUntil(lambda: other._record is not None)
    assert other._record is not None
    assert other._verbs.choices(other._record) == []
    assert [button.text() for button in other.findChildren(Button) if button.text() == "Lập phiên"] == []


def test_a_visit_to_the_head_without_a_session_offers_to_put_it(
    qtbot: QtBot, workplace: Window, desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry(mode=Mode.BY_HEAD, started_at=time(9, 0)))
    entry = EntryPage(workplace)
    workplace.show(entry)
    entry.arrive({})
    entry._saved(saved, False)
    sheet = sheet_of(entry)
    assert "chưa thuộc phiên nào" in words_on(sheet)
    assert sheet.form.raw()["held_on"] == "23/11/2026"
    sheet.form.load({"ground": Ground.HEATED})
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: workplace.said[-1] == "Đã lập phiên ngày 23/11/2026, gắn 1 lượt tiếp.")
    assert SessionService(desk).of_visit(MONDAY, Mode.BY_HEAD) != ""


def test_a_regular_visit_offers_nothing(workplace: Window, reception: ReceptionService, an_entry: MakeEntry) -> None:
    saved = reception.register(an_entry())
    entry = EntryPage(workplace)
    workplace.show(entry)
    entry.arrive({})
    entry._saved(saved, False)
    assert entry.window().findChildren(VerbSheet) == []


def test_a_narrow_window_reads_and_acts_in_a_sheet(qtbot: QtBot, page: SessionsPage) -> None:
    page.window().resize(900, 560)
    qtbot.waitUntil(lambda: not page._both.has_pane)
    qtbot.keyClick(page._table.view, Qt.Key.Key_Return)
    sheet = page.window().findChildren(SideSheet)[-1]
    assert "1 lượt, 1 người" in words_on(sheet)
    more = next(button for button in sheet.findChildren(Button) if button.text() == "Việc khác")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    [menu] = more.findChildren(QMenu)
    next(action for action in menu.actions() if action.text() == "Chuyển ngày").trigger()
    menu.close()
    assert "Ngày mới" in words_on(sheet_of(page))
