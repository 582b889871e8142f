"""What was counted, in the words of papers: numbers of two digits, parts of all households with one decimal."""

from desktop_app.areas.decisions.papers.facts import CountFacts, DecisionFacts
from desktop_app.areas.decisions.states import Choice, Form, Way
from desktop_app.core import words
from desktop_app.office.form_papers.hamlet import ANY_HAMLET
from desktop_app.office.form_papers.values import of_commune, part, percent, two_digits

_BY_FORM = {
    Form.MEETING: "biểu quyết tại cuộc họp",
    Form.BALLOT: "phát phiếu lấy ý kiến từng hộ gia đình",
    Form.ONLINE: "biểu quyết trực tuyến",
}
_BY_WAY = {Way.HANDS: " bằng hình thức giơ tay", Way.SECRET: " bằng phiếu kín"}


def of_count(facts: DecisionFacts) -> dict[str, str]:
    """The fields that tell how it was voted and what came out; empty where it was not counted."""
    vote = facts.vote
    count = vote.count if vote else CountFacts(households=facts.households)
    whole, present, yes = count.households, count.present, count.votes(Choice.YES)
    return {
        "tong_ho": two_digits(whole),
        "co_mat": two_digits(present),
        "vang": two_digits(whole - present) if whole is not None and present is not None else "",
        "ty_le_co_mat": percent(present, whole) if whole and present is not None else "",
        "hinh_thuc": f"{_BY_FORM[vote.form]}{_BY_WAY.get(vote.way, '') if vote.way else ''}" if vote else "",
        "ket_qua": _found(facts, count),
        "tan_thanh": part(yes, whole, "hộ"),
        "ty_le": percent(yes, whole) if whole and yes is not None else "",
        "nguong": _least(facts, count),
        "can_dat": _needed(facts, count),
        "so_sanh": _passed(count, "đạt", "không đạt"),
        "ket_luan": _passed(count, "được thông qua", "không được thông qua"),
        "nguoi_trung_cu": " và ".join(f"ông (bà) {name}" for name in vote.elected) if vote else "",
        "so_thon": _agreeing(facts),
    }


def _found(facts: DecisionFacts, count: CountFacts) -> str:
    vote = facts.vote
    unit = "hộ" if vote and vote.form is not Form.BALLOT and vote.way is not Way.SECRET else "phiếu"
    if count.candidates:
        chosen = [
            f"ông (bà) {each.label} được {two_digits(each.votes)} {unit}"
            for each in count.candidates
            if each.votes is not None
        ]
        return "; ".join(
            [*chosen, *([f"không hợp lệ: {two_digits(count.invalid)}"] if count.invalid is not None else [])]
        )
    parts = (
        (f"số {unit} tán thành", count.votes(Choice.YES)),
        ("không tán thành", count.votes(Choice.NO)),
        ("ý kiến khác", count.votes(Choice.OTHER)),
        ("không hợp lệ", count.invalid),
    )
    return "; ".join(f"{label}: {two_digits(number)}" for label, number in parts if number is not None)


def _least(facts: DecisionFacts, count: CountFacts) -> str:
    """Từ 2/3 tổng số đại diện hộ gia đình trong thôn trở lên."""
    if not count.share:
        return ""
    whole = f"đại diện hộ gia đình trong {words.inside(facts.hamlet.kind) or ANY_HAMLET}"
    if _is_of_commune(facts):
        whole = f"{ANY_HAMLET} trong {of_commune(facts.profile)['cap']}"
    return f"{count.share} tổng số {whole}{' trở lên' if count.share.startswith('từ') else ''}"


def _needed(facts: DecisionFacts, count: CountFacts) -> str:
    if _is_of_commune(facts) and facts.vote:
        return part(count.needed, len(facts.vote.units), ANY_HAMLET)
    return part(count.needed, count.households, "hộ")


def _agreeing(facts: DecisionFacts) -> str:
    if not _is_of_commune(facts) or facts.vote is None:
        return ""
    units = facts.vote.units
    return f"{two_digits(sum(bool(unit.count.passed) for unit in units))}/{two_digits(len(units))}"


def _is_of_commune(facts: DecisionFacts) -> bool:
    """Whether hamlets are counted, not households."""
    return bool(facts.vote and facts.vote.units)


def _passed(count: CountFacts, yes: str, no: str) -> str:
    return "" if count.passed is None else yes if count.passed else no
