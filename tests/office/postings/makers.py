"""Places and notices that the tests of postings begin with."""

from datetime import date, datetime

from desktop_app.core.clock import VIETNAM
from desktop_app.office.desk import Desk
from desktop_app.office.postings.check import qr_text
from desktop_app.office.postings.entry import NewPosting
from desktop_app.office.postings.making import put_up
from desktop_app.office.postings.models import PlaceKind, PostingPlace
from desktop_app.office.postings.queries import CopyView, PostingView, all_places, posting_of
from desktop_app.office.postings.service import CopyKey

TODAY = date(2026, 11, 23)
OWNER = "0193b0aa-0000-7000-8000-000000000001"


def places(desk: Desk) -> tuple[str, ...]:
    """The head office and one culture house, made once."""
    with desk.db.reading() as session:
        known = [place.uid for place in all_places(session)]
    if known:
        return tuple(known)
    with desk.db.writing(desk.account.uid) as session:
        rows = [
            PostingPlace(kind=PlaceKind.HEADQUARTERS, name="Trụ sở HĐND, UBND xã", position=1),
            PostingPlace(kind=PlaceKind.CULTURE_HOUSE, name="Nhà văn hóa Thôn Đoài", position=2),
        ]
        session.add_all(rows)
        session.flush()
        return tuple(row.uid for row in rows)


def posted(desk: Desk, days: int = 30, on: date = date(2026, 10, 15)) -> PostingView:
    new = NewPosting(
        area="disclosure",
        owner_uid=OWNER,
        item_code="CK02.3",
        title="Tình hình thực hiện dự toán quý III năm 2026",
        from_on=on,
        places=places(desk),
        rule_key="disclosure.posting",
        required_days=days,
    )
    with desk.db.writing(desk.account.uid) as session:
        uid = put_up(session, desk, new).uid
    return seen(desk, uid)


def seen(desk: Desk, uid: str) -> PostingView:
    with desk.db.reading() as session:
        view = posting_of(session, uid, desk.clock.today())
    assert view
    return view


def key_of(copy: CopyView) -> CopyKey:
    return CopyKey(copy.uid, copy.rev)


def at(month: int, day: int, hour: int = 8) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=VIETNAM)


def text_of(view: PostingView, copy_at: int = 0) -> str:
    copy = view.copies[copy_at]
    return qr_text("NY", copy.serial, view.item_code, view.from_on, view.to_on, copy.check_value)
