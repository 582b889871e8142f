"""The records of disclosure going out to a workbook, and what may be kept of typed rows."""

from collections.abc import Mapping
from datetime import date, timedelta

from desktop_app.areas.disclosure.queries import views_between
from desktop_app.areas.disclosure.shown import DisclosureView
from desktop_app.core import words
from desktop_app.core.law.calendar import ONE_DAY
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Outgoing
from desktop_app.office.postings.queries import PostingView

SEPARATOR = "; "


def outgoing(desk: Desk, from_on: date, to_on: date) -> Outgoing:
    """The records whose limit began on these days, in the order in which an import would number them."""
    with desk.db.reading() as session:
        views = [view for view in views_between(session, desk, from_on, to_on) if view.voided_on is None]
    views.sort(key=lambda view: (view.document_on or period(view)[0] or view.trigger_on, view.year, view.number))
    span = f"Hồ sơ công khai từ {words.day(from_on)} đến {words.day(to_on)}."
    return Outgoing([_row(view) for view in views], len(views), (span,))


def keepable(row: Mapping[str, str]) -> dict[str, str]:
    """All of a typed row: it names no citizen but those whose names are to be disclosed."""
    return dict(row)


def period(view: DisclosureView) -> tuple[date | None, date | None]:
    """From when to when it was disclosed: its notice at the place where that hung the shortest, else all the rest."""
    posting = posting_of(view)
    if posting is not None:
        return _hung(posting)
    starts = [form.since_on for form in view.chosen if form.since_on]
    ends = [*(form.to_on for form in view.chosen), *(slot.read_on for slot in view.slots)]
    return min(starts, default=None), max((on for on in ends if on), default=None)


def posting_of(view: DisclosureView) -> PostingView | None:
    """The last notice of a record that was not struck out."""
    return next((each for each in reversed(view.postings) if each.voided_on is None), None)


def _hung(posting: PostingView) -> tuple[date, date | None]:
    waiting = [copy for copy in posting.copies if copy.ended_at is None]
    since = [copy.count.since_on for copy in waiting or posting.copies if copy.count.since_on]
    if waiting:
        first = max(since, default=posting.from_on)
        return first, first + timedelta(days=posting.required_days) if posting.required_days else None
    shortest = min(posting.copies, key=lambda copy: copy.count.days)
    first = shortest.count.since_on or posting.from_on
    return first, first + max(timedelta(), timedelta(days=shortest.count.days) - ONE_DAY)


def _row(view: DisclosureView) -> dict[str, object]:
    from_on, to_on = period(view)
    posting = posting_of(view)
    return {
        "item": view.item_code,
        "title": view.title,
        "document_number": view.document_number,
        "document_on": view.document_on,
        "issuer": view.issuer,
        "forms": SEPARATOR.join(form.form.value for form in view.chosen),
        "places": SEPARATOR.join(copy.place_name for copy in posting.copies) if posting else "",
        "from_on": from_on,
        "to_on": to_on,
        "who": view.responsible,
        "note": view.note,
    }
