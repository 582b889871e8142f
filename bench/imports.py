"""What it costs to take an old register over: the dry run, the import, its undoing, beside the bare reader."""

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from python_calamine import CalamineWorkbook

from bench.measure import Measure
from bench.office import BenchOffice
from bench.opener import NOW
from desktop_app.areas.reception.exchange.declared import EXCHANGE, TEMPLATE
from desktop_app.core.sheets.mapping import find_table
from desktop_app.core.sheets.reader import open_book
from desktop_app.core.sheets.writing import Export, write_export
from desktop_app.office.exchange.applying import Answers
from desktop_app.office.exchange.declaration import Terms
from desktop_app.office.exchange.people import Same
from desktop_app.office.exchange.planning import Plan
from desktop_app.office.exchange.service import ExchangeService

T = TypeVar("T")
NAMES = ("Nguyễn Văn Đức", "Trần Thị Huệ", "Lê Quang Ngữ", "Phạm Thị Lan")


def measure_imports(bench: BenchOffice, rows: int) -> Iterator[Measure]:
    """An old register of that many rows, planned, taken over, taken back."""
    service = ExchangeService(bench.office.desk)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        path = Path(folder) / "old.xlsx"
        write_export(Export(template=TEMPLATE, rows=_rows(rows), made_at=NOW, expected=rows), path)
        _, raw = _timed(lambda: CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())
        plan, took = _timed(lambda: _planned(service, path))
        yield Measure(f"dry run of an import, {rows:,} rows", took, raw, "bare calamine")
        answers = Answers(dict.fromkeys((question.key for question in plan.questions), Same.OTHER))
        done, took = _timed(lambda: service.apply(plan, answers))
        yield Measure(f"import into the register, {rows:,} rows", took, raw, "bare calamine")
        _, took = _timed(lambda: service.undo(done.uid, "Nhập nhầm tệp"))
        yield Measure(f"undoing that import, {rows:,} rows", took, raw, "bare calamine")


def _planned(service: ExchangeService, path: Path) -> Plan:
    with open_book(path) as book:
        return service.plan(EXCHANGE, book, find_table(book, TEMPLATE).mapping, Terms(old=True))


def _rows(rows: int) -> Iterator[dict[str, object]]:
    begins = date(2022, 1, 1)
    for number in range(rows):
        yield {
            "received_on": begins + timedelta(days=number % 1_700), "full_name": NAMES[number % len(NAMES)],
            "paper_number": f"0{number % (rows // 3 + 1):011}", "address": f"xóm {number % 90}",
            "kind": "Kiến nghị" if number % 50 else "Tố cáo", "handling": "Thụ lý",
            "content": f"Đề nghị đo lại ranh giới thửa đất số {number} tờ bản đồ {number % 70}",
        }  # fmt: skip


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    done = work()
    return done, time.perf_counter() - began
