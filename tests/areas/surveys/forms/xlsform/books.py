"""Workbooks as somebody else's program writes them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook

Rows = Sequence[Sequence[object]]

YES_NO: Rows = (("list_name", "name", "label"), ("co", 1, "Có"), ("co", 2, "Không"))
NAMED: Rows = (("list_name", "name", "label"), ("yn", "yes", "Có"), ("yn", "no", "Không"))
SETTINGS: Rows = (("form_title", "form_id", "version"), ("Phiếu thử", "PKS90", 2026.1))


def a_book(folder: Path, survey: Rows, choices: Rows = YES_NO, settings: Rows = SETTINGS, **others: Rows) -> Path:
    """A workbook of these sheets; a cell is text or number as it stands here."""
    sheets: Mapping[str, Rows] = {"survey": survey, "choices": choices, "settings": settings, **others}
    path = folder / "phieu.xlsx"
    with Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value not in (None, ""):
                        sheet.write(at, column, value)
    return path
