from datetime import date

import pytest

from desktop_app.core.periods import Period, Span, between, period

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("span", "today", "from_on", "to_on", "words"),
    [
        (Span.TODAY, MONDAY, MONDAY, MONDAY, "Hôm nay"),
        (Span.WEEK, date(2026, 11, 29), MONDAY, date(2026, 11, 29), "Tuần này"),
        (Span.MONTH, MONDAY, date(2026, 11, 1), date(2026, 11, 30), "Tháng 11/2026"),
        (Span.MONTH, date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29), "Tháng 02/2028"),
        (Span.LAST_MONTH, date(2026, 1, 5), date(2025, 12, 1), date(2025, 12, 31), "Tháng 12/2025"),
        (Span.QUARTER, MONDAY, date(2026, 10, 1), date(2026, 12, 31), "Quý IV/2026"),
        (Span.QUARTER, date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31), "Quý I/2026"),
        (Span.YEAR, MONDAY, date(2026, 1, 1), date(2026, 12, 31), "Năm 2026"),
        (Span.LAST_YEAR, MONDAY, date(2025, 1, 1), date(2025, 12, 31), "Năm 2025"),
        (Span.ALL, MONDAY, None, None, "Tất cả các năm"),
    ],
)
def test_a_span_lies_around_today(
    span: Span, today: date, from_on: date | None, to_on: date | None, words: str
) -> None:
    assert period(span, today) == Period(span, from_on, to_on)
    assert period(span, today).in_words() == words


def test_free_days_are_put_in_order() -> None:
    assert between(date(2026, 11, 15), date(2026, 10, 1)).in_words() == "01/10/2026 - 15/11/2026"
