"""A hamlet elects its head, in the real window, by keys alone."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.areas.decisions.states import State
from desktop_app.areas.decisions.votes.views.comparing import ComparingBody
from desktop_app.areas.decisions.votes.views.standing import StandingBody
from desktop_app.core.clock import FixedClock
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.window import Window
from tests.journeys.community import Official, keys
from tests.journeys.handler import CTRL, Key, TypeText

ELECTION_HEAD = (*keys("TO"), Key.Key_Down, Key.Key_Down)
"""T, O is the first head in the list, of those who hand out ballots; two below stands that of the election."""


@pytest.fixture
def official(
    signed_in: tuple[Window, OpenOffice], clock: FixedClock, qtbot: QtBot, type_text: TypeText
) -> Official:
    return Official(qtbot, signed_in[0], clock, type_text)


def test_a_head_is_elected_by_its_calendar_counted_twice_and_recognised(official: Official) -> None:
    propose(official)
    prepare(official)
    vote(official)
    recognise(official)
    record = official.decision().record
    assert record is not None
    assert record.row.state is State.IN_FORCE


def propose(official: Official) -> None:
    """The election of Bản Khuổi Luông, 88 households."""
    official.begin_decision()
    official.fill(item=keys("TRUONG"), hamlet="Bản Khuổi Luông", title="Bầu Trưởng bản nhiệm kỳ 2026 - 2029")
    official.fill(content="Bầu Trưởng bản thay ông Lò Văn Tới hết nhiệm kỳ.")
    official.press(Key.Key_S, with_=CTRL)
    official.decision()
    official.does("Thống nhất với Mặt trận, đưa ra bàn")


def prepare(official: Official) -> None:
    """The day at least 20 days ahead, candidates 15, the team 10, the posting 7, the notice 2: Hôm nay asks each."""
    official.open_next("Quyết định tổ chức bầu cử")
    official.fill(document_number="41/QĐ-UBND", document_on="23/11/2026", until_on="12/12/2026")
    official.press(Key.Key_S, with_=CTRL)
    official.sees("Ngày bầu cử phải cách ngày làm ít nhất 20 ngày (Điều 6 Nghị định 59/2023/NĐ-CP).")
    official.press(Key.Key_A, with_=CTRL)
    official.write("20/12/2026")
    official.save_sheet()
    official.sees("Chưa có người ứng cử. Ghi ít nhất một người ứng cử.")
    due(official, date(2026, 12, 4), "Gửi danh sách người ứng cử")
    for name in ("Lò Văn Tới", "Hoàng Thị Mai"):
        official.does_else("Ghi người ứng cử", label=name)
    official.does("Lập danh sách người ứng cử")
    due(official, date(2026, 12, 9), "Thành lập Tổ bầu cử")
    official.does_else("Ghi người có vai trò", role=ELECTION_HEAD, full_name="Vi Văn Thắng")
    official.does("Thành lập Tổ bầu cử", document_number="44/QĐ-UBND", document_on="09/12/2026")
    due(official, date(2026, 12, 11), "Niêm yết quyết định bầu cử và danh sách ứng cử")
    official.does("Niêm yết quyết định bầu cử và danh sách ứng cử")
    due(official, date(2026, 12, 17), "Báo họp bầu cử")
    official.does("Báo họp")


def due(official: Official, day: date, words: str) -> None:
    """On that day Hôm nay asks for it; its row leads to the matter."""
    official.be_on(day)
    official.today()
    official.go(words)
    official.decision()


def vote(official: Official) -> None:
    """62 of 88 households came; one ballot was read differently, and that is settled before the result stands."""
    due(official, date(2026, 12, 20), "Họp và ghi kết quả")
    official.open_next("Mở biểu quyết")
    official.save_sheet()
    official.comes_next("Kiểm phiếu")
    official.press(Key.Key_Return)
    official.counting(StandingBody)
    official.write("62")
    official.save_count()
    official.count(1, "Vi Văn Thắng", "1" * 48 + "2" * 12 + "30", handed_out="62", not_returned="0")
    official.count(2, "Lò Thị Inh", "1" * 47 + "2" * 13 + "30", handed_out="62", not_returned="0")
    body = official.counting(ComparingBody)
    official.sees("Hai lượt đếm khác nhau ở 2 số: “Lò Văn Tới”, “Hoàng Thị Mai”. Đếm lại rồi gõ số đúng.")
    first, second = (each.key for each in body.differing)
    official.fill(**{first: "48", second: "12", "note": "Đếm lại: một phiếu đọc nhầm tên"})
    official.save_count()
    official.counting(StandingBody)
    official.sees("Lò Văn Tới trúng cử")
    official.save_count()
    official.sees("Đã chốt kết quả biểu quyết.")
    official.press(Key.Key_Escape)
    official.decision()


def recognise(official: Official) -> None:
    """The result is sent within 5 working days and recognised within 5 more, then published in the hamlet."""
    official.does("Ghi đã được thông qua")
    due(official, date(2026, 12, 24), "Gửi quyết định đến UBND và Mặt trận cấp xã")
    official.does("Gửi kết quả, đề nghị công nhận")
    due(official, date(2026, 12, 29), "Công nhận kết quả bầu, cho thôi Trưởng thôn")
    official.does("Công nhận", document_number="52/QĐ-UBND", document_on="29/12/2026")
    official.does("Công khai kết quả tại thôn")
