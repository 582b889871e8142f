"""The lines of the annex on disclosure: every document whose limit began in the span, with all that its line says."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.coverage.quarter import clause_of
from desktop_app.areas.disclosure.coverage.reading import copies_of
from desktop_app.areas.disclosure.figures.begun import in_span
from desktop_app.areas.disclosure.models import Disclosure, Form
from desktop_app.areas.disclosure.queries import viewer_of
from desktop_app.areas.disclosure.shown import DisclosureView
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span
from desktop_app.office.postings.rules import Hanging


@dataclass(frozen=True, kw_only=True)
class DisclosedLine:
    """One document: `clause` groups it, "" for an item of the office's own.

    `forms` are those carried out. The notice hung at `places` from `from_on` to the end of `to_on`, None while it hangs
    or where it hangs for good; `required_days` is how long it has to hang, 0 for good, None without a notice, and one
    that came down before is `is_short`.
    """

    uid: str
    label: str
    clause: str
    item_code: str
    item: str
    title: str
    document: str
    responsible: str
    forms: tuple[Form, ...]
    places: tuple[str, ...]
    required_days: int | None
    from_on: date | None
    to_on: date | None
    is_late: bool
    is_short: bool


def disclosed_lines(desk: Desk, session: Session, span: Span) -> tuple[DisclosedLine, ...]:
    """The documents of the span, by item and then by day."""
    order = (Disclosure.item_code, Disclosure.trigger_on, Disclosure.id)
    rows = session.scalars(select(Disclosure).where(in_span(span)).order_by(*order)).all()
    today = desk.clock.today()
    return tuple(_line(view, today) for view in viewer_of(session, desk).views(rows))


def _line(view: DisclosureView, today: date) -> DisclosedLine:
    notices = [posting for posting in view.postings if posting.voided_on is None]
    hung = [copy for copy in copies_of(view) if copy.started_at]
    ended = [copy.ended_at.date() for copy in hung if copy.ended_at]
    began = [copy.started_at.date() for copy in hung if copy.started_at]
    complete, due = view.standing.complete_on, None if view.is_backfilled else view.due_on
    written = [form for form in view.chosen if form.since_on]
    return DisclosedLine(
        uid=view.uid,
        label=view.label,
        clause=clause_of(view.entry),
        item_code=view.item_code,
        item=view.item,
        title=view.title,
        document=view.document,
        responsible=view.responsible,
        forms=tuple(form.form for form in written),
        places=tuple(dict.fromkeys(copy.place_name for copy in hung)),
        required_days=notices[-1].required_days if notices else None,
        from_on=min(began, default=min((form.since_on for form in written if form.since_on), default=None)),
        to_on=max(ended, default=None) if len(ended) == len(hung) else None,
        is_late=due is not None and (complete or today) > due,
        is_short=any(copy.count.hanging is Hanging.SHORT for copy in hung),
    )
