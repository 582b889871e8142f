"""How visits are called and when a book may be closed, as tables of cases."""

from datetime import date

import pytest

from desktop_app.areas.reception.books import rules
from desktop_app.areas.reception.books.closed import file_name
from desktop_app.areas.reception.books.rules import Asked
from desktop_app.core.errors import UserError


@pytest.mark.parametrize(
    ("number", "year", "book", "long", "short"),
    [(12, 2026, "A", "12/2026", "12"), (12, 2026, "B", "12/B/2026", "12/B"), (1, 2025, "C", "1/C/2025", "1/C")],
)
def test_a_visit_is_called_by_number_book_and_year(number: int, year: int, book: str, long: str, short: str) -> None:
    assert (rules.label(number, year, book), rules.short_label(number, book)) == (long, short)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("15/2026", Asked(15, 2026)),
        (" 15 / 2026 ", Asked(15, 2026)),
        ("12/B/2026", Asked(12, 2026, "B")),
        ("12/b/2026", Asked(12, 2026, "B")),
        ("12/A/2026", Asked(12, 2026)),
    ],
)
def test_a_number_is_read_as_it_is_written(typed: str, asked: Asked) -> None:
    assert rules.read_label(typed) == asked
    assert rules.number_meant(typed) == asked


@pytest.mark.parametrize("typed", ["", "15", "15-2026", "B/2026", "15/26", "12/BC/2026", "0x1/2026", "12/B/2026/1"])
def test_what_is_no_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UserError, match="15/2026"):
        rules.read_label(typed)
    assert rules.number_meant(typed) is None


def test_a_search_may_leave_the_year_out_where_the_book_has_a_letter() -> None:
    assert rules.number_meant("12/b") == Asked(12, 0, "B")
    assert rules.number_meant("12") is None


@pytest.mark.parametrize(
    ("taken", "letter"), [(["A"], "B"), (["A", "B"], "C"), (["A", "B", "C", "D", "E"], "G"), (["B"], "C")]
)
def test_a_new_book_gets_the_next_letter_that_is_not_mistaken_for_another(taken: list[str], letter: str) -> None:
    assert rules.next_letter(taken) == letter


def test_there_is_an_end_to_letters() -> None:
    with pytest.raises(UserError, match="hết chữ cái"):
        rules.next_letter(["A", *rules.LETTERS])


@pytest.mark.parametrize(
    ("today", "closed_on", "why"),
    [
        (date(2026, 12, 30), None, "chưa hết"),
        (date(2026, 12, 31), None, ""),
        (date(2027, 1, 4), None, ""),
        (date(2028, 5, 1), None, ""),
        (date(2027, 1, 4), date(2026, 12, 31), "không mở lại được"),
    ],
)
def test_a_book_is_closed_once_and_not_before_its_last_day(today: date, closed_on: date | None, why: str) -> None:
    assert why in rules.why_not_closed(2026, today, closed_on)
    assert bool(rules.why_not_closed(2026, today, closed_on)) is bool(why)


@pytest.mark.parametrize(
    ("today", "reminds"),
    [
        (date(2026, 12, 30), False),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), True),
        (date(2027, 1, 31), True),
        (date(2027, 2, 1), False),
    ],
)
def test_the_closing_is_spoken_of_from_the_last_day_through_january(today: date, reminds: bool) -> None:
    assert rules.reminds_of_closing(today, 2026) is reminds


def test_notes_of_late_work_say_when_and_why_and_stay_one_after_the_other() -> None:
    closed = date(2027, 1, 5)
    entered = rules.late_entry_note(closed, date(2027, 1, 12), "Quên ghi khi mất điện.")
    changed = rules.late_change_note(entered, closed, date(2027, 2, 1), "Sai số nhà")

    assert entered == "Ghi ngày 12/01/2027, sau khóa sổ ngày 05/01/2027: Quên ghi khi mất điện"
    assert changed == f"{entered}; Sửa ngày 01/02/2027, sau khóa sổ ngày 05/01/2027: Sai số nhà"


@pytest.mark.parametrize(
    ("book", "name"),
    [("A", "so-tiep-cong-dan-20260101-20261231"), ("B", "so-tiep-cong-dan-so-b-20260101-20261231")],
)
def test_a_file_of_a_further_book_is_not_taken_for_one_of_the_main_book(book: str, name: str) -> None:
    assert file_name(book, date(2026, 1, 1), date(2026, 12, 31)) == name
