"""Whose matter a petition is: by whom or what it is directed against, and the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from desktop_app.areas.petitions.dated import Dated, common, versions_in
from desktop_app.areas.petitions.states import Competent, RecipientClass
from desktop_app.office.matter_kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Proposal(Dated):
    """Whom the matter is against, and what follows: ours or not, first or second instance, where else it belongs.

    `recipient` is the body to send it to or to point to, with `{province}` for the province of the office; empty where
    the matter is ours or the body has to be named by hand.
    """

    competent: Competent
    instance: int
    recipient: str
    recipient_class: RecipientClass | None

    def recipient_of(self, province: str) -> str:
        """The body by name."""
        return self.recipient.replace("{province}", province)


@cache
def _shipped() -> tuple[Proposal, ...]:
    return tuple(_proposal(facts) for facts in versions_in("competence.toml", "against"))


def _proposal(facts: Mapping[str, Any]) -> Proposal:
    return Proposal(
        **common(facts),
        competent=Competent.YES if facts["ours"] else Competent.NO,
        instance=facts.get("instance", 1),
        recipient=facts.get("recipient", ""),
        recipient_class=RecipientClass[facts["class"]] if "class" in facts else None,
    )


def proposals(kind: Kind, on: date) -> tuple[Proposal, ...]:
    """What a petition of this kind may be directed against, by the law of the day it came."""
    return tuple(each for each in _shipped() if each.binds(kind, on))


def proposal_of(kind: Kind, code: str, on: date) -> Proposal | None:
    """The one that a petition of that kind and day was classified by; None when it was no law then."""
    return next((each for each in proposals(kind, on) if each.code == code), None)
