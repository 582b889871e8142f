"""Rows of the entry grid as a draft keeps them, cell by cell under "row.key"."""

from collections.abc import Mapping, Sequence

from desktop_app.core.sheets.template import Template
from desktop_app.core.sheets.typed import TypedRow

FORM = "exchange.typed"
"""The draft of each kind of workbook has this name, a dot and the kind's key."""


def as_draft(rows: Sequence[TypedRow]) -> dict[str, str]:
    """The cells that have a word."""
    return {f"{at}.{key}": text for at, row in enumerate(rows) for key, text in row.items() if text}


def as_rows(draft: Mapping[str, str], template: Template) -> list[dict[str, str]]:
    """The rows of a draft as far as the template still has their columns, without empty rows."""
    known = {column.key for column in template.columns}
    rows = dict[int, dict[str, str]]()
    for name, text in draft.items():
        at, _, key = name.partition(".")
        if key in known:
            rows.setdefault(int(at), {})[key] = text
    return [rows[at] for at in sorted(rows)]
