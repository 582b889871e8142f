"""A convention, and a hamlet without one, as a list shows them: frozen rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from desktop_app.areas.conventions.law import ENDED, convention_law
from desktop_app.areas.conventions.models import Convention
from desktop_app.areas.conventions.states import Kind, Name, Outcome, State
from desktop_app.areas.conventions.way import PARTS, next_title, papers_missing, part_of
from desktop_app.office.hamlet_days import were_changed

ARRANGED = "Chờ rà soát do sắp xếp thôn"
REVIEW = "Rà soát, đánh giá hằng năm"


@dataclass(frozen=True)
class ConventionRow:
    """A convention as a list shows it; `part` of eight, 0 when it is over.

    `next_due_on` is the day of the duty of ours that comes first, `missing` the papers that the next step lacks;
    `is_arranged` tells that another hamlet has taken the place of its own.
    """

    id: int
    uid: str
    rev: int
    number: int
    year: int
    proposed_on: date
    hamlet: str
    name: Name
    kind: Kind
    title: str
    state: State
    outcome: Outcome | None
    part: int
    next_step: str
    next_due: str
    next_due_on: date | None
    missing: tuple[str, ...]
    is_arranged: bool
    recognised_on: date | None
    recognised_number: str
    is_backfilled: bool
    voided_on: date | None
    voided_by: str
    void_reason: str
    key: tuple[Any, ...] = field(default=(), compare=False)

    @property
    def label(self) -> str:
        """What everybody calls the convention."""
        return f"{self.number:03d}/{self.year}"

    @property
    def is_void(self) -> bool:
        """Whether it was struck out."""
        return self.voided_on is not None

    @property
    def stands(self) -> str:
        """Where it stands, or how it ended, in words."""
        return self.outcome.value if self.outcome else self.state.value

    @property
    def step(self) -> str:
        """Which part of the way that is."""
        return f"bước {self.part}/{len(PARTS)}" if self.part else ""


@dataclass(frozen=True)
class HamletWithout:
    """A hamlet of today that has no text in force and none under way."""

    uid: str
    hamlet: str
    households: int


class Rows:
    """Turns conventions into rows; what stands beside them is read once for all."""

    def __init__(self, session: Session, today: date) -> None:
        """`today` tells which hamlets were merged, split or renamed so far."""
        self._today, self._changed = today, were_changed(session, today)

    def row(self, convention: Convention, key: tuple[Any, ...] = ()) -> ConventionRow:
        """The convention as a list shows it."""
        state, is_void = convention.state, convention.voided_on is not None
        asks = not is_void and not convention.is_backfilled
        held = [paper.key for paper in convention.papers if paper.voided_on is None]
        return ConventionRow(
            id=convention.id,
            uid=convention.uid,
            rev=convention.rev,
            number=convention.number,
            year=convention.year,
            proposed_on=convention.proposed_on,
            hamlet=convention.hamlet.full_name,
            name=convention.name,
            kind=convention.kind,
            title=convention.title,
            state=state,
            outcome=convention.outcome,
            part=part_of(state),
            next_step=next_title(state) if not is_void else "",
            next_due=limit_titles().get(convention.next_due, ""),
            next_due_on=convention.next_due_on if not is_void else None,
            missing=papers_missing(state, held, self._today) if asks else (),
            is_arranged=not is_void and state not in ENDED and convention.hamlet_id in self._changed,
            recognised_on=convention.recognised_on,
            recognised_number=convention.recognised_number,
            is_backfilled=convention.is_backfilled,
            voided_on=convention.voided_on,
            voided_by=convention.voided_by,
            void_reason=convention.void_reason,
            key=key,
        )

    def rows(self, conventions: Sequence[Convention]) -> list[ConventionRow]:
        """Several of them."""
        return [self.row(convention) for convention in conventions]


@cache
def limit_titles() -> dict[str, str]:
    """What every limit of the law is called, by key."""
    return {limit.key: limit.title for limit in convention_law().law.limits}
