"""Whether a step may be taken, by whom, and how one is kept or taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.procedure.standing import Done, F, Procedure, Standing
from desktop_app.core.procedure.steps import E, S
from desktop_app.office.desk import Desk
from desktop_app.office.procedure.checks import not_ahead
from desktop_app.office.procedure.columns import StepColumns
from desktop_app.office.procedure.entry import StepEntry
from desktop_app.office.procedure.keeping import StepRow, counting
from desktop_app.office.rights import Right


def refuse_unlawful(
    procedure: Procedure[S, E, F],
    entry: StepEntry,
    facts: F,
    done: Sequence[Done],
    desk: Desk,
    due_on: date | None = None,
    now: Standing[S, E] | None = None,
) -> bool:
    """Whether the step is forced; UserError when the law does not allow it and nobody may force it.

    A leader may force one with a reason; one that is for another kind of matter can be forced by nobody.
    """
    step = procedure.law.by_key[entry.key]
    if not step.is_for(facts.kind):
        raise UserError(procedure.wrong_kind(facts))
    said = procedure.why_not(entry.key, facts, done, entry.done_on, due_on, now)
    said = said or not_ahead(step, entry, desk.law.rulebook)
    if not said:
        return False
    if not entry.force_reason.strip():
        raise UserError(said)
    if not desk.account.may(Right.FORCE_STEP):
        raise NotAllowed(f"{said} Chỉ lãnh đạo được cho làm bước này, kèm lý do.")
    return True


def step_values(entry: StepEntry, by: str, *, forced: bool) -> dict[str, Any]:
    """What a row keeps of the entry; who forced it and why only where it was forced."""
    values = {name: value for name, value in asdict(entry).items() if name != "force_reason"}
    values["done_by"] = by
    if forced:
        values |= {"forced_by": by, "force_reason": entry.force_reason}
    return values


def take_last_back(steps: Iterable[StepRow], on: date, reason: str, called: str) -> StepRow:
    """The last step that counts, marked as taken back with the reason; UserError when there is none.

    `called` is the matter in the sentence, as in "Đơn 012/2026".
    """
    if not reason.strip():
        raise InvalidInput({"reason": "Chưa ghi lý do bỏ bước. Hãy ghi lý do, lý do được giữ trong hồ sơ."})
    counted = counting(steps)
    if not counted:
        raise UserError(f"{called} chưa có bước nào để bỏ.")
    last: StepColumns = counted[-1]
    last.taken_back_on, last.back_reason = on, reason
    return counted[-1]
