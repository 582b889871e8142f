"""The scoring rule of one day as the rulebook has it: every number of it is a dated rule, most of them drafts."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeVar

from desktop_app.core.errors import UserError
from desktop_app.core.law.rulebook import Rule, Rulebook

E = TypeVar("E", bound=Enum)

GROUP = "survey.group_points"
"""What can be had for all forms together: group 5 of the criteria."""


class Scale(Enum):
    """How the index of a question on a scale is taken; the value is its number in the rule."""

    POSITIVE = 1
    MEAN = 2


class Source(Enum):
    """What the index of a form is taken from; the value is its number in the rule."""

    OVERALL = 1
    ITEMS = 2


@dataclass(frozen=True)
class Band:
    """An index from `least` on gives `share` percent of the form's points."""

    least: int
    share: int


@dataclass(frozen=True, kw_only=True)
class Scoring:
    """The rule of one questionnaire on one day.

    `weight` is what the form can give, None for a form of the office's own. `least_forms` is how many valid forms give
    points at all; where `least_share` is set it is that percentage of all who could be asked instead. `few` forms are
    said to be few. Of anonymous forms no number below `hidden_below` is shown. `rules` are all that was read.
    """

    scale: Scale
    source: Source
    bands: tuple[Band, ...]
    weight: int | None
    least_forms: int
    least_share: int | None
    level: int
    few: int
    hidden_below: int
    rules: tuple[Rule, ...]

    @property
    def is_draft(self) -> bool:
        """Whether a number of it was never held against a text."""
        return any(not rule.confidence.checked for rule in self.rules)


def scoring_of(rulebook: Rulebook, code: str, on: date) -> Scoring:
    """The rule for this questionnaire on the day; NoRule where the program has none for the day."""
    read = _Reader(rulebook, on)
    bands = tuple(Band(read(f"band_{at}"), read(f"band_{at}_share")) for at in range(1, 5))
    weight, least_share = read.known(f"points_{code.lower()}"), read.known(f"least_share_{code.lower()}")
    return Scoring(
        scale=_of(Scale, read, "scale"),
        source=_of(Source, read, "source"),
        bands=tuple(sorted(bands, key=lambda band: -band.least)),
        weight=weight,
        least_forms=read("least_forms"),
        least_share=least_share,
        level=read("level"),
        few=read("few"),
        hidden_below=read("hidden_below"),
        rules=tuple(read.rules),
    )


class _Reader:
    """Reads numbers of one day and keeps the rules they came from."""

    def __init__(self, rulebook: Rulebook, on: date) -> None:
        self.rules: list[Rule] = []
        self._rulebook = rulebook
        self._keys = frozenset(rulebook.keys())
        self._on = on

    def __call__(self, name: str) -> int:
        rule = self._rulebook.at(f"survey.{name}", self._on)
        self.rules.append(rule)
        return rule.value

    def known(self, name: str) -> int | None:
        """The number; None where no such rule is or was in force."""
        key = f"survey.{name}"
        rule = self._rulebook.find(key, self._on) if key in self._keys else None
        if rule is not None:
            self.rules.append(rule)
        return rule.value if rule else None


def _of(options: type[E], read: _Reader, name: str) -> E:
    number = read(name)
    try:
        return options(number)
    except ValueError:
        known = ", ".join(str(option.value) for option in options)
        raise UserError(
            f"Quy định “{read.rules[-1].title}” chỉ nhận {known}. Nhờ người quản trị sửa ở trang Quy định và ngày nghỉ."
        ) from None
