"""The cases that the codes of a workbook mean: the program's own by their number, others opened for the workbook."""

import re
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.text.fold import fold
from desktop_app.office.cases import CASES, title_of
from desktop_app.office.models import CaseFile, RegisterBook
from desktop_app.office.secrecy import holds_other_secrecy

_OWN = re.compile(r"(?:vu )?0*(\d{1,5})/(\d{4})")


def own_number(code: str) -> tuple[int, int] | None:
    """Year and number, when a code looks like the program's own: 012/2026."""
    found = _OWN.fullmatch(fold(code))
    return (int(found[2]), int(found[1])) if found else None


def case_of(session: Session, code: str, secret: bool) -> int | None:
    """The case of this office that a code names; none that holds records of the other secrecy."""
    own = own_number(code)
    if own is None:
        return None
    query = select(CaseFile.id).where(CaseFile.year == own[0], CaseFile.number == own[1])
    found = session.scalars(query).one_or_none()
    return None if found is None or holds_other_secrecy(session, found, secret) else found


class CodedCases:
    """The cases of one workbook, each opened when its code is first met."""

    def __init__(self) -> None:
        """Nothing was met yet."""
        self._known = dict[tuple[str, bool], int]()

    @property
    def keys(self) -> Sequence[int]:
        """Every case that was met."""
        return sorted(set(self._known.values()))

    def of(self, session: Session, code: str, secret: bool, content: str, on: date) -> int:
        """The case of a code; a new one is called by the content and begins on the day."""
        key = (fold(code), secret)
        if key not in self._known:
            self._known[key] = case_of(session, code, secret) or _opened(session, code, content, on)
        return self._known[key]


def _opened(session: Session, code: str, content: str, on: date) -> int:
    year, number = own_number(code) or (on.year, 0)
    taken = select(CaseFile.id).where(CaseFile.year == year, CaseFile.number == number)
    register = session.get(RegisterBook, (CASES, year))
    if register is None:
        register = RegisterBook(book=CASES, year=year, last_number=0)
        session.add(register)
    if not number or session.scalars(taken).first():
        number = register.last_number + 1
    register.last_number = max(register.last_number, number)
    case = CaseFile(year=year, number=number, title=title_of(content), opened_on=on)
    session.add(case)
    session.flush()
    return case.id
