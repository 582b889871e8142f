"""From where on something is odd, as the rulebook of a day has it: dated rules that the office may change."""

from datetime import date

from desktop_app.areas.surveys.checks.finding import Bounds
from desktop_app.core.law.rulebook import Rulebook

_NAMES = ("rows", "copies", "chance", "unanimous", "seconds", "text", "blank", "blank_form", "apart", "least")


def bounds_of(rulebook: Rulebook, on: date) -> Bounds:
    """The bounds of the day; NoRule where the program has none for it."""
    rules = {name: rulebook.at(f"survey.check_{name}", on) for name in _NAMES}
    hidden = rulebook.at("survey.hidden_below", on)
    return Bounds(
        **{name: rule.value for name, rule in rules.items()},
        hidden_below=hidden.value,
        is_draft=any(not rule.confidence.checked for rule in (*rules.values(), hidden)),
    )
