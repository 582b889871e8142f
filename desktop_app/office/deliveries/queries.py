"""The log of what left on a stick, as pages, panes and papers show it: frozen rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import func, select, tuple_

from desktop_app.core.clock import VIETNAM
from desktop_app.office.deliveries.models import DeliveredFile, Delivery
from desktop_app.office.deliveries.states import DeliveryState
from desktop_app.office.desk import Desk

_ORDER = (Delivery.created_at, Delivery.id)


@dataclass(frozen=True)
class DeliveryRow:
    """One sending."""

    uid: str
    at: datetime
    by: str
    drive: str
    serial: str
    folder: str
    state: DeliveryState
    files: int
    size: int
    trouble: str
    key: int = 0


@dataclass(frozen=True)
class FileRow:
    """One file as it was found again."""

    name: str
    size: int
    sha256: str


class DeliveryPages:
    """The log, newest first, read by key."""

    def __init__(self, desk: Desk) -> None:
        """Of the office at the desk."""
        self._desk = desk

    def after(self, last: DeliveryRow | None, size: int) -> Sequence[DeliveryRow]:
        """At most `size` rows that follow `last`."""
        query = select(Delivery).order_by(*(column.desc() for column in _ORDER)).limit(size)
        if last is not None:
            there = tuple_(last.at, last.key, types=[column.type for column in _ORDER])
            query = query.where(tuple_(*_ORDER) < there)
        with self._desk.db.reading() as session:
            return [_row(each) for each in session.scalars(query)]

    def count(self) -> int:
        """How many sendings there were."""
        with self._desk.db.reading() as session:
            found: int = session.scalars(select(func.count(Delivery.id))).one()
            return found


def deliveries_between(desk: Desk, from_on: date, to_on: date) -> list[tuple[DeliveryRow, tuple[FileRow, ...]]]:
    """The sendings of these days with their files, oldest first."""
    begin, end = (datetime.combine(on, at, VIETNAM) for on, at in ((from_on, time.min), (to_on, time.max)))
    inside = Delivery.created_at.between(begin, end)
    with desk.db.reading() as session:
        found = session.scalars(select(Delivery).where(inside).order_by(*_ORDER)).all()
        files: dict[int, list[FileRow]] = {}
        query = select(DeliveredFile).join(Delivery).where(inside).order_by(DeliveredFile.id)
        for file in session.scalars(query):
            files.setdefault(file.delivery_id, []).append(_file(file))
        return [(_row(each), tuple(files.get(each.id, ()))) for each in found]


def files_of(desk: Desk, uid: str) -> tuple[FileRow, ...]:
    """The files of one sending in the order in which they were sent."""
    query = select(DeliveredFile).join(Delivery).where(Delivery.uid == uid).order_by(DeliveredFile.id)
    with desk.db.reading() as session:
        return tuple(_file(file) for file in session.scalars(query))


def _row(each: Delivery) -> DeliveryRow:
    return DeliveryRow(
        uid=each.uid,
        at=each.created_at,
        by=each.done_by,
        drive=each.drive_label,
        serial=each.drive_serial,
        folder=each.folder,
        state=each.state,
        files=each.files,
        size=each.size,
        trouble=each.trouble,
        key=each.id,
    )


def _file(each: DeliveredFile) -> FileRow:
    return FileRow(each.name, each.size, each.sha256)
