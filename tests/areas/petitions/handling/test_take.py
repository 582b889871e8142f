"""Steps as they are taken: what they ask, who may force them, what is left when they are taken back."""

from datetime import date
from typing import Any

import pytest

from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.handling import guide
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import Registered, petition_of
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.rules import Facts
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible, Outcome, State
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import Law
from desktop_app.core.law.rulebook import Rulebook
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.rights import Role
from tests.areas.petitions.lives import NOT_OURS, USELESS, as_role, be_upper, limit, live, refusal, the
from tests.areas.petitions.makers import a_petition, filled, take

CAME, NEXT = date(2026, 11, 2), date(2026, 11, 3)
ASKED = {
    "to_agency": "Chưa ghi cơ quan nhận. Hãy ghi cơ quan nhận rồi lưu.",
    "document_on": "Chưa ghi ngày văn bản. Hãy ghi ngày văn bản rồi lưu.",
    "ground": "Chưa chọn căn cứ. Hãy chọn căn cứ rồi lưu.",
    "tests": "Chưa chọn tiêu chí phức tạp. Hãy chọn tiêu chí phức tạp rồi lưu.",
    "result": "Chưa chọn kết quả. Hãy chọn kết quả rồi lưu.",
    "joined_uid": "Chưa chọn đơn đang giải quyết. Hãy chọn đơn đang giải quyết rồi lưu.",
}
"""What is said of a field that has the usual words in every step."""


def problems(desk: Desk, petition: Registered, entry: StepEntry) -> dict[str, str]:
    """The sentence for each field of a step that cannot be taken so."""
    with pytest.raises(InvalidInput) as refused:
        HandlingService(desk).take(petition.uid, petition.rev, entry)
    return refused.value.problems


def complaint(desk: Desk, *steps: Any, **said: Any) -> Registered:
    return live(desk, {"received_on": CAME, **said}, *steps)


def denunciation(desk: Desk, *steps: Any) -> Registered:
    accepted = (("classify", CAME), ("accept_denunciation", CAME))
    return live(desk, {"received_on": CAME, "kind": Kind.DENUNCIATION}, *accepted, *steps)


@pytest.mark.parametrize("step", petition_law().law.steps, ids=lambda step: step.key)
def test_every_field_that_a_step_asks_for_is_missed_with_a_sentence_of_its_own(desk: Desk, step: Any) -> None:
    kind = min(step.kinds or set(Kind), key=lambda each: each.name)
    petition = live(desk, {"received_on": CAME, "kind": kind})
    empty = StepEntry(key=step.key, done_on=CAME, force_reason="Bỏ qua được không")
    if not step.asks_on(CAME) and step.key != "classify":
        assert refusal(as_role(desk, Role.LEADER), petition, step.key, CAME, force_reason="Gấp") == ""
        return
    said = problems(as_role(desk, Role.LEADER), petition, empty)
    assert set(said) == set(step.asks_on(CAME) or ("eligible",))
    for name, sentence in said.items():
        usual = ASKED.get(name) if name not in step.labels else None
        assert sentence == usual or (sentence.startswith("Chưa ") and sentence.endswith(" rồi lưu."))


def test_a_step_lies_between_the_day_before_it_and_today(desk: Desk) -> None:
    petition = complaint(desk, ("classify", NEXT))
    for on, said in (
        (date(2026, 11, 24), "Ngày làm 24/11/2026 sau hôm nay (23/11/2026). Kiểm tra lại ngày."),
        (date(2026, 11, 1), "Ngày làm trước ngày đơn đến (02/11/2026). Kiểm tra lại ngày."),
        (CAME, "Bước trước làm ngày 03/11/2026, bước này không thể làm trước ngày đó."),
    ):
        entry = filled("accept_complaint", on, Kind.COMPLAINT, document_on=NEXT)
        assert problems(desk, petition, entry) == {"done_on": said}


def test_days_and_texts_of_a_step_must_be_possible(desk: Desk) -> None:
    petition = live(desk, {"received_on": CAME, "kind": Kind.SUGGESTION}, ("classify", CAME))
    said = problems(
        desk,
        petition,
        filled("assign", NEXT, Kind.SUGGESTION, until_on=CAME, document_on=date(2026, 11, 1), document_number="1" * 61),
    )
    assert said == {
        "until_on": "Ngày này trước ngày làm bước này. Kiểm tra lại hai ngày.",
        "document_on": "Ngày văn bản trước ngày đơn đến. Kiểm tra lại ngày.",
        "document_number": "Số văn bản dài 61 ký tự, tối đa 60. Hãy kiểm tra và gõ ngắn hơn.",
    }


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"eligible": Eligible.UNKNOWN}, "eligible"),
        ({"eligible": Eligible.NO}, "ineligible_reason"),
        ({"eligible": Eligible.NO, "ineligible_reason": "contact"}, "ineligible_reason"),  # asked of denunciations only
        ({"eligible": Eligible.NO, "ineligible_reason": "concrete"}, "ineligible_reason"),
        ({"competent": Competent.UNKNOWN}, "competent"),
        ({"competent_reason": "own_officials"}, "competent_reason"),
        ({"instance": 3}, "instance"),
        ({"instance": 2, "kind": Kind.FEEDBACK}, "instance"),
        ({"instance": 2}, "competent"),  # a commune settles no second complaint
        ({"knew_on": NEXT}, "knew_on"),
    ],
)
def test_a_classification_says_what_the_law_asks(desk: Desk, said: dict[str, Any], field: str) -> None:
    petition = complaint(desk)
    assert list(problems(desk, petition, filled("classify", NEXT, Kind.COMPLAINT, **said))) == [field]


def test_reasons_that_do_not_go_with_what_was_chosen_are_not_kept(desk: Desk) -> None:
    petition = complaint(desk, ("classify", CAME, {"ineligible_reason": "signed", "competent_reason": "own_decision"}))
    assert the(desk, petition).ineligible_reason == ""
    assert the(desk, petition).competent_reason == "own_decision"


def test_an_upper_office_settles_second_complaints_and_a_commune_only_guides(desk: Desk) -> None:
    be_upper(desk)
    petition = complaint(desk, ("classify", CAME, {"instance": 2}), ("accept_second", NEXT))
    assert the(desk, petition).next_due == "decide_second"


@pytest.mark.parametrize(("on", "tests"), [(date(2026, 6, 20), ("foreign",)), (date(2026, 7, 2), ("unheard_of",))])
def test_only_tests_of_the_law_of_the_day_are_named(desk: Desk, on: date, tests: tuple[str, ...]) -> None:
    came = date(2026, 6, 15)
    petition = live(desk, {"received_on": came}, ("classify", came), ("accept_complaint", came))
    entry = filled("extend_complaint", on, Kind.COMPLAINT, tests=tests)
    assert list(problems(desk, petition, entry)) == ["tests"]


def test_before_july_2026_a_complaint_is_extended_for_a_written_reason_and_then_for_a_test(desk: Desk) -> None:
    came, on = date(2026, 6, 15), date(2026, 6, 20)
    petition = live(desk, {"received_on": came}, ("classify", came), ("accept_complaint", came))
    assert list(problems(desk, petition, StepEntry(key="extend_complaint", done_on=on, document_on=on))) == ["reason"]
    later = date(2026, 7, 2)
    entry = StepEntry(key="extend_complaint", done_on=later, document_on=later)
    assert list(problems(desk, petition, entry)) == ["tests"]


def test_a_ground_is_one_of_the_step(desk: Desk) -> None:
    petition = complaint(desk, ("classify", CAME, USELESS))
    entry = filled("not_accept_complaint", NEXT, Kind.COMPLAINT, ground="from_complaint")
    assert list(problems(desk, petition, entry)) == ["ground"]


def test_one_test_allows_one_extension_and_two_allow_two(desk: Desk) -> None:
    one, two = {"tests": ("foreign",)}, {"tests": ("foreign", "evidence")}
    petition = denunciation(desk, ("extend_denunciation", date(2026, 11, 20), one))
    assert the(desk, petition).complexity == "foreign"
    on = date(2026, 11, 23)
    assert "Đã gia hạn 1 lần" in refusal(desk, petition, "extend_denunciation", on, **one)
    assert "Đã gia hạn 1 lần" in refusal(desk, petition, "extend_denunciation", on, tests=("foreign", "foreign"))
    petition = take(desk, petition, "extend_denunciation", on, **two)
    assert the(desk, petition).complexity == "foreign evidence"
    assert "Đã gia hạn 2 lần" in refusal(desk, petition, "extend_denunciation", on, **two)


def test_a_petition_is_joined_to_another_open_one_that_hides_nobody(desk: Desk) -> None:
    first, second = complaint(desk), complaint(desk)
    secret = denunciation(desk)
    ended = complaint(desk, ("withdraw_early", CAME))
    void = complaint(desk)
    PetitionService(desk).void(void.uid, void.rev, "Ghi trùng")
    for other, said in (
        (second, "chính nó"),
        (secret, "bí mật người tố cáo"),
        (ended, "đã xong"),
        (void, "Không còn thấy"),
    ):
        found = problems(desk, second, filled("join", NEXT, Kind.COMPLAINT, joined_uid=other.uid))
        assert said in found["joined_uid"]
    second = take(desk, second, "join", NEXT, joined_uid=first.uid)
    assert (the(desk, second).outcome, the(desk, second).joined_uid) == (Outcome.JOINED, first.uid)


def test_a_repetition_whose_joining_was_taken_back_is_the_first_petition_of_its_own_matter(desk: Desk) -> None:
    first = complaint(desk)
    second = PetitionService(desk).register(a_petition(same_case_uid=first.uid, is_repetition=True))
    assert the(desk, second).petition_no == 2
    HandlingService(desk).take_back(second.uid, second.rev, "Hai thửa đất khác nhau")
    assert (the(desk, second).petition_no, the(desk, second).joined_uid) == (1, "")


def test_a_leader_forces_a_step_with_a_reason_and_nobody_else_does(desk: Desk) -> None:
    petition = complaint(desk)
    for role in (Role.OFFICIAL, Role.ADMINISTRATOR):
        with pytest.raises(NotAllowed, match="Chỉ lãnh đạo"):
            take(as_role(desk, role), petition, "accept_complaint", NEXT, force_reason="Chỉ đạo của cấp trên")
    leader = as_role(desk, Role.LEADER)
    with pytest.raises(UserError, match="“Chờ phân loại”"):
        take(leader, petition, "accept_complaint", NEXT, force_reason="  ")
    with pytest.raises(NotAllowed):
        take(as_role(desk, Role.VIEWER), petition, "classify", NEXT)
    take(leader, petition, "accept_complaint", NEXT, force_reason="Chỉ đạo của cấp trên")
    with desk.db.reading() as session:
        row = petition_of(session, petition.uid)
        (step,) = row.steps
        assert (row.state, step.forced_by, step.force_reason) == (
            State.ACCEPTED,
            desk.account.name,
            "Chỉ đạo của cấp trên",
        )


def test_a_reason_to_force_what_the_law_allows_is_not_kept(desk: Desk) -> None:
    petition = take(as_role(desk, Role.LEADER), complaint(desk), "classify", NEXT, force_reason="Cho chắc")
    with desk.db.reading() as session:
        (step,) = petition_of(session, petition.uid).steps
        assert (step.forced_by, step.force_reason) == ("", "")


def test_a_petition_that_was_decided_by_force_closes_when_everything_is_sent(desk: Desk) -> None:
    petition = take(as_role(desk, Role.LEADER), complaint(desk), "decide", NEXT, force_reason="Gấp")
    assert the(desk, petition).next_due == "send_decision"
    petition = take(desk, petition, "send_decision", NEXT)
    assert (the(desk, petition).state, the(desk, petition).outcome) == (State.ENDED, Outcome.SETTLED)


def test_a_petition_closes_only_when_everything_that_is_owed_after_the_decision_is_done(desk: Desk) -> None:
    petition = denunciation(desk, ("conclude", CAME), ("send_conclusion", NEXT), ("publish_conclusion", NEXT))
    assert (the(desk, petition).state, the(desk, petition).next_due) == (State.DECIDED, "notify_acceptance")
    petition = take(desk, petition, "notify_acceptance", date(2026, 11, 5))
    assert (the(desk, petition).state, the(desk, petition).ended_on) == (State.ENDED, date(2026, 11, 5))


def test_a_classification_that_is_taken_back_leaves_the_petition_as_it_was(desk: Desk) -> None:
    petition = complaint(desk, ("classify", CAME, NOT_OURS))
    before = the(desk, petition)
    said = {"kind": Kind.FEEDBACK, "competent_reason": "own_work", "to_agency": "UBND xã"}
    petition = take(desk, petition, "classify", NEXT, **said)
    assert (the(desk, petition).kind, the(desk, petition).competent) == (Kind.FEEDBACK, Competent.YES)
    assert limit(desk, petition, "answer").is_open
    petition = HandlingService(desk).take_back(petition.uid, petition.rev, "Chọn nhầm loại")
    after = the(desk, petition)
    for name in ("kind", "eligible", "competent", "competent_reason", "to_agency", "state", "next_due_on", "next_due"):
        assert getattr(after, name) == getattr(before, name)
    assert not limit(desk, petition, "answer").is_open
    petition = HandlingService(desk).take_back(petition.uid, petition.rev, "Chọn nhầm")
    assert (the(desk, petition).eligible, the(desk, petition).next_due) == (Eligible.UNKNOWN, "accept")
    with pytest.raises(UserError, match="chưa có bước nào"):
        HandlingService(desk).take_back(petition.uid, petition.rev, "Lần nữa")


def test_what_a_classification_does_not_speak_of_stays_as_it_was_entered(desk: Desk) -> None:
    knew = date(2026, 9, 1)
    entry = {"received_on": CAME, "instance": 2, "knew_on": knew}
    petition = live(desk, entry, ("classify", CAME, NOT_OURS))
    assert (the(desk, petition).instance, the(desk, petition).knew_on) == (2, knew)
    assert list(problems(desk, petition, filled("classify", NEXT, Kind.COMPLAINT))) == ["competent"]


def test_what_was_found_to_be_a_denunciation_stays_one_when_that_is_taken_back(desk: Desk) -> None:
    petition = complaint(desk, ("classify", CAME, {"kind": Kind.DENUNCIATION}))
    petition = HandlingService(desk).take_back(petition.uid, petition.rev, "Chọn nhầm loại")
    kept = the(desk, petition)
    assert (kept.kind, kept.is_secret, kept.state) == (Kind.DENUNCIATION, True, State.NEW)
    petition = take(desk, petition, "classify", NEXT, kind=Kind.SUGGESTION)
    petition = HandlingService(desk).take_back(petition.uid, petition.rev, "Chọn nhầm loại")
    assert the(desk, petition).kind is Kind.DENUNCIATION


def test_taking_back_asks_for_a_reason_and_keeps_the_step(desk: Desk) -> None:
    petition = complaint(desk, ("classify", CAME))
    with pytest.raises(InvalidInput, match="Chưa ghi lý do"):
        HandlingService(desk).take_back(petition.uid, petition.rev, " ")
    HandlingService(desk).take_back(petition.uid, petition.rev, "Nhầm đơn")
    with desk.db.reading() as session:
        (step,) = petition_of(session, petition.uid).steps
        assert (step.key, step.taken_back_on, step.back_reason) == ("classify", date(2026, 11, 23), "Nhầm đơn")


def test_a_kind_that_was_corrected_after_the_classification_stays_when_that_is_taken_back(desk: Desk) -> None:
    petition = complaint(desk, ("classify", CAME, {"kind": Kind.FEEDBACK}))
    entry = a_petition(received_on=CAME, kind=Kind.OTHER)
    petition = PetitionService(desk).correct(petition.uid, petition.rev, entry, "Sửa loại")
    HandlingService(desk).take_back(petition.uid, petition.rev, "Phân loại lại")
    assert the(desk, petition).kind is Kind.OTHER


def test_a_petition_of_an_old_book_has_no_limits_and_its_settlement_can_still_be_extended(desk: Desk) -> None:
    petition = complaint(desk, ("classify", CAME), ("accept_complaint", CAME))
    with desk.db.writing(desk.account.uid) as session:
        petition_of(session, petition.uid).is_backfilled = True
    petition = Registered(petition.uid, petition.number, petition.year, petition.rev + 1)
    petition = take(desk, petition, "extend_complaint", NEXT)
    assert (the(desk, petition).next_due_on, limit(desk, petition, "decide").is_open) == (None, False)
    petition = take(desk, petition, "decide", NEXT)
    assert the(desk, petition).state is State.ENDED


@pytest.mark.parametrize(("said", "kept"), [("2", 2), ("", 1)])
def test_the_guide_asks_of_complaints_and_denunciations_alone_whether_they_come_again(said: str, kept: int) -> None:
    law = Law(Rulebook([]), WorkCalendar())
    facts = Facts(received_on=CAME, kind=Kind.DENUNCIATION)
    answers = {
        "done_on": CAME,
        guide.AGAINST: "own_officials",
        guide.AGENCY: "",
        guide.INSTANCE: said,
        guide.KNEW: None,
    }
    for kind in Kind:
        assert guide.shown(kind, CAME, ours=True)[guide.INSTANCE] is (kind in (Kind.COMPLAINT, Kind.DENUNCIATION))
    assert guide.guided({**answers, "kind": Kind.DENUNCIATION}, facts, law, "tỉnh").entry.instance == kept
    assert guide.guided({**answers, "kind": Kind.FEEDBACK}, facts, law, "tỉnh").entry.instance == 1


@pytest.mark.parametrize(("instance", "remote", "told"), [("1", False, False), ("2", False, True), ("2", True, False)])
def test_the_guide_counts_a_second_complaint_by_its_own_shorter_time(
    desk: Desk, instance: str, remote: bool, told: bool
) -> None:
    law = Law(desk.law.rulebook, desk.law.calendar)
    facts = Facts(received_on=CAME, kind=Kind.COMPLAINT, is_remote=remote)
    said = {"kind": Kind.COMPLAINT, "done_on": CAME, guide.AGAINST: "own_decision", guide.AGENCY: ""}
    answers = {**said, guide.INSTANCE: instance, guide.KNEW: date(2026, 9, 25)}
    found = guide.guided(answers, facts, law, "tỉnh")
    assert any("Hết thời hiệu" in line for line in found.told) is told
