"""What an officer does with the year's matrix: reads it, states that nothing arose, takes that back."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.catalogue import read_catalogue
from desktop_app.areas.disclosure.coverage.cells import belongs
from desktop_app.areas.disclosure.coverage.grid import Grid, grid
from desktop_app.areas.disclosure.coverage.reading import read_year, shown_day
from desktop_app.areas.disclosure.further_models import DisclosurePlan, NothingArose
from desktop_app.areas.disclosure.models import Disclosure
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Service
from desktop_app.office.postings.models import PlaceKind
from desktop_app.office.rights import Right, needs


@dataclass(frozen=True)
class Statement:
    """That an item gave nothing in a month, as it was kept."""

    uid: str
    rev: int
    item_code: str
    year: int
    month: int


class CoverageService(Service):
    """The matrix of a year."""

    @needs(Right.READ)
    def grid(self, year: int, kind: PlaceKind | None = None) -> Grid:
        """The year as it stands today; of postings only those at places of `kind`, where one is given."""
        today = self.desk.clock.today()
        with self.desk.db.reading() as session:
            catalogue, facts = read_year(session, self.desk, year, kind)
        return grid(catalogue.on(shown_day(year, today)), facts, year, today)

    @needs(Right.READ)
    def years(self) -> tuple[int, ...]:
        """The years of which anything is known, and this one, the newest first."""
        this = self.desk.clock.today().year
        with self.desk.db.reading() as session:
            known = select(Disclosure.trigger_on).where(Disclosure.voided_on.is_(None))
            first = session.scalars(known.order_by(Disclosure.trigger_on).limit(1)).first()
            planned = session.scalars(select(DisclosurePlan.year)).all()
        years = {this, *planned, *range(first.year if first else this, this + 1)}
        return tuple(sorted(years, reverse=True))

    @needs(Right.RECORD)
    def state_nothing(self, item_code: str, year: int, month: int, reason: str) -> Statement:
        """State that the item gave nothing to disclose in the month; refused where a record says otherwise."""
        if (year, month) > _month(self.desk.clock.today()):
            raise UserError(f"Tháng {month:02d}/{year} chưa đến nên chưa ghi Không phát sinh được.")
        with self.desk.db.writing(self.holder.uid) as session:
            if read_catalogue(session).of(item_code, _day(year, month)) is None:
                raise UserError(f"Không còn thấy nội dung {item_code} trong danh mục. Mở lại trang rồi chọn lại.")
            self._refuse_known(session, item_code, year, month)
            row = NothingArose(item_code=item_code, year=year, month=month, reason=reason, stated_by=self.holder.name)
            session.add(row)
            session.flush()
            return Statement(row.uid, row.rev, item_code, year, month)

    @needs(Right.RECORD)
    def take_back(self, uid: str, rev: int) -> Statement:
        """Take a statement back: the month asks again for what was planned."""
        with self.desk.db.writing(self.holder.uid) as session:
            row = session.scalars(select(NothingArose).where(NothingArose.uid == uid)).one_or_none()
            if row is None or row.rev != rev or row.is_withdrawn:
                raise UserError("Ô này vừa được người khác sửa. Mở lại trang để xem bản mới.")
            row.is_withdrawn = True
            session.flush()
            return Statement(row.uid, row.rev, row.item_code, row.year, row.month)

    def _refuse_known(self, session: Session, item_code: str, year: int, month: int) -> None:
        first, last = _day(year, month), _day(year + month // 12, month % 12 + 1)
        in_month = select(Disclosure).where(
            Disclosure.trigger_on >= first, Disclosure.trigger_on < last, Disclosure.voided_on.is_(None)
        )
        for row in session.scalars(in_month):
            if belongs(row.item_code, item_code):
                raise UserError(
                    f"Tháng {month:02d}/{year} đã có hồ sơ số {row.label} của {row.item_code} "
                    "nên không ghi Không phát sinh được. Mở hồ sơ để xem."
                )
        stated = select(NothingArose).where(
            NothingArose.year == year,
            NothingArose.month == month,
            NothingArose.item_code == item_code,
            NothingArose.is_withdrawn.is_(False),
        )
        if session.scalars(stated).first() is not None:
            raise UserError(f"Tháng {month:02d}/{year} đã ghi Không phát sinh cho {item_code}.")


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _day(year: int, month: int) -> date:
    return date(year, month, 1)
