"""How a record stands and what its cell says: a table of cases, and what must hold for any of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.areas.disclosure.catalogue import shipped_items
from desktop_app.areas.disclosure.coverage.cells import Planned, Stated, cell
from desktop_app.areas.disclosure.coverage.grid import YearFacts, flat, grid
from desktop_app.areas.disclosure.coverage.rules import (
    CellState,
    CopyFacts,
    RecordFacts,
    Want,
    best_copies,
    longest_row,
    standing,
)
from desktop_app.areas.disclosure.models import Form
from desktop_app.office.postings.rules import Hanging

TODAY = date(2026, 11, 23)
NOVEMBER, OCTOBER, DECEMBER = date(2026, 11, 1), date(2026, 10, 1), date(2026, 12, 1)
POSTED, PORTAL, RADIO, HEAD = Form.POSTED, Form.PORTAL, Form.RADIO, Form.HAMLET_HEAD
BOTH = frozenset({POSTED, PORTAL})


def record(**given_facts: object) -> RecordFacts:
    usual: dict[str, object] = {
        "uid": "r",
        "item_code": "CK07",
        "title": "Danh sách hộ nghèo",
        "trigger_on": date(2026, 11, 2),
        "due_on": date(2026, 11, 9),
        "forms": BOTH,
        "begun": BOTH,
        "radio_needed": 3,
    }
    return RecordFacts(**(usual | given_facts))  # type: ignore[arg-type]


def copies(*hangings: Hanging, days: int = 12, minutes: bool = True) -> tuple[CopyFacts, ...]:
    return tuple(CopyFacts(f"Nơi {at}", each, days, minutes) for at, each in enumerate(hangings))


RUNNING, RIPE, HUNG, WAITING = Hanging.RUNNING, Hanging.RIPE, Hanging.DONE, Hanging.WAITING
NOT_YET: dict[str, object] = {"begun": frozenset[Form]()}
ALL_FORMS = frozenset({POSTED, PORTAL, RADIO, HEAD})


@pytest.mark.parametrize(
    ("facts", "state", "missing"),
    [
        (NOT_YET | {"due_on": date(2026, 11, 27)}, CellState.PLANNED, [Want.DISCLOSE]),
        (NOT_YET | {"due_on": date(2026, 11, 25)}, CellState.SOON, [Want.DISCLOSE]),
        (NOT_YET | {"due_on": TODAY}, CellState.SOON, [Want.DISCLOSE]),
        (NOT_YET | {"due_on": date(2026, 11, 22)}, CellState.LATE, [Want.DISCLOSE]),
        (NOT_YET | {"due_on": None}, CellState.PLANNED, [Want.DISCLOSE]),
        (NOT_YET | {"due_on": date(2026, 11, 22), "is_backfilled": True}, CellState.PLANNED, [Want.DISCLOSE]),
        ({"copies": copies(RUNNING, RUNNING)}, CellState.RUNNING, []),
        ({"copies": copies(RUNNING, WAITING)}, CellState.LATE, [Want.POST]),
        ({"copies": copies(RUNNING, WAITING), "due_on": date(2026, 11, 24)}, CellState.SOON, [Want.POST]),
        ({"copies": copies(RUNNING, WAITING), "due_on": date(2026, 11, 30)}, CellState.RUNNING, [Want.POST]),
        ({"copies": copies(RUNNING, Hanging.BROKEN)}, CellState.LATE, [Want.POST_AGAIN]),
        ({"copies": copies(HUNG, Hanging.SHORT)}, CellState.LATE, [Want.TAKEN_EARLY]),
        ({"copies": copies(RUNNING, RIPE)}, CellState.SOON, [Want.TAKE_DOWN]),
        ({"copies": copies(HUNG, RIPE)}, CellState.SOON, [Want.TAKE_DOWN]),
        ({"copies": copies(HUNG, HUNG, minutes=False)}, CellState.SOON, [Want.MINUTES]),
        ({"copies": copies(HUNG, HUNG)}, CellState.DONE, []),
        ({"copies": copies(HUNG), "begun": frozenset({POSTED})}, CellState.LATE, [Want.FORM]),
        ({"copies": copies(HUNG), "begun": frozenset({POSTED}), "left_out": frozenset({PORTAL})}, CellState.DONE, []),
        ({"begun": frozenset({PORTAL})}, CellState.LATE, [Want.FORM]),
        ({"forms": frozenset({PORTAL}), "begun": frozenset({PORTAL})}, CellState.DONE, []),
        ({"copies": copies(Hanging.PERMANENT)}, CellState.PERMANENT, []),
        ({"copies": copies(Hanging.REMOVED)}, CellState.LATE, [Want.PERMANENT]),
        ({"copies": copies(Hanging.SHORT), "is_followed": True}, CellState.DONE, []),
        (NOT_YET | {"is_followed": True}, CellState.NOT_ASKED, []),
        ({"copies": copies(Hanging.SHORT), "is_backfilled": True}, CellState.DONE, [Want.TAKEN_EARLY]),
        (
            {"copies": copies(HUNG), "forms": ALL_FORMS, "begun": ALL_FORMS, "radio_days": (date(2026, 11, 5),)},
            CellState.LATE,
            [Want.RADIO],
        ),
        (
            {"copies": copies(RUNNING), "forms": ALL_FORMS, "begun": ALL_FORMS, "radio_days": (date(2026, 11, 22),)},
            CellState.RUNNING,
            [Want.RADIO],
        ),
        (
            {
                "copies": copies(HUNG),
                "forms": ALL_FORMS,
                "begun": ALL_FORMS,
                "radio_days": (date(2026, 11, 5), date(2026, 11, 6), date(2026, 11, 7)),
            },
            CellState.DONE,
            [],
        ),
        (
            {"copies": copies(RIPE), "forms": ALL_FORMS, "begun": ALL_FORMS - {RADIO}},
            CellState.LATE,
            [Want.FORM, Want.TAKE_DOWN],
        ),
    ],
)
def test_a_record_stands_as_its_forms_and_copies_say(
    facts: dict[str, object], state: CellState, missing: list[Want]
) -> None:
    found = standing(record(**facts), TODAY)
    assert found.state is state
    assert [each.want for each in found.missing] == missing


def test_the_day_number_is_that_of_the_copy_that_is_least_far() -> None:
    hung = (CopyFacts("a", RUNNING, 12), CopyFacts("b", RUNNING, 9))
    assert standing(record(copies=hung), TODAY).day == 9


def test_a_copy_put_up_again_stands_for_the_one_taken_down_too_early() -> None:
    early, again = CopyFacts("a", Hanging.SHORT, 20), CopyFacts("a", RUNNING, 3)
    assert best_copies([early, again]) == best_copies([again, early]) == (again,)


@pytest.mark.parametrize(
    ("days", "longest"), [([], 0), ([5], 1), ([5, 6, 7], 3), ([5, 6, 8], 2), ([7, 5, 6, 6], 3), ([1, 3, 5], 1)]
)
def test_radio_days_count_when_they_follow_each_other(days: list[int], longest: int) -> None:
    assert longest_row([date(2026, 11, day) for day in days]) == longest


LINE, NONE = Planned("CK07", 11, "Hộ nghèo"), Stated("s", 1, "CK07", 11, "Không rà soát")
DONE_ONE = record(uid="done", copies=copies(HUNG))
LATE_ONE = record(uid="late", begun=frozenset())


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
        ([DONE_ONE, record(copies=copies(RUNNING))], [], [], NOVEMBER, CellState.RUNNING),
        ([record(item_code="CK07.1", copies=copies(HUNG))], [LINE], [], OCTOBER, CellState.DONE),
        ([record(item_code="CK08", copies=copies(HUNG))], [LINE], [], OCTOBER, CellState.LATE),
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


days = st.dates(date(2026, 9, 1), date(2026, 12, 31))
forms = st.frozensets(st.sampled_from([POSTED, PORTAL, RADIO, HEAD]))
hung_copies = st.lists(
    st.builds(CopyFacts, st.sampled_from("abc"), st.sampled_from(Hanging), st.integers(0, 40), st.booleans()),
    max_size=4,
).map(tuple)
any_record = st.builds(
    RecordFacts,
    uid=st.just("r"),
    item_code=st.sampled_from(["CK02", "CK02.1", "CK02.3", "CK07"]),
    title=st.just("Văn bản"),
    trigger_on=days,
    due_on=st.none() | days,
    forms=forms,
    begun=forms,
    left_out=forms,
    copies=hung_copies,
    radio_days=st.lists(days, max_size=4).map(tuple),
    radio_needed=st.integers(0, 3),
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


@given(any_record, days)
def test_what_presses_says_what_is_missing_and_what_is_done_misses_nothing(facts: RecordFacts, today: date) -> None:
    found = standing(facts, today)
    if found.state.presses:
        assert found.missing
    if found.state is CellState.DONE and not facts.is_backfilled:
        assert not found.missing


@given(any_record, days, st.integers(1, 60))
def test_a_record_that_nobody_touches_never_gets_better(facts: RecordFacts, today: date, later: int) -> None:
    assert standing(facts, today + timedelta(days=later)).state.weight >= standing(facts, today).state.weight


@given(st.lists(any_record, max_size=4), lines, statements, days)
def test_a_part_counts_in_its_whole_item_and_both_agree_on_the_worst(
    records: list[RecordFacts], planned: list[Planned], stated: list[Stated], today: date
) -> None:
    items = [item for item in shipped_items() if item.binds_on(TODAY)]
    found = grid(items, YearFacts(tuple(records), tuple(planned), tuple(stated)), 2026, today)
    for row in found.rows:
        for part in row.parts:
            for whole, of_part in zip(row.cells, part.cells, strict=True):
                assert {each.uid for each, _ in of_part.records} <= {each.uid for each, _ in whole.records}
                if of_part.records:
                    worst = max(found_there.state.weight for _, found_there in of_part.records)
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
    hanging = record(
        item_code="CK04",
        copies=copies(Hanging.PERMANENT),
        permanent_from=date(2026, 3, 12),
        looked_over_on=date(2026, 11, 5),
    )
    rules, procedures = grid(items, YearFacts((hanging,)), 2026, TODAY).rows
    assert [each.state for each in rules.cells] == [CellState.NOT_ASKED] * 2 + [CellState.PERMANENT] * 10
    assert rules.looked_over_on == date(2026, 11, 5)
    assert [each.state for each in procedures.cells].count(CellState.LATE) == 1
    assert procedures.cells[10].missing[0].want is Want.PERMANENT
    stated = YearFacts((), (), (Stated("s", 1, "CK13", 11, "Do Trung tâm hành chính công niêm yết"),))
    assert grid(items, stated, 2026, TODAY).rows[1].cells[10].state is CellState.NOTHING


def test_a_permanent_notice_of_an_earlier_year_that_came_down_stands_in_the_present_month() -> None:
    items = [item for item in shipped_items() if item.binds_on(TODAY) and item.code == "CK04"]
    down = record(item_code="CK04", trigger_on=date(2025, 3, 2), copies=copies(Hanging.REMOVED))
    [row] = grid(items, YearFacts((down,)), 2026, TODAY).rows
    assert [at for at, each in enumerate(row.cells, start=1) if each.state is CellState.LATE] == [11]
    assert row.presses
