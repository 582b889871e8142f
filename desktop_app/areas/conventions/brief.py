"""A convention as the pane beside the list reads it: the row, its steps, its limits and its yearly reviews."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions.kept import convention_of
from desktop_app.areas.conventions.law import convention_law
from desktop_app.areas.conventions.models import Convention, ConventionLimit
from desktop_app.areas.conventions.postings import Hangs, posted
from desktop_app.areas.conventions.reviews import REVIEWED, review_on, reviews_of
from desktop_app.areas.conventions.row import ConventionRow, HamletWithout, Rows, limit_titles
from desktop_app.areas.conventions.states import State
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_days import successors
from desktop_app.office.procedure.keeping import counting


@dataclass(frozen=True)
class StepTaken:
    """A step that counts, as it is told."""

    title: str
    on: date
    detail: str


@dataclass(frozen=True)
class LimitRunning:
    """A limit that is open; one of `ours` is a duty of this office."""

    title: str
    due_on: date
    is_ours: bool


@dataclass(frozen=True)
class ConventionBrief:
    """All that the pane shows of a convention; `review_on` is the day of this year's review, None when none is due.

    `arranged` says by which hamlets its own was followed, `hangs` how its draft hangs while it does.
    """

    row: ConventionRow
    households: int
    steps: tuple[StepTaken, ...]
    limits: tuple[LimitRunning, ...]
    hangs: Hangs
    arranged: str
    review_on: date | None
    reviewed: tuple[tuple[int, date], ...]

    @property
    def uid(self) -> str:
        """The convention's uid."""
        return self.row.uid


def convention_brief(desk: Desk, uid: str) -> ConventionBrief:
    """The convention, read anew; UserError when it is not in the register."""
    today = desk.clock.today()
    with desk.db.reading() as session:
        convention = convention_of(session, uid)
        row = Rows(session, today).row(convention)
        reviews = reviews_of(session, convention)
        held = tuple((year, each.held_on) for year, each in reviews.items() if each.held_on)
        return ConventionBrief(
            row=row,
            households=convention.households,
            steps=_steps(convention),
            limits=_limits(session, convention),
            hangs=posted(session, uid, today) if row.state is State.CONSULTING else Hangs(),
            arranged=_arranged(session, convention) if row.is_arranged else "",
            review_on=_review_on(desk, convention, [year for year, _ in held]),
            reviewed=held,
        )


def hamlet_without(rows: Sequence[HamletWithout], uid: str) -> HamletWithout:
    """The hamlet of the list; UserError when it has a convention by now."""
    found = next((row for row in rows if row.uid == uid), None)
    if found is None:
        raise UserError("Thôn này đã có hồ sơ hương ước. Tải lại danh sách để xem.")
    return found


def _steps(convention: Convention) -> tuple[StepTaken, ...]:
    titles = {step.key: step.title for step in convention_law().law.steps}
    return tuple(
        StepTaken(
            titles[step.key], step.done_on, " · ".join(part for part in (step.document_number, step.said) if part)
        )
        for step in counting(convention.steps)
    )


def _limits(session: Session, convention: Convention) -> tuple[LimitRunning, ...]:
    rows = select(ConventionLimit).where(ConventionLimit.convention_id == convention.id, ConventionLimit.is_open)
    found = session.scalars(rows.order_by(ConventionLimit.due_on, ConventionLimit.id))
    return tuple(LimitRunning(limit_titles()[each.key], each.due_on, each.group == "ours") for each in found)


def _arranged(session: Session, convention: Convention) -> str:
    links = successors(session, convention.hamlet_id)
    return f"{links[0].change.value} thành {', '.join(link.after for link in links)}, {links[0].document}"


def _review_on(desk: Desk, convention: Convention, held: Sequence[int]) -> date | None:
    year = desk.clock.today().year
    if convention.state not in REVIEWED or year in held or convention.voided_on:
        return None
    return review_on(convention.review_day, desk.law.rulebook, year)
