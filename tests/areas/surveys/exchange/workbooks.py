"""Workbooks of answers as officials bring them, for the tests."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from desktop_app.areas.surveys.exchange.intake_service import IntakeService
from desktop_app.areas.surveys.exchange.planning import Plan
from desktop_app.core.sheets.reader import open_book
from desktop_app.office.desk import Desk

HEADS = ("so_phieu", "q1_1", "q1_2", "q2", "q3", "q3_1", "q4", "q5", "q6", "q7", "q7_1", "q8", "q8_1")
WHOLE = ("", 2, 1, 3, 1, "", 1, 1, 2, 2, "", 2, "")
"""A form of PKS05 without any of the questions that depend on others, as a row under `HEADS`."""


def a_workbook(folder: Path, rows: Sequence[Sequence[Any]], heads: Sequence[str] = HEADS) -> Path:
    """A workbook of these rows under a heading."""
    file = folder / f"phieu-{len(list(folder.iterdir()))}.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Trả lời")
        for at, row in enumerate((heads, *rows)):
            sheet.write_row(at, 0, row)
    return file


def row_with(**changed: Any) -> tuple[Any, ...]:
    """The whole form with these cells instead."""
    return tuple(changed.get(name, value) for name, value in zip(HEADS, WHOLE, strict=True))


def planned(desk: Desk, survey: str, file: Path) -> Plan:
    """The dry run of the file."""
    with open_book(file) as book:
        return IntakeService(desk).plan(survey, book)
