"""A notice that follows from a step: it hangs at the boards of hamlets since the day of the step, and goes with it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.office.desk import Desk
from desktop_app.office.postings.entry import BoardNamed, NewPosting
from desktop_app.office.postings.making import as_told, put_up
from desktop_app.office.postings.models import PlaceKind, Posting
from desktop_app.office.postings.queries import places_on
from desktop_app.office.profile import read_profile


def hang_at(
    session: Session, desk: Desk, new: NewPosting, hamlets: Mapping[int, str], *, in_commune: bool = False
) -> None:
    """Note that the notice hangs since its first day at the boards of these hamlets (names by key).

    A hamlet whose boards nobody entered has it at its culture house. `in_commune` adds the commune's own boards, its
    head office where none was entered. Inside the caller's transaction; the places of `new` are not read.
    """
    there = places_on(session, new.from_on)
    uids = [place.uid for place in there if place.hamlet_id in hamlets or (in_commune and place.hamlet_id is None)]
    have = {place.hamlet_id for place in there}
    boards = [
        BoardNamed(f"Nhà văn hóa {words.inside(name)}", PlaceKind.CULTURE_HOUSE)
        for key, name in hamlets.items()
        if key not in have
    ]
    if in_commune and None not in have:
        boards.insert(0, BoardNamed(f"Trụ sở HĐND, UBND {read_profile(session).name}".strip(), PlaceKind.HEADQUARTERS))
    posting = put_up(session, desk, replace(new, places=tuple(uids), boards=tuple(boards)))
    as_told(session, posting, new.from_on, None, desk.account.name)


def void_newest(session: Session, owner_uid: str, code: str, on: date, reason: str) -> None:
    """Void the newest notice of that code, because the step that put it up was taken back."""
    query = select(Posting).where(
        Posting.owner_uid == owner_uid, Posting.item_code == code, Posting.voided_on.is_(None)
    )
    notice = session.scalars(query.order_by(Posting.id.desc()).limit(1)).first()
    if notice is not None:
        notice.voided_on, notice.void_reason = on, reason
