"""Conventions go through their steps: the vote, the posting, the file, and the text that takes another's place."""

from datetime import date, timedelta

import pytest

from desktop_app.areas.conventions.dossier import DossierService, PaperEntry
from desktop_app.areas.conventions.handling.service import HandlingService
from desktop_app.areas.conventions.kept import convention_of
from desktop_app.areas.conventions.postings import posted
from desktop_app.areas.conventions.record import convention_record
from desktop_app.areas.conventions.service import ConventionService
from desktop_app.areas.conventions.states import Kind, State
from desktop_app.areas.decisions.queries import vote_of
from desktop_app.areas.decisions.states import Form
from desktop_app.areas.decisions.states import State as VoteState
from desktop_app.core.clock import VIETNAM
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.kept import Saved
from desktop_app.office.postings.queries import postings_of
from desktop_app.office.postings.service import PostingService
from tests.areas.conventions import makers as make
from tests.areas.conventions.makers import CALLED, MET, POSTED, rev_of, state_of, take, why_not
from tests.areas.decisions.makers import take as take_vote


def vote(desk: Desk, uid: str) -> VoteState:
    with desk.db.reading() as session:
        found = vote_of(session, uid)
        assert found is not None
        return found.state


def test_a_text_is_made_voted_on_recognised_and_its_vote_follows(desk: Desk) -> None:
    uid = make.in_force(desk)
    record = convention_record(desk, uid)
    assert (record.state, record.adopted_on, record.recognised_on) == (State.IN_FORCE, MET, date(2026, 4, 22))
    assert vote(desk, uid) is VoteState.IN_FORCE
    met = {each.running.limit.key: each.running.due_on for each in record.limits}
    assert met["submit"] == date(2026, 4, 23)


def test_a_meeting_that_too_few_attend_leads_to_a_ballot_that_adopts(desk: Desk) -> None:
    uid = make.finished(desk)
    take(desk, uid, "call_meeting", CALLED, until_on=MET)
    with pytest.raises(UserError, match="Kiểm phiếu"):
        take(desk, uid, "adopt", MET)
    make.counted(desk, uid, MET, present=143, yes=143)
    take(desk, uid, "no_quorum", MET)
    assert (state_of(desk, uid), vote(desk, uid)) == (State.BALLOT, VoteState.NO_QUORUM)
    assert "adopt" not in make.open_keys(desk, uid)
    announced, ballot = MET + timedelta(days=2), MET + timedelta(days=6)
    with desk.db.reading() as session:
        found = vote_of(session, uid)
    assert found is not None
    decision = Saved(found.decision_uid, 0, 0, 0)
    take_vote(desk, decision, "plan_ballot", announced)
    take_vote(desk, decision, "send_plan", announced)
    take_vote(desk, decision, "call_ballot", announced, until_on=ballot)
    make.counted(desk, uid, ballot, present=200, yes=144, form=Form.BALLOT)
    take(desk, uid, "adopt", ballot)
    assert (state_of(desk, uid), vote(desk, uid)) == (State.ADOPTED, VoteState.PASSED)


def test_exactly_half_is_voted_down_and_the_draft_is_finished_once_more(desk: Desk) -> None:
    uid = make.finished(desk)
    take(desk, uid, "call_meeting", CALLED, until_on=MET)
    make.counted(desk, uid, MET, present=200, yes=143)
    take(desk, uid, "voted_down", MET)
    assert state_of(desk, uid) is State.FINISHING
    take(desk, uid, "call_meeting", MET + timedelta(days=1), until_on=MET + timedelta(days=4))
    assert (state_of(desk, uid), vote(desk, uid)) == (State.MEETING, VoteState.ANNOUNCED)
    assert why_not(desk, uid, "adopt")


def test_a_meeting_is_called_two_days_ahead(desk: Desk) -> None:
    uid = make.finished(desk)
    with pytest.raises(UserError, match="ít nhất 2 ngày"):
        take(desk, uid, "call_meeting", CALLED, until_on=CALLED + timedelta(days=1))


def test_a_break_of_the_posting_lets_its_thirty_days_begin_anew(desk: Desk) -> None:
    uid = make.drafted(desk)
    take(desk, uid, "post_draft", POSTED)
    today = desk.clock.today()
    with desk.db.reading() as session:
        assert posted(session, uid, today).enough_on == POSTED + timedelta(days=31)
        copy = postings_of(session, [uid], today)[uid][0].copies[0]
    service = PostingService(desk)
    gone = desk.clock.now().replace(year=2026, month=3, day=20, tzinfo=VIETNAM)
    key = service.interrupt(copy.uid, copy.rev, gone, "Gió giật rách")
    service.resume(key.uid, key.rev, gone + timedelta(days=2), "Lò Văn Tới")
    with desk.db.reading() as session:
        assert posted(session, uid, today).enough_on == date(2026, 3, 22) + timedelta(days=31)


def test_opinions_are_summed_up_only_after_thirty_full_days(desk: Desk) -> None:
    uid = make.drafted(desk)
    take(desk, uid, "post_draft", POSTED)
    take(desk, uid, "consult", POSTED)
    make.with_papers(desk, uid, "opinions")
    with pytest.raises(UserError, match="09/04/2026"):
        take(desk, uid, "sum_up", make.SUMMED - timedelta(days=1))
    take(desk, uid, "sum_up", make.SUMMED)
    assert state_of(desk, uid) is State.FINISHING


def test_the_step_that_put_a_draft_up_takes_its_notice_with_it_when_taken_back(desk: Desk) -> None:
    uid = make.drafted(desk)
    take(desk, uid, "post_draft", POSTED)
    HandlingService(desk).take_back(uid, rev_of(desk, uid), "Ghi nhầm ngày")
    with desk.db.reading() as session:
        assert postings_of(session, [uid], desk.clock.today())[uid][0].voided_on
    assert state_of(desk, uid) is State.DRAFTING


def test_a_suspended_text_is_amended_by_a_record_of_its_own_that_ends_the_suspension(desk: Desk) -> None:
    old = make.in_force(desk)
    take(desk, old, "reported", date(2026, 5, 4))
    take(desk, old, "suspend", date(2026, 5, 6))
    day = {"proposed_on": date(2026, 5, 7), "kind": Kind.AMENDED, "amends_uid": old}
    new = ConventionService(desk).propose(make.a_convention(**day))
    record = convention_record(desk, new.uid)
    assert (record.line_uid, record.amends_uid) == (old, old)
    assert state_of(desk, old) is State.SUSPENDED
    with pytest.raises(UserError, match="đang sửa đổi"):
        ConventionService(desk).propose(make.a_convention(**day))
    with pytest.raises(UserError, match="bản mới"):
        take(desk, old, "replaced", date(2026, 5, 8))


def test_a_hamlet_has_one_text_of_a_name_and_a_second_one_only_in_its_place(desk: Desk) -> None:
    make.propose(desk)
    with pytest.raises(InvalidInput, match="đã có Hương ước Thôn Đoài"):
        make.propose(desk)


def test_a_paper_is_in_the_file_once_until_it_is_taken_out_with_a_reason(desk: Desk) -> None:
    uid = make.propose(desk).uid
    make.with_papers(desk, uid, "team")
    with pytest.raises(InvalidInput, match="Hồ sơ đã có"):
        make.with_papers(desk, uid, "team")
    paper = next(each for each in convention_record(desk, uid).papers if each.key == "team")
    with pytest.raises(InvalidInput, match="lý do"):
        DossierService(desk).take_out(paper.uid, " ")
    DossierService(desk).take_out(paper.uid, "Scan nhầm")
    make.with_papers(desk, uid, "team")
    with pytest.raises(InvalidInput, match="Chưa ghi tên giấy"):
        DossierService(desk).add(uid, rev_of(desk, uid), PaperEntry())


def test_an_entry_is_corrected_struck_out_and_taken_back(desk: Desk) -> None:
    saved = make.propose(desk)
    service = ConventionService(desk)
    service.correct(saved.uid, saved.rev, make.a_convention(why="Nếp sống văn minh"), "Ghi thiếu")
    assert service.undo().startswith("Đã trả hồ sơ")
    with desk.db.reading() as session:
        assert convention_of(session, saved.uid).why == ""
    service.void(saved.uid, rev_of(desk, saved.uid), "Ghi hai lần")
    with pytest.raises(UserError, match="đã bỏ số"):
        take(desk, saved.uid, "agree", date(2026, 3, 3))
