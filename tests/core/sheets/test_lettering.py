"""The fonts of a workbook decide what its letters mean, in every form and within one cell."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from desktop_app.core.sheets.cells import Row, Run
from desktop_app.core.sheets.lettering import in_unicode
from desktop_app.core.sheets.mapping import find_table
from desktop_app.core.sheets.reader import open_book
from desktop_app.core.sheets.table import Record, read_table, survey
from desktop_app.core.sheets.writing import write_refused
from desktop_app.core.text.legacy import Doubt, Encoding, to_legacy
from tests.core.sheets.declared import TEMPLATE
from tests.core.sheets.makers import bare_xlsx, ods, ods_rows


def _read(path: Path) -> list[list[str]]:
    with open_book(path) as book:
        return [
            [in_unicode(row, at, value).text for at, value in enumerate(row.values, start=1) if isinstance(value, str)]
            for row in book.sheets[0].rows()
        ]


def _mixed_xlsx(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active["A1"] = CellRichText(
        TextBlock(InlineFont(rFont="Times New Roman"), "thôn "), TextBlock(InlineFont(rFont=".VnTime"), "§oµi & x")
    )
    book.save(path)
    return path


def _mixed_xls(path: Path) -> Path:
    book = xlwt.Workbook()
    plain, old = xlwt.Font(), xlwt.Font()
    plain.name, old.name = "Times New Roman", ".VnTime"
    book.add_sheet("S").write_rich_text(0, 0, [("thôn ", plain), ("§oµi & x", old)])
    book.save(str(path))
    return path


FACES = (
    '<office:font-face-decls><style:font-face style:name="Cũ" svg:font-family="\'.VnTime\'"/>'
    '<style:font-face style:name="V" svg:font-family="VNI-Times"/></office:font-face-decls><office:automatic-styles>'
    '<style:style style:name="ce1" style:family="table-cell">'
    '<style:text-properties style:font-name="Cũ"/></style:style>'
    '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
    '<style:style style:name="ce3" style:family="table-cell">'
    '<style:text-properties fo:font-family="Arial"/></style:style>'
    '<style:style style:name="T1" style:family="text"><style:text-properties style:font-name="Cũ"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties style:font-name="V"/></style:style>'
    "</office:automatic-styles>"
)


def _cell(text: str, style: str = "", more: str = "") -> str:
    told = f' table:style-name="{style}"' if style else ""
    return f'<table:table-cell{told}{more} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def _mixed_ods(path: Path) -> Path:
    cell = _cell('thôn <text:span text:style-name="T1">§oµi &amp; x</text:span>')
    return ods(path, f"<table:table-row>{cell}</table:table-row>", styles=FACES)


@pytest.mark.parametrize(("make", "name"), [(_mixed_xlsx, "a.xlsx"), (_mixed_xls, "a.xls"), (_mixed_ods, "a.ods")])
def test_two_fonts_in_one_cell_are_read_each_for_itself(tmp_path: Path, make: object, name: str) -> None:
    assert callable(make)
    assert _read(make(tmp_path / name)) == [["thôn Đoài & x"]]


def test_runs_that_do_not_fit_their_text_are_read_by_signs_and_said_to_be_uncertain() -> None:
    row = Row(1, ("thôn §oµi",), (".VnTime",), {1: (Run(2, ".VnTime"), Run(2, "Arial"))})
    found = in_unicode(row, 1, "thôn §oµi")
    assert found.text == "thôn Đoài"
    assert {each.doubt for each in found.doubts} == {Doubt.MIXED}


def test_a_word_torn_into_runs_of_one_encoding_is_one_word(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = CellRichText(
        TextBlock(InlineFont(rFont="VNI-Times"), "Nguye"), TextBlock(InlineFont(rFont="VNI-Helve", b=True), "ãn Vaên")
    )
    book.save(tmp_path / "a.xlsx")
    assert _read(tmp_path / "a.xlsx") == [["Nguyễn Văn"]]


def test_unicode_written_inside_a_cell_of_an_old_font_stays(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = CellRichText(TextBlock(InlineFont(rFont="Arial"), "thôn Đông"))
    sheet["A2"] = "§oµi"
    for cell in (sheet["A1"], sheet["A2"]):
        cell.font = openpyxl.styles.Font(name=".VnTime")
    book.save(tmp_path / "a.xlsx")
    assert _read(tmp_path / "a.xlsx") == [["thôn Đông"], ["Đoài"]]


def test_a_text_in_the_row_itself_has_its_own_fonts(tmp_path: Path) -> None:
    runs = (
        '<r><t xml:space="preserve">thôn </t></r><r><rPr><b/><rFont val=".VnTime"/></rPr><t> §oµi </t></r>'
        '<rPh sb="0" eb="1"><t>x</t></rPh>'
    )
    path = bare_xlsx(tmp_path / "a.xlsx", f'<row r="1"><c r="B1" t="inlineStr"><is>{runs}</is></c></row>')
    assert _read(path) == [["thôn Đoài"]]


def test_the_fonts_of_an_ods_come_from_cell_row_column_and_parent_style(tmp_path: Path) -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="2" table:default-cell-style-name="ce1"/>'
        '<table:table-column table:default-cell-style-name="ce3"/>'
    )
    rows = (
        f"{columns}<table:table-row>{_cell('§oµi')}{_cell('thôn', 'ce3')}{_cell('thôn')}{_cell('§oµi', 'ce2')}"
        "</table:table-row>"
        f'<table:table-row table:number-rows-repeated="2" table:default-cell-style-name="ce1">'
        + _cell("§oµi", more=' table:number-columns-repeated="3"')
        + "</table:table-row>"
        f"<table:table-row/><table:table-row>{_cell('§oµi', 'ce1')}</table:table-row>"
    )
    with open_book(ods(tmp_path / "a.ods", rows, styles=FACES)) as book:
        found = [(row.number, row.fonts) for row in book.sheets[0].rows()]
    old = ".VnTime"
    assert found == [
        (1, (old, "Arial", "Arial", old)), (2, (old,) * 3), (3, (old,) * 3), (4, ()), (5, (old,)),
    ]  # fmt: skip


def test_named_styles_of_an_ods_give_the_font_of_cells_that_tell_none(tmp_path: Path) -> None:
    named = (
        '<office:styles><style:style style:name="Default" style:family="table-cell">'
        '<style:text-properties style:font-name=".VnTime"/></style:style></office:styles>'
        '<office:automatic-styles><style:style style:name="Default" style:family="table-cell">'
        '<style:text-properties style:font-name="Arial"/></style:style></office:automatic-styles>'
    )
    path = ods(tmp_path / "a.ods", ods_rows(("TrÇn",)), named=named)
    assert _read(path) == [["Trần"]]
    with open_book(path) as book:
        assert [row.fonts for row in book.sheets[0].rows()] == [(".VnTime",)]


def test_spaces_lines_and_notes_of_an_ods_do_not_shift_its_fonts(tmp_path: Path) -> None:
    inside = (
        '<office:annotation><text:p><text:span text:style-name="T2">ghi chú</text:span></text:p></office:annotation>'
        '<text:p>thôn<text:s text:c="3"/><text:span text:style-name="T1">§oµi</text:span></text:p>'
        '<text:p>x<text:s/><text:span text:style-name="T2">Ñoâng</text:span></text:p>'
    )
    cell = f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'
    path = ods(tmp_path / "a.ods", f"<table:table-row>{cell}</table:table-row>", styles=FACES)
    assert _read(path) == [["thôn   Đoài\nx Đông"]]


def test_an_ods_without_an_old_font_is_not_asked_for_fonts(tmp_path: Path) -> None:
    with open_book(ods(tmp_path / "a.ods", ods_rows(("Trần",)))) as book:
        assert [row.fonts for row in book.sheets[0].rows()] == [()]


def test_a_refused_row_keeps_the_fonts_inside_its_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("Họ và tên", "Ngày tiếp", "Địa chỉ"), ("Lê Lan", "không rõ", "")):
        book.active.append(row)
    book.active["C2"] = CellRichText(
        TextBlock(InlineFont(rFont="Times New Roman"), "thôn "), TextBlock(InlineFont(rFont=".VnTime"), "§oµi")
    )
    book.save(tmp_path / "a.xlsx")
    with open_book(tmp_path / "a.xlsx") as opened:
        mapping = find_table(opened, TEMPLATE).mapping
        read = read_table(opened, TEMPLATE, mapping, survey(opened, TEMPLATE, mapping), 30)
        refused = [each for each in read if isinstance(each, Record) and each.is_refused]
        write_refused(mapping, refused, tmp_path / "b.xlsx", datetime(2026, 3, 2))
    mended = openpyxl.load_workbook(tmp_path / "b.xlsx", rich_text=True)
    mended.worksheets[0]["B2"] = date(2026, 3, 2)
    mended.save(tmp_path / "b.xlsx")
    with open_book(tmp_path / "b.xlsx") as opened:
        mapping = find_table(opened, TEMPLATE).mapping
        read = read_table(opened, TEMPLATE, mapping, survey(opened, TEMPLATE, mapping), 30)
        assert [each.values["address"] for each in read if isinstance(each, Record)] == ["thôn Đoài"]


def test_an_old_font_reads_letters_that_look_like_unicode(tmp_path: Path) -> None:
    told = to_legacy("thụn", Encoding.TCVN3).text
    assert told == "thôn"
    cell = _cell(told, "ce1")
    path = ods(tmp_path / "a.ods", f"<table:table-row>{cell}</table:table-row>", styles=FACES)
    assert _read(path) == [["thụn"]]
