"""The conditions that steps of a decision name: each says why it does not hold, or nothing; pure."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from desktop_app.areas.decisions.facts import Facts, Result
from desktop_app.areas.decisions.states import Item, Kind, Scope
from desktop_app.core import words
from desktop_app.core.procedure.standing import Case, Done, Guard, when

CALLS = frozenset({"call_meeting", "call_ballot", "call_online"})
STATES_RESULT = frozenset({"no_quorum", "voted_down", "passed"})
"""Steps that announce a vote, and steps that say what one came to."""

OF_OWNER = "Việc này ghi ở hồ sơ hương ước, quy ước. Mở hồ sơ đó để ghi."
"""What is said of a step that only the record whose vote it is may take."""

_ANEW = frozenset({"voted_down", "vote_again", "ask_to_amend"})
_AGAIN = frozenset({"vote_again", "ask_to_amend"})
"""After these the election, or everything, is prepared once more."""

_WITH_PAPERS = frozenset({Item.BQ1, Item.BQ2, Item.BQ3})

Told = Case[Facts]


def _since(case: Told, keys: Collection[str]) -> list[Done]:
    """What was done after the last of these steps."""
    done = list(case.done)
    at = next((place for place in range(len(done), 0, -1) if done[place - 1].key in keys), 0)
    return done[at:]


def _has_since(case: Told, key: str, keys: Collection[str]) -> bool:
    return any(each.key == key for each in _since(case, keys))


def _known_households(case: Told) -> str:
    if case.facts.households:
        return ""
    return f"Chưa có số hộ của thôn ngày {words.day(case.on)}. Ghi số hộ ở trang Thôn, tổ dân phố."


def _enough_consents(case: Told) -> str:
    """Only an initiative needs households; what somebody else proposes needs none."""
    facts = case.facts
    if not facts.is_initiative:
        return ""
    if said := _known_households(case):
        return said
    if facts.consents >= facts.consents_needed:
        return ""
    return (
        f"Mới có {words.number(facts.consents)} hộ đồng thuận còn hiệu lực, cần từ "
        f"{words.number(facts.consents_needed)} trên {words.number(facts.households)} hộ. "
        "Lấy thêm hộ đồng thuận, hoặc để Ban công tác Mặt trận chấp thuận."
    )


def _too_few(case: Told) -> str:
    if said := _known_households(case):
        return said
    return "" if _enough_consents(case) else "Đã đủ số hộ đồng thuận nên phải đưa ra bàn."


def _clusters_allowed(case: Told) -> str:
    facts, least = case.facts, case.facts.numbers.get("cluster_households", 0)
    if facts.is_scattered or facts.households >= least > 0:
        return ""
    return (
        f"Thôn có {words.number(facts.households)} hộ. Chỉ họp theo cụm khi có từ {words.number(least)} hộ "
        "hoặc địa bàn phân tán."
    )


def _ballot_allowed(case: Told) -> str:
    """A ballot follows a meeting that too few attended; for the commune and for other matters it may come first."""
    if case.facts.scope is Scope.COMMUNE or case.facts.item is Item.BQ6:
        return ""
    last = case.last(*STATES_RESULT, *_AGAIN)
    if last and last.key == "no_quorum":
        return ""
    return "Chỉ phát phiếu sau khi đã họp mà không đủ số hộ dự. Báo họp trước."


def _election_day(case: Told) -> date | None:
    decided = [each for each in _since(case, _ANEW) if each.key == "decide_election"]
    return decided[-1].until_on if decided else None


def _in_time(rule: str) -> Guard[Facts]:
    def why_not(case: Told) -> str:
        day, days = _election_day(case), case.facts.numbers.get(rule)
        if day is None or days is None or case.on <= day - timedelta(days=days):
            return ""
        last = day - timedelta(days=days)
        return (
            f"Phải xong trước ngày bầu cử {words.day(day)} ít nhất {words.number(days)} ngày, chậm nhất "
            f"{words.day(last)}. Quyết định lại ngày bầu cử muộn hơn."
        )

    return why_not


def _is_prepared(key: str, sentence: str) -> Guard[Facts]:
    """The step was taken after the newest decision on the election: a later election is prepared anew."""
    return when(lambda case: _has_since(case, key, {"decide_election"}), sentence)


_DECIDED: Guard[Facts] = when(
    lambda case: _election_day(case) is not None, "Chưa có quyết định tổ chức bầu cử. Ghi quyết định trước."
)
_NAMED = _is_prepared("name_candidates", "Chưa lập danh sách người ứng cử. Ghi danh sách trước.")
_TEAM_SET = _is_prepared("set_election_team", "Chưa thành lập Tổ bầu cử. Ghi quyết định thành lập trước.")
_POSTED = _is_prepared("post_election", "Chưa niêm yết quyết định bầu cử, danh sách ứng cử. Ghi việc niêm yết trước.")


def _election_ready(case: Told) -> str:
    if case.facts.kind is not Kind.ELECTION:
        return ""
    return _DECIDED(case) or _NAMED(case) or _TEAM_SET(case) or _POSTED(case)


def _online_reported(case: Told) -> str:
    if not _has_since(case, "report_online", CALLS | STATES_RESULT | _AGAIN):
        return "Chưa báo cáo UBND và Mặt trận cấp xã. Báo cáo trước khi biểu quyết trực tuyến."
    facts, share = case.facts, case.facts.numbers.get("online_share", 0)
    if facts.online_households * 100 > facts.households * share:
        return ""
    return (
        f"Mới có {words.number(facts.online_households)} trên {words.number(facts.households)} hộ chọn biểu quyết "
        f"trực tuyến, cần trên {words.number(share)} %. Chọn cách họp hoặc phát phiếu."
    )


def _papers_sent(case: Told) -> str:
    """Papers are for a meeting; one for which they came too late, or never, is called once more."""
    call = case.last(*CALLS)
    if case.facts.item not in _WITH_PAPERS or call is None or call.key != "call_meeting":
        return ""
    days = case.facts.numbers.get("papers", 0)
    sent = [each for each in _since(case, CALLS) if each.key == "send_papers"]
    if sent and (call.until_on is None or sent[0].on <= call.until_on - timedelta(days=days)):
        return ""
    return (
        f"Tài liệu phải gửi đến từng hộ trước cuộc họp ít nhất {words.number(days)} ngày. "
        "Đã gửi thì ghi ngày gửi; gửi muộn hoặc chưa gửi thì báo họp lại."
    )


def _no_result(case: Told) -> str:
    if case.facts.result is Result.NOTHING:
        return ""
    return "Đã có kết quả kiểm phiếu. Ghi kết quả đó trước."


def _may_call(case: Told) -> str:
    """Nothing is announced over a result that waits, except where it cannot be stated for want of papers."""
    is_flawed = case.facts.result is Result.PASSED and _papers_sent(case)
    return "" if is_flawed else _no_result(case)


def _result(wanted: Result, sentence: str) -> Guard[Facts]:
    def why_not(case: Told) -> str:
        facts = case.facts
        if facts.result is Result.NOTHING:
            return "Chưa có kết quả kiểm phiếu. Kiểm phiếu và chốt kết quả trước."
        if facts.result is not wanted:
            return sentence
        if facts.result_on and case.on < facts.result_on:
            return f"Biểu quyết xong ngày {words.day(facts.result_on)}, không thể ghi kết quả trước ngày đó."
        return ""

    return why_not


def _last_is(case: Told, key: str, *keys: str) -> bool:
    last = case.last(key, *keys)
    return last is not None and last.key == key


_BEGINS_PLAN = (*CALLS, *STATES_RESULT, *_AGAIN)

GUARDS: Mapping[str, Guard[Facts]] = {
    "known_households": _known_households,
    "enough_consents": _enough_consents,
    "initiative": when(lambda case: case.facts.is_initiative, "Chỉ dành cho sáng kiến của công dân."),
    "not_initiative": when(
        lambda case: not case.facts.is_initiative, "Sáng kiến của công dân chỉ thôi khi chưa đủ số hộ đồng thuận."
    ),
    "too_few": _too_few,
    "by_owner": when(
        lambda case: case.facts.by_owner or not case.facts.is_owned,
        OF_OWNER,
    ),
    "clusters_allowed": _clusters_allowed,
    "no_result": _no_result,
    "may_call": _may_call,
    "election_decided": _DECIDED,
    "candidates_in_time": _in_time("election_candidates"),
    "team_in_time": _in_time("election_team"),
    "posted_in_time": _in_time("election_post"),
    "has_candidates": when(
        lambda case: case.facts.candidates > 0, "Chưa có người ứng cử. Ghi ít nhất một người ứng cử."
    ),
    "has_election_team": when(lambda case: case.facts.election_team > 0, "Tổ bầu cử chưa có ai. Ghi người trong Tổ."),
    "candidates_named": _NAMED,
    "team_set": _TEAM_SET,
    "election_ready": _election_ready,
    "has_papers": when(lambda case: case.facts.item in _WITH_PAPERS, "Luật không đòi gửi tài liệu cho việc này."),
    "meeting_called": when(
        lambda case: _last_is(case, "call_meeting", *CALLS), "Không có cuộc họp nào đang báo. Báo họp trước."
    ),
    "ballot_allowed": _ballot_allowed,
    "planned": when(
        lambda case: _last_is(case, "plan_ballot", "send_plan", *_BEGINS_PLAN),
        "Chưa có kế hoạch phát phiếu nào chờ gửi. Lập kế hoạch trước.",
    ),
    "plan_sent": when(
        lambda case: _last_is(case, "send_plan", "plan_ballot", *_BEGINS_PLAN),
        "Kế hoạch phát phiếu chưa gửi UBND và Mặt trận cấp xã. Lập và gửi kế hoạch trước.",
    ),
    "online_reported": _online_reported,
    "lacked_quorum": _result(Result.LACKED, "Kết quả kiểm phiếu cho thấy cuộc họp đủ số hộ dự."),
    "was_voted_down": _result(Result.FAILED, "Kết quả kiểm phiếu không phải là chưa được tán thành."),
    "was_passed": _result(Result.PASSED, "Kết quả kiểm phiếu không phải là được thông qua."),
    "papers_sent": _papers_sent,
    "hamlets_sent": when(
        lambda case: _has_since(case, "send_hamlets", STATES_RESULT), "Chưa ghi đã nhận kết quả của các thôn."
    ),
    "published": when(
        lambda case: case.facts.is_owned or _has_since(case, "publish", _AGAIN),
        "Chưa công khai kết quả tại thôn. Ghi việc công khai trước.",
    ),
    "new_election_called": when(
        lambda case: case.facts.kind is not Kind.RELEASE or _has_since(case, "call_new_election", _AGAIN),
        "Chưa quyết định bầu người mới. Ghi quyết định đó trước.",
    ),
}
