"""Twelve hamlets vote on a contribution of the whole commune, in the real window, by keys."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.states import State
from desktop_app.areas.decisions.votes.entry import CountEntry, Totals
from desktop_app.areas.decisions.votes.queries import VoteView, votes_of
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.areas.decisions.votes.views.comparing import ComparingBody
from desktop_app.areas.decisions.votes.views.count_page import CountPage
from desktop_app.areas.decisions.votes.views.standing import StandingBody
from desktop_app.core.clock import FixedClock
from desktop_app.office.hamlets import add_hamlets, read_list
from desktop_app.office.models import Hamlet
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.window import Window
from tests.journeys.community import Official, keys
from tests.journeys.handler import CTRL, Key, TypeText

COUNTED = {
    "Thôn Đình Cả": (286, 226, 11, 4, 3),
    "Thôn Cầu Đá": (241, 160, 30, 12, 3),
    "Thôn Làng Chùa": (228, 152, 31, 12, 2),
    "Thôn Đồng Mận": (197, 148, 15, 7, 2),
    "Thôn Ngọc Lâm": (213, 160, 14, 7, 3),
    "Thôn Xuân Hòa": (254, 189, 24, 10, 3),
    "Thôn Đồi Thông": (162, 121, 11, 7, 2),
    "Thôn Bến Ngà": (219, 131, 37, 13, 2),
    "Thôn Trại Mới": (178, 98, 38, 12, 2),
    "Thôn Khe Vối": (135, 104, 11, 5, 1),
    "Bản Nà Phai": (96, 79, 5, 3, 1),
    "Bản Khuổi Luông": (81, 62, 5, 3, 1),
}
"""Households, for, against, another opinion, invalid: Cầu Đá fails by one ballot, Làng Chùa has 2/3 exactly."""

BY_KEYS = "Bản Khuổi Luông"


@pytest.fixture
def official(signed_in: tuple[Window, OpenOffice], clock: FixedClock, qtbot: QtBot, type_text: TypeText) -> Official:
    window, office = signed_in
    with office.db.writing(office.desk.account.uid) as session:
        for hamlet in session.scalars(select(Hamlet)):
            hamlet.name, hamlet.to_on = f"{hamlet.name} cũ", date(2025, 6, 30)
        add_hamlets(session, read_list("\n".join(f"{name}; {figures[0]}" for name, figures in COUNTED.items())))
    return Official(qtbot, window, clock, type_text)


def test_a_contribution_of_the_commune_is_voted_on_in_twelve_hamlets_and_takes_effect(official: Official) -> None:
    propose(official)
    announce(official)
    count(official)
    put_into_effect(official)
    record = official.decision().record
    assert record is not None
    assert (record.row.state, record.effective_on) == (State.IN_FORCE, date(2026, 12, 25))


def propose(official: Official) -> None:
    """The chairperson brings it up for the whole commune; nobody is asked for a hamlet."""
    official.begin_decision()
    official.fill(scope=keys("TOAN"), title="Đóng góp làm đường điện sáng trục xã dài 4,2 km")
    official.fill(content="Lắp 84 cột đèn; dân góp 150.000 đồng một hộ, miễn 186 hộ.", proposer=keys("CHU"))
    official.press(Key.Key_S, with_=CTRL)
    official.decision()
    official.does("Thống nhất với Mặt trận, đưa ra bàn")


def announce(official: Official) -> None:
    """Ballots from house to house: the plan, to whom it is sent, the notice; then the vote is open in every hamlet."""
    official.does_else("Lập kế hoạch phát phiếu")
    official.does("Gửi kế hoạch phát phiếu đến UBND và Mặt trận cấp xã")
    official.does("Báo phát phiếu lấy ý kiến từng hộ", until_on="30/11/2026")
    official.be_on(date(2026, 11, 30))
    official.open_next("Mở biểu quyết")
    official.press(Key.Key_S, with_=CTRL)
    official.sees("Chưa ghi ngày cuối gửi lại phiếu. Gõ ngày theo kế hoạch phát phiếu.")
    official.write("06/12/2026")
    official.save_sheet()
    official.comes_next("Kiểm phiếu")
    official.press(Key.Key_Return)


def count(official: Official) -> None:
    """One hamlet ballot by ballot and from its sheet, the others as their minutes say; then the vote is closed."""
    official.be_on(date(2026, 12, 7))
    official.counting(StandingBody)
    official.go(BY_KEYS)
    official.sees(f"{BY_KEYS}: 81 hộ")
    official.count(1, "Vi Văn Thắng", "1" * 62 + "2" * 5 + "3" * 3 + "0", handed_out="81", not_returned="10")
    official.count_by_totals(2, "Lò Thị Inh", "81", "10", "71", "70", "1", "62", "5", "3")
    official.counting(ComparingBody)
    official.sees("Hai lượt đếm giống nhau.")
    official.save_count()
    official.counting(StandingBody)
    count_the_others(official)
    official.press(Key.Key_F5)
    official.sees("9 thôn")
    official.save_count()
    official.sees("Đã chốt kết quả biểu quyết.")
    official.press(Key.Key_Escape)
    official.decision()


def count_the_others(official: Official) -> None:
    desk = official.office.desk
    service = VoteService(desk)
    yes, no, other = (choice.uid for choice in vote(official).choices)
    for unit in vote(official).units:
        if unit.name != BY_KEYS:
            households, agree, against, else_, invalid = COUNTED[unit.name]
            valid = agree + against + else_
            returned = valid + invalid
            totals = Totals(
                handed_out=households,
                not_returned=households - returned,
                returned=returned,
                valid=valid,
                invalid=invalid,
                votes={yes: agree, no: against, other: else_},
            )
            for counter in (1, 2):
                service.enter_count(unit.uid, 0, CountEntry(counter=counter, totals=totals, counted_by=f"Tổ {counter}"))
            service.settle(unit.uid, next(u.rev for u in vote(official).units if u.uid == unit.uid))


def vote(official: Official) -> VoteView:
    """The vote as it is kept."""
    record = official.page(CountPage).record
    assert record is not None
    with official.office.db.reading() as session:
        return votes_of(session, decision_of(session, record.decision_uid).id)[-1]


def put_into_effect(official: Official) -> None:
    """What every hamlet sent is put together, the commune decides the day, and the result is published."""
    official.does("Ghi đã được thông qua")
    official.does("Nhận kết quả của các thôn")
    official.does(
        "Quyết định ngày có hiệu lực",
        until_on="25/12/2026",
        document_number="60/QĐ-UBND",
        document_on="07/12/2026",
    )
    official.does("Công khai kết quả tại thôn")
