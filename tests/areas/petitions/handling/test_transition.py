"""What was accepted before 01/07/2026 and is not decided: which law each thing that is done later follows.

Complaints follow NĐ 155/2026 in withdrawal, suspension and dialogue (its Điều 22), denunciations NĐ 156/2026 (Điều 10);
the days of what began before stay those of its beginning.
"""

from datetime import date

import pytest

from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import Registered
from desktop_app.areas.petitions.record import petition_record
from desktop_app.core.law.rulebook import Confidence
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.petitions.lives import OURS, limit, live, refusal
from tests.areas.petitions.makers import take

MAY, AUGUST = date(2026, 5, 4), date(2026, 8, 4)


def accepted(desk: Desk, kind: Kind, on: date = MAY) -> Registered:
    """Accepted on the day it came; that it may be overdue by August is no matter here."""
    key = "accept_complaint" if kind is Kind.COMPLAINT else "accept_denunciation"
    said = {"full_name": "", "content": "Trưởng thôn thu tiền sai"} if kind is Kind.DENUNCIATION else {}
    return live(desk, {"received_on": on, "kind": kind, **said}, ("classify", on, OURS), (key, on))


def law_of(desk: Desk, petition: Registered) -> tuple[str, Confidence | None]:
    """By which law the last step was taken, as the page tells it."""
    last = petition_record(desk, petition.uid).done[-1]
    return last.article, last.confidence


def test_a_complaint_of_may_is_decided_by_the_days_of_may(desk: Desk) -> None:
    petition = accepted(desk, Kind.COMPLAINT)
    found = limit(desk, petition, "decide")
    assert found is not None
    assert found.due_on == date(2026, 6, 3)
    assert desk.law.rulebook.at(found.rule_keys, found.start_on).confidence is Confidence.TEXT
    assert (law_of(desk, petition)[0], limit(desk, petition, "hard")) == ("Điều 27 Luật Khiếu nại 02/2011/QH13", None)


def test_its_dialogue_is_announced_five_days_before_since_july(desk: Desk) -> None:
    petition = accepted(desk, Kind.COMPLAINT)
    assert "09/08/2026" in refusal(desk, petition, "dialogue_notice", AUGUST, until_on=date(2026, 8, 8))
    petition = take(desk, petition, "dialogue_notice", AUGUST, until_on=date(2026, 8, 9))
    article, confidence = law_of(desk, petition)
    assert ("155/2026" in article, confidence) == (True, Confidence.SCAN)


@pytest.mark.parametrize("key", ["suspend_complaint", "stop_complaint", "withdraw_complaint"])
def test_its_suspension_and_withdrawal_follow_the_new_decree_and_are_sent_within_three_days(
    desk: Desk, key: str
) -> None:
    petition = take(desk, accepted(desk, Kind.COMPLAINT), key, AUGUST)
    article, confidence = law_of(desk, petition)
    assert ("155/2026" in article, confidence) == (True, Confidence.SCAN)
    found = limit(desk, petition, "send_suspension")
    assert found is not None
    assert found.due_on == date(2026, 8, 7)


def test_in_may_it_could_not_be_suspended_and_a_part_could_not_be_withdrawn(desk: Desk) -> None:
    petition = accepted(desk, Kind.COMPLAINT)
    for key in ("suspend_complaint", "stop_complaint", "withdraw_part"):
        assert "từ ngày 01/07/2026" in refusal(desk, petition, key, date(2026, 6, 30))
        assert key in {each.step.key for each in HandlingService(desk).offers(petition.uid, AUGUST) if each.is_open}


def test_what_was_withdrawn_in_may_keeps_the_law_of_may(desk: Desk) -> None:
    petition = take(desk, accepted(desk, Kind.COMPLAINT), "withdraw_complaint", date(2026, 5, 11))
    assert law_of(desk, petition) == ("Điều 10 Luật Khiếu nại 02/2011/QH13", Confidence.UNCHECKED)
    assert limit(desk, petition, "send_suspension") is None


def test_a_complaint_of_may_becomes_complex_by_the_tests_since_july(desk: Desk) -> None:
    petition = accepted(desk, Kind.COMPLAINT, date(2026, 6, 22))
    assert "tiêu chí phức tạp" in refusal(desk, petition, "extend_complaint", date(2026, 7, 13), tests=())
    petition = take(desk, petition, "extend_complaint", date(2026, 7, 13), tests=("foreign",))
    found = limit(desk, petition, "decide")
    assert found is not None
    assert found.due_on == date(2026, 8, 6)


def test_one_that_came_before_july_is_accepted_by_its_old_days_and_under_the_new_law(desk: Desk) -> None:
    came = date(2026, 6, 24)
    petition = live(desk, {"received_on": came}, ("classify", came, OURS))
    found = limit(desk, petition, "accept")
    assert found is not None
    assert (found.due_on, found.rule_keys) == (date(2026, 7, 6), "complaint.accept")
    petition = take(desk, petition, "accept_complaint", date(2026, 7, 2))
    assert "155/2026" in law_of(desk, petition)[0]


def test_a_denunciation_of_may_follows_the_new_decree_in_its_withdrawal(desk: Desk) -> None:
    petition = accepted(desk, Kind.DENUNCIATION)
    found = limit(desk, petition, "conclude")
    assert found is not None
    assert found.due_on == date(2026, 6, 3)
    petition = take(desk, petition, "withdraw_but_go_on", AUGUST)
    assert "156/2026" in law_of(desk, petition)[0]
    petition = take(desk, petition, "withdraw_denunciation", AUGUST)
    assert "156/2026" in law_of(desk, petition)[0]
