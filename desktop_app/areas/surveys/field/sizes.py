"""How many forms are proposed, each with its inputs, and how much a result of so many may be trusted."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.areas.surveys.field.sampling import sample_size
from desktop_app.areas.surveys.results.rules import wilson
from desktop_app.core import words
from desktop_app.core.law.citation import cited
from desktop_app.core.law.rulebook import Rulebook

ERROR, LEVEL = "survey.sample_error", "survey.level"
ALTERNATIVES = ("survey.sample_commune", "survey.sample_ward")
_SHOWN = Fraction(8, 10)
"""The share by which the interval is shown."""


@dataclass(frozen=True)
class Size:
    """So many forms, how that number comes about, and what it rests on."""

    wanted: int
    said: str
    source: str


def sizes(rulebook: Rulebook, on: date, population: int | None) -> tuple[Size, ...]:
    """What may be aimed at: by the formula where the population is known, and the numbers used elsewhere."""
    found = list[Size]()
    rule = rulebook.at(ERROR, on)
    if population:
        wanted = sample_size(population, Fraction(rule.value, 100))
        whole, error = words.number(population), f"{words.number(rule.value / 100, 2)}²"
        said = f"n = N / (1 + N × e²) = {whole} / (1 + {whole} × {error}) = {words.number(wanted)} phiếu, sai số e = "
        found.append(Size(wanted, f"{said}{rule.amount}", cited("", rule.citation, rule.confidence)))
    for each in (rulebook.at(key, on) for key in ALTERNATIVES):
        if population is None or each.value <= population:
            source = cited(each.note.removesuffix("."), each.citation, each.confidence)
            found.append(Size(each.value, f"{each.title}: {each.amount}", source))
    return tuple(found)


def precision(rulebook: Rulebook, on: date, wanted: int) -> str:
    """How far a result of four fifths among so many forms may lie from the truth."""
    level = rulebook.at(LEVEL, on)
    low, high = wilson(round(wanted * _SHOWN), wanted, level.value)
    shown, span = f"{int(100 * _SHOWN)} %", f"{words.number(round(low))} đến {words.number(round(high))} %"
    return f"Với {words.number(wanted)} phiếu, kết quả {shown} thì khoảng {span} (khoảng tin cậy {level.amount})."
