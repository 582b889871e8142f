"""Households that support an initiative: each counts once, and for three months (Luật 10/2022/QH15 Điều 16 khoản 3)."""

from collections.abc import Iterable
from datetime import date

from desktop_app.areas.decisions.models import Consent
from desktop_app.core.law.months import months_after
from desktop_app.core.law.rulebook import Rulebook

RULE = "decision.consent"


def last_day(rulebook: Rulebook, given_on: date) -> date | None:
    """The last day on which a consent of that day counts; None where the law of that day sets no end."""
    rule = rulebook.find(RULE, given_on)
    return None if rule is None else months_after(given_on, rule.value)


def holding(rulebook: Rulebook, consents: Iterable[Consent], on: date) -> list[Consent]:
    """The consents that count on the day: given by then, not struck, not expired, one a household."""
    found = dict[str, Consent]()
    for consent in consents:
        last = last_day(rulebook, consent.given_on)
        if consent.struck_on is None and consent.given_on <= on and (last is None or on <= last):
            found[consent.household_key] = consent
    return list(found.values())
