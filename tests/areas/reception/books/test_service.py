"""Two books with numbers of their own, never a gap; closing a year and what is entered after it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.verify import verify
from desktop_app.areas import load_areas
from desktop_app.areas.reception.books.closed import BookClosed
from desktop_app.areas.reception.books.queries import book_year, book_years, books, open_books, uid_of
from desktop_app.areas.reception.books.reminder import due_closings
from desktop_app.areas.reception.books.rules import Asked
from desktop_app.areas.reception.books.service import BookService
from desktop_app.areas.reception.hits import due_answers
from desktop_app.areas.reception.other_contents import OtherContentsService
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.register_rows import register_lines
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.opening import Opener
from desktop_app.office.rights import Role
from desktop_app.office.secrecy import NameInText
from tests.areas.reception.books.conftest import Enter
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_other_contents import said
from tests.areas.reception.test_plans import whole_reads

BOOKS = [book for area in load_areas() for book in area.books]


def labels(desk: Desk, **wanted: Any) -> list[str]:
    pages = VisitPages(desk.db, VisitFilter(**wanted), "number", descending=False)
    return [row.label for row in pages.after(None, 999)]


def test_a_second_book_has_numbers_of_its_own(desk: Desk, keeping: BookService, enter: Enter) -> None:
    assert keeping.open_book("Bàn nhà văn hóa", "Thôn Đoài").letter == "B"
    enter(2)
    enter(2, book="B")
    enter(1)

    assert labels(desk) == ["1/2026", "1/B/2026", "2/2026", "2/B/2026", "3/2026"]
    assert labels(desk, book="B") == ["1/B/2026", "2/B/2026"]
    assert [row.title for row in books(desk.db)] == ["Sổ chính", "Sổ B: Bàn nhà văn hóa"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("2/B", ["2/B/2026"]), ("2/b/2026", ["2/B/2026"]), ("2/2026", ["2/2026"]), ("9/B", []), ("2/B/2025", [])],
)
def test_a_visit_is_found_by_its_number_and_book(
    desk: Desk, keeping: BookService, enter: Enter, typed: str, found: list[str]
) -> None:
    keeping.open_book("Bàn nhà văn hóa", "")
    enter(3)
    enter(3, book="B")

    assert labels(desk, text=typed) == found


def test_a_parted_content_stays_in_the_book_of_the_first_and_says_why_it_comes_after_closing(
    desk: Desk, clock: FixedClock, keeping: BookService, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    letter = keeping.open_book("Bàn tiếp dân", "Nhà văn hóa").letter
    first = reception.register(an_entry(book=letter, kind=Kind.SEVERAL))
    clock.move_to(datetime(2027, 1, 4, 8, 0))
    keeping.close(letter, 2026)
    further = OtherContentsService(desk).part(first.uid, first.rev, said())
    assert further.label == f"2/{letter}/2026"
    assert f"Tách nội dung từ lượt 1/{letter}/2026" in visit_record(desk.db, further.uid).late_note
    with pytest.raises(BookClosed):
        OtherContentsService(desk).part(first.uid, first.rev, said(one_denounces=True))


def test_a_list_of_two_books_loses_no_row_between_its_pages(desk: Desk, keeping: BookService, enter: Enter) -> None:
    keeping.open_book("Bàn nhà văn hóa", "")
    enter(3)
    enter(3, book="B")
    for sort in ("number", "kind"):
        pages, seen, last = VisitPages(desk.db, VisitFilter(), sort), [], None
        while rows := pages.after(last, 1):
            last = rows[-1]
            seen.append(last.label)
        assert len(seen) == len(set(seen)) == 6


@pytest.mark.parametrize("name", ["Bàn nhà văn hóa", "bàn nhà văn hóa ", "Sổ chính"])
def test_two_books_never_have_the_same_name(keeping: BookService, name: str) -> None:
    keeping.open_book("Bàn nhà văn hóa", "")
    with pytest.raises(InvalidInput):
        keeping.open_book(name, "")


def test_books_are_renamed_and_a_further_one_is_stopped(desk: Desk, keeping: BookService) -> None:
    keeping.open_book("Bàn nhà văn hóa", "")
    keeping.rename("A", "Bàn một cửa", "Tầng 1")
    keeping.rename("B", "Bàn nhà văn hóa", "Thôn Đoài")
    keeping.stop("B", date(2026, 11, 22))

    assert [(row.name, row.place) for row in books(desk.db)] == [
        ("Bàn một cửa", "Tầng 1"),
        ("Bàn nhà văn hóa", "Thôn Đoài"),
    ]
    assert [row.letter for row in open_books(desk.db, date(2026, 11, 23))] == ["A"]
    assert [row.letter for row in open_books(desk.db, date(2026, 11, 22))] == ["A", "B"]
    with pytest.raises(UserError, match="Sổ chính không ngừng"):
        keeping.stop("A", date(2026, 11, 22))


@pytest.mark.parametrize("role", [Role.OFFICIAL, Role.LEADER, Role.VIEWER])
def test_only_who_settles_the_office_opens_books(desk: Desk, role: Role) -> None:
    service = BookService(replace(desk, account=replace(desk.account, role=role)))
    with pytest.raises(NotAllowed):
        service.open_book("Bàn nhà văn hóa", "")


def test_nothing_is_entered_in_a_book_that_is_not_there_or_was_stopped(
    reception: ReceptionService, keeping: BookService, an_entry: MakeEntry
) -> None:
    with pytest.raises(UserError, match="Sổ B không có"):
        reception.register(an_entry(book="B"))
    keeping.open_book("Bàn nhà văn hóa", "")
    keeping.stop("B", date(2026, 11, 20))
    with pytest.raises(UserError, match="đã ngừng ghi"):
        reception.register(an_entry(book="B"))
    assert reception.register(an_entry(book="B", received_on=date(2026, 11, 20))).label == "1/B/2026"


def test_a_book_is_closed_with_the_counts_of_that_day(
    desk: Desk, keeping: BookService, reception: ReceptionService, enter: Enter, clock: FixedClock
) -> None:
    saved = enter(3)
    reception.void(saved[1].uid, saved[1].rev, "Ghi trùng")
    with pytest.raises(UserError, match="chưa hết"):
        keeping.close("A", 2026)
    clock.move_to(datetime(2027, 1, 5, 8, 0))
    keeping.close("A", 2026)

    year = book_year(desk.db, "A", 2026)
    assert (year.last_number, year.voids, year.closed_on, year.closed_by) == (3, 1, date(2027, 1, 5), desk.account.name)
    with pytest.raises(UserError, match="không mở lại được"):
        keeping.close("A", 2026)


@pytest.fixture
def closed(desk: Desk, keeping: BookService, enter: Enter, clock: FixedClock) -> Desk:
    """Two visits of 2026 in the main book, closed on 5 January; a week later."""
    enter(2)
    clock.move_to(datetime(2027, 1, 5, 8, 0))
    keeping.close("A", 2026)
    clock.move_to(datetime(2027, 1, 12, 8, 0))
    return desk


def test_before_the_closing_a_visit_of_last_year_gets_last_years_next_number(
    reception: ReceptionService, enter: Enter, an_entry: MakeEntry, clock: FixedClock
) -> None:
    enter(2)
    clock.move_to(datetime(2027, 1, 4, 8, 0))

    assert reception.register(an_entry(received_on=date(2026, 12, 31))).label == "3/2026"
    assert reception.register(an_entry(received_on=date(2027, 1, 4), paper_number="")).label == "1/2027"


def test_after_the_closing_an_entry_needs_a_reason_that_stands_in_book_and_journal(
    closed: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    with pytest.raises(BookClosed, match="Sổ năm 2026 đã khóa ngày 05/01/2027"):
        reception.register(an_entry(received_on=date(2026, 12, 30)))
    late = reception.register(an_entry(received_on=date(2026, 12, 30), late_reason="Ghi giấy khi mất điện"))

    record = visit_record(closed.db, late.uid)
    assert late.label == "3/2026"
    assert record.late_note == "Ghi ngày 12/01/2027, sau khóa sổ ngày 05/01/2027: Ghi giấy khi mất điện"
    assert record.happenings[0].reason == "Ghi giấy khi mất điện"
    [line] = list(register_lines(closed.db, date(2026, 12, 30), date(2026, 12, 31)))
    assert record.late_note == getattr(line, "late_note", "")


def test_after_the_closing_a_correction_says_so_on_paper(
    closed: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    row = VisitPages(closed.db, VisitFilter()).after(None, 1)[0]
    reception.correct(row.uid, 1, an_entry(full_name="Trần Văn Khác"), "Sai tên đệm")

    assert visit_record(closed.db, row.uid).late_note.endswith("sau khóa sổ ngày 05/01/2027: Sai tên đệm")


def test_another_book_and_another_year_stay_open(
    closed: Desk, keeping: BookService, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    keeping.open_book("Bàn nhà văn hóa", "")

    assert reception.register(an_entry(received_on=date(2026, 12, 30), book="B")).label == "1/B/2026"
    assert reception.register(an_entry(received_on=date(2027, 1, 12), paper_number="")).label == "1/2027"


def test_the_reason_of_a_late_denunciation_may_not_name_who_made_it(
    closed: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    entry = an_entry(received_on=date(2026, 12, 30), kind=Kind.DENUNCIATION, late_reason="Ông Nguyễn Văn Đức đến muộn")
    with pytest.raises(NameInText) as refused:
        reception.register(entry)
    assert "Đức" not in refused.value.offered["reason"]


def test_a_visit_that_becomes_a_denunciation_takes_the_name_out_of_its_late_note(
    closed: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    late = reception.register(an_entry(received_on=date(2026, 12, 30), late_reason="Ông Nguyễn Văn Đức đến muộn"))
    reception.correct(
        late.uid, late.rev, an_entry(received_on=date(2026, 12, 30), kind=Kind.DENUNCIATION), "Bổ sung đơn tố cáo"
    )

    assert "Đức" not in visit_record(closed.db, late.uid).late_note


def test_hom_nay_speaks_of_open_books_in_january_only(
    desk: Desk, keeping: BookService, enter: Enter, clock: FixedClock
) -> None:
    enter(1)
    assert due_closings(desk) == []
    clock.move_to(datetime(2027, 1, 4, 8, 0))
    [item] = due_closings(desk)
    assert item in due_answers(desk, date(2027, 1, 7))
    assert item.due_on == date(2027, 1, 5)
    assert (item.title, item.page, item.uid) == ("Khóa sổ tiếp công dân năm 2026", "reception.books", "A-2026")
    keeping.close("A", 2026)
    assert due_closings(desk) == []
    clock.move_to(datetime(2027, 2, 1, 8, 0))
    assert due_closings(desk) == []


def test_years_are_listed_with_how_far_they_are(closed: Desk, keeping: BookService) -> None:
    keeping.open_book("Bàn nhà văn hóa", "")

    assert [(row.title, row.last_number, row.closed_on) for row in book_years(closed.db, date(2027, 1, 12))] == [
        ("Năm 2027", 0, None),
        ("Sổ B, năm 2027", 0, None),
        ("Năm 2026", 2, date(2027, 1, 5)),
    ]


def test_what_the_page_of_the_books_asks_goes_by_an_index(closed: Desk) -> None:
    today = date(2027, 1, 12)
    assert whole_reads(closed, lambda: book_years(closed.db, today)) == []
    assert whole_reads(closed, lambda: due_closings(closed)) == []
    assert whole_reads(closed, lambda: uid_of(closed.db, Asked(1, 2026))) == []
    assert whole_reads(closed, lambda: labels(closed, text="1/B")) == []


STEPS = st.lists(
    st.tuples(st.sampled_from(["A", "B"]), st.sampled_from([2026, 2027]), st.sampled_from(["enter", "fail", "void"])),
    min_size=1,
    max_size=12,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_entered_fails_or_is_struck_out_no_book_has_a_gap(
    closed: Desk, reception: ReceptionService, an_entry: MakeEntry, opener: Opener, steps: list[tuple[str, int, str]]
) -> None:
    if len(books(closed.db)) == 1:
        BookService(closed).open_book("Bàn nhà văn hóa", "")
    for book, year, what in steps:
        on = date(2026, 12, 28) if year == 2026 else date(2027, 1, 12)
        entry = an_entry(received_on=on, book=book, late_reason="Ghi muộn", paper_number="")
        if what == "fail":
            with pytest.raises(Exception, match=r".+"):
                reception.register(replace(entry, earlier_uid="không có"))
            continue
        saved = reception.register(entry)
        if what == "void":
            reception.void(saved.uid, saved.rev, "Ghi trùng")

    assert verify(closed.db.engine, opener.all_records(), BOOKS).findings == ()


def test_two_desks_that_write_at_the_same_time_leave_no_gap_and_no_double(
    desk: Desk, keeping: BookService, reception: ReceptionService, an_entry: MakeEntry, opener: Opener
) -> None:
    keeping.open_book("Bàn nhà văn hóa", "")

    def write(n: int) -> str:
        book = "AB"[n % 2]
        return reception.register(an_entry(book=book, full_name=f"Trần Văn Thứ {n}", paper_number="")).label

    with ThreadPoolExecutor(6) as desks:
        given_labels = list(desks.map(write, range(40)))

    assert sorted(given_labels) == sorted([f"{n}/2026" for n in range(1, 21)] + [f"{n}/B/2026" for n in range(1, 21)])
    assert verify(desk.db.engine, opener.all_records(), BOOKS).findings == ()


def test_a_gap_in_a_second_book_is_found(desk: Desk, keeping: BookService, enter: Enter, opener: Opener) -> None:
    keeping.open_book("Bàn nhà văn hóa", "")
    enter(2)
    enter(2, book="B")
    with desk.db.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE visit SET number = 7 WHERE number = 2 AND book = 'B'")

    findings = verify(desk.db.engine, opener.all_records(), BOOKS).findings
    assert any("Sổ tiếp công dân B năm 2026: có 2 số, số cuối 7, số đã cấp 2" in found for found in findings)
