"""Bars of shares as a chart of the spreadsheet itself, drawn from the counts that stand beside it."""

from desktop_app.core.fields import Align
from desktop_app.core.paper.bars import Bars
from desktop_app.core.paper.fonts import WORD_FAMILY
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import Figure
from desktop_app.core.paper.sheet_pen import SheetPen

_ROW, _BAR, _AROUND = 20, 34, 96
_FONT = {"name": WORD_FAMILY, "size": 10}


def bars_chart(pen: SheetPen, block: Bars) -> None:
    """The shares as cells, below them the chart; the pen goes below both."""
    columns = min(pen.columns, 1 + len(block.parts))
    if columns < 1 + len(block.parts):
        raise ValueError(f"{len(block.parts)} parts do not fit into a sheet of {pen.columns} columns")
    inner = pen.part(columns)
    inner.head(single_head((block.title if block.counted else f"{block.title}, %", *block.parts)))
    first = inner.at
    for bar in block.bars:
        shares = [block.measured(count, bar.base) for count in bar.counts]
        inner.row(
            [bar.name, *(Figure(str(share), share) for share in shares)], [Align.LEFT, *[Align.RIGHT] * (columns - 1)]
        )
    last, name = inner.at - 1, inner.sheet.get_name()
    chart = inner.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for at, tone in enumerate(block.tones, start=1):
        chart.add_series({
            "name": [name, first - 1, at],
            "categories": [name, first, 0, last, 0],
            "values": [name, first, at, last, at],
            "fill": {"color": f"#{tone.colour}"},
            "gap": 40,
            "data_labels": {
                "value": True, "num_format": "0;;",
                "font": {**_FONT, "size": 9, "color": "#FFFFFF" if tone.is_dark else "#000000"},
            },
        })  # fmt: skip
    chart.set_title({"name": block.title, "name_font": {**_FONT, "size": 11}, "overlay": False})
    most = max((bar.base for bar in block.bars), default=1) if block.counted else 100
    chart.set_x_axis({"min": 0, "max": most, "num_font": _FONT, "major_gridlines": {"visible": False}})
    chart.set_y_axis({"reverse": True, "num_font": _FONT})
    chart.set_legend({"position": "bottom", "font": _FONT} if block.has_legend else {"none": True})
    high = _AROUND + _BAR * len(block.bars)
    chart.set_size({"width": 640, "height": high})
    inner.sheet.insert_chart(inner.at, 0, chart)
    pen.at = inner.at + high // _ROW + 2
