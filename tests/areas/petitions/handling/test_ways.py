"""The decision tree of the commune: where each classification leads, and that the law of the day allows just that."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.rules import Done, Facts
from desktop_app.areas.petitions.states import Competent, Eligible, Outcome, Source
from desktop_app.areas.petitions.ways import way_of
from desktop_app.office.matter_kinds import Kind

R3, R4 = date(2026, 3, 2), date(2026, 11, 2)
YES, NO = {"competent": Competent.YES}, {"competent": Competent.NO}
POST, CAME = {"source": Source.POST}, {"source": Source.IN_PERSON}
NOBODY, SECOND = {"is_anonymous": True}, {"instance": 2}
LATE = {"time_bar_on": date(2026, 3, 1)}

TREE = (
    (Kind.COMPLAINT, YES, "accept_complaint"),
    (Kind.COMPLAINT, YES | LATE, "not_accept_complaint"),
    (Kind.COMPLAINT, NO, "guide"),
    (Kind.COMPLAINT, NO | SECOND, "guide"),
    (Kind.DENUNCIATION, YES, "accept_denunciation"),
    (Kind.DENUNCIATION, YES | NOBODY, "inspect_anonymous"),
    (Kind.DENUNCIATION, NO | POST, "transfer_denunciation"),
    (Kind.DENUNCIATION, NO | CAME, "guide_denunciation"),
    (Kind.DENUNCIATION, NO | CAME | NOBODY, "transfer_denunciation"),
    (Kind.DENUNCIATION, NO | POST | {"transferred_before": True}, "not_handle"),
    (Kind.SUGGESTION, YES, "assign"),
    (Kind.FEEDBACK, NO, "transfer"),
    (Kind.SEVERAL, {}, "guide_split"),
)
BUCKETS = {
    Kind.COMPLAINT: {Outcome.GUIDED, Outcome.URGED},
    Kind.DENUNCIATION: {Outcome.TRANSFERRED, Outcome.URGED},
    Kind.SUGGESTION: {Outcome.TRANSFERRED, Outcome.URGED},
    Kind.FEEDBACK: {Outcome.TRANSFERRED, Outcome.URGED},
}
"""Of each kind, the columns of the report in which one of another body's is counted."""


def leads_to(kind: Kind, on: date, **known: Any) -> tuple[str, str]:
    """The step after the classification, and why the law does not allow it then."""
    facts = Facts(received_on=on, kind=kind, **{"eligible": Eligible.YES, **known})
    key = way_of(facts)[1]
    return key, petition_law().why_not(key, facts, [Done(key="classify", on=on)], on)


@pytest.mark.parametrize("on", [R3, R4])
@pytest.mark.parametrize(("kind", "known", "step"), TREE)
def test_a_classification_leads_where_the_tree_has_it(kind: Kind, known: dict[str, Any], step: str, on: date) -> None:
    assert leads_to(kind, on, **known) == (step, "")


@pytest.mark.parametrize("kind", Kind)
def test_what_is_not_eligible_is_filed_whatever_else_is_known(kind: Kind) -> None:
    for known in (YES, NO, NO | SECOND, YES | NOBODY):
        assert leads_to(kind, R4, eligible=Eligible.NO, **known) == ("file_away", "")


def test_no_classification_leads_to_a_step_that_the_law_refuses() -> None:
    several = product(
        Kind, (R3, R4), Eligible, (YES, NO), (POST, CAME), ({}, NOBODY), ({}, LATE), ({}, {"transferred_before": True})
    )
    for kind, on, eligible, *known in several:
        if eligible is not Eligible.UNKNOWN:
            said = {name: value for each in known for name, value in each.items()}
            assert leads_to(kind, on, eligible=eligible, **said)[1] == ""


@pytest.mark.parametrize("kind", BUCKETS)
def test_what_is_of_another_body_ends_in_the_columns_of_the_report(kind: Kind) -> None:
    """Besides what returns to the body that sent it on wrongly, whoever came in person, and what nobody handles."""
    steps = [step for step in petition_law().law.steps if step.is_for(kind) and "not_competent" in step.needs]
    plain = {step.outcome for step in steps if not {"forwarded", "in_person"} & {*step.needs}}
    assert plain - {Outcome.NOT_HANDLED} == BUCKETS[kind]
