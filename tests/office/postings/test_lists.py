"""The list of copies, its counts, and what Hôm nay is told."""

from datetime import date

import pytest

from desktop_app.office.desk import Desk
from desktop_app.office.postings.due import UNSEEN, CopiesTask
from desktop_app.office.postings.lists import CopyFilter, CopyPages, CopyRow, copy_counts
from desktop_app.office.postings.queries import CopiesDue, PostingView, copies_due
from desktop_app.office.postings.rules import Standing
from desktop_app.office.postings.service import PostingService
from desktop_app.office.postings.verbs import Begin, End
from tests.office.postings.makers import TODAY, at, key_of, places, posted, seen

BY = "Hoàng Thị Lan"


@pytest.fixture
def boards(desk: Desk) -> dict[str, PostingView]:
    """One notice of every kind, with two copies each."""
    service = PostingService(desk)
    made = {name: posted(desk, days) for name, days in (("waiting", 30), ("running", 30), ("ripe", 30), ("ended", 30))}
    made |= {"permanent": posted(desk, 0), "broken": posted(desk, 30)}
    began = {name: at(10, 15) for name in ("ripe", "ended")}
    began |= {"running": at(11, 20), "permanent": at(10, 1), "broken": at(11, 1)}
    for name, begun in began.items():
        service.together([key_of(copy) for copy in made[name].copies], Begin(begun, BY))
    service.together([key_of(copy) for copy in seen(desk, made["ended"].uid).copies], End(at(11, 20), BY))
    first = seen(desk, made["broken"].uid).copies[0]
    service.interrupt(first.uid, first.rev, at(11, 10), "Gió")
    return {name: seen(desk, view.uid) for name, view in made.items()}


def rows(desk: Desk, wanted: CopyFilter, sort: str = "number", descending: bool = True) -> list[CopyRow]:
    pages = CopyPages(desk.db, wanted, TODAY, sort, descending=descending)
    found: list[CopyRow] = []
    while part := pages.after(found[-1] if found else None, 5):
        found += part
    assert pages.count() == len(found)
    return found


def test_each_standing_shows_its_copies_and_no_others(desk: Desk, boards: dict[str, PostingView]) -> None:
    broken = boards["broken"].number
    expected = {
        Standing.WAITING: [(boards["waiting"].number, "bản 1/2"), (boards["waiting"].number, "bản 2/2")],
        Standing.HANGING: [
            (broken, "bản 2/2"),
            (boards["permanent"].number, "bản 1/2"), (boards["permanent"].number, "bản 2/2"),
            (boards["running"].number, "bản 1/2"), (boards["running"].number, "bản 2/2"),
        ],
        Standing.RIPE: [(boards["ripe"].number, "bản 1/2"), (boards["ripe"].number, "bản 2/2")],
        Standing.BROKEN: [(broken, "bản 1/2")],
        Standing.ENDED: [(boards["ended"].number, "bản 1/2"), (boards["ended"].number, "bản 2/2")],
    }  # fmt: skip
    for standing, copies in expected.items():
        found = rows(desk, CopyFilter(standing=standing))
        assert [(row.number, row.copy_words) for row in found] == copies, standing


def test_every_order_shows_every_copy_once(desk: Desk, boards: dict[str, PostingView]) -> None:
    for sort in ("number", "place_name", "from_on"):
        for descending in (True, False):
            found = rows(desk, CopyFilter(), sort, descending)
            assert len({row.uid for row in found}) == len(found) == 2 * len(boards)
    names = [row.place_name for row in rows(desk, CopyFilter(), "place_name", descending=False)]
    assert names == sorted(names)


def test_place_words_and_one_notice_narrow_the_list(desk: Desk, boards: dict[str, PostingView]) -> None:
    place = places(desk)[1]
    assert {row.place_name for row in rows(desk, CopyFilter(place_uid=place))} == {"Nhà văn hóa Thôn Đoài"}
    assert len(rows(desk, CopyFilter(text="du toan quy III"))) == 2 * len(boards)
    assert rows(desk, CopyFilter(text="không có chữ này")) == []
    assert len(rows(desk, CopyFilter(only_uid=boards["ripe"].uid))) == 2
    serial = boards["ripe"].copies[0].serial
    assert {row.number for row in rows(desk, CopyFilter(text=serial))} == {boards["ripe"].number}


def test_a_row_says_where_its_copy_stands(desk: Desk, boards: dict[str, PostingView]) -> None:
    said = {row.number: (row.standing, row.until_words) for row in rows(desk, CopyFilter())}
    assert said[boards["running"].number] == ("Ngày 3/30", "đến 14/11/2026")
    assert said[boards["ripe"].number] == ("Đủ ngày, chờ gỡ", "đến 14/11/2026")
    assert said[boards["ended"].number] == ("Đủ ngày", "gỡ 20/11/2026")
    assert said[boards["permanent"].number] == ("Thường xuyên", "thường xuyên")


def test_the_counts_are_those_of_the_list(desk: Desk, boards: dict[str, PostingView]) -> None:
    counted = copy_counts(desk.db, TODAY)
    assert (counted.waiting, counted.ripe, counted.broken) == (2, 2, 1)
    assert counted.hanging == 7
    assert counted.all == 2 * len(boards)
    assert counted.unseen == len(rows(desk, CopyFilter(unseen_only=True))) == 3
    assert len(rows(desk, CopyFilter(unseen_only=True, standing=Standing.HANGING))) == 3
    assert rows(desk, CopyFilter(unseen_only=True, standing=Standing.ENDED)) == []


def told(desk: Desk, on: date = TODAY) -> dict[tuple[CopiesTask, str], CopiesDue]:
    with desk.db.reading() as session:
        found = copies_due(session, on)
    assert [due.due_on for due in found] == sorted(due.due_on for due in found)
    return {(due.task, due.label): due for due in found}


def test_today_hears_what_is_to_be_done_with_copies(desk: Desk, boards: dict[str, PostingView]) -> None:
    due = told(desk)
    label = {name: view.label for name, view in boards.items()}
    assert due[CopiesTask.PUT_UP, label["waiting"]].due_on == date(2026, 10, 15)
    assert due[CopiesTask.TAKE_DOWN, label["ripe"]].due_on == date(2026, 11, 15)
    assert due[CopiesTask.TAKE_DOWN, label["running"]].due_on == date(2026, 12, 21)
    assert due[CopiesTask.PUT_BACK, label["broken"]].places == ("Trụ sở HĐND, UBND xã",)
    assert due[CopiesTask.TAKE_DOWN, label["broken"]].places == ("Nhà văn hóa Thôn Đoài",)
    look = due[CopiesTask.LOOK_OVER, ""]
    assert (look.uid, look.due_on, len(look.places)) == (UNSEEN, date(2026, 10, 8), 2)
    assert not {label["ended"], label["permanent"]} & {name for _, name in due}


@pytest.mark.usefixtures("boards")
def test_what_was_looked_after_is_quiet_for_a_week(desk: Desk) -> None:
    service = PostingService(desk)
    for row in rows(desk, CopyFilter(unseen_only=True)):
        service.look_over(row.uid, row.rev, TODAY)
    assert (CopiesTask.LOOK_OVER, "") not in told(desk, date(2026, 11, 26))
    assert (CopiesTask.LOOK_OVER, "") in told(desk, date(2026, 11, 30))


def test_a_voided_notice_asks_only_to_come_down(desk: Desk, boards: dict[str, PostingView]) -> None:
    service = PostingService(desk)
    for name in ("waiting", "running"):
        service.void(boards[name].uid, boards[name].rev, "Thu hồi")
    due = told(desk)
    assert (CopiesTask.PUT_UP, boards["waiting"].label) not in due
    assert due[CopiesTask.TAKE_DOWN, boards["running"].label].due_on == TODAY
