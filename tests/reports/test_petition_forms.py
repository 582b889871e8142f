"""What counts in the forms of petitions: each petition as it stood on the last day of the period."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.areas import load_areas
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.states import Result, Source
from desktop_app.office.desk import Desk
from desktop_app.office.figures.counting import counted_rows
from desktop_app.office.figures.source import Span
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, HIDDEN_NAME, Kind, SubjectField
from desktop_app.office.rights import Role
from desktop_app.reports.forms import form_on
from desktop_app.reports.indicators.evaluating import evaluate
from desktop_app.reports.known import Known
from tests.areas.petitions.exchange.workbooks import taken_over, workbook
from tests.areas.petitions.lives import NOT_OURS, OURS, as_role, live
from tests.areas.petitions.makers import take

KNOWN = Known(load_areas())
BEFORE, SPAN = Span(date(2026, 6, 15), date(2026, 9, 14)), Span(date(2026, 9, 15), date(2026, 12, 14))
OLD, CAME = date(2026, 9, 1), date(2026, 9, 16)
LATER = date(2026, 9, 21)
SUGGESTION: dict[str, Any] = {"kind": Kind.SUGGESTION, "subject": SubjectField.LAND}


def told(desk: Desk, form: str, span: Span = SPAN) -> dict[str, int]:
    """The figures of a form that are not nought."""
    with desk.db.reading() as session:
        found = evaluate(desk, session, KNOWN, form_on(form, span.to_on).indicators, span, {})
    return {key: int(value) for key, value in found.items() if value}


def test_a_complaint_of_the_period_before_is_carried_handled_and_settled_in_time(desk: Desk) -> None:
    live(
        desk,
        {"received_on": OLD, "subject": SubjectField.LAND},
        ("classify", OLD, OURS),
        ("accept_complaint", CAME),
        ("decide", date(2026, 10, 12), {"result": Result.PARTLY}),
    )
    assert told(desk, "01-XLD", BEFORE) == {"1": 1, "3": 1, "5": 1}
    assert told(desk, "02-XLD", BEFORE) == {"1": 1, "3": 1, "chua_xu_ly": 1}
    assert told(desk, "01-KQGQ", BEFORE) == {}
    assert told(desk, "01-XLD") == dict.fromkeys(("1", "2", "4", "6", "7", "8", "11", "14", "15"), 1)
    counted = ("1", "2", "4", "5", "7", "8", "9", "11", "16", "20", "21")
    assert told(desk, "02-XLD") == dict.fromkeys(counted, 1)
    assert told(desk, "01-KQGQ") == dict.fromkeys(("1", "3", "4", "5", "22", "25"), 1)


def test_what_happens_after_the_period_or_was_taken_back_changes_nothing_in_it(desk: Desk) -> None:
    guided = live(
        desk, {"received_on": OLD}, ("classify", OLD, NOT_OURS), ("guide", date(2026, 9, 10)), ("came_back", CAME)
    )
    take(desk, guided, "classify", LATER, **NOT_OURS, kind=Kind.SUGGESTION)
    assert told(desk, "02-XLD", BEFORE) == dict.fromkeys(("1", "3", "4", "6", "7", "8", "15", "19", "23", "24"), 1), (
        "it was a complaint, and guided"
    )
    assert told(desk, "01-XLD") == {}, "handled once; that it came back makes no new petition of it"
    answered = live(desk, {"received_on": CAME, **SUGGESTION}, ("classify", CAME, OURS), ("answer", LATER))
    HandlingService(desk).take_back(answered.uid, answered.rev, "Ghi nhầm đơn")
    assert told(desk, "04-XLD") == {"1": 1, "3": 1, "chua_xu_ly": 1}


def test_a_settlement_is_late_from_the_day_after_its_last_one(desk: Desk) -> None:
    """Thirty days from the acceptance on 21 September; today it is 23 November."""
    denounced = {"received_on": CAME, "kind": Kind.DENUNCIATION}
    live(desk, denounced, ("classify", CAME, OURS), ("accept_denunciation", LATER))
    live(desk, {"received_on": CAME}, ("classify", CAME, OURS), ("accept_complaint", LATER))
    for to_on, column in ((date(2026, 10, 21), "20"), (date(2026, 10, 22), "18")):
        found = told(desk, "03-XLD", Span(SPAN.from_on, to_on))
        assert {key for key in ("18", "19", "20") if key in found} == {column}
    live(desk, denounced, ("classify", CAME, OURS), ("accept_denunciation", date(2026, 11, 10)))
    assert [told(desk, "03-XLD")[key] for key in ("18", "20")] == [1, 1], "not late before the day has come"
    late = live(desk, {"received_on": CAME}, ("classify", CAME, OURS), ("accept_complaint", LATER))
    take(desk, late, "decide", date(2026, 11, 20), result=Result.WRONG)
    assert told(desk, "01-KQGQ") == {"1": 2, "3": 2, "4": 2, "5": 1, "21": 1, "26": 1, "dang_giai_quyet": 1}


def test_a_repetition_is_a_petition_and_no_further_matter(desk: Desk) -> None:
    first = live(desk, {"received_on": CAME, **SUGGESTION}, ("classify", CAME, OURS))
    again = live(desk, {"received_on": LATER, **SUGGESTION}, ("classify", LATER, OURS))
    take(desk, again, "join", LATER, joined_uid=first.uid)
    take(desk, first, "answer", LATER)
    found = told(desk, "04-XLD")
    assert (found["1"], found["7"], found["8"]) == (2, 2, 1)


@pytest.mark.parametrize(
    ("kind", "source", "step", "in_01", "of_kind"),
    [
        (Kind.COMPLAINT, Source.POST, "guide", "19", ("02-XLD", "24")),
        (Kind.COMPLAINT, Source.FORWARDED, "return_to_sender", "20", ("02-XLD", "24")),
        (Kind.DENUNCIATION, Source.POST, "transfer_denunciation", "20", ("03-XLD", "25")),
        (Kind.SUGGESTION, Source.POST, "urge", "21", ("04-XLD", "18")),
    ],
)
def test_what_others_have_to_settle_counts_by_where_it_was_sent(
    desk: Desk, kind: Kind, source: Source, step: str, in_01: str, of_kind: tuple[str, str]
) -> None:
    live(desk, {"received_on": CAME, "kind": kind, "source": source}, ("classify", CAME, NOT_OURS), (step, LATER))
    form, column = of_kind
    assert [told(desk, "01-XLD")[key] for key in ("6", "18", in_01)] == [1, 1, 1]
    assert told(desk, form)[column] == 1


def test_an_eligible_petition_of_others_that_was_sent_nowhere_stands_apart(desk: Desk) -> None:
    live(desk, {"received_on": CAME, **SUGGESTION}, ("classify", CAME, NOT_OURS), ("withdraw_early", LATER))
    assert told(desk, "01-XLD") == {"1": 1, "3": 1, "4": 1, "ngoai_huong": 1}


def test_what_an_old_book_leaves_open_is_not_carried_on_for_ever(desk: Desk, tmp_path: Path) -> None:
    taken_over(desk, workbook(tmp_path / "old.xlsx", {"Ngày đến": date(2026, 7, 1)}), old=True)
    assert told(desk, "01-XLD", BEFORE) == {"1": 1, "3": 1, "4": 1}
    assert told(desk, "01-XLD") == {}


def test_a_decision_without_a_result_is_pointed_out_and_counted_as_none(desk: Desk, tmp_path: Path) -> None:
    decided = {"Ngày đến": CAME, "Loại": "Khiếu nại", "Hướng xử lý": "Thụ lý", "Ngày thụ lý": LATER}
    rows = workbook(tmp_path / "old.xlsx", {**decided, "Ngày giải quyết": date(2026, 10, 5), "Kết quả": "Đã trả lời"})
    taken_over(desk, rows, old=True)
    assert told(desk, "01-KQGQ") == dict.fromkeys(("1", "3", "4", "5"), 1)


def test_the_rows_behind_a_figure_never_name_a_denouncer(desk: Desk) -> None:
    live(desk, {"received_on": CAME, "kind": Kind.DENUNCIATION, "full_name": "Lê Thị Thắm"})
    pick = form_on("03-XLD", SPAN.to_on).indicator("3").pick
    assert pick is not None
    viewer = as_role(desk, Role.VIEWER)
    reader = replace(viewer, account=replace(viewer.account, sees_denouncer=False))
    with desk.db.reading() as session:
        [row] = counted_rows(reader, session, KNOWN.source(pick.source), SPAN, pick)
    assert row.cells[2:4] == (HIDDEN_NAME, HIDDEN_CONTENT)
