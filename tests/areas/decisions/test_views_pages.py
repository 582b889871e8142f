"""The pages of decisions by real keys: the list, the entry with its draft, the record and its main button."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.decisions.listed import DecisionFilter, DecisionPages
from desktop_app.areas.decisions.states import Proposer
from desktop_app.areas.decisions.views.entry_page import EntryPage
from desktop_app.areas.decisions.views.record_page import RecordPage
from desktop_app.areas.decisions.views.register_page import RegisterPage
from desktop_app.areas.views.procedure.steps_list import StepsList
from desktop_app.kit.controls import Label
from desktop_app.kit.verb_sheet import VerbSheet
from tests.areas.decisions.makers import DAY, be_on, propose, take
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def wait_for(qtbot: QtBot, widget: QWidget, words: str) -> None:
    qtbot.waitUntil(lambda: words in words_on(widget))


def sheet_on(window: Window) -> VerbSheet:
    return next(sheet for sheet in window.surface.findChildren(VerbSheet) if sheet.isVisible())


def test_the_list_reads_what_is_chosen_and_enter_opens_it(qtbot: QtBot, workplace: Window) -> None:
    decision = propose(workplace.desk)
    take(workplace.desk, decision, "agree", DAY)
    page = RegisterPage(workplace)
    workplace.show(page)
    page.arrive({})
    wait_for(qtbot, page, "1 việc, 0 việc được thông qua, 1 việc đang bàn. Không có việc quá hạn.")
    wait_for(qtbot, page, "Thống nhất với Mặt trận, đưa ra bàn")
    qtbot.keyClick(page._table.view, Key.Key_Return)
    assert workplace.opened == [("decisions.record", decision.uid)]


def test_a_matter_is_entered_by_keys_and_what_was_typed_stays_as_a_draft(
    qtbot: QtBot, workplace: Window, type_text: TypeText
) -> None:
    be_on(workplace.desk, DAY)
    page = EntryPage(workplace)
    workplace.show(page)
    page.arrive({})
    for name, text in (("hamlet", "Thôn Đoài"), ("title", "Lắp đèn đường")):
        page.form.go_to(name)
        type_text(page.form.field(name).input.focus_widget, text)
    page.leave()
    page.arrive({})
    assert page.form.raw()["title"] == "Lắp đèn đường"
    qtbot.keyClick(page, Key.Key_S, Control)
    wait_for(qtbot, page, "nội dung đưa ra bàn")
    page.form.go_to("content")
    type_text(page.form.field("content").input.focus_widget, "Lắp 24 bóng đèn")
    qtbot.keyClick(page, Key.Key_S, Control)
    qtbot.waitUntil(lambda: bool(workplace.said))
    [row] = DecisionPages(workplace.desk, DecisionFilter()).after(None, 2)
    assert (row.title, row.hamlet) == ("Lắp đèn đường", "Thôn Đoài")
    assert workplace.opened == [("decisions.record", row.uid)]
    page.arrive({})
    assert page.form.raw()["title"] == ""


def test_the_record_shows_its_steps_and_the_main_button_takes_the_next_one(qtbot: QtBot, workplace: Window) -> None:
    decision = propose(workplace.desk)
    page = RecordPage(workplace)
    workplace.show(page)
    page.arrive({"uid": decision.uid})
    wait_for(qtbot, page, "Nội dung đưa ra bàn")
    assert page.verbs._next.text() == "Thống nhất với Mặt trận, đưa ra bàn"
    assert "Gửi quyết định đến UBND và Mặt trận cấp xã" in _timeline(page)
    page.verbs.go_on()
    qtbot.keyClick(sheet_on(workplace), Key.Key_S, Control)
    qtbot.waitUntil(lambda: bool(workplace.said))
    page.notice(frozenset({"decision_step"}))
    qtbot.waitUntil(lambda: page.verbs._next.text() == "Báo họp")
    assert workplace.said == ["Đã ghi “Thống nhất với Mặt trận, đưa ra bàn” cho việc 001/2026."]


def test_the_account_of_a_work_is_reached_from_its_record(qtbot: QtBot, workplace: Window) -> None:
    decision = propose(workplace.desk)
    page = RecordPage(workplace)
    workplace.show(page)
    page.arrive({"uid": decision.uid})
    wait_for(qtbot, page, "Nội dung đưa ra bàn")
    page.verbs.show_more()
    [steps] = [each for each in workplace.surface.findChildren(StepsList) if each.isVisible()]
    next(row for row in steps.rows if "Thu, chi khoản đóng góp" in row.accessibleName()).click()
    assert workplace.opened == [("decisions.work", decision.uid)]


def test_the_record_says_what_an_initiative_lacks(qtbot: QtBot, workplace: Window) -> None:
    decision = propose(workplace.desk, proposer=Proposer.CITIZENS, proposer_name="Trần Thị Mỵ")
    page = RecordPage(workplace)
    workplace.show(page)
    page.arrive({"uid": decision.uid})
    wait_for(qtbot, page, "Chưa làm được bước tiếp theo.")
    wait_for(qtbot, page, "0/286 hộ đồng thuận còn hiệu lực, cần từ 29 hộ: chưa đủ.")


def test_a_meeting_that_was_called_asks_for_the_vote_to_be_opened(qtbot: QtBot, workplace: Window) -> None:
    decision = propose(workplace.desk)
    today = workplace.desk.clock.today()
    take(workplace.desk, decision, "agree", today)
    take(workplace.desk, decision, "call_meeting", today, until_on=date(2026, 12, 1))
    page = RecordPage(workplace)
    workplace.show(page)
    page.arrive({"uid": decision.uid})
    # Until the day of the meeting, what the law wants before it comes next.
    qtbot.waitUntil(lambda: page.verbs._next.text() == "Gửi tài liệu đến từng hộ")
    be_on(workplace.desk, date(2026, 12, 1))
    page.arrive({"uid": decision.uid})
    qtbot.waitUntil(lambda: page.verbs._next.text() == "Mở biểu quyết")
    page.verbs.go_on()
    qtbot.keyClick(sheet_on(workplace), Key.Key_S, Control)
    qtbot.waitUntil(lambda: bool(workplace.said))
    page.notice(frozenset({"vote"}))
    qtbot.waitUntil(lambda: page.verbs._next.text() == "Kiểm phiếu")
    page.verbs.go_on()
    assert workplace.opened[-1][0] == "decisions.count"


@pytest.mark.parametrize("width", [1158, 700])
def test_the_record_stands_in_one_column_where_the_window_is_narrow(
    qtbot: QtBot, workplace: Window, width: int
) -> None:
    decision = propose(workplace.desk)
    page = RecordPage(workplace)
    workplace.surface.resize(width, 697)
    workplace.show(page)
    page.arrive({"uid": decision.uid})
    wait_for(qtbot, page, "Nội dung đưa ra bàn")
    assert page._body is not None


def _timeline(page: RecordPage) -> str:
    return "\n".join(widget.accessibleName() for widget in page.findChildren(QWidget))
