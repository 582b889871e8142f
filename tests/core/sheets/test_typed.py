"""Rows typed by hand are read like those of a workbook."""

from datetime import date

import pytest

from desktop_app.core.sheets.table import Record, read_table, survey
from desktop_app.core.sheets.typed import TypedBook, read_typed, typed_mapping
from tests.core.sheets.declared import TEMPLATE


def test_typed_rows_keep_their_numbers_and_are_judged_like_those_of_a_file() -> None:
    typed = [{"day": "05/03/2024", "name": "Đỗ Văn Hùng"}, {}, {"day": "31/02/2024", "name": "Đỗ Thị Thơm"}]
    book, mapping = TypedBook(TEMPLATE, typed), typed_mapping(TEMPLATE)
    rows = list(read_table(book, TEMPLATE, mapping, survey(book, TEMPLATE, mapping), 26))
    good, bad = (row for row in rows if isinstance(row, Record))

    assert (good.row.number, good.values["day"], good.is_refused) == (1, date(2024, 3, 5), False)
    assert (bad.row.number, [(each.row, each.column) for each in bad.problems]) == (3, [(3, 2)])


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [("day", "5/3/24", date(2024, 3, 5)), ("kind", "to cao", "Tố cáo"), ("ours", "c", True), ("name", " ", None)],
)
def test_one_cell_is_understood_as_it_is_left(key: str, text: str, value: object) -> None:
    assert read_typed(TEMPLATE, key, text, 26) == value


def test_a_wrong_cell_is_a_sentence() -> None:
    with pytest.raises(ValueError, match="Không có ngày 31 tháng 2"):
        read_typed(TEMPLATE, "day", "31/02/2024", 26)
