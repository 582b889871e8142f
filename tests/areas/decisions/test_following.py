"""What a decision leads to: its result hangs where people live, a release leads to an election."""

from datetime import date

from pytestqt.qtbot import QtBot

from desktop_app.areas.decisions import postings
from desktop_app.areas.decisions.handling.service import HandlingService
from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.record import DecisionRecord, decision_record
from desktop_app.areas.decisions.states import Item, Money, Proposer, Scope
from desktop_app.areas.decisions.views.entry_page import EntryPage
from desktop_app.areas.decisions.views.record_page import RecordPage
from desktop_app.areas.decisions.works.entry import MoneyEntry
from desktop_app.areas.decisions.works.service import WorkService
from desktop_app.core import words
from desktop_app.kit.controls import Button
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import hamlet_rows
from desktop_app.office.kept import Saved
from desktop_app.office.postings.entry import PlaceEntry
from desktop_app.office.postings.models import PlaceKind
from desktop_app.office.postings.places import PlaceService
from tests.areas.decisions.makers import DAY, propose, take
from tests.areas.decisions.papers.ways import ON, called, counted
from tests.areas.decisions.test_views_pages import wait_for
from tests.areas.reception.workplace import Window

BOARD = "Bảng tin Ủy ban"
AFTER = date(2026, 3, 24)


def published(desk: Desk, decision: Saved) -> DecisionRecord:
    take(desk, decision, "passed", AFTER)
    take(desk, decision, "publish", AFTER)
    return decision_record(desk, decision.uid)


def places(record: DecisionRecord) -> list[str]:
    return [copy.place_name for notice in record.notices if notice.voided_on is None for copy in notice.copies]


def released(desk: Desk) -> Saved:
    """A head of a hamlet whose release was recognised and whose successor is called for."""
    decision = propose(desk, item=Item.BQ4, is_release=True, title="Cho thôi Trưởng thôn Đoài", proposer=Proposer.CHAIR)
    take(desk, decision, "agree", DAY)
    take(desk, decision, "call_meeting", date(2026, 3, 10), until_on=ON)
    counted(desk, decision, (220, 20, 10))
    for key in ("passed", "submit", "recognise", "call_new_election"):
        take(desk, decision, key, AFTER)
    return decision


def test_a_result_hangs_at_the_culture_house_of_its_hamlet_and_goes_with_the_step(desk: Desk) -> None:
    decision = called(desk)
    counted(desk, decision, (220, 20, 10))
    shown = published(desk, decision)
    assert places(shown) == ["Nhà văn hóa thôn Đoài"]
    assert [(each.item_code, each.from_on) for each in shown.notices] == [(postings.RESULT_CODE, AFTER)]
    HandlingService(desk).take_back(decision.uid, shown.rev, "Ghi nhầm")
    assert places(decision_record(desk, decision.uid)) == []


def test_a_release_shows_the_election_that_it_led_to(desk: Desk) -> None:
    decision = released(desk)
    assert decision_record(desk, decision.uid).followed_by is None
    election = propose(desk, item=Item.BQ4, title="Bầu Trưởng thôn Đoài", proposer=Proposer.CHAIR, proposed_on=AFTER)
    found = decision_record(desk, decision.uid).followed_by
    assert found is not None
    assert found.uid == election.uid


def test_the_page_of_a_release_begins_the_election_with_its_hamlet(qtbot: QtBot, workplace: Window) -> None:
    decision = released(workplace.desk)
    entry = EntryPage(workplace)
    workplace.open = lambda page, uid="", **said: entry.arrive({"uid": uid, **said})  # type: ignore[method-assign]
    page = RecordPage(workplace)
    workplace.show(page)
    page.arrive({"uid": decision.uid})
    wait_for(qtbot, page, "Chưa ghi việc bầu người mới vào sổ.")
    next(each for each in page.findChildren(Button) if each.text() == "Ghi việc bầu").click()
    raw = entry.form.raw()
    assert (raw["item"], raw["hamlet"], raw["title"]) == (Item.BQ4.name, "Thôn Đoài", "Bầu Trưởng thôn Đoài")
    assert not entry.form.field("is_release").isHidden()
    entry.arrive({})
    assert entry.form.field("is_release").isHidden()


def test_the_page_shows_the_sums_of_a_work_and_leads_to_its_account(qtbot: QtBot, workplace: Window) -> None:
    decision = propose(workplace.desk)
    WorkService(workplace.desk).add(decision.uid, MoneyEntry(on=DAY, kind=Money.PEOPLE, amount=180_000, what="Hộ 1"))
    page = RecordPage(workplace)
    workplace.show(page)
    page.arrive({"uid": decision.uid})
    wait_for(qtbot, page, "Thu 180.000 đồng, chi 0 đồng, còn lại 180.000 đồng.")
    next(each for each in page.findChildren(Button) if each.text() == "Mở thu, chi").click()
    assert workplace.opened == [("decisions.work", decision.uid)]


def test_a_result_of_the_commune_hangs_at_its_boards_and_in_every_hamlet(desk: Desk) -> None:
    PlaceService(desk).add(PlaceEntry(kind=PlaceKind.HEADQUARTERS, name=BOARD))
    decision = propose(desk, scope=Scope.COMMUNE, hamlet="", proposer=Proposer.CHAIR)
    with desk.db.writing(desk.account.uid) as session:
        postings.put_result(session, desk, decision_of(session, decision.uid), DAY)
        houses = [f"Nhà văn hóa {words.inside(each.full_name)}" for each in hamlet_rows(session, DAY)]
    assert len(houses) > 2
    assert places(decision_record(desk, decision.uid)) == [BOARD, *houses]
