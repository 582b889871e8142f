"""What a paged table asks of a list: the next rows after a row, never "row number n"."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

Row = TypeVar("Row")


class Pages(Protocol[Row]):
    """A list in one fixed order and filter, read piece by piece by key (no OFFSET)."""

    def after(self, last: Row | None, size: int) -> Sequence[Row]:
        """At most `size` rows that follow `last`; from the beginning when `last` is None."""

    def count(self) -> int:
        """How many rows the list has under its filter."""
