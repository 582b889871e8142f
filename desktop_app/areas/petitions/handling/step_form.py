"""The form of one step, drawn from what the step asks for and offers on its day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.areas.petitions.complexity import tests_on
from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.grounds import grounds_on
from desktop_app.areas.petitions.handling.fields import STEP_FIELDS, TESTS, label_of
from desktop_app.areas.petitions.law import Step
from desktop_app.areas.petitions.states import Result
from desktop_app.core.fields import Day, Field, Flag, Form, Listed, Section, Text
from desktop_app.office.matter_kinds import Kind

TEST = "test_"
"""Before the code of a test of complexity, in the name of its tick box."""

AGENCIES = "agencies"
JOINED, FORCE, RESULT = "joined_uid", "force_reason", "result"
_WHAT = (JOINED, "ground", RESULT, "to_agency", "recipient_class", "assigned_to", "until_on")
_PAPER = ("document_number", "document_on", "said", "reason")


def step_form(step: Step, kind: Kind, on: date, *, forced: bool) -> Form:
    """The day, then what is asked and offered in one order; a forced step asks for its reason first."""
    begin: list[Field] = []
    if forced:
        hint = "Được giữ trong hồ sơ cùng tên người cho phép."
        begin.append(replace(STEP_FIELDS[FORCE], label="Lý do cho làm dù luật chưa mở", required=True, hint=hint))
    day = step.labels.get("done_on", "Ngày làm")
    begin.append(Day(name="done_on", label=day, required=True, future=False, span=6))
    asks, asked = step.asks_on(on), {*step.asks_on(on), *step.offers_on(on)}
    tests = [Flag(name=f"{TEST}{test.code}", label=test.title, span=12) for test in tests_on(kind, on)]
    parts = (
        Section("", (*begin, *_fields(_WHAT, step, asks, asked))),
        Section("Vì sao phức tạp: đánh dấu ít nhất một điều", tuple(tests) if TESTS in asked else ()),
        Section("", _fields(_PAPER, step, asks, asked)),
    )
    return Form(f"petitions.step.{step.key}", tuple(part for part in parts if part.fields))


def listed_in(step: Step, on: date) -> dict[str, list[tuple[str, str]]]:
    """What the lists of the form offer, as (code, words)."""
    grounds = [(each.code, each.title) for each in grounds_on(step.key, on)]
    return {"ground": grounds, RESULT: [(each.name, each.value) for each in Result]}


def step_entry(step: Step, values: Mapping[str, Any]) -> StepEntry:
    """What was filled in, as the service takes it."""
    plain = {name: value for name, value in values.items() if name in _TAKEN and value not in (None, "")}
    if RESULT in plain:
        plain[RESULT] = Result[plain[RESULT]]
    tests = tuple(name.removeprefix(TEST) for name, value in values.items() if name.startswith(TEST) and value)
    return StepEntry(key=step.key, tests=tests, **plain)


def problems_on_form(problems: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    """The sentences beside the fields of the form: that of all tests stands beside the first of them."""
    first = next((name for name in names if name.startswith(TEST)), TESTS)
    return {first if name == TESTS else name: said for name, said in problems.items()}


_TAKEN = frozenset(StepEntry.__dataclass_fields__) - {"key", TESTS}


def _fields(order: Sequence[str], step: Step, asks: Collection[str], asked: Collection[str]) -> tuple[Field, ...]:
    return tuple(_field(name, step, required=name in asks) for name in order if name in asked)


def _field(name: str, step: Step, *, required: bool) -> Field:
    label = label_of(name, step.labels)
    if name == JOINED:
        hint = "Gõ số và năm của đơn, ví dụ 012/2026."
        return Text(name=name, label="Ghép vào đơn số", required=required, hint=hint, span=6, max_length=40)
    if name == RESULT:  # a list of its own, because nothing may stand chosen before somebody looked
        return Listed(name=name, label=label, required=required, span=6)
    field = replace(STEP_FIELDS[name], label=label, required=required)
    return replace(field, suggests=AGENCIES) if isinstance(field, Text) and name == "to_agency" else field
