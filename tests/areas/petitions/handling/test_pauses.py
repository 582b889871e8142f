"""Settlements that stand still, limits that start anew, and those that are not put off."""

from datetime import date, datetime

import pytest

from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.life import limits_of
from desktop_app.areas.petitions.states import Competent, Outcome, State
from desktop_app.core.clock import FixedClock
from desktop_app.core.law.deadline import Law
from desktop_app.core.procedure.running import Running, counted
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.petitions.lives import NOT_OURS, OURS, limit, live, the
from tests.areas.petitions.makers import take

CAME = date(2026, 11, 2)
ACCEPTED = (("classify", CAME), ("accept_complaint", date(2026, 11, 4)))


def running(desk: Desk, uid: str, key: str) -> Running:
    with desk.db.reading() as session:
        limits = limits_of(session, desk, petition_of(session, uid))
    return next(each for each in limits if each.limit.key == key)


def test_a_settlement_that_stands_still_is_owed_by_no_day(desk: Desk) -> None:
    petition = live(desk, {"received_on": CAME}, *ACCEPTED, ("suspend_complaint", date(2026, 11, 16)))
    petition = take(desk, petition, "send_suspension", date(2026, 11, 17))
    row, kept = limit(desk, petition, "decide"), the(desk, petition)
    assert (row.is_open, row.is_paused, row.due_on) == (True, True, date(2026, 12, 4))
    assert (kept.state, kept.next_due_on) == (State.SUSPENDED, None)


def test_a_settlement_that_stood_still_twice_leaves_both_times_out(desk: Desk) -> None:
    petition = live(
        desk,
        {"received_on": CAME},
        *ACCEPTED,
        ("suspend_complaint", date(2026, 11, 9)),
        ("continue_complaint", date(2026, 11, 13)),
        ("suspend_complaint", date(2026, 11, 17)),
        ("continue_complaint", date(2026, 11, 20)),
    )
    found = running(desk, petition.uid, "decide")
    assert [(pause.from_on, pause.to_on) for pause in found.pauses] == [
        (date(2026, 11, 9), date(2026, 11, 13)),
        (date(2026, 11, 17), date(2026, 11, 20)),
    ]
    # Thirty days and nine that do not count: 04/12 and then 13/12, a Sunday.
    assert (found.due_on, limit(desk, petition, "decide").due_on) == (date(2026, 12, 14), date(2026, 12, 14))
    arithmetic = counted(Law(desk.law.rulebook, desk.law.calendar), found.rule_keys, found.start_on, found.pauses)
    assert len(arithmetic.left_out) == 9
    assert any("(tạm dừng: tạm đình chỉ)" in line for line in arithmetic.lines())


def test_a_settlement_that_stands_still_over_tet_goes_on_after_it(desk: Desk, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 3, 30, 8, 0))
    came = date(2026, 1, 12)
    petition = live(
        desk,
        {"received_on": came, "kind": Kind.DENUNCIATION},
        ("classify", came),
        ("accept_denunciation", date(2026, 1, 19)),
        ("notify_acceptance", date(2026, 1, 20)),
        ("suspend_denunciation", date(2026, 2, 13)),
        ("continue_denunciation", date(2026, 2, 24)),
    )
    # Twenty-four days were used until 12/02; six are left after 24/02.
    assert limit(desk, petition, "conclude").due_on == date(2026, 3, 2)


def test_an_extension_taken_before_a_pause_and_one_after_it_both_count(desk: Desk) -> None:
    petition = live(
        desk,
        {"received_on": CAME, "kind": Kind.DENUNCIATION},
        ("classify", CAME),
        ("accept_denunciation", date(2026, 11, 4)),
        ("extend_denunciation", date(2026, 11, 10)),
        ("suspend_denunciation", date(2026, 11, 12)),
        ("continue_denunciation", date(2026, 11, 19)),
        ("extend_denunciation", date(2026, 11, 20)),
    )
    found = limit(desk, petition, "conclude")
    assert found.rule_keys.split() == ["denunciation.conclude", *(["denunciation.extend"] * 2)]
    # Ninety days and the eight from 12/11 to 19/11 end on 10/02, the fifth day of Tết.
    assert found.due_on == date(2027, 2, 11)


def test_a_duty_that_is_late_already_is_not_put_off_by_what_would_start_it_again(desk: Desk) -> None:
    petition = live(
        desk,
        {"received_on": CAME},
        *ACCEPTED,
        ("suspend_complaint", date(2026, 11, 9)),
        ("continue_complaint", date(2026, 11, 20)),
    )
    assert limit(desk, petition, "send_suspension").due_on == date(2026, 11, 12)
    petition = take(desk, petition, "send_suspension", date(2026, 11, 20))
    assert limit(desk, petition, "send_suspension").met_on == date(2026, 11, 20)


def test_a_petition_that_came_back_must_be_handled_from_that_day_on(desk: Desk) -> None:
    petition = live(
        desk, {"received_on": CAME}, ("classify", CAME, NOT_OURS), ("guide", CAME), ("came_back", date(2026, 11, 16))
    )
    assert limit(desk, petition, "guide").due_on == date(2026, 12, 1)
    petition = take(desk, petition, "classify", date(2026, 11, 16), **OURS)
    assert (limit(desk, petition, "accept").due_on, limit(desk, petition, "accept").is_open) == (
        date(2026, 11, 26),
        True,
    )
    assert not limit(desk, petition, "guide").is_open


def test_another_kind_brings_its_own_limits_and_drops_those_of_the_first(desk: Desk) -> None:
    petition = live(desk, {"received_on": CAME}, ("classify", CAME, {"kind": Kind.SUGGESTION}))
    assert (limit(desk, petition, "accept").is_open, limit(desk, petition, "accept").dropped_on) == (False, CAME)
    assert the(desk, petition).next_due == "answer"
    petition = take(desk, petition, "classify", CAME, kind=Kind.COMPLAINT, competent=Competent.YES)
    assert (limit(desk, petition, "accept").is_open, limit(desk, petition, "accept").dropped_on) == (True, None)
    assert the(desk, petition).next_due == "accept"


def test_what_ends_without_being_met_is_dropped_on_that_day(desk: Desk) -> None:
    petition = live(desk, {"received_on": CAME}, *ACCEPTED, ("withdraw_complaint", date(2026, 11, 16)))
    row = limit(desk, petition, "decide")
    assert (row.is_open, row.met_on, row.dropped_on) == (False, None, date(2026, 11, 16))
    kept = the(desk, petition)
    assert (kept.outcome, kept.next_due) == (Outcome.WITHDRAWN, "send_suspension")


def test_the_office_may_put_its_own_day_off_and_the_new_one_counts(desk: Desk) -> None:
    entry = {"received_on": CAME, "kind": Kind.FEEDBACK}
    petition = live(desk, entry, ("classify", CAME), ("assign", CAME, {"until_on": date(2026, 11, 13)}))
    assert the(desk, petition).next_due_on == date(2026, 11, 13)
    petition = take(desk, petition, "assign_again", date(2026, 11, 12), until_on=date(2026, 11, 27))
    assert the(desk, petition).next_due_on == date(2026, 11, 27)
    take(desk, petition, "answer", date(2026, 11, 20))
    assert the(desk, petition).state is State.ENDED


@pytest.mark.parametrize("first", ["dialogue", "decide"])
def test_a_dialogue_that_was_announced_is_owed_until_it_took_place_or_the_matter_was_decided(
    desk: Desk, first: str
) -> None:
    petition = live(
        desk, {"received_on": CAME}, *ACCEPTED, ("dialogue_notice", date(2026, 11, 5), {"until_on": date(2026, 11, 12)})
    )
    assert the(desk, petition).next_due == "dialogue"
    petition = take(desk, petition, first, date(2026, 11, 12))
    assert limit(desk, petition, "dialogue").met_on == date(2026, 11, 12)


def test_a_demand_is_told_only_after_the_settlement_was_due(desk: Desk, clock: FixedClock) -> None:
    entry = {"received_on": CAME, "kind": Kind.DENUNCIATION}
    petition = live(desk, entry, ("classify", CAME), ("accept_denunciation", CAME), ("conclude", date(2026, 11, 20)))
    clock.move_to(datetime(2027, 3, 1, 8, 0))
    with desk.db.reading() as session:
        found = limits_of(session, desk, petition_of(session, petition.uid))
    assert "demand" not in {each.limit.key for each in found}
