"""The table of an office's own workbook is found and its columns are matched, openly."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop_app.core.errors import UserError
from desktop_app.core.sheets.cells import Row
from desktop_app.core.sheets.content import by_content
from desktop_app.core.sheets.days import DayOrder
from desktop_app.core.sheets.mapping import (
    Mapping,
    Match,
    column_names,
    find_table,
    from_json,
    remembered,
    same_tables,
    table_at,
)
from desktop_app.core.sheets.reader import open_book
from desktop_app.core.sheets.template import Kind, SheetColumn
from tests.core.sheets.declared import TEMPLATE
from tests.core.sheets.makers import ods, ods_rows, xls, xlsx

DAY = date(2026, 3, 25)


def _match(path: Path) -> Match:
    with open_book(path) as book:
        return find_table(book, TEMPLATE)


def _columns(path: Path) -> dict[str, int]:
    return dict(_match(path).mapping.columns)


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (["Số thứ tự", "Ngày tiếp", "Họ và tên"], {"number": 1, "day": 2, "name": 3}),
        (["STT", "NGAY TIEP", "ho ten", "noi o"], {"number": 1, "day": 2, "name": 3, "address": 4}),
        (["Họ tên\nngười đến", "Ngày tiếp (dd/mm/yyyy)", "Số CCCD"], {"name": 1, "day": 2, "paper": 3}),
        (["Ngày, tháng", "Họ và tên công dân", "Nội dung vụ việc"], {"day": 1, "name": 2, "content": 3}),
        (["Họ và tên", "Ngày sinh", "Ngày tiếp"], {"name": 1, "born": 2, "day": 3}),
        ([None, "Họ và tên", None, "Địa chỉ thường trú"], {"name": 2, "address": 4}),
        (["Hä vµ tªn", "§Þa chØ", "Lo¹i"], {"name": 1, "address": 2, "kind": 3}),
        (["Hoï vaø teân", "Ñòa chæ", "Ngaøy tieáp"], {"name": 1, "address": 2, "day": 3}),
    ],
)
def test_columns_are_matched_by_their_headings(tmp_path: Path, headings: list[str], columns: dict[str, int]) -> None:
    assert _columns(xlsx(tmp_path / "a.xlsx", headings, ["a"] * len(headings))) == columns


def _printed_register(path: Path, *rows: list[Any]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Năm 2024"
    for row in (
        ["ỦY BAN NHÂN DÂN XÃ THÍ DỤ"], [], ["SỔ TIẾP CÔNG DÂN"], [],
        ["STT", "Ngày tiếp", "Người đến", None, "Nội dung"], [None, None, "Họ tên", "Địa chỉ", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)"], *rows,
    ):  # fmt: skip
        sheet.append(row)
    for merged in ("A1:E1", "A3:E3", "A5:A6", "B5:B6", "C5:D5", "E5:E6"):
        sheet.merge_cells(merged)
    book.save(path)
    return path


def test_a_heading_of_two_merged_lines_is_found_under_titles(tmp_path: Path) -> None:
    found = _match(_printed_register(tmp_path / "a.xlsx", [1, DAY, "Lê Lan", "thôn Đoài", "Hỏi"]))
    assert found.mapping.columns == {"number": 1, "day": 2, "name": 3, "address": 4, "content": 5}
    assert (found.mapping.sheet, found.mapping.first_heading, found.mapping.last_heading) == ("Năm 2024", 5, 6)
    assert found.mapping.heading("name") == "Người đến Họ tên"


def test_two_lines_are_found_where_merges_are_not_known(tmp_path: Path) -> None:
    rows = ods_rows(("STT", "Ngày", "Người đến", "", "Nội"), ("", "tiếp", "Họ tên", "Địa chỉ", "dung"), ("1", "x", "y"))
    assert _columns(ods(tmp_path / "a.ods", rows.replace("<text:p></text:p>", ""))) == {
        "number": 1, "day": 2, "name": 3, "address": 4, "content": 5,
    }  # fmt: skip


def test_the_sheet_that_answers_best_is_taken_and_a_hidden_one_last(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ("Ghi chú", "Họ tên"), Bảng=[("STT", "Ngày", "Họ tên"), (1, DAY, "x")])
    assert _match(path).mapping.sheet == "Bảng"
    book = openpyxl.load_workbook(path)
    book.create_sheet("Nháp").append(("STT", "Ngày", "Họ tên"))
    book.move_sheet("Nháp", -2)
    book["Nháp"].sheet_state = "hidden"
    book.save(path)
    assert _match(path).mapping.sheet == "Bảng"


def test_what_is_missing_left_out_and_open_is_said(tmp_path: Path) -> None:
    found = _match(xls(tmp_path / "a.xls", ("Họ tên", "Số nhà", "Nội dung", "Nội dung"), ("x", "y", "z", "w")))
    assert found.missing_required == ("day",)
    assert set(found.missing) >= {"day", "time", "paper"}
    assert found.ambiguous == {"content": (3, 4)}
    assert found.mapping.columns["content"] == 3
    assert column_names(found.mapping, found.unused) == ("B “Số nhà”", "D “Nội dung”")


def test_a_heading_that_says_nothing_is_matched_by_what_stands_below(tmp_path: Path) -> None:
    rows = [("Lê Lan", DAY, "khieu nai", "027061004471"), ("Lê Huệ", DAY, "Tố cáo", "027061004472")]
    found = _match(xlsx(tmp_path / "a.xlsx", ("Họ tên", "Ngày tiếp", "Dạng", "Giấy"), *rows))
    assert found.mapping.columns == {"name": 1, "day": 2, "kind": 3, "paper": 4}
    assert set(found.by_content) == {"kind", "paper"}


def test_a_column_of_years_is_no_column_of_birthdays(tmp_path: Path) -> None:
    born = SheetColumn(key="born", heading="Ngày sinh", kind=Kind.DAY, year_alone=True)
    rows = [Row(at, (str(1960 + at), f"{at}/3/1960")) for at in range(2, 6)]
    assert by_content(rows, [1], [born]) == {}
    assert by_content(rows, [2], [born]) == {"born": 2}


def test_two_columns_of_days_are_not_guessed(tmp_path: Path) -> None:
    rows = [("Lê Lan", DAY, DAY, "x"), ("Lê Huệ", DAY, DAY, "y")]
    found = _match(xlsx(tmp_path / "a.xlsx", ("Họ tên", "Lúc đầu", "Lúc sau", "Nội dung"), *rows))
    assert found.mapping.columns == {"name": 1, "content": 4}


@pytest.mark.parametrize(("rows", "words"), [((("a", "b"),), "Không thấy dòng tiêu đề"), ((), "không có dòng nào")])
def test_a_workbook_without_such_a_table_is_one_sentence(tmp_path: Path, rows: Any, words: str) -> None:
    with pytest.raises(UserError, match=words):
        _match(xlsx(tmp_path / "a.xlsx", *rows))


def test_sheets_with_the_same_headings_are_named(tmp_path: Path) -> None:
    head, row = ("Họ tên", "Ngày", "Nội dung"), ("x", DAY, "z")
    other = (("Họ tên", "Địa chỉ"), ("x", "y"))
    path = xlsx(tmp_path / "a.xlsx", head, row, T2=[("THÁNG 2",), ("HỌ TÊN", "Ngày", "Nội dung"), row], Khác=other)
    with open_book(path) as book:
        assert same_tables(book, find_table(book, TEMPLATE).mapping) == ("T2",)


def test_the_official_may_point_at_another_heading(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx", ("Họ tên", "Ngày"), ("x", DAY), Khác=[(), ("Tên", "Ngày", "Nội dung"), ("y", DAY, "z")]
    )
    with open_book(path) as book:
        assert table_at(book, TEMPLATE, "Khác", 2, 2).mapping.columns == {"day": 2, "content": 3}
        for sheet, first, last in (("Không", 1, 1), ("Khác", 1, 1), ("Khác", 9, 9), ("Khác", 2, 1)):
            with pytest.raises(UserError, match="Không có dòng tiêu đề"):
                table_at(book, TEMPLATE, sheet, first, last)


def _mapping(**more: Any) -> Mapping:
    said = {"sheet": "S", "first_heading": 1, "last_heading": 1, "headings": ("Họ tên", "A", "Ngày")}
    return Mapping(**{**said, "columns": {"name": 1, "day": 3}, **more})


def test_a_mapping_is_changed_by_hand_and_a_column_holds_one_key() -> None:
    changed = _mapping().with_column("kind", 3).with_column("name", 2).with_day_order("day", DayOrder.SWAPPED)
    assert changed.columns == {"name": 2, "kind": 3}
    assert changed.with_column("kind", None).columns == {"name": 2}
    assert changed.day_orders == {"day": DayOrder.SWAPPED}


def test_a_mapping_is_kept_as_json_and_comes_back() -> None:
    mapping = _mapping(day_orders={"day": DayOrder.MONTH_FIRST})
    assert from_json(mapping.to_json(), TEMPLATE) == mapping
    unknown = json.loads(mapping.to_json()) | {"columns": {"name": 1, "gone": 2}, "day_orders": {}}
    assert from_json(json.dumps(unknown), TEMPLATE).columns == {"name": 1}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 2}', '{"rows": 5}', "x" * 10, '{"rows": [1, 2], "columns": []}']
)
def test_a_file_that_is_no_mapping_is_one_sentence(text: str) -> None:
    with pytest.raises(UserError, match="Tệp ghép cột"):
        from_json(text, TEMPLATE)


def test_the_same_layout_has_the_same_signature_and_is_remembered(tmp_path: Path) -> None:
    kept = _match(xlsx(tmp_path / "a.xlsx", ("Họ tên", "Ngày", "Dạng"))).mapping.with_column("kind", 3)
    later = _match(xlsx(tmp_path / "b.xlsx", ("Sổ",), (), ("HO TEN", "ngày", "Dạng"), Khác=[("x",)]))
    other = _match(xlsx(tmp_path / "c.xlsx", ("Họ tên", "Ngày", "Kiểu")))
    assert kept.signature == later.mapping.signature != other.mapping.signature
    assert remembered(later, kept).columns == {"name": 1, "day": 2, "kind": 3}
    assert (remembered(later, kept).sheet, remembered(later, kept).first_heading) == ("Sổ", 3)
    assert remembered(other, kept) == other.mapping


def test_a_column_that_another_key_takes_by_its_content_is_not_ambiguous(tmp_path: Path) -> None:
    head = (("Họ tên người đến", "Họ tên người đến CMND", "Ngày"),)
    rows = [("Lê Lan", "012345678", DAY), ("Lê Huệ", "112345678", DAY)]
    found = _match(xlsx(tmp_path / "a.xlsx", *head, *rows))
    assert found.mapping.columns == {"name": 1, "paper": 2, "day": 3}
    assert found.ambiguous == {}
