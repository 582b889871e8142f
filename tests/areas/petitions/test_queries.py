"""The list of petitions: under a filter, in an order, page after page, counted."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from desktop_app.areas.petitions.queries import (
    SORTS,
    PetitionFilter,
    PetitionPages,
    PetitionRow,
    counts,
    known_handlers,
)
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible, Outcome, Source, State
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.petitions.makers import a_petition, ours, take


def rows(desk: Desk, wanted: PetitionFilter | None = None, sort: str = "number", *, size: int = 2) -> list[PetitionRow]:
    """Every row, read page after page."""
    pages, found = PetitionPages(desk, wanted or PetitionFilter(), sort, descending=False), list[PetitionRow]()
    while more := pages.after(found[-1] if found else None, size):
        found += more
    assert pages.count() == len(found)
    return found


def labels(desk: Desk, **wanted: object) -> list[str]:
    return [row.label for row in rows(desk, PetitionFilter(**wanted))]  # type: ignore[arg-type]


@pytest.fixture
def five(desk: Desk) -> None:
    """A complaint that is late, a suggestion due soon, one given to somebody, one sent on, one that just came."""
    service = PetitionService(desk)
    service.register(a_petition(received_on=date(2026, 11, 9), full_name="Lê Văn Muộn"))
    service.register(
        a_petition(received_on=date(2026, 11, 11), kind=Kind.SUGGESTION, full_name="Đỗ Thị Sớm", signers=7)
    )
    given = ours(desk, date(2026, 11, 12), received_on=date(2026, 11, 12), full_name="Bùi Văn Giao")
    said = date(2026, 11, 16)
    take(desk, given, "accept_complaint", said, document_on=said, assigned_to="Đinh Viết Cảnh")
    sent = service.register(
        a_petition(received_on=date(2026, 11, 13), kind=Kind.FEEDBACK, source=Source.QR, content="Mất sóng ở Nà Phai")
    )
    sent = take(desk, sent, "classify", said, eligible=Eligible.YES, competent=Competent.NO)
    take(desk, sent, "transfer", said, document_on=said, to_agency="Sở Khoa học và Công nghệ")
    service.register(a_petition(received_on=date(2026, 11, 20), full_name="An Thị Mới", hamlet="Thôn Đoài", address=""))


@pytest.mark.parametrize("sort", sorted(SORTS))
def test_page_after_page_shows_every_petition_once(desk: Desk, five: None, sort: str) -> None:
    found = rows(desk, sort=sort)
    assert sorted(row.number for row in found) == [1, 2, 3, 4, 5]
    assert [row.uid for row in found] == [row.uid for row in rows(desk, sort=sort, size=100)]


def test_what_owes_nothing_stands_after_every_deadline(desk: Desk, five: None) -> None:
    days = [row.next_due_on for row in rows(desk, sort="due")]
    assert days[:2] == [date(2026, 11, 18), date(2026, 11, 26)]
    assert days[-1] is None


def test_a_filter_leaves_what_it_says(desk: Desk, five: None) -> None:
    assert labels(desk, kind=Kind.SUGGESTION) == ["002/2026"]
    assert labels(desk, state=State.ACCEPTED) == ["003/2026"]
    assert labels(desk, source=Source.QR) == ["004/2026"]
    assert labels(desk, outcome=Outcome.TRANSFERRED) == ["004/2026"]
    assert labels(desk, handler="Đinh Viết Cảnh") == ["003/2026"]
    assert labels(desk, from_on=date(2026, 11, 12), to_on=date(2026, 11, 13)) == ["003/2026", "004/2026"]
    assert labels(desk, open_only=True) == ["001/2026", "002/2026", "003/2026", "005/2026"]
    assert labels(desk, late_only=True) == ["001/2026"]
    assert labels(desk, due_soon=True) == ["002/2026"]
    assert labels(desk, late_only=True, due_soon=True) == ["001/2026", "002/2026"]
    assert known_handlers(desk) == ["Đinh Viết Cảnh"]


def test_words_are_found_without_accents_and_a_whole_number_as_a_number(desk: Desk, five: None) -> None:
    assert labels(desk, text="do thi som") == ["002/2026"]
    assert labels(desk, text="nà phai sóng") == ["004/2026"]
    assert labels(desk, text="so khoa hoc") == ["004/2026"], "the body to which it was sent"
    assert labels(desk, text="3/2026") == labels(desk, text="003/2026") == ["003/2026"]
    assert labels(desk, text="3/2025") == []


def test_a_row_says_who_where_and_what_is_due(desk: Desk, five: None) -> None:
    last = rows(desk)[-1]
    assert (last.who, last.where) == ("An Thị Mới", "Thôn Đoài")
    assert last.next_due_on == date(2026, 12, 2)
    assert rows(desk)[1].where == "Thôn Đoài · 7 người ký"
    assert rows(desk)[3].stands == "Đã chuyển"


def test_an_anonymous_petition_is_called_so(desk: Desk) -> None:
    PetitionService(desk).register(a_petition(full_name="", address="", is_anonymous=True))
    assert [(row.who, row.where) for row in rows(desk)] == [("Đơn nặc danh", "")]


def test_the_counts_stand_apart(desk: Desk, five: None) -> None:
    found = counts(desk, PetitionFilter())
    assert (found.petitions, found.people, found.cases, found.open) == (5, 11, 5, 4)
    assert (found.late, found.soon) == (1, 1)
    assert found.by_state[State.NEW] == 3
    assert found.by_state[State.ENDED] == 1
    assert counts(desk, PetitionFilter(kind=Kind.SUGGESTION)).people == 7


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """What the database is asked."""
    statements = list[str]()

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield statements
    event.remove(Engine, "before_cursor_execute", note)


def test_a_page_of_many_petitions_asks_as_little_as_a_page_of_few(desk: Desk, five: None, asked: list[str]) -> None:
    PetitionPages(desk, PetitionFilter()).after(None, 2)
    few = len(asked)
    asked.clear()
    PetitionPages(desk, PetitionFilter()).after(None, 100)
    assert len(asked) <= few + 1, "the hamlets of those who have one"
    asked.clear()
    counts(desk, PetitionFilter())
    assert len([each for each in asked if each.startswith("SELECT")]) == 1
