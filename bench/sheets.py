"""What an old workbook costs to take over and a table to write out, beside the bare libraries on the same file."""

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from datetime import time as clock
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from bench.measure import Measure, seconds
from bench.opener import NOW
from desktop_app.core.sheets.days import DayOrder
from desktop_app.core.sheets.mapping import find_table
from desktop_app.core.sheets.reader import open_book
from desktop_app.core.sheets.table import Record, read_table, survey
from desktop_app.core.sheets.template import Kind, SheetColumn, Template
from desktop_app.core.sheets.writing import Export, write_export
from desktop_app.core.text.legacy import Encoding, to_legacy

TEMPLATE = Template(
    title="Sổ tiếp công dân",
    columns=(
        SheetColumn(key="number", heading="Số thứ tự", kind=Kind.NUMBER),
        SheetColumn(key="day", heading="Ngày tiếp", kind=Kind.DAY, required=True),
        SheetColumn(key="time", heading="Giờ", kind=Kind.TIME),
        SheetColumn(key="name", heading="Họ và tên", required=True),
        SheetColumn(key="paper", heading="Số giấy tờ", kind=Kind.IDENTITY),
        SheetColumn(key="address", heading="Địa chỉ"),
        SheetColumn(key="kind", heading="Loại", kind=Kind.CHOICE, options=("Khiếu nại", "Tố cáo", "Kiến nghị")),
        SheetColumn(key="content", heading="Nội dung"),
        SheetColumn(key="ours", heading="Thuộc thẩm quyền", kind=Kind.FLAG),
        SheetColumn(key="note", heading="Ghi chú"),
    ),
)
NAMES = ("Nguyễn Văn Đức", "Trần Thị Huệ", "Lê Quang Ngữ", "Phạm Thị Lan")
CONTENT = "Đề nghị đo lại ranh giới thửa đất số {} tờ bản đồ {}, hộ liền kề lấn chiếm lối đi"


def measure_sheets(rows: int) -> Iterator[Measure]:
    """An export of that many rows; its import in Unicode and in TCVN3 with its font."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        path, old, bare = Path(folder) / "a.xlsx", Path(folder) / "old.xlsx", Path(folder) / "bare.xlsx"
        export = Export(template=TEMPLATE, rows=_rows(rows), made_at=NOW, expected=rows)
        wrote = seconds(lambda: write_export(export, path))
        raw = seconds(lambda: _bare_write(bare, rows))
        yield Measure(f"export, {rows:,} rows × {len(TEMPLATE.columns)}", wrote, raw, "bare XlsxWriter, as many cells")
        _write_old(old, rows)
        for name, file in (("Unicode", path), ("TCVN3", old)):
            ours = seconds(lambda file=file: _take_over(file, rows))  # type: ignore[misc]
            raw = seconds(lambda file=file: _bare_read(file))  # type: ignore[misc]
            yield Measure(f"import, {rows:,} rows, {name}", ours, raw, "bare calamine")


def _rows(rows: int) -> Iterator[dict[str, object]]:
    begins = date(2021, 1, 1)
    for number in range(1, rows + 1):
        yield {
            "number": number, "day": begins + timedelta(days=number % 1_800), "time": clock(8, number % 60),
            "name": NAMES[number % len(NAMES)], "paper": f"{number:012}", "address": f"thôn Đoài {number % 90}",
            "kind": "Kiến nghị", "content": CONTENT.format(number, number % 70), "ours": number % 2 == 0, "note": None,
        }  # fmt: skip


def _write_old(path: Path, rows: int) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet, look = book.add_worksheet("Sổ"), book.add_format({"font_name": ".VnTime"})
        for at, column in enumerate(TEMPLATE.columns):
            sheet.write_string(0, at, to_legacy(column.heading, Encoding.TCVN3).text, look)
        for number, row in enumerate(_rows(rows), start=1):
            for at, column in enumerate(TEMPLATE.columns):
                value = row[column.key]
                text = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "")
                text = f"{value:%Hh%M}" if isinstance(value, clock) else text
                text = ("có" if value else "không") if isinstance(value, bool) else text
                sheet.write_string(number, at, to_legacy(text, Encoding.TCVN3).text, look)


def _take_over(path: Path, rows: int) -> None:
    with open_book(path) as book:
        mapping = find_table(book, TEMPLATE).mapping
        surveyed = survey(book, TEMPLATE, mapping)
        mapping = mapping.with_day_order("day", DayOrder.DAY_FIRST)
        read = read_table(book, TEMPLATE, mapping, surveyed, 30)
        taken = sum(1 for each in read if isinstance(each, Record) and not each.is_refused)
    if taken != rows:
        raise ValueError(f"only {taken} of {rows} rows were understood")


def _bare_read(path: Path) -> None:
    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def _bare_write(path: Path, rows: int) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(_rows(rows), start=1):
            for at, column in enumerate(TEMPLATE.columns):
                sheet.write_string(number, at, str(row[column.key]))
