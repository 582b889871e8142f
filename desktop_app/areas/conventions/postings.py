"""The draft of a convention hangs in its hamlet like any other notice, and so does the recognised text."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from desktop_app.areas.conventions.models import Convention
from desktop_app.office.desk import Desk
from desktop_app.office.postings.entry import NewPosting
from desktop_app.office.postings.hanging import hang_at, void_newest
from desktop_app.office.postings.queries import postings_of
from desktop_app.office.postings.rules import Hanging
from desktop_app.office.postings.shown import CopyView, PostingView

AREA = "conventions"
DRAFT_CODE, TEXT_CODE = "HU-DT", "HU"
"""What stands in the QR codes of drafts and of recognised texts."""

RULE = "convention.posting"
_THERE = frozenset({Hanging.WAITING, Hanging.RUNNING, Hanging.RIPE})


@dataclass(frozen=True)
class Hangs:
    """Since when a draft hangs, and the first day on which it has hung long enough; None while there is none.

    `days` are those it has hung without a break, `notice` the number of the notice, `is_hanging` whether a copy hangs
    or waits to.
    """

    since_on: date | None = None
    enough_on: date | None = None
    days: int = 0
    notice: str = ""
    is_hanging: bool = False


def posted(session: Session, uid: str, today: date) -> Hangs:
    """How the draft of a convention hangs; of several notices the one that is enough first counts."""
    notices = [each for each in postings_of(session, [uid], today).get(uid, ()) if is_draft(each)]
    if not notices:
        return Hangs()
    counts = min(notices, key=lambda each: (_enough(each) or date.max, -each.number))
    return Hangs(
        since_on=_since(counts),
        enough_on=_enough(counts),
        days=min(copy.count.days for copy in counts.copies),
        notice=counts.label,
        is_hanging=any(copy.count.hanging in _THERE for notice in notices for copy in notice.copies),
    )


def is_draft(notice: PostingView) -> bool:
    """Whether the notice is a draft's and counts."""
    return notice.item_code == DRAFT_CODE and notice.voided_on is None


def put_draft(session: Session, desk: Desk, convention: Convention, on: date) -> None:
    """Note that the draft hangs at the hamlet's boards since that day, inside the caller's transaction."""
    rule = desk.law.rulebook.find(RULE, on)
    days = rule.value if rule else 0
    _put(session, desk, convention, on, DRAFT_CODE, f"Dự thảo {convention.title}", rule_key=RULE, required_days=days)


def put_text(session: Session, desk: Desk, convention: Convention, on: date) -> None:
    """The same of the recognised text, which hangs until it ends."""
    _put(session, desk, convention, on, TEXT_CODE, convention.title)


def take_down(session: Session, desk: Desk, uid: str, code: str, reason: str) -> None:
    """Void the newest notice of that code, because the step that put it up was taken back."""
    void_newest(session, uid, code, desk.clock.today(), reason)


def _put(
    session: Session,
    desk: Desk,
    convention: Convention,
    on: date,
    code: str,
    title: str,
    *,
    rule_key: str = "",
    required_days: int = 0,
) -> None:
    new = NewPosting(
        area=AREA,
        owner_uid=convention.uid,
        item_code=code,
        title=title,
        from_on=on,
        places=(),
        rule_key=rule_key,
        required_days=required_days,
    )
    hang_at(session, desk, new, {convention.hamlet_id: convention.hamlet.full_name})


def _since(notice: PostingView) -> date | None:
    begun = [copy.started_at.date() for copy in notice.copies if copy.started_at]
    return min(begun, default=None)


def _enough(notice: PostingView) -> date | None:
    """The first day on which every copy has hung long enough; None when one of them never will."""
    days = [_copy_enough(copy, notice.required_days) for copy in notice.copies]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _copy_enough(copy: CopyView, required_days: int) -> date | None:
    if copy.count.earliest_on is None or copy.count.since_on is None:
        return None
    return copy.count.since_on + timedelta(days=required_days + 1)
