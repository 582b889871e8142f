"""The radar: earlier visits of the same person, plot, other party or home, grouped by matter."""

from datetime import date

import pytest

from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.radar import Sought, matters
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.signs import Sign, traces
from tests.areas.reception.makers import MakeEntry

PLOT = "Đề nghị đo lại thửa 45, tờ bản đồ 12"
ROAD = "Đường trục thôn ngập nước, đề nghị nạo vét rãnh"


def sought(content: str = "", opponent: str = "", address: str = "", **chosen: object) -> Sought:
    return Sought(traces=traces([content], opponent, "Thôn Đoài", address), **chosen)  # type: ignore[arg-type]


def somebody(an_entry: MakeEntry, name: str, **given: object) -> VisitEntry:
    return an_entry(full_name=name, paper_number="", phone="", **given)


def found(desk: Desk, asked: Sought) -> list[tuple[str, tuple[Sign, ...], int]]:
    return [(matter.label, matter.signs, matter.next_no) for matter in matters(desk.db, asked)]


def test_the_same_person_comes_back(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    first = reception.register(an_entry(content=ROAD))
    person = visit_record(desk.db, first.uid).person_id
    assert found(desk, Sought(person_id=person)) == [("Lượt 1/2026", (Sign.PERSON,), 2)]


def test_another_person_comes_about_the_same_plot_and_is_named(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    reception.register(somebody(an_entry, "Trần Thị Mỵ", content=PLOT))
    [matter] = matters(desk.db, sought("ranh giới thửa 45"))
    assert (matter.signs, matter.who) == ((Sign.PLOT,), "Trần Thị Mỵ, Thôn Đoài")
    assert matters(desk.db, sought("thửa 45, tờ bản đồ 13")) == []


@pytest.mark.parametrize(
    ("asked", "sign"),
    [
        (sought(opponent="ông trần văn bảy"), Sign.OPPONENT),
        (sought(address="so 12 ngo 3"), Sign.HOME),
        (sought(PLOT), Sign.PLOT),
    ],
)
def test_one_sign_is_enough(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, asked: Sought, sign: Sign
) -> None:
    entry = somebody(an_entry, "Trần Thị Mỵ", content=PLOT, opponent="Trần Văn Bảy", address="Số 12, ngõ 3")
    reception.register(entry)
    assert found(desk, asked) == [("Lượt 1/2026", (sign,), 2)]


def test_visits_of_one_case_are_one_matter_with_the_next_number(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    first = reception.register(an_entry(content=PLOT, received_on=date(2026, 9, 14)))
    reception.register(an_entry(content="Hỏi lại kết quả", earlier_uid=first.uid))
    person = visit_record(desk.db, first.uid).person_id
    assert found(desk, Sought(person_id=person)) == [("Vụ 001/2026", (Sign.PERSON,), 3)]


def test_the_same_person_stands_before_a_plot_and_what_waits_before_what_was_answered(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    own = reception.register(an_entry(content=ROAD))
    reception.register(somebody(an_entry, "Trần Thị Mỵ", content=PLOT, answered_on=date(2026, 11, 23)))
    reception.register(somebody(an_entry, "Lê Thị Cúc", content=PLOT))
    person = visit_record(desk.db, own.uid).person_id
    labels = [label for label, _, _ in found(desk, sought(PLOT, person_id=person))]
    assert labels == ["Lượt 1/2026", "Lượt 3/2026", "Lượt 2/2026"]


def test_a_denunciation_is_never_found_by_anything_it_says(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    entry = an_entry(kind=Kind.DENUNCIATION, content=PLOT, opponent="Trần Văn Bảy", address="Số 12, ngõ 3")
    reception.register(entry)
    assert matters(desk.db, sought(PLOT, opponent="Trần Văn Bảy", address="Số 12, ngõ 3")) == []


def test_a_visit_that_becomes_a_denunciation_is_found_no_more_and_leaves_no_pair_behind(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    first = reception.register(an_entry(content=PLOT))
    entry = an_entry(content=ROAD, not_same=(first.uid,))
    second = reception.register(entry)
    assert matters(desk.db, sought(PLOT, own_uid=second.uid)) == []
    reception.correct(first.uid, first.rev, an_entry(content=PLOT, kind=Kind.DENUNCIATION), "bổ sung đơn tố cáo")
    with desk.db.engine.connect() as connection:
        pairs = connection.exec_driver_sql("SELECT visit_id, other_id FROM visit_not_same").all()
    assert pairs == [(None, None)]


def test_what_was_found_not_to_be_the_same_is_not_offered_again_to_either(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    first = reception.register(somebody(an_entry, "Trần Thị Mỵ", content=PLOT))
    second = reception.register(an_entry(content=PLOT, not_same=(first.uid,)))
    assert matters(desk.db, sought(PLOT, own_uid=second.uid)) == []
    assert matters(desk.db, sought(PLOT, own_uid=first.uid)) == []
    assert len(matters(desk.db, sought(PLOT))) == 2


def test_a_void_visit_is_not_found(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    first = reception.register(somebody(an_entry, "Trần Thị Mỵ", content=PLOT))
    reception.void(first.uid, first.rev, "ghi trùng")
    assert matters(desk.db, sought(PLOT)) == []


def test_a_wrong_link_is_undone_and_the_case_is_counted_anew(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    first = reception.register(an_entry(content=PLOT, received_on=date(2026, 9, 14)))
    second = reception.register(an_entry(content=ROAD, received_on=date(2026, 9, 15), earlier_uid=first.uid))
    third = reception.register(an_entry(content=PLOT, received_on=date(2026, 9, 16), earlier_uid=first.uid))
    reception.leave_case(second.uid, second.rev, "việc khác, gắn nhầm")
    records = [visit_record(desk.db, each.uid) for each in (first, second, third)]
    assert [(record.case[:3], record.visit_no) for record in records] == [("Vụ ", 1), ("", 1), ("Vụ ", 2)]
    assert reception.undo() == "Đã trả lượt tiếp 2/2026 về như trước lần sửa cuối."
    assert [visit_record(desk.db, each.uid).visit_no for each in (first, second, third)] == [1, 2, 3]


def test_leaving_a_case_asks_for_a_reason_and_for_a_case(reception: ReceptionService, an_entry: MakeEntry) -> None:
    alone = reception.register(an_entry())
    with pytest.raises(InvalidInput):
        reception.leave_case(alone.uid, alone.rev, " ")
    with pytest.raises(UserError, match="không gắn vào vụ nào"):
        reception.leave_case(alone.uid, alone.rev, "gắn nhầm")


def test_taking_back_a_visit_that_opened_a_case_strikes_the_new_one_out_and_no_other(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    first = reception.register(an_entry(content=PLOT))
    second = reception.register(an_entry(content=PLOT, earlier_uid=first.uid))
    assert reception.undo() == f"Đã bỏ lượt tiếp {second.label}. Số được giữ lại trong sổ."
    assert visit_record(desk.db, first.uid).row.voided_on is None


def test_the_matter_a_corrected_visit_belongs_to_is_its_own(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    first = reception.register(an_entry(content=PLOT))
    second = reception.register(an_entry(content=PLOT, earlier_uid=first.uid))
    [matter] = matters(desk.db, sought(PLOT, own_uid=second.uid))
    assert (matter.is_own, matter.next_no) == (True, 2)


def test_a_number_typed_wrong_never_makes_two_people_one(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    first = reception.register(an_entry())
    second = reception.register(an_entry(full_name="Lê Thị Cúc"))
    records = [visit_record(desk.db, each.uid) for each in (first, second)]
    assert records[0].row.who == "Nguyễn Văn Đức"
    assert records[0].person_id != records[1].person_id
