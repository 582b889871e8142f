"""What the report to the People's Council says in numbers (Luật 10/2022/QH15 Điều 14 khoản 3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.catalogue import Item, read_catalogue
from desktop_app.areas.disclosure.coverage.cells import Stated, belongs
from desktop_app.areas.disclosure.coverage.quarter import clause_of
from desktop_app.areas.disclosure.coverage.reading import copies_of, stated_in, viewer_on, views_where
from desktop_app.areas.disclosure.further_models import CouncilReport
from desktop_app.areas.disclosure.models import Disclosure, Form
from desktop_app.areas.disclosure.queries import DisclosureView
from desktop_app.areas.disclosure.requests.models import InformationRequest
from desktop_app.office.postings.rules import Hanging


@dataclass(frozen=True)
class LeftOut:
    """A mandatory form that was not carried out for a document, and why."""

    item_code: str
    title: str
    form: Form
    reason: str


@dataclass(frozen=True, kw_only=True)
class ItemFigures:
    """One item with its parts: documents whose trigger lies in the span.

    Each document counts once in `on_time`, `late`, `running_out` (not disclosed yet, its limit not past) or `unlimited`
    (disclosed, or not yet, without a limit known). `hanging` is how many of them hang on a board now.
    """

    item_code: str
    clause: str
    short: str
    documents: int = 0
    on_time: int = 0
    late: int = 0
    running_out: int = 0
    unlimited: int = 0
    hanging: int = 0
    nothing_months: tuple[tuple[int, int], ...] = ()
    nothing_reasons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RequestFigures:
    """Requests received in the span: how many were answered in time, answered late, are open, are open and late."""

    received: int = 0
    on_time: int = 0
    late: int = 0
    open: int = 0
    overdue: int = 0


@dataclass(frozen=True, kw_only=True)
class CouncilFigures:
    """The figures of a span of days; `whole` is the sum of the items.

    `session`, `session_on` and `number` are of the kept report, empty where none is kept.
    """

    from_on: date
    to_on: date
    items: tuple[ItemFigures, ...]
    whole: ItemFigures
    left_out: tuple[LeftOut, ...]
    requests: RequestFigures
    uid: str = ""
    session: str = ""
    session_on: date | None = None
    number: str = ""
    note: str = ""


def read_figures(session: Session, from_on: date, to_on: date, today: date) -> CouncilFigures:
    """The figures of the days from `from_on` to the end of `to_on`, as they stand today."""
    records = views_where(session, viewer_on(session, today), Disclosure.trigger_on.between(from_on, to_on))
    catalogue = read_catalogue(session)
    items = [item for item in catalogue.on(min(to_on, max(today, from_on))) if not item.is_part]
    months = [each for year in range(from_on.year, to_on.year + 1) for each in _stated(session, year, from_on, to_on)]
    figures = tuple(_figures(item, records, months, today) for item in items)
    return CouncilFigures(
        from_on=from_on,
        to_on=to_on,
        items=figures,
        whole=_whole(figures),
        left_out=tuple(_left_out(records)),
        requests=_requests(session, from_on, to_on, today),
    )


def figures_of(session: Session, uid: str, today: date) -> CouncilFigures:
    """The figures of a kept report, with its session."""
    report = session.scalars(select(CouncilReport).where(CouncilReport.uid == uid)).one()
    return replace(
        read_figures(session, report.from_on, report.to_on, today),
        uid=report.uid,
        session=report.session,
        session_on=report.session_on,
        number=report.number,
        note=report.note,
    )


def _stated(session: Session, year: int, from_on: date, to_on: date) -> Iterator[tuple[int, Stated]]:
    """Statements of months that begin in the span."""
    for each in stated_in(session, year):
        if from_on.replace(day=1) <= date(year, each.month, 1) <= to_on:
            yield year, each


def _figures(
    item: Item, records: Sequence[DisclosureView], stated: Sequence[tuple[int, Stated]], today: date
) -> ItemFigures:
    mine = [each for each in records if belongs(each.item_code, item.code)]
    counted = [_counted(each, today) for each in mine]
    months = [(year, each) for year, each in stated if belongs(each.item_code, item.code)]
    return ItemFigures(
        item_code=item.code,
        clause=clause_of(item),
        short=item.short,
        documents=len(mine),
        on_time=counted.count("on_time"),
        late=counted.count("late"),
        running_out=counted.count("running_out"),
        unlimited=counted.count("unlimited"),
        hanging=sum(any(copy.count.hanging in _HANGS for copy in copies_of(each)) for each in mine),
        nothing_months=tuple(sorted({(year, each.month) for year, each in months})),
        nothing_reasons=tuple(dict.fromkeys(each.reason for _, each in months if each.reason)),
    )


_HANGS = (Hanging.RUNNING, Hanging.RIPE, Hanging.PERMANENT)


def _counted(view: DisclosureView, today: date) -> str:
    """In which of the four a document counts; one of an old book has no limit that could be missed."""
    due, complete = view.due_on, view.standing.complete_on
    if due is None or view.is_backfilled:
        return "unlimited"
    if complete is not None:
        return "on_time" if complete <= due else "late"
    return "running_out" if today <= due else "late"


def _whole(items: Sequence[ItemFigures]) -> ItemFigures:
    return ItemFigures(
        item_code="",
        clause="",
        short="Cộng",
        documents=sum(each.documents for each in items),
        on_time=sum(each.on_time for each in items),
        late=sum(each.late for each in items),
        running_out=sum(each.running_out for each in items),
        unlimited=sum(each.unlimited for each in items),
        hanging=sum(each.hanging for each in items),
    )


def _left_out(views: Sequence[DisclosureView]) -> Iterator[LeftOut]:
    for view in views:
        for form in view.form_views:
            if form.is_mandatory and form.is_left_out:
                yield LeftOut(view.item_code, view.title, form.form, form.left_out_reason)


def _requests(session: Session, from_on: date, to_on: date, today: date) -> RequestFigures:
    query = select(InformationRequest).where(
        InformationRequest.received_on.between(from_on, to_on), InformationRequest.voided_on.is_(None)
    )
    rows = session.scalars(query).all()
    ended = [row for row in rows if row.ended_on]
    late = sum(1 for row in ended if row.due_on and row.ended_on and row.ended_on > row.due_on)
    waiting = [row for row in rows if not row.ended_on]
    overdue = sum(1 for row in waiting if row.due_on and row.due_on < today)
    return RequestFigures(received=len(rows), on_time=len(ended) - late, late=late, open=len(waiting), overdue=overdue)
