"""How an entry becomes a row: its hamlet, its number, its way of steps, what can be chosen."""

from sqlalchemy.orm import Session

from desktop_app.areas.decisions.entry import OF_DECISION, DecisionEntry
from desktop_app.areas.decisions.law import kind_of
from desktop_app.areas.decisions.models import BOOK, Decision
from desktop_app.areas.decisions.states import Choice, Kind
from desktop_app.areas.decisions.votes.models import VoteChoice
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import find_hamlet
from desktop_app.office.models import Hamlet
from desktop_app.office.numbers import next_number

USUAL_CHOICES = (Choice.YES, Choice.NO, Choice.OTHER)


def new_decision(session: Session, desk: Desk, entry: DecisionEntry, number: int | None = None) -> Decision:
    """A numbered decision with its choices; `number` is one that was given already, on paper."""
    hamlet = _hamlet(session, entry)
    kind = kind_of(entry.item, entry.scope, is_release=entry.is_release)
    decision = Decision(
        year=entry.proposed_on.year,
        number=number or next_number(session, BOOK, entry.proposed_on.year),
        hamlet_id=hamlet.id if hamlet else None,
        kind=kind,
        owner_uid=entry.owner_uid,
        front_agreed_on=entry.front_agreed_on,
        recorded_by=desk.account.name,
        **{name: getattr(entry, name) for name in OF_DECISION},
    )
    if kind is not Kind.ELECTION:
        decision.choices = [
            VoteChoice(position=place, kind=choice, label=choice.value)
            for place, choice in enumerate(USUAL_CHOICES, start=1)
        ]
    session.add(decision)
    session.flush()
    return decision


def change_decision(session: Session, decision: Decision, entry: DecisionEntry) -> None:
    """Bring the row to what the entry says; number, year and, once there is a vote, what is decided stay."""
    if entry.proposed_on.year != decision.year:
        sentence = (
            f"Số {decision.label} thuộc sổ năm {decision.year}. Muốn ghi vào sổ năm {entry.proposed_on.year}, "
            "hãy bỏ số này rồi ghi việc mới."
        )
        raise InvalidInput({"proposed_on": sentence})
    first = min((step.done_on for step in decision.steps if step.taken_back_on is None), default=None)
    if first is not None and entry.proposed_on > first:
        sentence = f"Đã làm bước đầu ngày {words.day(first)}, ngày đề xuất không thể sau ngày đó. Kiểm tra lại ngày."
        raise InvalidInput({"proposed_on": sentence})
    kind = kind_of(entry.item, entry.scope, is_release=entry.is_release)
    hamlet = _hamlet(session, entry)
    if (decision.steps or decision.votes) and (kind, hamlet and hamlet.id) != (decision.kind, decision.hamlet_id):
        raise InvalidInput(
            {"item": "Việc đã có bước hoặc cuộc biểu quyết nên không đổi loại việc, thôn. Hãy ghi việc mới."}
        )
    fill(session, decision, entry)


def fill(session: Session, decision: Decision, entry: DecisionEntry) -> None:
    """Bring the row to what the entry says, whatever was done with it."""
    hamlet = _hamlet(session, entry)
    values: dict[str, object] = {name: getattr(entry, name) for name in OF_DECISION}
    kind = kind_of(entry.item, entry.scope, is_release=entry.is_release)
    values |= {"kind": kind, "hamlet_id": hamlet.id if hamlet else None}
    for name, value in values.items():
        if getattr(decision, name) != value:
            setattr(decision, name, value)


def _hamlet(session: Session, entry: DecisionEntry) -> Hamlet | None:
    if not entry.hamlet:
        return None
    hamlet = find_hamlet(session, entry.hamlet, entry.proposed_on)
    if hamlet is None:
        raise InvalidInput({"hamlet": f"Không có thôn nào tên {entry.hamlet}. Chọn thôn trong danh sách."})
    return hamlet
