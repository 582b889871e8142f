"""Proofs of disclosure: they hang on a record, on a reading on the radio, or on a copy of a notice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.models import Disclosure, RadioSlot
from desktop_app.areas.disclosure.shown import DisclosureView
from desktop_app.core import words
from desktop_app.office.postings.proofs import ProofService
from desktop_app.office.postings.shown import CopyView, PostingView


@dataclass(frozen=True)
class Proved:
    """Something that proofs can hang on; `hung_on` is the day before which no photo of it can have been taken."""

    uid: str
    name: str
    hung_on: date | None = None


class EvidenceService(ProofService):
    """Knows the records and readings besides the copies."""

    def _knows(self, session: Session, record_uid: str) -> bool:
        known = (
            session.scalars(select(kind.id).where(kind.uid == record_uid)).first() for kind in (Disclosure, RadioSlot)
        )
        return any(found is not None for found in known) or super()._knows(session, record_uid)


def proved_by_copy(copy: CopyView) -> Proved:
    """One copy on its board."""
    return Proved(copy.uid, copy.place_name, copy.started_at.date() if copy.started_at else None)


def proved_by_record(view: DisclosureView) -> tuple[Proved, ...]:
    """The record, its readings, the copies of its notices: everything its proofs can hang on."""
    return tuple(_parts(view))


def _parts(view: DisclosureView) -> Iterator[Proved]:
    yield Proved(view.uid, "Cả hồ sơ", view.disclosed_on)
    for slot in view.slots:
        yield Proved(slot.uid, f"Buổi phát thanh {words.day(slot.read_on)}")
    for posting in view.postings:
        yield from _copies(posting)


def _copies(posting: PostingView) -> Iterator[Proved]:
    if posting.voided_on is None:
        for copy in posting.copies:
            proved = proved_by_copy(copy)
            yield Proved(proved.uid, f"{posting.label}, {proved.name}", proved.hung_on)
