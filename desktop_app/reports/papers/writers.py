"""Which code writes the file of a report: forms of columns share one writer, a report of words has its own."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.core.paper.saving import Format
from desktop_app.office.finding import declared
from desktop_app.reports.papers.service import ReportPapers
from desktop_app.reports.queries import Wanted

if TYPE_CHECKING:
    from desktop_app.office.desk import Desk
    from desktop_app.reports.known import Known

OWN_WRITERS: Mapping[str, str] = {"democracy": "desktop_app.reports.narrative.paper_service:write_file"}
"""By the key of a form that has no columns "module:callable"(desk, known, wanted, format, target)."""


def save_report(desk: "Desk", known: "Known", wanted: Wanted, form: Format, target: Path) -> None:
    """Write the file of one report; UserError when the disk refuses."""
    if name := OWN_WRITERS.get(wanted.form):
        declared(name)(desk, known, wanted, form, target)
    else:
        ReportPapers(desk, known).save(wanted, form, target)
