"""The register of conventions without a window."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.areas.conventions.register.cells import NONE_YET
from desktop_app.areas.conventions.register.documents import ConventionRegisterService, every_row
from desktop_app.areas.conventions.row import ConventionRow, HamletWithout
from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.files import whole_file
from desktop_app.core.paper.saving import Format, save_register
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk


def write_conventions(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Every hamlet's text, where it stands and what it lacks, as a file; whole, or not there."""
    target: Path = values["out"]
    rows, without = every_row(desk)
    data = {"conventions": [_told(row) for row in rows], "without": [_lacks(row) for row in without]}
    if values["format"] == "json":
        text = json.dumps(data, ensure_ascii=False, indent=2)
        with disk_told(), whole_file(target) as part:
            part.write_text(f"{text}\n", encoding="utf-8")
    else:
        save_register(ConventionRegisterService(desk).print_register(), Format(values["format"]), target)
    lacking = f"{words.number(len(without))} thôn chưa có hương ước"
    said = f"Đã ghi {words.number(len(rows))} hồ sơ hương ước, quy ước, {lacking}: {target}"
    return Outcome(said, {"file": str(target), **data})


def _told(row: ConventionRow) -> dict[str, Any]:
    return {
        "hamlet": row.hamlet,
        "number": row.label,
        "title": row.title,
        "state": row.stands,
        "step": row.part,
        "next_step": row.next_step,
        "due": row.next_due_on.isoformat() if row.next_due_on else None,
        "missing": list(row.missing),
        "arranged": row.is_arranged,
        "recognised": row.recognised_on.isoformat() if row.recognised_on else None,
    }


def _lacks(row: HamletWithout) -> dict[str, Any]:
    return {"hamlet": row.hamlet, "households": row.households, "state": NONE_YET}
