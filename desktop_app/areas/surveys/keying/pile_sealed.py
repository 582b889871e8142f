"""Anonymous forms: one value of drafts.db that all accounts share, until the batch closes.

The register hears nothing of them before, since its journal would tell when which form was keyed. The value holds no
time, no keyer of a form, and its forms stand in the order of their serials; each saving leaves nothing of the one
before (`db/drafts.py`).
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, astuple
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.keying.entry import KeyedForm, Tally
from desktop_app.areas.surveys.keying.pile import FirstEntry, Pair, remarks_kept
from desktop_app.areas.surveys.models import SurveyBatch
from desktop_app.areas.surveys.states import BatchState, Pass
from desktop_app.office.desk import Desk

ACCOUNT = "surveys.pile"
"""Whom the piles belong to in drafts.db: nobody."""

KEYING = "surveys.keying."
"""What begins the name of the draft of a form that is in the hand; the batch and the turn follow."""

_PREFIX = "surveys.pile."
_PILE = "pile"


class SealedPile:
    """The forms of an open batch as drafts.db has them; which account keyed which is not kept."""

    def __init__(self, desk: Desk, batch: SurveyBatch) -> None:
        """Read the pile, or begin it."""
        self._desk, self._batch = desk, batch
        kept = desk.drafts.load(name_of(batch), ACCOUNT)
        said: dict[str, Any] = json.loads(kept.values[_PILE]) if kept else {"first": {}, "pairs": {}, "tallies": []}
        self._first = {serial: FirstEntry(**entry) for serial, entry in said["first"].items()}
        self._pairs = {serial: Pair(**pair) for serial, pair in said["pairs"].items()}
        self._tallies = {(account, Pass[turn]): Tally(*sums) for account, turn, sums in said["tallies"]}

    def first(self, serial: str) -> FirstEntry | None:
        """The first entry, rejected or not."""
        return self._first.get(serial)

    def keyed(self) -> frozenset[str]:
        """The serials of forms that count."""
        return frozenset(serial for serial, entry in self._first.items() if not entry.rejected)

    def rejected(self) -> frozenset[str]:
        """The serials of forms that were rejected."""
        return frozenset(serial for serial, entry in self._first.items() if entry.rejected)

    def keyers(self, serial: str, turn: Pass) -> frozenset[str]:
        """All accounts that keyed in this turn: which of them keyed this form is not kept."""
        there = self._first if turn is Pass.FIRST else self._pairs
        if serial not in there:
            return frozenset()
        return frozenset(account for (account, keyed), tally in self._tallies.items() if keyed is turn and tally.forms)

    def put_first(self, form: KeyedForm) -> None:
        """Answers and the words beside them, nothing of how it was keyed."""
        self._first[form.serial] = FirstEntry(form.answers, remarks_kept(form.remarks))

    def change_first(self, serial: str, entry: FirstEntry) -> None:
        """Put this in the place of what was there, if anything."""
        self._first[serial] = entry

    def pairs(self) -> Mapping[str, Pair]:
        """The forms that were keyed twice."""
        return dict(self._pairs)

    def put_pair(self, serial: str, pair: Pair) -> None:
        """A second entry, or what became of it."""
        self._pairs[serial] = pair

    def tallies(self) -> Mapping[tuple[str, Pass], Tally]:
        """What each account keyed in each turn."""
        return dict(self._tallies)

    def add(self, account: str, turn: Pass, tally: Tally) -> None:
        """Add to what this account keyed."""
        self._tallies[account, turn] = self._tallies.get((account, turn), Tally()) + tally

    def keep(self) -> None:
        """Write the pile in the place of what was there, under the instant at which the batch was begun."""
        said = {
            "first": {serial: asdict(entry) for serial, entry in sorted(self._first.items())},
            "pairs": {serial: asdict(pair) for serial, pair in sorted(self._pairs.items())},
            "tallies": sorted((account, turn.name, astuple(sums)) for (account, turn), sums in self._tallies.items()),
        }
        values = {_PILE: json.dumps(said, ensure_ascii=False, separators=(",", ":"))}
        self._desk.drafts.save(name_of(self._batch), ACCOUNT, values, self._batch.created_at)


def name_of(batch: SurveyBatch) -> str:
    """What the pile of the batch is called in drafts.db."""
    return f"{_PREFIX}{batch.uid}"


def forget_pile(session: Session, desk: Desk, batch: SurveyBatch) -> None:
    """Forget the pile as soon as this session's work is kept: its forms are in the register, or the batch is void.

    With it goes what anybody still had in the hand of this batch. Ordinary batches have none.
    """
    if batch.survey.is_anonymous:
        uid = batch.uid
        desk.db.afterwards(session, lambda: desk.drafts.discard_about(uid))


def drop_leftovers(session: Session, desk: Desk) -> None:
    """Forget what outlived its anonymous batch: the program was killed between the two, or a page still stood open."""
    for draft in (*desk.drafts.all(ACCOUNT), *desk.drafts.all(desk.account.uid)):
        if not draft.form.startswith((_PREFIX, KEYING)):
            continue
        uid = draft.form.removeprefix(_PREFIX).removeprefix(KEYING).partition(".")[0]
        batch = session.scalars(select(SurveyBatch).where(SurveyBatch.uid == uid)).first()
        if batch is not None and batch.survey.is_anonymous and _is_over(batch):
            desk.drafts.discard(draft.form, draft.account)


def _is_over(batch: SurveyBatch) -> bool:
    return batch.state is BatchState.CLOSED or bool(batch.voided_on or batch.survey.voided_on)
