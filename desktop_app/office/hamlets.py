"""Hamlets: pasted as a list at first, corrected and closed one by one, kept with their days."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.fields import clean
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Service
from desktop_app.office.models import Hamlet
from desktop_app.office.rights import Right, needs

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
        return (self.from_on is None or self.from_on <= on) and (self.to_on is None or on <= self.to_on)


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
    """The hamlets that exist on the day, in the order they were entered."""
    names = ("id", "uid", "kind", "name", "households", "people", "head", "from_on", "to_on")
    hamlets = session.scalars(select(Hamlet).order_by(Hamlet.id))
    rows = (HamletRow(**{name: getattr(hamlet, name) for name in names}) for hamlet in hamlets)
    return [row for row in rows if on is None or row.is_there(on)]


def hamlet_names(session: Session, keys: Iterable[int]) -> dict[int, str]:
    """What the hamlets with these keys are called, by key."""
    wanted = set(keys)
    found = session.scalars(select(Hamlet).where(Hamlet.id.in_(wanted))) if wanted else ()
    return {hamlet.id: hamlet.full_name for hamlet in found}


def find_hamlet(session: Session, typed: str) -> Hamlet | None:
    """The hamlet whose name was typed, with or without its kind, accents ignored; None when no hamlet is meant."""
    asked = fold(typed)
    if not asked:
        return None
    for hamlet in session.scalars(select(Hamlet).order_by(Hamlet.to_on.is_not(None), Hamlet.id)):
        if asked in (fold(hamlet.full_name), fold(hamlet.name)):
            return hamlet
    return None


def hamlet_name(session: Session, hamlet_id: int | None) -> str:
    """What everybody calls the hamlet; "" for none."""
    hamlet = session.get(Hamlet, hamlet_id) if hamlet_id else None
    return hamlet.full_name if hamlet else ""


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

    @needs(Right.SETTLE_OFFICE)
    def change(self, uid: str, facts: HamletFacts) -> None:
        """Correct one hamlet; records that name it follow. InvalidInput for a name that is taken or days reversed."""
        _check_days(facts.from_on, facts.to_on)
        with self.desk.db.writing(self.holder.uid) as session:
            if facts.to_on is None:
                _check_name(session, uid, facts)
            hamlet = _hamlet(session, uid)
            for name, value in asdict(facts).items():
                setattr(hamlet, name, value)

    @needs(Right.SETTLE_OFFICE)
    def close(self, uid: str, to_on: date, reason: str) -> None:
        """Let a hamlet end with the day: merged, split or renamed. What was recorded of it stays."""
        with self.desk.db.writing(self.holder.uid, reason) as session:
            hamlet = _hamlet(session, uid)
            _check_days(hamlet.from_on, to_on)
            hamlet.to_on = to_on


def _hamlet(session: Session, uid: str) -> Hamlet:
    hamlet = session.scalars(select(Hamlet).where(Hamlet.uid == uid)).one_or_none()
    if hamlet is None:
        raise UserError("Không còn thôn, tổ dân phố này trong sổ. Mở lại danh sách để xem.")
    return hamlet


def _check_name(session: Session, uid: str, facts: HamletFacts) -> None:
    others = session.scalars(select(Hamlet).where(Hamlet.to_on.is_(None), Hamlet.uid != uid))
    if fold(facts.full_name) in {fold(other.full_name) for other in others}:
        raise InvalidInput({"name": f"Đã có {facts.full_name} trong danh sách. Gõ tên khác, hoặc sửa dòng đã có."})


def _check_days(from_on: date | None, to_on: date | None) -> None:
    if from_on and to_on and to_on < from_on:
        raise InvalidInput({"to_on": f"Ngày này trước ngày thành lập {words.day(from_on)}. Gõ ngày sau đó."})
