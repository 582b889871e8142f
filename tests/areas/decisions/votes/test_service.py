"""Votes are opened with the households of the day, counted by two people who do not see each other, and closed."""

from datetime import date
from typing import Any

import pytest
from PIL import Image

from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Choice, Form, Item, Scope, Way
from desktop_app.areas.decisions.votes.entry import (
    ChoiceEntry,
    CountEntry,
    SettleEntry,
    Totals,
    UnitEntry,
    VoteEntry,
)
from desktop_app.areas.decisions.votes.list_service import ListService
from desktop_app.areas.decisions.votes.lists import read_households
from desktop_app.areas.decisions.votes.queries import VoteView, households_on_list, own_count, votes_of
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.evidence.prepared import Prepared
from desktop_app.office.desk import Desk
from desktop_app.office.kept import Saved, row_of
from tests.areas.decisions.makers import be_on, propose, with_hamlets

ON = date(2026, 3, 20)
DOAI = 286
"""The households of Thôn Đoài in the office of the tests."""


@pytest.fixture(autouse=True)
def day_after(desk: Desk) -> None:
    """The vote was yesterday."""
    be_on(desk, date(2026, 3, 21))


def opened(desk: Desk, decision: Saved | None = None, **said: Any) -> VoteView:
    """A meeting of Thôn Đoài by secret ballot, unless said otherwise."""
    decision = decision or propose(desk)
    entry = VoteEntry(**{"form": Form.MEETING, "way": Way.SECRET, "from_on": ON, **said})
    VoteService(desk).open_vote(decision.uid, _rev(desk, decision.uid), entry)
    return votes(desk, decision.uid)[-1]


def votes(desk: Desk, decision_uid: str) -> tuple[VoteView, ...]:
    with desk.db.reading() as session:
        return votes_of(session, row_of(session, Decision, decision_uid, "").id)


def _rev(desk: Desk, uid: str) -> int:
    with desk.db.reading() as session:
        return row_of(session, Decision, uid, "").rev


def reread(desk: Desk, vote: VoteView) -> VoteView:
    with desk.db.reading() as session:
        decision = session.query(Decision).filter(Decision.votes.any(uid=vote.uid)).one()
        return next(each for each in votes_of(session, decision.id) if each.uid == vote.uid)


def totals(vote: VoteView, *counts: int, handed_out: int, invalid: int = 0, not_returned: int = 0) -> Totals:
    votes = {choice.uid: n for choice, n in zip(vote.choices, counts, strict=True)}
    returned = handed_out - not_returned
    return Totals(
        handed_out=handed_out,
        not_returned=not_returned,
        returned=returned,
        valid=returned - invalid,
        invalid=invalid,
        votes=votes,
    )


def hands(vote: VoteView, *counts: int) -> Totals:
    return Totals(votes={choice.uid: n for choice, n in zip(vote.choices, counts, strict=True)})


def counted(desk: Desk, vote: VoteView, first: Totals, second: Totals | None = None, unit: int = 0) -> None:
    service, place = VoteService(desk), vote.units[unit]
    service.enter_count(place.uid, 0, CountEntry(counter=1, totals=first, counted_by="Lò Văn Tới"))
    service.enter_count(place.uid, 0, CountEntry(counter=2, totals=second or first, counted_by="Hoàng Thị Mai"))


def present(desk: Desk, vote: VoteView, count: int, unit: int = 0) -> None:
    now = reread(desk, vote).units[unit]
    VoteService(desk).set_present(now.uid, now.rev, count)


def settled(desk: Desk, vote: VoteView, unit: int = 0, entry: SettleEntry | None = None) -> None:
    now = reread(desk, vote).units[unit]
    VoteService(desk).settle(now.uid, now.rev, entry)


def closed(desk: Desk, vote: VoteView) -> VoteView:
    VoteService(desk).close(vote.uid, reread(desk, vote).rev)
    return reread(desk, vote)


def test_a_vote_has_the_households_of_its_day_and_the_usual_choices(desk: Desk) -> None:
    vote = opened(desk)
    assert [(unit.name, unit.households) for unit in vote.units] == [("Thôn Đoài", DOAI)]
    assert [choice.label for choice in vote.choices] == ["Tán thành", "Không tán thành", "Ý kiến khác"]
    with pytest.raises(UserError, match="Lần biểu quyết trước chưa chốt"):
        opened(desk, Saved(_decision_uid(desk, vote), 0, 0, 0))


def _decision_uid(desk: Desk, vote: VoteView) -> str:
    with desk.db.reading() as session:
        return session.query(Decision).filter(Decision.votes.any(uid=vote.uid)).one().uid


def test_two_counts_that_agree_settle_and_the_closed_vote_says_why_it_passed(desk: Desk) -> None:
    vote = opened(desk)
    present(desk, vote, 220)
    counted(desk, vote, totals(vote, 191, 20, 4, handed_out=220, invalid=3, not_returned=2))
    settled(desk, vote)
    done = closed(desk, vote)
    assert done.verdict is not None
    assert done.verdict.passed
    assert "191 × 3 = 573, không kém 286 × 2 = 572, đạt" in done.verdict.lines[1]
    assert (done.votes_for(done.choices[0].uid), done.total("invalid"), done.present) == (191, 3, 220)
    with desk.db.reading() as session:
        decision = row_of(session, Decision, _decision_uid(desk, vote), "")
        assert (decision.has_passed, decision.voted_on) == (True, ON)


def test_the_second_counter_does_not_see_what_the_first_one_found(desk: Desk) -> None:
    vote = opened(desk)
    present(desk, vote, 200)
    found = totals(vote, 100, 100, 0, handed_out=200)
    VoteService(desk).enter_count(vote.units[0].uid, 0, CountEntry(counter=1, totals=found, counted_by="A"))
    assert [count.totals for count in reread(desk, vote).units[0].counts] == [None]
    with pytest.raises(UserError, match="Lượt đếm 2 của Thôn Đoài chưa xong"):
        VoteService(desk).differences(vote.units[0].uid)
    with desk.db.reading() as session:
        own, other = (own_count(session, vote.units[0].uid, counter) for counter in (1, 2))
    assert (own and own.totals, other) == (found, None)


def test_one_person_cannot_count_twice(desk: Desk) -> None:
    vote = opened(desk)
    present(desk, vote, 200)
    found = totals(vote, 100, 100, 0, handed_out=200)
    service, unit = VoteService(desk), vote.units[0].uid
    service.enter_count(unit, 0, CountEntry(counter=1, totals=found, counted_by="Lò Văn Tới"))
    with pytest.raises(InvalidInput, match="phải do hai người"):
        service.enter_count(unit, 0, CountEntry(counter=2, totals=found, counted_by="lo van toi"))


def test_counts_that_differ_are_told_and_settled_only_with_a_note(desk: Desk) -> None:
    vote = opened(desk)
    present(desk, vote, 200)
    first, second = totals(vote, 150, 50, 0, handed_out=200), totals(vote, 149, 50, 0, handed_out=200, invalid=1)
    counted(desk, vote, first, second)
    told = VoteService(desk).differences(vote.units[0].uid)
    assert [(each.label, each.first, each.second) for each in told] == [
        ("Phiếu hợp lệ", 200, 199), ("Phiếu không hợp lệ", 0, 1), ("Tán thành", 150, 149),
    ]  # fmt: skip
    with pytest.raises(InvalidInput, match="khác nhau ở phiếu hợp lệ, phiếu không hợp lệ, “Tán thành”"):
        settled(desk, vote)
    settled(desk, vote, entry=SettleEntry(totals=second, note="Một phiếu đánh dấu hai ô"))
    unit = reread(desk, vote).units[0]
    assert (unit.totals, unit.settle_note) == (second, "Một phiếu đánh dấu hai ô")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"not_returned": 1}, "Phát ra 200 phiếu nhưng thu về 200 và không thu về 1"),
        ({"invalid": 1}, "Thu về 200 phiếu nhưng hợp lệ 200 và không hợp lệ 1"),
        ({"valid": 199, "invalid": 1}, "Các lựa chọn cộng lại 200 nhưng có 199 phiếu hợp lệ"),
        ({"handed_out": 287, "not_returned": 87}, "nhiều hơn 286 hộ; mỗi hộ một phiếu"),
        ({"handed_out": 201, "not_returned": 1}, "nhiều hơn 200 hộ dự"),
        ({"handed_out": None}, "Chưa nhập phiếu phát ra"),
        ({"invalid": -1}, "Phiếu không hợp lệ phải từ 0"),
    ],
)
def test_a_count_is_done_only_when_its_totals_agree(desk: Desk, changed: dict[str, int | None], sentence: str) -> None:
    vote = opened(desk)
    present(desk, vote, 200)
    right = totals(vote, 150, 50, 0, handed_out=200)
    wrong = Totals(**{**vars(right), **changed})  # type: ignore[arg-type]
    service = VoteService(desk)
    with pytest.raises(InvalidInput, match=sentence):
        service.enter_count(vote.units[0].uid, 0, CountEntry(counter=1, totals=wrong))
    service.enter_count(vote.units[0].uid, 0, CountEntry(counter=1, totals=wrong, is_done=False))


def test_by_hands_more_votes_than_those_who_came_are_refused(desk: Desk) -> None:
    vote = opened(desk, way=Way.HANDS)
    present(desk, vote, 200)
    with pytest.raises(InvalidInput, match="Tổng số biểu quyết 201 nhiều hơn 200 hộ dự"):
        counted(desk, vote, hands(vote, 150, 51, 0))
    with pytest.raises(InvalidInput, match="từ 0 đến 286 hộ"):
        present(desk, vote, 287)


def test_nothing_is_closed_before_all_is_settled_and_everybody_present_is_known(desk: Desk) -> None:
    vote = opened(desk, way=Way.HANDS)
    with pytest.raises(UserError, match="Chưa ghi số hộ dự họp của Thôn Đoài"):
        closed(desk, vote)
    present(desk, vote, 200)
    with pytest.raises(UserError, match="Chưa thống nhất kết quả của Thôn Đoài"):
        closed(desk, vote)


def test_a_meeting_that_too_few_came_to_is_closed_without_a_count_and_opens_the_ballot(desk: Desk) -> None:
    decision = propose(desk)
    ballot = {"form": Form.BALLOT, "way": None, "to_on": ON}
    with pytest.raises(InvalidInput, match="Chỉ phát phiếu sau khi đã họp mà không đủ số hộ dự"):
        opened(desk, decision, **ballot)
    vote = opened(desk, decision, way=Way.HANDS)
    present(desk, vote, 190)
    done = closed(desk, vote)
    assert done.verdict is not None
    assert (done.verdict.has_quorum, done.verdict.needed_present) == (False, 191)
    second = opened(desk, decision, **ballot)
    assert (second.ordinal, second.form) == (2, Form.BALLOT)


def test_only_a_leader_may_force_a_form_that_the_law_does_not_open(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="Chỉ lãnh đạo"):
        opened(desk, form=Form.BALLOT, way=None, to_on=ON, force_reason="Bão lũ, không họp được")


def test_clusters_are_summed_for_the_whole_hamlet(desk: Desk) -> None:
    with desk.db.reading() as session:
        hamlet = row_of(session, Decision, (decision := propose(desk)).uid, "").hamlet_id or 0
    parts = tuple(UnitEntry(hamlet_id=hamlet, cluster=f"Cụm {n}", households=count) for n, count in ((1, 86), (2, 200)))
    vote = opened(desk, decision, way=Way.HANDS, units=parts)
    for place, (came, yes) in enumerate([(80, 70), (150, 120)]):
        present(desk, vote, came, place)
        counted(desk, vote, hands(vote, yes, came - yes, 0), unit=place)
        settled(desk, vote, place)
    done = closed(desk, vote)
    assert done.verdict is not None
    assert (done.verdict.passed, done.verdict.denominator, done.present) == (False, 286, 230)


def test_two_clusters_of_one_name_and_a_hamlet_without_households_are_refused(desk: Desk) -> None:
    with_hamlets(desk)
    decision = propose(desk)
    with desk.db.reading() as session:
        hamlet = row_of(session, Decision, decision.uid, "").hamlet_id or 0
    twice = (UnitEntry(hamlet_id=hamlet, cluster="Cụm 1", households=5),) * 2
    with pytest.raises(InvalidInput, match="cùng tên"):
        opened(desk, decision, units=twice)
    with pytest.raises(InvalidInput, match=r"Chưa có số hộ ngày 20/03/2026 của Thôn Mới"):
        opened(desk, propose(desk, hamlet="Thôn Mới"))


def test_a_matter_of_the_commune_is_voted_on_in_every_hamlet(desk: Desk) -> None:
    vote = opened(desk, propose(desk, scope=Scope.COMMUNE, hamlet=""), form=Form.BALLOT, way=None, to_on=ON)
    assert [unit.households for unit in vote.units] == [286, 190, 205, 88]
    for place, unit in enumerate(vote.units):
        yes = 200 if place < 2 else 0
        yes = min(yes, unit.households)
        counted(desk, vote, totals(vote, yes, 0, 0, handed_out=yes), unit=place)
        settled(desk, vote, place)
    done = closed(desk, vote)
    assert done.verdict is not None
    assert (done.verdict.passed, done.verdict.denominator, done.verdict.needed) == (False, 4, 3)


def test_an_online_vote_needs_its_picture_and_that_most_households_chose_it(desk: Desk) -> None:
    decision = propose(desk, item=Item.BQ6)
    online = {"form": Form.ONLINE, "way": None, "to_on": ON}
    with pytest.raises(InvalidInput, match="Chưa đủ số hộ chọn biểu quyết trực tuyến: 143 hộ"):
        opened(desk, decision, chose_online=143, **online)
    vote = opened(desk, decision, chose_online=144, **online)
    counted(desk, vote, hands(vote, 144, 20, 1))
    settled(desk, vote)
    with pytest.raises(UserError, match="phải có ảnh kết quả"):
        closed(desk, vote)
    VoteService(desk).add_evidence(vote.uid, reread(desk, vote).rev, Prepared(_picture(), "image/png"))
    done = closed(desk, vote)
    assert done.verdict is not None
    assert done.verdict.passed


def _picture() -> bytes:
    return Image.new("RGB", (4, 4)).tobytes()


def test_of_candidates_the_one_above_half_of_all_households_is_elected(desk: Desk) -> None:
    names = tuple(ChoiceEntry(kind=Choice.CANDIDATE, label=name) for name in ("Lò Văn Tới", "Hoàng Thị Mai"))
    decision = propose(desk, item=Item.BQ4)
    with pytest.raises(InvalidInput, match="Chưa có người ứng cử"):
        opened(desk, decision)
    vote = opened(desk, decision, choices=names)
    present(desk, vote, 200)
    counted(desk, vote, totals(vote, 56, 144, handed_out=200))
    settled(desk, vote)
    assert closed(desk, vote).elected == ("Hoàng Thị Mai",)


def test_a_voided_vote_counts_nowhere_and_another_may_be_opened(desk: Desk) -> None:
    vote = opened(desk, way=Way.HANDS)
    present(desk, vote, 250)
    counted(desk, vote, hands(vote, 250, 0, 0))
    settled(desk, vote)
    done = closed(desk, vote)
    VoteService(desk).void(done.uid, done.rev, "Ghi nhầm thôn")
    uid = _decision_uid(desk, vote)
    with desk.db.reading() as session:
        decision = row_of(session, Decision, uid, "")
        assert (decision.has_passed, decision.voted_on) == (None, None)
    assert opened(desk, Saved(uid, 0, 0, 0)).ordinal == 2


def test_a_settled_result_is_counted_again_with_a_reason(desk: Desk) -> None:
    vote = opened(desk, way=Way.HANDS)
    present(desk, vote, 250)
    counted(desk, vote, hands(vote, 250, 0, 0))
    settled(desk, vote)
    unit = reread(desk, vote).units[0]
    VoteService(desk).count_again(unit.uid, unit.rev, "Đếm sót một bàn")
    again = reread(desk, vote).units[0]
    assert (again.is_settled, again.both_done) == (False, False)


LIST = "1; Lò Văn Tới; Lò Thị Én\n2; Hoàng Thị Mai\n3; Nông Văn Páo"


def test_a_pasted_list_of_households_is_read_by_number_and_head() -> None:
    assert [(each.number, each.head, each.representative) for each in read_households(LIST)] == [
        (1, "Lò Văn Tới", "Lò Thị Én"), (2, "Hoàng Thị Mai", ""), (3, "Nông Văn Páo", ""),
    ]  # fmt: skip
    assert [each.number for each in read_households("Lò Văn Tới\nHoàng Thị Mai")] == [1, 2]
    assert read_households("12. Lò Văn Tới")[0].number == 12
    with pytest.raises(InvalidInput, match="Hai hộ cùng số 1: Lò Văn Tới, Hoàng Thị Mai"):
        read_households("1; Lò Văn Tới\n1; Hoàng Thị Mai")
    with pytest.raises(InvalidInput, match="Dòng 2 không có họ tên chủ hộ"):
        read_households("1; Lò Văn Tới\n2;")


def test_a_household_gets_one_ballot_and_only_what_was_handed_out_comes_back(desk: Desk) -> None:
    vote = opened(desk)
    service = ListService(desk)

    def unit() -> tuple[str, int]:
        now = reread(desk, vote).units[0]
        return now.uid, now.rev

    service.put_households(*unit(), read_households(LIST))
    service.hand_out(*unit(), [1, 2], ON)
    with pytest.raises(InvalidInput, match=r"Hộ số 2 đã nhận phiếu\. Mỗi hộ chỉ một phiếu"):
        service.hand_out(*unit(), [3, 2], ON)
    with pytest.raises(InvalidInput, match="Số 3 gõ hai lần"):
        service.hand_out(*unit(), [3, 3], ON)
    with pytest.raises(InvalidInput, match="Không có hộ số 9"):
        service.hand_out(*unit(), [9], ON)
    with pytest.raises(InvalidInput, match="Hộ số 3 chưa nhận phiếu"):
        service.take_in(*unit(), [3], ON)
    service.take_in(*unit(), [1], ON)
    now = reread(desk, vote).units[0]
    assert (now.listed, now.handed_out, now.returned) == (3, 2, 1)
    with pytest.raises(InvalidInput, match="Hộ số 1 đã dự hoặc đã nhận phiếu"):
        service.put_households(*unit(), read_households("2; Hoàng Thị Mai"))


def test_who_came_is_marked_on_the_list_and_counted_from_it(desk: Desk) -> None:
    vote = opened(desk)
    service, unit = ListService(desk), vote.units[0]
    service.put_households(unit.uid, unit.rev, read_households(LIST))
    service.mark_present(unit.uid, reread(desk, vote).units[0].rev, [1, 3])
    assert reread(desk, vote).units[0].present == 2
    with desk.db.reading() as session:
        assert [each.is_present for each in households_on_list(session, unit.uid)] == [True, False, True]


def test_the_next_vote_begins_with_the_last_list_of_the_same_place(desk: Desk) -> None:
    first = opened(desk)
    service = ListService(desk)
    service.put_households(first.units[0].uid, first.units[0].rev, read_households(LIST))
    VoteService(desk).void(first.uid, reread(desk, first).rev, "Hoãn họp")
    second = opened(desk)
    assert [each.head for each in service.last_list(second.units[0].uid)] == [
        "Lò Văn Tới", "Hoàng Thị Mai", "Nông Văn Páo",
    ]  # fmt: skip
