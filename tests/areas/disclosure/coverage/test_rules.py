"""What a cell says of its records, its plan and statements: a table of cases, and what must hold for any of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.areas.disclosure.catalogue import shipped_items
from desktop_app.areas.disclosure.coverage.cells import Planned, Stated, cell
from desktop_app.areas.disclosure.coverage.grid import YearFacts, flat, grid
from desktop_app.areas.disclosure.coverage.rules import CellState, RecordFacts, cell_state
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.rules import State
from desktop_app.office.postings.rules import Hanging

TODAY = date(2026, 11, 23)
NOVEMBER, OCTOBER, DECEMBER = date(2026, 11, 1), date(2026, 10, 1), date(2026, 12, 1)
BEGUN = date(2026, 11, 5)
ONLY_BOARDS = frozenset({Form.POSTED})


def record(state: State = State.DONE, **given_facts: object) -> RecordFacts:
    usual: dict[str, object] = {
        "uid": "r",
        "item_code": "CK07",
        "title": "Danh sách hộ nghèo",
        "trigger_on": date(2026, 11, 2),
        "due_on": date(2026, 11, 9),
        "disclosed_on": None if state in (State.WAITING, State.SOON, State.LATE) else BEGUN,
    }
    return RecordFacts(state=state, **(usual | given_facts))  # type: ignore[arg-type]


def hanging(*each: Hanging) -> dict[str, object]:
    return {"hanging": each, "lacking": ONLY_BOARDS}


@pytest.mark.parametrize(
    ("state", "facts", "says"),
    [
        (State.WAITING, {}, CellState.PLANNED),
        (State.SOON, {}, CellState.SOON),
        (State.LATE, {}, CellState.LATE),
        (State.RUNNING, hanging(Hanging.RUNNING), CellState.RUNNING),
        (State.RUNNING, hanging(Hanging.RUNNING, Hanging.RIPE), CellState.RUNNING),
        (State.RUNNING, hanging(Hanging.RUNNING, Hanging.BROKEN), CellState.LATE),
        (State.RUNNING, hanging(Hanging.RUNNING, Hanging.SHORT), CellState.LATE),
        (State.LACKING, hanging(Hanging.DONE), CellState.LATE),
        (State.LACKING, hanging(Hanging.DONE, Hanging.RIPE), CellState.SOON),
        (State.LACKING, {"hanging": (Hanging.RIPE,), "lacking": ONLY_BOARDS | {Form.RADIO}}, CellState.LATE),
        (State.DONE, {}, CellState.DONE),
        (State.PERMANENT, hanging(Hanging.PERMANENT), CellState.PERMANENT),
        (State.PERMANENT, hanging(Hanging.REMOVED), CellState.LATE),
        (State.PERMANENT, hanging(Hanging.PERMANENT, Hanging.BROKEN), CellState.LATE),
        (State.VOID, {}, CellState.NOT_ASKED),
        (State.LACKING, hanging(Hanging.SHORT) | {"is_followed": True}, CellState.DONE),
        (State.WAITING, {"is_followed": True}, CellState.NOT_ASKED),
        (State.LACKING, hanging(Hanging.SHORT) | {"is_backfilled": True}, CellState.DONE),
        (State.LATE, {"is_backfilled": True}, CellState.PLANNED),
    ],
)
def test_a_record_says_what_its_own_page_says_unless_a_copy_fell(
    state: State, facts: dict[str, object], says: CellState
) -> None:
    assert cell_state(record(state, **facts)) is says


@pytest.mark.parametrize(
    ("due_on", "complete_on", "kept"),
    [
        (date(2026, 11, 9), BEGUN, True),
        (date(2026, 11, 4), BEGUN, False),
        (date(2026, 11, 20), None, False),
        (TODAY, None, None),
        (None, BEGUN, None),
    ],
)
def test_a_limit_was_kept_or_missed_or_is_open(due_on: date | None, complete_on: date | None, kept: bool) -> None:
    assert record(due_on=due_on, complete_on=complete_on).was_in_time(TODAY) is kept


LINE, NONE = Planned("CK07", 11, "Hộ nghèo"), Stated("s", 1, "CK07", 11, "Không rà soát")
DONE_ONE, LATE_ONE = record(uid="done"), record(State.LATE, uid="late")


@pytest.mark.parametrize(
    ("records", "planned", "stated", "month", "state"),
    [
        ([], [], [], NOVEMBER, CellState.NOT_ASKED),
        ([], [LINE], [], OCTOBER, CellState.LATE),
        ([], [LINE], [], NOVEMBER, CellState.SOON),
        ([], [LINE], [], DECEMBER, CellState.PLANNED),
        ([], [LINE], [NONE], OCTOBER, CellState.NOTHING),
        ([], [], [NONE], OCTOBER, CellState.NOTHING),
        ([DONE_ONE], [], [NONE], NOVEMBER, CellState.DONE),
        ([DONE_ONE], [LINE], [], OCTOBER, CellState.DONE),
        ([DONE_ONE, LATE_ONE], [], [], NOVEMBER, CellState.LATE),
        ([DONE_ONE, record(State.RUNNING)], [], [], NOVEMBER, CellState.RUNNING),
        ([record(item_code="CK07.1")], [LINE], [], OCTOBER, CellState.DONE),
        ([record(item_code="CK08")], [LINE], [], OCTOBER, CellState.LATE),
    ],
)
def test_the_worst_wins_in_a_cell(
    records: Sequence[RecordFacts],
    planned: Sequence[Planned],
    stated: Sequence[Stated],
    month: date,
    state: CellState,
) -> None:
    assert cell(records, planned, stated, month, TODAY).state is state


def test_the_day_number_is_that_of_the_record_that_is_least_far_and_the_worst_comes_first() -> None:
    found = cell([record(State.RUNNING, day=12), record(State.RUNNING, day=9), DONE_ONE], [], [], NOVEMBER, TODAY)
    assert found.day == 9
    assert [each.state for each in found.records] == [State.RUNNING, State.RUNNING, State.DONE]


days = st.dates(date(2026, 9, 1), date(2026, 12, 31))
any_record = st.builds(
    RecordFacts,
    uid=st.just("r"),
    item_code=st.sampled_from(["CK02", "CK02.1", "CK02.3", "CK07"]),
    title=st.just("Văn bản"),
    trigger_on=days,
    state=st.sampled_from([state for state in State if state is not State.VOID]),
    due_on=st.none() | days,
    disclosed_on=st.none() | days,
    lacking=st.frozensets(st.sampled_from(Form)),
    hanging=st.lists(st.sampled_from(Hanging), max_size=3).map(tuple),
    day=st.integers(0, 40),
    is_backfilled=st.booleans(),
    is_followed=st.booleans(),
)
lines = st.lists(st.builds(Planned, st.sampled_from(["CK02", "CK02.3", "CK07"]), st.just(11), st.just("Việc")))
statements = st.lists(st.builds(Stated, st.just("s"), st.just(1), st.just("CK07"), st.just(11), st.just("")))
URGENT = (CellState.PLANNED, CellState.RUNNING, CellState.SOON, CellState.LATE)


def urgency(state: CellState) -> int:
    """What is done, hangs for good or asks for nothing needs nobody."""
    return state.weight if state in URGENT else 0


@given(st.lists(any_record, max_size=3), lines, statements, st.sampled_from([OCTOBER, NOVEMBER, DECEMBER]), days)
def test_a_record_that_is_done_never_makes_a_cell_worse(
    records: list[RecordFacts], planned: list[Planned], stated: list[Stated], month: date, today: date
) -> None:
    before = cell(records, planned, stated, month, today)
    after = cell([*records, DONE_ONE], planned, stated, month, today)
    assert urgency(after.state) <= urgency(before.state)


@given(st.lists(any_record, max_size=3), lines, st.sampled_from([OCTOBER, NOVEMBER, DECEMBER]), days)
def test_a_statement_never_makes_a_cell_worse_and_never_hides_what_a_record_asks_for(
    records: list[RecordFacts], planned: list[Planned], month: date, today: date
) -> None:
    before = cell(records, planned, [], month, today)
    after = cell(records, planned, [NONE], month, today)
    assert urgency(after.state) <= urgency(before.state)
    assert urgency(after.state) >= max((urgency(cell_state(each)) for each in records), default=0)


@given(any_record)
def test_only_a_record_that_is_in_use_and_of_no_old_book_presses(facts: RecordFacts) -> None:
    if facts.is_followed or facts.is_backfilled:
        assert not cell_state(facts).presses
    elif facts.state in (State.LATE, State.SOON):
        assert cell_state(facts).presses


@given(st.lists(any_record, max_size=4), lines, statements, days)
def test_a_part_counts_in_its_whole_item_and_both_agree_on_the_worst(
    records: list[RecordFacts], planned: list[Planned], stated: list[Stated], today: date
) -> None:
    items = [item for item in shipped_items() if item.binds_on(TODAY)]
    found = grid(items, YearFacts(tuple(records), tuple(planned), tuple(stated)), 2026, today)
    for row in found.rows:
        for part in row.parts:
            for whole, of_part in zip(row.cells, part.cells, strict=True):
                assert len(of_part.records) <= len(whole.records)
                if of_part.records:
                    worst = max(cell_state(each).weight for each in of_part.records)
                    assert whole.state.weight >= worst


def test_the_year_has_a_row_for_each_item_and_unfolds_its_parts() -> None:
    items = [item for item in shipped_items() if item.binds_on(TODAY)]
    budget = replace(DONE_ONE, item_code="CK02.3", trigger_on=date(2026, 4, 10))
    found = grid(items, YearFacts((budget,)), 2026, TODAY)
    assert [row.item.code for row in found.rows] == [f"CK{number:02d}" for number in range(1, 15)]
    assert found.rows[1].cells[3].state is CellState.DONE
    unfolded = [row.item.code for row in flat(found.rows, frozenset({"CK02"}))]
    assert unfolded[1:7] == ["CK02", "CK02.1", "CK02.2", "CK02.3", "CK02.4", "CK02.5"]
    states = {row.item.code: row.cells[3].state for row in found.rows[1].parts}
    assert states["CK02.3"] is CellState.DONE
    assert states["CK02.1"] is CellState.NOT_ASKED
    assert found.counts[CellState.DONE] == 1


def test_a_permanent_notice_is_one_bar_from_its_month_on_and_its_absence_presses_now() -> None:
    items = [item for item in shipped_items() if item.binds_on(TODAY) and item.is_permanent]
    up = record(
        State.PERMANENT,
        item_code="CK04",
        hanging=(Hanging.PERMANENT,),
        permanent_from=date(2026, 3, 12),
        looked_over_on=date(2026, 11, 5),
    )
    rules, procedures = grid(items, YearFacts((up,)), 2026, TODAY).rows
    assert [each.state for each in rules.cells] == [CellState.NOT_ASKED] * 2 + [CellState.PERMANENT] * 10
    assert rules.looked_over_on == date(2026, 11, 5)
    assert [each.state for each in procedures.cells].count(CellState.LATE) == 1
    assert procedures.cells[10].lacks_notice
    stated = YearFacts((), (), (Stated("s", 1, "CK13", 11, "Do Trung tâm hành chính công niêm yết"),))
    assert grid(items, stated, 2026, TODAY).rows[1].cells[10].state is CellState.NOTHING


def test_a_permanent_notice_of_an_earlier_year_that_came_down_stands_in_the_present_month() -> None:
    items = [item for item in shipped_items() if item.binds_on(TODAY) and item.code == "CK04"]
    down = record(State.PERMANENT, item_code="CK04", trigger_on=date(2025, 3, 2), hanging=(Hanging.REMOVED,))
    [row] = grid(items, YearFacts((down,)), 2026, TODAY).rows
    assert [at for at, each in enumerate(row.cells, start=1) if each.state is CellState.LATE] == [11]
    assert row.presses
