"""What was decided hangs in its hamlet like any other notice, in the whole commune where the commune decided."""

from datetime import date

from sqlalchemy.orm import Session

from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Scope
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import hamlet_rows
from desktop_app.office.postings.entry import NewPosting
from desktop_app.office.postings.hanging import hang_at, void_newest

RESULT_CODE = "BQ-KQ"
"""What stands in the QR code of a result."""


def put_result(session: Session, desk: Desk, decision: Decision, on: date) -> None:
    """Note that the result hangs since that day, inside the caller's transaction."""
    is_commune = decision.scope is Scope.COMMUNE
    hamlets = {row.id: row.full_name for row in hamlet_rows(session, on)} if is_commune else {}
    if decision.hamlet is not None:
        hamlets = {decision.hamlet.id: decision.hamlet.full_name}
    new = NewPosting(
        area="decisions",
        owner_uid=decision.uid,
        item_code=RESULT_CODE,
        title=f"Kết quả: {decision.title}"[:300],
        from_on=on,
        places=(),
    )
    hang_at(session, desk, new, hamlets, in_commune=is_commune)


def take_down(session: Session, desk: Desk, decision: Decision, reason: str) -> None:
    """Void the notice of the result, because the step was taken back."""
    void_newest(session, decision.uid, RESULT_CODE, desk.clock.today(), reason)
