"""Which visit of its case a visit is ("lần thứ n"): by its day; void ones and denunciations are left out."""

from datetime import date

from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService, Registered
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.reception.makers import MakeEntry


def numbers(desk: Desk, *visits: Registered) -> list[int]:
    return [visit_record(desk.db, visit.uid).visit_no for visit in visits]


def three(reception: ReceptionService, an_entry: MakeEntry) -> tuple[Registered, Registered, Registered]:
    first = reception.register(an_entry(received_on=date(2026, 11, 9)))
    second = reception.register(an_entry(received_on=date(2026, 11, 16), earlier_uid=first.uid))
    return first, second, reception.register(an_entry(earlier_uid=second.uid))


def test_a_visit_entered_late_stands_where_its_day_puts_it(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    visits = three(reception, an_entry)
    late = reception.register(an_entry(received_on=date(2026, 11, 12), earlier_uid=visits[0].uid))
    assert numbers(desk, visits[0], late, *visits[1:]) == [1, 2, 3, 4]


def test_a_corrected_day_numbers_the_visits_anew(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    visits = three(reception, an_entry)
    rev = visit_record(desk.db, visits[0].uid).rev
    reception.correct(visits[0].uid, rev, an_entry(received_on=date(2026, 11, 20)), "gõ nhầm ngày")
    assert numbers(desk, *visits) == [2, 1, 3]


def test_a_visit_that_was_joined_to_another_case_leaves_no_gap(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    visits = three(reception, an_entry)
    other = reception.register(an_entry(received_on=date(2026, 11, 2), content="Xin làm rãnh thoát nước"))
    moved = an_entry(received_on=date(2026, 11, 9), earlier_uid=other.uid)
    reception.correct(visits[0].uid, visit_record(desk.db, visits[0].uid).rev, moved, "gắn nhầm vụ")
    assert numbers(desk, other, visits[0]) == [1, 2]
    assert numbers(desk, *visits[1:]) == [1, 2]


def test_a_visit_that_becomes_a_denunciation_changes_nothing_in_the_others_until_the_next_one_comes(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    visits = three(reception, an_entry)
    denounces = an_entry(received_on=date(2026, 11, 9), kind=Kind.DENUNCIATION)
    reception.correct(visits[0].uid, visit_record(desk.db, visits[0].uid).rev, denounces, "xác định lại loại đơn")
    assert numbers(desk, *visits) == [1, 2, 3]
    assert [len(visit_record(desk.db, visit.uid).happenings) for visit in visits[1:]] == [1, 1]
    after = reception.register(an_entry(earlier_uid=visits[2].uid))
    assert numbers(desk, *visits[1:], after) == [1, 2, 3]


def test_a_void_visit_leaves_no_gap(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    visits = three(reception, an_entry)
    reception.void(visits[0].uid, visit_record(desk.db, visits[0].uid).rev, "ghi trùng")
    assert numbers(desk, *visits[1:]) == [1, 2]
