"""The form of one step, drawn from what the step asks for and offers on its day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.areas.petitions.complexity import tests_on
from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.grounds import grounds_on
from desktop_app.areas.petitions.handling.fields import STEP_FIELDS, TESTS
from desktop_app.areas.petitions.law import Step
from desktop_app.areas.petitions.states import Result
from desktop_app.core.fields import Field, Flag, Form, Listed, Section, Text
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.procedure import step_form as procedure

TEST = "test_"
"""Before the code of a test of complexity, in the name of its tick box."""

AGENCIES = "agencies"
JOINED, RESULT = "joined_uid", "result"
_PAPER = frozenset({"document_number", "document_on", "said", "reason"})

_JOIN_HINT = "Gõ số và năm của đơn, ví dụ 012/2026."
_ON_FORM: Mapping[str, Field] = {
    **STEP_FIELDS,
    JOINED: Text(name=JOINED, label="Ghép vào đơn số", hint=_JOIN_HINT, span=6, max_length=40),
    # a list of its own, because nothing may stand chosen before somebody looked
    RESULT: Listed(name=RESULT, label=STEP_FIELDS[RESULT].label, span=6),
    "to_agency": Text(name="to_agency", label=STEP_FIELDS["to_agency"].label, max_length=300, suggests=AGENCIES),
}


def step_form(step: Step, kind: Kind, on: date, *, forced: bool) -> Form:
    """The form of every step, with the tests of complexity before what is told of its paper."""
    form = procedure.step_form(step, on, forced=forced, name="petitions.step", fields=_ON_FORM)
    asked = {*step.asks_on(on), *step.offers_on(on)}
    tests = [Flag(name=f"{TEST}{test.code}", label=test.title, span=12) for test in tests_on(kind, on)]
    parts = (
        Section("", tuple(field for field in form if field.name not in _PAPER)),
        Section("Vì sao phức tạp: đánh dấu ít nhất một điều", tuple(tests) if TESTS in asked else ()),
        Section("", tuple(field for field in form if field.name in _PAPER)),
    )
    return Form(form.name, tuple(part for part in parts if part.fields))


def listed_in(step: Step, on: date) -> dict[str, list[tuple[str, str]]]:
    """What the lists of the form offer, as (code, words)."""
    grounds = [(each.code, each.title) for each in grounds_on(step.key, on)]
    return {"ground": grounds, RESULT: [(each.name, each.value) for each in Result]}


def step_entry(step: Step, values: Mapping[str, Any]) -> StepEntry:
    """What was filled in, as the service takes it."""
    tests = tuple(name.removeprefix(TEST) for name, value in values.items() if name.startswith(TEST) and value)
    result = {RESULT: Result[values[RESULT]]} if values.get(RESULT) else {}
    return procedure.step_entry(StepEntry, step.key, {**values, **result, TESTS: tests})


def problems_on_form(problems: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    """The sentences beside the fields of the form: that of all tests stands beside the first of them."""
    first = next((name for name in names if name.startswith(TEST)), TESTS)
    return {first if name == TESTS else name: said for name, said in problems.items()}
