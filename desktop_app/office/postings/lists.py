"""The list of copies: rows under a filter, in an order, read by key; and what stands above it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnExpressionArgument, Select, func, or_, select, tuple_
from sqlalchemy.orm import Session

from db import index
from db.session import Database
from desktop_app.core import words
from desktop_app.office.postings.due import OnDay
from desktop_app.office.postings.models import POSTING_KIND, Posting, PostingCopy, PostingPlace
from desktop_app.office.postings.queries import copies_on, counted, gaps_of, last_seen
from desktop_app.office.postings.rules import STANDING, Count, Hanging, Standing, look_over_on

HANGS = frozenset({Hanging.RUNNING, Hanging.RIPE, Hanging.PERMANENT})


@dataclass(frozen=True)
class CopyFilter:
    """Which copies a list shows; an empty filter shows all."""

    text: str = ""
    standing: Standing | None = None
    place_uid: str = ""
    unseen_only: bool = False
    only_uid: str = ""
    """A notice with all its copies, or one copy."""


@dataclass(frozen=True, kw_only=True)
class CopyRow:
    """One copy as a list shows it; `last_seen_on` is when somebody last saw it hang."""

    id: int
    uid: str
    rev: int
    posting_uid: str
    owner_uid: str
    number: int
    year: int
    copy_words: str
    item_code: str
    title: str
    serial: str
    place_name: str
    keeper: str
    from_on: date
    until_words: str
    started_on: date | None
    required_days: int
    count: Count
    last_seen_on: date | None
    voided_on: date | None
    key: tuple[Any, ...] = field(default=(), compare=False)

    @property
    def label(self) -> str:
        """The notice's number in the year."""
        return f"{self.number}/{self.year}"

    @property
    def hung_on(self) -> date:
        """The day it was put up, or is to be."""
        return self.started_on or self.from_on

    @property
    def standing(self) -> str:
        """Where it stands, in words."""
        return standing_words(self.count, self.required_days, gone=self.voided_on is not None)


def standing_words(count: Count, required_days: int, *, gone: bool = False) -> str:
    """Where a copy stands: how many of its days, or that its notice is void and it never hung."""
    if gone and count.hanging is Hanging.WAITING:
        return "Thông báo đã bỏ"
    if count.hanging is Hanging.RUNNING:
        return f"Ngày {count.days}/{required_days}"
    if count.hanging in (Hanging.BROKEN, Hanging.PERMANENT):
        return "Gián đoạn" if count.hanging is Hanging.BROKEN else "Thường xuyên"
    return str(count.hanging.value)


class CopyPages:
    """The list of copies under a filter."""

    def __init__(
        self, db: Database, wanted: CopyFilter, today: date, sort: str = "number", *, descending: bool = True
    ) -> None:
        """`sort` is number, place_name or from_on; the copies of one notice stay in print order."""
        self._db, self._wanted, self._today, self._descending = db, wanted, today, descending
        inside = (PostingCopy.copy_number * (-1 if descending else 1)).label("inside")
        number: tuple[Any, ...] = (Posting.year, Posting.number, inside)
        first: dict[str, tuple[Any, ...]] = {
            "number": (),
            "place_name": (PostingCopy.place_name,),
            "from_on": (Posting.from_on,),
        }
        self._order = (*first[sort], *number)

    def after(self, last: CopyRow | None, size: int) -> Sequence[CopyRow]:
        """At most `size` rows that follow `last`."""
        with self._db.reading() as session:
            query = _filtered(session, _joined(PostingCopy, Posting, PostingPlace, *self._order), self)
            if last is not None:
                here, there = tuple_(*self._order), tuple_(*last.key, types=[each.type for each in self._order])
                query = query.where(here < there if self._descending else here > there)
            turned = (column.desc() if self._descending else column.asc() for column in self._order)
            found = session.execute(query.order_by(*turned).limit(size)).all()
            gaps = gaps_of(session, [copy.id for copy, *_ in found])
            totals = _totals(session, {copy.posting_id for copy, *_ in found})
            return [
                _row(
                    copy,
                    posting,
                    place,
                    totals[posting.id],
                    counted(posting, copy, gaps.get(copy.id, ()), self._today),
                    key,
                )
                for copy, posting, place, *key in found
            ]

    def count(self) -> int:
        """How many copies the filter lets through."""
        with self._db.reading() as session:
            count: int = session.scalars(_filtered(session, _joined(func.count(PostingCopy.id)), self)).one()
            return count

    @property
    def asked(self) -> tuple[CopyFilter, date]:
        """The filter and the day."""
        return self._wanted, self._today


@dataclass(frozen=True)
class CopyCounts:
    """How many copies hang, wait to be put up, may come down, are broken off, and were not looked after."""

    hanging: int
    waiting: int
    ripe: int
    broken: int
    unseen: int
    all: int


def copy_counts(db: Database, today: date) -> CopyCounts:
    """The counts of the whole office; copies of voided notices count only while they hang."""
    with db.reading() as session:
        copies = copies_on(session, today)
        states = [copy.count.hanging for copy in copies]
        return CopyCounts(
            hanging=sum(state in HANGS for state in states),
            waiting=states.count(Hanging.WAITING),
            ripe=states.count(Hanging.RIPE),
            broken=states.count(Hanging.BROKEN),
            unseen=sum(is_unseen(copy, today) for copy in copies),
            all=session.scalars(select(func.count(PostingCopy.id))).one(),
        )


def is_unseen(copy: OnDay, today: date) -> bool:
    """Whether a hanging copy was not looked after for too long."""
    look_on = look_over_on(copy.count.hanging, copy.last_seen_on)
    return look_on is not None and look_on <= today


def _joined(*what: Any) -> Select[Any]:
    return (
        select(*what)
        .select_from(PostingCopy)
        .join(Posting, PostingCopy.posting_id == Posting.id)
        .outerjoin(PostingPlace, PostingCopy.place_id == PostingPlace.id)
    )


def _filtered(session: Session, query: Select[Any], pages: CopyPages) -> Select[Any]:
    wanted, today = pages.asked
    tests: list[ColumnExpressionArgument[bool]] = []
    if wanted.only_uid:
        tests.append(or_(Posting.uid == wanted.only_uid, PostingCopy.uid == wanted.only_uid))
    if wanted.place_uid:
        tests.append(PostingPlace.uid == wanted.place_uid)
    if wanted.standing or wanted.unseen_only:
        tests.append(_stands(session, wanted, today))
    if index.match(wanted.text):
        query = query.join(index.search, index.at(POSTING_KIND, Posting.id)).where(index.matches(wanted.text))
    return query.where(*tests)


def _stands(session: Session, wanted: CopyFilter, today: date) -> ColumnExpressionArgument[bool]:
    """What was taken down is asked of the table; what is not is few enough to be counted one by one."""
    if wanted.standing is Standing.ENDED and not wanted.unseen_only:
        return PostingCopy.ended_at.is_not(None)
    keys = [
        each.copy.id
        for each in copies_on(session, today)
        if wanted.standing in (None, STANDING[each.count.hanging])
        and (not wanted.unseen_only or is_unseen(each, today))
    ]
    return PostingCopy.id.in_(keys)


def _until(copy: PostingCopy, posting: Posting) -> str:
    if copy.ended_at:
        return f"gỡ {words.day(copy.ended_at.date())}"
    return f"đến {words.day(posting.to_on)}" if posting.to_on else "thường xuyên"


def _totals(session: Session, posting_ids: Iterable[int]) -> dict[int, int]:
    query = select(PostingCopy.posting_id, func.count()).where(PostingCopy.posting_id.in_(posting_ids))
    found: Any = session.execute(query.group_by(PostingCopy.posting_id)).all()
    return dict(found)


def _row(
    copy: PostingCopy, posting: Posting, place: PostingPlace | None, total: int, count: Count, key: Sequence[Any]
) -> CopyRow:
    return CopyRow(
        id=copy.id,
        uid=copy.uid,
        rev=copy.rev,
        posting_uid=posting.uid,
        owner_uid=posting.owner_uid,
        number=posting.number,
        year=posting.year,
        copy_words=f"bản {copy.copy_number}/{total}",
        item_code=posting.item_code,
        title=posting.title,
        serial=copy.serial,
        place_name=copy.place_name,
        keeper=place.keeper if place else "",
        from_on=posting.from_on,
        until_words=_until(copy, posting),
        started_on=copy.started_at.date() if copy.started_at else None,
        required_days=posting.required_days,
        count=count,
        last_seen_on=last_seen(copy),
        voided_on=posting.voided_on,
        key=tuple(key),
    )
