"""The tables that go into packages, found again as mapped classes with their columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Mapper

from db.base import STAMPS, Base, Stamped
from desktop_app.office.area import Area
from desktop_app.office.exchanged import EXCHANGED, Exchanged
from desktop_app.office.models import Identity

NEVER_UP = ("name_key", "sex", "born_on", "paper_kind", "paper_number", "paper_issued_on", "paper_issued_by", "phone")
"""What of somebody's identity stays in the commune."""

_NAMES = ("full_name", "address")


@dataclass(frozen=True)
class Going:
    """A table whose rows go: `columns` by attribute, `points` at which class a column with a foreign key points.

    `hidden` are the attributes that are empty in the rows of a secret record, `left_out` those that never go up.
    """

    declared: Exchanged
    kind: type[Stamped]
    columns: Mapping[str, Any]
    points: Mapping[str, type[Stamped]]
    hidden: frozenset[str]
    left_out: frozenset[str]

    @property
    def name(self) -> str:
        """The table's name."""
        return self.declared.table

    @property
    def is_secret_itself(self) -> bool:
        """Whether the rows say of themselves that they are secret."""
        return "is_secret" in self.columns


def all_exchanged(areas: Sequence[Area]) -> list[Exchanged]:
    """What the office and its areas declare, in the order in which rows may point at each other."""
    return [*EXCHANGED, *(each for area in areas for each in area.exchanged)]


def going_tables(areas: Sequence[Area]) -> list[Going]:
    """The tables with rows of their own; those that are computed are left out."""
    return [_going(each) for each in all_exchanged(areas) if not each.computed]


def plain_table(table: str) -> Going:
    """A table between PCs of one office: nothing is hidden or left out."""
    return _going(Exchanged(table=table))


@cache
def _going(declared: Exchanged) -> Going:
    mappers = _mappers()
    mapper = mappers[declared.table]
    columns = {each.key: each.columns[0] for each in mapper.column_attrs if each.key not in STAMPS}
    points = {
        name: mappers[key.column.table.name].class_ for name, column in columns.items() for key in column.foreign_keys
    }
    is_person = issubclass(mapper.class_, Identity)
    hidden = {*declared.hidden, *(_NAMES if is_person else ())}
    left_out = {*declared.left_out, *(NEVER_UP if is_person else ())}
    if unknown := (hidden | left_out | {declared.day, declared.of} - {""}) - set(columns):
        raise ValueError(f"{declared.table} has no {sorted(unknown)}")
    return Going(declared, mapper.class_, columns, points, frozenset(hidden), frozenset(left_out))


def _mappers() -> dict[str, Mapper[Stamped]]:
    return {each.local_table.name: inspect(each.class_) for each in Base.registry.mappers}  # type: ignore[attr-defined]
