"""What the law asks to know of a decision of the people, whatever was done with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from desktop_app.areas.decisions.states import Item, Kind, Scope


class Result(Enum):
    """What the last vote that was closed came to, as long as no step states it."""

    NOTHING = "chưa có kết quả"
    LACKED = "họp không đủ số hộ"
    FAILED = "chưa được tán thành"
    PASSED = "được thông qua"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """`households`, `consents` and `numbers` are those of the day asked about, consents that hold on it.

    `result` is of the last closed vote that no step states, which ended on `result_on`. `numbers` are dated rules by
    key, without the "decision." before it; an owned decision is of another area's record, whose steps `by_owner` are
    taken from there.
    """

    begun_on: date
    kind: Kind
    item: Item
    scope: Scope = Scope.HAMLET
    is_initiative: bool = False
    households: int = 0
    consents: int = 0
    is_scattered: bool = False
    candidates: int = 0
    election_team: int = 0
    online_households: int = 0
    result: Result = Result.NOTHING
    result_on: date | None = None
    is_owned: bool = False
    by_owner: bool = False
    numbers: Mapping[str, int] = field(default_factory=dict)

    @property
    def consents_needed(self) -> int:
        """How many households must support an initiative, rounded up."""
        share = "release_share" if self.kind is Kind.RELEASE else "initiative_share"
        return -(-self.households * self.numbers.get(share, 0) // 100)
