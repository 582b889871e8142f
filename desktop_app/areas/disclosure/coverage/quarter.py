"""What the list of a quarter says (Luật 10/2022/QH15 Điều 13 khoản 2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.catalogue import Catalogue, Item, read_catalogue
from desktop_app.areas.disclosure.coverage.cells import belongs
from desktop_app.areas.disclosure.coverage.reading import copies_of, stated_in, viewer_on, views_where
from desktop_app.areas.disclosure.further_models import QuarterList
from desktop_app.areas.disclosure.models import Disclosure, Form
from desktop_app.areas.disclosure.queries import DisclosureView
from desktop_app.core import words
from desktop_app.office.postings.queries import PostingView, postings_of

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
    views = views_where(session, viewer_on(session, today), _may_belong(catalogue, from_on, to_on))
    records = [view for view in views if _is_in(view, from_on, to_on)]
    rows = tuple(_row(each) for each in records)
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


def _is_in(view: DisclosureView, from_on: date, to_on: date) -> bool:
    first = view.disclosed_on
    if first is None or first > to_on:
        return False
    return first >= from_on or _hangs_in(view, from_on)


def _hangs_in(view: DisclosureView, from_on: date) -> bool:
    """A permanent notice that had not come down when the quarter began."""
    copies = [copy for posting in _hung(view) if posting.required_days == 0 for copy in posting.copies]
    return any(copy.started_at and (copy.ended_at is None or copy.ended_at.date() >= from_on) for copy in copies)


def _hung(view: DisclosureView) -> list[PostingView]:
    return [posting for posting in view.postings if posting.voided_on is None]


def _row(view: DisclosureView) -> QuarterRow:
    postings = _hung(view)
    last = postings[-1] if postings else None
    is_permanent = last is not None and last.required_days == 0
    hung = [copy for copy in copies_of(view) if copy.started_at]
    ends = [copy.ended_at.date() for copy in hung if copy.ended_at]
    still = any(copy.ended_at is None for copy in hung)
    return QuarterRow(
        uid=view.uid,
        number=view.number,
        year=view.year,
        item_code=view.item_code,
        clause=clause_of(view.entry),
        title=view.title,
        document=", ".join(part for part in (view.document_number, words.day(view.document_on)) if part),
        forms=tuple(form.form for form in view.chosen if form.since_on),
        places=tuple(dict.fromkeys(copy.place_name for copy in hung)),
        from_on=min((copy.started_at.date() for copy in hung if copy.started_at), default=view.disclosed_on),
        to_on=None if is_permanent else (last.to_on if still and last else max(ends, default=_last_day(view))),
        is_permanent=is_permanent,
        notes=tuple(_notes(view, still and not is_permanent)),
    )


def _last_day(view: DisclosureView) -> date | None:
    days = [form.to_on or form.since_on for form in view.chosen] + [slot.read_on for slot in view.slots]
    return max((day for day in days if day), default=None)


def _notes(view: DisclosureView, hangs: bool) -> Iterator[str]:
    if view.slots:
        first, last = view.slots[0].read_on, view.slots[-1].read_on
        yield f"Truyền thanh {first:%d/%m}" if first == last else f"Truyền thanh {first:%d/%m} - {last:%d/%m}"
    for copy in (copy for posting in _hung(view) for copy in posting.copies):
        for gap in copy.gaps:
            until = f" đến {gap.to_at:%d/%m}" if gap.to_at else ""
            yield f"Gián đoạn từ {gap.from_at:%d/%m}{until} tại {copy.place_name}: {gap.reason.rstrip('. ')}"
    for form in view.form_views:
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
