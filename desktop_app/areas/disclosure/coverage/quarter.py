"""What the list of a quarter says (Luật 10/2022/QH15 Điều 13 khoản 2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.catalogue import Catalogue, Item, read_catalogue
from desktop_app.areas.disclosure.coverage.cells import belongs
from desktop_app.areas.disclosure.coverage.reading import Known, known_records, stated_in
from desktop_app.areas.disclosure.further_models import QuarterList
from desktop_app.areas.disclosure.models import Disclosure, Form
from desktop_app.core import words
from desktop_app.office.postings.queries import postings_of

LOOK_BACK = timedelta(days=366)
"""So much older may be the trigger of what is first disclosed in a quarter."""


@dataclass(frozen=True, kw_only=True)
class QuarterRow:
    """One document that was disclosed: `number` and `year` of its record, the item with its clause of Điều 11.

    `document` is "112/BC-UBND, 02/07/2026". `forms` are those carried out. `places` are the names of the boards,
    whole ("Nhà văn hóa Thôn Đoài"). A permanent one hangs from `from_on` without an end. `notes` are sentences without
    a full stop: days on the radio, interruptions, "Đang niêm yết".
    """

    uid: str
    number: int
    year: int
    item_code: str
    clause: str
    title: str
    document: str
    forms: tuple[Form, ...]
    places: tuple[str, ...]
    from_on: date | None
    to_on: date | None
    is_permanent: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NothingRow:
    """An item that gave nothing to disclose in the quarter; `reason` is empty where nobody stated one."""

    item_code: str
    clause: str
    short: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class QuarterRows:
    """The list of one quarter, rows by item and then by day.

    `nothing` are the items without a row of which somebody stated so; `silent` those of which nobody stated anything.
    `number`, `made_on` and `made_by` are of the kept list, empty where none is kept; `uid` owns its posting.
    """

    year: int
    quarter: int
    from_on: date
    to_on: date
    rows: tuple[QuarterRow, ...]
    nothing: tuple[NothingRow, ...]
    silent: tuple[NothingRow, ...]
    uid: str = ""
    number: str = ""
    made_on: date | None = None
    made_by: str = ""
    serials: tuple[str, ...] = ()


def span_of(year: int, quarter: int) -> tuple[date, date]:
    """The first and the last day of a quarter from 1 to 4."""
    first = date(year, 3 * quarter - 2, 1)
    return first, (first + timedelta(days=95)).replace(day=1) - timedelta(days=1)


def read_quarter(session: Session, year: int, quarter: int, today: date) -> QuarterRows:
    """The list of the quarter as the register gives it today: disclosed in it, or hanging without an end."""
    from_on, to_on = span_of(year, quarter)
    catalogue = read_catalogue(session)
    records = [
        each
        for each in known_records(session, _may_belong(catalogue, from_on, to_on), today)
        if _is_in(each, from_on, to_on)
    ]
    rows = tuple(_row(each, catalogue, today) for each in records)
    stated = [each for each in stated_in(session, year) if from_on.month <= each.month <= to_on.month]
    rest = [
        item
        for item in catalogue.on(min(to_on, max(today, from_on)))
        if not item.is_part and not any(belongs(row.item_code, item.code) for row in rows)
    ]
    nothing = [_nothing(item, [each.reason for each in stated if belongs(each.item_code, item.code)]) for item in rest]
    told = {each.item_code.partition(".")[0] for each in stated}
    kept = session.scalars(
        select(QuarterList).where(QuarterList.year == year, QuarterList.quarter == quarter)
    ).one_or_none()
    return QuarterRows(
        year=year,
        quarter=quarter,
        from_on=from_on,
        to_on=to_on,
        rows=rows,
        nothing=tuple(each for each in nothing if each.item_code in told),
        silent=tuple(each for each in nothing if each.item_code not in told),
        uid=kept.uid if kept else "",
        number=kept.number if kept else "",
        made_on=kept.made_on if kept else None,
        made_by=kept.made_by if kept else "",
        serials=_serials(session, kept.uid, today) if kept else (),
    )


def clause_of(item: Item | None) -> str:
    """The clause of Điều 11 that names the item: "12"; empty for an item of the office's own."""
    found = re.search(r"Điều 11 khoản (\d+)", item.citation) if item else None
    return found[1] if found else ""


def _may_belong(catalogue: Catalogue, from_on: date, to_on: date) -> ColumnElement[bool]:
    """Records of the year before, and permanent ones of any; the days of their forms say the rest."""
    permanent = [item.code for item in catalogue.on(to_on) if item.is_permanent]
    recent = Disclosure.trigger_on.between(from_on - LOOK_BACK, to_on)
    return or_(recent, and_(Disclosure.item_code.in_(permanent), Disclosure.trigger_on <= to_on))


def _is_in(known: Known, from_on: date, to_on: date) -> bool:
    first = known.first_on
    if first is None or first > to_on:
        return False
    return first >= from_on or _hangs_in(known, from_on)


def _hangs_in(known: Known, from_on: date) -> bool:
    """A permanent notice that had not come down when the quarter began."""
    copies = [copy for posting in known.postings if posting.required_days == 0 for copy in posting.copies]
    return any(copy.started_at and (copy.ended_at is None or copy.ended_at.date() >= from_on) for copy in copies)


def _row(known: Known, catalogue: Catalogue, today: date) -> QuarterRow:
    row = known.row
    last = known.postings[-1] if known.postings else None
    is_permanent = last is not None and last.required_days == 0
    hung = [copy for copy in last.copies if copy.started_at] if last else []
    ends = [copy.ended_at.date() for copy in hung if copy.ended_at]
    still = any(copy.ended_at is None for copy in hung)
    return QuarterRow(
        uid=row.uid,
        number=row.number,
        year=row.year,
        item_code=row.item_code,
        clause=clause_of(catalogue.of(row.item_code, row.trigger_on)),
        title=row.title,
        document=", ".join(part for part in (row.document_number, words.day(row.document_on)) if part),
        forms=tuple(form for form in Form if form in known.begun),
        places=tuple(dict.fromkeys(copy.place_name for copy in hung)),
        from_on=min((copy.started_at.date() for copy in hung if copy.started_at), default=known.first_on),
        to_on=None if is_permanent else (last.to_on if still and last else max(ends, default=_last_day(known))),
        is_permanent=is_permanent,
        notes=tuple(_notes(known, still and not is_permanent)),
    )


def _last_day(known: Known) -> date | None:
    days = [each.to_on or each.from_on for each in known.forms if each.from_on]
    return max((day for day in [*days, *known.radio_days] if day), default=None)


def _notes(known: Known, hangs: bool) -> Iterator[str]:
    if known.radio_days:
        first, last = known.radio_days[0], known.radio_days[-1]
        yield f"Truyền thanh {first:%d/%m}" if first == last else f"Truyền thanh {first:%d/%m} - {last:%d/%m}"
    for copy in known.copies:
        for gap in copy.gaps:
            until = f" đến {gap.to_at:%d/%m}" if gap.to_at else ""
            yield f"Gián đoạn từ {gap.from_at:%d/%m}{until} tại {copy.place_name}: {gap.reason.rstrip('. ')}"
    for form in known.forms:
        if form.left_out_reason:
            yield f"Không {words.inside(str(form.form.value))}: {form.left_out_reason.rstrip('. ')}"
    if hangs:
        yield "Đang niêm yết"


def _nothing(item: Item, reasons: list[str]) -> NothingRow:
    reason = "; ".join(dict.fromkeys(each.rstrip(". ") for each in reasons if each))
    return NothingRow(item_code=item.code, clause=clause_of(item), short=item.short, reason=reason)


def _serials(session: Session, uid: str, today: date) -> tuple[str, ...]:
    postings = postings_of(session, [uid], today).get(uid, ())
    return tuple(copy.serial for each in postings if each.voided_on is None for copy in each.copies)
