"""The numbers for signing in that a new office begins with."""

from datetime import date

from db.sign_in import SignInRules as SignInRules
from desktop_app.core.law.rulebook import Rulebook

WAIT_MINUTES = 5
"""How long an account waits after too many wrong passwords; the law names the tries, not the wait."""


def sign_in_rules(law: Rulebook, on: date) -> SignInRules:
    """The measures of a system of level 2 that bind on the day."""
    return SignInRules(
        tries=law.at("security.password_tries", on).value,
        lock_minutes=WAIT_MINUTES,
        shortest_password=law.at("security.password_length", on).value,
        idle_minutes=law.at("security.lock_minutes", on).value,
    )
