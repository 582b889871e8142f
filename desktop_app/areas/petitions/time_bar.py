"""Until when a complaint can be lodged: the first one, and one against the decision on it; pure."""

from datetime import date

from desktop_app.core.law.deadline import Law, deadline
from desktop_app.office.matter_kinds import Kind

FIRST = "complaint.time_bar"
SECOND = "complaint.appeal"
SECOND_REMOTE = "complaint.appeal_remote"


def time_bar_on(law: Law, kind: Kind, knew_on: date | None, instance: int, *, is_remote: bool) -> date | None:
    """The last day; None for what is no complaint, and where nobody said when the act became known."""
    if knew_on is None or kind is not Kind.COMPLAINT:
        return None
    key = FIRST if instance == 1 else SECOND_REMOTE if is_remote else SECOND
    rule = law.rulebook.find(key, knew_on)
    return deadline(knew_on, rule, law.calendar).due_on if rule else None
