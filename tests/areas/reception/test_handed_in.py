"""Papers handed in at the desk."""

import pytest

from desktop_app.areas.reception.handed_in import HandedInService
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import HandedIn
from tests.areas.reception.makers import MakeEntry

DEED = HandedIn("Giấy chứng nhận quyền sử dụng đất", 2, "Bản sao chứng thực", "Rõ chữ")
MAP = HandedIn("Trích lục bản đồ", 1, "Bản chính")


def test_papers_stand_in_the_order_they_were_handed_in(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    visit, papers = reception.register(an_entry()), HandedInService(desk)

    assert papers.take(visit.uid, [DEED]) == 1
    assert papers.take(visit.uid, [MAP]) == 2

    assert papers.papers(visit.uid) == [DEED, MAP]


def test_a_paper_without_a_name_is_refused_and_nothing_is_noted(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    visit, papers = reception.register(an_entry()), HandedInService(desk)

    with pytest.raises(InvalidInput, match="thứ 2"):
        papers.take(visit.uid, [DEED, HandedIn("  ")])

    assert papers.papers(visit.uid) == []


def test_a_void_visit_takes_no_papers(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    visit = reception.register(an_entry())
    reception.void(visit.uid, visit.rev, "Ghi nhầm người.")

    with pytest.raises(UserError):
        HandedInService(desk).take(visit.uid, [DEED])
