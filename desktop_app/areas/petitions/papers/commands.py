"""Papers of one petition without a window."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.papers.extract import ExtractService
from desktop_app.areas.petitions.papers.service import PetitionPaperService
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.office.form_papers.written import labelled, written


def print_paper(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """A paper of a petition as a file; a denouncer's name is never put in from the command line."""
    key, uid = str(values["paper"]), labelled(desk, Petition, str(values["number"]), "đơn")
    service = PetitionPaperService(desk)
    document = service.paper(uid, key, str(values["deputy"]))
    asked = service.ask(uid, key)
    return written((document,), values, asked.name, f"đơn {values['number']}", asked.warning)


def print_extract(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The extract of a petition as a file; refused for an account whose check cannot look into the vault."""
    uid = labelled(desk, Petition, str(values["number"]), "đơn")
    phrases = [phrase for phrase in str(values["strike"]).split(";") if phrase.strip()]
    return written((ExtractService(desk).document(uid, phrases),), values, "bản trích", f"đơn {values['number']}")
