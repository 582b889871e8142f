"""What happened to a decision and to all that belongs to it."""

from sqlalchemy.orm import Session

from db.journal import Told
from desktop_app.areas.decisions.fields import DECISION_FORM, STEP_FIELDS_HERE
from desktop_app.areas.decisions.law import decision_law
from desktop_app.areas.decisions.models import Decision
from desktop_app.office.history import Happening, Telling, happenings

_LABELS = {
    **{field.name: field.label for field in DECISION_FORM},
    **{name: field.label for name, field in STEP_FIELDS_HERE.items()},
    "done_on": "Ngày làm",
    "voided_on": "Ngày bỏ số",
    "void_reason": "Lý do bỏ số",
    "household": "Hộ",
    "given_on": "Ngày đồng thuận",
    "full_name": "Họ và tên",
    "label": "Tên",
}
_ADDED = {
    "decision": "Ghi vào sổ",
    "decision_consent": "Ghi hộ đồng thuận",
    "decision_person": "Ghi người có vai trò",
    "vote_choice": "Ghi người ứng cử",
}


def history_of(session: Session, decision: Decision) -> tuple[Happening, ...]:
    """The pieces of work on the decision, the newest first."""
    steps = {step.uid: decision_law().law.by_key[step.key].title for step in decision.steps}
    uids = [decision.uid, *steps, *(each.uid for each in decision.consents), *(each.uid for each in decision.people)]
    uids += [each.uid for each in decision.choices]

    def what(changes: list[Told]) -> str:
        for change in changes:
            if change.row_uid in steps:
                return steps[change.row_uid] if change.action == "add" else f"Bỏ bước {steps[change.row_uid]}"
        return next((_ADDED[each.table] for each in changes if each.action == "add" and each.table in _ADDED), "Sửa")

    return happenings(session, uids, Telling(what, _LABELS, {}))
