"""What is meant by a cell: days, times, words of a list, numbers that a spreadsheet spoilt."""

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.sheets.cells import CellError, Value
from desktop_app.core.sheets.days import DayOrder, judge_days, read_day, read_time
from desktop_app.core.sheets.template import Kind, SheetColumn
from desktop_app.core.sheets.values import Reading, read_value

PIVOT = 30
KINDS = ("Khiếu nại", "Tố cáo", "Kiến nghị", "Phản ánh", "Nhiều nội dung", "Khác")
DAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    "value",
    [
        "12/3/2026", "12/03/2026", "12-3-26", "12.3.2026", "12 / 3 / 2026", "ngày 12 tháng 3 năm 2026",
        "Ngày 12 tháng 03 năm 2026.", "NGÀY 12/3/2026", "12 tháng 3, 2026", "2026-03-12", "2026-03-12T08:30:00",
        "2026/3/12", "12032026", "46093", "12/3/2026 08:30", "ngày 12 tháng 3 năm 26", 46093, 46093.0, 46093.35,
        12032026.0, date(2026, 3, 12), datetime(2026, 3, 12, 8, 30), " 12/3/2026 ",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_usual_spelling(value: Value) -> None:
    assert read_day(value, PIVOT, DayOrder.DAY_FIRST).day == DAY


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("31/2/2026", "Không có ngày 31 tháng 2 năm 2026."), ("12/13/2026", "Không có ngày 12 tháng 13 năm 2026."),
        ("1954", "Chỉ có năm 1954"), (1954.0, "Chỉ có năm 1954"), ("năm 1954", "Chỉ có năm 1954"),
        ("hôm qua", "Ngày gõ dạng"),
        ("12/3", "Ngày gõ dạng"), (12.0, "Ngày gõ dạng"), (9e9, "Ngày gõ dạng"), (float("nan"), "Ngày gõ dạng"),
        (True, "Ngày gõ dạng"), ("12/3/1066", "Năm 1066"), (time(8, 30), "Ngày gõ dạng"), (5032026.0, "Ngày gõ dạng"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_told(value: Value, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        read_day(value, PIVOT, DayOrder.DAY_FIRST)


@pytest.mark.parametrize(("text", "year"), [("1/2/30", 2030), ("1/2/31", 1931), ("1/2/00", 2000), ("1/2/99", 1999)])
def test_two_digits_of_a_year_turn_at_the_pivot_and_are_told(text: str, year: int) -> None:
    read = read_day(text, PIVOT, DayOrder.DAY_FIRST)
    assert read.day == date(year, 2, 1)
    assert str(year) in read.doubt


@pytest.mark.parametrize(
    ("value", "order", "day"),
    [
        ("3/12/2026", DayOrder.MONTH_FIRST, DAY), ("12/3/2026", DayOrder.DAY_FIRST, DAY),
        ("25/3/2026", None, date(2026, 3, 25)),
        ("3/25/2026", None, date(2026, 3, 25)), ("5/5/2026", None, date(2026, 5, 5)),
        ("ngày 12 tháng 3 năm 2026", None, DAY),
        (date(2026, 12, 3), DayOrder.SWAPPED, DAY), (date(2026, 3, 25), DayOrder.SWAPPED, date(2026, 3, 25)),
        (date(2026, 12, 3), DayOrder.MONTH_FIRST, date(2026, 12, 3)), ("12/3/2026", DayOrder.SWAPPED, DAY),
        ("2026-03-12", DayOrder.MONTH_FIRST, DAY),
    ],
)  # fmt: skip
def test_the_order_of_a_column_decides(value: Value, order: DayOrder | None, day: date) -> None:
    assert read_day(value, PIVOT, order).day == day


def test_without_an_order_a_day_of_two_readings_is_refused() -> None:
    with pytest.raises(ValueError, match="Chưa rõ ngày hay tháng"):
        read_day("3/12/2026", PIVOT, None)


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["25/3/2026", "1/2/2026"], DayOrder.DAY_FIRST), (["3/25/2026", "1/2/2026"], DayOrder.MONTH_FIRST),
        (["25/3/2026", "3/25/2026"], None), (["1/2/2026", "3/4/2026"], None),
        (["5/5/2026", None, "x"], DayOrder.DAY_FIRST),
        ([DAY, date(2026, 1, 2)], DayOrder.DAY_FIRST), ([DAY, date(2026, 1, 2), "25/3/2026"], None),
        ([DAY, date(2026, 1, 25), "25/3/2026"], DayOrder.DAY_FIRST), ([], DayOrder.DAY_FIRST),
        (["ngày 1 tháng 2 năm 2026", "2026-01-02"], DayOrder.DAY_FIRST),
    ],
)  # fmt: skip
def test_a_column_is_judged_as_a_whole_and_asked_about_when_open(values: list[Value], order: DayOrder | None) -> None:
    judged = judge_days(values)
    assert judged.order is order
    assert (order is None) <= bool(judged.reason and judged.examples)


@given(
    st.dates(date(1932, 1, 1), date(2029, 12, 31)), st.sampled_from(["{0}/{1}/{2}", "{0:02}.{1:02}.{2}", "{0}-{1}-{3}"])
)
def test_every_written_day_comes_back(day: date, form: str) -> None:
    text = form.format(day.day, day.month, day.year, f"{day.year % 100:02}")
    wanted = day if "-" not in text or 1931 <= day.year <= 1999 or day.year >= 2000 else None
    assert read_day(text, PIVOT, DayOrder.DAY_FIRST).day == wanted


@given(st.text(max_size=12))
def test_no_text_is_a_defect(text: str) -> None:
    for column in (_column(kind) for kind in Kind):
        with suppress(ValueError):
            read_value(column, text, Reading(PIVOT))


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("8h30", time(8, 30)), ("8 giờ 30", time(8, 30)), ("8 giờ 30 phút", time(8, 30)), ("08:30", time(8, 30)),
        ("8:30:15", time(8, 30)), ("14h", time(14)), ("8g5", time(8, 5)), ("8.30", time(8, 30)),
        (time(8, 30, 9), time(8, 30)),
        (0.354166667, time(8, 30)), (timedelta(hours=8), time(8)), (datetime(2026, 1, 1, 8, 30), time(8, 30)),
    ],
)  # fmt: skip
def test_times_are_read(value: Value, meant: time) -> None:
    assert read_time(value) == meant


@pytest.mark.parametrize("value", ["25h", "8h75", "sáng", 8.3, timedelta(hours=30), True, None])
def test_what_is_no_time_is_told(value: Value) -> None:
    with pytest.raises(ValueError, match="Giờ gõ dạng"):
        read_time(value)


def _column(kind: Kind, **more: object) -> SheetColumn:
    return SheetColumn(key="k", heading="Loại", kind=kind, options=KINDS, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value", "meant"),
    [
        (Kind.TEXT, "  Hoà\u0300  ", "Hoà\u0300"), (Kind.TEXT, 12.0, "12"), (Kind.TEXT, "a\r\nb\x07", "a\nb"),
        (Kind.FLAG, "x", True), (Kind.FLAG, "Có", True), (Kind.FLAG, "KHÔNG", False), (Kind.FLAG, 1.0, True),
        (Kind.FLAG, False, False), (Kind.FLAG, "ko", False), (Kind.CHOICE, "khieu nai", "Khiếu nại"),
        (Kind.CHOICE, "TỐ CÁO.", "Tố cáo"), (Kind.CHOICE, "Phản", "Phản ánh"), (Kind.CHOICE, "to", "Tố cáo"),
        (Kind.NUMBER, 5.0, 5), (Kind.NUMBER, "1.234", 1234), (Kind.NUMBER, " 12 ", 12),
        (Kind.NUMBER, "1.234.567", 1234567),
        (Kind.IDENTITY, "027 061 004 471", "027061004471"), (Kind.IDENTITY, "'027061004471", "027061004471"),
        (Kind.IDENTITY, 125061004.0, "125061004"), (Kind.IDENTITY, "B1234567", "B1234567"),
        (Kind.PHONE, "0912.345.678", "0912345678"),
    ],
)  # fmt: skip
def test_values_are_understood(kind: Kind, value: Value, meant: object) -> None:
    assert read_value(_column(kind), value, Reading(PIVOT)) == (meant, "")


@pytest.mark.parametrize(
    ("kind", "value", "meant", "told"),
    [
        (Kind.IDENTITY, 27061004471.0, "027061004471", "thêm số 0"),
        (Kind.IDENTITY, "27061004471", "027061004471", "thêm số 0"),
        (Kind.IDENTITY, 61004471.0, "61004471", "8 chữ số"), (Kind.PHONE, 912345678.0, "0912345678", "thêm số 0"),
        (Kind.DAY, "46093", DAY, "dạng chữ"),
    ],
)  # fmt: skip
def test_what_was_restored_is_told(kind: Kind, value: Value, meant: object, told: str) -> None:
    read = read_value(_column(kind), value, Reading(PIVOT))
    assert read.value == meant
    assert told in read.doubt


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        (Kind.CHOICE, "K", "Có thể là Khiếu nại hoặc Kiến nghị hoặc Khác"),
        (Kind.CHOICE, "Đơn", "Không có trong danh sách: Khiếu nại;"),
        (Kind.FLAG, "có thể", "Chỉ ghi Có hoặc Không."), (Kind.NUMBER, 1.5, "số nguyên"),
        (Kind.NUMBER, "năm", "số nguyên"),
        (Kind.NUMBER, float("inf"), "số nguyên"), (Kind.NUMBER, True, "số nguyên"),
        (Kind.IDENTITY, "2.7061E+10", "mất chữ số"), (Kind.IDENTITY, 1.5, "mất chữ số"),
        (Kind.IDENTITY, DAY, "không phải một số"),
        (Kind.TEXT, CellError("#REF!"), "Ô báo lỗi #REF!"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_told(kind: Kind, value: Value, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        read_value(_column(kind), value, Reading(PIVOT))


def test_an_empty_cell_is_nothing_unless_it_must_be_filled() -> None:
    for empty in (None, "", "  "):
        assert read_value(_column(Kind.DAY), empty, Reading(PIVOT)).value is None
        with pytest.raises(ValueError, match="Thiếu loại"):
            read_value(_column(Kind.TEXT, required=True), empty, Reading(PIVOT))


@pytest.mark.parametrize(
    ("value", "meant"),
    [(12, 12), ("012", 12), ("12/B", "12/B"), (" 12 / b / 2026 ", "12/B/2026"), ("12/2026", "12/2026"), (12.0, 12)],
)
def test_a_number_of_a_register_may_name_its_book_and_year(value: Value, meant: object) -> None:
    assert read_value(_column(Kind.REGISTER_NUMBER), value, Reading(PIVOT)) == (meant, "")


@pytest.mark.parametrize("value", ["B/12", "12/BC", "12/B/26", "12-B", "mười hai", 1.5, "12/"])
def test_what_is_no_number_of_a_register_is_refused(value: Value) -> None:
    with pytest.raises(ValueError, match="kèm chữ của sổ như 12/B"):
        read_value(_column(Kind.REGISTER_NUMBER), value, Reading(PIVOT))


@pytest.mark.parametrize("value", [1962, 1962.0, "1962", "Năm 1962", "00/00/1962"])
def test_a_year_alone_is_a_value_only_where_it_is_declared(value: Value) -> None:
    assert read_value(_column(Kind.DAY, year_alone=True), value, Reading(PIVOT)).value == 1962
    with pytest.raises(ValueError, match=r"."):
        read_value(_column(Kind.DAY), value, Reading(PIVOT))


@pytest.mark.parametrize(("value", "meant"), [("12/03/1962", date(1962, 3, 12)), (date(1962, 1, 1), date(1962, 1, 1))])
def test_a_whole_day_stays_one_where_a_year_is_enough(value: Value, meant: date) -> None:
    assert read_value(_column(Kind.DAY, year_alone=True), value, Reading(PIVOT)).value == meant
