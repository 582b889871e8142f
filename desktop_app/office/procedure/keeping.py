"""Steps as the rules see them, and limits kept as rows: only what is new is written."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from sqlalchemy.orm import Session

from desktop_app.core.procedure.running import Running
from desktop_app.core.procedure.standing import Done
from desktop_app.office.procedure.columns import LimitColumns, StepColumns

StepRow = TypeVar("StepRow", bound=StepColumns)


class NewLimit(Protocol):
    """Makes the row of a limit that is not kept yet."""

    def __call__(self, *, key: str) -> LimitColumns:
        """The row, not in the session yet."""


def counting(steps: Iterable[StepRow]) -> list[StepRow]:
    """The steps that count, in the order in which they were done."""
    return sorted((step for step in steps if step.taken_back_on is None), key=lambda step: step.done_on)


def done_of(steps: Iterable[StepColumns]) -> list[Done]:
    """Steps as the rules see them."""
    return [
        Done(key=step.key, on=step.done_on, until_on=step.until_on, is_forced=bool(step.forced_by)) for step in steps
    ]


def put(row: object, values: Mapping[str, Any]) -> None:
    """Only what is new is written, so that the history tells of nothing else."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def keep_limits(
    session: Session, rows: Iterable[LimitColumns], limits: Sequence[Running], make: NewLimit, gone_on: date
) -> None:
    """Let the rows of one matter follow its limits; one that runs no longer is dropped on `gone_on`."""
    left = {row.key: row for row in rows}
    for each in limits:
        if each.rests_on_today:
            continue
        row = left.pop(each.limit.key, None)
        if row is None:
            row = make(key=each.limit.key)
            put(row, kept(each))
            session.add(row)
            continue
        if row.due_on != each.due_on:
            put(row, {"moved_from_on": None, "moved_on": None})
        put(row, kept(each))
    for gone in left.values():
        if gone.is_open:
            put(gone, {"is_open": False, "is_paused": False, "dropped_on": gone_on})


def kept(each: Running) -> dict[str, Any]:
    """What is kept of a limit."""
    return {
        "group": each.limit.group,
        "rule_keys": " ".join(each.rule_keys),
        "start_on": each.start_on,
        "due_on": each.due_on,
        "met_on": each.met_on,
        "dropped_on": each.dropped_on,
        "is_open": each.is_open,
        "is_paused": each.is_paused,
    }
