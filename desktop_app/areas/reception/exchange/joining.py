"""Rows whose code is the number of a case that the register has already: they join it, and that is said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.exchange.reading import VisitRow
from desktop_app.areas.reception.models import Visit
from desktop_app.core.text.fold import tokens
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.cases import case_of, own_number
from desktop_app.office.exchange.telling import Hint
from desktop_app.office.models import CaseFile, name_key

_SHARED = 0.5
_NEWEST = 20
_STOCK = frozenset(tokens("đề nghị kiến phản ánh khiếu nại tố cáo yêu cầu xem xét giải quyết về việc của và có với"))
"""Words that stand in most contents and tell nothing."""

_UNLIKE = (
    ", nhưng {what} không giống các lượt đã có của vụ việc này. "
    "Kiểm tra lại mã, để trống hoặc ghi mã khác nếu là việc khác."
)

Key = tuple[int, int, bool]
"""Year, number, and whether it is a case of denunciations."""


@dataclass(frozen=True)
class Known:
    """A visit of a case, as far as a row is held against it; `who` is empty for a denunciation."""

    who: str
    content: str


def resembles(row: Known, known: Sequence[Known]) -> bool:
    """Whether a row has the person of one of these visits, or more than half of the words of the shorter content."""
    return any((row.who and row.who == each.who) or _alike(row.content, each.content) for each in known)


def _alike(one: str, other: str) -> bool:
    first, second = set(tokens(one)) - _STOCK, set(tokens(other)) - _STOCK
    return len(first & second) > _SHARED * min(len(first), len(second))


class Joining:
    """The cases of the register while a workbook is judged."""

    def __init__(self, desk: Desk) -> None:
        """Look up which numbers are taken."""
        self._desk, self._known = desk, dict[Key, Sequence[Known] | None]()
        with desk.db.reading() as session:
            self._taken = {(row[0], row[1]) for row in session.execute(select(CaseFile.year, CaseFile.number))}

    def hints(self, row: VisitRow) -> list[Hint]:
        """That the row joins a case of the register, and whether it looks as if it belonged there."""
        own = own_number(row.case_code)
        if own is None or own not in self._taken:
            return []
        known = self._visits(row.case_code, (*own, row.is_secret))
        if known is None:
            return []
        who = "" if row.is_secret else name_key(row.entry.full_name)
        said = f"Sẽ nối vào vụ việc {own[1]:03d}/{own[0]} đã có trong sổ"
        if known and not resembles(Known(who, row.entry.content), known):
            said += _UNLIKE.format(what="nội dung" if row.is_secret else "người đến và nội dung")
        else:
            said += "."
        return [Hint("case_code", said, refused=False)]

    def _visits(self, code: str, key: Key) -> Sequence[Known] | None:
        if key not in self._known:
            with self._desk.db.reading() as session:
                case_id = case_of(session, code, key[2])
                self._known[key] = None if case_id is None else list(_newest(session, case_id))
        return self._known[key]


def _newest(session: Session, case_id: int) -> Iterable[Known]:
    query = select(Visit.who_key, Visit.content).where(Visit.case_id == case_id, Visit.voided_on.is_(None))
    for row in session.execute(query.order_by(Visit.id.desc()).limit(_NEWEST)):
        yield Known(row[0], row[1])
