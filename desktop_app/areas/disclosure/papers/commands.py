"""Papers of disclosure without a window."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop_app.areas.disclosure.papers.facts import posting_uid
from desktop_app.areas.disclosure.papers.minutes import TITLES, MinutesService
from desktop_app.areas.disclosure.papers.notice import NoticeService
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import Format, format_of, save_document
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.office.postings.models import MinutesKind


def print_notice(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The notice of every place, or of one copy, as a file; what it warns of stands in the outcome."""
    label, target = str(values["id"]), Path(values["out"])
    form = format_of(target)
    with desk.db.reading() as session:
        uid = posting_uid(session, label)
    service = NoticeService(desk)
    papers = service.notice(uid, int(values.get("copy") or 0))
    _save(papers, form, target)
    warnings = service.warnings(uid)
    copies = sum(1 for paper in papers if paper.band)
    text = [f"Đã ghi thông báo niêm yết {label}, {copies} bản: {target}", *warnings]
    return Outcome("\n".join(text), {"file": str(target), "id": label, "copies": copies, "warnings": list(warnings)})


def print_minutes(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The minutes of one copy as a file."""
    serial, target = str(values["serial"]), Path(values["out"])
    kind = MinutesKind[str(values["kind"]).upper()]
    form = format_of(target)
    _save((MinutesService(desk).minutes(serial, kind),), form, target)
    return Outcome(
        f"Đã ghi biên bản {TITLES[kind]} của phiếu {serial}: {target}", {"file": str(target), "serial": serial}
    )


def _save(papers: Sequence[Document], form: Format, target: Path) -> None:
    first, *others = papers
    save_document(first, form, target, *others)
