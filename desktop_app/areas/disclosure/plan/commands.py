"""The yearly plan without a window."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.areas.disclosure.plan.documents import PlanPaperService
from desktop_app.areas.disclosure.plan.service import PlanService
from desktop_app.core.paper.saving import Format, save_document
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk


def print_plan(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The plan of a year as a file; whole, or not there."""
    year, target = int(values["year"]), Path(values["out"])
    save_document(PlanPaperService(desk).plan(year), Format(values["format"]), target)
    plan = PlanService(desk).plan(year)
    lines = plan.lines if plan else ()
    told = [
        {"item": line.item_code, "content": line.content, "months": list(line.months), "responsible": line.responsible}
        for line in lines
    ]
    issued = plan.issued_on if plan else None
    data = {
        "file": str(target),
        "number": plan.number if plan else "",
        "issued_on": issued.isoformat() if issued else None,
        "lines": told,
    }
    text = f"Đã ghi kế hoạch công khai năm {year}, {len(lines)} dòng: {target}"
    return Outcome(text, data, date(year, 1, 1), date(year, 12, 31))
