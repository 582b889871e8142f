"""Notices and their copies as lists, panes, papers and Hôm nay show them: frozen rows (`shown`)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop_app.office.models import Hamlet
from desktop_app.office.postings import rules
from desktop_app.office.postings.due import CopiesDue, CopiesTask, OnDay, tasks
from desktop_app.office.postings.models import Posting, PostingCopy, PostingGap, PostingMinutes, PostingPlace
from desktop_app.office.postings.shown import CopyView, GapView, MinutesView, PlaceView, PostingView

__all__ = ["CopiesDue", "CopiesTask", "CopyView", "GapView", "MinutesView", "PlaceView", "PostingView"]

STEP = 500
K = TypeVar("K")


def postings_of(session: Session, owner_uids: Sequence[str], today: date) -> Mapping[str, tuple[PostingView, ...]]:
    """The notices of these records, voided ones too, in the order of their numbers; a record without one is absent."""
    found: dict[str, tuple[PostingView, ...]] = {}
    for some in _parts(owner_uids):
        query = select(Posting).where(Posting.owner_uid.in_(some)).order_by(Posting.year, Posting.number)
        for view in posting_views(session, session.scalars(query).all(), today):
            found[view.owner_uid] = (*found.get(view.owner_uid, ()), view)
    return found


def posting_of(session: Session, uid: str, today: date) -> PostingView | None:
    """One notice; None where there is none of that uid."""
    return next(
        iter(posting_views(session, session.scalars(select(Posting).where(Posting.uid == uid)).all(), today)), None
    )


def posting_views(session: Session, postings: Sequence[Posting], today: date) -> list[PostingView]:
    """The notices as views, by three more queries however many they are."""
    ids = [posting.id for posting in postings]
    copies: dict[int, list[tuple[PostingCopy, PostingPlace | None]]] = {key: [] for key in ids}
    for some in _parts(ids):
        query = (
            select(PostingCopy, PostingPlace)
            .outerjoin(PostingPlace, PostingCopy.place_id == PostingPlace.id)
            .where(PostingCopy.posting_id.in_(some))
            .order_by(PostingCopy.posting_id, PostingCopy.copy_number)
        )
        for copy, place in session.execute(query):
            copies[copy.posting_id].append((copy, place))
    keys = [copy.id for rows in copies.values() for copy, _ in rows]
    gaps, minutes = gaps_of(session, keys), _minutes_of(session, keys)
    return [
        _view(
            posting,
            tuple(
                _copy_view(
                    posting,
                    copy,
                    place,
                    len(copies[posting.id]),
                    gaps.get(copy.id, ()),
                    today,
                    minutes.get(copy.id, ()),
                )
                for copy, place in copies[posting.id]
            ),
        )
        for posting in postings
    ]


def gaps_of(session: Session, copy_ids: Sequence[int]) -> dict[int, tuple[GapView, ...]]:
    """The interruptions of these copies, oldest first; withdrawn ones are none."""
    found: dict[int, tuple[GapView, ...]] = {}
    for some in _parts(copy_ids):
        query = select(PostingGap).where(PostingGap.copy_id.in_(some), PostingGap.is_withdrawn.is_(False))
        for gap in session.scalars(query.order_by(PostingGap.from_at)):
            view = GapView(gap.uid, gap.from_at, gap.to_at, gap.reason, gap.resumed_by)
            found[gap.copy_id] = (*found.get(gap.copy_id, ()), view)
    return found


def counted(posting: Posting, copy: PostingCopy, gaps: Sequence[GapView], today: date) -> rules.Count:
    """How the copy stands on `today`."""
    return rules.count(
        copy.started_at.date() if copy.started_at else None,
        copy.ended_at.date() if copy.ended_at else None,
        [rules.Gap(gap.from_at.date(), gap.to_at.date() if gap.to_at else None) for gap in gaps],
        posting.required_days,
        today,
    )


def copies_due(session: Session, today: date) -> tuple[CopiesDue, ...]:
    """What is to be done with copies, earliest first; what lies ahead too, so that the caller chooses how far."""
    return tasks(copies_on(session, today), today)


def copies_on(session: Session, today: date) -> list[OnDay]:
    """The copies that something is still to be done with, in print order: they hang, or wait to be put up."""
    query = (
        select(PostingCopy, Posting)
        .join(Posting, PostingCopy.posting_id == Posting.id)
        .where(PostingCopy.ended_at.is_(None), or_(Posting.voided_on.is_(None), PostingCopy.started_at.is_not(None)))
        .order_by(Posting.year, Posting.number, PostingCopy.copy_number)
    )
    found = session.execute(query).all()
    gaps = gaps_of(session, [copy.id for copy, _ in found])
    return [
        OnDay(copy, posting, counted(posting, copy, gaps.get(copy.id, ()), today), last_seen(copy))
        for copy, posting in found
    ]


def last_seen(copy: PostingCopy) -> date | None:
    """The last day on which somebody saw the copy hang."""
    return copy.checked_on or (copy.started_at.date() if copy.started_at else None)


def places_on(session: Session, on: date) -> tuple[PlaceView, ...]:
    """The places that are used on the day, in their order."""
    return tuple(place for place in all_places(session) if place.is_there(on))


def all_places(session: Session) -> tuple[PlaceView, ...]:
    """Every place, closed ones too, in their order."""
    query = (
        select(PostingPlace, Hamlet)
        .outerjoin(Hamlet, PostingPlace.hamlet_id == Hamlet.id)
        .order_by(PostingPlace.position, PostingPlace.id)
    )
    return tuple(_place_view(place, hamlet) for place, hamlet in session.execute(query))


def _place_view(place: PostingPlace, hamlet: Hamlet | None) -> PlaceView:
    return PlaceView(
        uid=place.uid,
        rev=place.rev,
        kind=place.kind,
        name=place.name,
        hamlet=hamlet.full_name if hamlet else "",
        hamlet_id=place.hamlet_id,
        keeper=place.keeper,
        position=place.position,
        from_on=place.from_on,
        to_on=place.to_on,
    )


def _minutes_of(session: Session, copy_ids: Sequence[int]) -> dict[int, tuple[MinutesView, ...]]:
    found: dict[int, tuple[MinutesView, ...]] = {}
    for some in _parts(copy_ids):
        query = select(PostingMinutes).where(PostingMinutes.copy_id.in_(some)).order_by(PostingMinutes.id)
        for row in session.scalars(query):
            view = MinutesView(**{name: getattr(row, name) for name in MinutesView.__dataclass_fields__})
            found[row.copy_id] = (*found.get(row.copy_id, ()), view)
    return found


def _view(posting: Posting, copies: tuple[CopyView, ...]) -> PostingView:
    kept = {name: getattr(posting, name) for name in PostingView.__dataclass_fields__ if name != "copies"}
    return PostingView(**kept, copies=copies)


def _copy_view(
    posting: Posting,
    copy: PostingCopy,
    place: PostingPlace | None,
    total: int,
    gaps: tuple[GapView, ...],
    today: date,
    minutes: tuple[MinutesView, ...],
) -> CopyView:
    return CopyView(
        uid=copy.uid,
        rev=copy.rev,
        posting_uid=posting.uid,
        copy_number=copy.copy_number,
        copies_total=total,
        serial=copy.serial,
        check_value=copy.check_value,
        place_name=copy.place_name,
        place_kind=copy.place_kind,
        hamlet_id=place.hamlet_id if place else None,
        keeper=place.keeper if place else "",
        started_at=copy.started_at,
        started_by=copy.started_by,
        ended_at=copy.ended_at,
        ended_by=copy.ended_by,
        checked_on=copy.checked_on,
        gaps=gaps,
        count=counted(posting, copy, gaps, today),
        minutes=minutes,
    )


def _parts(keys: Sequence[K]) -> Iterator[Sequence[K]]:
    return (keys[at : at + STEP] for at in range(0, len(keys), STEP))
