"""What list, pane and Hôm nay show of requests for information: frozen rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, tuple_
from sqlalchemy.orm import Session

from db import index
from db.journal import Told
from desktop_app.areas.disclosure.models import Disclosure
from desktop_app.areas.disclosure.requests.fields import LABELS
from desktop_app.areas.disclosure.requests.kept import request_row
from desktop_app.areas.disclosure.requests.models import REQUEST_KIND, InformationRequest, RequestEnd, RequestKind
from desktop_app.areas.disclosure.requests.rules import Stands, limit_of, standing, why_no_limit
from desktop_app.core.law.deadline import Deadline
from desktop_app.office.desk import Desk
from desktop_app.office.finding import soon_until
from desktop_app.office.history import Happening, Telling, happenings


@dataclass(frozen=True, kw_only=True)
class RequestView:
    """One request as of one day; `record` is the label of the record it is about, "" for none.

    `deadline` carries the arithmetic of `due_on` where a rule gave it. `key` is its place in the order of a list.
    """

    uid: str
    rev: int
    number: int
    year: int
    kind: RequestKind
    received_on: date
    requester: str
    address: str
    phone: str
    way: str
    content: str
    disclosure_uid: str
    rule_key: str
    due_on: date | None
    asked_source_on: date | None
    source_replied_on: date | None
    end: RequestEnd | None
    ended_on: date | None
    answer_number: str
    answer: str
    voided_on: date | None
    void_reason: str
    record: str
    deadline: Deadline | None
    state: Stands
    key: tuple[Any, ...] = field(default=(), compare=False)

    @property
    def label(self) -> str:
        """What everybody calls the request."""
        return f"{self.number}/{self.year}"

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.end is None and self.voided_on is None

    @property
    def limit_words(self) -> str:
        """What is said where it has no last day."""
        return why_no_limit(self.received_on)


_COPIED = tuple(n for n in RequestView.__dataclass_fields__ if n not in ("record", "deadline", "state", "key"))


RequestRecord = tuple[RequestView, tuple[Happening, ...]]
"""A request with what happened to it."""


@dataclass(frozen=True)
class RequestFilter:
    """Which requests a list shows; an empty filter shows all."""

    text: str = ""
    from_on: date | None = None
    to_on: date | None = None
    kind: RequestKind | None = None
    state: Stands | None = None
    uids: tuple[str, ...] = ()


SORTS: dict[str, tuple[Any, ...]] = {
    "number": (InformationRequest.year, InformationRequest.number, InformationRequest.id),
    "received_on": (InformationRequest.received_on, InformationRequest.id),
    "due": (func.coalesce(InformationRequest.due_on, date.max), InformationRequest.id),
}


class RequestPages:
    """The list of requests under a filter, in one order, read by key."""

    def __init__(self, desk: Desk, wanted: RequestFilter, sort: str = "number", descending: bool = True) -> None:
        """`sort` is a key of SORTS."""
        self._desk, self._wanted = desk, wanted
        self._order, self._descending = SORTS[sort], descending

    def after(self, last: RequestView | None, size: int) -> Sequence[RequestView]:
        """At most `size` rows that follow `last`."""
        query = _filtered(self._desk, select(InformationRequest, *self._order), self._wanted)
        if last is not None:
            here, there = tuple_(*self._order), tuple_(*last.key, types=[column.type for column in self._order])
            query = query.where(here < there if self._descending else here > there)
        query = query.order_by(*(c.desc() if self._descending else c.asc() for c in self._order)).limit(size)
        with self._desk.db.reading() as session:
            found = session.execute(query).all()
            shown = views(session, self._desk, [row for row, *_ in found])
        return [replace(view, key=tuple(place)) for view, (_, *place) in zip(shown, found, strict=True)]

    def count(self) -> int:
        """How many requests the filter lets through."""
        return sum(counts(self._desk, self._wanted).values())


def counts(desk: Desk, wanted: RequestFilter) -> Mapping[Stands, int]:
    """How many requests under a filter stand how."""
    row, found = InformationRequest, dict[Stands, int]()
    asked: Any = select(row.ended_on, row.voided_on, row.due_on, _at_source())
    query = _filtered(desk, asked, wanted)
    today, soon = desk.clock.today(), soon_until(desk)
    with desk.db.reading() as session:
        for ended_on, voided_on, due_on, at_source in session.execute(query):
            state = standing(ended_on, voided_on, due_on, today, soon, is_at_source=at_source)
            found[state] = found.get(state, 0) + 1
    return found


def views(session: Session, desk: Desk, rows: Sequence[InformationRequest]) -> list[RequestView]:
    """The requests as they stand today, in the given order."""
    law, today, soon = desk.law.now(), desk.clock.today(), soon_until(desk)
    uids = {row.disclosure_uid for row in rows if row.disclosure_uid}
    query = select(Disclosure.uid, Disclosure.number, Disclosure.year).where(Disclosure.uid.in_(uids))
    records = {uid: f"{number}/{year}" for uid, number, year in session.execute(query)} if uids else {}
    return [
        RequestView(
            **{name: getattr(row, name) for name in _COPIED},
            record=records.get(row.disclosure_uid, ""),
            deadline=limit_of(law, row.kind, row.received_on, row.asked_source_on, row.source_replied_on),
            state=standing(
                row.ended_on,
                row.voided_on,
                row.due_on,
                today,
                soon,
                is_at_source=row.asked_source_on is not None and row.source_replied_on is None,
            ),
        )
        for row in rows
    ]


def request_of(session: Session, desk: Desk, uid: str) -> RequestRecord:
    """One request with what happened to it; UserError when there is none."""
    row = request_row(session, uid)
    telling = Telling(_what, LABELS, {"kind": RequestKind, "end": RequestEnd})
    return views(session, desk, [row])[0], happenings(session, [uid], telling)


def open_requests(session: Session, desk: Desk) -> list[RequestView]:
    """Every request that still waits for an answer."""
    row = InformationRequest
    query = select(row).where(row.ended_on.is_(None), row.voided_on.is_(None)).order_by(row.due_on, row.id)
    return views(session, desk, session.scalars(query).all())


def _at_source() -> ColumnElement[bool]:
    row = InformationRequest
    return and_(row.asked_source_on.is_not(None), row.source_replied_on.is_(None))


def _filtered(desk: Desk, query: Select[Any], wanted: RequestFilter) -> Select[Any]:
    row, tests = InformationRequest, list[ColumnElement[bool]]()
    if wanted.from_on:
        tests.append(row.received_on >= wanted.from_on)
    if wanted.to_on:
        tests.append(row.received_on <= wanted.to_on)
    if wanted.kind:
        tests.append(row.kind == wanted.kind)
    if wanted.uids:
        tests.append(row.uid.in_(wanted.uids))
    if wanted.state:
        tests.append(_stands(wanted.state, desk.clock.today(), soon_until(desk)))
    if index.match(wanted.text):
        query = query.join(index.search, index.at(REQUEST_KIND, row.id)).where(index.matches(wanted.text))
    return query.where(*tests)


def _stands(state: Stands, today: date, soon: date) -> ColumnElement[bool]:
    """What the list asks the database for, so that it need not read every request."""
    row, here = InformationRequest, InformationRequest.voided_on.is_(None)
    waiting = and_(here, row.ended_on.is_(None), ~_at_source())
    due = func.coalesce(row.due_on, date.max)
    tests: dict[Stands, ColumnElement[bool]] = {
        Stands.VOID: ~here,
        Stands.ENDED: and_(here, row.ended_on.is_not(None)),
        Stands.AT_SOURCE: and_(here, row.ended_on.is_(None), _at_source()),
        Stands.OPEN: and_(waiting, due > soon),
        Stands.SOON: and_(waiting, due <= soon, due >= today),
        Stands.LATE: and_(waiting, due < today),
    }
    return tests[state]


def _what(changes: list[Told]) -> str:
    change = changes[-1]
    if change.action == "add":
        return "Ghi yêu cầu"
    steps = (
        ("voided_on", "Hủy yêu cầu"),
        ("ended_on", "Trả lời"),
        ("source_replied_on", "Cơ quan tạo ra thông tin trả lời"),
        ("asked_source_on", "Hỏi cơ quan tạo ra thông tin"),
    )
    return next((said for name, said in steps if change.new.get(name)), "Sửa yêu cầu")
