"""When the forms of a record began, in SQL: what `viewing.Viewer` tells of one record, told of all at once."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, String, Subquery, and_, case, func, literal, null, select, type_coerce

from desktop_app.areas.disclosure.models import Disclosure, DisclosureForm, Form, HamletNotice, RadioSlot
from desktop_app.office.figures.source import NO, YES, Dimension, Span
from desktop_app.office.postings.models import Posting, PostingCopy, PostingGap

IN_VIETNAM = "+7 hours"
"""Instants are kept in UTC; the day of one is the day here."""

TIMELINESS = Dimension(
    "Đúng hạn",
    {
        "ON_TIME": "Đúng hạn",
        "LATE": "Chậm hạn",
        "NOT_YET": "Chưa công khai, còn hạn",
        "NO_RULE": "Không tính hạn",
    },
)
BROKEN = Dimension(
    "Gián đoạn niêm yết",
    {"NONE": "Không gián đoạn", "RESUMED": "Đã niêm yết lại từ đầu", "OPEN": "Đang gián đoạn"},
)


def in_span(span: Span) -> ColumnElement[bool]:
    """The records that count: not struck out, their limit began on one of these days."""
    return and_(Disclosure.trigger_on.between(span.from_on, span.to_on), Disclosure.voided_on.is_(None))


def begun(span: Span) -> Subquery:
    """For each record its id, the day when it was disclosed whole (`complete_on`), and each form: carried out or not.

    It is disclosed whole when every mandatory form has begun, or every chosen one where none is mandatory.
    """
    form, since = DisclosureForm, _since()
    rows = (
        select(form.disclosure_id.label("record"), form.form.label("form"), form.is_mandatory.label("must"))
        .add_columns(since.label("since"))
        .join(Disclosure, Disclosure.id == form.disclosure_id)
        .where(in_span(span), form.left_out_reason == "")
        # Without a limit, SQLite would put the search for the day in every place that asks for it.
        .limit(-1)
        .subquery()
    )
    waits = rows.c.since.is_(None)
    last, must_last = func.max(rows.c.since), func.max(rows.c.since).filter(rows.c.must)
    complete = case(
        (func.count().filter(rows.c.must, waits) > 0, null()),
        (func.count().filter(rows.c.must) > 0, must_last),
        (func.count().filter(waits) > 0, null()),
        else_=last,
    )
    return (
        select(rows.c.record, complete.label("complete_on"))
        .add_columns(*(_carried_out(rows, each).label(each.name) for each in Form))
        .group_by(rows.c.record)
        .subquery()
    )


def timeliness(complete_on: Any, today: date) -> ColumnElement[str]:
    """Whether the limit was kept; one of an old book has none that could be missed."""
    due = type_coerce(Disclosure.due_on, String)
    return case(
        (Disclosure.is_backfilled | due.is_(None), literal("NO_RULE")),
        (complete_on <= due, literal("ON_TIME")),
        (complete_on.is_not(None) | (due < today.isoformat()), literal("LATE")),
        else_=literal("NOT_YET"),
    )


def broken() -> ColumnElement[str]:
    """Whether a copy on a board did not hang for a while, and was put up anew."""
    gaps = (
        select(PostingGap.id)
        .join(PostingCopy, PostingCopy.id == PostingGap.copy_id)
        .join(Posting, Posting.id == PostingCopy.posting_id)
        .where(Posting.owner_uid == Disclosure.uid, Posting.voided_on.is_(None), PostingGap.is_withdrawn.is_(False))
        .correlate(Disclosure)
    )
    # What came down for good while its gap was open is not interrupted any more.
    still = gaps.where(PostingGap.to_at.is_(None), PostingCopy.ended_at.is_(None))
    return case(
        (still.exists(), literal("OPEN")),
        (gaps.where(PostingGap.to_at.is_not(None)).exists(), literal("RESUMED")),
        else_=literal("NONE"),
    )


def _carried_out(rows: Subquery, form: Form) -> ColumnElement[str]:
    return case(
        (func.count().filter(rows.c.form == form, rows.c.since.is_not(None)) > 0, literal(YES)), else_=literal(NO)
    )


def _since() -> ColumnElement[str]:
    """The day on which a form began: of boards, radio and hamlets the first of theirs, else what was written."""
    form, written = DisclosureForm, type_coerce(DisclosureForm.from_on, String)
    notice = select(Posting.id).where(Posting.owner_uid == Disclosure.uid, Posting.voided_on.is_(None))
    hung = (
        select(func.min(func.date(PostingCopy.started_at, IN_VIETNAM, type_=String)))
        .join(Posting, Posting.id == PostingCopy.posting_id)
        .where(Posting.owner_uid == Disclosure.uid, Posting.voided_on.is_(None))
        .correlate(Disclosure)
        .scalar_subquery()
    )
    read = _first(RadioSlot.read_on, RadioSlot.disclosure_id, RadioSlot.voided_on)
    sent = _first(HamletNotice.sent_on, HamletNotice.disclosure_id, HamletNotice.voided_on)
    return case(
        (and_(form.form == Form.POSTED, notice.correlate(Disclosure).exists()), hung),
        (form.form == Form.RADIO, func.coalesce(read, written)),
        (form.form == Form.HAMLET_HEAD, func.coalesce(sent, written)),
        else_=written,
    )


def _first(day: Any, owner: Any, voided_on: Any) -> ColumnElement[str]:
    found = select(func.min(type_coerce(day, String))).where(owner == Disclosure.id, voided_on.is_(None))
    return found.correlate(Disclosure).scalar_subquery()
