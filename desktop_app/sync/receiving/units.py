"""The communes of an upper office by days: what one is called, since when it is enrolled, into which it was merged."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk, Service
from desktop_app.office.kept import row_of
from desktop_app.office.rights import Right, needs
from desktop_app.sync.models import Partner
from desktop_app.sync.receiving.models import UnitChange
from desktop_app.sync.states import PartnerKind, UnitEnd


@dataclass(frozen=True)
class Change:
    """A merger or a new name."""

    uid: str
    kind: UnitEnd
    unit: str
    into_unit: str
    new_name: str
    from_on: date
    basis: str


@dataclass(frozen=True)
class Unit:
    """A commune with everything it was ever called, by the day from which on."""

    code: str
    enrolled_on: date
    is_current: bool
    names: tuple[tuple[date, str], ...]

    def name_on(self, day: date) -> str:
        """What it was called on a day; its first known name before that."""
        begun = [name for since, name in self.names if since <= day]
        return begun[-1] if begun else self.names[0][1]


@dataclass(frozen=True)
class Units:
    """All communes and what became of them."""

    all: tuple[Unit, ...]
    changes: tuple[Change, ...] = field(default=())

    def successor_on(self, code: str, day: date) -> str:
        """The commune that answers on the day for what this one did."""
        into = {each.unit: each.into_unit for each in self.changes if self._is_merger(each) and each.from_on <= day}
        while code in into:
            code = into[code]
        return code

    def merged_on(self, code: str) -> date | None:
        """From which day on it is no more."""
        return next((each.from_on for each in self.changes if self._is_merger(each) and each.unit == code), None)

    def is_there(self, code: str, day: date) -> bool:
        """Whether it had not been merged into another by the day."""
        end = self.merged_on(code)
        return end is None or day < end

    def name_on(self, code: str, day: date) -> str:
        """What a commune was called on the day."""
        return next((each.name_on(day) for each in self.all if each.code == code), code)

    def _is_merger(self, change: Change) -> bool:
        return change.kind is UnitEnd.MERGED


def read_units(session: Session) -> Units:
    """Every commune whose card was ever enrolled, by name."""
    written = select(UnitChange).where(UnitChange.voided_on.is_(None)).order_by(UnitChange.from_on, UnitChange.id)
    changes = tuple(map(_change, session.scalars(written)))
    cards = dict[str, list[Partner]]()
    wanted = select(Partner).where(Partner.kind == PartnerKind.COMMUNE).order_by(Partner.enrolled_on, Partner.id)
    for card in session.scalars(wanted):
        cards.setdefault(card.unit, []).append(card)
    units = [_unit(code, some, changes) for code, some in cards.items()]
    return Units(tuple(sorted(units, key=lambda each: each.names[-1][1])), changes)


@dataclass(frozen=True)
class ChangeRow:
    """A change with the names of its days; one that was taken back has the day on which it was."""

    change: Change
    old_name: str
    now_name: str
    written_at: datetime
    voided_on: date | None

    @property
    def uid(self) -> str:
        """What names it."""
        return self.change.uid


def changes_of(desk: Desk) -> list[ChangeRow]:
    """Every change that was written down, also those that were taken back, the newest day first."""
    with desk.db.reading() as session:
        units = read_units(session)
        rows = session.scalars(select(UnitChange).order_by(UnitChange.from_on.desc(), UnitChange.id.desc()))
        return [_row(units, each) for each in rows]


def units_of(desk: Desk) -> Units:
    """The same, for pages."""
    with desk.db.reading() as session:
        return read_units(session)


class UnitService(Service):
    """Mergers and new names of communes."""

    @needs(Right.SETTLE_OFFICE)
    def merge(self, unit: str, into: str, from_on: date, basis: str = "") -> str:
        """From a day on a commune belongs to another one; its earlier figures count there in comparisons."""
        with self.desk.db.writing(self.holder.uid) as session:
            units = read_units(session)
            _check_known(units, unit=unit, into=into)
            if into == unit or units.successor_on(into, date.max) == unit:
                raise InvalidInput({"into": "Đơn vị không sáp nhập vào chính mình được. Chọn đơn vị nhận khác."})
            if units.merged_on(unit):
                raise InvalidInput({"unit": "Đơn vị này đã sáp nhập rồi. Hủy lần ghi trước nếu ghi sai."})
            return _add(session, UnitChange(kind=UnitEnd.MERGED, unit=unit, into_unit=into, from_on=from_on), basis)

    @needs(Right.SETTLE_OFFICE)
    def rename(self, unit: str, new_name: str, from_on: date, basis: str = "") -> str:
        """From a day on a commune is called otherwise; papers of earlier days keep the old name."""
        if not new_name.strip():
            raise InvalidInput({"new_name": "Chưa ghi tên mới. Gõ tên như trên con dấu."})
        with self.desk.db.writing(self.holder.uid) as session:
            _check_known(read_units(session), unit=unit)
            made = UnitChange(kind=UnitEnd.RENAMED, unit=unit, new_name=new_name.strip()[:200], from_on=from_on)
            return _add(session, made, basis)

    @needs(Right.SETTLE_OFFICE)
    def take_back(self, uid: str) -> None:
        """A change that was written down wrongly counts no more."""
        with self.desk.db.writing(self.holder.uid) as session:
            change = row_of(session, UnitChange, uid, "lần thay đổi đơn vị này")
            if change.voided_on:
                raise UserError("Lần ghi này đã hủy rồi. Hãy mở lại trang.")
            change.voided_on = self.desk.clock.today()


def _add(session: Session, change: UnitChange, basis: str) -> str:
    change.basis = basis.strip()[:300]
    session.add(change)
    session.flush()
    return change.uid


def _check_known(units: Units, **named: str) -> None:
    known = {each.code for each in units.all}
    unknown = {
        field: f"Chưa ghi danh đơn vị mã {code}. Ghi danh đơn vị trước."
        for field, code in named.items()
        if code not in known
    }
    if unknown:
        raise InvalidInput(unknown)


def _change(each: UnitChange) -> Change:
    return Change(each.uid, each.kind, each.unit, each.into_unit, each.new_name, each.from_on, each.basis)


def _row(units: Units, each: UnitChange) -> ChangeRow:
    old = units.name_on(each.unit, each.from_on - timedelta(days=1))
    now = each.new_name or units.name_on(each.into_unit, each.from_on)
    return ChangeRow(_change(each), old, now, each.created_at, each.voided_on)


def _unit(code: str, cards: Sequence[Partner], changes: Sequence[Change]) -> Unit:
    names = [(card.enrolled_on, card.name) for card in cards]
    names += [(each.from_on, each.new_name) for each in changes if each.unit == code and each.kind is UnitEnd.RENAMED]
    is_current = any(card.revoked_on is None for card in cards)
    return Unit(code, cards[0].enrolled_on, is_current, tuple(sorted(names, key=lambda each: each[0])))
