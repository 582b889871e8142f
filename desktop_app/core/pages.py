"""What a paged table asks of a list: the next rows after a row, never "row number n"."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

Row = TypeVar("Row")


class Pages(Protocol[Row]):
    """A list in one fixed order and filter, read piece by piece by key (no OFFSET)."""

    def after(self, last: Row | None, size: int) -> Sequence[Row]:
        """At most `size` rows that follow `last`; from the beginning when `last` is None."""

    def count(self) -> int:
        """How many rows the list has under its filter."""


class Listed(Generic[Row]):
    """A short list that is in memory already."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """The rows in the order they are to be shown."""
        self._rows = list(rows)

    def after(self, last: Row | None, size: int) -> Sequence[Row]:
        """At most `size` rows that follow `last`."""
        start = 0 if last is None else self._rows.index(last) + 1
        return self._rows[start : start + size]

    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)
