"""Printing goes on where it stopped: the same pages as one whole print, the same sums, and a log of who printed."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.areas.reception.books.models import PrintKind, PrintWay
from desktop_app.areas.reception.books.printing import BookPrinting, Made
from desktop_app.areas.reception.books.queries import book_year, print_log
from desktop_app.areas.reception.books.service import BookService
from desktop_app.areas.reception.books.stop import StartedPage
from desktop_app.areas.reception.models import SessionDay, SessionKind
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk
from desktop_app.office.opening import OpenOffice
from desktop_app.office.rights import Role
from tests.areas.reception.books.conftest import Enter
from tests.areas.reception.makers import MakeEntry
from tests.core.paper.samples import ReadPdf


def texts(made: Made) -> dict[int, str]:
    """The text of each page by its number; the journal's head at the foot changes with every printing that is noted."""
    read = ReadPdf(made.pdf)
    pages = [_without_head(read.text(at)) for at in range(len(made.pages))]
    return {page.number: text for page, text in zip(made.pages, pages, strict=True)}


def _without_head(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if "Dấu nối" not in line)


def on_paper(printing: BookPrinting, made: Made) -> str:
    """Print all of it; the uid of the printing."""
    printing.note(made, PrintWay.PAPER, tuple(range(len(made.pages))), 1)
    return print_log(printing.desk.db, made.order.book, made.order.year)[0].uid


@pytest.mark.parametrize(("first", "then"), [(3, 20), (9, 1), (20, 25), (25, 40)])
def test_pages_printed_again_from_the_started_one_are_those_of_one_whole_print(
    printing: BookPrinting, enter: Enter, first: int, then: int
) -> None:
    enter(first)
    before = printing.whole("A", 2026, Silent())
    uid = on_paper(printing, before)
    enter(then)

    further = printing.go_on("A", 2026, uid, StartedPage.AGAIN, Silent())
    whole = printing.whole("A", 2026, Silent())

    kept = {number: text for number, text in texts(before).items() if number < further.from_page}
    expected = texts(whole)
    assert texts(further) == {number: expected[number] for number in texts(further)}
    assert sorted([*kept, *texts(further)]) == sorted(expected)
    assert further.pages[-1].after == whole.pages[-1].after


def test_a_started_page_may_stay_and_sums_and_page_numbers_go_on_behind_it(
    printing: BookPrinting, enter: Enter
) -> None:
    enter(3)
    before = printing.whole("A", 2026, Silent())
    uid = on_paper(printing, before)
    enter(2)

    further = printing.go_on("A", 2026, uid, StartedPage.LEAVE, Silent())
    text = texts(further)[2]

    assert [page.number for page in further.pages] == [2]
    assert further.pages[0].begun == ("4", "5")
    assert further.pages[0].before == before.pages[-1].after
    assert "Cộng trang: 02 lượt tiếp" in text.replace("\n", " ")
    assert "05 lượt" in text
    assert "SỔ TIẾP CÔNG DÂN" not in text


def test_three_printings_one_after_the_other_print_every_number_once(printing: BookPrinting, enter: Enter) -> None:
    begun: list[str] = []
    enter(12)
    made = printing.whole("A", 2026, Silent())
    for more in (1, 11, 7):
        uid = on_paper(printing, made)
        begun += [key for page in made.pages for key in page.begun]
        enter(more)
        made = printing.go_on("A", 2026, uid, StartedPage.LEAVE, Silent())
    begun += [key for page in made.pages for key in page.begun]

    assert begun == [str(n) for n in range(1, 32)]


def test_over_the_change_of_forms_the_new_one_begins_with_its_title(printing: BookPrinting, enter: Enter) -> None:
    enter(3, on=date(2026, 6, 20))
    uid = on_paper(printing, printing.whole("A", 2026, Silent()))
    enter(2, on=date(2026, 7, 2))

    further = printing.go_on("A", 2026, uid, StartedPage.LEAVE, Silent())

    assert (further.from_page, further.pages[0].titled) == (2, True)
    assert "03/TCD" in texts(further)[2]


def test_a_number_entered_late_for_a_day_of_the_old_form_is_printed_once(printing: BookPrinting, enter: Enter) -> None:
    enter(2, on=date(2026, 6, 20))
    enter(12, on=date(2026, 7, 2))
    enter(1, on=date(2026, 6, 21))
    made = printing.whole("A", 2026, Silent())
    uid = on_paper(printing, made)
    enter(1)

    again = printing.go_on("A", 2026, uid, StartedPage.AGAIN, Silent())
    leave = printing.go_on("A", 2026, uid, StartedPage.LEAVE, Silent())

    assert made.pages[0].begun == ("1", "2", "15")
    assert "15" not in [key for page in again.pages for key in page.begun]
    assert [key for page in leave.pages for key in page.begun] == ["16"]


def test_a_session_with_nobody_present_is_printed_once(
    office: OpenOffice, printing: BookPrinting, enter: Enter
) -> None:
    def held(on: date) -> None:
        with office.db.writing(office.desk.account.uid) as session:
            session.add(
                SessionDay(
                    held_on=on, kind=SessionKind.PERIODIC, chair="Ngô Xuân Thạo", chair_post="Chủ tịch",
                    had_citizens=False,
                )
            )  # fmt: skip

    held(date(2026, 11, 2))
    enter(2)
    first = printing.whole("A", 2026, Silent())
    uid = on_paper(printing, first)
    held(date(2026, 11, 10))
    enter(1)

    further = printing.go_on("A", 2026, uid, StartedPage.LEAVE, Silent())

    assert len(first.pages[0].begun) == 3
    assert [key for key in further.pages[0].begun if key.isdecimal()] == ["3"]
    assert len(further.pages[0].begun) == 2


def test_nothing_is_printed_when_nothing_came(printing: BookPrinting, enter: Enter) -> None:
    enter(2)
    uid = on_paper(printing, printing.whole("A", 2026, Silent()))

    with pytest.raises(UserError, match="Chưa có số nào mới sau số 2"):
        printing.go_on("A", 2026, uid, StartedPage.AGAIN, Silent())


def test_the_log_tells_who_printed_which_numbers_and_pages(
    desk: Desk, printing: BookPrinting, enter: Enter, clock: FixedClock
) -> None:
    enter(20)
    made = printing.whole("A", 2026, Silent())
    printing.note(made, PrintWay.PAPER, (1,), 2)
    printing.note(made, PrintWay.FILE, tuple(range(len(made.pages))), 1)
    span = printing.span("A", date(2026, 11, 1), date(2026, 11, 23), Silent())
    printing.note(span, PrintWay.PAPER, (0,), 1)
    printing.note_paper(PrintKind.COVER, "A", 2026, PrintWay.PAPER, 1)

    cover, days, filed, again = print_log(desk.db, "A", 2026)

    assert (again.kind, again.from_page, again.to_page, again.copies) == (PrintKind.SOME, 2, 2, 2)
    assert str(again.from_number) == made.pages[1].begun[0]
    assert (filed.kind, filed.way, filed.from_number, filed.to_number) == (PrintKind.WHOLE, PrintWay.FILE, 1, 20)
    assert (days.kind, days.from_on, days.to_on) == (PrintKind.SPAN, date(2026, 11, 1), date(2026, 11, 23))
    assert (cover.kind, cover.by, cover.at) == (PrintKind.COVER, desk.account.name, clock.now())
    assert [row.resume != "" for row in (cover, days, filed, again)] == [False, False, True, False]


def test_printing_goes_on_from_paper_and_not_from_a_file_saved_later(
    desk: Desk, printing: BookPrinting, enter: Enter
) -> None:
    enter(2)
    on_paper(printing, printing.whole("A", 2026, Silent()))
    enter(3)
    printing.note(printing.whole("A", 2026, Silent()), PrintWay.FILE, (0,), 1)

    assert book_year(desk.db, "A", 2026).printed_to == 2
    printing.note_file_printed(print_log(desk.db, "A", 2026)[0].uid)
    assert book_year(desk.db, "A", 2026).printed_to == 5


def test_numbers_changed_after_they_were_printed_are_named(
    desk: Desk,
    printing: BookPrinting,
    reception: ReceptionService,
    enter: Enter,
    an_entry: MakeEntry,
    clock: FixedClock,
) -> None:
    saved = enter(3)
    on_paper(printing, printing.whole("A", 2026, Silent()))
    clock.move_to(clock.now().replace(tzinfo=None, hour=14))
    reception.correct(saved[1].uid, saved[1].rev, an_entry(full_name="Trần Văn Khác"), "Sai tên")

    assert book_year(desk.db, "A", 2026).changed_since == (2,)


def test_a_further_book_is_printed_by_itself_with_its_letter(
    keeping: BookService, printing: BookPrinting, enter: Enter
) -> None:
    keeping.open_book("Bàn nhà văn hóa", "Thôn Đoài")
    enter(2)
    enter(3, book="B")

    text = texts(printing.whole("B", 2026, Silent()))[1]

    assert "SỔ TIẾP CÔNG DÂN - SỔ B" in text
    assert [f"{n}/B" in text for n in (1, 2, 3, 4)] == [True, True, True, False]


def test_who_may_not_print_may_not_print_books(desk: Desk, enter: Enter) -> None:
    viewer = replace(desk, account=replace(desk.account, role=Role.VIEWER))
    with pytest.raises(NotAllowed):
        BookPrinting(viewer).whole("A", 2026, Silent())


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=st.lists(st.integers(1, 13), min_size=2, max_size=4), year=st.sampled_from([2024, 2025]))
def test_sheets_replaced_one_printing_after_the_other_make_the_same_book_as_one_whole_print(
    printing: BookPrinting, enter: Enter, rounds: list[int], year: int
) -> None:
    known = book_year(printing.desk.db, "A", year).last_print
    sheets: dict[int, str] = _SHEETS.setdefault((id(printing.desk), year), {})
    for more in rounds:
        enter(more, on=date(year, 5, 6))
        if known is None:
            made = printing.whole("A", year, Silent())
        else:
            made = printing.go_on("A", year, known.uid, StartedPage.AGAIN, Silent())
        on_paper(printing, made)
        known = book_year(printing.desk.db, "A", year).last_print
        sheets |= texts(made)

    whole = texts(printing.whole("A", year, Silent()))
    assert {n: _without_count(text) for n, text in sheets.items()} == {
        n: _without_count(text) for n, text in whole.items()
    }


_SHEETS: dict[tuple[int, int], dict[int, str]] = {}
"""What lies in the binder of each book, from one example to the next: they share one office."""


def _without_count(text: str) -> str:
    """How many pages there are is known to the last printing only."""
    return re.sub(r"Trang (\d+)/\s*\d+", r"Trang \1", text)
