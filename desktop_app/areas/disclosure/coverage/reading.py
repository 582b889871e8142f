"""Reads records with their forms and postings, in a fixed number of queries, and tells the rules what they need."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.catalogue import Catalogue, read_catalogue
from desktop_app.areas.disclosure.coverage.cells import Planned, Stated
from desktop_app.areas.disclosure.coverage.grid import YearFacts
from desktop_app.areas.disclosure.coverage.rules import CopyFacts, RecordFacts
from desktop_app.areas.disclosure.further_models import DisclosurePlan, NothingArose, PlanLine
from desktop_app.areas.disclosure.models import Disclosure, DisclosureForm, Form, HamletNotice, RadioSlot
from desktop_app.core.law.rulebook import NoRule, Rulebook
from desktop_app.office.postings.models import MinutesKind, PlaceKind
from desktop_app.office.postings.queries import CopyView, PostingView, postings_of
from desktop_app.office.postings.rules import Hanging

RADIO = "disclosure.radio"


@dataclass(frozen=True)
class Known:
    """A record with what was done of it, postings that were struck out left aside."""

    row: Disclosure
    forms: tuple[DisclosureForm, ...] = ()
    postings: tuple[PostingView, ...] = ()
    radio_days: tuple[date, ...] = ()
    has_notices: bool = False
    is_followed: bool = False
    copies: tuple[CopyView, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "copies", tuple(copy for posting in self.postings for copy in posting.copies))

    @property
    def begun(self) -> frozenset[Form]:
        """The forms of which anything was carried out."""
        found = {each.form for each in self.forms if each.from_on is not None and not each.left_out_reason}
        found |= {Form.RADIO} if self.radio_days else set()
        found |= {Form.HAMLET_HEAD} if self.has_notices else set()
        found |= {Form.POSTED} if any(copy.started_at for copy in self.copies) else set()
        return frozenset(found)

    @property
    def first_on(self) -> date | None:
        """The day on which it was first disclosed in any form."""
        days = [each.from_on for each in self.forms if each.from_on]
        days += [*self.radio_days, *(copy.started_at.date() for copy in self.copies if copy.started_at)]
        return min([*days, *([self.row.disclosed_on] if self.row.disclosed_on else [])], default=None)


def read_year(
    session: Session, year: int, today: date, rulebook: Rulebook, kind: PlaceKind | None = None
) -> tuple[Catalogue, YearFacts]:
    """Everything of one year; of its postings only those at places of `kind`, where one is given."""
    catalogue = read_catalogue(session)
    permanent = [item.code for item in catalogue.on(shown_day(year, today)) if item.is_permanent]
    in_year = Disclosure.trigger_on.between(date(year, 1, 1), date(year, 12, 31))
    always = and_(Disclosure.item_code.in_(permanent), Disclosure.trigger_on < date(year, 1, 1))
    records = known_records(session, or_(in_year, always), today)
    facts = tuple(facts_of(each, rulebook, kind) for each in records)
    return catalogue, YearFacts(facts, _planned(session, year), stated_in(session, year))


def shown_day(year: int, today: date) -> date:
    """The day whose catalogue a year is shown with: its last, or today."""
    return min(max(today, date(year, 1, 1)), date(year, 12, 31))


def known_records(session: Session, wanted: ColumnElement[bool], today: date) -> list[Known]:
    """The records that were not struck out, by item, trigger and number."""
    order = (Disclosure.item_code, Disclosure.trigger_on, Disclosure.id)
    rows = session.scalars(select(Disclosure).where(wanted, Disclosure.voided_on.is_(None)).order_by(*order)).all()
    ids, uids = [row.id for row in rows], [row.uid for row in rows]
    forms, slots = dict[int, list[DisclosureForm]](), dict[int, list[date]]()
    for form in session.scalars(select(DisclosureForm).where(DisclosureForm.disclosure_id.in_(ids))):
        forms.setdefault(form.disclosure_id, []).append(form)
    of_slots = select(RadioSlot).where(RadioSlot.disclosure_id.in_(ids), RadioSlot.voided_on.is_(None))
    for slot in session.scalars(of_slots.order_by(RadioSlot.read_on)):
        slots.setdefault(slot.disclosure_id, []).append(slot.read_on)
    noticed = set(session.scalars(select(HamletNotice.disclosure_id).where(HamletNotice.disclosure_id.in_(ids))))
    later = select(Disclosure.replaces_uid).where(Disclosure.replaces_uid.in_(uids), Disclosure.voided_on.is_(None))
    followed = set(session.scalars(later))
    postings = postings_of(session, uids, today)
    return [
        Known(
            row,
            tuple(sorted(forms.get(row.id, ()), key=lambda form: _ORDER[form.form])),
            tuple(each for each in postings.get(row.uid, ()) if each.voided_on is None),
            tuple(slots.get(row.id, ())) or _radio_of(forms.get(row.id, ())),
            row.id in noticed,
            row.uid in followed,
        )
        for row in rows
    ]


def facts_of(known: Known, rulebook: Rulebook, kind: PlaceKind | None = None) -> RecordFacts:
    """What the rules need of the record; seen from places of `kind` it has no other copies and no other forms."""
    row = known.row
    forms = frozenset(each.form for each in known.forms)
    copies = [copy for copy in known.copies if kind is None or copy.place_kind is kind]
    hanging = [copy for copy in copies if copy.count.hanging is Hanging.PERMANENT]
    posted = frozenset({Form.POSTED})
    return RecordFacts(
        uid=row.uid,
        item_code=row.item_code,
        title=row.title,
        trigger_on=row.trigger_on,
        due_on=row.due_on,
        first_on=known.first_on,
        forms=forms if kind is None else forms & posted,
        begun=known.begun if kind is None else known.begun & (posted if copies else frozenset()),
        left_out=frozenset(each.form for each in known.forms if each.left_out_reason),
        copies=tuple(_copy_facts(copy) for copy in copies),
        radio_days=known.radio_days if kind is None else (),
        radio_needed=_radio_needed(rulebook, row.trigger_on),
        looked_over_on=max((_seen_on(copy) for copy in hanging), default=None),
        permanent_from=min((copy.started_at.date() for copy in hanging if copy.started_at), default=None),
        is_backfilled=row.is_backfilled,
        is_followed=known.is_followed,
    )


def stated_in(session: Session, year: int) -> tuple[Stated, ...]:
    """What was stated to give nothing, in the months of the year."""
    query = select(NothingArose).where(NothingArose.year == year, NothingArose.is_withdrawn.is_(False))
    return tuple(
        Stated(row.uid, row.rev, row.item_code, row.month, row.reason, row.stated_by)
        for row in session.scalars(query.order_by(NothingArose.month, NothingArose.item_code))
    )


def _planned(session: Session, year: int) -> tuple[Planned, ...]:
    query = (
        select(PlanLine)
        .join(DisclosurePlan, PlanLine.plan_id == DisclosurePlan.id)
        .where(DisclosurePlan.year == year, PlanLine.is_dropped.is_(False))
        .order_by(PlanLine.position)
    )
    return tuple(
        Planned(line.item_code, int(month), line.content)
        for line in session.scalars(query)
        for month in line.months.split(";")
        if month
    )


def _copy_facts(copy: CopyView) -> CopyFacts:
    has_minutes = copy.minutes_of(MinutesKind.END) is not None
    return CopyFacts(copy.place_name, copy.count.hanging, copy.count.days, has_minutes)


def _seen_on(copy: CopyView) -> date:
    days = (copy.checked_on, copy.started_at.date() if copy.started_at else None)
    return max(day for day in days if day is not None)


def _radio_of(forms: Sequence[DisclosureForm]) -> tuple[date, ...]:
    """The days of a radio form that names its first and last day and no single reading."""
    return tuple(day for form in forms if form.form is Form.RADIO for day in _days(form))


def _days(form: DisclosureForm) -> Iterator[date]:
    if form.from_on is not None and not form.left_out_reason:
        last = max(form.from_on, form.to_on or form.from_on)
        yield from (form.from_on + timedelta(days=each) for each in range((last - form.from_on).days + 1))


def _radio_needed(rulebook: Rulebook, on: date) -> int:
    try:
        return rulebook.at(RADIO, on).value
    except NoRule:
        return 0


_ORDER = {form: place for place, form in enumerate(Form)}
