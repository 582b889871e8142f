"""Notices, copies and places as they are shown: frozen rows."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.office.postings import rules
from desktop_app.office.postings.models import MinutesKind, PlaceKind


@dataclass(frozen=True)
class GapView:
    """An interruption; without `to_at` the copy still does not hang."""

    uid: str
    from_at: datetime
    to_at: datetime | None
    reason: str
    resumed_by: str = ""


@dataclass(frozen=True, kw_only=True)
class MinutesView:
    """Minutes of a copy as they were written."""

    uid: str
    rev: int
    kind: MinutesKind
    number: str
    began_at: datetime
    finished_at: datetime | None
    writer: str
    writer_post: str
    front: str
    front_post: str
    witness: str
    witness_post: str
    pages: int
    condition: str
    keeper: str
    opinions: str


@dataclass(frozen=True, kw_only=True)
class CopyView:
    """One print of a notice and how it stands on the day that was asked for."""

    uid: str
    rev: int
    posting_uid: str
    copy_number: int
    copies_total: int
    serial: str
    check_value: str
    place_name: str
    place_kind: PlaceKind
    hamlet_id: int | None
    keeper: str
    started_at: datetime | None
    started_by: str
    ended_at: datetime | None
    ended_by: str
    checked_on: date | None
    gaps: tuple[GapView, ...]
    count: rules.Count
    minutes: tuple[MinutesView, ...] = ()

    def minutes_of(self, kind: MinutesKind) -> MinutesView | None:
        """The minutes of putting up or of taking down; None where none were written."""
        return next((each for each in self.minutes if each.kind is kind), None)


@dataclass(frozen=True, kw_only=True)
class PostingView:
    """One notice with its copies, in print order."""

    uid: str
    rev: int
    number: int
    year: int
    area: str
    owner_uid: str
    item_code: str
    title: str
    required_days: int
    rule_key: str
    from_on: date
    to_on: date | None
    pages: int
    notice_number: str
    notice_on: date | None
    voided_on: date | None
    void_reason: str
    copies: tuple[CopyView, ...]

    @property
    def label(self) -> str:
        """Its number in the year: 42/2026."""
        return f"{self.number}/{self.year}"


@dataclass(frozen=True, kw_only=True)
class PlaceView:
    """A board; `hamlet` is its hamlet's full name, "" where it belongs to the whole commune."""

    uid: str
    rev: int
    kind: PlaceKind
    name: str
    hamlet: str
    hamlet_id: int | None
    keeper: str
    position: int
    from_on: date | None
    to_on: date | None

    def is_there(self, on: date) -> bool:
        """Whether it is used on the day."""
        return (self.from_on is None or self.from_on <= on) and (self.to_on is None or on <= self.to_on)
