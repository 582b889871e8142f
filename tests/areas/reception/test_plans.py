"""No list reads the whole register: every query of a page goes by an index."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, event

from desktop_app.areas import load_areas
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.queries import SORTS, VisitFilter, VisitPages, due_visits
from desktop_app.areas.reception.record import earlier_visits, times_here, visit_record
from desktop_app.areas.reception.register_rows import register_lines
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.office.desk import Desk
from desktop_app.office.finding import find_anything
from desktop_app.office.matter_kinds import Kind
from tests.areas.reception.makers import MakeEntry

BIG = ("visit", "visit_person", "person", "journal", "journal_value", "case_file")


@contextmanager
def statements(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    """Every reading statement sent inside the block."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            sent.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def whole_reads(desk: Desk, work: Callable[[], object]) -> list[str]:
    """The steps of the plans that read a big table from end to end without an index."""
    with statements(desk.db.engine) as sent:
        work()
    assert sent
    found = []
    with desk.db.engine.connect() as connection:
        for statement, values in sent:
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values):
                words = str(row[3]).split()
                if words[0] == "SCAN" and words[1] in BIG and "INDEX" not in words:
                    found.append(f"{row[3]}: {statement[:80]}")
    return found


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("descending", [True, False])
def test_first_and_later_pages_go_by_an_index(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, sort: str, descending: bool
) -> None:
    for n in range(3):
        reception.register(an_entry(full_name=f"Trần Thị Mỵ {n}", paper_number=""))
    for wanted in (
        VisitFilter(),
        VisitFilter(text="tran thi"),
        VisitFilter(kind=Kind.SUGGESTION, handling=Handling.ACCEPT),
        VisitFilter(from_on=date(2026, 11, 1), to_on=date(2026, 11, 30), open_only=True),
    ):
        pages = VisitPages(desk.db, wanted, sort, descending)
        first = pages.after(None, 2)
        assert whole_reads(desk, lambda p=pages, f=first: p.after(f[-1], 2)) == []  # type: ignore[misc]


def test_a_record_its_history_and_the_searches_go_by_an_index(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry())
    person = visit_record(desk.db, saved.uid).person_id
    assert person

    assert whole_reads(desk, lambda: visit_record(desk.db, saved.uid)) == []
    assert whole_reads(desk, lambda: earlier_visits(desk.db, person)) == []
    assert whole_reads(desk, lambda: times_here(desk.db, person, date(2026, 1, 1))) == []
    assert whole_reads(desk, lambda: due_visits(desk.db, date(2026, 12, 31))) == []
    assert whole_reads(desk, lambda: find_anything(desk, load_areas(), "nguyen duc")) == []
    assert whole_reads(desk, lambda: list(register_lines(desk.db, date(2026, 1, 1), date(2026, 12, 31)))) == []
