"""The fields of the wording of a petition's papers, filled from what the register says."""

from collections.abc import Mapping

from desktop_app.areas.petitions.papers.facts import PaperFacts, StepFacts, Term
from desktop_app.areas.petitions.papers.table import paper_kinds
from desktop_app.core import words
from desktop_app.core.paper.official import long_day, named_document, short_day
from desktop_app.office.form_papers.around import number_of
from desktop_app.office.form_papers.values import bare, of_office, within
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.paper_people import Giver, desk_place

ACCEPTED_BY = ("accept_complaint", "accept_second", "accept_denunciation")
SUSPENDED_BY = ("suspend_complaint",)
PROSE = ("noi_dung", "yeu_cau", "doi_tuong", "ly_do", "tieu_chi", "noi_dung_viec")
"""The fields that officials write freely."""

_NAMED_BESIDE = 2
_KINDS = {Kind.SEVERAL: "có nhiều nội dung", Kind.OTHER: "đề nghị"}


def values(facts: PaperFacts, step: StepFacts, term: Term, law: Mapping[str, str]) -> dict[str, str]:
    """Every field; empty where nobody said it. `law` has the words of the step's ground and of its tests."""
    result = step.result or facts.result
    return {
        **of_office(facts.profile),
        "noi_tiep": desk_place(facts.profile),
        "dien_thoai_co_quan": facts.profile.phone,
        **_of_petition(facts),
        **named(facts.writer),
        "ngay": long_day(step.on),
        "co_quan_den": step.to_agency or facts.to_agency,
        "don_vi": step.assigned_to or facts.assigned_to,
        "den_ngay": short_day(step.until_on),
        "ly_do": within(step.reason or law.get("ground", "")),
        "tieu_chi": "; ".join(said for said in (within(law.get("tests", "")), within(step.reason)) if said),
        "noi_dung_viec": bare(step.said),
        "ket_qua": result.value.lower() if result else "",
        "van_ban_thu_ly": _document_of(facts, ACCEPTED_BY),
        "van_ban_tam_dinh_chi": _document_of(facts, SUSPENDED_BY),
        "thoi_han": term.amount,
        "han": short_day(term.until_on),
        "gia_han": term.extension,
    }


def named(writer: Giver) -> dict[str, str]:
    """The fields that say who wrote it."""
    return {
        "ho_ten": writer.full_name,
        "so_giay_to": writer.paper_number,
        "ngay_cap": writer.issued_on,
        "noi_cap": writer.issued_by,
        "dia_chi": writer.address,
        "dien_thoai": writer.phone,
    }


def _of_petition(facts: PaperFacts) -> dict[str, str]:
    return {
        "so_don": facts.label,
        "ma_ho_so": facts.file_code,
        "ngay_nhan": short_day(facts.received_on),
        "ngay_don": short_day(facts.dated_on),
        "loai": _KINDS.get(facts.kind, facts.kind.value.lower()),
        "lan": "lần hai" if facts.instance > 1 else "lần đầu",
        "nguoi_cung": _beside(facts),
        "noi_dung": bare(facts.content),
        "yeu_cau": bare(facts.request),
        "doi_tuong": bare(facts.opponent),
        "da_giai_quyet": bare(facts.settled_by),
        "co_quan_chuyen": facts.forwarder,
        "van_ban_chuyen": named_document(facts.forwarder_number, facts.forwarder_on),
    }


def _beside(facts: PaperFacts) -> str:
    """Who signed beside the first: one or two by name, more by their number; nobody of a denunciation."""
    if facts.is_secret:
        return ""
    more = max(facts.signers - 1, len(facts.beside))
    if more and more == len(facts.beside) <= _NAMED_BESIDE:
        return ", ".join(f"ông (bà) {name}" for name in facts.beside)
    return f"{words.two_digits(more)} người khác" if more else ""


def _document_of(facts: PaperFacts, keys: tuple[str, ...]) -> str:
    """Thông báo số 58/TB-UBND ngày 25 tháng 11 năm 2026: the paper of the last of these steps; "" without a number."""
    step = next((each for each in reversed(facts.done) if each.key in keys), None)
    if step is None or not step.document_number:
        return ""
    kind = next(each for each in paper_kinds().values() if step.key in each.steps)
    return named_document(number_of(kind, facts.profile, step.document_number), step.on)
