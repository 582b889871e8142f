"""Rows of a package as values of the register's columns; NotWellFormed for what a column cannot hold."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Boolean, Date, Enum, Integer, LargeBinary, Time

from db.base import Instant
from desktop_app.core.package.about import NotWellFormed
from desktop_app.sync.tables import Going


def values_from(going: Going, body: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that the row tells, those that point at another row as its permanent name."""
    found = dict[str, Any]()
    for name, column in going.columns.items():
        if name not in body:
            continue  # a program before this one did not have it
        value = body[name]
        if value is None:
            if not column.nullable:
                raise NotWellFormed(name)
            found[name] = None
        else:
            found[name] = _text(name, value) if name in going.points else _value(name, column.type, value)
    return found


def _value(name: str, kind: Any, value: Any) -> Any:
    if isinstance(kind, Boolean):
        return _of(name, value, bool)
    if isinstance(kind, Integer):
        if isinstance(value, bool):
            raise NotWellFormed(name)
        return _of(name, value, int)
    text = _text(name, value)
    if isinstance(kind, LargeBinary):
        return text  # the name of the file that holds it
    try:
        if isinstance(kind, Enum) and kind.enum_class is not None:
            return kind.enum_class[text]
        if isinstance(kind, Instant):
            return datetime.fromisoformat(text)
        if isinstance(kind, Date):
            return date.fromisoformat(text)
        if isinstance(kind, Time):
            return time.fromisoformat(text)
    except (KeyError, ValueError):
        raise NotWellFormed(name) from None
    return text


def _text(name: str, value: Any) -> str:
    return str(_of(name, value, str))


def _of(name: str, value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise NotWellFormed(name)
    return value
