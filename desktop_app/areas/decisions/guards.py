"""The conditions that steps and limits name: each says why it does not hold, or nothing; pure."""

from collections.abc import Mapping
from datetime import date, timedelta

from desktop_app.areas.decisions.facts import Facts
from desktop_app.areas.decisions.states import Item, Kind, Proposer
from desktop_app.core import words
from desktop_app.core.procedure.standing import Case, Done, Guard, when

CALLS = frozenset({"call_meeting", "call_ballot", "call_online"})
STATES_RESULT = frozenset({"no_quorum", "voted_down", "passed"})
"""Steps that announce a vote, and steps that say what it came to."""

_ANEW = frozenset({"voted_down", "vote_again", "ask_to_amend"})
"""After these the vote is prepared once more."""

_AGAIN = frozenset({"vote_again", "ask_to_amend"})
_WITH_PAPERS = frozenset({Item.BQ1, Item.BQ2, Item.BQ3})
_FREE_BALLOT = frozenset({Kind.COMMUNE_WORKS, Kind.OTHER})

Told = Case[Facts]


def _since(case: Told, keys: frozenset[str]) -> list[Done]:
    """What was done since the last of these steps, that step itself left out."""
    done = list(case.done)
    at = next((place for place in range(len(done), 0, -1) if done[place - 1].key in keys), 0)
    return done[at:]


def _has_since(case: Told, key: str, keys: frozenset[str]) -> bool:
    return any(each.key == key for each in _since(case, keys))


def _known_households(case: Told) -> str:
    if case.facts.is_commune_wide or case.facts.households_on(case.on):
        return ""
    return f"Chưa có số hộ của thôn ngày {words.day(case.on)}. Ghi số hộ ở trang Thôn, tổ dân phố."


def _enough(case: Told) -> str:
    """Only an initiative needs households; what somebody else proposes needs none."""
    if case.facts.proposer is not Proposer.CITIZENS:
        return ""
    if said := _known_households(case):
        return said
    have, needed = case.facts.supports_on(case.on), case.facts.needed_on(case.on)
    if needed is None or have >= needed:
        return ""
    households = case.facts.households_on(case.on)
    return (
        f"Ngày {words.day(case.on)} có {words.number(have)} hộ đồng thuận còn giá trị trong "
        f"{words.number(households)} hộ, cần ít nhất {words.number(needed)} hộ. "
        "Ghi thêm hộ đồng thuận, hoặc làm bước Mặt trận chấp thuận."
    )


def _too_few(case: Told) -> str:
    return _known_households(case) or ("" if _enough(case) else "Đã đủ số hộ đồng thuận nên phải đưa ra bàn.")


def _clusters(case: Told) -> str:
    least = case.facts.amount("decision.cluster_households", case.on)
    households = case.facts.households_on(case.on)
    if case.facts.is_scattered or (least is not None and households >= least):
        return ""
    return (
        f"Thôn có {words.number(households)} hộ; chỉ họp theo cụm khi có từ {words.number(least or 0)} hộ "
        "hoặc dân cư phân bố rải rác."
    )


def _ballot(case: Told) -> str:
    """A ballot follows a meeting that too few attended; for the commune and for other matters it may come first."""
    if case.facts.kind in _FREE_BALLOT:
        return ""
    last = case.last(*STATES_RESULT, *_AGAIN)
    if last and last.key == "no_quorum":
        return ""
    return "Việc này phải họp trước; chỉ phát phiếu khi họp không đủ số hộ."


def _election_day(case: Told) -> date | None:
    decided = [each for each in _since(case, _ANEW) if each.key == "decide_election"]
    return decided[-1].until_on if decided else None


def _in_time(rule: str) -> Guard[Facts]:
    def says(case: Told) -> str:
        day, ahead = _election_day(case), case.facts.amount(rule, case.on)
        latest = day - timedelta(days=ahead) if day and ahead is not None else None
        if latest is None or case.on <= latest:
            return ""
        return (
            f"Việc này chậm nhất ngày {words.day(latest)} ({words.number(ahead or 0)} ngày trước ngày bầu cử). "
            "Quyết định ngày bầu cử khác."
        )

    return says


def _prepared(key: str, sentence: str) -> Guard[Facts]:
    """The step was taken after the newest decision on the election."""
    return when(lambda case: _has_since(case, key, frozenset({"decide_election"})), sentence)


_NAMED = _prepared("name_candidates", "Chưa lập danh sách người ứng cử.")
_TEAM_SET = _prepared("set_election_team", "Chưa thành lập Tổ bầu cử.")
_POSTED = _prepared("post_election", "Chưa niêm yết quyết định bầu cử và danh sách ứng cử.")
_DECIDED: Guard[Facts] = when(lambda case: _election_day(case) is not None, "Chưa có quyết định tổ chức bầu cử.")


def _election_ready(case: Told) -> str:
    if case.facts.kind is not Kind.ELECTION:
        return ""
    return _DECIDED(case) or _NAMED(case) or _TEAM_SET(case) or _POSTED(case)


def _papers_sent(case: Told) -> str:
    call = case.last(*CALLS)
    if case.facts.item not in _WITH_PAPERS or call is None or call.key != "call_meeting":
        return ""
    return "" if _has_since(case, "send_papers", CALLS) else "Chưa ghi việc gửi tài liệu họp đến từng hộ."


def _result(field: str, sentence: str) -> Guard[Facts]:
    def says(case: Told) -> str:
        result = case.facts.result
        if result is None:
            return "Chưa có kết quả kiểm phiếu. Mở Kiểm phiếu, ghi và khóa kết quả trước."
        if case.on < result.ended_on:
            return f"Biểu quyết xong ngày {words.day(result.ended_on)}. Chọn từ ngày đó."
        stood = "no_quorum" if not result.has_quorum else "passed" if result.has_passed else "voted_down"
        return "" if stood == field else sentence

    return says


GUARDS: Mapping[str, Guard[Facts]] = {
    "initiative": when(
        lambda case: case.facts.proposer is Proposer.CITIZENS, "Chỉ làm với sáng kiến của công dân cư trú."
    ),
    "not_initiative": when(
        lambda case: case.facts.proposer is not Proposer.CITIZENS, "Sáng kiến của công dân có bước riêng."
    ),
    "enough_consents": _enough,
    "too_few": _too_few,
    "known_households": _known_households,
    "clusters_allowed": _clusters,
    "ballot_allowed": _ballot,
    "planned": when(
        lambda case: _has_since(case, "plan_ballot", CALLS | STATES_RESULT), "Chưa có kế hoạch phát phiếu."
    ),
    "plan_sent": when(
        lambda case: _has_since(case, "send_plan", CALLS | STATES_RESULT | {"plan_ballot"}),
        "Chưa lập hoặc chưa gửi kế hoạch phát phiếu.",
    ),
    "online_reported": when(
        lambda case: _has_since(case, "report_online", CALLS | STATES_RESULT),
        "Chưa báo cáo UBND và Mặt trận cấp xã về biểu quyết trực tuyến.",
    ),
    "election_decided": _DECIDED,
    "candidates_in_time": _in_time("decision.election_candidates"),
    "team_in_time": _in_time("decision.election_team"),
    "posted_in_time": _in_time("decision.election_post"),
    "has_candidates": when(lambda case: case.facts.candidates > 0, "Chưa ghi người ứng cử nào vào hồ sơ."),
    "has_election_team": when(lambda case: case.facts.election_team > 0, "Chưa ghi thành viên Tổ bầu cử vào hồ sơ."),
    "candidates_named": _NAMED,
    "team_set": _TEAM_SET,
    "election_ready": _election_ready,
    "has_papers": when(lambda case: case.facts.item in _WITH_PAPERS, "Việc này không phải gửi tài liệu đến từng hộ."),
    "meeting_called": when(
        lambda case: (call := case.last(*CALLS)) is not None and call.key == "call_meeting",
        "Chỉ gửi tài liệu cho cuộc họp.",
    ),
    "papers_sent": _papers_sent,
    "no_result": when(
        lambda case: case.facts.result is None, "Đã có kết quả kiểm phiếu. Ghi kết quả đó vào hồ sơ trước."
    ),
    "lacked_quorum": _result("no_quorum", "Kết quả kiểm phiếu không phải là họp thiếu số hộ."),
    "was_voted_down": _result("voted_down", "Kết quả kiểm phiếu không phải là chưa được tán thành."),
    "was_passed": _result("passed", "Kết quả kiểm phiếu không phải là đã thông qua."),
    "hamlets_sent": when(
        lambda case: _has_since(case, "send_hamlets", STATES_RESULT), "Chưa nhận đủ kết quả của các thôn."
    ),
    "published": when(
        lambda case: case.facts.has_owner or _has_since(case, "publish", _AGAIN), "Chưa công khai kết quả tại thôn."
    ),
    "new_election_called": when(
        lambda case: case.facts.kind is not Kind.RELEASE or _has_since(case, "call_new_election", _AGAIN),
        "Chưa có quyết định bầu người mới.",
    ),
    "by_owner": when(
        lambda case: not case.facts.has_owner or case.facts.by_owner,
        "Bước này làm ở hồ sơ hương ước, quy ước của thôn.",
    ),
}
