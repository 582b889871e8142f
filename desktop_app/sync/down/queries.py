"""What the pages of packages that go down show: frozen rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from desktop_app.office.desk import Desk
from desktop_app.sync.down.models import CameDown, SentDown, SentDownTo
from desktop_app.sync.down.told import DownLine, read_lines
from desktop_app.sync.enrolling.queries import unit_order
from desktop_app.sync.models import Partner
from desktop_app.sync.sending.copying import copies
from desktop_app.sync.states import DownState


@dataclass(frozen=True)
class ToUnit:
    """A commune that a package is for, and what it told."""

    unit: str
    name: str
    state: DownState
    said_on: date | None
    reason: str


@dataclass(frozen=True)
class SentDownRow:
    """A package that this office made."""

    uid: str
    seq: int
    made_at: datetime
    made_by: str
    note: str
    size: int
    file_name: str
    has_copy: bool
    handed_on: date | None
    lines: Sequence[DownLine]
    to: Sequence[ToUnit]

    def count(self, state: DownState) -> int:
        """How many communes told that."""
        return sum(each.state is state for each in self.to)


@dataclass(frozen=True)
class CameDownRow:
    """A package that was decided on here."""

    uid: str
    package_uid: str
    digest: str
    seq: int
    from_name: str
    made_at: datetime
    made_by: str
    note: str
    state: DownState
    decided_on: date
    decided_by: str
    reason: str
    lines: Sequence[DownLine]


def sent_down(desk: Desk) -> list[SentDownRow]:
    """Every package that was made for communes, the newest first."""
    with desk.db.reading() as session:
        to = dict[int, list[ToUnit]]()
        for each in session.scalars(select(SentDownTo)):
            to.setdefault(each.sent_id, []).append(ToUnit(each.unit, each.name, each.state, each.said_on, each.reason))
        rows = session.scalars(select(SentDown).order_by(SentDown.id.desc()))
        return [_sent(desk, row, sorted(to.get(row.id, []), key=lambda each: unit_order(each.name))) for row in rows]


def came_down(desk: Desk) -> list[CameDownRow]:
    """Every package from above that was decided on, the newest first."""
    with desk.db.reading() as session:
        found = select(CameDown, Partner.name).join(Partner, CameDown.partner_id == Partner.id)
        return [_came(row, name) for row, name in session.execute(found.order_by(CameDown.id.desc()))]


def _sent(desk: Desk, row: SentDown, to: Sequence[ToUnit]) -> SentDownRow:
    return SentDownRow(
        uid=row.uid,
        seq=row.seq,
        made_at=row.created_at,
        made_by=row.made_by,
        note=row.note,
        size=row.size,
        file_name=row.file_name,
        has_copy=(copies(desk) / row.file_name).is_file(),
        handed_on=row.handed_on,
        lines=read_lines(row.told),
        to=to,
    )


def _came(row: CameDown, name: str) -> CameDownRow:
    return CameDownRow(
        uid=row.uid,
        package_uid=row.package_uid,
        digest=row.digest,
        seq=row.seq,
        from_name=name,
        made_at=row.made_at,
        made_by=row.made_by,
        note=row.note,
        state=row.state,
        decided_on=row.decided_on,
        decided_by=row.decided_by,
        reason=row.reason,
        lines=read_lines(row.told),
    )
