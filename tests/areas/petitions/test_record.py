"""One petition, whole: where it stands, what is still to come and when, what may be done next."""

from dataclasses import replace
from datetime import date

from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import Registered, petition_of
from desktop_app.areas.petitions.national.fields import national_fields
from desktop_app.areas.petitions.record import PetitionRecord, petition_record
from desktop_app.areas.petitions.record_words import coming_beside, content_title, pressing, state_sentence
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible, Result
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, HIDDEN_NAME, Kind
from desktop_app.office.rights import Role
from tests.areas.petitions.makers import a_petition, ours, take

NAME = "Nguyễn Văn Mẫu"


def days(record: PetitionRecord) -> dict[str, tuple[date | None, bool]]:
    """The day of every step to come, and whether it is only expected."""
    return {each.step.key: (each.limit.due_on if each.limit else None, each.is_expected) for each in record.coming}


def accepted(desk: Desk) -> PetitionRecord:
    """A complaint that was accepted on 19/11/2026."""
    petition = ours(desk, date(2026, 11, 17))
    on = date(2026, 11, 19)
    petition = take(desk, petition, "accept_complaint", on, document_on=on, document_number="12/TB-UBND")
    return petition_record(desk, petition.uid)


def test_a_new_complaint_shows_its_whole_way_with_expected_days(desk: Desk) -> None:
    record = petition_record(desk, PetitionService(desk).register(a_petition()).uid)
    assert days(record) == {
        "classify": (None, False),
        "accept_complaint": (date(2026, 11, 26), False),
        "decide": (date(2026, 12, 28), True),
        "send_decision": (date(2026, 12, 31), True),
    }


def test_the_expected_days_of_a_denunciation_rest_on_the_step_that_starts_their_limit(desk: Desk) -> None:
    record = petition_record(desk, ours(desk, date(2026, 11, 17), kind=Kind.DENUNCIATION).uid)
    assert days(record) == {
        "accept_denunciation": (date(2026, 11, 26), False),
        "notify_acceptance": (date(2026, 12, 3), True),
        "conclude": (date(2026, 12, 28), True),
        "send_conclusion": (date(2027, 1, 5), True),
        "publish_conclusion": (date(2027, 1, 7), True),
    }
    assert {each.step.key: each.after.key for each in record.coming if each.after} == {
        "notify_acceptance": "accept_denunciation",
        "conclude": "accept_denunciation",
        "send_conclusion": "conclude",
        "publish_conclusion": "conclude",
    }


def test_one_sentence_says_where_it_stands_and_how_long_is_left(desk: Desk) -> None:
    record = petition_record(desk, ours(desk, date(2026, 11, 17), kind=Kind.DENUNCIATION).uid)
    assert state_sentence(record).endswith(
        "Đang ở bước 3 trên 7, còn 2 ngày làm việc để thụ lý hay không thụ lý tố cáo."
    )


def test_the_day_that_a_leader_set_is_told_as_a_day(desk: Desk) -> None:
    petition = ours(desk, date(2026, 11, 17), kind=Kind.SUGGESTION)
    until = date(2026, 11, 27)
    petition = take(desk, petition, "assign", date(2026, 11, 20), assigned_to="Địa chính", until_on=until)
    record = petition_record(desk, petition.uid)
    assert state_sentence(record).endswith("còn 3 ngày làm việc đến hạn lãnh đạo giao đơn vị.")
    own = record.limit("own")
    assert own is not None
    assert own.explain() is None


def test_every_limit_explains_its_day_with_its_article(desk: Desk) -> None:
    record = accepted(desk)
    for shown in record.limits:
        arithmetic = shown.explain()
        assert arithmetic is not None
        assert arithmetic.due_on == shown.running.due_on
        assert arithmetic.rule.citation
    accept = record.limit("accept")
    assert accept is not None
    assert (accept.running.met_on, accept.days_left) == (date(2026, 11, 19), None)
    owed = pressing(record)
    assert owed is not None
    assert owed.running.limit.key == "decide"


def test_what_the_citizen_may_do_is_told_with_its_day_and_never_presses(desk: Desk) -> None:
    record = accepted(desk)
    petition = take(
        desk,
        PetitionService(desk).register(a_petition()),
        "classify",
        date(2026, 11, 17),
        eligible=Eligible.YES,
        competent=Competent.YES,
        competent_reason="own_decision",
    )
    on = date(2026, 11, 20)
    petition = take(desk, petition, "accept_complaint", on, document_on=on)
    petition = take(desk, petition, "decide", on, document_on=on, result=Result.WRONG)
    record = petition_record(desk, take(desk, petition, "send_decision", on).uid)
    appeal = record.limit("appeal")
    assert appeal is not None
    assert appeal.running.limit.group == "theirs"
    assert appeal.explain() is not None
    assert pressing(record) is None
    assert record.coming == ()


def test_a_step_shows_its_document_who_recorded_it_and_the_law_of_its_day(desk: Desk) -> None:
    step = accepted(desk).done[-1]
    assert (step.document_number, step.recorded_by) == ("12/TB-UBND", "Hoàng Thị Lan")
    assert step.article.startswith("Điều 27 Luật Khiếu nại")
    assert step.confidence is not None
    assert not step.confidence.checked


def test_a_step_taken_back_is_told_with_its_reason_and_counts_nowhere(desk: Desk) -> None:
    before = accepted(desk)
    HandlingService(desk).take_back(before.uid, before.rev, "Ghi nhầm đơn")
    record = petition_record(desk, before.uid)
    assert [step.key for step in record.done] == ["classify"]
    assert [(step.key, step.back_reason) for step in record.taken_back] == [("accept_complaint", "Ghi nhầm đơn")]
    assert record.happenings[0].what.startswith("Bỏ bước thụ lý")


def test_closed_steps_say_why_and_open_ones_do_not(desk: Desk) -> None:
    record = petition_record(desk, PetitionService(desk).register(a_petition()).uid)
    why = {offer.step.key: offer.why_not for offer in record.offers}
    assert why["classify"] == ""
    assert "Chờ phân loại" in why["accept_complaint"]


def test_a_suspended_complaint_goes_on_first_and_owes_no_decision_meanwhile(desk: Desk) -> None:
    before, on = accepted(desk), date(2026, 11, 20)
    entry = StepEntry(key="suspend_complaint", done_on=on, document_on=on, reason="Bão lũ chia cắt địa bàn")
    HandlingService(desk).take(before.uid, before.rev, entry)
    record = petition_record(desk, before.uid)
    assert record.coming[0].step.key == "continue_complaint"
    decide = record.limit("decide")
    assert decide is not None
    assert (decide.running.is_paused, decide.days_left) == (True, None)
    assert all(expected for _due, expected in list(days(record).values())[1:])
    assert coming_beside(record.coming[1]).startswith("nếu tiếp tục giải quyết đúng")


def test_a_number_struck_out_is_told_with_one_full_stop(desk: Desk) -> None:
    petition = PetitionService(desk).register(a_petition(kind=Kind.SEVERAL))
    PetitionService(desk).void(petition.uid, petition.rev, "Ghi hai lần.")
    record = petition_record(desk, petition.uid)
    assert "Ghi hai lần. Số được giữ lại." in state_sentence(record)
    assert content_title(record) == "Nội dung đơn"


def test_a_denunciation_shows_no_name_and_to_a_viewer_no_content(desk: Desk) -> None:
    petition = PetitionService(desk).register(a_petition(kind=Kind.DENUNCIATION, full_name=NAME))
    record = petition_record(desk, petition.uid)
    assert [person.name for person in record.people] == [HIDDEN_NAME]
    with desk.db.writing(desk.account.uid) as session:
        petition_of(session, petition.uid).is_secret = True
    viewer = replace(desk, account=replace(desk.account, role=Role.VIEWER, sees_denouncer=False))
    seen = petition_record(viewer, petition.uid)
    assert seen.content == HIDDEN_CONTENT
    assert seen.papers == ()
    assert NAME not in repr(seen)


def test_petitions_that_were_joined_lead_to_each_other(desk: Desk) -> None:
    first = ours(desk, date(2026, 11, 17))
    again = PetitionService(desk).register(a_petition())
    take(desk, again, "join", date(2026, 11, 18), joined_uid=first.uid)
    for here, there in ((first, again), (again, first)):
        case = petition_record(desk, here.uid).case
        assert case is not None
        assert [(other.page, other.uid) for other in case.others] == [("petitions.record", there.uid)]


def test_numbers_of_people_are_masked(desk: Desk) -> None:
    petition = PetitionService(desk).register(a_petition(paper_number="099061004471"))
    [person] = petition_record(desk, petition.uid).people
    assert person.name == NAME
    assert person.masked_number != "099061004471"
    assert person.masked_number.endswith("4471")


def test_the_national_fields_follow_the_groups_of_the_decree(desk: Desk) -> None:
    fields = {field.label: field.value for field in national_fields(accepted(desk))}
    assert list(fields)[:2] == ["Họ và tên", "Địa chỉ"]
    assert (fields["Loại đơn"], fields["Đủ điều kiện xử lý"], fields["Thuộc thẩm quyền"]) == ("Khiếu nại", "Có", "Có")
    assert (fields["Rút đơn"], fields["Xếp lưu đơn"]) == ("Không", "Không")


def test_what_changed_since_the_national_entry_is_told(desk: Desk) -> None:
    before, on = accepted(desk), date(2026, 11, 19)
    record = petition_record(desk, before.uid)
    kept = Registered(record.uid, record.number, record.year, record.rev)
    kept = take(desk, kept, "national", on, document_number="QG-77")
    entered = petition_record(desk, kept.uid).national
    assert entered is not None
    assert (entered.on, entered.by, entered.number, entered.changed) == (on, "Hoàng Thị Lan", "QG-77", ())
    take(desk, kept, "decide", date(2026, 11, 23), document_on=date(2026, 11, 23), result=Result.RIGHT)
    changed = petition_record(desk, kept.uid).national
    assert changed is not None
    assert changed.changed == ("Kết quả", "Quyết định giải quyết khiếu nại")


def test_petitions_that_were_joined_without_a_case_stand_beside_each_other(desk: Desk) -> None:
    first = PetitionService(desk).register(a_petition())
    second = PetitionService(desk).register(a_petition(same_case_uid=first.uid, is_repetition=True))
    for petition, other in ((first, second), (second, first)):
        case = petition_record(desk, petition.uid).case
        assert case is not None
        assert (case.label, [each.uid for each in case.others]) == ("", [other.uid])
