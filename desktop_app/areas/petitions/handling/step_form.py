"""The form of one step, drawn from what the step asks for and offers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.law import Step
from desktop_app.areas.petitions.states import RecipientClass, Result
from desktop_app.core.fields import Choice, Day, Field, Flag, Form, Listed, LongText, Section, Text

TEST = "test_"
"""Before the code of a test of complexity, in the name of its tick box."""

AGENCIES = "agencies"
FORCE = "force_reason"
_ORDER = (
    *("joined", "ground", "tests", "result", "to_agency", "assigned_to", "until_on"),
    *("document_number", "document_on", "said", "reason"),
)


@dataclass(frozen=True)
class StepChoices:
    """What may be chosen in a step, as (code, words): grounds of the law, tests of complexity."""

    grounds: Sequence[tuple[str, str]] = ()
    tests: Sequence[tuple[str, str]] = ()


def step_form(step: Step, asks: Sequence[str], offers: Sequence[str], choices: StepChoices, *, forced: bool) -> Form:
    """The day, then what is asked and offered in one order; a forced step asks for its reason first."""
    fields: list[Field] = [_FORCE] if forced else []
    fields.append(Day(name="done_on", label="Ngày làm", required=True, future=False, span=4))
    for name in _ORDER:
        if name in asks or name in offers:
            fields += _fields(name, step, choices, required=name in asks)
    return Form(f"petitions.step.{step.key}", (Section("", tuple(fields)),))


def step_entry(step: Step, values: Mapping[str, Any], joined_uid: str = "") -> StepEntry:
    """What was filled in, as the service takes it."""
    plain = {name: value for name, value in values.items() if name in _TAKEN and value not in (None, "")}
    tests = tuple(name.removeprefix(TEST) for name, value in values.items() if name.startswith(TEST) and value)
    return StepEntry(key=step.key, tests=tests, joined_uid=joined_uid, **plain)


_TAKEN = frozenset(StepEntry.__dataclass_fields__) - {"key", "tests", "joined_uid"}
_FORCE = LongText(
    name=FORCE,
    label="Lý do cho làm dù luật chưa mở",
    required=True,
    lines=2,
    max_length=500,
    hint="Ghi bằng văn bản, giữ trong hồ sơ cùng tên người cho phép.",
)
_LABELS = {
    "to_agency": "Cơ quan nhận",
    "assigned_to": "Đơn vị, người được giao",
    "until_on": "Đến ngày",
    "document_number": "Số văn bản",
    "document_on": "Ngày văn bản",
    "said": "Nội dung, kết quả",
    "reason": "Lý do",
}


def _fields(name: str, step: Step, choices: StepChoices, *, required: bool) -> list[Field]:
    if name == "joined":
        hint = "Gõ số và năm, ví dụ 012/2026."
        return [Text(name=name, label="Ghép vào đơn số", required=required, hint=hint, span=6, max_length=20)]
    if name == "ground":
        return [Listed(name=name, label="Căn cứ", required=required)]
    if name == "tests":
        return [Flag(name=f"{TEST}{code}", label=words, span=12) for code, words in choices.tests]
    if name == "result":
        return [Choice(name=name, label="Kết quả", required=required, options=Result, span=6)]
    label = _LABELS[name]
    if name in ("until_on", "document_on"):
        return [Day(name=name, label=label, required=required, span=4)]
    if name in ("said", "reason"):
        return [LongText(name=name, label=label, required=required, lines=3, max_length=2000)]
    if name != "to_agency":
        return [Text(name=name, label=label, required=required, span=8 if name == "document_number" else 12)]
    agency = Text(name=name, label=label, required=required, suggests=AGENCIES)
    return [agency, Choice(name="recipient_class", label="Nhóm cơ quan nhận", options=RecipientClass)]


def defaults(today: date) -> dict[str, object]:
    """What a step begins with: today's work on today's paper."""
    return {"done_on": today, "document_on": today}
