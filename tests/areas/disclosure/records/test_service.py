"""What an officer does with the records."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from desktop_app.areas.disclosure.entry import PostEntry, SlotEntry
from desktop_app.areas.disclosure.models import ChangeKind, Form
from desktop_app.areas.disclosure.rules import State
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.kept import Saved
from desktop_app.office.models import Hamlet
from desktop_app.office.postings.queries import PlaceView
from tests.areas.disclosure.makers_records import MakeEntry, seen

DAY = date(2026, 11, 20)
FROM, TO = date(2026, 11, 24), date(2026, 12, 24)


def _post(places: tuple[PlaceView, ...], to_on: date | None = TO, reason: str = "") -> PostEntry:
    return PostEntry(from_on=FROM, to_on=to_on, places=tuple(place.uid for place in places), short_reason=reason)


def test_a_record_gets_the_next_number_of_its_year(disclosing: DisclosureService, a_record: MakeEntry) -> None:
    assert [disclosing.register(a_record()).label for _ in range(2)] == ["1/2026", "2/2026"]
    other = a_record(trigger_on=date(2025, 3, 3), document_on=None, is_backfilled=True)
    assert disclosing.register(other).label == "1/2025"


def test_the_deadline_counts_working_days_of_the_records_own_day(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    view = seen(desk, disclosing.register(a_record()).uid)
    assert view.due_on == date(2026, 11, 30)
    assert view.deadline is not None
    assert "nghỉ lễ" in " ".join(view.deadline.lines()), "24/11 is a holiday and is told as such"


def test_the_chosen_limit_of_an_item_starts_its_own_count(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    view = seen(desk, disclosing.register(a_record(rule_key="disclosure.support_policy")).uid)
    assert view.trigger == "Ngày nhận văn bản về chính sách hỗ trợ trực tiếp"
    assert view.due_on == date(2026, 11, 26)


def test_a_day_without_a_rule_has_no_deadline_and_is_kept(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    first = disclosing.register(a_record())
    wrong = a_record(change=ChangeKind.CORRECTED, replaces_uid=first.uid, change_reason="Sai số hộ của thôn Đoài")
    view = seen(desk, disclosing.register(wrong).uid)
    assert view.due_on is None
    assert view.deadline is None
    assert view.rule_key == "information.correct"


def test_what_is_wrong_is_put_right_within_the_days_of_its_own_rule(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    day = date(2026, 8, 3)
    first = disclosing.register(a_record(trigger_on=day, document_on=day))
    wrong = a_record(
        trigger_on=day, document_on=day, change=ChangeKind.CORRECTED, replaces_uid=first.uid, change_reason="Sai số hộ"
    )
    view = seen(desk, disclosing.register(wrong).uid)
    assert view.due_on == date(2026, 8, 10)
    assert view.replaces == "1/2026"
    assert seen(desk, first.uid).replaced_by == "2/2026"


def test_a_record_that_follows_another_says_why(disclosing: DisclosureService, a_record: MakeEntry) -> None:
    first = disclosing.register(a_record())
    with pytest.raises(InvalidInput, match="lý do công khai lại"):
        disclosing.register(a_record(change=ChangeKind.CHANGED, replaces_uid=first.uid))


def test_a_mandatory_form_is_left_out_with_a_reason_only(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    forms = (Form.POSTED, Form.PORTAL, Form.HAMLET_HEAD)
    with pytest.raises(InvalidInput, match="Luật buộc truyền thanh"):
        disclosing.register(a_record(forms=forms))
    view = seen(desk, disclosing.register(a_record(forms=forms, left_out_reason="Xã không có đài")).uid)
    radio = view.form(Form.RADIO)
    assert radio is not None
    assert radio.left_out_reason == "Xã không có đài"
    assert radio.missing == ()


def test_a_form_beyond_the_law_may_be_added(desk: Desk, disclosing: DisclosureService, a_record: MakeEntry) -> None:
    entry = a_record(forms=(*a_record().forms, Form.SOCIAL))
    social = seen(desk, disclosing.register(entry).uid).form(Form.SOCIAL)
    assert social is not None
    assert not social.is_mandatory
    assert social.missing == ("bài trên mạng xã hội",)


def test_the_notice_is_made_with_a_copy_for_each_place(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry, places: tuple[PlaceView, ...]
) -> None:
    view = seen(desk, disclosing.register(a_record(posting=_post(places))).uid)
    (posting,) = view.postings
    assert [copy.place_name for copy in posting.copies] == [place.name for place in places]
    assert (posting.from_on, posting.to_on, posting.rule_key) == (FROM, TO, "disclosure.posting")


def test_a_period_shorter_than_the_law_is_refused_with_the_lawful_day(
    disclosing: DisclosureService, a_record: MakeEntry, places: tuple[PlaceView, ...]
) -> None:
    with pytest.raises(InvalidInput, match="ít nhất 30 ngày liên tục, đến hết 24/12/2026") as caught:
        disclosing.register(a_record(posting=_post(places, TO - timedelta(days=1))))
    assert list(caught.value.problems) == ["posted_to"]
    assert disclosing.register(a_record()).number == 1, "nothing of the refused record was kept"


def test_sector_law_may_shorten_the_period_and_its_reason_is_kept(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry, places: tuple[PlaceView, ...]
) -> None:
    short = _post(places, FROM + timedelta(days=3), "Quyết định 24/2021/QĐ-TTg, 03 ngày làm việc")
    view = seen(desk, disclosing.register(a_record(posting=short)).uid)
    posted = view.form(Form.POSTED)
    assert posted is not None
    assert posted.note == "Theo luật chuyên ngành: Quyết định 24/2021/QĐ-TTg, 03 ngày làm việc"
    assert view.postings[0].required_days == 3


def test_a_permanent_item_hangs_without_a_last_day(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry, places: tuple[PlaceView, ...]
) -> None:
    entry = a_record(item_code="CK13", forms=(Form.POSTED, Form.PORTAL), posting=_post(places[:1], None))
    view = seen(desk, disclosing.register(entry).uid)
    assert view.postings[0].to_on is None
    assert view.postings[0].required_days == 0


def _done_all(disclosing: DisclosureService, desk: Desk, saved: Saved) -> Saved:
    saved = disclosing.carry_out(
        saved.uid, saved.rev, Form.PORTAL, date(2026, 11, 23), address="https://yenha.gov.vn/1"
    )
    slots = [SlotEntry(read_on=date(2026, 11, day), reader="Trần Thị Mỵ") for day in (21, 22, 23)]
    saved = disclosing.read_out(saved.uid, saved.rev, slots)
    with desk.db.reading() as session:
        hamlets = list(session.scalars(select(Hamlet.id)))
    saved = disclosing.send_to_heads(saved.uid, saved.rev, date(2026, 11, 23), hamlets)
    for hamlet in hamlets:
        saved = disclosing.acknowledge(saved.uid, saved.rev, hamlet, date(2026, 11, 23), "Trưởng thôn", "Họp thôn")
    return saved


def test_a_record_whose_forms_were_all_carried_out_is_done(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    forms = (Form.PORTAL, Form.RADIO, Form.HAMLET_HEAD)
    saved = disclosing.register(a_record(forms=forms, left_out_reason="Bảng tin đang sửa"))
    saved = _done_all(disclosing, desk, saved)
    view = seen(desk, saved.uid)
    assert view.standing.state is State.DONE
    assert view.disclosed_on == date(2026, 11, 21)
    assert saved.rev == view.rev


def test_readings_with_a_gap_between_them_are_not_enough(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    saved = disclosing.register(a_record())
    slots = [SlotEntry(read_on=date(2026, 11, day)) for day in (20, 21, 23)]
    radio = seen(desk, disclosing.read_out(saved.uid, saved.rev, slots).uid).form(Form.RADIO)
    assert radio is not None
    assert radio.missing == ("1 trong 3 buổi phát thanh",)


@pytest.mark.parametrize(
    "address", ["yenha.gov.vn", "ftp://yenha.gov.vn", "https://", "https://x", "https://a b.vn", "https://[x"]
)
def test_what_is_no_address_of_a_page_is_refused(
    disclosing: DisclosureService, a_record: MakeEntry, address: str
) -> None:
    saved = disclosing.register(a_record())
    with pytest.raises(InvalidInput, match="http hoặc https"):
        disclosing.carry_out(saved.uid, saved.rev, Form.PORTAL, DAY, address=address)


def test_an_acknowledgement_before_the_sending_is_refused(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    saved = disclosing.register(a_record())
    saved = disclosing.send_to_heads(saved.uid, saved.rev, date(2026, 11, 23), [1])
    with pytest.raises(InvalidInput, match="trước ngày gửi"):
        disclosing.acknowledge(saved.uid, saved.rev, 1, date(2026, 11, 22), "Trưởng thôn")


def test_an_edit_of_what_somebody_else_changed_meanwhile_is_refused(
    disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    saved = disclosing.register(a_record())
    disclosing.carry_out(saved.uid, saved.rev, Form.PORTAL, DAY, address="https://yenha.gov.vn/1")
    with pytest.raises(UserError, match="vừa được người khác sửa"):
        disclosing.correct(saved.uid, saved.rev, a_record(title="Khác"), "Sai tên")


def test_a_correction_keeps_its_reason_and_counts_the_deadline_anew(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    saved = disclosing.register(a_record())
    with pytest.raises(InvalidInput, match="lý do sửa"):
        disclosing.correct(saved.uid, saved.rev, a_record(), " ")
    disclosing.correct(saved.uid, saved.rev, a_record(trigger_on=date(2026, 11, 23)), "Nhầm ngày ký")
    assert seen(desk, saved.uid).due_on == date(2026, 12, 1)


def test_a_form_that_was_carried_out_is_not_dropped(disclosing: DisclosureService, a_record: MakeEntry) -> None:
    saved = disclosing.register(a_record())
    saved = disclosing.carry_out(saved.uid, saved.rev, Form.PORTAL, DAY, address="https://yenha.gov.vn/1")
    without = a_record(forms=(Form.POSTED, Form.RADIO, Form.HAMLET_HEAD), left_out_reason="Thôi")
    with pytest.raises(InvalidInput, match="không bỏ được"):
        disclosing.correct(saved.uid, saved.rev, without, "Sửa hình thức")


def test_a_voided_record_keeps_its_number_and_its_notices_are_void_too(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry, places: tuple[PlaceView, ...]
) -> None:
    saved = disclosing.register(a_record(posting=_post(places)))
    saved = disclosing.void(saved.uid, saved.rev, "Đăng nhầm văn bản")
    view = seen(desk, saved.uid)
    assert view.standing.state is State.VOID
    assert [posting.voided_on for posting in view.postings] == [date(2026, 11, 23)]
    with pytest.raises(UserError, match="đã hủy"):
        disclosing.correct(saved.uid, saved.rev, a_record(), "Sửa")
    assert disclosing.register(a_record()).number == 2


def _undo_post(service: DisclosureService, saved: Saved, places: tuple[PlaceView, ...]) -> None:
    service.post(saved.uid, saved.rev, _post(places))


def _undo_slots(service: DisclosureService, saved: Saved, places: tuple[PlaceView, ...]) -> None:
    service.read_out(saved.uid, saved.rev, [SlotEntry(read_on=DAY)])


def _undo_heads(service: DisclosureService, saved: Saved, places: tuple[PlaceView, ...]) -> None:
    service.send_to_heads(saved.uid, saved.rev, DAY, [1, 2])


def _undo_portal(service: DisclosureService, saved: Saved, places: tuple[PlaceView, ...]) -> None:
    service.carry_out(saved.uid, saved.rev, Form.PORTAL, DAY, address="https://yenha.gov.vn/1")


def _undo_added(service: DisclosureService, saved: Saved, places: tuple[PlaceView, ...]) -> None:
    service.carry_out(saved.uid, saved.rev, Form.SOCIAL, DAY, note="Nhóm Zalo của xã")


Work = Callable[[DisclosureService, Saved, tuple[PlaceView, ...]], None]


@pytest.mark.parametrize("work", [_undo_post, _undo_slots, _undo_heads, _undo_portal, _undo_added])
def test_ones_own_last_work_is_taken_back_within_ten_minutes(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry, places: tuple[PlaceView, ...], work: Work
) -> None:
    saved = disclosing.register(a_record())
    before = seen(desk, saved.uid)
    work(disclosing, saved, places)
    assert seen(desk, saved.uid).standing != before.standing or seen(desk, saved.uid).postings
    disclosing.undo()
    after = seen(desk, saved.uid)
    assert after.form_views == before.form_views
    assert (after.slots, after.heads, after.disclosed_on) == ((), (), None)
    assert all(posting.voided_on for posting in after.postings)


def test_undoing_a_new_record_voids_it(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry, places: tuple[PlaceView, ...]
) -> None:
    saved = disclosing.register(a_record(posting=_post(places)))
    assert disclosing.undo() == "Đã hủy hồ sơ 1/2026 vừa đăng. Số được giữ lại."
    assert seen(desk, saved.uid).standing.state is State.VOID


def test_nothing_is_undone_after_ten_minutes(
    clock: FixedClock, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    disclosing.register(a_record())
    clock.move_to(datetime(2026, 11, 23, 9, 27))
    with pytest.raises(UserError, match="10 phút"):
        disclosing.undo()


def test_full_numbers_of_citizens_are_noticed_before_they_hang_on_a_board(a_record: MakeEntry) -> None:
    assert a_record(title="Danh sách", note="Ông Đức, 099061004471").whole_numbers == ("099061004471",)
    assert a_record(note="099 061 004 471; 0100 234 567; 2026").whole_numbers == ("099 061 004 471",)
    assert a_record(note="Số 099*****4471").whole_numbers == ()
