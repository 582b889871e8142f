"""What is said of the account of a work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.areas.decisions.states import Item, Money

PAID_FOR = (Item.BQ1, Item.BQ2, Item.BQ6)
"""What the people may give money or labour for."""


@dataclass(frozen=True, kw_only=True)
class PlanEntry:
    """What is planned, in đồng and days of labour; `share` is what a household gives, `exempt` who gives less."""

    state_money: int = 0
    people_money: int = 0
    other_money: int = 0
    labour_days: int = 0
    share: str = ""
    exempt: str = ""

    @property
    def total(self) -> int:
        """All money of the plan."""
        return self.state_money + self.people_money + self.other_money


@dataclass(frozen=True, kw_only=True)
class MoneyEntry:
    """Money in đồng that came or went, or days of labour."""

    on: date
    kind: Money
    amount: int
    what: str
    document: str = ""


def plan_of(values: Mapping[str, Any]) -> PlanEntry:
    """The plan of checked values; what was left empty is nothing."""
    return PlanEntry(**{name: values[name] or type(value)() for name, value in vars(PlanEntry()).items()})
