"""How every figure of a form is counted and how it changed: the sheet that stands behind the forms in a workbook."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.core.fields import Align
from desktop_app.core.paper.inline import Figure
from desktop_app.core.paper.register import Cell
from desktop_app.reports.figures import FigureLine, ReportFigures
from desktop_app.reports.papers.telling import figure_text, relation
from desktop_app.reports.papers.values import columns_first

if TYPE_CHECKING:
    from desktop_app.core.paper.excel import Grid

TITLE = "Cách tính và so sánh"
_COLUMNS: tuple[tuple[str, float, Align], ...] = (
    ("Biểu", 16, Align.LEFT),
    ("Cột", 12, Align.CENTRE),
    ("Chỉ tiêu", 52, Align.LEFT),
    ("Cách tính", 78, Align.LEFT),
    ("Đơn vị tính", 16, Align.LEFT),
    ("Kỳ này", 18, Align.RIGHT),
    ("Kỳ trước", 18, Align.RIGHT),
    ("Thay đổi so với kỳ trước", 20, Align.RIGHT),
    ("Cùng kỳ năm trước", 18, Align.RIGHT),
    ("Thay đổi so với cùng kỳ", 20, Align.RIGHT),
    ("Giải thích, đính chính", 46, Align.LEFT),
)


def comparing_grid(forms: Sequence[ReportFigures], made_at: datetime) -> "Grid":
    """The sheet for these forms."""
    # The writer takes a second to import: only who writes a spreadsheet waits for it.
    from desktop_app.core.paper.excel import Grid, GridColumn

    return Grid(
        title=TITLE,
        lines=tuple(line for figures in forms for line in _heads(figures)),
        made_at=made_at,
        columns=tuple(GridColumn(*column) for column in _COLUMNS),
        rows=[row for figures in forms for row in _rows(figures)],
    )


def _heads(figures: ReportFigures) -> Iterator[str]:
    form = figures.form
    yield f"Biểu {form.number or form.key}: {form.title}. {figures.name}. {form.citation}".strip()
    for made in figures.checked:
        if not made.holds:
            both = f"{figure_text(made.left)} và {figure_text(made.right)}"
            yield f"Biểu {form.number or form.key}, chưa khớp: {relation(form, made.check)} ({both}). {made.check.says}"


def _rows(figures: ReportFigures) -> Iterator[Sequence[Cell]]:
    form = figures.form
    columns = {column.key for column in form.columns}
    for line in columns_first(figures):
        each = line.indicator
        yield (
            form.number or form.key,
            each.key if each.key in columns else "ngoài bảng" if columns else "",
            each.title,
            f"{each.way.value}. {each.tells}".strip(),
            each.noun,
            _figure(line.value),
            _figure(line.last),
            _change(line.value, line.last, "F{row}-G{row}"),
            _figure(line.year_ago),
            _change(line.value, line.year_ago, "F{row}-I{row}"),
            _told(line),
        )


def _figure(value: Decimal | None, formula: str = "") -> Cell:
    if value is None:
        return ""
    number = int(value) if value == value.to_integral_value() else float(value)
    return Figure(figure_text(value), number, formula)


def _change(now: Decimal | None, then: Decimal | None, formula: str) -> Cell:
    return "" if now is None or then is None else _figure(now - then, formula)


def _told(line: FigureLine) -> str:
    corrected = (
        f"Đính chính {figure_text(each.was) or 'chưa có'} thành {figure_text(each.now)}: {each.reason}"
        for each in line.corrections
    )
    return "\n".join(filter(None, (line.explanation, *corrected)))
