"""The matrix without a window."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.areas.disclosure.coverage.documents import CoveragePapers, grid_data
from desktop_app.areas.disclosure.coverage.grid import Grid
from desktop_app.areas.disclosure.coverage.service import CoverageService
from desktop_app.areas.disclosure.coverage.words import year_sentence
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.core.paper.saving import Format, save_document
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk

FIRST_YEAR, LAST_YEAR = 2000, 2999


def write_coverage(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The matrix of a year as a file; whole, or not there."""
    year, target = int(values["year"]), Path(values["out"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(f"Năm {year} không hợp lệ. Gõ đủ bốn chữ số của năm, ví dụ 2026.")
    grid = CoverageService(desk).grid(year)
    _write(desk, grid, values["format"], target)
    text = f"{year_sentence(grid)}\nĐã ghi bảng công khai năm {year}: {target}"
    return Outcome(text, {"file": str(target), **grid_data(grid)}, date(year, 1, 1), date(year, 12, 31))


def _write(desk: Desk, grid: Grid, form: str, target: Path) -> None:
    papers = CoveragePapers(desk)
    if form == "json":
        text = json.dumps(grid_data(grid), ensure_ascii=False, indent=2)
        with disk_told(), whole_file(target) as part:
            part.write_text(f"{text}\n", encoding="utf-8")
    elif form == Format.EXCEL.value:
        from desktop_app.core.paper.excel import write_grid_xlsx

        with disk_told():
            write_grid_xlsx(papers.sheet(grid), target)
    else:
        save_document(papers.paper(grid), Format(form), target)
