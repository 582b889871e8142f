"""The account of a work: what was planned, what came and went, what is left; struck entries stay and count nowhere."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Item, Money
from desktop_app.areas.decisions.works.entry import MoneyEntry, PlanEntry
from desktop_app.areas.decisions.works.paper import AccountPaperService
from desktop_app.areas.decisions.works.queries import AccountView, account_of
from desktop_app.areas.decisions.works.rules import sums_of
from desktop_app.areas.decisions.works.service import WorkService
from desktop_app.areas.decisions.works.views.work_page import WorkPage
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.paper.document import Table
from desktop_app.core.paper.inline import text_of
from desktop_app.core.paper.saving import Format, save_document
from desktop_app.kit.labels import Label
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.kept import Saved, row_of
from desktop_app.office.postings.places import PlaceService
from desktop_app.office.postings.queries import postings_of
from tests.areas.decisions.makers import be_on, propose
from tests.areas.reception.workplace import Window

ON = date(2026, 6, 30)


@pytest.fixture
def decision(desk: Desk) -> Saved:
    """A contribution to a road."""
    be_on(desk, ON)
    return propose(desk)


def account(desk: Desk, decision: Saved) -> AccountView:
    with desk.db.reading() as session:
        return account_of(session, row_of(session, Decision, decision.uid, "").id)


def money(kind: Money, amount: int, **said: Any) -> MoneyEntry:
    return MoneyEntry(**{"on": ON, "kind": kind, "amount": amount, "what": "Thu của các hộ", **said})


def filled(desk: Desk, decision: Saved) -> None:
    service = WorkService(desk)
    plan = PlanEntry(state_money=186_000_000, people_money=180_000_000, labour_days=640, share="180.000 đồng một khẩu")
    service.plan(decision.uid, 0, plan)
    for kind, amount in ((Money.STATE, 186_000_000), (Money.PEOPLE, 182_340_000), (Money.OTHER, 48_000_000),
                         (Money.LABOUR, 640), (Money.SPENT, 412_390_000)):  # fmt: skip
        service.add(decision.uid, money(kind, amount))


def test_labour_is_no_money_and_what_is_left_is_what_came_without_what_went() -> None:
    sums = sums_of([(Money.STATE, 5), (Money.PEOPLE, 7), (Money.LABOUR, 100), (Money.SPENT, 20)])
    assert (sums.received, sums.spent, sums.balance, sums.labour_days) == (12, 20, -8, 100)


def test_an_account_tells_plan_entries_and_balance(desk: Desk, decision: Saved) -> None:
    assert account(desk, decision).is_empty
    filled(desk, decision)
    found = account(desk, decision)
    assert (found.plan.total, found.sums.received, found.sums.balance) == (366_000_000, 416_340_000, 3_950_000)
    assert (found.last_on, found.is_empty) == (ON, False)


def test_a_struck_entry_stays_with_its_reason_and_counts_nowhere(desk: Desk, decision: Saved) -> None:
    filled(desk, decision)
    service, entry = WorkService(desk), account(desk, decision).entries[-1]
    with pytest.raises(InvalidInput, match="Chưa ghi lý do"):
        service.strike(entry.uid, entry.rev, " ")
    service.strike(entry.uid, entry.rev, "Ghi hai lần")
    found = account(desk, decision)
    assert (found.entries[-1].struck_reason, found.sums.spent) == ("Ghi hai lần", 0)
    with pytest.raises(UserError, match="Khoản này đã bỏ"):
        service.strike(entry.uid, found.entries[-1].rev, "Lần nữa")


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        ({"on": date(2027, 1, 1)}, "on"),
        ({"on": date(2026, 3, 1)}, "on"),
        ({"amount": 0}, "amount"),
        ({"amount": 10**12}, "amount"),
        ({"what": "  "}, "what"),
    ],
)
def test_an_entry_that_cannot_be_is_refused(desk: Desk, decision: Saved, entry: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        WorkService(desk).add(decision.uid, money(**{"kind": Money.PEOPLE, "amount": 5, **entry}))
    assert list(refused.value.problems) == [field]
    assert account(desk, decision).entries == ()


def test_only_a_matter_with_contributions_has_an_account_and_a_plan_seen_before_is_not_overwritten(
    desk: Desk, decision: Saved
) -> None:
    service = WorkService(desk)
    with pytest.raises(UserError, match="không có khoản đóng góp"):
        service.plan(propose(desk, item=Item.BQ3).uid, 0, PlanEntry())
    service.plan(decision.uid, 0, PlanEntry(people_money=5))
    with pytest.raises(UserError, match="vừa được người khác sửa"):
        service.plan(decision.uid, 0, PlanEntry(people_money=6))
    with pytest.raises(InvalidInput, match="Ngày công phải từ 0"):
        service.plan(decision.uid, 1, PlanEntry(labour_days=-1))


def test_its_disclosure_is_a_notice_of_ck05_for_the_days_that_the_law_asks_for(desk: Desk, decision: Saved) -> None:
    PlaceService(desk).add_proposed()
    places = [place.uid for place in PlaceService(desk).all()]
    with pytest.raises(InvalidInput, match="Chọn ít nhất một nơi"):
        WorkService(desk).post(decision.uid, ON, ())
    WorkService(desk).post(decision.uid, ON, places[:1])
    with desk.db.reading() as session:
        (notice,) = postings_of(session, [decision.uid], ON)[decision.uid]
    assert (notice.item_code, notice.required_days, len(notice.copies)) == ("CK05", 30, 1)


def test_the_paper_tells_every_entry_that_counts_in_pdf_word_and_excel(
    desk: Desk, decision: Saved, tmp_path: Path
) -> None:
    filled(desk, decision)
    entry = account(desk, decision).entries[0]
    WorkService(desk).strike(entry.uid, entry.rev, "Ghi nhầm")
    paper = AccountPaperService(desk).paper(decision.uid)
    planned, entries = (block for block in paper.blocks if isinstance(block, Table))
    assert planned.total == ("Còn lại", "", "-182.050.000")
    assert (len(entries.rows), entries.total[3:]) == (4, ("230.340.000", "412.390.000"))
    said = " ".join(text_of(block.content) for block in paper.blocks if hasattr(block, "content"))
    assert "chi nhiều hơn thu 182.050.000 đồng" in said
    for form in Format:
        save_document(paper, form, tmp_path / f"a.{form.value}")
    assert len(list(tmp_path.glob("a.*"))) == 3


def test_an_entry_is_made_on_the_page_by_keys(desk: Desk, decision: Saved, workplace: Window, qtbot: QtBot) -> None:
    page = WorkPage(workplace)
    workplace.show(page)
    page.arrive({"uid": decision.uid})
    qtbot.waitUntil(lambda: page.record is not None)
    qtbot.keyClick(page, Qt.Key.Key_F7)
    (sheet,) = [each for each in page.window().findChildren(VerbSheet) if each.isVisible()]
    sheet.form.load({"kind": Money.PEOPLE, "amount": 180_000, "what": "Hộ số 12"})
    qtbot.keyClick(sheet, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.record is not None and page.record.account.sums.people == 180_000)
    assert workplace.said == ["Đã lưu khoản này."]
    qtbot.waitUntil(lambda: any("Thu 180.000 đồng" in label.text() for label in page.findChildren(Label)))
