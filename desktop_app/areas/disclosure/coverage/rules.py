"""How one record stands on a day, and what is missing of it; pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from desktop_app.areas.disclosure.models import Form
from desktop_app.office.postings.rules import Hanging

SOON = timedelta(days=2)
"""So long before its last day something presses; a pace of ours, no limit of the law."""


class CellState(Enum):
    """What a cell says, from what needs nobody to what presses most; the value is its word in the legend."""

    NOT_ASKED = "Không yêu cầu"
    NOTHING = "Không phát sinh"
    DONE = "Đủ ngày, có biên bản"
    PERMANENT = "Thường xuyên"
    PLANNED = "Chưa đến hạn"
    RUNNING = "Đang niêm yết, ngày thứ…"
    SOON = "Sắp đến hạn"
    LATE = "Thiếu hoặc quá hạn"

    @property
    def weight(self) -> int:
        """The heavier one wins in a cell."""
        return _WEIGHTS[self]

    @property
    def presses(self) -> bool:
        """Whether somebody has to do something."""
        return self in (CellState.SOON, CellState.LATE)


_WEIGHTS = {state: weight for weight, state in enumerate(CellState)}


class Want(Enum):
    """What is missing of a record."""

    DISCLOSE = "công khai"
    POST = "treo"
    POST_AGAIN = "treo lại"
    TAKEN_EARLY = "gỡ sớm"
    TAKE_DOWN = "gỡ"
    MINUTES = "biên bản gỡ"
    RADIO = "phát thanh"
    FORM = "hình thức"
    PERMANENT = "niêm yết thường xuyên"
    PLANNED = "theo kế hoạch"


@dataclass(frozen=True)
class Missing:
    """Something missing: how many (of how many), or which form."""

    want: Want
    count: int = 0
    of: int = 0
    form: Form | None = None
    about: str = ""


@dataclass(frozen=True)
class CopyFacts:
    """One copy of a notice: where, how it hangs, its unbroken days, whether its end is in minutes."""

    place: str
    hanging: Hanging
    days: int = 0
    has_end_minutes: bool = False


@dataclass(frozen=True, kw_only=True)
class RecordFacts:
    """What is known of one record that was not struck out.

    `first_on` is the day it was first disclosed in any form. `begun` are the chosen forms with a first day (postings by
    their copies), `left_out` those with a reason not to. `radio_days` are the days read on the radio, `radio_needed`
    how many the rule of its day asks for in a row. `is_followed` says that a later record took its place.
    """

    uid: str
    item_code: str
    title: str
    trigger_on: date
    due_on: date | None = None
    first_on: date | None = None
    forms: frozenset[Form] = frozenset()
    begun: frozenset[Form] = frozenset()
    left_out: frozenset[Form] = frozenset()
    copies: tuple[CopyFacts, ...] = ()
    radio_days: tuple[date, ...] = ()
    radio_needed: int = 0
    looked_over_on: date | None = None
    permanent_from: date | None = None
    is_backfilled: bool = False
    is_followed: bool = False

    @property
    def required(self) -> frozenset[Form]:
        """The forms that were chosen and not left out."""
        return self.forms - self.left_out

    def was_in_time(self, today: date) -> bool | None:
        """Whether its limit was kept; None while that is open, and where it has none."""
        if self.due_on is None or (self.first_on is None and today <= self.due_on):
            return None
        return self.first_on is not None and self.first_on <= self.due_on


@dataclass(frozen=True)
class Standing:
    """How a record stands, the day its posting has reached, and what is missing, the most pressing first."""

    state: CellState
    day: int = 0
    missing: tuple[Missing, ...] = ()


def standing(record: RecordFacts, today: date) -> Standing:
    """How the record stands on the day."""
    copies = best_copies(record.copies)
    begun = bool(record.begun) or any(copy.hanging is not Hanging.WAITING for copy in copies)
    if record.is_followed:
        return Standing(CellState.DONE if begun else CellState.NOT_ASKED)
    if not begun:
        found = Standing(_waiting(record.due_on, today), missing=(Missing(Want.DISCLOSE),))
    else:
        found = _begun(record, copies, today)
    if record.is_backfilled and found.state.presses:
        return Standing(CellState.DONE if begun else CellState.PLANNED, missing=found.missing)
    return found


def best_copies(copies: Iterable[CopyFacts]) -> tuple[CopyFacts, ...]:
    """The copy that has come furthest at each place: one put up again stands for the one taken down too early."""
    best = dict[str, CopyFacts]()
    for copy in copies:
        known = best.get(copy.place)
        if known is None or _further(copy) > _further(known):
            best[copy.place] = copy
    return tuple(best.values())


def _further(copy: CopyFacts) -> tuple[int, int]:
    return _FURTHER.index(copy.hanging), copy.days


_FURTHER = (
    Hanging.SHORT,
    Hanging.REMOVED,
    Hanging.WAITING,
    Hanging.BROKEN,
    Hanging.RUNNING,
    Hanging.RIPE,
    Hanging.PERMANENT,
    Hanging.DONE,
)


def _waiting(due_on: date | None, today: date) -> CellState:
    if due_on is None or today < due_on - SOON:
        return CellState.PLANNED
    return CellState.SOON if today <= due_on else CellState.LATE


def _begun(record: RecordFacts, copies: Sequence[CopyFacts], today: date) -> Standing:
    """Something of it was carried out: every chosen form must be, and to its end."""
    broken, not_begun, closing = [*_broken(copies)], [*_not_begun(record, copies)], [*_closing(copies)]
    radio = _radio(record)
    missing = (*broken, *not_begun, *((radio,) if radio else ()), *closing)
    running = [copy.days for copy in copies if copy.hanging is Hanging.RUNNING]
    day = min(running, default=0)
    behind = _waiting(record.due_on, today) if not_begun else CellState.NOT_ASKED
    radio_stopped = radio is not None and record.radio_days[-1] < today - timedelta(days=1)
    states = [
        CellState.LATE if broken or radio_stopped else CellState.NOT_ASKED,
        CellState.RUNNING if running or radio or behind is CellState.PLANNED else CellState.NOT_ASKED,
        behind,
        CellState.SOON if closing else CellState.NOT_ASKED,
        CellState.PERMANENT if any(copy.hanging is Hanging.PERMANENT for copy in copies) else CellState.DONE,
    ]
    return Standing(max(states, key=lambda state: state.weight), day, missing)


def _broken(copies: Sequence[CopyFacts]) -> Iterator[Missing]:
    for hanging, want in (
        (Hanging.BROKEN, Want.POST_AGAIN),
        (Hanging.SHORT, Want.TAKEN_EARLY),
        (Hanging.REMOVED, Want.PERMANENT),
    ):
        if count := sum(copy.hanging is hanging for copy in copies):
            yield Missing(want, count, len(copies))


def _not_begun(record: RecordFacts, copies: Sequence[CopyFacts]) -> Iterator[Missing]:
    if waiting := sum(copy.hanging is Hanging.WAITING for copy in copies):
        yield Missing(Want.POST, waiting, len(copies))
    for form in Form:
        done = form in record.begun or (form is Form.POSTED and bool(copies))
        if form in record.required and not done:
            yield Missing(Want.FORM, form=form)


def _closing(copies: Sequence[CopyFacts]) -> Iterator[Missing]:
    if ripe := sum(copy.hanging is Hanging.RIPE for copy in copies):
        yield Missing(Want.TAKE_DOWN, ripe, len(copies))
    if bare := sum(copy.hanging is Hanging.DONE and not copy.has_end_minutes for copy in copies):
        yield Missing(Want.MINUTES, bare, len(copies))


def _radio(record: RecordFacts) -> Missing | None:
    """The radio has begun and was not yet read on enough days in a row."""
    if Form.RADIO not in record.required or not record.radio_days:
        return None
    reached = longest_row(record.radio_days)
    if reached >= record.radio_needed:
        return None
    return Missing(Want.RADIO, record.radio_needed - reached, record.radio_needed)


def longest_row(days: Iterable[date]) -> int:
    """The most days that follow each other without a gap."""
    longest = reached = 0
    before: date | None = None
    for day in sorted(set(days)):
        reached = reached + 1 if before is not None and day - before == timedelta(days=1) else 1
        longest, before = max(longest, reached), day
    return longest
