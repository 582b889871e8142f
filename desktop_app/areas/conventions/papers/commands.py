"""Papers of one convention without a window."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.conventions.models import Convention
from desktop_app.areas.conventions.papers.service import ConventionPaperService
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.office.form_papers.written import labelled, written


def print_paper(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """A paper of a convention as a file."""
    label, key = str(values["id"]), str(values["paper"])
    uid = labelled(desk, Convention, label, "hương ước")
    service = ConventionPaperService(desk)
    document = service.paper(uid, key, str(values["deputy"]))
    asked = service.ask(uid, key)
    return written((document,), values, asked.name, f"hương ước {label}", asked.warning)
