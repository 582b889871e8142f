"""The files that were not taken in, as pages and papers show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from desktop_app.office.desk import Desk
from desktop_app.sync.receiving.models import RefusedPackage


@dataclass(frozen=True)
class RefusalRow:
    """A file that was not taken in."""

    uid: str
    unit: str
    seq: int
    period: str
    trouble: str
    refused_on: date
    refused_to: str


def refusals(desk: Desk) -> Sequence[RefusalRow]:
    """The files that were not taken in, the newest first."""
    with desk.db.reading() as session:
        found = session.scalars(select(RefusedPackage).order_by(RefusedPackage.id.desc()))
        return [
            RefusalRow(each.uid, each.unit, each.seq, each.period, each.trouble, each.refused_on, each.refused_to)
            for each in found
        ]
