"""What the entry page shows at first: a new record, one to be corrected, one that follows another."""

from datetime import date

from desktop_app.areas.disclosure.catalogue import Catalogue
from desktop_app.areas.disclosure.entry import item_words
from desktop_app.areas.disclosure.fields import COLUMNS_OF_FORM, flag_of
from desktop_app.areas.disclosure.models import ChangeKind
from desktop_app.areas.disclosure.shown import DisclosureView
from desktop_app.areas.disclosure.start import Start

ANEW = ("document_number", "document_on", "trigger_on", "change_reason", "rule_key")
"""What a record that follows another one does not take over."""


def new_values(start: Start, catalogue: Catalogue, today: date) -> dict[str, object]:
    """A new record; of a month that is not this one its days are left to be typed."""
    is_now = (start.year, start.month) in ((0, 0), (today.year, today.month))
    item = catalogue.of(start.item_code, today) if start.item_code else None
    values: dict[str, object] = {"pages": "1"}
    values |= {"trigger_on": today} if is_now else {}
    return values | ({"item": item_words(item)} if item else {})


def values_of(view: DisclosureView) -> dict[str, object]:
    """A record to be corrected."""
    values: dict[str, object] = {name: getattr(view, name) for name in COLUMNS_OF_FORM}
    values |= {"item": item_words(view.entry) if view.entry else view.item_code}
    values |= {"pages": str(view.pages), "has_names": "có" if view.has_names else ""}
    values |= {flag_of(form.form): "" if form.is_left_out else "có" for form in view.form_views}
    values["left_out_reason"] = next((form.left_out_reason for form in view.form_views if form.is_left_out), "")
    return {name: "" if value is None else value for name, value in values.items()}


def following_values(view: DisclosureView, change: ChangeKind, today: date) -> dict[str, object]:
    """A record that follows another one: the same content and forms, a day and a period of its own."""
    values = {name: value for name, value in values_of(view).items() if name not in ANEW}
    return values | {"trigger_on": today} if change is ChangeKind.CORRECTED else values
