"""Figures and their rows as plain values for other programs."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from desktop_app.reports.figures import FigureLine, ReportFigures
from desktop_app.reports.note_line import note_line
from desktop_app.reports.papers.columns import note_number
from desktop_app.reports.papers.rows import RowsOf


def form_values(figures: ReportFigures) -> dict[str, Any]:
    """The value of every column by its number, of every other indicator by its key; None for what is not known.

    The remark stands under the number of its column.
    """
    values: dict[str, Any] = {line.key: number(line.value) for line in columns_first(figures)}
    if place := note_number(figures.form.columns):
        values[place] = note_line(figures)
    return values


def columns_first(figures: ReportFigures) -> list[FigureLine]:
    """All figures, what stands outside the table after it."""
    columns = {column.key for column in figures.form.columns}
    return sorted(figures.lines, key=lambda line: line.key not in columns)


def rows_values(figures: ReportFigures, key: str, parts: Sequence[RowsOf]) -> dict[str, Any]:
    """The rows behind one figure; they add up to `amount`, which is not `value` where the registers changed since."""
    rows = [
        {
            "column": part.indicator.key,
            "uid": row.uid,
            "amount": number(part.sign * row.amount),
            "cells": {head.heading: cell for head, cell in zip(part.heads, row.cells, strict=True)},
        }
        for part in parts
        for row in part.rows
    ]
    line = figures.line(key)
    return {
        "form": figures.form.key,
        "column": key,
        "title": line.indicator.title,
        "definition": line.indicator.tells,
        "value": number(line.value),
        "amount": number(line.value if line.live is None else line.live),
        "rows": rows,
    }


def number(value: Decimal | None) -> int | float | None:
    """A whole number as one."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
