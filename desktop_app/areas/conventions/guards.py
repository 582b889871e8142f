"""The conditions that steps of a convention name: each says why it does not hold, or nothing; pure."""

from collections.abc import Mapping

from desktop_app.areas.conventions.dossier_law import paper_titles
from desktop_app.areas.conventions.facts import Facts, Voted
from desktop_app.core import words
from desktop_app.core.procedure.standing import Case, Guard, when

REPORTED, ANSWERED = "reported", ("answer_report", "suspend", "suspend_part", "abolish_part")
SUSPENDED = ("suspend", "suspend_part")
INCOMPLETE, COMPLETE = "ask_papers", "papers_complete"


def _enough_consents(case: Case[Facts]) -> str:
    facts = case.facts
    if not facts.is_initiative or facts.front_agreed:
        return ""
    if facts.consents_until and case.on > facts.consents_until:
        until = words.day(facts.consents_until)
        return f"Sự đồng thuận của các hộ chỉ còn giá trị đến ngày {until}. Lấy lại đồng thuận rồi sửa hồ sơ."
    if facts.consents >= facts.consents_needed > 0:
        return ""
    return (
        f"Mới có {words.number(facts.consents)} hộ đồng thuận, cần từ {words.number(facts.consents_needed)} hộ. "
        "Lấy thêm hộ đồng thuận, hoặc ghi ngày Ban công tác Mặt trận tán thành."
    )


def _has_papers(case: Case[Facts]) -> str:
    missing = [words.inside(paper_titles()[key]) for key in case.papers if key not in case.facts.papers]
    return f"Hồ sơ còn thiếu {', '.join(missing)}. Thêm giấy còn thiếu trước." if missing else ""


def _has_ethnic(case: Case[Facts]) -> str:
    facts = case.facts
    if not facts.is_ethnic or (facts.elders and facts.speakers):
        return ""
    return "Vùng dân tộc thiểu số: Tổ soạn thảo phải có già làng, trưởng bản và người biết tiếng dân tộc."


def _posted_enough(case: Case[Facts]) -> str:
    enough = case.facts.posted_enough_on
    if enough is None:
        return "Bản niêm yết dự thảo đã gỡ hoặc gián đoạn khi chưa đủ ngày. Niêm yết lại rồi đợi đủ ngày liên tục."
    if case.on < enough:
        return f"Dự thảo chưa niêm yết đủ ngày. Làm được từ ngày {words.day(enough)}."
    return ""


def _signed(case: Case[Facts]) -> str:
    signed, needed = case.facts.signed, case.facts.signers_needed
    lacking = [
        name
        for name, there in (
            ("Trưởng thôn, Tổ trưởng tổ dân phố", signed.head),
            ("Trưởng ban công tác Mặt trận", signed.front),
            (f"{words.number(needed)} đại diện hộ gia đình", signed.households >= needed),
        )
        if not there
    ]
    return f"Bản văn còn thiếu chữ ký của {', '.join(lacking)}. Ghi người ký trước." if lacking else ""


def _report_open(case: Case[Facts]) -> str:
    last = case.last(REPORTED, *ANSWERED)
    if last is not None and last.key == REPORTED:
        return ""
    return "Chưa ghi phản ánh hoặc vi phạm được phát hiện. Ghi việc đó trước, hạn tính từ ngày nhận."


def _is_over(case: Case[Facts]) -> bool:
    """Whether the term of the last suspension has passed, and no part was abolished for it yet."""
    last = case.last(*SUSPENDED, "abolish_part")
    return last is not None and last.key in SUSPENDED and last.until_on is not None and case.on > last.until_on


def _may_abolish(case: Case[Facts]) -> str:
    if _is_over(case) or not _report_open(case):
        return ""
    return "Chỉ bãi bỏ khi đã nhận phản ánh, phát hiện vi phạm, hoặc hết thời hạn ghi trong quyết định tạm ngừng."


def _vote(voted: Voted, sentence: str) -> Guard[Facts]:
    def why_not(case: Case[Facts]) -> str:
        if case.facts.voted is not voted:
            return sentence
        if case.facts.voted_on and case.on < case.facts.voted_on:
            return f"Kết quả có ngày {words.day(case.facts.voted_on)}, bước này không thể trước ngày đó."
        return ""

    return why_not


def _is_incomplete(case: Case[Facts]) -> bool:
    last = case.last(INCOMPLETE, COMPLETE)
    return last is not None and last.key == INCOMPLETE


GUARDS: Mapping[str, Guard[Facts]] = {
    "enough_consents": _enough_consents,
    "agreed": when(lambda case: case.has("agree"), "Chưa thống nhất với Trưởng ban công tác Mặt trận."),
    "has_team": when(lambda case: case.facts.drafters > 0, "Tổ soạn thảo chưa có ai. Ghi người trong Tổ soạn thảo."),
    "has_ethnic": _has_ethnic,
    "has_draft": when(lambda case: case.facts.articles > 0, "Chưa có văn bản dự thảo. Soạn hoặc nhập văn bản trước."),
    "not_hanging": when(lambda case: not case.facts.is_hanging, "Dự thảo đang niêm yết. Xem các bản ở trang Niêm yết."),
    "posted_enough": _posted_enough,
    "consulted": when(
        lambda case: case.has("consult"), "Ngoài niêm yết, phải lấy ý kiến bằng ít nhất một cách khác. Ghi cách đó."
    ),
    "all_answered": when(
        lambda case: case.facts.opinions_open == 0, "Còn ý kiến chưa tiếp thu hoặc giải trình. Trả lời từng ý kiến."
    ),
    "has_papers": _has_papers,
    "has_households": when(
        lambda case: case.facts.households > 0, "Thôn chưa có số hộ nên không tính được tỷ lệ. Nhập số hộ của thôn."
    ),
    "text_in_order": when(lambda case: case.facts.articles > 0, "Văn bản chưa có điều nào. Soạn văn bản trước."),
    "vote_lacked": _vote(Voted.LACKED, "Kết quả kiểm phiếu chưa cho thấy cuộc họp thiếu số hộ dự."),
    "vote_failed": _vote(Voted.FAILED, "Kết quả kiểm phiếu chưa cho thấy dự thảo không được tán thành."),
    "vote_passed": _vote(Voted.PASSED, "Cuộc biểu quyết chưa chốt kết quả thông qua. Kiểm phiếu và chốt trước."),
    "signed": _signed,
    "file_complete": when(lambda case: not _is_incomplete(case), "Hồ sơ đang chờ bổ sung, chưa nhận đủ."),
    "file_incomplete": when(_is_incomplete, "Hồ sơ không phải bổ sung gì."),
    "report_open": _report_open,
    "no_report_open": when(
        lambda case: bool(_report_open(case)), "Còn một phản ánh chưa xử lý. Tạm ngừng, bãi bỏ hoặc trả lời trước."
    ),
    "term_over": when(_is_over, "Chưa hết thời hạn ghi trong quyết định tạm ngừng."),
    "may_abolish": _may_abolish,
    "newer_recognised": when(
        lambda case: case.facts.newer_recognised, "Chưa có bản mới nào được công nhận thay bản này."
    ),
}
