"""Who corrected what, when and why: read from the journal, so that what was taken back is still told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import journal
from db.journal import Told
from desktop_app.core import words
from desktop_app.core.law.rulebook import Unit
from desktop_app.office.models import Account, CalendarDay, DayKind, LawVersion


@dataclass(frozen=True)
class Happening:
    """One correction: when, by whom, what, and the reason given."""

    at: datetime
    by: str
    what: str
    reason: str


def rule_history(session: Session, key: str) -> list[Happening]:
    """Every correction of a rule by the office, the newest first."""
    return happenings(session, session.scalars(select(LawVersion.uid).where(LawVersion.key == key)).all(), _rule_words)


def day_history(session: Session, on: date) -> list[Happening]:
    """Everything the office entered for a day, the newest first."""
    return happenings(session, session.scalars(select(CalendarDay.uid).where(CalendarDay.on == on)).all(), _day_words)


What = Callable[[Told, Mapping[str, Any]], str]
"""Says a change of a row, from the change itself and from all that is known of the row by then."""


def happenings(session: Session, uids: Sequence[str], what: What) -> list[Happening]:
    """Every change of these rows, the newest first."""
    names = {account.uid: account.name for account in session.scalars(select(Account))}
    known = dict[str, dict[str, Any]]()
    happened = list[Happening]()
    for change in journal.story(session, uids):
        facts = known.setdefault(change.row_uid, {})
        facts |= change.new
        happened.append(Happening(change.at, names.get(change.by, ""), what(change, facts), change.reason))
    return happened[::-1]


def _rule_words(_change: Told, facts: Mapping[str, Any]) -> str:
    amount = f"{words.number(facts['value'])} {Unit[facts['unit']].value}"
    span = f"từ {words.day(date.fromisoformat(facts['from_on']))}"
    if facts["to_on"]:
        span += f" đến {words.day(date.fromisoformat(facts['to_on']))}"
    return f"{'Bỏ' if facts['is_withdrawn'] else 'Thêm'} mức {amount}, áp dụng {span}"


def _day_words(_change: Told, facts: Mapping[str, Any]) -> str:
    if facts["is_withdrawn"]:
        return "Bỏ mục cơ quan đã thêm, theo lại lịch chung"
    return f"Ghi là ngày {DayKind[facts['kind']].value.lower()}: {facts['title']}"
