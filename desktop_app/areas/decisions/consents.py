"""Households that support an initiative: each counts once, and for three months (Luật 10/2022/QH15 Điều 16 khoản 3)."""

from collections.abc import Iterable
from datetime import date

from desktop_app.areas.decisions.models import Consent
from desktop_app.core.law.rulebook import Rulebook

RULE = "decision.consent"


def last_day(rulebook: Rulebook, given_on: date) -> date | None:
    """The last day on which a consent of that day counts; None where the law of that day sets no end."""
    rule = rulebook.find(RULE, given_on)
    return None if rule is None else _months_after(given_on, rule.value)


def holding(rulebook: Rulebook, consents: Iterable[Consent], on: date) -> list[Consent]:
    """The consents that count on the day: given by then, not struck, not expired, one a household."""
    found = dict[str, Consent]()
    for consent in consents:
        last = last_day(rulebook, consent.given_on)
        if consent.struck_on is None and consent.given_on <= on and (last is None or on <= last):
            found[consent.household_key] = consent
    return list(found.values())


def _months_after(on: date, months: int) -> date:
    """The same day so many months later, or the last one of that month."""
    year, month = divmod(on.month - 1 + months, 12)
    year, month = on.year + year, month + 1
    first_after = date(year + month // 12, month % 12 + 1, 1)
    longest = (first_after - date(year, month, 1)).days
    return date(year, month, min(on.day, longest))
