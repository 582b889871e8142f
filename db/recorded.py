"""What areas declare beside their tables: what is secret and what find-anything may find."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Entry:
    """The text by which one row is found; no text takes the row out of the index."""

    kind: int
    row_id: int
    text: str


@dataclass(frozen=True)
class Recorded:
    """How the door treats a table.

    `secret` columns never leave a value in the journal; `entry` gives the index entry of the record that a row
    belongs to (a child row gives its parent's), or None when the row changes nothing that is found.
    """

    secret: frozenset[str] = frozenset()
    entry: Callable[[Session, Any], Entry | None] | None = None


Records = Mapping[type, Recorded]
"""Every mapped class that is journalled."""
