"""What a commune's report says otherwise than the package before said it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from desktop_app.office.desk import Desk
from desktop_app.reports.kept import read_value
from desktop_app.sync.receiving.models import ReceivedFigure, ReceivedPackage


@dataclass(frozen=True)
class Changed:
    """One figure that differs."""

    key: str
    was: Decimal | None
    now: Decimal | None


@dataclass(frozen=True)
class Compared:
    """The newest package of a report beside the one before it; `before` is 0 where there is none."""

    now: int
    before: int
    before_on: date | None
    changed: tuple[Changed, ...]


def compared(desk: Desk, unit: str, form: str, from_on: date, to_on: date) -> Compared | None:
    """The last two packages that brought a report; None where none did."""
    query = (
        select(ReceivedFigure.key, ReceivedFigure.value, ReceivedPackage.id, ReceivedPackage.seq, _ARRIVED)
        .join(ReceivedPackage, ReceivedFigure.package_id == ReceivedPackage.id)
        .where(
            ReceivedFigure.partner_unit == unit,
            ReceivedFigure.form == form,
            ReceivedFigure.from_on == from_on,
            ReceivedFigure.to_on == to_on,
        )
    )
    told, about = dict[int, dict[str, Decimal | None]](), dict[int, tuple[int, date]]()
    with desk.db.reading() as session:
        for key, value, package, seq, arrived_on in session.execute(query):
            told.setdefault(package, {})[key] = read_value(value)
            about[package] = (seq, arrived_on)
    if not told:
        return None
    last, *earlier = sorted(told, reverse=True)
    if not earlier:
        return Compared(about[last][0], 0, None, ())
    seq, day = about[earlier[0]]
    return Compared(about[last][0], seq, day, _differing(told[earlier[0]], told[last]))


def _differing(was: Mapping[str, Decimal | None], now: Mapping[str, Decimal | None]) -> tuple[Changed, ...]:
    keys = dict.fromkeys([*was, *now])
    pairs = (Changed(key, was.get(key), now.get(key)) for key in keys)
    return tuple(each for each in pairs if each.was != each.now)


_ARRIVED = ReceivedPackage.arrived_on
