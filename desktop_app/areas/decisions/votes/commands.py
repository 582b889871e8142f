"""Votes without a window."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.areas.decisions.states import Item, Scope
from desktop_app.areas.decisions.votes.rules import Figures, rule_of, verdict
from desktop_app.office.area import Outcome


def vote_result(today: date, values: Mapping[str, Any]) -> Outcome:
    """What figures come to by the law of a day; of the whole commune they are hamlets, not households."""
    item, scope = Item[values["rule"]], Scope[str(values["scope"]).upper()]
    on: date = values["on"] or today
    rule = rule_of(item, scope, on)
    found = verdict(rule, Figures(values["households"], values["present"], values["yes"]))
    data = {
        "rule": item.name,
        "scope": scope.name.lower(),
        "on": on.isoformat(),
        "threshold": rule.threshold.sign,
        "counted": rule.counted.name.lower(),
        "denominator": found.denominator,
        "needed": found.needed,
        "needed_present": found.needed_present,
        "quorum": found.has_quorum,
        "passed": found.passed,
        "article": found.article,
        "confidence": found.confidence.name.lower(),
        "arithmetic": list(found.lines),
    }
    return Outcome("\n".join([found.sentence, *found.lines[:-1]]), data)
