"""Which figures are worth a telephone call: far from the commune's own, or from those of the others; pure.

These are marks for people to look at, no rule of law: a figure that is marked may well be right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

OWN_PERIODS = 6
_FEWEST_OWN, _FEWEST_OTHERS = 3, 5
_SPREADS = Decimal(4)
_LEAST = Decimal(5)
_TIMES_OTHERS = Decimal(6)
_FAR_FROM_OTHERS = Decimal(20)


@dataclass(frozen=True)
class Odd:
    """Why a figure is marked: `usual` is the middle of what it is compared with."""

    value: Decimal
    usual: Decimal
    is_own: bool
    compared: int

    @property
    def says(self) -> str:
        """One sentence for people."""
        value, usual = (f"{each.normalize():f}" for each in (self.value, self.usual))
        if self.is_own:
            return f"Kỳ này {value}, {self.compared} kỳ trước thường khoảng {usual}."
        return f"Đơn vị này {value}, trung vị {self.compared} đơn vị là {usual}."


def odd(now: Decimal | None, own: Sequence[Decimal], others: Sequence[Decimal]) -> Odd | None:
    """Why the figure is worth asking about; None where it is not, or too little is known to say."""
    if now is None:
        return None
    if len(own) >= _FEWEST_OWN:
        usual = median(own)
        # Counts scatter by about their root even where nothing changed.
        spread = max(median([abs(each - usual) for each in own]) * Decimal("1.48"), abs(usual).sqrt(), Decimal(1))
        if abs(now - usual) >= max(_SPREADS * spread, _LEAST):
            return Odd(now, usual, True, len(own))
    if len(others) >= _FEWEST_OTHERS:
        usual = median(others)
        if now - usual >= _FAR_FROM_OTHERS and now > _TIMES_OTHERS * usual:
            return Odd(now, usual, False, len(others))
    return None
