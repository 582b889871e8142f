"""What an official says of a step: cleaned and checked, each wrong field with its sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import Choice, Field, Listed
from desktop_app.core.law.rulebook import Rulebook
from desktop_app.core.procedure.standing import Done, F, Procedure
from desktop_app.core.procedure.steps import E, S, Step
from desktop_app.office.procedure.entry import StepEntry
from desktop_app.office.procedure.fields import STEP_FIELDS, label_of

Entry = TypeVar("Entry", bound=StepEntry)


def checked(
    procedure: Procedure[S, E, F],
    entry: Entry,
    facts: F,
    done: Sequence[Done],
    today: date,
    fields: Mapping[str, Field] = STEP_FIELDS,
    more: Mapping[str, str] | None = None,
) -> Entry:
    """The entry as it is kept; InvalidInput holds a sentence for each field that is missing or cannot be so.

    `fields` are those of the area, `more` what it found wrong itself.
    """
    step = procedure.law.by_key[entry.key]
    problems, values = dict[str, str](), dict[str, Any]()
    for name, field in fields.items():
        try:
            values[name] = replace(field, label=label_of(name, step.labels, fields)).read(getattr(entry, name), today)
        except ValueError as error:
            problems[name] = str(error)
    problems = dict(_problems_of_days(procedure, entry, facts, done, today)) | problems
    for name in step.asks_on(entry.done_on):
        if name in fields and name not in problems and not values[name]:
            problems[name] = missing(
                label_of(name, step.labels, fields), chosen=isinstance(fields[name], Choice | Listed)
            )
    problems = {**(more or {}), **problems}
    if problems:
        raise InvalidInput(problems)
    return replace(entry, **values)


def missing(label: str, *, chosen: bool) -> str:
    """What is said of a field that must be filled; `chosen` is for one that is picked and not written."""
    verb, lower = "chọn" if chosen else "ghi", words.inside(label)
    return f"Chưa {verb} {lower}. Hãy {verb} {lower} rồi lưu."


def not_ahead(step: Step[S, E], entry: StepEntry, rulebook: Rulebook) -> str:
    """Why the day that the step names comes too soon after it; "" when the law of the day asks nothing of it."""
    rule = rulebook.find(step.ahead, entry.done_on) if step.ahead else None
    if rule is None or entry.until_on is None or (entry.until_on - entry.done_on).days >= rule.value:
        return ""
    first = entry.done_on + timedelta(days=rule.value)
    label = label_of("until_on", step.labels)
    return f"{label} phải cách ngày làm ít nhất {rule.amount} ({rule.citation}). Chọn từ ngày {words.day(first)}."


def _problems_of_days(
    procedure: Procedure[S, E, F], entry: StepEntry, facts: F, done: Sequence[Done], today: date
) -> Iterator[tuple[str, str]]:
    if entry.done_on > today:
        said = f"Ngày làm {words.day(entry.done_on)} sau hôm nay ({words.day(today)}). Kiểm tra lại ngày."
        yield "done_on", said
    elif early := procedure.too_early(facts, done, entry.done_on):
        yield "done_on", early
    if entry.until_on and entry.until_on < entry.done_on:
        yield "until_on", "Ngày này trước ngày làm bước này. Kiểm tra lại hai ngày."
