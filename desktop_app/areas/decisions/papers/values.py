"""The fields of the wording of a decision's papers, filled from what the register says."""

from desktop_app.areas.decisions.papers.count_words import of_count
from desktop_app.areas.decisions.papers.facts import DecisionFacts, PersonFacts
from desktop_app.areas.decisions.states import Kind, Role
from desktop_app.core import words
from desktop_app.core.paper.official import long_day, named_document, short_day
from desktop_app.office.form_papers.around import number_of
from desktop_app.office.form_papers.hamlet import of_hamlet
from desktop_app.office.form_papers.steps import PaperStep
from desktop_app.office.form_papers.table import PaperKind
from desktop_app.office.form_papers.values import bare, hour, numbered, of_commune, of_office, people, percent, within

_FRONT_POST = "Trưởng ban công tác Mặt trận"
_ELECTION_POST = "Tổ trưởng Tổ bầu cử"
_HEAD, _MEMBER = "Tổ trưởng", "Thành viên"
_ROOM_FOR_NAMES, _ROOM_FOR_WITNESSES = 3, 2  # dotted lines to write on where nobody was named
_SENT = ("send", "submit", "send_hamlets")


def values(facts: DecisionFacts, step: PaperStep, kind: PaperKind, deciding: PaperKind) -> dict[str, str]:
    """Every field; empty where nobody said it. `deciding` is the paper by which an election was decided."""
    commune = of_commune(facts.profile)
    return {
        **of_office(facts.profile),
        **commune,
        **of_hamlet(facts.hamlet),
        **_of_people(facts),
        **_of_matter(facts),
        **_of_vote(facts),
        **of_count(facts),
        "ngay": long_day(step.on),
        "cach_bao": bare(step.said),
        "ly_do": within(step.reason),
        "ten_van_ban": kind.name.split(" của ")[0],
        "hieu_luc": facts.holds_from.value.format_map(commune) if facts.holds_from else "",
        "ngay_hieu_luc": long_day(facts.effective_on) if facts.effective_on else "",
        "gui_truoc": short_day(facts.send_by),
        "van_ban_gui": _sent(facts),
        "van_ban_bau_cu": _election(facts, deciding),
    }


def _of_matter(facts: DecisionFacts) -> dict[str, str]:
    valid = sum(each.is_valid for each in facts.consents)
    passed = facts.last("passed")
    return {
        "ve_viec": within(facts.title),
        "noi_dung": within(facts.content),
        "nguoi_de_xuat": facts.proposer_name,
        "bau_hay_thoi": "cho thôi làm" if facts.kind is Kind.RELEASE else "bầu",
        "quyet_dinh_ve": numbered((passed.said if passed else "") or facts.content),
        "so_ho_dong_thuan": words.two_digits(valid) if facts.consents else "",
        "ty_le_dong_thuan": percent(valid, facts.households or 0) if facts.consents else "",
        "thoi_han_dong_thuan": facts.consent_for,
        "ung_cu": people([(each.label, each.about) for each in facts.candidates], _ROOM_FOR_NAMES),
    }


def _of_vote(facts: DecisionFacts) -> dict[str, str]:
    vote = facts.vote
    called = facts.last("call_meeting", "decide_election", "call_ballot", "call_online")
    day = vote.from_on if vote else (called.until_on if called else None)
    return {
        "ngay_hop": long_day(day) if day else "",
        "gio_hop": hour(vote.begins_at if vote else ""),
        "gio_ket_thuc": hour(vote.ends_at if vote else ""),
        "noi_hop": bare(vote.place) if vote else "",
        "tai_lieu": within(vote.documents) if vote else "",
        "y_kien": within(vote.opinions) if vote else "",
        "tu_ngay": long_day(day) if day else "",
        "den_ngay": long_day(vote.to_on) if vote else "",
        "ngay_kiem": long_day(vote.closed_on) if vote and vote.closed_on else "",
    }


def _of_people(facts: DecisionFacts) -> dict[str, str]:
    chair, chair_post = _chair(facts)
    secretary, signing, seen = facts.of(Role.SECRETARY), facts.of(Role.HOUSEHOLD), facts.of(Role.WITNESS)
    board = facts.of(Role.COUNTING_HEAD, Role.COUNTING)
    team = facts.of(Role.HANDING_HEAD, Role.HANDING)
    election = facts.of(Role.ELECTION_HEAD, Role.ELECTION)
    calls, caller = _caller(facts)
    return {
        "chu_tri": chair,
        "chuc_vu_chu_tri": chair_post,
        "nguoi_moi": calls,
        "ten_nguoi_moi": caller,
        "thu_ky": _name(secretary),
        "chuc_vu_thu_ky": secretary[0].post if secretary else "",
        "ban_kiem_phieu": people(_board(board), _ROOM_FOR_NAMES, _HEAD, _MEMBER),
        "to_phat_phieu": people(_board(team), _ROOM_FOR_NAMES, _HEAD, _MEMBER),
        "to_bau_cu": people(_board(election), _ROOM_FOR_NAMES, _HEAD, _MEMBER),
        "chung_kien": people([(each.full_name, "") for each in seen], _ROOM_FOR_WITNESSES),
        "truong_kiem_phieu": _name(board or team),
        "chung_kien_1": _name(seen),
        "chung_kien_2": _name(seen[1:]),
        "ho_1": _name(signing),
        "ho_2": _name(signing[1:]),
    }


def _board(board: list[PersonFacts]) -> list[tuple[str, str]]:
    """The head first, whoever that is; what somebody is elsewhere is not said."""
    return [(each.full_name, "") for each in board]


def _chair(facts: DecisionFacts) -> tuple[str, str]:
    """Who chairs: whoever was noted, else whom the decree names (NĐ 59/2023/NĐ-CP Điều 3 khoản 1)."""
    if noted := facts.of(Role.CHAIR):
        return noted[0].full_name, noted[0].post or facts.hamlet.post
    if facts.kind is Kind.ELECTION:
        return _name(facts.of(Role.ELECTION_HEAD)), _ELECTION_POST
    if facts.kind is Kind.RELEASE:
        return facts.hamlet.front, _FRONT_POST
    return facts.hamlet.head, facts.hamlet.post


def _caller(facts: DecisionFacts) -> tuple[str, str]:
    """Who signs the invitation, in lines, and by name."""
    if facts.kind is Kind.ELECTION:
        return "TM. Tổ bầu cử\nTổ trưởng", _name(facts.of(Role.ELECTION_HEAD))
    if facts.kind is Kind.RELEASE:
        return "Trưởng ban\ncông tác Mặt trận", facts.hamlet.front
    return facts.hamlet.post, facts.hamlet.head


def _sent(facts: DecisionFacts) -> str:
    """Văn bản số 03 ngày 13 tháng 11 năm 2026: what the hamlet sent in."""
    step = facts.last(*_SENT)
    if step is None:
        return ""
    return named_document(step.document_number, step.on) or f"Văn bản {long_day(step.on)}"


def _election(facts: DecisionFacts, deciding: PaperKind) -> str:
    step = facts.last("decide_election")
    if step is None or not step.document_number:
        return ""
    return named_document(number_of(deciding, facts.profile, step.document_number), step.on)


def _name(people: list[PersonFacts]) -> str:
    return people[0].full_name if people else ""
