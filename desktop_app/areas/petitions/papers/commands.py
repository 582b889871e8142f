"""Papers of one petition without a window."""

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.papers.extract import ExtractService
from desktop_app.areas.petitions.papers.service import PetitionPaperService
from desktop_app.core.errors import UserError
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.office.form_papers.written import written

_NUMBER = re.compile(r"0*(\d+)/(\d{4})")


def print_paper(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """A paper of a petition as a file; a denouncer's name is never put in from the command line."""
    key, uid = str(values["paper"]), _uid(desk, str(values["number"]))
    service = PetitionPaperService(desk)
    document = service.paper(uid, key, str(values["deputy"]))
    asked = service.ask(uid, key)
    return written(document, values, asked.name, f"đơn {values['number']}", asked.warning)


def print_extract(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The extract of a petition as a file; refused for an account whose check cannot look into the vault."""
    uid = _uid(desk, str(values["number"]))
    phrases = [phrase for phrase in str(values["strike"]).split(";") if phrase.strip()]
    return written(ExtractService(desk).document(uid, phrases), values, "bản trích", f"đơn {values['number']}")


def _uid(desk: Desk, label: str) -> str:
    found = _NUMBER.fullmatch(label.strip())
    if not found:
        raise UserError(f"Không đọc được số đơn “{label}”. Gõ dạng 87/2026.")
    asked = select(Petition.uid).where(Petition.number == int(found[1]), Petition.year == int(found[2]))
    with desk.db.reading() as session:
        uid = session.scalars(asked).one_or_none()
    if uid is None:
        raise UserError(f"Sổ chưa có đơn {label.strip()}. Kiểm tra lại số và năm.")
    return uid
