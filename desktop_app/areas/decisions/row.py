"""A decision as a list shows it: a frozen row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from desktop_app.areas.decisions.law import decision_law
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Item, Kind, Outcome, Scope, State
from desktop_app.areas.decisions.votes.result import candidates_of, hamlets_of, result_of
from desktop_app.core import words

COMMUNE = "Toàn xã"


@dataclass(frozen=True)
class DecisionRow:
    """A decision as a list shows it; `result` tells the last closed vote: "141/186 hộ, cần 124".

    `next_due_on` is the day of the duty of ours that comes first, `next_due` what it is.
    """

    id: int
    uid: str
    rev: int
    number: int
    year: int
    proposed_on: date
    hamlet: str
    title: str
    item: Item
    kind: Kind
    state: State
    outcome: Outcome | None
    result: str
    has_passed: bool | None
    next_due: str
    next_due_on: date | None
    is_owned: bool
    voided_on: date | None
    voided_by: str
    void_reason: str
    key: tuple[Any, ...] = field(default=(), compare=False)

    @property
    def label(self) -> str:
        """What everybody calls the decision."""
        return f"{self.number:03d}/{self.year}"

    @property
    def is_void(self) -> bool:
        """Whether it was struck out."""
        return self.voided_on is not None

    @property
    def stands(self) -> str:
        """Where it stands, or how it ended, in words."""
        return self.outcome.value if self.outcome else self.state.value


def row_of(decision: Decision, key: tuple[Any, ...] = ()) -> DecisionRow:
    """The decision as a list shows it."""
    is_void = decision.voided_on is not None
    return DecisionRow(
        id=decision.id,
        uid=decision.uid,
        rev=decision.rev,
        number=decision.number,
        year=decision.year,
        proposed_on=decision.proposed_on,
        hamlet=hamlet_of(decision),
        title=decision.title,
        item=decision.item,
        kind=decision.kind,
        state=decision.state,
        outcome=decision.outcome,
        result=_result(decision),
        has_passed=decision.has_passed,
        next_due=limit_titles().get(decision.next_due, ""),
        next_due_on=None if is_void else decision.next_due_on,
        is_owned=bool(decision.owner_uid),
        voided_on=decision.voided_on,
        voided_by=decision.voided_by,
        void_reason=decision.void_reason,
        key=key,
    )


def rows_of(decisions: Sequence[Decision]) -> list[DecisionRow]:
    """Several of them."""
    return [row_of(decision) for decision in decisions]


def hamlet_of(decision: Decision) -> str:
    """For whom it is decided: the hamlet, or the whole commune."""
    return COMMUNE if decision.scope is Scope.COMMUNE else decision.hamlet.full_name if decision.hamlet else ""


@cache
def limit_titles() -> dict[str, str]:
    """What every limit of the law is called, by key."""
    return {limit.key: limit.title for limit in decision_law().law.limits}


def _result(decision: Decision) -> str:
    """The households that agreed, of how many, and how many were needed."""
    closed = [vote for vote in decision.votes if vote.closed_on and not vote.voided_on]
    if not closed:
        return ""
    found = result_of(decision, closed[-1])
    if found is None:
        return ""
    verdict = found.verdict
    if not verdict.has_quorum:
        return "Không đủ số hộ dự họp"
    if found.names:
        return f"{', '.join(found.names)} trúng cử"
    if decision.scope is Scope.COMMUNE:
        said = "thông qua" if verdict.passed else "không thông qua"
        return f"{words.number(verdict.denominator)} thôn, cần {words.number(verdict.needed)}: {said}"
    stood = [candidate.votes for candidate in candidates_of(decision, closed[-1].units)]
    yes = max(stood, default=0) or sum(each.figures.yes for each in hamlets_of(closed[-1]) if each.figures)
    most = "Nhiều nhất " if stood else ""
    return f"{most}{words.number(yes)}/{words.number(verdict.denominator)} hộ, cần {words.number(verdict.needed)}"
