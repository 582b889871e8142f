"""Papers of one decision without a window."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.papers.service import DecisionPaperService
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.office.form_papers.written import labelled, written


def print_paper(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """A paper of a decision as a file."""
    label, key = str(values["id"]), str(values["paper"])
    uid = labelled(desk, Decision, label, "việc")
    service = DecisionPaperService(desk)
    documents = service.paper(uid, key, str(values["deputy"]))
    asked = service.ask(uid, key)
    return written(documents, values, asked.name, f"việc {label}", asked.warning)
