"""The limits of an area that still run, so that a change of law or of days off can move them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Generic, TypeVar

from desktop_app.core.law.deadline import Move, OpenDeadline, Pause
from desktop_app.core.procedure.steps import Base, Limit
from desktop_app.office.procedure.columns import LimitColumns

Row = TypeVar("Row", bound=LimitColumns)


class Limits(Generic[Row]):
    """The open limits of one area, as the page of rules sees them."""

    def __init__(
        self,
        limits: Sequence[Limit],
        label: Callable[[Row], str],
        pauses: Callable[[Row, Limit], tuple[Pause, ...]] = lambda _row, _limit: (),
    ) -> None:
        """`label` is what the matter of a row is called; `pauses` the days on which a limit stood still."""
        self._limits = {limit.key: limit for limit in limits}
        self._label, self._pauses = label, pauses

    def open_deadlines(self, rows: Iterable[Row]) -> list[OpenDeadline]:
        """Every limit by rule that runs; not one that stands still, nor one whose day the office set itself.

        One that is counted back from a day that was named is left out: what was announced for that day stays announced.
        """
        found = list[OpenDeadline]()
        for row in rows:
            limit = self._limits[row.key]
            if row.is_paused or not row.rule_keys or limit.base is Base.BEFORE:
                continue
            first, *added = row.rule_keys.split()
            found.append(
                OpenDeadline(
                    uid=row.uid,
                    title=f"{limit.title}, {self._label(row)}",
                    rule_key=first,
                    start_on=row.start_on,
                    due_on=row.due_on,
                    added=tuple(added),
                    pauses=self._pauses(row, limit),
                    lapses=row.group == "theirs",
                )
            )
        return found


def move(rows: Iterable[Row], moves: Sequence[Move], on: date) -> list[Row]:
    """Give these limits their new day; those that moved."""
    due = {each.item.uid: each.due_on for each in moves}
    moved = [row for row in rows if row.uid in due]
    for row in moved:
        row.moved_from_on, row.moved_on, row.due_on = row.due_on, on, due[row.uid]
    return moved
