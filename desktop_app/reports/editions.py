"""The editions of forms that an office has: those that come with the program and those that were sent to it."""

from dataclasses import replace
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.office.desk import Desk
from desktop_app.reports import forms
from desktop_app.reports.forms import ReportForm, form_of_text
from desktop_app.reports.models import FormEdition


def editions(session: Session) -> tuple[ReportForm, ...]:
    """Every edition in use at the office, in the order in which an office knows them.

    One whose file this program cannot read any more is left out, so that all other reports can be made.
    """
    rows = select(FormEdition).where(FormEdition.is_withdrawn.is_(False)).order_by(FormEdition.id)
    sent = [form for row in session.scalars(rows) if (form := _sent(row))]
    return forms.in_order((*forms.load_forms(), *sent)) if sent else forms.load_forms()


def editions_at(desk: Desk) -> tuple[ReportForm, ...]:
    """The same for whoever has no work open on the data."""
    with desk.db.reading() as session:
        return editions(session)


def column_forms(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The forms of columns by their key, each once, with the number or the title of the latest edition."""
    return tuple(
        {each.key: (each.key, each.number or each.title) for each in editions_at(desk) if each.columns}.values()
    )


def _sent(row: FormEdition) -> ReportForm | None:
    form = _read(row.definition)
    return replace(form, came_from=row.came_from, taken=row.id) if form else None


@lru_cache(maxsize=64)
def _read(text: str) -> ReportForm | None:
    try:
        return form_of_text(text)
    except (AttributeError, LookupError, TypeError, ValueError):
        return None
