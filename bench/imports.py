"""What it costs to take an old register over and to give a register out, beside the bare engine on the same rows."""

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from bench.measure import Measure, Memory, seconds
from bench.office import BenchOffice
from bench.opener import NOW
from db.engine import connect
from desktop_app.areas.reception.exchange.declared import EXCHANGE, TEMPLATE
from desktop_app.core.sheets.mapping import find_table
from desktop_app.core.sheets.reader import open_book
from desktop_app.core.sheets.writing import Export, write_export
from desktop_app.office.exchange.applying import Answers
from desktop_app.office.exchange.declaration import Exchange, Terms
from desktop_app.office.exchange.people import Same
from desktop_app.office.exchange.planning import Plan
from desktop_app.office.exchange.service import ExchangeService

READ, INSERTED = "bare calamine", "bare INSERTs and one COMMIT"
NAMES = ("Nguyễn Văn Đức", "Trần Thị Huệ", "Lê Quang Ngữ", "Phạm Thị Lan")
BEGINS = date(2022, 1, 1)
DAYS = 1_700


def measure_imports(bench: BenchOffice, rows: int) -> Iterator[Measure]:
    """An old register of that many rows: tried, taken over, tried again, given out, taken back."""
    service, size = ExchangeService(bench.office.desk), f"{rows:,} rows"
    with tempfile.TemporaryDirectory(prefix="bench-") as name, Memory() as memory:
        folder = Path(name)
        path = old_book(folder / "old.xlsx", rows)
        reading = seconds(lambda: cells_of(path))
        inserting = bare_insert(folder / "bare.db", cells_of(path))

        memory.restart()
        yield Measure(f"dry run of an import, {size}", seconds(lambda: planned(service, path)), reading, READ)
        yield memory.measure()
        yield Measure(f"dry run and import, {size}", seconds(lambda: take_over(service, path)), inserting, INSERTED)
        yield memory.measure()
        yield Measure(f"the same file tried again, {size}", seconds(lambda: _again(service, path, rows)), reading, READ)
        yield memory.measure()
        yield from _exports(service, folder, rows, memory)
        undo = partial(service.undo, service.batches()[0].uid, "Nhập nhầm tệp")
        yield Measure(f"undoing that import, {size}", seconds(undo), inserting, INSERTED)
        yield memory.measure()


def _exports(service: ExchangeService, folder: Path, rows: int, memory: Memory) -> Iterator[Measure]:
    """The register as it is now, as a workbook and as text."""
    last = BEGINS + timedelta(days=DAYS)
    writing = seconds(lambda: _bare_write(folder / "bare.xlsx", rows))
    for ending in (".xlsx", ".csv"):
        export = partial(service.export, EXCHANGE, BEGINS, last, folder / f"out{ending}")
        yield Measure(f"register to {ending}, {rows:,} rows", seconds(export), writing, "bare XlsxWriter")
        yield memory.measure()


def old_book(path: Path, rows: int) -> Path:
    """A workbook of that many rows: some people come three times, every fiftieth row is a denunciation."""
    write_export(Export(template=TEMPLATE, rows=_rows(rows), made_at=NOW, expected=rows), path)
    return path


def planned(service: ExchangeService, path: Path, exchange: Exchange = EXCHANGE, *, old: bool = True) -> Plan:
    """The dry run of a workbook, of an old book or of the running year."""
    with open_book(path) as book:
        return service.plan(exchange, book, find_table(book, exchange.template).mapping, Terms(old=old))


def take_over(service: ExchangeService, path: Path, exchange: Exchange = EXCHANGE, *, old: bool = True) -> None:
    """The workbook in the register; nobody in it is anybody known."""
    plan = planned(service, path, exchange, old=old)
    service.apply(plan, Answers(dict.fromkeys((question.key for question in plan.questions), Same.OTHER)))


def _again(service: ExchangeService, path: Path, rows: int) -> None:
    plan = planned(service, path)
    if plan.accepted or len(plan.existing) != rows:
        raise ValueError("the same file would add something")


def _rows(rows: int) -> Iterator[dict[str, object]]:
    for number in range(rows):
        yield {
            "received_on": BEGINS + timedelta(days=number % DAYS), "full_name": NAMES[number % len(NAMES)],
            "paper_number": f"0{number % (rows // 3 + 1):011}", "address": f"xóm {number % 90}",
            "kind": "Kiến nghị" if number % 50 else "Tố cáo", "handling": "Thụ lý",
            "content": f"Đề nghị đo lại ranh giới thửa đất số {number} tờ bản đồ {number % 70}",
        }  # fmt: skip


def cells_of(path: Path) -> list[list[Any]]:
    """The cells of a workbook, read without any of ours."""
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def bare_insert(path: Path, rows: list[list[Any]]) -> float:
    """Seconds for the cells themselves into one bare table of the same engine."""
    bare, columns = connect(path, bytes(32)), len(rows[0])
    bare.execute("PRAGMA journal_mode = WAL").fetchall()
    bare.execute(f"CREATE TABLE bare ({', '.join(f'c{at}' for at in range(columns))})")
    texts = [[str(value) for value in row] for row in rows]

    def insert() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.executemany(f"INSERT INTO bare VALUES ({', '.join('?' * columns)})", texts)
        bare.execute("COMMIT")

    try:
        return seconds(insert)
    finally:
        bare.close()


def _bare_write(path: Path, rows: int) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(_rows(rows), start=1):
            for at, column in enumerate(TEMPLATE.columns):
                sheet.write_string(number, at, str(row.get(column.key) or ""))
