"""Reads the records of a span as their own page shows them, and tells the rules of the matrix what they need."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure import rules
from desktop_app.areas.disclosure.catalogue import Catalogue, read_catalogue
from desktop_app.areas.disclosure.coverage.cells import Planned, Stated
from desktop_app.areas.disclosure.coverage.grid import YearFacts
from desktop_app.areas.disclosure.coverage.rules import RecordFacts
from desktop_app.areas.disclosure.further_models import DisclosurePlan, NothingArose, PlanLine
from desktop_app.areas.disclosure.models import Disclosure, Form
from desktop_app.areas.disclosure.queries import DisclosureView, viewer_of
from desktop_app.areas.disclosure.viewing import Viewer
from desktop_app.core.law.deadline import Law
from desktop_app.office.desk import Desk
from desktop_app.office.finding import soon_until
from desktop_app.office.law import read_calendar, read_rulebook
from desktop_app.office.postings.models import MinutesKind, PlaceKind
from desktop_app.office.postings.queries import CopyView
from desktop_app.office.postings.rules import Hanging


def read_year(session: Session, desk: Desk, year: int, kind: PlaceKind | None = None) -> tuple[Catalogue, YearFacts]:
    """Everything of one year; of its postings only those at places of `kind`, where one is given."""
    catalogue, today = read_catalogue(session), desk.clock.today()
    permanent = [item.code for item in catalogue.on(shown_day(year, today)) if item.is_permanent]
    in_year = Disclosure.trigger_on.between(date(year, 1, 1), date(year, 12, 31))
    always = and_(Disclosure.item_code.in_(permanent), Disclosure.trigger_on < date(year, 1, 1))
    views = views_where(session, viewer_of(session, desk), or_(in_year, always))
    if kind is None:
        records = tuple(facts_of(view, copies_of(view), view.standing) for view in views)
    else:
        soon = soon_until(desk)
        records = tuple(_seen_from(view, kind, today, soon) for view in views if _is_posted(view))
    return catalogue, YearFacts(records, _planned(session, year), stated_in(session, year))


def shown_day(year: int, today: date) -> date:
    """The day whose catalogue a year is shown with: its last, or today."""
    return min(max(today, date(year, 1, 1)), date(year, 12, 31))


def viewer_on(session: Session, today: date) -> Viewer:
    """Looks at records as of the day, by the law the office's file knows."""
    return Viewer(session, Law(read_rulebook(session), read_calendar(session)), today, today)


def views_where(session: Session, viewer: Viewer, wanted: ColumnElement[bool]) -> list[DisclosureView]:
    """The records that were not struck out, by item, trigger and number."""
    order = (Disclosure.item_code, Disclosure.trigger_on, Disclosure.id)
    rows = session.scalars(select(Disclosure).where(wanted, Disclosure.voided_on.is_(None)).order_by(*order))
    return viewer.views(rows.all())


def copies_of(view: DisclosureView) -> tuple[CopyView, ...]:
    """The copies of its last notice that was not struck out: an earlier one was replaced by it."""
    hung = [posting for posting in view.postings if posting.voided_on is None]
    return hung[-1].copies if hung else ()


def facts_of(view: DisclosureView, copies: Sequence[CopyView], standing: rules.Standing) -> RecordFacts:
    """What the matrix needs of the record, with these copies, standing so."""
    for_good = [copy for copy in copies if copy.count.hanging is Hanging.PERMANENT and copy.started_at]
    return RecordFacts(
        uid=view.uid,
        item_code=view.item_code,
        title=view.title,
        trigger_on=view.trigger_on,
        state=standing.state,
        due_on=view.due_on,
        disclosed_on=view.disclosed_on,
        complete_on=standing.complete_on,
        missing=standing.missing,
        lacking=frozenset(form.form for form in view.chosen if form.missing),
        hanging=tuple(copy.count.hanging for copy in copies),
        day=min((copy.count.days for copy in copies if copy.count.hanging is Hanging.RUNNING), default=0),
        posting_uid=copies[0].posting_uid if copies else "",
        looked_over_on=max((_seen_on(copy) for copy in for_good), default=None),
        permanent_from=min((copy.started_at.date() for copy in for_good if copy.started_at), default=None),
        is_backfilled=view.is_backfilled,
        is_followed=bool(view.replaced_by_uid),
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


def _is_posted(view: DisclosureView) -> bool:
    form = view.form(Form.POSTED)
    return form is not None and not form.is_left_out


def _seen_from(view: DisclosureView, kind: PlaceKind, today: date, soon: date) -> RecordFacts:
    """The record as if it had no other places and were only posted."""
    copies = [copy for copy in copies_of(view) if copy.place_kind is kind]
    started = [copy.started_at.date() for copy in copies if copy.started_at]
    posted = rules.FormFacts(
        Form.POSTED,
        is_mandatory=True,
        since_on=min(started, default=None),
        missing=rules.posting_missing([_board(copy, view.is_backfilled) for copy in copies]),
        is_running=any(copy.count.hanging is Hanging.RUNNING for copy in copies),
    )
    permanent = view.entry is not None and view.entry.is_permanent
    due_on = None if view.is_backfilled else view.due_on
    return facts_of(view, copies, rules.standing([posted], due_on, today, soon, is_permanent=permanent))


def _board(copy: CopyView, on_paper: bool) -> rules.Board:
    return rules.Board(
        place=copy.place_name,
        hanging=copy.count.hanging,
        has_begin_minutes=on_paper or copy.minutes_of(MinutesKind.BEGIN) is not None,
        has_end_minutes=on_paper or copy.minutes_of(MinutesKind.END) is not None,
    )


def _seen_on(copy: CopyView) -> date:
    days = (copy.checked_on, copy.started_at.date() if copy.started_at else None)
    return max(day for day in days if day is not None)
