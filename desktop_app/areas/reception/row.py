"""A visit as a list shows it: a frozen row in which a denouncer is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop_app.areas.reception.books.rules import label, short_label
from desktop_app.areas.reception.grounds import asks_notice
from desktop_app.areas.reception.limits import due_day
from desktop_app.areas.reception.models import Visit, VisitPerson
from desktop_app.office.hamlets import hamlet_names
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, HIDDEN_NAME


@dataclass(frozen=True)
class VisitRow:
    """A visit as a list shows it; `who` is never the denouncer's name."""

    id: int
    uid: str
    number: int
    year: int
    book: str
    received_on: date
    who: str
    where: str
    content: str
    kind: str
    handling: str
    due_on: date | None
    answered_on: date | None
    is_open: bool
    is_secret: bool
    voided_on: date | None
    void_reason: str
    key: tuple[Any, ...] = field(default=(), compare=False)
    awaits_notice: bool = False

    @property
    def label(self) -> str:
        """What everybody calls the visit."""
        return label(self.number, self.year, self.book)

    @property
    def short_label(self) -> str:
        """The same without its year."""
        return short_label(self.number, self.book)


def places(session: Session, visits: Sequence[Visit]) -> dict[int, str]:
    """The hamlets that these visits' people live in, by key."""
    return hamlet_names(session, (who.hamlet_id for visit in visits for who in visit.people if who.hamlet_id))


def visit_row(visit: Visit, where: dict[int, str], sees_content: bool, key: tuple[Any, ...] = ()) -> VisitRow:
    """The visit as a list shows it."""
    who = visit.people[0] if visit.people else None
    hidden = visit.is_secret
    unread = hidden and not sees_content
    return VisitRow(
        id=visit.id,
        uid=visit.uid,
        number=visit.number,
        year=visit.year,
        book=visit.book,
        received_on=visit.received_on,
        who=HIDDEN_NAME if hidden else (who.full_name if who else ""),
        where=visit.file_code if hidden else _second_line(visit, who, where),
        content=HIDDEN_CONTENT if unread else visit.content,
        kind=visit.kind.value,
        handling=visit.handling.value,
        due_on=due_day(visit),
        answered_on=visit.answered_on,
        is_open=visit.is_open,
        is_secret=hidden,
        voided_on=visit.voided_on,
        void_reason=HIDDEN_CONTENT if unread and visit.void_reason else visit.void_reason,
        key=key,
        awaits_notice=visit.is_open and asks_notice(visit.handling, visit.refusal_ground, visit.received_on),
    )


def _second_line(visit: Visit, who: VisitPerson | None, where: dict[int, str]) -> str:
    home = where.get(who.hamlet_id or 0, who.address) if who else ""
    crowd = f"{visit.people_present} người" if visit.people_present > 1 else ""
    times = f"lần {visit.visit_no}" if visit.visit_no > 1 else ""
    return " · ".join(part for part in (home, crowd, times) if part)
