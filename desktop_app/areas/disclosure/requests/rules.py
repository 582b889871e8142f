"""Which limit a request for information has and where it stands; pure: no clock, no database, no files."""

from datetime import date
from enum import Enum

from desktop_app.areas.disclosure.requests.models import RequestEnd, RequestKind
from desktop_app.core.law.deadline import Deadline, Law, deadline

DISPUTE = "information.dispute"
ASK_SOURCE = "information.ask_source"
AFTER_SOURCE = "information.after_source"
NEW_LAW_FROM = date(2026, 9, 1)
"""Luật 01/2026/QH16 binds requests sent from this day on (Điều 31 khoản 4)."""

NOT_COMPARED = "chưa đối chiếu Luật 01/2026/QH16, cơ quan tự nhập"
NO_NUMBER = "chưa có số ngày trong chương trình, cơ quan tự nhập"


class Stands(Enum):
    """What is said of a request in a list."""

    OPEN = "Chưa trả lời"
    SOON = "Sắp đến hạn"
    LATE = "Quá hạn"
    AT_SOURCE = "Chờ cơ quan khác trả lời"
    ENDED = "Đã xong"
    VOID = "Đã hủy"


ENDS = {
    RequestKind.SUPPLY: (RequestEnd.SUPPLIED, RequestEnd.REFUSED),
    RequestKind.DISPUTE: (RequestEnd.CORRECTED, RequestEnd.CONFIRMED, RequestEnd.REFUSED),
}
"""How a request of each kind may be answered; whoever asked may withdraw either."""


def limit_of(
    law: Law, kind: RequestKind, received_on: date, asked_on: date | None = None, replied_on: date | None = None
) -> Deadline | None:
    """The limit that runs, by the rules of the request's own day; None where no rule of that day is known.

    While the body where the information comes from is asked, nothing runs; its reply starts a limit of its own.
    """
    if kind is not RequestKind.DISPUTE or (asked_on and not replied_on):
        return None
    key, start = (AFTER_SOURCE, replied_on) if replied_on else (DISPUTE, received_on)
    rule = law.rulebook.find(key, received_on)
    return deadline(start, rule, law.calendar) if rule else None


def ask_by(law: Law, kind: RequestKind, received_on: date) -> Deadline | None:
    """By when an unsure office asks the body where the information comes from."""
    rule = law.rulebook.find(ASK_SOURCE, received_on) if kind is RequestKind.DISPUTE else None
    return deadline(received_on, rule, law.calendar) if rule else None


def why_no_limit(received_on: date) -> str:
    """What is said where no day can be counted."""
    return NOT_COMPARED if received_on >= NEW_LAW_FROM else NO_NUMBER


def standing(
    ended_on: date | None,
    voided_on: date | None,
    due_on: date | None,
    today: date,
    soon_until: date,
    *,
    is_at_source: bool = False,
) -> Stands:
    """Where a request stands on the day."""
    if voided_on:
        return Stands.VOID
    if ended_on:
        return Stands.ENDED
    if is_at_source:
        return Stands.AT_SOURCE
    if due_on is None or due_on > soon_until:
        return Stands.OPEN
    return Stands.LATE if due_on < today else Stands.SOON
