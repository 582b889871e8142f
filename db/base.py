"""What every table of the program is made of."""

from datetime import UTC, datetime
from enum import Enum
from functools import cache, lru_cache
from typing import Any, TypeVar

from sqlalchemy import Dialect, MetaData, String, inspect
from sqlalchemy import Enum as EnumType
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, mapped_column
from sqlalchemy.types import TypeDecorator

from desktop_app.core.clock import VIETNAM

E = TypeVar("E", bound=Enum)


class Instant(TypeDecorator[datetime]):
    """An instant, kept as UTC text of fixed length so that it sorts, given back in Vietnamese time."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To the file."""
        return None if value is None else _stored(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """From the file."""
        return None if value is None else datetime.fromisoformat(value).astimezone(VIETNAM)


@lru_cache(maxsize=64)
def _stored(value: datetime) -> str:
    # All rows of one piece of work have the same stamps.
    return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def words_of(options: type[E]) -> EnumType:
    """A column for a closed list: stored by name, so that its words may change."""
    return EnumType(options, native_enum=False, create_constraint=False, length=40)


class Base(DeclarativeBase):
    """The one set of tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Stamped:
    """A row that may be exchanged: local key, permanent uid, revision, who and when. Set by the door, not by hand."""

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    rev: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(Instant)
    created_by: Mapped[str] = mapped_column(String(36))
    changed_at: Mapped[datetime] = mapped_column(Instant)
    changed_by: Mapped[str] = mapped_column(String(36))


STAMPS = frozenset({"id", "uid", "rev", "created_at", "created_by", "changed_at", "changed_by"})


def values_of(row: Stamped) -> dict[str, Any]:
    """What a new object would be written with, the stamps left out: what was set, else how its columns begin."""
    state = inspect(row)
    return {name: state.dict.get(name, beginning) for name, beginning in _beginnings(state.mapper).items()}


@cache
def _beginnings(mapper: Mapper[Any]) -> dict[str, Any]:
    defaults = {each.key: each.columns[0].default for each in mapper.column_attrs if each.key not in STAMPS}
    return {name: getattr(each, "arg", None) if each is not None else None for name, each in defaults.items()}
