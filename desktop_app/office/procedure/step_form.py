"""The form of one step, drawn from what the step asks for and offers on its day."""

from collections.abc import Mapping
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from desktop_app.core.fields import Day, Field, Form, Section
from desktop_app.core.procedure.steps import E, S, Step
from desktop_app.office.procedure.entry import StepEntry
from desktop_app.office.procedure.fields import FORCE, STEP_FIELDS, label_of

Entry = TypeVar("Entry", bound=StepEntry)


def step_form(
    step: Step[S, E], on: date, *, forced: bool, name: str, fields: Mapping[str, Field] = STEP_FIELDS
) -> Form:
    """The day, then what is asked and offered in the order of `fields`; a forced step asks for its reason first.

    `name` stands before the key in the name of the form.
    """
    begin: list[Field] = []
    if forced:
        hint = "Được giữ trong hồ sơ cùng tên người cho phép."
        begin.append(replace(fields[FORCE], label="Lý do cho làm dù luật chưa mở", required=True, hint=hint))
    day = step.labels.get("done_on", "Ngày làm")
    begin.append(Day(name="done_on", label=day, required=True, future=False, span=6))
    asks = step.asks_on(on)
    asked = {*asks, *step.offers_on(on)}
    for key, field in fields.items():
        if key in asked:
            begin.append(replace(field, label=label_of(key, step.labels, fields), required=key in asks))
    return Form(f"{name}.{step.key}", (Section("", tuple(begin)),))


def step_entry(kind: type[Entry], key: str, values: Mapping[str, Any]) -> Entry:
    """What was filled in, as the service takes it."""
    taken = {field.name for field in fields_of(kind)} - {"key"}
    return kind(key=key, **{name: value for name, value in values.items() if name in taken and value not in (None, "")})
