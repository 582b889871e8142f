"""What every Excel file that is written has in common: few rows in memory, text that stays text, whole or not there."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from desktop_app.core.files import whole_file
from desktop_app.core.paper.pdf_canvas import PROGRAM
from desktop_app.core.sheets.cells import FORMULA_SIGNS

EXPLAINED = "Giải thích"
"""The sheet that says what a workbook holds."""

TALLEST = 400.0
"""Points; no spreadsheet row is higher than 409."""

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31


@contextmanager
def workbook(target: Path, subject: str, made_at: datetime) -> Iterator[Any]:
    """A workbook that keeps no rows: they wait beside the target, never in the folder for temporary files."""
    with whole_file(target) as part, _waiting_room(target.parent) as beside:
        book = Workbook(str(part), {
            "constant_memory": True, "tmpdir": beside, "strings_to_numbers": False, "strings_to_formulas": False,
            "strings_to_urls": False, "default_date_format": "dd/mm/yyyy",
        })  # fmt: skip
        book.set_properties({"title": subject, "author": "", "comments": PROGRAM, "created": made_at})
        try:
            yield book
        finally:
            _close_book(book)


def _waiting_room(folder: Path) -> "TemporaryDirectory[str]":
    return TemporaryDirectory(prefix=".sodanchu-", dir=folder, ignore_cleanup_errors=True)


def _close_book(book: Any) -> None:
    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error


def sheet_name(name: str) -> str:
    """A name that a spreadsheet accepts for a sheet."""
    return _NOT_IN_A_NAME.sub("-", name)[:_LONGEST_NAME].strip()


def guard(text: str) -> dict[str, bool]:
    """Text that a spreadsheet would take for a formula is marked as text, also when somebody edits the cell."""
    return {"quote_prefix": True} if text.startswith(FORMULA_SIGNS) else {}


def lines_needed(text: str, letters: float) -> int:
    """About how many lines a text takes in a column that wide: not every program measures them when it opens a file."""
    return sum(1 + int(max(len(line) - 1, 0) // letters) for line in text.split("\n"))
