"""Petitions on their way, for the tests of their papers: one for every step that has a paper."""

from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.areas.petitions.kept import Registered
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible, ForwarderKind, Result, Source
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.document_words import document_words
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.rights import Role
from desktop_app.office.vault import Vault
from tests.areas.petitions.makers import a_petition, take

NAME, NUMBER, PHONE = "Khuất Nghiêng Thoắng", "099061777123", "0100 765 439"
CONTENT = "Trưởng thôn thu tiền làm đường không có hóa đơn, không công khai cho dân."
ACCUSED = "ông Trần Văn Thử, Trưởng thôn Đoài"
DAY, NEXT, LATER = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 19)
WRITER: dict[str, Any] = {
    "full_name": NAME,
    "paper_number": NUMBER,
    "phone": PHONE,
    "paper_issued_on": date(2021, 4, 15),
    "paper_issued_by": "Cục Cảnh sát",
    "address": "Số 4, ngõ 2",
    "hamlet": "Thôn Đoài",
}
FORWARDED: dict[str, Any] = {
    "source": Source.FORWARDED,
    "forwarder": "Ban Tiếp công dân tỉnh",
    "forwarder_kind": ForwarderKind.ELECTED,
    "forwarder_number": "21/BTCD",
    "forwarder_on": date(2026, 11, 13),
}


def entered(desk: Desk, kind: Kind = Kind.COMPLAINT, **changed: Any) -> Registered:
    """A petition that says everything."""
    said = {**WRITER, "received_on": DAY, "dated_on": date(2026, 11, 12), "content": CONTENT, "opponent": ACCUSED}
    return PetitionService(desk).register(a_petition(**{**said, "kind": kind, **changed}))


def sorted_out(
    desk: Desk, kind: Kind = Kind.COMPLAINT, competent: Competent = Competent.YES, **changed: Any
) -> Registered:
    """The same, found to be eligible, and ours or not."""
    petition = entered(desk, kind, **changed)
    on = changed.get("received_on", NEXT)
    return take(desk, petition, "classify", on, eligible=Eligible.YES, competent=competent)


def accepted(desk: Desk, kind: Kind = Kind.COMPLAINT, **changed: Any) -> Registered:
    """The same, accepted by a paper with a number."""
    petition = sorted_out(desk, kind, **changed)
    key = "accept_denunciation" if kind is Kind.DENUNCIATION else "accept_complaint"
    on = changed.get("received_on", date(2026, 11, 18))
    return take(desk, petition, key, on, document_on=on, document_number="58", assigned_to="Phòng Kinh tế")


def denunciations(desk: Desk) -> list[tuple[Registered, str]]:
    """A denunciation for every step that has a paper, with that step taken."""
    kind, on = Kind.DENUNCIATION, LATER
    paper = {"document_on": on, "document_number": "60"}
    away: dict[str, Any] = {"to_agency": "Công an tỉnh", **paper}
    there = Competent.NO

    def done(petition: Registered, key: str, **said: Any) -> tuple[Registered, str]:
        return take(desk, petition, key, on, **said), key

    return [
        (sorted_out(desk, kind), ""),
        done(entered(desk, kind), "ask_more", reason="nêu rõ thời gian thu tiền"),
        done(sorted_out(desk, kind, there, **FORWARDED), "return_to_sender", **away),
        done(sorted_out(desk, kind, there), "urge", **away),
        (accepted(desk, kind), "accept_denunciation"),
        done(sorted_out(desk, kind), "not_accept_denunciation", ground="no_base", reason="chưa rõ hành vi", **paper),
        done(sorted_out(desk, kind, there), "transfer_denunciation", **away),
        done(sorted_out(desk, kind, there, source=Source.IN_PERSON), "guide_denunciation", **away),
        done(accepted(desk, kind), "transfer_crime", **away),
        done(accepted(desk, kind), "notify_acceptance", **paper),
        done(accepted(desk, kind), "extend_denunciation", tests=("many_places",), **paper),
        done(accepted(desk, kind), "withdraw_denunciation", reason="đã hòa giải", **paper),
        done(accepted(desk, kind), "withdraw_but_go_on", reason="có dấu hiệu vi phạm"),
        done(accepted(desk, kind), "conclude", result=Result.PARTLY, said="Đã thu 12 hộ", **paper),
        done(accepted(desk, kind, **FORWARDED), "report_forwarder", said="Đã thụ lý", **paper),
    ]


def without_the_vault(desk: Desk) -> Desk:
    """The same desk with a colleague at it who handles petitions and does not see denouncers."""
    colleague = replace(desk.account, name="Lê Thị Hoa", role=Role.OFFICIAL, sees_denouncer=False)
    return replace(desk, account=colleague, vault=Vault(str(desk.vault._public)))


def said(document: Document) -> str:
    """Every word with single spaces."""
    return " ".join(document_words(document).replace("\u00a0", " ").split())
