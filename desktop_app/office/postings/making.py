"""How a notice comes into the register: its number of the year, and a copy with serial number for every place."""

import re
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.core.law.calendar import ONE_DAY
from desktop_app.office.desk import Desk
from desktop_app.office.numbers import next_number
from desktop_app.office.postings.check import day_text
from desktop_app.office.postings.entry import BoardNamed, NewPosting, instant_of
from desktop_app.office.postings.models import Posting, PostingCopy, PostingPlace
from desktop_app.office.postings.rules import last_day
from desktop_app.office.postings.serial import office_code, serial_of
from desktop_app.office.profile import read_profile

BOOK = "posting"
MOST_PLACES = 99
BEGINS = time(8)
"""When a copy went up or came down of which only the day is known."""

_PRINTABLE = re.compile(r"[0-9A-Z.-]{1,20}")


def put_up(session: Session, desk: Desk, new: NewPosting) -> Posting:
    """Enter the notice and its copies, inside the caller's transaction; InvalidInput for what cannot be."""
    if not _PRINTABLE.fullmatch(new.item_code):
        said = (
            f"Mã nội dung {new.item_code} không in được vào mã vuông. Chỉ dùng chữ in hoa không dấu, chữ số, dấu chấm."
        )
        raise InvalidInput({"item": said})
    places = _places(session, new)
    posting = Posting(
        year=new.from_on.year,
        number=next_number(session, BOOK, new.from_on.year),
        area=new.area,
        owner_uid=new.owner_uid,
        item_code=new.item_code,
        title=new.title,
        rule_key=new.rule_key,
        required_days=new.required_days,
        from_on=new.from_on,
        to_on=last_day(new.from_on, new.required_days),
        pages=new.pages,
        notice_number=new.notice_number,
        notice_on=new.notice_on,
    )
    session.add(posting)
    session.flush()
    office = office_code(read_profile(session).code)
    boards: list[PostingPlace | BoardNamed] = [*places, *new.boards]
    for number, place in enumerate(boards, start=1):
        session.add(_copy(desk, posting, number, place, office))
    session.flush()
    return posting


def as_told(session: Session, posting: Posting, from_on: date, until: date | None, by: str) -> None:
    """Note of every copy that it hung from a day to the end of another one, or still does; for books on paper."""
    for copy in session.scalars(select(PostingCopy).where(PostingCopy.posting_id == posting.id)):
        copy.started_at, copy.started_by, copy.checked_on = instant_of(from_on, BEGINS), by, until or from_on
        if until is not None:
            copy.ended_at, copy.ended_by = instant_of(until + ONE_DAY, BEGINS), by
    session.flush()


def _copy(desk: Desk, posting: Posting, number: int, place: PostingPlace | BoardNamed, office: str) -> PostingCopy:
    serial = serial_of(office, posting.year, posting.number, number)
    days = day_text(posting.from_on), day_text(posting.to_on)
    return PostingCopy(
        posting_id=posting.id,
        place_id=place.id if isinstance(place, PostingPlace) else None,
        copy_number=number,
        place_name=place.name,
        place_kind=place.kind,
        serial=serial,
        check_value=desk.seal.of(serial, posting.item_code, *days),
    )


def _places(session: Session, new: NewPosting) -> list[PostingPlace]:
    """The places in the order they were named."""
    uids, on = new.places, new.from_on
    if not uids and not new.boards:
        raise InvalidInput({"places": "Chưa chọn nơi niêm yết. Chọn ít nhất một nơi."})
    if len(uids) > MOST_PLACES:
        raise InvalidInput({"places": f"Có {len(uids)} nơi, tối đa {MOST_PLACES} nơi cho một thông báo. Bỏ bớt nơi."})
    known = {place.uid: place for place in session.scalars(select(PostingPlace).where(PostingPlace.uid.in_(uids)))}
    for uid in uids:
        if uid not in known:
            raise InvalidInput(
                {"places": "Có nơi niêm yết không còn trong danh sách. Mở lại danh sách nơi và chọn lại."}
            )
        place = known[uid]
        if (place.to_on and place.to_on < on) or (place.from_on and place.from_on > on):
            raise InvalidInput({"places": f"{place.name} không dùng vào ngày {words.day(on)}. Chọn nơi khác."})
    if len(set(uids)) < len(uids):
        raise InvalidInput({"places": "Có nơi niêm yết chọn hai lần. Bỏ bớt một lần."})
    return [known[uid] for uid in uids]
