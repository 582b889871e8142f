"""A form of all communes, each on a line with all its figures, for a spreadsheet."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.core.fields import Align
from desktop_app.core.paper.inline import Figure
from desktop_app.core.report_periods import days_in_words
from desktop_app.office.desk import Service
from desktop_app.office.papers import top_mark
from desktop_app.office.rights import Right, needs
from desktop_app.reports.written import written
from desktop_app.sync.receiving.consolidated import Consolidated

if TYPE_CHECKING:
    from desktop_app.core.paper.excel import Grid

TOTAL = "Tổng cộng"


class AllUnitsService(Service):
    """Makes the table."""

    @needs(Right.PRINT)
    def grid(self, found: Consolidated) -> "Grid":
        """Communes by figures, those without a report at the end, the sum last."""
        # The writer takes a second to import: only who writes a spreadsheet waits for it.
        from desktop_app.core.paper.excel import Grid, GridColumn

        form = found.form
        heads = [GridColumn("Mã", 22), GridColumn("Đơn vị", 50)]
        heads += [GridColumn(f"{each.key}. {each.title}", 26, Align.RIGHT) for each in form.indicators]
        told = [
            *((line.unit, line.name, *_figures(found, line.values)) for line in found.lines),
            *((unit, f"{name} (chưa nộp)", *_figures(found, {})) for unit, name in found.missing),
            ("", TOTAL, *_figures(found, found.total)),
        ]
        return Grid(
            title=f"Tổng hợp {form.number or form.title}",
            lines=tuple(filter(None, (top_mark(self.desk.is_practice), days_in_words(found.from_on, found.to_on)))),
            made_at=self.desk.clock.now(),
            columns=tuple(heads),
            rows=told,
        )


def _figures(found: Consolidated, values: Mapping[str, Decimal | None]) -> tuple[Figure | str, ...]:
    return tuple(
        _figure(values.get(each.key), written(values.get(each.key), each.style)) for each in found.form.indicators
    )


def _figure(value: Decimal | None, text: str) -> Figure | str:
    if value is None:
        return ""
    return Figure(text, int(value) if value == value.to_integral() else float(value))
