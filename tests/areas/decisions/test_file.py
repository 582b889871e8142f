"""The file of a decision: consents and their three months, candidates, people, papers; the record tells what lacks."""

from datetime import date, timedelta

import pytest

from desktop_app.areas.decisions.due import due_items
from desktop_app.areas.decisions.entry import checked_entry
from desktop_app.areas.decisions.filed import CandidateEntry, ConsentEntry, FileService, PaperEntry, PersonEntry
from desktop_app.areas.decisions.limits import open_deadlines
from desktop_app.areas.decisions.listed import DecisionFilter, DecisionPages, counts
from desktop_app.areas.decisions.record import DecisionRecord, decision_record
from desktop_app.areas.decisions.states import Form, Item, Proposer, Role, Scope, State, Way
from desktop_app.areas.decisions.today import decisions_today
from desktop_app.areas.decisions.votes.entry import VoteEntry
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.kept import Saved
from tests.areas.decisions.makers import DAY, be_on, propose, take

START = date(2026, 11, 30)
COMMUNE = {"scope": Scope.COMMUNE.value, "hamlet": "", "proposer": Proposer.CHAIR.value}
INITIATIVE = {"proposed_on": START, "proposer": Proposer.CITIZENS, "proposer_name": "Trần Thị Mỵ"}


def record(desk: Desk, decision: Saved) -> DecisionRecord:
    return decision_record(desk, decision.uid)


def consent(desk: Desk, decision: Saved, household: str, on: date = START, address: str = "") -> Saved:
    entry = ConsentEntry(household=household, given_on=on, address=address, way="ký danh sách")
    return FileService(desk).add_consent(decision.uid, record(desk, decision).rev, entry)


def test_a_consent_counts_to_the_end_of_the_day_three_months_later_and_is_then_shown_but_not_counted(
    desk: Desk,
) -> None:
    decision = propose(desk, **INITIATIVE)
    consent(desk, decision, "Lê Văn Bảy")
    be_on(desk, date(2027, 2, 28))
    assert record(desk, decision).facts.consents == 1
    be_on(desk, date(2027, 3, 1))
    late = record(desk, decision)
    assert late.facts.consents == 0
    assert [(each.household, each.last_on, each.counts) for each in late.consents] == [
        ("Lê Văn Bảy", date(2027, 2, 28), False)
    ]


def test_a_household_counts_once_however_its_name_is_typed_and_may_support_anew_once_expired(desk: Desk) -> None:
    decision = propose(desk, **INITIATIVE)
    consent(desk, decision, "Lê Văn Bảy")
    be_on(desk, date(2027, 3, 9))
    for name in ("LE VAN BAY", "lê  văn bảy"):
        with pytest.raises(InvalidInput, match="mỗi hộ chỉ tính một lần"):
            consent(desk, decision, name, START + timedelta(days=1))
    consent(desk, decision, "Lê Văn Bảy", date(2027, 3, 8))
    assert record(desk, decision).facts.consents == 1


def test_two_heads_of_one_name_in_two_places_are_two_households(desk: Desk) -> None:
    decision = propose(desk, **INITIATIVE)
    consent(desk, decision, "Lê Văn Bảy", address="ngõ 1")
    consent(desk, decision, "Lê Văn Bảy", address="ngõ 2")
    assert record(desk, decision).facts.consents == 2


def test_consents_are_for_initiatives_only_and_one_struck_counts_no_more(desk: Desk) -> None:
    with pytest.raises(UserError, match="Chỉ sáng kiến của công dân"):
        consent(desk, propose(desk), "Lê Văn Bảy")
    decision = propose(desk, **INITIATIVE)
    consent(desk, decision, "Lê Văn Bảy")
    shown = record(desk, decision)
    with pytest.raises(InvalidInput, match="Chưa ghi lý do"):
        FileService(desk).strike_consent(decision.uid, shown.rev, shown.consents[0].uid, " ")
    FileService(desk).strike_consent(decision.uid, shown.rev, shown.consents[0].uid, "Rút lại")
    assert record(desk, decision).facts.consents == 0


def test_an_election_names_its_candidates_and_team_and_its_days_run_back_from_the_day(desk: Desk) -> None:
    decision = propose(desk, item=Item.BQ4, title="Bầu Trưởng thôn Đoài", proposer=Proposer.CHAIR)
    take(desk, decision, "agree", DAY)
    take(desk, decision, "decide_election", DAY, until_on=date(2026, 4, 12))
    with pytest.raises(UserError, match="Chưa có người ứng cử"):
        take(desk, decision, "name_candidates", DAY)
    service = FileService(desk)
    service.add_candidate(decision.uid, record(desk, decision).rev, CandidateEntry(label="Ngô Văn Thạo"))
    with pytest.raises(InvalidInput, match="Đã có người ứng cử tên này"):
        service.add_candidate(decision.uid, record(desk, decision).rev, CandidateEntry(label="ngô văn thạo"))
    service.add_person(
        decision.uid, record(desk, decision).rev, PersonEntry(role=Role.ELECTION_HEAD, full_name="Vũ Hiên")
    )
    shown = record(desk, decision)
    assert {each.running.limit.key: each.running.due_on for each in shown.limits} == {
        "election_candidates": date(2026, 3, 28),
        "election_team": date(2026, 4, 2),
        "election_post": date(2026, 4, 5),
        "election_notice": date(2026, 4, 10),
    }
    assert [each.step.key for each in shown.coming][:3] == ["name_candidates", "set_election_team", "post_election"]
    assert shown.row.next_due == "Gửi danh sách người ứng cử"
    for key in ("name_candidates", "set_election_team", "post_election"):
        take(desk, decision, key, DAY)
    with pytest.raises(InvalidInput, match="Ngày họp phải là ngày bầu cử 12/04/2026"):
        take(desk, decision, "call_meeting", DAY, until_on=date(2026, 4, 13))
    take(desk, decision, "call_meeting", DAY, until_on=date(2026, 4, 12))
    assert record(desk, decision).row.state is State.ANNOUNCED


def test_a_meeting_before_its_notice_is_refused_with_the_first_day_that_is_lawful(desk: Desk) -> None:
    decision = propose(desk)
    take(desk, decision, "agree", DAY)
    with pytest.raises(UserError, match="Chọn từ ngày 04/03/2026"):
        take(desk, decision, "call_meeting", DAY, until_on=date(2026, 3, 3))
    take(desk, decision, "call_meeting", DAY, until_on=date(2026, 3, 4))
    shown = record(desk, decision)
    assert shown.awaits_vote
    assert [(each.running.limit.key, each.running.due_on) for each in shown.limits] == [
        ("papers", date(2026, 3, 2)),
        ("meet", date(2026, 3, 4)),
    ]


def test_what_is_due_is_told_on_hom_nay_and_in_the_counts_and_moves_with_the_law(desk: Desk) -> None:
    decision = propose(desk)
    take(desk, decision, "agree", DAY)
    take(desk, decision, "call_meeting", DAY, until_on=date(2026, 3, 10))
    be_on(desk, date(2026, 3, 9))
    items = due_items(desk, date(2026, 3, 10))
    assert [(item.title, item.due_on) for item in items] == [
        ("Gửi tài liệu họp đến từng hộ: Đóng góp làm đường bê tông xóm Giếng", date(2026, 3, 8)),
        ("Họp và ghi kết quả: Đóng góp làm đường bê tông xóm Giếng", date(2026, 3, 10)),
    ]
    assert items[0].detail == "Việc 001/2026 · Thôn Đoài · 2 ngày trước ngày 10/03/2026"
    assert counts(desk, DecisionFilter()).late == 1
    assert decisions_today(desk).sentence == "1 việc quá hạn, cần làm trước."
    with desk.db.reading() as session:
        assert open_deadlines(session) == []


def test_the_list_finds_by_words_number_and_hamlet_and_a_file_keeps_its_papers(desk: Desk) -> None:
    first, second = propose(desk), propose(desk, title="Lắp đèn đường", item=Item.BQ6)
    for text, found in (("be tong", first), ("2/2026", second), ("den duong", second)):
        assert [row.uid for row in DecisionPages(desk, DecisionFilter(text=text)).after(None, 9)] == [found.uid]
    FileService(desk).add_paper(first.uid, record(desk, first).rev, PaperEntry(name="Biên bản họp", number="01"))
    [paper] = record(desk, first).papers
    FileService(desk).void_paper(first.uid, record(desk, first).rev, paper.uid, "Ghi nhầm")
    assert record(desk, first).papers == ()
    assert len(record(desk, first).happenings) >= 1


def test_a_candidate_stays_on_the_ballot_once_a_vote_is_open(desk: Desk) -> None:
    decision = propose(desk, item=Item.BQ4, title="Bầu Trưởng thôn Đoài", proposer=Proposer.CHAIR)
    service = FileService(desk)
    service.add_candidate(decision.uid, record(desk, decision).rev, CandidateEntry(label="Ngô Văn Thạo"))
    be_on(desk, date(2026, 3, 21))
    entry = VoteEntry(form=Form.MEETING, way=Way.SECRET, from_on=date(2026, 3, 20))
    VoteService(desk).open_vote(decision.uid, record(desk, decision).rev, entry)
    shown = record(desk, decision)
    with pytest.raises(UserError, match="Đang kiểm phiếu nên không đổi danh sách"):
        service.strike_candidate(decision.uid, shown.rev, shown.candidates[0].uid, "Rút tên")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"item": Item.BQ3.value}, "item"),
        (
            {"scope": Scope.COMMUNE.value, "hamlet": "", "item": Item.BQ4.value, "proposer": Proposer.CHAIR.value},
            "scope",
        ),
        ({"hamlet": ""}, "hamlet"),
        ({"proposer": Proposer.CITIZENS.value}, "proposer_name"),
        ({"proposed_on": "01/01/2030"}, "proposed_on"),
    ],
)
def test_what_cannot_be_proposed_so_is_refused_beside_its_field(changed: dict[str, str], field: str) -> None:
    typed = {
        "item": Item.BQ1.value,
        "scope": Scope.HAMLET.value,
        "hamlet": "Thôn Đoài",
        "title": "Làm đường",
        "content": "Làm 640 m",
        "proposed_on": "02/03/2026",
        "proposer": Proposer.HEAD.value,
    }
    assert checked_entry(typed, START).title == "Làm đường"
    with pytest.raises(InvalidInput) as refused:
        checked_entry({**typed, **changed}, START)
    assert [*refused.value.problems] == [field]
    assert refused.value.problems[field].endswith(".")
