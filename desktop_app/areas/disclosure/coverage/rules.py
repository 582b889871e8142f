"""What the matrix says of one record, from how the record stands; pure."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.rules import State
from desktop_app.office.postings.rules import Hanging


class CellState(Enum):
    """What a cell says, from what needs nobody to what presses most; the value is its word in the legend."""

    NOT_ASKED = "Không yêu cầu"
    NOTHING = "Không phát sinh"
    DONE = "Đủ ngày, có biên bản"
    PERMANENT = "Thường xuyên"
    PLANNED = "Chưa đến hạn"
    RUNNING = "Đang niêm yết, ngày…"
    SOON = "Sắp hạn, chờ gỡ"
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


@dataclass(frozen=True, kw_only=True)
class RecordFacts:
    """What the matrix needs of a record that was not struck out.

    `state` and `missing` are those of the register's page, so that both say the same. `lacking` are the forms that lack
    something, `hanging` how each copy of its last notice hangs, `day` the day which the copy that is least far has
    reached. `is_followed` says that a later record took its place. `complete_on` is the day that is held against
    the limit.
    """

    uid: str
    item_code: str
    title: str
    trigger_on: date
    state: State
    due_on: date | None = None
    disclosed_on: date | None = None
    complete_on: date | None = None
    missing: tuple[str, ...] = ()
    lacking: frozenset[Form] = frozenset()
    hanging: tuple[Hanging, ...] = ()
    day: int = 0
    posting_uid: str = ""
    looked_over_on: date | None = None
    permanent_from: date | None = None
    is_backfilled: bool = False
    is_followed: bool = False

    @property
    def waits_to_come_down(self) -> bool:
        """Whether all it lacks is that copies which hung all their days be taken down."""
        return self.state is State.LACKING and Hanging.RIPE in self.hanging and self.lacking == {Form.POSTED}

    @property
    def hangs_for_good(self) -> bool:
        """Whether a copy of a permanent notice hangs."""
        return Hanging.PERMANENT in self.hanging and not self.is_followed

    def was_in_time(self, today: date) -> bool | None:
        """Whether its limit was kept; None while that is open, and where it has none."""
        if self.due_on is None or (self.complete_on is None and today <= self.due_on):
            return None
        return self.complete_on is not None and self.complete_on <= self.due_on


def cell_state(record: RecordFacts) -> CellState:
    """What a cell says that holds this record alone.

    A copy that fell off, or came down too early, presses also while other copies hang on. Copies that only wait to be
    taken down press less than what is missing. A followed record, or one of an old book, presses nobody.
    """
    begun = record.disclosed_on is not None
    if record.is_followed:
        return CellState.DONE if begun else CellState.NOT_ASKED
    found = _AS_IN_THE_REGISTER[record.state]
    if _FALLEN & set(record.hanging) or (record.state is State.PERMANENT and not record.hangs_for_good):
        found = CellState.LATE
    elif record.waits_to_come_down:
        found = CellState.SOON
    if record.is_backfilled and found.presses:
        return CellState.DONE if begun else CellState.PLANNED
    return found


_AS_IN_THE_REGISTER = {
    State.WAITING: CellState.PLANNED,
    State.SOON: CellState.SOON,
    State.LATE: CellState.LATE,
    State.RUNNING: CellState.RUNNING,
    State.LACKING: CellState.LATE,
    State.DONE: CellState.DONE,
    State.PERMANENT: CellState.PERMANENT,
    State.VOID: CellState.NOT_ASKED,
}
_FALLEN = frozenset({Hanging.BROKEN, Hanging.SHORT})
