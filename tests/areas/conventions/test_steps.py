"""Boundaries of the steps of a convention: consents, the end of a term, both limits of a reflection."""

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.areas.conventions.facts import Facts
from desktop_app.areas.conventions.guards import GUARDS
from desktop_app.areas.conventions.law import convention_law
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import Law
from desktop_app.core.law.rulebook import Rulebook, load_rules
from desktop_app.core.procedure.running import running
from desktop_app.core.procedure.standing import Done
from desktop_app.core.resources import resource

LAW = convention_law()
DAY = date(2026, 3, 2)
INITIATIVE = Facts(begun_on=DAY, is_initiative=True, households=187, consents=19, consents_needed=19)
IN_FORCE = (
    *("agree", "set_team", "post_draft", "consult", "sum_up", "call_meeting", "adopt", "submit", "recognise"),
    "hand_over",
)


def done(*keys: str, until_on: date | None = None) -> list[Done]:
    """These steps, all on one day."""
    return [Done(key=key, on=DAY, until_on=until_on) for key in keys]


def opened(facts: Facts, steps: list[Done], on: date = DAY) -> set[str]:
    """What the law offers."""
    return {offer.step.key for offer in LAW.offers(facts, steps, on) if offer.is_open}


def test_exactly_a_tenth_of_the_households_is_enough_and_one_fewer_is_not() -> None:
    assert "agree" in opened(INITIATIVE, [])
    assert "agree" not in opened(replace(INITIATIVE, consents=18), [])
    assert "agree" in opened(replace(INITIATIVE, consents=18, front_agreed=True), [])


def test_consents_count_to_the_end_of_their_last_day() -> None:
    facts = replace(INITIATIVE, consents_until=DAY)
    assert "agree" in opened(facts, [])
    said = LAW.why_not("agree", facts, [], DAY + timedelta(days=1))
    assert said.startswith("Sự đồng thuận của các hộ chỉ còn giá trị đến ngày 02/03/2026.")


def test_a_part_is_abolished_only_after_the_term_of_the_suspension() -> None:
    steps = [*done(*IN_FORCE, "reported"), *done("suspend_part", until_on=date(2026, 4, 30))]
    facts = Facts(begun_on=DAY)
    assert "abolish_part" not in opened(facts, steps, date(2026, 4, 30))
    assert {"abolish_part", "abolish"} <= opened(facts, steps, date(2026, 5, 1))


def test_a_suspension_for_which_a_part_was_abolished_is_no_ground_to_abolish_the_rest() -> None:
    suspended = [*done(*IN_FORCE, "reported"), *done("suspend_part", until_on=date(2026, 4, 30))]
    abolished = [*suspended, Done(key="abolish_part", on=date(2026, 5, 4))]
    assert opened(Facts(begun_on=DAY), abolished, date(2026, 5, 5)) == {"reported"}


def test_an_answer_ends_both_limits_of_a_reflection() -> None:
    law = Law(Rulebook(load_rules(resource("legal"))), WorkCalendar())
    steps = done("reported", "answer_report")
    met = {each.limit.key: each.met_on for each in running(LAW, law, Facts(begun_on=DAY), steps, DAY)}
    assert met == {"suspend": DAY, "abolish": DAY}


def test_every_guard_that_is_named_is_there_and_none_is_left_over() -> None:
    named = {guard for step in LAW.law.steps for guard in step.needs}
    named |= {guard for limit in LAW.law.limits for guard in limit.only}
    assert named == set(GUARDS)
