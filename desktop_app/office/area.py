"""What an area of work declares about itself; side bar, search, journal, rights and commands are drawn from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from desktop_app.office.desk import Desk


@dataclass(frozen=True)
class PageEntry:
    """A page in the side bar; `view` is "module:callable" so that Qt is imported only when the page is opened."""

    key: str
    title: str
    view: str
    help: str = ""
    right: str = "READ"


@dataclass(frozen=True)
class Hit:
    """One row that find-anything shows; `open` names the page and record it leads to."""

    kind: str
    icon: str
    title: str
    detail: str
    trailing: str
    uid: str


@dataclass(frozen=True)
class DueItem:
    """One line of "Hôm nay": a thing with a deadline, and the record it opens."""

    uid: str
    area: str
    title: str
    detail: str
    due_on: date
    who: str


@dataclass(frozen=True)
class Argument:
    """One argument of a command: an option when its name begins with --."""

    name: str
    help: str
    required: bool = True
    default: str | None = None
    choices: tuple[str, ...] = ()
    flag: bool = False


@dataclass(frozen=True)
class Command:
    """Work of an area without a window; `run` is "module:callable"(desk, arguments) -> printable result."""

    verb: str
    noun: str
    help: str
    arguments: tuple[Argument, ...]
    run: str
    right: str = "READ"


@dataclass(frozen=True)
class Area:
    """One area of work, declared once; callables are "module:name" texts that are imported when first needed."""

    key: str
    name: str
    icon: str
    models: str
    pages: tuple[PageEntry, ...] = ()
    hits: str = ""
    due: str = ""
    commands: tuple[Command, ...] = ()
    demo: str = ""
    starts: Mapping[str, str] | None = None


Hits = Callable[[Session, Sequence[str]], Sequence[Hit]]
"""The rows for these uids, in the order given; never with hidden data."""

Due = Callable[["Desk", date], Sequence[DueItem]]
"""What falls due on or before the day."""

Run = Callable[["Desk", Mapping[str, Any]], object]
"""A command's work."""
