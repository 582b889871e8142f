"""The fields of the wording of a convention's papers, filled from what the register says."""

from datetime import date

from desktop_app.areas.conventions.papers.facts import ConventionFacts, ConventionStep, VoteFacts
from desktop_app.areas.conventions.papers.table import paper_kind
from desktop_app.areas.conventions.states import Answer, Role
from desktop_app.core import words
from desktop_app.core.paper.official import long_day, named_document, short_day
from desktop_app.office.form_papers.around import number_of
from desktop_app.office.form_papers.hamlet import of_hamlet
from desktop_app.office.form_papers.values import (
    bare,
    hour,
    numbered,
    of_commune,
    of_office,
    part,
    people,
    percent,
    two_digits,
    within,
)

_TEAM = (Role.HEAD, Role.DRAFTER, Role.ELDER, Role.ETHNIC)
_POSTS = {Role.HEAD: "Tổ trưởng", Role.DRAFTER: "Thành viên"}
_BLANK_LINES = 5
_REQUEST = "Văn bản đề nghị"
_TAKEN = (Answer.TAKEN, Answer.PARTLY)


def values(facts: ConventionFacts, step: ConventionStep) -> dict[str, str]:
    """Every field; empty where nobody said it."""
    return {
        **of_office(facts.profile),
        **of_commune(facts.profile),
        "don_vi": ", ".join(name for name in (facts.profile.name, facts.profile.province) if name),
        **of_hamlet(facts.hamlet),
        **_of_text(facts),
        **_of_people(facts),
        **_of_consultation(facts),
        **_of_vote(facts, facts.vote),
        "ngay": long_day(step.on),
        "ly_do": numbered(step.reason),
        "huong_dan": within(step.said),
        "den_ngay": long_day(step.until_on) if step.until_on else "",
        "dieu_khoan": _articles(step.articles),
        "gui_truoc": short_day(facts.send_by),
        "van_ban_de_nghi": _request(facts),
        "quyet_dinh_cu": facts.replaces,
        "quyet_dinh_nay": _recognition(facts),
        "quyet_dinh_tam_ngung": _suspension(facts),
    }


def _of_text(facts: ConventionFacts) -> dict[str, str]:
    text = facts.text
    chapters = f"{two_digits(text.chapters)} chương, " if text.chapters else ""
    return {
        "ten": facts.name.value,
        "ten_thuong": words.inside(facts.name.value),
        "viec": facts.kind.value,
        "bo_cuc": f"{chapters}{two_digits(len(text.articles))} điều" if text.articles else "",
    }


def _of_people(facts: ConventionFacts) -> dict[str, str]:
    team = facts.of(*_TEAM)
    households, heads = facts.of(Role.SIGNER_HOUSEHOLD), facts.of(Role.HEAD)
    listed = [(each.full_name, _POSTS.get(each.role, each.role.value)) for each in team]
    return {
        "to_soan_thao": people(listed, _BLANK_LINES, "Tổ trưởng", "Thành viên"),
        "truong_to": heads[0].full_name if heads else "",
        "ho_1": households[0].full_name if households else "",
        "ho_2": households[1].full_name if len(households) > 1 else "",
    }


def _of_consultation(facts: ConventionFacts) -> dict[str, str]:
    taken = sum(each.answer in _TAKEN for each in facts.opinions)
    explained = sum(each.answer is Answer.EXPLAINED for each in facts.opinions)
    consulted = facts.last("consult")
    return {
        "niem_yet_tu": long_day(facts.posted_from_on) if facts.posted_from_on else "",
        "niem_yet_den": long_day(facts.posted_to_on) if facts.posted_to_on else "",
        "cach_lay_y_kien": within(consulted.said) if consulted else "",
        "so_y_kien": two_digits(len(facts.opinions)),
        "so_tiep_thu": two_digits(taken),
        "so_giai_trinh": two_digits(explained),
    }


def _of_vote(facts: ConventionFacts, vote: VoteFacts | None) -> dict[str, str]:
    called = facts.last("call_meeting")
    if vote is None:
        day = called.until_on if called else None
        vote = VoteFacts(from_on=day or date.min, to_on=day or date.min)
    whole, present = vote.households, vote.present
    on = vote.to_on if vote.is_ballot else vote.from_on
    share = f"{vote.share} tổng số đại diện hộ gia đình trong {words.inside(facts.hamlet.kind) or 'thôn'}"
    return {
        "ngay_thong_qua": long_day(on) if on != date.min else "",
        "gio_hop": hour(vote.begins_at),
        "noi_hop": bare(vote.place),
        "tu_ngay": long_day(vote.from_on) if on != date.min else "",
        "den_ngay_phieu": long_day(vote.to_on) if on != date.min else "",
        "cach_thong_qua": "bằng phát phiếu lấy ý kiến từng hộ gia đình, kết thúc" if vote.is_ballot else "tại cuộc họp",
        "chu_tri": vote.chair or facts.hamlet.head,
        "chuc_vu_chu_tri": vote.chair_post or facts.hamlet.post,
        "thu_ky": vote.secretary,
        "chuc_vu_thu_ky": vote.secretary_post,
        "tong_ho": two_digits(whole),
        "co_mat": two_digits(present),
        "vang": two_digits(whole - present) if whole is not None and present is not None else "",
        "ty_le_co_mat": percent(present, whole) if whole and present is not None else "",
        "ket_qua": _found(vote),
        "hinh_thuc": _way(vote),
        "tan_thanh": part(vote.yes, whole, "hộ"),
        "ty_le": percent(vote.yes, whole) if whole and vote.yes is not None else "",
        "nguong": share if vote.share else "",
        "can_dat": part(vote.needed, whole, "hộ"),
        "y_kien": within(vote.opinions),
    }


def _way(vote: VoteFacts) -> str:
    if vote.is_ballot:
        return "phát phiếu lấy ý kiến từng hộ gia đình"
    ways = {True: " bằng phiếu kín", False: " bằng hình thức giơ tay", None: ""}
    return f"biểu quyết tại cuộc họp{ways[vote.is_secret]}"


def _found(vote: VoteFacts) -> str:
    unit = "phiếu" if vote.is_ballot or vote.is_secret else "hộ"
    parts = (
        (f"số {unit} tán thành", vote.yes),
        ("không tán thành", vote.no),
        ("ý kiến khác", vote.other),
        ("không hợp lệ", vote.invalid),
    )
    return "; ".join(f"{label}: {two_digits(number)}" for label, number in parts if number is not None)


def _articles(typed: str) -> str:
    """ "4, 7" becomes Điều 4, Điều 7; what has words already stays."""
    pieces = [piece.strip() for piece in typed.split(",") if piece.strip()]
    return ", ".join(f"Điều {piece}" if piece[0].isdigit() else piece for piece in pieces)


def _request(facts: ConventionFacts) -> str:
    """Văn bản đề nghị số 03/ĐN-TĐM ngày 13 tháng 11 năm 2026: what the hamlet sent in."""
    step = facts.last("submit")
    if step is None:
        return ""
    number = f" số {step.document_number}" if step.document_number else ""
    return f"{_REQUEST}{number} {long_day(step.on)}"


def _recognition(facts: ConventionFacts) -> str:
    kind = paper_kind("qd-cong-nhan-huong-uoc")
    if not facts.recognised_number or facts.recognised_on is None:
        return ""
    return named_document(number_of(kind, facts.profile, facts.recognised_number), facts.recognised_on)


def _suspension(facts: ConventionFacts) -> str:
    kind, step = paper_kind("qd-tam-ngung-huong-uoc"), facts.last("suspend", "suspend_part")
    if step is None or not step.document_number:
        return ""
    return named_document(number_of(kind, facts.profile, step.document_number), step.on)
