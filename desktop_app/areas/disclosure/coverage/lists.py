"""The list of a quarter is kept with its number, posted, and made anew when it changes; when it is to be made."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.coverage.quarter import QuarterRows, read_quarter, span_of
from desktop_app.areas.disclosure.further_models import QuarterList
from desktop_app.areas.disclosure.models import Disclosure
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.law.deadline import deadline
from desktop_app.core.law.rulebook import NoRule
from desktop_app.core.periods import QUARTERS
from desktop_app.office.area import DueItem
from desktop_app.office.desk import Service
from desktop_app.office.law import read_calendar, read_rulebook
from desktop_app.office.postings.entry import NewPosting
from desktop_app.office.postings.making import put_up
from desktop_app.office.postings.queries import PlaceView, PostingView, places_on, postings_of
from desktop_app.office.rights import Right, needs

AREA, PAGE = "disclosure", "disclosure.coverage"
POSTING, DUE = "disclosure.posting", "disclosure.due"
MARK = "?quarter="
"""Begins the address of a quarter's list on its page."""


@dataclass(frozen=True)
class KeptList:
    """The list of a quarter as it was kept."""

    uid: str
    rev: int
    year: int
    quarter: int


class QuarterLists(Service):
    """The lists of the quarters."""

    @needs(Right.READ)
    def rows(self, year: int, quarter: int) -> QuarterRows:
        """What the list of the quarter says today."""
        with self.desk.db.reading() as session:
            return read_quarter(session, year, quarter, self.desk.clock.today())

    @needs(Right.READ)
    def places(self, on: date) -> tuple[PlaceView, ...]:
        """The places where a list can hang."""
        with self.desk.db.reading() as session:
            return places_on(session, on)

    @needs(Right.READ)
    def posting(self, uid: str) -> PostingView | None:
        """The posting of a kept list that was not struck out."""
        with self.desk.db.reading() as session:
            return _posted(session, uid, self.desk.clock.today())

    @needs(Right.RECORD)
    def keep(self, year: int, quarter: int, number: str, made_on: date) -> KeptList:
        """Keep the list as made on a day, with the number of its notice; the same quarter's list is made anew."""
        first, _ = span_of(year, quarter)
        if made_on < first:
            raise InvalidInput({"made_on": f"Ngày lập trước quý này ({words.day(first)}). Kiểm tra lại ngày."})
        if made_on > self.desk.clock.today():
            raise InvalidInput({"made_on": "Ngày lập sau hôm nay. Kiểm tra lại ngày."})
        with self.desk.db.writing(self.holder.uid) as session:
            kept = session.scalars(
                select(QuarterList).where(QuarterList.year == year, QuarterList.quarter == quarter)
            ).one_or_none()
            if kept is None:
                kept = QuarterList(year=year, quarter=quarter, made_on=made_on)
                session.add(kept)
            kept.number, kept.made_on, kept.made_by = number, made_on, self.holder.name
            session.flush()
            return KeptList(kept.uid, kept.rev, year, quarter)

    @needs(Right.RECORD)
    def post(self, uid: str, from_on: date, places: tuple[str, ...]) -> str:
        """Enter the notice with a copy for each place; the uid of the posting."""
        with self.desk.db.writing(self.holder.uid) as session:
            kept = session.scalars(select(QuarterList).where(QuarterList.uid == uid)).one_or_none()
            if kept is None:
                raise UserError("Danh mục quý này chưa được lưu. Bấm Lưu danh mục rồi niêm yết.")
            if from_on < kept.made_on:
                raise InvalidInput({"from_on": f"Ngày niêm yết trước ngày lập {words.day(kept.made_on)}."})
            there = _posted(session, uid, self.desk.clock.today())
            if there is not None:
                raise UserError(f"Danh mục này đã có thông báo niêm yết số {there.label}. Mở trang Niêm yết để xem.")
            rule = self.desk.law.rulebook.at(POSTING, from_on)
            posting = put_up(
                session,
                self.desk,
                NewPosting(
                    area=AREA,
                    owner_uid=uid,
                    item_code=f"DMQ{kept.quarter}",
                    title=called(kept.year, kept.quarter),
                    from_on=from_on,
                    places=places,
                    rule_key=rule.key,
                    required_days=rule.value,
                    notice_number=kept.number,
                    notice_on=kept.made_on if kept.number else None,
                ),
            )
            return posting.uid


def called(year: int, quarter: int) -> str:
    """What the list is called: "Danh mục nội dung đã công khai quý III năm 2026"."""
    return f"Danh mục nội dung đã công khai quý {QUARTERS[quarter - 1]} năm {year}"


def quarter_due(session: Session, today: date) -> list[DueItem]:
    """The lists that are to be made and posted: of the quarter that ended last and of the present one.

    The law names no day (Điều 13 khoản 2: hằng quý), so the limit of any disclosure is taken, from the quarter's end.
    A quarter in which nothing was disclosed needs no list.
    """
    rulebook, calendar = read_rulebook(session), read_calendar(session)
    found = list[DueItem]()
    for year, quarter in _two_quarters(today):
        first, last = span_of(year, quarter)
        if not _has_disclosed(session, first, last):
            continue
        kept = session.scalars(
            select(QuarterList).where(QuarterList.year == year, QuarterList.quarter == quarter)
        ).one_or_none()
        if kept is not None and _posted(session, kept.uid, today) is not None:
            continue
        try:
            due_on = deadline(last, rulebook.at(DUE, last), calendar).due_on
        except NoRule:
            continue
        found.append(
            DueItem(
                uid=address(year, quarter),
                area=AREA,
                title=f"Niêm yết {words.inside(called(year, quarter))}",
                detail="Đã lập, chưa niêm yết" if kept else "Chưa lập danh mục",
                due_on=due_on,
                who="",
                page=PAGE,
            )
        )
    return found


def address(year: int, quarter: int) -> str:
    """The quarter's list as an address that the page of the matrix opens."""
    return f"{MARK}{year}-{quarter}"


def read_address(text: str) -> tuple[int, int] | None:
    """The quarter that an address names; None for anything else."""
    if not text.startswith(MARK):
        return None
    year, _, quarter = text.removeprefix(MARK).partition("-")
    return int(year), int(quarter)


def last_quarter(today: date) -> tuple[int, int]:
    """The quarter that ended last before the day."""
    quarter = (today.month - 1) // 3
    return (today.year, quarter) if quarter else (today.year - 1, 4)


def _two_quarters(today: date) -> tuple[tuple[int, int], ...]:
    return last_quarter(today), (today.year, (today.month - 1) // 3 + 1)


def _has_disclosed(session: Session, first: date, last: date) -> bool:
    query = select(Disclosure.id).where(Disclosure.disclosed_on.between(first, last), Disclosure.voided_on.is_(None))
    return session.scalars(query.limit(1)).first() is not None


def _posted(session: Session, uid: str, today: date) -> PostingView | None:
    postings = postings_of(session, [uid], today).get(uid, ())
    return next((each for each in postings if each.voided_on is None), None)
