"""The card on "Hôm nay" of a register whose records press more or less: a bar of them by standing."""

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.core import words
from desktop_app.office.area import BarPart, Standing, TodayCard


def standing_card(
    card: TodayCard, labels: Mapping[Standing, str], by_standing: Mapping[Standing, int], *, noun: str, empty: str
) -> TodayCard:
    """The card with its bar, the pressing ones first, and how many there are with their noun.

    Standings without a label or without records are left out; with none left the card says `empty`.
    """
    bar = tuple(
        BarPart(label, by_standing[standing], standing, standing.value)
        for standing, label in labels.items()
        if by_standing[standing]
    )
    total = sum(part.count for part in bar)
    if not total:
        return replace(card, sentence=empty)
    return replace(card, bar=bar, total=f"{words.number(total)} {noun}")
