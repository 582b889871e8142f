"""Templates, exports and refused rows are workbooks that other programs open and that come back as they went."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop_app.core.disk import DiskTrouble
from desktop_app.core.errors import Cancelled
from desktop_app.core.fields import clean
from desktop_app.core.sheets.mapping import find_table
from desktop_app.core.sheets.reader import open_book
from desktop_app.core.sheets.table import Record, read_table, survey
from desktop_app.core.sheets.writing import (
    Export,
    write_export,
    write_export_csv,
    write_list_csv,
    write_refused,
    write_template,
)
from tests.core.sheets.declared import FIELDS, KINDS, TEMPLATE
from tests.core.sheets.makers import xlsx
from tests.core.text.test_legacy import SYLLABLES

NOW = datetime(2026, 11, 29, 10, 0)
VISIT = {
    "number": 7, "day": date(2026, 3, 25), "time": time(8, 30), "name": "Nguyễn Văn Đức", "paper": "027061004471",
    "born": date(1899, 5, 4), "address": "thôn Đoài", "phone": "0912345678", "kind": "Khiếu nại",
    "field": "Đất đai, nhà cửa", "content": "=1+1", "ours": True,
}  # fmt: skip


def _records(path: Path) -> list[Record]:
    with open_book(path) as book:
        mapping = find_table(book, TEMPLATE).mapping
        read = read_table(book, TEMPLATE, mapping, survey(book, TEMPLATE, mapping), 30)
        return [each for each in read if isinstance(each, Record)]


def _write(path: Path, *rows: dict[str, Any], **more: Any) -> Path:
    export = Export(template=TEMPLATE, rows=rows, made_at=NOW, **more)
    (write_export_csv if path.suffix == ".csv" else write_export)(export, path)
    return path


def test_a_template_has_headings_lists_and_explanations(tmp_path: Path) -> None:
    write_template(TEMPLATE, tmp_path / "mau.xlsx", NOW)
    book = load_workbook(tmp_path / "mau.xlsx")
    sheet = book["Sổ tiếp công dân"]
    assert [cell.value for cell in sheet[1]] == [column.heading for column in TEMPLATE.columns]
    assert sheet.freeze_panes == "A2"
    assert book.sheetnames == ["Sổ tiếp công dân", "Giải thích", "Danh mục"]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert rules["I2"].formula1 == "'Danh mục'!$A$2:$A$7"
    assert [cell.value for cell in book["Danh mục"]["A"]] == ["Loại", *KINDS]
    assert [cell.value for cell in book["Danh mục"]["B"]][: len(FIELDS) + 1] == ["Lĩnh vực", *FIELDS]
    assert (rules["L2"].formula1, rules["K2"].prompt) == ("'Danh mục'!$C$2:$C$3", "Viết tóm tắt.")
    assert book["Giải thích"]["A1"].value == "Mỗi dòng một lượt tiếp."
    assert [cell.value for cell in book["Giải thích"][4]] == ["Ngày tiếp", "Ngày, gõ dạng ngày/tháng/năm", "Có", ""]
    forms = {letter: sheet.column_dimensions[letter] for letter in "BE"}
    assert forms["B"].width == pytest.approx(18, abs=1)


def test_a_filled_template_is_matched_whole_and_an_empty_one_has_no_rows(tmp_path: Path) -> None:
    write_template(TEMPLATE, tmp_path / "mau.xlsx", NOW)
    with open_book(tmp_path / "mau.xlsx") as book:
        found = find_table(book, TEMPLATE)
    assert (found.missing, found.unused, found.ambiguous, found.by_content) == ((), (), {}, ())
    assert found.mapping.sheet == "Sổ tiếp công dân"
    assert _records(tmp_path / "mau.xlsx") == []
    book = load_workbook(tmp_path / "mau.xlsx")
    book.worksheets[0].append([1, date(2026, 3, 25), time(8, 30), "Lê Lan", "027061004471"])
    book.save(tmp_path / "mau.xlsx")
    (record,) = _records(tmp_path / "mau.xlsx")
    assert (record.problems, record.values["paper"], record.values["time"]) == ((), "027061004471", time(8, 30))


def test_an_export_has_typed_cells(tmp_path: Path) -> None:
    book = load_workbook(_write(tmp_path / "a.xlsx", VISIT, notes=("Từ ngày 01/01/2026.",)))
    sheet = book.worksheets[0]
    cells = {cell.column_letter: cell for cell in sheet[2]}
    assert (cells["A"].value, cells["B"].value, cells["B"].number_format) == (7, datetime(2026, 3, 25), "dd/mm/yyyy")
    assert (cells["C"].value, cells["C"].number_format) == (time(8, 30), "hh:mm")
    assert (cells["E"].value, cells["E"].data_type, cells["E"].number_format) == ("027061004471", "s", "@")
    assert (cells["F"].value, cells["L"].value) == ("04/05/1899", "Có")
    assert (cells["K"].value, cells["K"].data_type, cells["K"].quotePrefix) == ("=1+1", "s", True)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:L2"
    assert book["Giải thích"]["A2"].value == "Từ ngày 01/01/2026."


def test_a_text_export_disarms_formulas_and_says_days_as_officials_do(tmp_path: Path) -> None:
    text = _write(tmp_path / "a.csv", VISIT).read_text(encoding="utf-8-sig").splitlines()
    assert text[0].startswith("Số thứ tự;Ngày tiếp;Giờ;Họ và tên")
    assert text[1] == (
        "7;25/03/2026;08:30;Nguyễn Văn Đức;027061004471;04/05/1899;thôn Đoài;0912345678;Khiếu nại;"
        "Đất đai, nhà cửa;'=1+1;Có"
    )


names = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=5).map(lambda said: " ".join(said).title())
prose = st.lists(st.sampled_from([*SYLLABLES, *"=+-@'\",;()\n\t", "''=", " "]), max_size=12).map("".join).map(clean)
visits = st.fixed_dictionaries(
    {
        "number": st.none() | st.integers(1, 99_999),
        "day": st.dates(date(1950, 1, 1), date(2099, 12, 31)),
        "time": st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        "name": names,
        "paper": st.none() | st.from_regex(r"[0-9]{12}|[0-9]{9}|[A-Z][0-9]{7}", fullmatch=True),
        "born": st.none() | st.dates(date(1900, 1, 1), date(2026, 12, 31)),
        "address": prose,
        "phone": st.none() | st.from_regex(r"0[0-9]{9}", fullmatch=True),
        "kind": st.none() | st.sampled_from(KINDS),
        "field": st.none() | st.sampled_from(FIELDS),
        "content": prose,
        "ours": st.none() | st.booleans(),
    }
)


@settings(max_examples=30, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.lists(visits, max_size=6), st.sampled_from(["xlsx", "csv"]))
def test_what_was_exported_is_imported_the_same(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]], ending: str
) -> None:
    path = _write(tmp_path_factory.mktemp("export") / f"a.{ending}", *rows)
    with open_book(path) as book:
        mapping = find_table(book, TEMPLATE).mapping
        answered = survey(book, TEMPLATE, mapping)
        for key in answered.questions:
            from desktop_app.core.sheets.days import DayOrder

            mapping = mapping.with_day_order(key, DayOrder.DAY_FIRST)
        records = [each for each in read_table(book, TEMPLATE, mapping, answered, 30) if isinstance(each, Record)]
    assert [record.problems for record in records] == [()] * len(rows)
    assert [dict(record.values) for record in records] == [
        {key: value if value != "" else None for key, value in row.items()} for row in rows
    ]


def test_refused_rows_are_marked_explained_and_importable_again(tmp_path: Path) -> None:
    head = ("STT", "Ngày tiếp", "Họ tên", "Loại", "Nội dung")
    rows = [(1, "31/2/2026", "Lê Lan", "Khiếu nại", "=x"), (2, date(2026, 3, 25), "Lê Huệ", "Khác", "y")]
    rows += [(3, date(2026, 3, 26), None, "Đơn", None)]
    with open_book(xlsx(tmp_path / "a.xlsx", head, *rows)) as book:
        mapping = find_table(book, TEMPLATE).mapping
        read = list(read_table(book, TEMPLATE, mapping, survey(book, TEMPLATE, mapping), 30))
        refused = [each for each in read if isinstance(each, Record)]
    assert write_refused(mapping, refused, tmp_path / "b.xlsx", NOW) == 2
    sheet = load_workbook(tmp_path / "b.xlsx")["Sổ"]
    assert [cell.value for cell in sheet[1]] == [*head, "Lý do không nhận", "Dòng trong tệp cũ"]
    assert [cell.value for cell in sheet[2]][:2] == [1, "31/2/2026"]
    assert sheet["F2"].value == "Cột B: Không có ngày 31 tháng 2 năm 2026."
    assert (sheet["G2"].value, sheet["B3"].value) == (2, datetime(2026, 3, 26))
    marked = [cell.coordinate for row in sheet["A2:E3"] for cell in row if cell.fill.fgColor.rgb == "FFF8D0CC"]
    assert marked == ["B2", "C3", "D3"]
    again = _records(tmp_path / "b.xlsx")
    assert [[problem.column for problem in record.problems] for record in again] == [[2], [3, 4]]


def test_refused_rows_keep_their_old_font(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ("Hä vµ tªn", "Ngµy tiÕp"), ("Lª V¨n ¸nh", "x"), font=".VnTime")
    with open_book(path) as book:
        mapping = find_table(book, TEMPLATE).mapping
        read = read_table(book, TEMPLATE, mapping, survey(book, TEMPLATE, mapping), 30)
        write_refused(mapping, [each for each in read if isinstance(each, Record)], tmp_path / "b.xlsx", NOW)
    cell = load_workbook(tmp_path / "b.xlsx").worksheets[0]["A2"]
    assert (cell.value, cell.font.name) == ("Lª V¨n ¸nh", ".VnTime")


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_cancelled_export_leaves_nothing(tmp_path: Path, ending: str) -> None:
    class GivesUp:
        def report(self, done: int, total: int, what: str = "") -> None:
            assert (done, total, what) == (500, 900, "Đang ghi từng dòng")
            raise Cancelled

    def rows() -> Iterator[dict[str, Any]]:
        for _ in range(900):
            yield VISIT

    export = Export(template=TEMPLATE, rows=rows(), made_at=NOW, expected=900)
    with pytest.raises(Cancelled):
        (write_export_csv if ending == "csv" else write_export)(export, tmp_path / f"a.{ending}", GivesUp())
    assert list(tmp_path.iterdir()) == []


def test_a_refusing_disk_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble):
        _write(tmp_path / "none" / "a.csv", VISIT)
    with pytest.raises(DiskTrouble):
        write_template(TEMPLATE, tmp_path / "none" / "a.xlsx", NOW)


def test_a_text_longer_than_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    (record,) = _records(_write(tmp_path / "a.xlsx", VISIT | {"content": "x" * 40_000}))
    assert str(record.values["content"]).endswith("… (còn nữa)")


def test_many_rows_are_written_in_little_memory(tmp_path: Path) -> None:
    import tracemalloc

    tracemalloc.start()
    export = Export(template=TEMPLATE, rows=(VISIT for _ in range(1_500)), made_at=NOW)
    write_export(export, tmp_path / "a.xlsx")
    assert tracemalloc.get_traced_memory()[1] < 4 * 2**20
    tracemalloc.stop()
    assert zipfile.is_zipfile(tmp_path / "a.xlsx")


def test_a_list_is_written_as_text_with_formulas_disarmed(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    write_list_csv(("Họ tên", "Ngày"), [("=1+1", date(2026, 3, 5)), ("-5; +6", 12)], target, "BẢN TẬP HUẤN")

    assert target.read_text("utf-8-sig").splitlines() == [
        "BẢN TẬP HUẤN", "Họ tên;Ngày", "'=1+1;05/03/2026", "\"'-5; +6\";12"
    ]  # fmt: skip
