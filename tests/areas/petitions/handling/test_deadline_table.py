"""Every row of the table of deadlines, through registered petitions and their steps, in each regime where it differs.

R2 is the law until 30/06/2025, R3 until 30/06/2026, R4 from 01/07/2026 on.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.life import limits_of
from desktop_app.areas.petitions.states import ForwarderKind, Source
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.petitions.lives import NOT_OURS, OURS, Step, be_upper, limit, live, refusal, the
from tests.areas.petitions.makers import take

R2, R3, R4 = date(2024, 3, 4), date(2025, 8, 4), date(2026, 11, 2)
"""Three Mondays."""

TOLD = {"source": Source.FORWARDED, "forwarder": "Báo Minh Họa", "forwarder_kind": ForwarderKind.PRESS}
ELECTED = {**TOLD, "forwarder_kind": ForwarderKind.ELECTED}


@dataclass(frozen=True)
class Row:
    """One row: what came when, what was done on which days, and by when the limit of this key must be met."""

    name: str
    due_on: date
    key: str
    entry: dict[str, Any]
    steps: tuple[Step, ...] = field(default=())
    upper: bool = False


def complaint(on: date, **said: Any) -> dict[str, Any]:
    return {"received_on": on, "kind": Kind.COMPLAINT, **said}


def denunciation(on: date, **said: Any) -> dict[str, Any]:
    return {"received_on": on, "kind": Kind.DENUNCIATION, "full_name": "", "is_anonymous": False, **said}


def wish(on: date, kind: Kind = Kind.SUGGESTION, **said: Any) -> dict[str, Any]:
    return {"received_on": on, "kind": kind, **said}


def day(on: date, days: int) -> date:
    return date.fromordinal(on.toordinal() + days)


def accepted(on: date, key: str = "accept_complaint", **said: Any) -> tuple[Step, ...]:
    """Classified on the day it came and accepted two days later, a Wednesday."""
    return ("classify", on, {**OURS, **said}), (key, day(on, 2))


def second(on: date) -> tuple[Step, ...]:
    return accepted(on, "accept_second", instance=2)


def accused(on: date) -> tuple[Step, ...]:
    return accepted(on, "accept_denunciation")


# From Wednesday 06/03/2024, 06/08/2025, 04/11/2026: thirty days on it is Friday, Friday, Friday; forty-five Saturday.
TABLE = (
    # Citizens' reception: the answer, and the last day of all.
    Row("TCD-ANS R2", date(2024, 3, 18), "answer", wish(R2)),
    Row("TCD-ANS R3", date(2025, 8, 18), "answer", wish(R3)),
    Row("TCD-ANS R4", date(2026, 11, 16), "answer", wish(R4)),
    Row("TCD-ANS complaint for others", date(2026, 11, 16), "guide", complaint(R4), (("classify", R4, NOT_OURS),)),
    Row("KNPA", date(2026, 11, 16), "answer", wish(R4, Kind.FEEDBACK)),
    Row("KNPA several contents", date(2026, 11, 16), "answer", wish(R4, Kind.SEVERAL)),
    Row("DON-45", date(2026, 12, 17), "hard", wish(R4)),
    Row("DON-45 complaint", date(2026, 12, 17), "hard", complaint(R4)),
    Row("TCD 27.2", date(2026, 11, 16), "forwarder_result", wish(R4, **ELECTED), (
        ("classify", R4), ("assign", R4), ("answer", day(R4, 3)))),
    # Complaints.
    Row("KN-TL-old R2", date(2024, 3, 14), "accept", complaint(R2)),
    Row("KN-TL-old R3", date(2025, 8, 14), "accept", complaint(R3)),
    Row("KN-TL-old on its last day", date(2026, 7, 10), "accept", complaint(date(2026, 6, 30))),
    Row("KN-TL on its first day", date(2026, 7, 10), "accept", complaint(date(2026, 7, 1))),
    Row("KN-TL R4", date(2026, 11, 11), "accept", complaint(R4)),
    Row("KN-1 R2", date(2024, 4, 5), "decide", complaint(R2), accepted(R2)),
    Row("KN-1 R3", date(2025, 9, 5), "decide", complaint(R3), accepted(R3)),
    Row("KN-1 R4", date(2026, 12, 4), "decide", complaint(R4), accepted(R4)),
    Row("KN-1 complex R3", date(2025, 9, 22), "decide", complaint(R3), (
        *accepted(R3), ("extend_complaint", day(R3, 20)))),
    Row("KN-1 complex R4", date(2026, 12, 21), "decide", complaint(R4), (
        *accepted(R4), ("extend_complaint", day(R4, 20)))),
    Row("KN-1R", date(2026, 12, 21), "decide", complaint(R4, is_remote=True), accepted(R4)),
    Row("KN-1R complex", date(2027, 1, 4), "decide", complaint(R4, is_remote=True), (
        *accepted(R4), ("extend_complaint", day(R4, 20)))),
    Row("KN-SEND R2", date(2024, 3, 25), "send_decision", complaint(R2), (*accepted(R2), ("decide", day(R2, 16)))),
    Row("KN-SEND R4", date(2026, 11, 23), "send_decision", complaint(R4), (*accepted(R4), ("decide", day(R4, 16)))),
    Row("KN-2ND", date(2026, 12, 21), "appeal", complaint(R4), (
        *accepted(R4), ("decide", day(R4, 16)), ("send_decision", day(R4, 17)))),
    Row("KN-2ND remote", date(2027, 1, 4), "appeal", complaint(R4, is_remote=True), (
        *accepted(R4), ("decide", day(R4, 16)), ("send_decision", day(R4, 17)))),
    Row("KN-EFF", date(2026, 12, 18), "effective", complaint(R4), (*accepted(R4), ("decide", day(R4, 16)))),
    Row("KN-EFF remote", date(2027, 1, 4), "effective", complaint(R4, is_remote=True), (
        *accepted(R4), ("decide", day(R4, 16)))),
    Row("KN-2 accept R2", date(2024, 3, 14), "accept_second", complaint(R2, instance=2), upper=True),
    Row("KN-2 accept R4", date(2026, 11, 12), "accept_second", complaint(R4, instance=2), upper=True),
    Row("KN-2 decide", date(2026, 12, 21), "decide_second", complaint(R4, instance=2), second(R4), upper=True),
    Row("KN-2 decide complex", date(2027, 1, 4), "decide_second", complaint(R4, instance=2), (
        *second(R4), ("extend_complaint", day(R4, 20))), upper=True),
    Row("KN-2 decide remote", date(2027, 1, 4), "decide_second", complaint(R4, instance=2, is_remote=True),
        second(R4), upper=True),
    Row("KN-2 decide remote complex", date(2027, 1, 13), "decide_second", complaint(R4, instance=2, is_remote=True), (
        *second(R4), ("extend_complaint", day(R4, 20))), upper=True),
    Row("KN-2 at a commune", date(2026, 11, 16), "guide", complaint(R4, instance=2)),
    Row("KN-TDC suspended", date(2026, 11, 16), "send_suspension", complaint(R4), (
        *accepted(R4), ("suspend_complaint", day(R4, 9)))),
    Row("KN-TDC stopped", date(2026, 11, 16), "send_suspension", complaint(R4), (
        *accepted(R4), ("stop_complaint", day(R4, 9)))),
    Row("KN-TDC goes on", date(2026, 11, 23), "send_suspension", complaint(R4), (
        *accepted(R4), ("suspend_complaint", day(R4, 9)), ("send_suspension", day(R4, 10)),
        ("continue_complaint", day(R4, 16)))),
    # Denunciations.
    Row("TC-24 R2", date(2024, 3, 13), "accept_denunciation", denunciation(R2)),
    Row("TC-24 R4", date(2026, 11, 11), "accept_denunciation", denunciation(R4)),
    Row("TC-24 several places", date(2026, 11, 16), "accept_denunciation", denunciation(R4), (
        ("check_longer", day(R4, 1)),)),
    Row("TC-CH R2", date(2024, 3, 11), "transfer_denunciation", denunciation(R2), (("classify", R2, NOT_OURS),)),
    Row("TC-CH R4", date(2026, 11, 9), "transfer_denunciation", denunciation(R4), (("classify", R4, NOT_OURS),)),
    Row("TC-TB", date(2026, 11, 11), "notify_acceptance", denunciation(R4), accused(R4)),
    Row("TC-GQ R2", date(2024, 4, 5), "conclude", denunciation(R2), accused(R2)),
    Row("TC-GQ R4", date(2026, 12, 4), "conclude", denunciation(R4), accused(R4)),
    Row("TC-GH once", date(2027, 1, 4), "conclude", denunciation(R4), (
        *accused(R4), ("extend_denunciation", day(R4, 20), {"tests": ("foreign",)}))),
    Row("TC-GH twice", date(2027, 2, 2), "conclude", denunciation(R4), (
        *accused(R4), ("extend_denunciation", day(R4, 20)), ("extend_denunciation", day(R4, 50)))),
    Row("TC-KL", date(2026, 11, 26), "send_conclusion", denunciation(R4), (*accused(R4), ("conclude", day(R4, 16)))),
    Row("TC-CK", date(2026, 11, 30), "publish_conclusion", denunciation(R4), (
        *accused(R4), ("conclude", day(R4, 16)))),
    Row("TC-BC R2", date(2024, 3, 25), "forwarder", denunciation(R2, **TOLD)),
    Row("TC-BC R4", date(2026, 11, 23), "forwarder", denunciation(R4, **TOLD)),
    Row("TC-TIEP", date(2026, 11, 23), "again", denunciation(R4, instance=2)),
    Row("TC-QH report", date(2026, 12, 21), "explained_late", denunciation(R4), (
        *accused(R4), ("demanded", day(R4, 42)))),
    # The examples of how days are counted: make-up days, swapped Saturdays, Tết, a last day on a day off.
    Row("10 WD over the swap of August", date(2026, 9, 4), "answer", wish(date(2026, 8, 19))),
    Row("5 WD over 24 November", date(2026, 11, 30), "transfer_denunciation", denunciation(date(2026, 11, 20)), (
        ("classify", date(2026, 11, 20), NOT_OURS),)),
    Row("7 WD in July", date(2026, 7, 10), "accept_denunciation", denunciation(date(2026, 7, 1))),
    Row("30 CD to a day off", date(2026, 9, 3), "decide", complaint(date(2026, 8, 3)), (
        ("classify", date(2026, 8, 3)), ("accept_complaint", date(2026, 8, 3)))),
    Row("45 CD in July", date(2026, 8, 20), "hard", wish(date(2026, 7, 6))),
    Row("30 CD to Tết", date(2026, 2, 23), "decide", complaint(date(2026, 1, 19)), (
        ("classify", date(2026, 1, 19)), ("accept_complaint", date(2026, 1, 19)))),
    # The national database: at once.
    Row("NĐ 55 complaint", day(R4, 2), "national", complaint(R4), accepted(R4)),
    Row("NĐ 55 denunciation", day(R4, 2), "national", denunciation(R4), accused(R4)),
    Row("NĐ 55 suggestion", R4, "national_received", wish(R4)),
)  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_a_limit_of_the_law_ends_on_its_day(desk: Desk, row: Row) -> None:
    if row.upper:
        be_upper(desk)
    found = limit(desk, live(desk, row.entry, *row.steps), row.key)
    assert found is not None
    assert (found.due_on, found.is_open) == (row.due_on, True)


def test_the_superior_demands_a_denunciation_within_five_working_days_after_it_was_due(desk: Desk) -> None:
    petition = live(desk, denunciation(R4), *accused(R4), ("verify", date(2026, 12, 7)))
    with desk.db.reading() as session:
        running = limits_of(session, desk, petition_of(session, petition.uid))
    (demand,) = [each for each in running if each.limit.key == "demand"]
    assert (demand.start_on, demand.due_on, demand.is_open) == (date(2026, 12, 4), date(2026, 12, 11), True)
    assert demand.limit.group == "theirs"


def test_a_complainant_may_go_on_when_the_decision_is_overdue_and_anew_when_it_was_sent(desk: Desk) -> None:
    petition = live(desk, complaint(R4), *accepted(R4), ("verify", date(2026, 12, 7)))
    with desk.db.reading() as session:
        running = limits_of(session, desk, petition_of(session, petition.uid))
    (appeal,) = [each for each in running if each.limit.key == "appeal"]
    assert (appeal.start_on, appeal.due_on, appeal.is_open) == (date(2026, 12, 4), date(2027, 1, 4), True)
    assert limit(desk, petition, "appeal") is None
    for key in ("decide", "send_decision"):
        petition = take(desk, petition, key, date(2026, 12, 10))
    found = limit(desk, petition, "appeal")
    assert found is not None
    assert (found.start_on, found.due_on) == (date(2026, 12, 10), date(2027, 1, 11))


def test_before_july_2026_no_last_day_of_all_and_no_duty_to_send_a_suspension_is_known(desk: Desk) -> None:
    petition = live(desk, complaint(R3), *accepted(R3), ("withdraw_complaint", day(R3, 9)))
    assert limit(desk, petition, "hard") is None
    assert limit(desk, petition, "send_suspension") is None


@pytest.mark.parametrize(
    ("knew_on", "said"),
    [
        (date(2026, 8, 4), ""),  # ninety days end on the day it came
        (date(2026, 8, 2), ""),  # they end on a Saturday, so on that Monday
        (date(2026, 8, 1), "30/10/2026"),
        (None, ""),
    ],
)
def test_a_complaint_is_lodged_within_ninety_days_of_the_act(desk: Desk, knew_on: date | None, said: str) -> None:
    petition = live(desk, complaint(R4), ("classify", R4, {**OURS, "knew_on": knew_on}))
    found = refusal(desk, petition, "accept_complaint", day(R4, 1))
    assert bool(found) is bool(said)
    assert said in found


@pytest.mark.parametrize(("ahead", "said"), [(4, "11/11/2026"), (5, "")])
def test_a_dialogue_is_announced_five_days_before(desk: Desk, ahead: int, said: str) -> None:
    petition = live(desk, complaint(R4), *accepted(R4))
    on = day(R4, 4)
    found = refusal(desk, petition, "dialogue_notice", on, until_on=day(on, ahead))
    assert bool(found) is bool(said)
    assert said in found


def test_before_july_2026_no_number_of_days_before_a_dialogue_is_known(desk: Desk) -> None:
    petition = live(desk, complaint(R3), *accepted(R3), ("dialogue_notice", day(R3, 4), {"until_on": day(R3, 5)}))
    found = limit(desk, petition, "dialogue")
    assert found is not None
    assert found.due_on == day(R3, 5)


def test_every_limit_names_its_rule_of_its_own_day(desk: Desk) -> None:
    petition = live(desk, complaint(date(2026, 6, 25)), *accepted(date(2026, 6, 25)))
    petition_row = the(desk, petition)
    assert petition_row.next_due == "decide"
    found = limit(desk, petition, "decide")
    assert found is not None
    assert desk.law.rulebook.at(found.rule_keys, found.start_on).confidence.checked
    offered = {
        offer.step.key for offer in HandlingService(desk).offers(petition.uid, date(2026, 7, 1)) if offer.is_open
    }
    assert "suspend_complaint" in offered  # accepted before, suspended under the new law (NĐ 155/2026 Điều 22)
