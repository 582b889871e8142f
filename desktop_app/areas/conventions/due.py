"""What Hôm nay says of conventions: limits of ours, terms of suspensions, yearly reviews, drafts at the boards."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from desktop_app.areas.conventions.models import Convention, ConventionLimit
from desktop_app.areas.conventions.postings import AREA
from desktop_app.areas.conventions.reviews import RULE, unreviewed
from desktop_app.areas.conventions.row import REVIEW, limit_titles
from desktop_app.core import words
from desktop_app.core.law.deadline import summed
from desktop_app.office.area import DueItem
from desktop_app.office.desk import Desk
from desktop_app.office.postings.due import board_item
from desktop_app.office.postings.queries import copies_due

POSTINGS = "disclosure.postings"
OURS, TERM = "ours", "term"
MOST = 400


def due_items(desk: Desk, until: date) -> list[DueItem]:
    """Everything about conventions that is late or due on or before the day."""
    today = desk.clock.today()
    with desk.db.reading() as session:
        boards = [board_item(due, AREA, POSTINGS, today) for due in copies_due(session, today) if due.area == AREA]
        found = [*_limits(session, desk, until), *_reviews(session, desk, today.year), *boards]
    return [item for item in found if item.due_on <= until]


def _limits(session: Session, desk: Desk, until: date) -> Iterator[DueItem]:
    """A term set to the hamlet is told too: once it has passed, it is for the commune to abolish the text."""
    query = (
        select(ConventionLimit)
        .join(Convention, Convention.id == ConventionLimit.convention_id)
        .where(ConventionLimit.is_open, ~ConventionLimit.is_paused, ConventionLimit.due_on <= until)
        .where(or_(ConventionLimit.group == OURS, ConventionLimit.key == TERM), Convention.voided_on.is_(None))
        .order_by(ConventionLimit.due_on, ConventionLimit.id)
        .limit(MOST)
        .options(joinedload(ConventionLimit.convention))
    )
    for limit in session.scalars(query):
        yield DueItem(
            uid=limit.convention.uid,
            area=AREA,
            title=f"{limit_titles()[limit.key]}: {limit.convention.title}",
            detail=f"Hồ sơ {limit.convention.label} · {_counted(desk, limit)}",
            due_on=limit.due_on,
            who="",
        )


def _reviews(session: Session, desk: Desk, year: int) -> Iterator[DueItem]:
    rulebook = desk.law.rulebook
    for convention, on in unreviewed(session, rulebook, year):
        rule = rulebook.find(RULE, on)
        agreed = "ngày cộng đồng thống nhất" if convention.review_day else rule.amount if rule else ""
        yield DueItem(
            uid=convention.uid,
            area=AREA,
            title=f"{REVIEW}: {convention.title}",
            detail=f"Hồ sơ {convention.label} · {agreed}",
            due_on=on,
            who="",
        )


def _counted(desk: Desk, limit: ConventionLimit) -> str:
    """By which length from which day the limit is counted."""
    keys = limit.rule_keys.split()
    if not keys:
        return f"ghi trong văn bản ngày {words.day(limit.start_on)}"
    return f"{summed(desk.law.rulebook, keys, limit.start_on).amount} từ ngày {words.day(limit.start_on)}"
