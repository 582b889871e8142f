"""Exactly these steps are offered to each kind where it stands; every other is refused with a sentence; pure."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.areas.decisions.facts import Result
from desktop_app.areas.decisions.guards import CALLS
from desktop_app.areas.decisions.law import decision_law
from desktop_app.areas.decisions.states import Kind, Outcome, State
from tests.areas.decisions.walks import Walk, facts_of

ELECTION = "agree decide_election name_candidates set_election_team post_election"
OFFERED = [
    (Kind.WORKS, "PROPOSED", "", "agree not_agreed"),
    (Kind.WORKS, "PREPARING", "agree", "decide_clusters call_meeting"),
    (Kind.WORKS, "ANNOUNCED", "agree call_meeting:NOTHING", "call_meeting send_papers"),
    (Kind.WORKS, "ANNOUNCED+PASSED", "agree call_meeting send_papers +2", "send_papers passed"),
    (
        Kind.WORKS,
        "NO_QUORUM",
        "agree call_meeting:LACKED +2 no_quorum",
        "decide_clusters call_meeting plan_ballot give_up",
    ),
    (Kind.WORKS, "VOTED_DOWN", "agree call_meeting:FAILED +2 voted_down", "decide_clusters call_meeting give_up"),
    (Kind.WORKS, "PASSED", "agree call_meeting send_papers +2 passed", "send publish"),
    (Kind.WORKS, "IN_FORCE", "agree call_meeting send_papers +2 passed send", "publish ask_to_amend abolish replaced"),
    (Kind.COMMUNE_WORKS, "PROPOSED", "", "agree not_agreed"),
    (Kind.COMMUNE_WORKS, "PREPARING", "agree", "call_meeting plan_ballot"),
    (Kind.COMMUNE_WORKS, "ANNOUNCED", "agree call_meeting:NOTHING", "call_meeting send_papers"),
    (Kind.COMMUNE_WORKS, "ANNOUNCED+PASSED", "agree call_meeting send_papers +2", "send_papers passed"),
    (Kind.COMMUNE_WORKS, "NO_QUORUM", "agree call_meeting:LACKED +2 no_quorum", "call_meeting plan_ballot give_up"),
    (Kind.COMMUNE_WORKS, "VOTED_DOWN", "agree call_meeting:FAILED +2 voted_down", "call_meeting plan_ballot give_up"),
    (Kind.COMMUNE_WORKS, "PASSED", "agree call_meeting send_papers +2 passed", "send_hamlets publish"),
    (
        Kind.COMMUNE_WORKS,
        "IN_FORCE",
        "agree call_meeting send_papers +2 passed send_hamlets set_effect",
        "publish ask_to_amend abolish replaced",
    ),
    (Kind.CONVENTION, "PROPOSED", "", "agree not_agreed"),
    (Kind.CONVENTION, "PREPARING", "agree", "decide_clusters call_meeting"),
    (Kind.CONVENTION, "ANNOUNCED", "agree call_meeting:NOTHING", "call_meeting send_papers"),
    (Kind.CONVENTION, "ANNOUNCED+PASSED", "agree call_meeting send_papers +2", "send_papers passed"),
    (
        Kind.CONVENTION,
        "NO_QUORUM",
        "agree call_meeting:LACKED +2 no_quorum",
        "decide_clusters call_meeting plan_ballot give_up",
    ),
    (Kind.CONVENTION, "VOTED_DOWN", "agree call_meeting:FAILED +2 voted_down", "decide_clusters call_meeting give_up"),
    (Kind.CONVENTION, "PASSED", "agree call_meeting send_papers +2 passed", "submit publish"),
    (Kind.CONVENTION, "SENT", "agree call_meeting send_papers +2 passed submit", "recognise refuse vote_again"),
    (
        Kind.CONVENTION,
        "IN_FORCE",
        "agree call_meeting send_papers +2 passed submit recognise",
        "publish finish abolish replaced",
    ),
    (Kind.ELECTION, "PROPOSED", "", "agree not_agreed"),
    (Kind.ELECTION, "PREPARING", "agree", "decide_clusters decide_election"),
    (Kind.ELECTION, "ANNOUNCED", f"{ELECTION} call_meeting:NOTHING", "decide_election call_meeting"),
    (Kind.ELECTION, "ANNOUNCED+PASSED", f"{ELECTION} call_meeting +2", "passed"),
    (
        Kind.ELECTION,
        "NO_QUORUM",
        f"{ELECTION} call_meeting:LACKED +2 no_quorum",
        "decide_clusters decide_election call_meeting plan_ballot give_up",
    ),
    (
        Kind.ELECTION,
        "VOTED_DOWN",
        f"{ELECTION} call_meeting:FAILED +2 voted_down",
        "decide_clusters decide_election give_up",
    ),
    (Kind.ELECTION, "PASSED", f"{ELECTION} call_meeting +2 passed", "submit publish"),
    (Kind.ELECTION, "SENT", f"{ELECTION} call_meeting +2 passed submit", "recognise refuse vote_again"),
    (
        Kind.ELECTION,
        "IN_FORCE",
        f"{ELECTION} call_meeting +2 passed submit recognise",
        "publish ask_to_amend abolish replaced",
    ),
    (Kind.RELEASE, "PROPOSED", "", "agree not_agreed"),
    (Kind.RELEASE, "PREPARING", "agree", "decide_clusters call_meeting"),
    (Kind.RELEASE, "ANNOUNCED", "agree call_meeting:NOTHING", "call_meeting"),
    (Kind.RELEASE, "ANNOUNCED+PASSED", "agree call_meeting +2", "passed"),
    (
        Kind.RELEASE,
        "NO_QUORUM",
        "agree call_meeting:LACKED +2 no_quorum",
        "decide_clusters call_meeting plan_ballot give_up",
    ),
    (Kind.RELEASE, "VOTED_DOWN", "agree call_meeting:FAILED +2 voted_down", "decide_clusters call_meeting give_up"),
    (Kind.RELEASE, "PASSED", "agree call_meeting +2 passed", "submit publish"),
    (Kind.RELEASE, "SENT", "agree call_meeting +2 passed submit", "recognise refuse vote_again"),
    (
        Kind.RELEASE,
        "IN_FORCE",
        "agree call_meeting +2 passed submit recognise",
        "publish appoint_interim call_new_election ask_to_amend abolish replaced",
    ),
    (Kind.BOARDS, "PROPOSED", "", "agree not_agreed"),
    (Kind.BOARDS, "PREPARING", "agree", "decide_clusters call_meeting"),
    (Kind.BOARDS, "ANNOUNCED", "agree call_meeting:NOTHING", "call_meeting"),
    (Kind.BOARDS, "ANNOUNCED+PASSED", "agree call_meeting +2", "passed"),
    (
        Kind.BOARDS,
        "NO_QUORUM",
        "agree call_meeting:LACKED +2 no_quorum",
        "decide_clusters call_meeting plan_ballot give_up",
    ),
    (Kind.BOARDS, "VOTED_DOWN", "agree call_meeting:FAILED +2 voted_down", "decide_clusters call_meeting give_up"),
    (Kind.BOARDS, "PASSED", "agree call_meeting +2 passed", "submit publish"),
    (Kind.BOARDS, "SENT", "agree call_meeting +2 passed submit", "recognise refuse vote_again"),
    (Kind.BOARDS, "IN_FORCE", "agree call_meeting +2 passed submit recognise", "publish ask_to_amend abolish replaced"),
    (Kind.OTHER, "PROPOSED", "", "agree not_agreed"),
    (Kind.OTHER, "PREPARING", "agree", "decide_clusters call_meeting plan_ballot report_online"),
    (Kind.OTHER, "ANNOUNCED", "agree call_meeting:NOTHING", "call_meeting"),
    (Kind.OTHER, "ANNOUNCED+PASSED", "agree call_meeting +2", "passed"),
    (
        Kind.OTHER,
        "NO_QUORUM",
        "agree call_meeting:LACKED +2 no_quorum",
        "decide_clusters call_meeting plan_ballot report_online give_up",
    ),
    (
        Kind.OTHER,
        "VOTED_DOWN",
        "agree call_meeting:FAILED +2 voted_down",
        "decide_clusters call_meeting plan_ballot report_online give_up",
    ),
    (Kind.OTHER, "PASSED", "agree call_meeting +2 passed", "send publish"),
    (Kind.OTHER, "IN_FORCE", "agree call_meeting +2 passed send", "publish ask_to_amend abolish replaced"),
]
"""Kind, where it stands, how it got there ("+2" waits two days, after ":" how the vote comes out), what is offered."""


def walked(kind: Kind, way: str) -> Walk:
    walk = Walk(facts_of(kind))
    for word in way.split():
        key, _, result = word.partition(":")
        if key.startswith("+"):
            walk.wait(int(key))
        else:
            walk.take(key, comes_out=Result[result or "PASSED"])
    return walk


@pytest.mark.parametrize(("kind", "state", "way", "offered"), OFFERED, ids=lambda each: getattr(each, "name", None))
def test_exactly_these_steps_are_offered_and_every_other_is_refused_with_a_sentence(
    kind: Kind, state: str, way: str, offered: str
) -> None:
    walk = walked(kind, way)
    assert walk.state is State[state.partition("+")[0]]
    assert walk.open() == offered.split()
    for step in decision_law().law.steps:
        if step.key not in offered.split():
            assert walk.why_not(step.key).endswith("."), step.key


@pytest.mark.parametrize("kind", Kind)
def test_the_straight_way_of_every_kind_ends_done(kind: Kind) -> None:
    walk = Walk(facts_of(kind)).finish()
    assert decision_law().standing(walk.done).outcome is Outcome.DONE


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_reachable_state_is_without_a_lawful_way_to_an_end_and_no_way_skips_a_duty(data: st.DataObject) -> None:
    walk = Walk(facts_of(data.draw(st.sampled_from(Kind))))
    for _ in range(data.draw(st.integers(0, 14))):
        found = walk.open()
        if found:
            key, result = data.draw(st.sampled_from(found)), data.draw(st.sampled_from(list(Result)[1:]))
            walk.take(key, after=data.draw(st.integers(0, 2)), comes_out=result)
        walk.wait(data.draw(st.integers(0, 4)))
        if walk.state is State.ENDED:
            break
    assert_no_duty_skipped(walk)
    # From here on whoever is asked agrees, and what stands still too long is prepared anew.
    walk.today = max(walk.today, walk.facts.result_on or walk.today)
    if walk.facts.result in (Result.FAILED, Result.LACKED):
        walk.take("voted_down" if walk.facts.result is Result.FAILED else "no_quorum")
    assert_no_duty_skipped(walk.finish())


def assert_no_duty_skipped(walk: Walk) -> None:
    keys = [each.key for each in walk.done]
    for at, each in enumerate(walk.done):
        before = keys[:at]
        if each.key == "passed":
            call = next(done for done in reversed(walk.done[:at]) if done.key in CALLS)
            assert call.until_on is not None
            assert call.until_on <= each.on
            assert (call.until_on - call.on).days >= (0 if call.key == "call_online" else 2)
            if walk.facts.kind in (Kind.WORKS, Kind.COMMUNE_WORKS, Kind.CONVENTION) and call.key == "call_meeting":
                sent = [done for done in walk.done[walk.done.index(call) : at] if done.key == "send_papers"]
                assert sent
                assert (call.until_on - sent[0].on).days >= 2
            assert {"agree", "approve_initiative"} & {*before}
        if each.key == "call_ballot":
            assert "send_plan" in before
            assert walk.facts.kind in (Kind.COMMUNE_WORKS, Kind.OTHER) or "no_quorum" in before
        if each.key == "finish":
            assert {"send", "set_effect", "recognise"} & {*before}
            assert "publish" in before or walk.facts.is_owned
            assert walk.facts.kind is not Kind.RELEASE or "call_new_election" in before


def test_papers_that_came_too_late_let_the_meeting_be_called_once_more_and_nothing_else() -> None:
    walk = walked(Kind.WORKS, "agree call_meeting +1 send_papers +1")
    assert "passed" not in walk.open()
    assert "ít nhất 2 ngày" in walk.why_not("passed")
    assert {*walk.open()} == {"call_meeting", "send_papers"}
    walk.take("call_meeting").take("send_papers").wait(2)
    assert "passed" in walk.open()


def test_after_a_ballot_that_failed_the_people_meet_again_before_another_ballot() -> None:
    walk = walked(Kind.WORKS, "agree call_meeting:LACKED +2 no_quorum plan_ballot send_plan call_ballot:FAILED +2")
    walk.take("voted_down")
    assert walk.open() == ["decide_clusters", "call_meeting", "give_up"]
    assert walk.why_not("plan_ballot") == "Chỉ phát phiếu sau khi đã họp mà không đủ số hộ dự. Báo họp trước."


def test_a_plan_serves_one_ballot() -> None:
    walk = walked(Kind.OTHER, "agree plan_ballot send_plan call_ballot:FAILED +2 voted_down")
    assert "Lập và gửi kế hoạch trước" in walk.why_not("call_ballot")


@pytest.mark.parametrize(("chose", "is_open"), [(104, False), (105, False), (106, True)])
def test_more_than_half_of_210_households_must_choose_to_vote_online(chose: int, is_open: bool) -> None:
    walk = walked(Kind.OTHER, "agree report_online")
    walk.facts = replace(walk.facts, online_households=chose)
    assert ("call_online" in walk.open()) is is_open


@pytest.mark.parametrize(
    ("households", "is_scattered", "is_open"), [(199, False, False), (200, False, True), (12, True, True)]
)
def test_clusters_are_for_two_hundred_households_or_a_scattered_hamlet(
    households: int, is_scattered: bool, is_open: bool
) -> None:
    walk = Walk(facts_of(Kind.WORKS, households=households, is_scattered=is_scattered)).take("agree")
    assert ("decide_clusters" in walk.open()) is is_open


def test_a_hamlet_of_no_households_is_told_where_to_write_them() -> None:
    walk = Walk(facts_of(Kind.WORKS, households=0)).take("agree")
    assert walk.why_not("call_meeting") == (
        "Chưa có số hộ của thôn ngày 02/03/2026. Ghi số hộ ở trang Thôn, tổ dân phố."
    )


@pytest.mark.parametrize(
    ("consents", "households", "is_enough"),
    [(18, 186, False), (19, 186, True), (999, 10_000, False), (1000, 10_000, True), (1, 10, True), (1, 11, False)],
)
def test_an_initiative_needs_ten_percent_of_the_households_in_whole_numbers(
    consents: int, households: int, is_enough: bool
) -> None:
    walk = Walk(facts_of(Kind.WORKS, is_initiative=True, consents=consents, households=households))
    assert walk.open() == (["agree"] if is_enough else ["approve_initiative", "drop"])


def test_a_release_that_is_asked_for_needs_half_of_the_households() -> None:
    asked = facts_of(Kind.RELEASE, is_initiative=True, households=201)
    assert Walk(replace(asked, consents=100)).open() == ["approve_initiative", "drop"]
    assert Walk(replace(asked, consents=101)).open() == ["agree"]


@pytest.mark.parametrize(
    ("key", "before", "days"),
    [
        ("name_candidates", "agree decide_election", 15),
        ("set_election_team", "agree decide_election name_candidates", 10),
        ("post_election", "agree decide_election name_candidates set_election_team", 7),
    ],
)
def test_each_preparation_of_an_election_is_in_time_on_its_last_day_and_late_on_the_next(
    key: str, before: str, days: int
) -> None:
    walk = walked(Kind.ELECTION, before)
    day = walk.done[1].until_on
    assert day is not None
    assert (day - walk.done[1].on).days == 20
    walk.today = day - timedelta(days=days)
    assert key in walk.open()
    walk.wait()
    assert f"ít nhất {days} ngày, chậm nhất" in walk.why_not(key)
    assert walk.why_not(key).endswith("Quyết định lại ngày bầu cử muộn hơn.")
    walk.take("decide_election")
    assert "name_candidates" in walk.open()


def test_an_election_that_failed_is_decided_on_and_prepared_anew() -> None:
    walk = walked(Kind.ELECTION, f"{ELECTION} call_meeting:FAILED +2 voted_down")
    assert walk.why_not("call_meeting") == "Chưa có quyết định tổ chức bầu cử. Ghi quyết định trước."
    walk.take("decide_election")
    assert walk.why_not("call_meeting") == "Chưa lập danh sách người ứng cử. Ghi danh sách trước."


def test_the_vote_on_a_convention_is_recognised_from_its_own_record_only() -> None:
    walk = walked(Kind.CONVENTION, "agree call_meeting send_papers +2 passed submit")
    walk.facts = replace(walk.facts, by_owner=False)
    assert walk.open() == []
    walk.facts = replace(walk.facts, by_owner=True)
    assert walk.open() == ["recognise", "refuse", "vote_again"]
