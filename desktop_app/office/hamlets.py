"""Hamlets: pasted as a list at first, kept with their days."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import clean
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Service
from desktop_app.office.models import Hamlet
from desktop_app.office.rights import Right, needs

KINDS = ("Thôn", "Bản", "Làng", "Buôn", "Ấp", "Khóm", "Khu phố", "Tổ dân phố", "Xóm", "Khu", "Phum", "Sóc")


@dataclass(frozen=True)
class HamletRow:
    """A hamlet as lists show it."""

    id: int
    uid: str
    kind: str
    name: str
    households: int
    people: int
    head: str
    from_on: date | None
    to_on: date | None

    @property
    def full_name(self) -> str:
        """The kind before the name."""
        return f"{self.kind} {self.name}".strip()


@dataclass(frozen=True)
class Pasted:
    """One line of a pasted list."""

    kind: str
    name: str
    households: int = 0


def read_list(text: str) -> list[Pasted]:
    """The hamlets in a pasted list, one a line: kind and name, then the number of households if it is there."""
    found, problems = [], {}
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in re.split(r"[\t;,]", clean(line)) if cell.strip()]
        if not cells:
            continue
        name = re.sub(r"^\d+[.)]\s*", "", cells[0])
        if not re.search(r"\w", name) or len(name) > 120:
            problems[f"line{number}"] = f"Dòng {number} không có tên thôn. Mỗi dòng một thôn, ví dụ Thôn Đoài; 286."
            continue
        count = next((cell.replace(".", "") for cell in cells[1:] if cell.replace(".", "").isdecimal()), "0")
        kind = next((k for k in sorted(KINDS, key=len, reverse=True) if fold(name).startswith(fold(k) + " ")), "")
        found.append(Pasted(kind or "Thôn", name[len(kind) :].strip() if kind else name, int(count)))
    if problems:
        raise InvalidInput(problems)
    return found


def add_hamlets(session: Session, pasted: Sequence[Pasted], from_on: date | None = None) -> None:
    """Enter the hamlets that are not there yet, inside the caller's transaction."""
    known = {fold(f"{row.kind} {row.name}") for row in session.scalars(select(Hamlet).where(Hamlet.to_on.is_(None)))}
    for line in pasted:
        if fold(f"{line.kind} {line.name}") not in known:
            session.add(Hamlet(kind=line.kind, name=line.name, households=line.households, from_on=from_on))
            known.add(fold(f"{line.kind} {line.name}"))


def hamlet_rows(session: Session, on: date | None = None) -> list[HamletRow]:
    """The hamlets that exist on the day, in the order they were entered."""
    query = select(Hamlet).order_by(Hamlet.id)
    if on:
        query = query.where(Hamlet.from_on.is_(None) | (Hamlet.from_on <= on))
        query = query.where(Hamlet.to_on.is_(None) | (Hamlet.to_on >= on))
    names = ("id", "uid", "kind", "name", "households", "people", "head", "from_on", "to_on")
    return [HamletRow(**{name: getattr(row, name) for name in names}) for row in session.scalars(query)]


class HamletService(Service):
    """The office's hamlets."""

    @needs(Right.READ)
    def all(self, on: date | None = None) -> list[HamletRow]:
        """The hamlets, those of the day when one is given."""
        with self.desk.db.reading() as session:
            return hamlet_rows(session, on)

    @needs(Right.SETTLE_OFFICE)
    def paste(self, text: str) -> int:
        """Enter a pasted list; how many hamlets there are now. InvalidInput names the lines that have no name."""
        lines = read_list(text)
        with self.desk.db.writing(self.holder.uid) as session:
            add_hamlets(session, lines)
            session.flush()
            return len(hamlet_rows(session))
