"""Whether somebody in a workbook is somebody known: asked, never decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.progress import Progress
from desktop_app.core.text.fold import fold
from desktop_app.core.text.names import mask_number
from desktop_app.office.models import Person, name_key

_STEP = 400
_BESIDE_NAME = ("born_on", "born_year", "phone", "address", "home")
MEETING = "Đang tìm những người đã có"


class Same(Enum):
    """The two answers."""

    SAME = "Cùng người"
    OTHER = "Người khác"


@dataclass(frozen=True, kw_only=True)
class Question:
    """Somebody in the workbook who may be somebody known; `rows` are the rows that name them, `why` what agrees."""

    key: str
    rows: tuple[int, ...]
    said: str
    known: str
    why: str
    person_id: int
    choices: tuple[Same, ...] = (Same.SAME, Same.OTHER)


def key_of(person: Mapping[str, Any]) -> str:
    """Who is the same within one workbook: the same name and the same paper, else the same in every word."""
    name = fold(person["full_name"])
    if person.get("paper_number"):
        return f"{name}\x1f{person['paper_number']}"
    return "\x1f".join((name, *(fold(str(person.get(part) or "")) for part in _BESIDE_NAME)))


class Known:
    """Those whom the office knows and whom a workbook may mean."""

    def __init__(self, session: Session, wanted: Iterable[Mapping[str, Any]], progress: Progress) -> None:
        """Look for all at once."""
        people, self._progress = list(wanted), progress
        self._by_paper: dict[str, list[Person]] = {}
        self._by_name: dict[str, list[Person]] = {}
        numbers = sorted({str(each["paper_number"]) for each in people if each.get("paper_number")})
        names = sorted({name_key(each["full_name"]) for each in people if each["full_name"]})
        self._all = len(numbers) + len(names)
        for known in self._found(session, Person.paper_number, numbers, 0):
            self._by_paper.setdefault(known.paper_number, []).append(known)
        for known in self._found(session, Person.name_key, names, len(numbers)):
            self._by_name.setdefault(known.name_key, []).append(known)

    def likely(self, person: Mapping[str, Any]) -> tuple[Person, str] | None:
        """The one meant most likely, and what agrees; None when nobody known is like that."""
        for known in self._by_paper.get(str(person.get("paper_number") or ""), ()):
            return known, "Cùng số giấy tờ"
        for known in self._by_name.get(name_key(person["full_name"]), ()):
            if why := _agreeing(known, person):
                return known, f"Cùng họ tên, {why}"
        return None

    def _found(self, session: Session, column: Any, values: Sequence[str], before: int) -> list[Person]:
        found = list[Person]()
        for at in range(0, len(values), _STEP):
            self._progress.report(before + at, self._all, MEETING)
            wanted = values[at : at + _STEP]
            found += session.scalars(
                select(Person).where(column.in_(wanted), Person.sealed_at.is_(None)).order_by(Person.id)
            )
        return found


def _agreeing(known: Person, person: Mapping[str, Any]) -> str:
    """What else agrees when the name does; two different papers or birthdays are two persons."""
    for name in ("paper_number", "born_on"):
        if person.get(name) and getattr(known, name) and person[name] != getattr(known, name):
            return ""
    if person.get("born_year") and known.born_on and known.born_on.year != person["born_year"]:
        return ""
    if person.get("born_on") and known.born_on == person["born_on"]:
        return "cùng ngày sinh"
    if person.get("phone") and known.phone == person["phone"]:
        return "cùng điện thoại"
    if person.get("hamlet_id") and known.hamlet_id == person["hamlet_id"]:
        return "cùng thôn"
    if person.get("address") and fold(known.address) == fold(person["address"]):
        return "cùng nơi ở"
    return ""


def told(person: Mapping[str, Any] | Person) -> str:
    """Somebody in one line: name, birthday, the paper's number in part, telephone, home."""
    get = person.get if isinstance(person, Mapping) else lambda name: getattr(person, name, None)
    born, year, paper = get("born_on"), get("born_year"), str(get("paper_number") or "")
    parts = (
        str(get("full_name")),
        f"sinh {words.day(born) if born else year}" if born or year else "",
        f"giấy tờ {mask_number(paper)}" if paper else "",
        str(get("phone") or ""),
        str(get("address") or ""),
    )
    return ", ".join(part for part in parts if part)
