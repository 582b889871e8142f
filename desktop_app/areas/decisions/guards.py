"""The conditions that steps of a decision name: each says why it does not hold, or nothing; pure."""

from collections.abc import Mapping
from datetime import date, timedelta

from desktop_app.areas.decisions.facts import Facts, Result
from desktop_app.areas.decisions.states import Form, Item, Scope
from desktop_app.core import words
from desktop_app.core.procedure.standing import Case, Guard, when

CALLS = ("call_meeting", "call_ballot", "call_online")
_WITH_PAPERS = frozenset({Item.BQ1, Item.BQ2, Item.BQ3})


def _enough_consents(case: Case[Facts]) -> str:
    facts = case.facts
    if not facts.is_initiative or facts.front_agreed:
        return ""
    if facts.households == 0:
        return "Thôn chưa có số hộ nên không tính được tỷ lệ đồng thuận. Nhập số hộ của thôn."
    if facts.consents >= facts.consents_needed:
        return ""
    return (
        f"Mới có {words.number(facts.consents)} hộ đồng thuận còn hiệu lực, cần từ "
        f"{words.number(facts.consents_needed)} trên {words.number(facts.households)} hộ. "
        "Lấy thêm hộ đồng thuận, hoặc để Ban công tác Mặt trận chấp thuận."
    )


def _is_enough(case: Case[Facts]) -> bool:
    facts = case.facts
    return facts.households > 0 and facts.consents >= facts.consents_needed


def _clusters_allowed(case: Case[Facts]) -> str:
    facts, least = case.facts, case.facts.numbers.get("cluster_households", 0)
    if facts.is_scattered or facts.households >= least > 0:
        return ""
    return (
        f"Thôn có {words.number(facts.households)} hộ. Chỉ họp theo cụm khi có từ {words.number(least)} hộ "
        "hoặc địa bàn phân tán."
    )


def _ballot_allowed(case: Case[Facts]) -> str:
    if case.facts.scope is Scope.COMMUNE or case.facts.item is Item.BQ6 or case.has("no_quorum"):
        return ""
    return "Chỉ phát phiếu sau khi đã họp mà không đủ số hộ dự. Báo họp trước."


def _election_day(case: Case[Facts]) -> date | None:
    decided = case.last("decide_election")
    return decided.until_on if decided else None


def _in_time(rule: str) -> Guard[Facts]:
    def why_not(case: Case[Facts]) -> str:
        day, days = _election_day(case), case.facts.numbers.get(rule)
        if day is None or days is None or case.on <= day - timedelta(days=days):
            return ""
        last = day - timedelta(days=days)
        return (
            f"Phải xong trước ngày bầu cử {words.day(day)} ít nhất {words.number(days)} ngày, chậm nhất "
            f"{words.day(last)}. Quyết định lại ngày bầu cử muộn hơn."
        )

    return why_not


def _election_ready(case: Case[Facts]) -> str:
    if case.facts.kind.name != "ELECTION":
        return ""
    missing = [
        said
        for key, said in (
            ("decide_election", "quyết định tổ chức bầu cử"),
            ("name_candidates", "danh sách người ứng cử"),
            ("set_election_team", "Tổ bầu cử"),
            ("post_election", "niêm yết quyết định, danh sách"),
        )
        if not case.has(key)
    ]
    return f"Bầu cử còn thiếu {', '.join(missing)}. Làm đủ trước khi báo họp." if missing else ""


def _online_reported(case: Case[Facts]) -> str:
    if not case.has("report_online"):
        return "Chưa báo cáo UBND và Mặt trận cấp xã. Báo cáo trước khi biểu quyết trực tuyến."
    chosen, whole, share = (
        case.facts.online_households,
        case.facts.households,
        case.facts.numbers.get("online_share", 0),
    )
    if chosen * 100 > whole * share:
        return ""
    return (
        f"Mới có {words.number(chosen)} trên {words.number(whole)} hộ chọn biểu quyết trực tuyến, cần trên "
        f"{words.number(share)} %. Chọn cách họp hoặc phát phiếu."
    )


def _papers_sent(case: Case[Facts]) -> str:
    facts = case.facts
    if facts.item not in _WITH_PAPERS or facts.form is not Form.MEETING:
        return ""
    call, sent = case.last("call_meeting"), case.last("send_papers")
    if call is None:
        return ""
    days = facts.numbers.get("papers", 0)
    if sent is None or (call.until_on and sent.on > call.until_on - timedelta(days=days)):
        return f"Tài liệu phải gửi đến từng hộ trước cuộc họp ít nhất {words.number(days)} ngày. Ghi ngày gửi trước."
    return ""


def _result(wanted: Result, sentence: str) -> Guard[Facts]:
    def why_not(case: Case[Facts]) -> str:
        facts = case.facts
        if facts.result is Result.NOTHING:
            return "Chưa có kết quả kiểm phiếu. Kiểm phiếu và chốt kết quả trước."
        if facts.result is not wanted:
            return sentence
        if facts.result_on and case.on < facts.result_on:
            return f"Biểu quyết xong ngày {words.day(facts.result_on)}, không thể ghi kết quả trước ngày đó."
        return ""

    return why_not


def _meeting_called(case: Case[Facts]) -> bool:
    last = case.last(*CALLS)
    return last is not None and last.key == "call_meeting"


def _planned(case: Case[Facts]) -> bool:
    last = case.last("plan_ballot", "send_plan", *CALLS)
    return last is not None and last.key == "plan_ballot"


def _plan_sent(case: Case[Facts]) -> bool:
    last = case.last("plan_ballot", "send_plan", *CALLS)
    return last is not None and last.key == "send_plan"


GUARDS: Mapping[str, Guard[Facts]] = {
    "enough_consents": _enough_consents,
    "initiative": when(lambda case: case.facts.is_initiative, "Chỉ dành cho sáng kiến của công dân."),
    "not_initiative": when(
        lambda case: not case.facts.is_initiative, "Sáng kiến của công dân chỉ thôi khi chưa đủ số hộ đồng thuận."
    ),
    "too_few": when(lambda case: not _is_enough(case), "Đã đủ số hộ đồng thuận nên phải đưa ra bàn."),
    "by_owner": when(
        lambda case: case.facts.by_owner or not case.facts.is_owned,
        "Việc này ghi ở hồ sơ hương ước, quy ước. Mở hồ sơ đó để ghi.",
    ),
    "clusters_allowed": _clusters_allowed,
    "no_result": when(
        lambda case: case.facts.result is Result.NOTHING, "Đã có kết quả kiểm phiếu. Ghi kết quả đó trước."
    ),
    "election_decided": when(
        lambda case: case.has("decide_election"), "Chưa có quyết định tổ chức bầu cử. Ghi quyết định trước."
    ),
    "candidates_in_time": _in_time("election_candidates"),
    "team_in_time": _in_time("election_team"),
    "posted_in_time": _in_time("election_post"),
    "has_candidates": when(
        lambda case: case.facts.candidates > 0, "Chưa có người ứng cử. Ghi ít nhất một người ứng cử."
    ),
    "has_election_team": when(lambda case: case.facts.election_team > 0, "Tổ bầu cử chưa có ai. Ghi người trong Tổ."),
    "candidates_named": when(lambda case: case.has("name_candidates"), "Chưa lập danh sách người ứng cử."),
    "team_set": when(lambda case: case.has("set_election_team"), "Chưa thành lập Tổ bầu cử."),
    "election_ready": _election_ready,
    "has_papers": when(lambda case: case.facts.item in _WITH_PAPERS, "Luật không đòi gửi tài liệu cho việc này."),
    "meeting_called": when(_meeting_called, "Không có cuộc họp nào đang báo."),
    "ballot_allowed": _ballot_allowed,
    "planned": when(_planned, "Chưa có kế hoạch phát phiếu nào chờ gửi."),
    "plan_sent": when(_plan_sent, "Kế hoạch phát phiếu chưa gửi UBND và Mặt trận cấp xã. Lập và gửi kế hoạch trước."),
    "online_reported": _online_reported,
    "lacked_quorum": _result(Result.LACKED, "Kết quả kiểm phiếu cho thấy cuộc họp đủ số hộ dự."),
    "was_voted_down": _result(Result.FAILED, "Kết quả kiểm phiếu không phải là chưa được tán thành."),
    "was_passed": _result(Result.PASSED, "Kết quả kiểm phiếu không phải là được thông qua."),
    "papers_sent": _papers_sent,
    "hamlets_sent": when(lambda case: case.has("send_hamlets"), "Chưa ghi đã nhận kết quả của các thôn."),
    "published": when(lambda case: case.has("publish"), "Chưa công khai kết quả tại thôn. Ghi việc công khai trước."),
    "new_election_called": when(
        lambda case: case.facts.kind.name != "RELEASE" or case.has("call_new_election"),
        "Chưa quyết định bầu người mới. Ghi quyết định đó trước.",
    ),
}
