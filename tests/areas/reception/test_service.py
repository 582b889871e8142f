"""What an officer does with the reception register, on a real encrypted file."""

from datetime import date, datetime, timedelta

import pytest

from desktop_app.areas.reception.counting import counts
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.record import earlier_visits, visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk, SignedIn
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.rights import Role
from tests.areas.reception.makers import MakeEntry


def test_a_visit_gets_the_next_number_of_its_year(reception: ReceptionService, an_entry: MakeEntry) -> None:
    first = reception.register(an_entry())
    second = reception.register(an_entry(full_name="Trần Thị Mỵ", paper_number=""))
    earlier_year = reception.register(an_entry(received_on=date(2025, 12, 30), paper_number=""))

    assert (first.label, second.label, earlier_year.label) == ("1/2026", "2/2026", "1/2025")


def test_a_visit_that_could_not_be_saved_uses_no_number(reception: ReceptionService, an_entry: MakeEntry) -> None:
    with pytest.raises(Exception, match=r".+"):
        reception.register(an_entry(earlier_uid="không có"))

    assert reception.register(an_entry()).label == "1/2026"


def test_the_answer_deadline_skips_the_holiday_of_24_november(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry())

    assert visit_record(desk.db, saved.uid).row.due_on == date(2026, 12, 8)


def test_a_visit_answered_at_the_desk_waits_for_nothing(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry(handling=Handling.ANSWER_AT_ONCE))
    row = visit_record(desk.db, saved.uid).row

    assert (row.is_open, row.answered_on) == (False, date(2026, 11, 23))


@pytest.mark.parametrize(
    "typed",
    ["nguyen van duc", "duc nguyen", "NGUYỄN ĐỨC", "dat ranh gioi", "099061004471", "thua 45", "1/2026", "ngu v d"],
)
def test_a_visit_is_found_by_words_without_accents(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, typed: str
) -> None:
    saved = reception.register(an_entry(content="Ranh giới thửa đất 45"))
    reception.register(an_entry(full_name="Trần Thị Mỵ", paper_number="", content="Trợ cấp người cao tuổi"))

    found = VisitPages(desk.db, VisitFilter(text=typed)).after(None, 10)

    assert saved.uid in [row.uid for row in found]


def test_a_correction_keeps_the_number_and_tells_who_changed_what_and_why(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry())
    corrected = reception.correct(
        saved.uid, saved.rev, an_entry(phone="0100 999 999", kind=Kind.FEEDBACK), "Ghi nhầm loại"
    )
    record = visit_record(desk.db, saved.uid)

    assert corrected.label == saved.label
    assert record.values["phone"] == "0100 999 999"
    last = record.happenings[0]
    assert (last.by, last.what, last.reason) == ("Hoàng Thị Lan", "Sửa", "Ghi nhầm loại")
    assert ("Loại", "Kiến nghị", "Phản ánh") in last.changed
    assert ("Điện thoại", "0100 234 567", "0100 999 999") in last.changed


def test_a_correction_without_a_reason_is_refused(reception: ReceptionService, an_entry: MakeEntry) -> None:
    saved = reception.register(an_entry())

    with pytest.raises(InvalidInput, match="Chưa ghi lý do sửa"):
        reception.correct(saved.uid, saved.rev, an_entry(content="Khác"), "  ")


def test_a_correction_of_an_old_copy_is_refused(reception: ReceptionService, an_entry: MakeEntry) -> None:
    saved = reception.register(an_entry())
    reception.correct(saved.uid, saved.rev, an_entry(content="Bản thứ hai"), "Bổ sung")

    with pytest.raises(UserError, match="vừa được người khác sửa"):
        reception.correct(saved.uid, saved.rev, an_entry(content="Bản thứ ba"), "Bổ sung")


def test_a_void_visit_keeps_its_number_and_counts_nowhere(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry())
    reception.void(saved.uid, saved.rev, "Ghi trùng lượt khác")
    after = reception.register(an_entry())
    row = visit_record(desk.db, saved.uid).row

    assert (row.number, row.void_reason, after.number) == (1, "Ghi trùng lượt khác", 2)
    assert counts(desk.db, VisitFilter(), date(2026, 11, 23), date(2026, 11, 26)).visits == 1
    with pytest.raises(UserError, match="đã bỏ"):
        reception.correct(saved.uid, row.number + 1, an_entry(), "Sửa")


def test_visits_people_cases_and_groups_are_four_counts(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    first = reception.register(an_entry())
    reception.register(an_entry(earlier_uid=first.uid))
    reception.register(an_entry(full_name="Phạm Văn Quyết", paper_number="", people_present=6))
    found = counts(desk.db, VisitFilter(), date(2026, 11, 23), date(2026, 11, 26))

    assert (found.visits, found.people, found.cases, found.groups) == (3, 8, 2, 1)


def test_an_earlier_visit_of_the_same_person_is_known(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    first = reception.register(an_entry())
    second = reception.register(an_entry(earlier_uid=first.uid))
    record = visit_record(desk.db, second.uid)

    assert record.person_id is not None
    assert [visit.label for visit in earlier_visits(desk.db, record.person_id)] == ["2/2026", "1/2026"]
    assert record.visit_no == 2
    assert record.case.startswith("Vụ 001/2026: Đề nghị đo lại ranh giới")


def test_two_people_of_one_name_stay_two(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    first = reception.register(an_entry())
    other = reception.register(an_entry(paper_number="099070001111"))

    assert visit_record(desk.db, first.uid).person_id != visit_record(desk.db, other.uid).person_id


def test_the_last_save_can_be_undone_for_ten_minutes(
    desk: Desk, clock: FixedClock, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry())
    clock.move_by(timedelta(minutes=1))
    reception.correct(saved.uid, saved.rev, an_entry(content="Nội dung gõ nhầm", phone="1"), "Thử")
    clock.move_by(timedelta(minutes=9))
    said = reception.undo()
    record = visit_record(desk.db, saved.uid)

    assert said == "Đã trả lượt tiếp 1/2026 về như trước lần sửa cuối."
    assert (record.values["content"], record.values["phone"]) == (an_entry().content, "0100 234 567")
    with pytest.raises(UserError, match="đã được hoàn tác"):
        reception.undo()


def test_undo_of_a_new_visit_strikes_it_out(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    saved = reception.register(an_entry())

    assert reception.undo() == "Đã bỏ lượt tiếp 1/2026. Số được giữ lại trong sổ."
    assert visit_record(desk.db, saved.uid).row.voided_on == date(2026, 11, 23)


def test_after_ten_minutes_nothing_is_undone(
    clock: FixedClock, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    reception.register(an_entry())
    clock.move_by(timedelta(minutes=10, seconds=1))

    with pytest.raises(UserError, match="Không có lần lưu nào"):
        reception.undo()


def test_somebody_who_only_looks_cannot_write(desk: Desk, an_entry: MakeEntry) -> None:
    viewer = SignedIn(desk.account.uid, "Đỗ Minh Quân", "", Role.VIEWER)
    service = ReceptionService(Desk(**{**vars(desk), "account": viewer}))

    with pytest.raises(NotAllowed, match="không có quyền ghi và sửa sổ"):
        service.register(an_entry())


def test_old_records_keep_the_rule_of_their_day(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    clock_day = datetime(2026, 11, 23).date()
    saved = reception.register(an_entry(received_on=date(2025, 6, 30), born_on=None))
    rule = reception.answer_deadline(date(2025, 6, 30)).rule

    assert clock_day > rule.from_on
    assert visit_record(desk.db, saved.uid).row.due_on == date(2025, 7, 14)


def test_pages_follow_each_other_without_gap_in_every_order(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    names = ["Đỗ Văn Ấm", "Đỗ Văn An", "Âu Thị Ân", "Đỗ Thị Ẩm", "Dương Văn An", "Ân Văn Ban", "Lê Văn Ba"]
    for name in names:
        reception.register(an_entry(full_name=name, paper_number=""))

    for sort in ("number", "received_on", "name", "kind", "due"):
        for descending in (True, False):
            pages, seen, last = VisitPages(desk.db, VisitFilter(), sort, descending), [], None
            while batch := pages.after(last, 2):
                seen += batch
                last = batch[-1]
            assert len({row.uid for row in seen}) == len(names) == pages.count(), (sort, descending)
