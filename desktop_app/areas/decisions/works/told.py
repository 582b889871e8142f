"""How the sums of an account are told."""

from desktop_app.areas.decisions.works.rules import Sums
from desktop_app.core import words


def money(amount: int) -> str:
    """An amount with its unit."""
    return f"{words.number(amount)} đồng"


def sums_sentence(sums: Sums) -> str:
    """What came in, what went out, what is left."""
    left = f"còn lại {money(sums.balance)}" if sums.balance >= 0 else f"chi nhiều hơn thu {money(-sums.balance)}"
    return f"Thu {money(sums.received)}, chi {money(sums.spent)}, {left}."
