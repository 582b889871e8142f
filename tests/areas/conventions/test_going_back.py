"""What was done with a convention is taken back as a whole, with its vote, its notices and its file."""

from datetime import date, timedelta

import pytest

from desktop_app.areas.conventions.handling.service import HandlingService
from desktop_app.areas.conventions.kept import convention_of
from desktop_app.areas.conventions.service import ConventionService
from desktop_app.areas.conventions.states import Kind, State
from desktop_app.areas.decisions.handling.service import HandlingService as VoteHandling
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.queries import OwnedVote, vote_of
from desktop_app.areas.decisions.service import DecisionService
from desktop_app.areas.decisions.states import State as VoteState
from desktop_app.areas.decisions.votes.queries import votes_of
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.kept import Saved, row_of
from desktop_app.office.postings.queries import postings_of
from tests.areas.conventions import makers as make
from tests.areas.conventions.makers import CALLED, MET, POSTED, rev_of, state_of, take
from tests.areas.decisions.makers import take as take_vote


def vote(desk: Desk, uid: str) -> OwnedVote:
    with desk.db.reading() as session:
        found = vote_of(session, uid)
        assert found is not None
        return found


def decided(desk: Desk, uid: str) -> Saved:
    return Saved(vote(desk, uid).decision_uid, vote(desk, uid).rev, 0, 0)


def back(desk: Desk, uid: str) -> None:
    HandlingService(desk).take_back(uid, rev_of(desk, uid), "Ghi nhầm")


def void_last_vote(desk: Desk, uid: str) -> None:
    with desk.db.reading() as session:
        decision = row_of(session, Decision, vote(desk, uid).decision_uid, "")
        last = votes_of(session, decision.id)[-1]
    VoteService(desk).void(last.uid, last.rev, "Đếm nhầm")


def test_a_second_call_is_taken_back_and_the_first_meeting_stays(desk: Desk) -> None:
    uid = make.called_twice(desk)
    before = vote(desk, uid).decision_uid
    back(desk, uid)
    assert (state_of(desk, uid), vote(desk, uid).state) == (State.FINISHING, VoteState.VOTED_DOWN)
    take(desk, uid, "call_meeting", MET + timedelta(days=2), until_on=MET + timedelta(days=5))
    assert vote(desk, uid).decision_uid == before


def test_a_first_call_that_is_taken_back_strikes_the_vote_out(desk: Desk) -> None:
    uid = make.finished(desk)
    take(desk, uid, "call_meeting", CALLED, until_on=MET)
    back(desk, uid)
    with desk.db.reading() as session:
        assert vote_of(session, uid) is None
    assert state_of(desk, uid) is State.FINISHING


def test_every_step_from_the_recognition_to_the_draft_is_taken_back_with_what_followed_it(desk: Desk) -> None:
    uid = make.in_force(desk)
    seen = []
    while state_of(desk, uid) is not State.MEETING:
        back(desk, uid)
        seen.append((state_of(desk, uid), vote(desk, uid).state))
    assert seen == [
        (State.RECOGNISED, VoteState.IN_FORCE),
        (State.SUBMITTED, VoteState.SENT),
        (State.ADOPTED, VoteState.PASSED),
        (State.MEETING, VoteState.ANNOUNCED),
    ]
    with pytest.raises(UserError, match="Bỏ kết quả biểu quyết trước"):
        back(desk, uid)
    void_last_vote(desk, uid)
    while state_of(desk, uid) is not State.DRAFTING:
        back(desk, uid)
    with desk.db.reading() as session:
        assert vote_of(session, uid) is None
        assert all(each.voided_on for each in postings_of(session, [uid], desk.clock.today())[uid])
        proofs = [each for each in convention_of(session, uid).papers if each.key == "posting_minutes"]
        assert [each.void_reason for each in proofs] == ["Ghi nhầm"]


def test_what_was_published_of_the_vote_does_not_stand_in_the_way_of_going_back_and_on(desk: Desk) -> None:
    uid = make.adopted(desk)
    take_vote(desk, decided(desk, uid), "publish", MET)
    back(desk, uid)
    assert (state_of(desk, uid), vote(desk, uid).state) == (State.MEETING, VoteState.ANNOUNCED)
    take(desk, uid, "adopt", MET)
    assert (state_of(desk, uid), vote(desk, uid).state) == (State.ADOPTED, VoteState.PASSED)


def test_a_ballot_that_was_announced_goes_back_with_the_meeting_that_lacked_people(desk: Desk) -> None:
    uid = make.finished(desk)
    take(desk, uid, "call_meeting", CALLED, until_on=MET)
    make.counted(desk, uid, MET, present=143, yes=143)
    take(desk, uid, "no_quorum", MET)
    for key in ("plan_ballot", "send_plan", "call_ballot"):
        take_vote(desk, decided(desk, uid), key, MET)
    back(desk, uid)
    assert (state_of(desk, uid), vote(desk, uid).state) == (State.MEETING, VoteState.ANNOUNCED)
    take(desk, uid, "no_quorum", MET)
    take(desk, uid, "drop", MET)
    assert (state_of(desk, uid), vote(desk, uid).state) == (State.DROPPED, VoteState.ENDED)
    back(desk, uid)
    assert (state_of(desk, uid), vote(desk, uid).state) == (State.BALLOT, VoteState.NO_QUORUM)


def test_the_vote_is_settled_taken_back_and_struck_out_from_the_record_of_the_text_only(desk: Desk) -> None:
    uid = make.adopted(desk)
    decision = decided(desk, uid)
    with pytest.raises(UserError, match="hồ sơ hương ước"):
        VoteHandling(desk).take_back(decision.uid, decision.rev, "Ghi nhầm")
    with pytest.raises(UserError, match="hồ sơ hương ước"):
        DecisionService(desk).void(decision.uid, decision.rev, "Ghi nhầm")
    with pytest.raises(UserError, match="Bỏ bước đó trước"):
        void_last_vote(desk, uid)
    assert vote(desk, uid).state is VoteState.PASSED


def test_a_text_is_struck_out_with_its_vote_and_its_notice_unless_the_vote_was_closed(desk: Desk) -> None:
    uid = make.finished(desk)
    take(desk, uid, "call_meeting", CALLED, until_on=MET)
    ConventionService(desk).void(uid, rev_of(desk, uid), "Ghi hai lần")
    with desk.db.reading() as session:
        assert vote_of(session, uid) is None
        assert all(each.voided_on for each in postings_of(session, [uid], desk.clock.today())[uid])
    other = make.adopted(desk)
    with pytest.raises(UserError, match="đã chốt kết quả"):
        ConventionService(desk).void(other, rev_of(desk, other), "Ghi hai lần")
    assert (state_of(desk, other), vote(desk, other).state) == (State.ADOPTED, VoteState.PASSED)


def test_an_old_text_is_not_struck_out_under_the_one_that_changes_it(desk: Desk) -> None:
    old = make.in_force(desk)
    day = {"proposed_on": date(2026, 5, 7), "kind": Kind.AMENDED, "amends_uid": old}
    new = ConventionService(desk).propose(make.a_convention(**day))
    with pytest.raises(UserError, match="Bỏ số đó trước"):
        ConventionService(desk).void(old, rev_of(desk, old), "Ghi hai lần")
    changed = make.a_convention(**{**day, "hamlet": "Thôn Trung"})
    with pytest.raises(InvalidInput, match="không đổi thôn"):
        ConventionService(desk).correct(new.uid, rev_of(desk, new.uid), changed, "Nhầm thôn")


def test_a_text_is_not_moved_to_a_hamlet_that_has_one_nor_anywhere_once_it_has_steps(desk: Desk) -> None:
    first, second = make.propose(desk), make.propose(desk, hamlet="Thôn Trung")
    service = ConventionService(desk)
    with pytest.raises(InvalidInput, match="đã có"):
        service.correct(second.uid, second.rev, make.a_convention(), "Nhầm thôn")
    take(desk, first.uid, "agree", POSTED)
    moved = make.a_convention(hamlet="Thôn Cầu Gạo")
    with pytest.raises(InvalidInput, match="không đổi thôn"):
        service.correct(first.uid, rev_of(desk, first.uid), moved, "Nhầm thôn")
