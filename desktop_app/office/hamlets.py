"""Hamlets as they are pasted, listed and found; each is there from a day to a day."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import clean
from desktop_app.core.text.fold import fold
from desktop_app.office.hamlet_days import Counted, all_counts, counted_on, is_between
from desktop_app.office.models import Hamlet

KINDS = ("Thôn", "Bản", "Làng", "Buôn", "Ấp", "Khóm", "Khu phố", "Tổ dân phố", "Xóm", "Khu", "Phum", "Sóc")
_COUNT = re.compile(r"(\d[\d.]*)(?:\s*hộ(?:\s+dân)?)?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class HamletFacts:
    """What is said of one hamlet; it exists from `from_on` (always, when None) to the end of `to_on`."""

    kind: str
    name: str
    households: int = 0
    people: int = 0
    head: str = ""
    from_on: date | None = None
    to_on: date | None = None

    @property
    def full_name(self) -> str:
        """The kind before the name."""
        return f"{self.kind} {self.name}".strip()


@dataclass(frozen=True, kw_only=True)
class HamletRow(HamletFacts):
    """A hamlet as lists show it."""

    id: int
    uid: str

    def is_there(self, on: date) -> bool:
        """Whether it exists on the day."""
        return is_between(self.from_on, on, self.to_on)

    @property
    def never_was(self) -> bool:
        """Whether what made it was taken back, so that it has no day."""
        return self.from_on is not None and self.to_on is not None and self.to_on < self.from_on


@dataclass(frozen=True)
class Pasted:
    """One line of a pasted list."""

    kind: str
    name: str
    households: int = 0

    @property
    def full_name(self) -> str:
        """The kind before the name."""
        return f"{self.kind} {self.name}".strip()


@dataclass(frozen=True)
class LineRead:
    """What was understood of one line while it is typed: a hamlet, new or known already, or what is wrong."""

    number: int
    pasted: Pasted | None
    is_known: bool = False
    problem: str = ""


def read_list(text: str) -> list[Pasted]:
    """The hamlets in a pasted list, one a line: kind and name, then the number of households if it is there."""
    lines = understood(text)
    problems = {f"line{line.number}": line.problem for line in lines if line.problem}
    if problems:
        raise InvalidInput(problems)
    return [line.pasted for line in lines if line.pasted]


def understood(text: str, known: Iterable[str] = ()) -> list[LineRead]:
    """Every line that is not empty, as `read_list` takes it; `known` are the full names that are there already."""
    there = {fold(name) for name in known}
    found: list[LineRead] = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in re.split(r"[\t;,]", clean(line)) if cell.strip()]
        if not cells:
            continue
        pasted = _pasted(cells)
        if pasted is None:
            problem = f"Dòng {number} không có tên thôn. Mỗi dòng một thôn, ví dụ Thôn Đoài; 286."
            found.append(LineRead(number, None, problem=problem))
            continue
        found.append(LineRead(number, pasted, fold(pasted.full_name) in there))
        there.add(fold(pasted.full_name))
    return found


def _pasted(cells: Sequence[str]) -> Pasted | None:
    name = re.sub(r"^\d+[.)]\s*", "", cells[0])
    if not re.search(r"\w", name) or len(name) > 120:
        return None
    counts = (_COUNT.fullmatch(cell) for cell in cells[1:])
    count = next((found[1].replace(".", "") for found in counts if found), "0")
    kind = next((k for k in sorted(KINDS, key=len, reverse=True) if fold(name).startswith(fold(k) + " ")), "")
    return Pasted(kind or "Thôn", name[len(kind) :].strip() if kind else name, int(count[:6]))


def add_hamlets(session: Session, pasted: Sequence[Pasted], from_on: date | None = None) -> None:
    """Enter the hamlets that are not there yet, inside the caller's transaction."""
    known = {fold(row.full_name) for row in session.scalars(select(Hamlet).where(Hamlet.to_on.is_(None)))}
    for line in pasted:
        if fold(line.full_name) not in known:
            session.add(Hamlet(kind=line.kind, name=line.name, households=line.households, from_on=from_on))
            known.add(fold(line.full_name))


def hamlet_rows(session: Session, on: date | None = None) -> list[HamletRow]:
    """The hamlets that exist on the day with that day's numbers, in the order they were entered.

    All of them with their newest numbers when no day is asked for.
    """
    counts = all_counts(session)
    there = (each for each in counts if on is None or is_between(each.from_on, on, each.to_on))
    return [_row(each, counted_on(counts[each], on)) for each in there]


def _row(hamlet: Hamlet, counted: Counted) -> HamletRow:
    names = ("id", "uid", "kind", "name", "head", "from_on", "to_on")
    facts = {name: getattr(hamlet, name) for name in names}
    return HamletRow(**facts, households=counted.households, people=counted.people)


def hamlet_names(session: Session, keys: Iterable[int]) -> dict[int, str]:
    """What the hamlets with these keys are called, by key."""
    wanted = set(keys)
    found = session.scalars(select(Hamlet).where(Hamlet.id.in_(wanted))) if wanted else ()
    return {hamlet.id: hamlet.full_name for hamlet in found}


def find_hamlet(session: Session, typed: str, on: date) -> Hamlet | None:
    """The hamlet whose name was typed, with or without its kind, accents ignored; None when no hamlet is meant.

    Of several that had the name, the one that is there on the day, else one that has not ended.
    """
    asked = fold(typed)
    hamlets = session.scalars(select(Hamlet).order_by(Hamlet.to_on.is_not(None), Hamlet.id)) if asked else ()
    meant = [each for each in hamlets if asked in (fold(each.full_name), fold(each.name))]
    return min(meant, key=lambda each: not is_between(each.from_on, on, each.to_on), default=None)


def hamlet_name(session: Session, hamlet_id: int | None) -> str:
    """What everybody calls the hamlet; "" for none."""
    hamlet = session.get(Hamlet, hamlet_id) if hamlet_id else None
    return hamlet.full_name if hamlet else ""
