"""What all packages of this program have in common: the form of the rows, the line of numbers, who opens them."""

from uuid import UUID

from sqlalchemy.orm import Session

from db.migrations import HEAD
from desktop_app.core.package.about import Schema
from desktop_app.core.package.read import Receiver
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.desk import Desk
from desktop_app.sync.enrolling.queries import own_keys, trusted_cards

SCHEMA = Schema(name="sodanchu", version=int(HEAD), min_reader=14)
"""The rows' form is that of the tables. Programs from revision 0014 on can take them: before, no row was longer than
64 KiB, and such a program has to say that it must be updated, not that the package is unsafe."""

REMARKS = "comment"
"""The table in which comments travel beside receipts."""


def epoch_number(epoch: str) -> int:
    """A life of the data as packages number it: the millisecond in which it began, which its UUIDv7 tells."""
    return UUID(epoch).int >> 80


def period_code(period: ReportPeriod) -> str:
    """A period as a short sign in a header: "20260915-20261214"."""
    return f"{period.from_on:%Y%m%d}-{period.to_on:%Y%m%d}"


def receiver(desk: Desk, session: Session) -> Receiver:
    """Who opens packages here: all keys of the office, the cards of its partners."""
    return Receiver(
        openings=own_keys(desk, session).openings,
        cards=trusted_cards(desk, session),
        schema=SCHEMA.name,
        version=SCHEMA.version,
        is_practice=desk.is_practice,
    )
