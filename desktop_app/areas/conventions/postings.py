"""The draft on the boards: put up like any other notice, and how long it has hung."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from desktop_app.office.postings.queries import postings_of
from desktop_app.office.postings.shown import CopyView, PostingView

AREA = "conventions"
DRAFT_CODE, TEXT_CODE = "HU-DT", "HU"
"""What stands in the QR codes of drafts and of recognised texts."""

RULE = "convention.posting"


@dataclass(frozen=True)
class Hangs:
    """Since when a draft hangs, and the first day on which it has hung long enough; None while there is none."""

    since_on: date | None = None
    enough_on: date | None = None


def posted(session: Session, uid: str, today: date) -> Hangs:
    """How the draft of a convention hangs; of several notices the one that is enough first counts."""
    notices = [each for each in postings_of(session, [uid], today).get(uid, ()) if is_draft(each)]
    since = [day for notice in notices if (day := _since(notice)) is not None]
    enough = [day for notice in notices if (day := _enough(notice)) is not None]
    return Hangs(min(since, default=None), min(enough, default=None))


def is_draft(notice: PostingView) -> bool:
    """Whether the notice is a draft's and counts."""
    return notice.item_code == DRAFT_CODE and notice.voided_on is None


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
