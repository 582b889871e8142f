"""What Hôm nay says of decisions: limits of ours that are late or due."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from desktop_app.areas.decisions.models import Decision, DecisionLimit
from desktop_app.areas.decisions.row import hamlet_of, limit_titles
from desktop_app.core import words
from desktop_app.core.law.deadline import summed
from desktop_app.office.area import DueItem
from desktop_app.office.desk import Desk

AREA = "decisions"
OURS = "ours"
MOST = 400


def due_items(desk: Desk, until: date) -> list[DueItem]:
    """Every limit of ours that is open and ends on or before the day."""
    query = (
        select(DecisionLimit)
        .join(Decision, Decision.id == DecisionLimit.decision_id)
        .where(DecisionLimit.is_open, DecisionLimit.group == OURS, DecisionLimit.due_on <= until)
        .where(Decision.voided_on.is_(None))
        .order_by(DecisionLimit.due_on, DecisionLimit.id)
        .limit(MOST)
        .options(joinedload(DecisionLimit.decision).joinedload(Decision.hamlet))
    )
    with desk.db.reading() as session:
        return [_item(desk, limit, limit.decision) for limit in session.scalars(query)]


def _item(desk: Desk, limit: DecisionLimit, decision: Decision) -> DueItem:
    return DueItem(
        uid=decision.uid,
        area=AREA,
        title=f"{limit_titles()[limit.key]}: {decision.title}",
        detail=" · ".join(
            part for part in (f"Việc {decision.label}", hamlet_of(decision), _counted(desk, limit)) if part
        ),
        due_on=limit.due_on,
        who="",
    )


def _counted(desk: Desk, limit: DecisionLimit) -> str:
    """By which length the limit is counted, from or back from which day."""
    keys = limit.rule_keys.split()
    if not keys:
        return ""
    amount = summed(desk.law.rulebook, keys, limit.start_on).amount
    side = "trước" if limit.due_on < limit.start_on else "từ"
    return f"{amount} {side} ngày {words.day(limit.start_on)}"
