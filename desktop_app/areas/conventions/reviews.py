"""The yearly evaluation of texts in force: on which day it is due, and what was found."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions.kept import open_convention, saved
from desktop_app.areas.conventions.models import Convention, ConventionReview
from desktop_app.areas.conventions.states import State
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.core.law.rulebook import Rulebook
from desktop_app.office.desk import Service
from desktop_app.office.kept import Saved
from desktop_app.office.procedure.keeping import put
from desktop_app.office.rights import Right, needs

RULE = "convention.review"
REVIEWED = (State.IN_FORCE, State.PARTLY_SUSPENDED, State.PARTLY_ABOLISHED)
"""The states of a text that is evaluated each year."""
_LEAP = 2024


@dataclass(frozen=True, kw_only=True)
class ReviewEntry:
    """One evaluation, as it was reported; `reported_on` is when the commune was told, None while it was not."""

    year: int
    held_on: date
    result: str
    way: str = ""
    violations: int = 0
    proposal: str = ""
    reported_on: date | None = None


def review_on(agreed: str, rulebook: Rulebook, year: int) -> date | None:
    """The day of the year's evaluation: the one agreed on ("15/10"), else that of the law; None where it had none."""
    rule = rulebook.find(RULE, date(year, 12, 31))
    if agreed:
        day, _, month = agreed.partition("/")
        # An agreed 29 February is the last day of February in other years.
        return date(year, int(month), min(int(day), monthrange(year, int(month))[1]))
    return date(year, rule.value // 100, rule.value % 100) if rule else None


def unreviewed(session: Session, rulebook: Rulebook, year: int) -> list[tuple[Convention, date]]:
    """The texts in force that nobody evaluated yet in the year, each with the day on which it is due.

    A text that came into force after that day has its first evaluation in the next year; one of an old book none.
    """
    held = select(ConventionReview.convention_id).where(
        ConventionReview.year == year, ConventionReview.held_on.is_not(None)
    )
    query = select(Convention).where(
        Convention.state.in_(REVIEWED),
        Convention.voided_on.is_(None),
        ~Convention.is_backfilled,
        Convention.id.not_in(held),
    )
    found = list[tuple[Convention, date]]()
    for convention in session.scalars(query.order_by(Convention.hamlet_id, Convention.id)):
        on = review_on(convention.review_day, rulebook, year)
        if on is not None and (convention.recognised_on is None or convention.recognised_on < on):
            found.append((convention, on))
    return found


def reviews_of(session: Session, convention: Convention) -> Mapping[int, ConventionReview]:
    """The evaluations of the text, by year."""
    rows = select(ConventionReview).where(ConventionReview.convention_id == convention.id)
    return {row.year: row for row in session.scalars(rows.order_by(ConventionReview.year))}


class ReviewService(Service):
    """Keeps the yearly evaluations."""

    @needs(Right.RECORD)
    def keep(self, uid: str, rev: int, entry: ReviewEntry) -> Saved:
        """Write the evaluation of a year, or correct it; InvalidInput for days that cannot be."""
        with self.desk.db.writing(self.holder.uid) as session:
            convention = open_convention(session, uid, rev)
            _check(convention, entry)
            row = reviews_of(session, convention).get(entry.year)
            if row is None:
                row = ConventionReview(convention_id=convention.id, year=entry.year)
                session.add(row)
            put(row, {name: getattr(entry, name) for name in entry.__dataclass_fields__ if name != "year"})
            session.flush()
            return saved(convention)

    @needs(Right.RECORD)
    def agree_day(self, uid: str, rev: int, day: str) -> Saved:
        """Keep the day of the yearly evaluation that the community agreed on ("15/10"); "" for that of the law."""
        agreed = _agreed(day.strip())
        with self.desk.db.writing(self.holder.uid) as session:
            convention = open_convention(session, uid, rev)
            convention.review_day = agreed
            session.flush()
            return saved(convention)


def _agreed(day: str) -> str:
    """The day as it is kept, "05/10"; InvalidInput for one that no year has."""
    if not day:
        return ""
    try:
        number, month = map(int, day.split("/"))
        return f"{date(_LEAP, month, number):%d/%m}"
    except ValueError:
        said = "Ngày rà soát phải có dạng ngày/tháng, ví dụ 15/10. Gõ lại, hoặc để trống nếu theo ngày của nghị định."
        raise InvalidInput({"review_day": said}) from None


def _check(convention: Convention, entry: ReviewEntry) -> None:
    if convention.recognised_on is None or entry.held_on < convention.recognised_on:
        since = words.day(convention.recognised_on)
        said = f"Bản này công nhận ngày {since}, rà soát phải sau ngày đó." if since else "Bản này chưa được công nhận."
        raise InvalidInput({"held_on": f"{said} Kiểm tra lại ngày."})
    if entry.held_on.year != entry.year:
        raise InvalidInput({"held_on": f"Ngày này không thuộc năm {entry.year}. Kiểm tra lại năm hoặc ngày."})
    if entry.reported_on and entry.reported_on < entry.held_on:
        raise InvalidInput({"reported_on": "Báo cáo gửi sau ngày rà soát. Kiểm tra lại ngày báo cáo."})
