"""What is said of a batch when it is begun and when its forms come back, of a day of the field, and of a draw."""

from dataclasses import dataclass
from datetime import date

from desktop_app.areas.surveys.field.sampling import Household
from desktop_app.areas.surveys.states import Rekey


@dataclass(frozen=True, kw_only=True)
class BatchEntry:
    """Forms that one collector takes to one place; `hamlet` as it was typed, a place where it is none.

    `rekey` is how many are keyed twice, the survey's own way if None; `rekey_share` is in percent.
    """

    collector: str
    printed: int
    collector_post: str = ""
    hamlet: str = ""
    place: str = ""
    handed_out: int | None = None
    handed_on: date | None = None
    rekey: Rekey | None = None
    rekey_share: int = 0
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ReturnEntry:
    """What came back of a batch: of those handed out so many returned, of these so many cannot be keyed."""

    handed_out: int
    returned: int
    on: date
    rejected: int | None = None


@dataclass(frozen=True, kw_only=True)
class DayEntry:
    """A day of the field: of so many transactions, or people who were invited, so many answered."""

    done_on: date
    asked_by: str
    transactions: int
    respondents: int
    post: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DrawEntry:
    """So many households are drawn of this list of one hamlet, and so many more as a reserve."""

    hamlet: str
    wanted: int
    households: tuple[Household, ...]
    reserve: int = 0
