"""What happened to a record since it was entered, from the journal: for reading panes and sheets of history."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import journal
from db.journal import Told
from desktop_app.core import words
from desktop_app.office.models import Account

PROGRAM = "Chương trình"
NOTHING = "(không có)"


@dataclass(frozen=True)
class Happening:
    """One entry of a record's history; `changed` names the fields by their labels, with old and new words."""

    at: datetime
    by: str
    what: str
    reason: str
    changed: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Telling:
    """How the changes of one kind of record are told.

    `what` names a piece of work by its changes; `labels` are the fields that are told, `options` those of them whose
    values are words of an enumeration.
    """

    what: Callable[[list[Told]], str]
    labels: Mapping[str, str]
    options: Mapping[str, type[Enum]]


def happenings(session: Session, uids: Iterable[str], telling: Telling) -> tuple[Happening, ...]:
    """The pieces of work on these rows, the newest first."""
    names = {account.uid: account.name for account in session.scalars(select(Account))}
    works: dict[str, list[Told]] = {}
    for change in journal.story(session, uids):
        works.setdefault(change.work, []).append(change)
    return tuple(_happening(changes, names, telling) for changes in reversed(works.values()))


def _happening(changes: list[Told], names: Mapping[str, str], telling: Telling) -> Happening:
    first = changes[0]
    changed = [pair for change in changes if change.action == "change" for pair in _changed(change, telling)]
    reason = next((change.reason for change in changes if change.reason), "")
    return Happening(first.at, names.get(first.by, PROGRAM), telling.what(changes), reason, tuple(changed))


def _changed(change: Told, telling: Telling) -> list[tuple[str, str, str]]:
    return [
        (telling.labels[name], _shown(telling, name, change.old.get(name)), _shown(telling, name, value))
        for name, value in change.new.items()
        if name in telling.labels
    ]


def _shown(telling: Telling, name: str, value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if value in (None, ""):
        return NOTHING
    options = telling.options.get(name)
    if options and value in options.__members__:
        return str(options[str(value)].value)
    return _written(str(value))


def _written(text: str) -> str:
    """A day or an instant as an official writes it; any other text as it is."""
    try:
        return words.day(date.fromisoformat(text))
    except ValueError:
        pass
    try:
        return words.instant(datetime.fromisoformat(text))
    except ValueError:
        return text
