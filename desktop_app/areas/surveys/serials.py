"""The number of a printed form: office, questionnaire, period, running number, and a digit that checks the others."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.core.text.check_digit import check_digit

RUNNING_DIGITS = 5
_SHAPE = re.compile(r"(\d{5})-(\d{2})-(\d{2})(\d)-(\d{5})-(\d)")
_TYPED = re.compile(r"(\d{1,5})-?(\d)")


@dataclass(frozen=True)
class SerialSeries:
    """What all forms of one survey begin with: `99001-05-263`, PKS05 of quarter III of 2026.

    A questionnaire whose code has no number counts as 00; the first survey of a period stands without a mark, a later
    one goes on with the running numbers of the period.
    """

    office: str
    form: int
    year: int
    quarter: int

    def serial(self, running: int) -> str:
        """`99001-05-263-00137-3`."""
        digits = f"{self.office}-{self.form:02d}-{self.year % 100:02d}{self.quarter}-{running:0{RUNNING_DIGITS}d}"
        return f"{digits}-{check_digit(digits.replace('-', ''))}"

    def running(self, typed: str) -> int | None:
        """The running number of a whole serial of this series, or of its end `00137-3` or `1373`; None for any other.

        The end is checked against the whole serial, so that a wrong digit shows as well.
        """
        plain = typed.strip()
        if whole := _SHAPE.fullmatch(plain):
            number = int(whole[5])
            return number if self.serial(number) == plain else None
        if end := _TYPED.fullmatch(plain):
            number = int(end[1])
            return number if self.serial(number)[-1] == end[2] else None
        return None


def is_serial(text: str) -> bool:
    """Whether it is a whole serial of any series whose check digit agrees."""
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        return False
    digits = text.strip().replace("-", "")
    return check_digit(digits[:-1]) == digits[-1]


def form_number(code: str) -> int:
    """The number in a questionnaire's code: 5 for PKS05; 0 where there is none or it is longer than two digits."""
    digits = re.sub(r"\D", "", code)
    return int(digits) if 0 < len(digits) <= 2 else 0


def spans(numbers: Iterable[int]) -> str:
    """The running numbers in rising order, neighbours as a span: `1-48,50,52-60`."""
    found = list[tuple[int, int]]()
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return ",".join(str(low) if low == high else f"{low}-{high}" for low, high in found)
