"""What the printed register costs, beside the bare drawing of as many cells."""

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import xlsxwriter
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from bench.measure import Measure
from bench.office import YEARS, BenchOffice
from desktop_app.areas.reception.documents import RegisterService
from desktop_app.areas.reception.register_rows import count_lines
from desktop_app.core.paper.fonts import SERIF, register_faces
from desktop_app.core.paper.saving import Format, save_register

ROWS = 5_000
CELL = "Đề nghị đo lại ranh giới thửa 45"
COLUMNS = 13


def measure_papers(bench: BenchOffice, visits: int) -> Iterator[Measure]:
    """The register of the last days that make about five thousand rows, as PDF, Excel and Word."""
    to_on = bench.office.desk.clock.today()
    from_on = to_on - timedelta(days=max(1, ROWS * 365 * YEARS // visits))
    service = RegisterService(bench.office.desk)
    rows = count_lines(bench.office.db, from_on, to_on)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bare = {Format.PDF: _bare_pdf, Format.EXCEL: _bare_excel, Format.WORD: _bare_excel}
        for form in Format:
            target = Path(folder) / f"register.{form.value}"
            ours = _seconds(lambda form=form, target=target: save_register(  # type: ignore[misc]
                service.print_register(from_on, to_on), form, target
            ))  # fmt: skip
            raw = _seconds(lambda form=form: bare[form](Path(folder) / "bare", rows))  # type: ignore[misc]
            baseline = "bare canvas" if form is Format.PDF else "bare XlsxWriter"
            yield Measure(f"register, {rows:,} rows, {form.value}", ours, raw, f"{baseline}, as many cells")


def _bare_pdf(target: Path, rows: int) -> None:
    register_faces()
    canvas = Canvas(str(target), pagesize=landscape(A4))
    for row in range(rows):
        if row % 12 == 0:
            canvas.showPage()
            canvas.setFont(SERIF, 10)
        height = 550 - row % 12 * 42
        for column in range(COLUMNS):
            for line in range(3):
                canvas.drawString(20 + column * 60, height - line * 11, CELL[line * 11 : line * 11 + 11])
        canvas.line(20, height, 800, height)
    canvas.save()


def _bare_excel(target: Path, rows: int) -> None:
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(rows):
            for column in range(COLUMNS):
                sheet.write_string(row, column, CELL)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
