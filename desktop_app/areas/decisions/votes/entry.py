"""What is said of a vote when it is opened, counted and settled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.areas.decisions.states import Choice, Form, Way

COUNTERS = (1, 2)


@dataclass(frozen=True, kw_only=True)
class UnitEntry:
    """A hamlet, or a cluster of it with a name, that votes on its own; its households are those of that day if None."""

    hamlet_id: int
    cluster: str = ""
    held_on: date | None = None
    households: int | None = None


@dataclass(frozen=True, kw_only=True)
class ChoiceEntry:
    """Something that can be chosen."""

    kind: Choice
    label: str


@dataclass(frozen=True, kw_only=True)
class VoteEntry:
    """A meeting, a handing out of ballots or an online vote.

    `clusters` are those that meet apart, as they are typed (`clusters.py`). Without these and `units` the hamlet votes
    as a whole, or every hamlet of the commune. Without `choices` those that the decision has stay, else agree, disagree
    and other. A form that the law does not open needs a leader's reason.
    """

    form: Form
    from_on: date
    to_on: date | None = None
    way: Way | None = None
    begins_at: str = ""
    ends_at: str = ""
    place: str = ""
    documents: str = ""
    opinions: str = ""
    chose_online: int | None = None
    clusters: str = ""
    units: tuple[UnitEntry, ...] = ()
    choices: tuple[ChoiceEntry, ...] = ()
    force_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What a count says of the ballots, and how many chose each thing by the choice's uid.

    By hands nothing is handed out: these four are None then.
    """

    handed_out: int | None = None
    not_returned: int | None = None
    returned: int | None = None
    valid: int | None = None
    invalid: int | None = None
    votes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CountEntry:
    """What one of the two counters found; until it `is_done` it may stand unfinished."""

    counter: int
    totals: Totals
    counted_by: str = ""
    is_done: bool = True


@dataclass(frozen=True, kw_only=True)
class SettleEntry:
    """What both agree on in the end; a note says how, where they differed."""

    totals: Totals
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class HouseholdEntry:
    """One household of a list."""

    number: int
    head: str
    representative: str = ""
