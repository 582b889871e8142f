"""For every kind and every state: which steps the law offers, and that every other one is refused with a sentence."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.rules import Done, Facts
from desktop_app.areas.petitions.states import Competent, Eligible, ForwarderKind, Source, State
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.petitions.lives import live, the
from tests.areas.petitions.makers import take

R3, R4 = date(2026, 3, 2), date(2026, 11, 2)
OURS = {"eligible": Eligible.YES, "competent": Competent.YES}
THEIRS = {"eligible": Eligible.YES, "competent": Competent.NO}
USELESS = {"eligible": Eligible.NO}
SECOND = {"instance": 2}
TOLD = {"source": Source.FORWARDED, "forwarder": ForwarderKind.AGENCY}
EXTENDABLE = {"most_extensions": 2}
WISHES = (Kind.SUGGESTION, Kind.FEEDBACK, Kind.OTHER)


@dataclass(frozen=True)
class Stand:
    """One standing of petitions of these kinds: what is known, what was done, and what may then be done."""

    name: str
    kinds: tuple[Kind, ...]
    known: dict[str, Any]
    done: tuple[str, ...]
    state: State
    open: str
    received_on: date = R4


def _complaint(name: str, known: dict[str, Any], done: str, state: State, may: str, on: date = R4) -> Stand:
    return Stand(name, (Kind.COMPLAINT,), known, tuple(done.split()), state, may, on)


def _denunciation(name: str, known: dict[str, Any], done: str, state: State, may: str, on: date = R4) -> Stand:
    may = may.replace("join ", "")  # what stands beside a denunciation would tell who made it
    return Stand(name, (Kind.DENUNCIATION,), {**EXTENDABLE, **known}, tuple(done.split()), state, may, on)


def _wish(name: str, known: dict[str, Any], done: str, state: State, may: str) -> Stand:
    return Stand(name, WISHES, known, tuple(done.split()), state, may)


BEFORE = "classify ask_more join withdraw_early national"
GOING = "verify dialogue_notice dialogue extend_complaint withdraw_complaint decide national"
ACCUSED = (
    "transfer_crime verify extend_denunciation suspend_denunciation stop_denunciation withdraw_denunciation "
    "withdraw_but_go_on demanded conclude national"
)
C, D, W = "classify accept_complaint", "classify accept_denunciation notify_acceptance", "classify assign"

TABLE = (
    _complaint("new", {}, "", State.NEW, BEFORE),
    _complaint("ours", OURS, "classify", State.CLASSIFIED, f"{BEFORE} accept_complaint not_accept_complaint"),
    _complaint("out of time", {**OURS, "time_bar_on": date(2026, 11, 1)}, "classify", State.CLASSIFIED,
               f"{BEFORE} not_accept_complaint"),
    _complaint("of others", THEIRS, "classify", State.CLASSIFIED, f"{BEFORE} urge guide"),
    _complaint("second at a commune", {**THEIRS, **SECOND}, "classify", State.CLASSIFIED, f"{BEFORE} urge guide"),
    _complaint("second at an upper office", {**OURS, **SECOND, "is_upper_office": True}, "classify", State.CLASSIFIED,
               f"{BEFORE} accept_second not_accept_complaint"),
    _complaint("forwarded, of others", {**THEIRS, **TOLD}, "classify", State.CLASSIFIED,
               f"{BEFORE} urge guide return_to_sender report_forwarder"),
    _complaint("not eligible", USELESS, "classify", State.CLASSIFIED, f"{BEFORE} file_away not_accept_complaint"),
    _complaint("once a denunciation", {"is_secret": True}, "", State.NEW, BEFORE.replace("join ", "")),
    _complaint("waits", {}, "ask_more", State.WAITING, "classify supplemented withdraw_early national"),
    _complaint("supplemented", THEIRS, "classify ask_more supplemented", State.NEW, BEFORE),
    _complaint("accepted", OURS, C, State.ACCEPTED, f"{GOING} suspend_complaint stop_complaint withdraw_part"),
    _complaint("accepted under the old law", OURS, C, State.ACCEPTED, GOING, R3),
    _complaint("extended", OURS, f"{C} extend_complaint", State.ACCEPTED,
               f"{GOING} suspend_complaint stop_complaint withdraw_part".replace("extend_complaint ", "")),
    _complaint("suspended", OURS, f"{C} suspend_complaint", State.SUSPENDED,
               "continue_complaint stop_complaint withdraw_complaint send_suspension national"),
    _complaint("goes on", OURS, f"{C} suspend_complaint continue_complaint", State.ACCEPTED,
               f"{GOING} suspend_complaint stop_complaint withdraw_part send_suspension"),
    _complaint("decided", OURS, f"{C} decide", State.DECIDED, "send_decision appealed carried_out national"),
    _complaint("guided away", THEIRS, "classify guide", State.ENDED, "came_back national"),
    _complaint("came back", OURS, "classify guide came_back", State.CLASSIFIED,
               f"{BEFORE} accept_complaint not_accept_complaint"),
    _complaint("stopped", OURS, f"{C} stop_complaint", State.ENDED, "send_suspension national"),
    _complaint("withdrawn", OURS, "classify withdraw_early", State.ENDED, "national"),
    _complaint("not accepted", OURS, "classify not_accept_complaint", State.ENDED, "national"),
    _complaint("filed", USELESS, "classify file_away", State.ENDED, "national"),
    _complaint("joined", {}, "join", State.ENDED, "national"),
    _denunciation("new", {}, "", State.NEW, f"{BEFORE} check_longer"),
    _denunciation("ours", OURS, "classify", State.CLASSIFIED,
                  f"{BEFORE} check_longer accept_denunciation not_accept_denunciation transfer_crime"),
    _denunciation("longer to check", OURS, "classify check_longer", State.CLASSIFIED,
                  f"{BEFORE} accept_denunciation not_accept_denunciation transfer_crime"),
    _denunciation("without a name", {**OURS, "is_anonymous": True}, "classify", State.CLASSIFIED,
                  f"{BEFORE} check_longer inspect_anonymous not_accept_denunciation transfer_crime"),
    _denunciation("of others by post", {**THEIRS, "source": Source.POST}, "classify", State.CLASSIFIED,
                  f"{BEFORE} check_longer urge not_handle transfer_denunciation transfer_crime"),
    _denunciation("of others in person", THEIRS, "classify", State.CLASSIFIED,
                  f"{BEFORE} check_longer urge not_handle transfer_denunciation guide_denunciation transfer_crime"),
    _denunciation("transferred in another petition", {**THEIRS, "transferred_before": True, "source": Source.POST},
                  "classify", State.CLASSIFIED, f"{BEFORE} check_longer urge not_handle transfer_crime"),
    _denunciation("transferred", THEIRS, "classify transfer_denunciation", State.ENDED, "came_back national"),
    _denunciation("sent to the wrong body", {**THEIRS, "source": Source.POST},
                  "classify transfer_denunciation came_back", State.CLASSIFIED,
                  f"{BEFORE} check_longer urge not_handle transfer_denunciation transfer_crime"),
    _denunciation("not eligible", USELESS, "classify", State.CLASSIFIED,
                  f"{BEFORE} check_longer file_away not_accept_denunciation transfer_crime"),
    _denunciation("accepted", OURS, D, State.ACCEPTED, ACCUSED),
    _denunciation("not notified", OURS, "classify accept_denunciation", State.ACCEPTED,
                  f"{ACCUSED} notify_acceptance"),
    _denunciation("extended twice", OURS, f"{D} extend_denunciation extend_denunciation", State.ACCEPTED,
                  ACCUSED.replace("extend_denunciation ", "")),
    _denunciation("demanded", OURS, f"{D} demanded", State.ACCEPTED, f"{ACCUSED} explained_late"),
    _denunciation("suspended", OURS, f"{D} suspend_denunciation", State.SUSPENDED,
                  "continue_denunciation stop_denunciation withdraw_denunciation demanded national"),
    _denunciation("concluded", OURS, f"{D} conclude", State.DECIDED,
                  "send_conclusion publish_conclusion carried_out national"),
    _denunciation("concluded under the old law", OURS, f"{D} conclude", State.DECIDED,
                  "send_conclusion publish_conclusion carried_out national", R3),
    _denunciation("inspected", {**OURS, "is_anonymous": True}, "classify inspect_anonymous", State.ENDED, "national"),
    _wish("new", {}, "", State.NEW, BEFORE),
    _wish("ours", OURS, "classify", State.CLASSIFIED, f"{BEFORE} assign answer"),
    _wish("of others", THEIRS, "classify", State.CLASSIFIED, f"{BEFORE} urge transfer"),
    _wish("not eligible", USELESS, "classify", State.CLASSIFIED, f"{BEFORE} file_away"),
    _wish("assigned", OURS, W, State.ACCEPTED, "assign_again answer verify withdraw_suggestion national"),
    _wish("answered", OURS, f"{W} answer", State.ENDED, "national"),
    _wish("transferred", THEIRS, "classify transfer", State.ENDED, "came_back national"),
    Stand("new", (Kind.SEVERAL,), {}, (), State.NEW, BEFORE),
    Stand("looked at", (Kind.SEVERAL,), OURS, ("classify",), State.CLASSIFIED, f"{BEFORE} guide_split"),
    Stand("split", (Kind.SEVERAL,), OURS, ("classify", "guide_split"), State.ENDED, "national"),
)  # fmt: skip
CASES = [(kind, stand) for stand in TABLE for kind in stand.kinds]


def _told(kind: Kind, stand: Stand) -> tuple[Facts, list[Done]]:
    return Facts(received_on=stand.received_on, kind=kind, **stand.known), [
        Done(key=key, on=stand.received_on) for key in stand.done
    ]


@pytest.mark.parametrize(("kind", "stand"), CASES, ids=[f"{kind.name} {stand.name}" for kind, stand in CASES])
def test_just_these_steps_are_offered_and_every_other_one_is_refused_with_a_sentence(kind: Kind, stand: Stand) -> None:
    law, (facts, done) = petition_law(), _told(kind, stand)
    assert law.standing(done).state is stand.state
    found = law.offers(facts, done, stand.received_on)
    assert {offer.step.key for offer in found if offer.is_open} == set(stand.open.split())
    assert [offer.step.key for offer in found] == [step.key for step in law.law.steps if step.is_for(kind)]
    for step in law.law.steps:
        said = law.why_not(step.key, facts, done, stand.received_on)
        assert bool(said) is (step.key not in stand.open.split())
        assert said == "" or (said.endswith((".", ").")) and said[0].isupper())


def test_the_table_tells_of_every_kind_in_every_state_and_of_every_step() -> None:
    settled = {State.ACCEPTED, State.SUSPENDED, State.DECIDED}
    for kind in Kind:
        never = {Kind.COMPLAINT: set(), Kind.DENUNCIATION: {State.WAITING}}.get(kind, {State.WAITING, *settled})
        states = {stand.state for known, stand in CASES if known is kind}
        assert states >= set(State) - never
    offered = {key for stand in TABLE for key in stand.open.split()}
    assert offered == {step.key for step in petition_law().law.steps}


def test_a_step_of_another_kind_is_refused_even_to_a_leader(desk: Desk) -> None:
    petition = live(desk, {"received_on": R4})
    with pytest.raises(UserError, match="không dành cho đơn loại khiếu nại"):
        take(desk, petition, "conclude", R4, force_reason="Cần ngay")


@pytest.mark.parametrize("days", [-1, 3])
def test_no_step_is_taken_before_the_petition_came_or_before_the_step_that_came_first(desk: Desk, days: int) -> None:
    petition = live(desk, {"received_on": R4}, ("classify", date(2026, 11, 6)))
    with pytest.raises(UserError, match="trước ngày"):
        take(desk, petition, "accept_complaint", date.fromordinal(R4.toordinal() + days), force_reason="Gấp")


def test_an_extension_comes_before_the_last_day_of_the_settlement(desk: Desk) -> None:
    petition = live(desk, {"received_on": R4}, ("classify", R4), ("accept_complaint", R4))
    late = date(2026, 12, 3)
    with pytest.raises(UserError, match="Đã hết hạn giải quyết"):
        take(desk, petition, "extend_complaint", late)
    assert take(desk, petition, "extend_complaint", date(2026, 12, 2)).rev > petition.rev


def test_a_petition_that_closed_by_itself_takes_only_what_an_ended_one_takes(desk: Desk) -> None:
    steps = (("classify", R4), ("accept_complaint", R4), ("decide", R4), ("send_decision", date(2026, 11, 4)))
    petition = live(desk, {"received_on": R4}, *steps)
    with pytest.raises(UserError, match="“Đã xong”"):
        take(desk, petition, "decide", date(2026, 11, 5))
    petition = take(desk, petition, "appealed", date(2026, 11, 20))
    assert (the(desk, petition).state, the(desk, petition).ended_on) == (State.ENDED, date(2026, 11, 4))


def test_what_is_transferred_once_is_not_transferred_again_with_another_petition_of_its_case() -> None:
    law, facts = petition_law(), Facts(received_on=R4, kind=Kind.DENUNCIATION, **THEIRS)
    done = [Done(key="classify", on=R4)]
    assert law.why_not("transfer_denunciation", facts, done, R4) == ""
    again = replace(facts, transferred_before=True)
    assert "chỉ chuyển một lần" in law.why_not("transfer_denunciation", again, done, R4)
