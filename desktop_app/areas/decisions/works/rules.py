"""What an account comes to: received, spent, left; pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.areas.decisions.states import Money

RECEIVED = (Money.STATE, Money.PEOPLE, Money.OTHER)


@dataclass(frozen=True)
class Sums:
    """Money in đồng by what it is, labour in days."""

    state: int = 0
    people: int = 0
    other: int = 0
    spent: int = 0
    labour_days: int = 0

    @property
    def received(self) -> int:
        """All money that came in."""
        return self.state + self.people + self.other

    @property
    def balance(self) -> int:
        """What is left; below zero when more was spent than came in."""
        return self.received - self.spent


def sums_of(entries: Iterable[tuple[Money, int]]) -> Sums:
    """The sums of what counts."""
    found = dict.fromkeys(Money, 0)
    for kind, amount in entries:
        found[kind] += amount
    return Sums(found[Money.STATE], found[Money.PEOPLE], found[Money.OTHER], found[Money.SPENT], found[Money.LABOUR])
