"""Workbooks of every kind are opened by what is in them and give what one sees."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from desktop_app.core.sheets.cells import CellError, Value, address, letters, position, shown
from desktop_app.core.sheets.reader import Merge, open_book
from tests.core.sheets.makers import ods, ods_rows, respelled, xls, xlsx

ROWS: tuple[tuple[Any, ...], ...] = (
    ("Họ và tên", "Ngày", "Số"),
    ("Nguyễn Văn Đức", date(2026, 3, 12), 4.5),
    ("Trần Thị Lan", None, 7),
)
SEEN: list[tuple[Value, ...]] = [
    ("Họ và tên", "Ngày", "Số"),
    ("Nguyễn Văn Đức", date(2026, 3, 12), 4.5),
    ("Trần Thị Lan", None, 7.0),
]


def _values(path: Path, sheet: int = 0) -> list[tuple[Value, ...]]:
    with open_book(path) as book:
        return [row.values for row in book.sheets[sheet].rows()]


def test_the_ending_of_a_name_makes_no_difference(tmp_path: Path) -> None:
    assert _values(xlsx(tmp_path / "a.xls", *ROWS)) == SEEN
    assert _values(xls(tmp_path / "a.xlsx", *ROWS)) == SEEN
    assert _values(ods(tmp_path / "a.csv", ods_rows(("Họ", "Tên")))) == [("Họ", "Tên")]
    text = tmp_path / "b.xlsx"
    text.write_text("Họ;Tên\nLê;Lan\n", encoding="utf-8-sig")
    assert _values(text) == [("Họ", "Tên"), ("Lê", "Lan")]


def test_types_are_kept_and_empty_cells_are_none(tmp_path: Path) -> None:
    moment = datetime(2026, 3, 12, 8, 30)
    path = xlsx(tmp_path / "a.xlsx", (None, True, False, 12, 1.5, date(2026, 3, 12), moment, time(8, 30), "", " "))
    assert _values(path) == [(None, True, False, 12.0, 1.5, date(2026, 3, 12), moment, time(8, 30), None, " ")]


def test_rows_and_columns_are_those_of_the_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["C4"] = "xa"
    book.save(tmp_path / "a.xlsx")
    with open_book(tmp_path / "a.xlsx") as opened:
        rows = list(opened.sheets[0].rows())
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert rows[3].value(3) == "xa"
    assert [rows[3].value(column) for column in (0, 1, 2, 4)] == [None] * 4


def test_formulas_give_their_saved_values_and_errors_are_errors(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("S")
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("B1", "=1/0", None, "#DIV/0!")
        sheet.write_formula("C1", '="a"&"b"', None, "ab")
    assert _values(tmp_path / "a.xlsx") == [(2.0, CellError("#DIV/0!"), "ab")]
    book = openpyxl.Workbook()
    book.active.append(["=1+1", "x"])
    book.save(tmp_path / "b.xlsx")
    with open_book(tmp_path / "b.xlsx") as opened:
        assert [row.values for row in opened.sheets[0].rows()] == [(None, "x")]
        assert "1 ô công thức chưa có kết quả" in opened.notes[0]


def test_an_error_in_an_old_workbook_is_an_error(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    sheet.row(0).set_cell_error(1, 0x07)
    sheet.write(0, 0, "x")
    book.save(str(tmp_path / "a.xls"))
    assert _values(tmp_path / "a.xls") == [("x", CellError("#DIV/0!"))]


def test_hidden_sheets_and_links_are_named(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(xlsx(tmp_path / "a.xlsx", ("x",), Cũ=[("y",)]))
    book["Cũ"].sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    with open_book(tmp_path / "a.xlsx") as opened:
        assert [(sheet.name, sheet.hidden) for sheet in opened.sheets] == [("Sổ", False), ("Cũ", True)]
        assert opened.notes == ("Có trang đang ẩn: “Cũ”.",)
    with open_book(xls(tmp_path / "b.xls", ("x",), hidden="Nháp")) as opened:
        assert opened.notes == ("Có trang đang ẩn: “Nháp”.",)


def test_a_link_to_another_file_is_told_and_not_followed(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write_formula("A1", "=[1]S!A1", None, 5)
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.xlsx", "a") as archive:
        archive.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    with open_book(tmp_path / "a.xlsx") as opened:
        assert [row.values for row in opened.sheets[0].rows()] == [(5.0,)]
        assert "không mở tệp kia" in opened.notes[0]


def test_days_counted_from_1904_are_those_one_sees_and_bare_numbers_are_warned_of(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"date_1904": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        book.add_worksheet().write_datetime("A1", datetime(2024, 5, 20), day)
    old = xlwt.Workbook()
    old.dates_1904 = True
    old.add_sheet("S").write(0, 0, 43970, xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    old.save(str(tmp_path / "a.xls"))
    for name in ("a.xlsx", "a.xls"):
        with open_book(tmp_path / name) as opened:
            assert [shown(row.value(1))[:10] for row in opened.sheets[0].rows()] == ["20/05/2024"]
            assert "đếm ngày từ năm 1904" in opened.notes[0]


def test_merged_cells_are_known(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Người đến", None, "Ngày"])
    book.active.merge_cells("A1:B1")
    book.active.merge_cells("C1:C2")
    book.save(tmp_path / "a.xlsx")
    with open_book(tmp_path / "a.xlsx") as opened:
        assert set(opened.sheets[0].merges) == {Merge(1, 1, 1, 2), Merge(1, 3, 2, 3)}


@pytest.mark.parametrize(("make", "name"), [(xlsx, "a.xlsx"), (xls, "a.xls")])
def test_old_fonts_are_known_cell_by_cell(tmp_path: Path, make: Any, name: str) -> None:
    with open_book(make(tmp_path / name, ("Hä", "tªn"), ("Lan",), font=".VnTime")) as opened:
        assert [(row.font(1), row.font(9)) for row in opened.sheets[0].rows()] == [(".VnTime", "")] * 2
    with open_book(make(tmp_path / f"b{name}", ("Họ", "tên"), font="Arial")) as opened:
        assert [row.font(1) for row in opened.sheets[0].rows()] == [""]


def test_a_font_inside_the_text_hides_that_of_the_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["B2"] = CellRichText(
        TextBlock(InlineFont(rFont=".VnTime"), "V¨n"), TextBlock(InlineFont(b=True), " An")
    )
    book.active["A2"] = "x"
    book.save(tmp_path / "a.xlsx")
    with open_book(tmp_path / "a.xlsx") as opened:
        row = list(opened.sheets[0].rows())[1]
    assert (row.values, row.font(1), row.font(2)) == (("x", "V¨n An"), "Calibri", ".VnTime")


def test_tags_may_have_a_prefix(tmp_path: Path) -> None:
    path = respelled(xlsx(tmp_path / "a.xlsx", *ROWS, font=".VnTime"))
    with open_book(path) as book:
        assert [row.values for row in book.sheets[0].rows()] == SEEN
        assert [row.font(1) for row in book.sheets[0].rows()] == [".VnTime"] * 3


TABLE = "Họ và tên;Địa chỉ\nNguyễn Văn Đức;thôn Đoài\nTrần Thị Lan;thôn Đông\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_text_files_are_read_in_any_encoding(tmp_path: Path, encoding: str, separator: str) -> None:
    import unicodedata

    path = tmp_path / "a.csv"
    text = TABLE.replace(";", separator)
    if encoding == "cp1258":
        text = "".join(_as_1258(letter) for letter in unicodedata.normalize("NFC", text))
    path.write_bytes(text.encode(encoding))
    read = [tuple(unicodedata.normalize("NFC", str(cell)) for cell in row) for row in _values(path)]
    assert read == [tuple(line.split(";")) for line in TABLE.splitlines()]


def _as_1258(letter: str) -> str:
    """The letter as Windows types it in this code page: the tone after its vowel."""
    import unicodedata

    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        decomposed = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in "\u0300\u0301\u0303\u0309\u0323"))
        return base + "".join(c for c in decomposed if c in "\u0300\u0301\u0303\u0309\u0323")
    return letter


def test_a_text_file_from_before_unicode_keeps_its_signs_for_conversion(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Hä vµ tªn,§Þa chØ\nNguyÔn V¨n §øc,th«n §oµi\n".encode("latin-1"))
    assert _values(path)[1] == ("NguyÔn V¨n §øc", "th«n §oµi")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_text_file_may_name_its_separator_and_disarms_formulas(tmp_path: Path, line_end: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=|\na|'=1+1|\"x\ny\"\n|'quote|\n", encoding="utf-8", newline=line_end)
    with open_book(path) as book:
        rows = [(row.number, row.values) for row in book.sheets[0].rows()]
    assert rows == [(2, ("a", "=1+1", "x\ny")), (3, (None, "'quote", None))]


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA"), (16384, "XFD")])
def test_columns_are_named_as_in_a_spreadsheet(column: int, name: str) -> None:
    assert letters(column) == name
    assert position(f"{name}7") == (7, column)


def test_a_cell_is_addressed_as_in_a_spreadsheet() -> None:
    assert address("Sheet1", 7, 3) == "Sheet1!C7"
    assert address("Sổ 2024", 7, 3) == "'Sổ 2024'!C7"
    assert address("a'b", 1, 1) == "'a''b'!A1"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (12.0, "12"), (1.5, "1.5"), (True, "TRUE"), (CellError("#REF!"), "#REF!"), (time(8, 5), "08:05"),
        (date(2026, 3, 2), "02/03/2026"), (datetime(2026, 3, 2, 8, 5), "02/03/2026 08:05"), (float("inf"), "inf"),
    ],
)  # fmt: skip
def test_values_are_shown_as_in_their_cells(value: Value, text: str) -> None:
    assert shown(value) == text
