"""Enrolment without a window."""

from collections.abc import Mapping
from typing import Any

from desktop_app.core.package.keys import Card, read_card, shown
from desktop_app.core.paper.saving import format_of, save_document
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.sync.enrolling.files import read_card_file, write_card_file
from desktop_app.sync.enrolling.papers import SheetPaperService
from desktop_app.sync.enrolling.queries import kinds_for, own
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.states import PartnerKind


def export_card(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The office's card as a file, and the sheet beside it where it is asked for."""
    sheet = values["sheet"]
    form = format_of(sheet) if sheet else None
    content = EnrolService(desk).own_card()
    write_card_file(values["out"], content)
    if form:
        save_document(SheetPaperService(desk).sheet(), form, sheet)
    card = read_card(content)
    said = (
        f"Dãy số đối chiếu: {shown(card.fingerprint)}.",
        *(f"Đã ghi: {path}" for path in (values["out"], sheet) if path),
    )
    return Outcome("\n".join(said), _told(card))


def import_card(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Trust another office's card; refused when a digit differs."""
    service, content = EnrolService(desk), read_card_file(values["card"])
    kind = PartnerKind[values["as"].upper()] if values["as"] else kinds_for(own(desk).kind)[0]
    card = service.look_at(content)
    uid = service.enrol(content, values["fingerprint"], kind, compared_with=values["with"] or "")
    told = {**_told(card), "uid": uid, "kind": kind.name.lower()}
    return Outcome(f"Đã ghi danh {card.name}, mã {card.unit}: {kind.value}.", told)


def _told(card: Card) -> dict[str, str]:
    return {"unit": card.unit, "name": card.name, "fingerprint": card.fingerprint}
