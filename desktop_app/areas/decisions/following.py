"""The election that a release of the head of a hamlet leads to (Nghị định 59/2023/NĐ-CP Điều 9)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.row import DecisionRow, row_of
from desktop_app.areas.decisions.states import Kind
from desktop_app.office.procedure.keeping import counting

CALL = "call_new_election"


def election_after(session: Session, decision: Decision) -> DecisionRow | None:
    """The hamlet's first election entered since the step that calls it; None where there is none yet."""
    called = [step.done_on for step in counting(decision.steps) if step.key == CALL]
    if not called:
        return None
    elections = select(Decision).where(
        Decision.hamlet_id == decision.hamlet_id, Decision.kind == Kind.ELECTION, Decision.voided_on.is_(None)
    )
    since = elections.where(Decision.proposed_on >= called[-1]).order_by(Decision.proposed_on, Decision.id).limit(1)
    row = session.scalars(since).first()
    return row_of(row) if row is not None else None
