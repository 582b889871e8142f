"""The text of a report as the page draws it: figures are links, those written over stand out."""

import html
from collections.abc import Sequence

from desktop_app.core.fields import Align
from desktop_app.kit.theme import State, Token
from desktop_app.reports.indicators.definition import FROM_YEAR
from desktop_app.reports.narrative.annexes.lines import AnnexTable, Line, shown, unequal_sums
from desktop_app.reports.narrative.drafting import PartText
from desktop_app.reports.narrative.papers import nothing_said
from desktop_app.reports.narrative.plan import FROM_YEAR_HEAD, TITLE, AnnexColumn, ClauseTable, titled_in
from desktop_app.reports.narrative.prose import Piece, plain_number
from desktop_app.reports.narrative.queries import Narrative

FIGURE, LINE = "figure:", "line:"
"""Before what a link opens: a figure by its indicator, a line of an annex by its uid."""


def part_markup(part: PartText) -> str:
    """A paragraph; one that says nothing shows its hint, one that is left out is grey."""
    if not part.prose:
        return _quiet(part.part.hint or "Không có số liệu để nêu, đoạn này không in.")
    inside = "".join(map(_piece, part.prose))
    return f'<p style="color:{Token.INK_3.colour.name()}">{inside}</p>' if part.is_left_out else f"<p>{inside}</p>"


def table_markup(table: ClauseTable, report: Narrative) -> str:
    """A table of the text."""
    rows = [
        [html.escape(line), html.escape(title), *(_figure(report, key) for key in table.figures(line))]
        for line, title in table.lines
    ]
    rows.append(["", "<b>Tổng cộng</b>", *(_figure(report, key) for key in table.totals)])
    aligns = (Align.CENTRE, Align.LEFT, *([Align.RIGHT] * len(table.heads)))
    heads = ("Khoản", "Nhóm nội dung", *table.heads)
    return f"<p><b>{html.escape(table.caption)}</b></p>{_table(heads, aligns, rows)}"


def annex_markup(annex: AnnexTable, report: Narrative) -> str:
    """An annex with its lines or figures, and what does not agree in it."""
    sums = [_warned(said) for said in unequal_sums(annex, report.figures.values)]
    told = "".join([*(_warned(f"Dòng {number}: {made.check.says}") for number, made in annex.broken), *sums])
    if annex.plan.figures:
        return _figures(annex, report) + told
    if not annex.lines:
        return _quiet(nothing_said(annex, report.figures)) + told
    rows = [[_numbered(at, line), _line(annex.plan.columns, line)] for at, line in enumerate(annex.lines, start=1)]
    if totals := annex.totals:
        added = (f"{annex.plan.column(key).title}: {plain_number(value)}" for key, value in totals.items())
        rows.append(["", f"<b>Tổng cộng. {html.escape('; '.join(added))}</b>"])
    return _table(("STT", annex.plan.column(TITLE).title), (Align.CENTRE, Align.LEFT), rows) + told


def _figures(annex: AnnexTable, report: Narrative) -> str:
    rows = []
    year = FROM_YEAR_HEAD if annex.plan.from_year(report.figures.form) else ()
    for key in annex.plan.figures:
        line = report.figures.line(key)
        ago = "" if line.year_ago is None else plain_number(line.year_ago)
        figures = [_figure(report, name) for name in (key, f"{key}{FROM_YEAR}")[: 1 + len(year)]]
        title = titled_in(annex.plan, line.indicator.title)
        rows.append([html.escape(title), html.escape(line.indicator.noun), *figures, ago])
    heads = ("Chỉ tiêu", "Đơn vị tính", "Kỳ này", *year, "Cùng kỳ năm trước")
    return _table(heads, (Align.LEFT, Align.LEFT, *[Align.RIGHT] * (len(heads) - 2)), rows)


def _figure(report: Narrative, key: str) -> str:
    value = report.figures.values[key]
    return _link(f"{FIGURE}{key}", "chưa nhập" if value is None else plain_number(value))


def _numbered(at: int, line: Line) -> str:
    text = f"{at}*" if line.is_typed else str(at)
    return _link(f"{LINE}{line.uid}", text) if line.uid else text


def _line(columns: Sequence[AnnexColumn], line: Line) -> str:
    """What a line is about, and under it all that its other columns say: a page has no room for them side by side."""
    told = []
    for column in columns:
        said = line.cells.get(column.key, "")
        if said and column.key != TITLE:
            told.append(f"{column.title}: {shown(column, said)}")
    if line.is_typed:
        told.append(f"Nguồn: {line.source}, {line.person}")
    quiet = f'<span style="color:{Token.INK_3.colour.name()}">{html.escape(". ".join(told))}</span>'
    return f"{html.escape(line.cells.get(TITLE, ''))}<br>{quiet}"


def _piece(piece: Piece) -> str:
    text = html.escape(piece.text).replace("\n", "<br>")
    if not piece.key:
        return text
    return _link(f"{FIGURE}{piece.key}", text, State.WARNING.text.name() if piece.typed else "")


def _link(opens: str, text: str, colour: str = "") -> str:
    colour = colour or Token.ACCENT.colour.name()
    look = f"color:{colour}; font-weight:600; text-decoration:none"
    return f'<a href="{html.escape(opens)}" style="{look}">{text}</a>'


def _table(heads: Sequence[str], aligns: Sequence[Align], rows: Sequence[Sequence[str]]) -> str:
    line = Token.LINE_2.colour.name()
    head = "".join(
        f'<th align="{_ALIGN[align]}" style="color:{Token.INK_2.colour.name()}">{html.escape(text)}</th>'
        for text, align in zip(heads, aligns, strict=True)
    )
    body = "".join(f"<tr>{''.join(map(_cell, row, aligns))}</tr>" for row in rows)
    style = f"border-collapse:collapse; border-color:{line}"
    look = f'width="100%" border="1" cellspacing="0" cellpadding="5" style="{style}"'
    return f'<table {look}><tr bgcolor="{Token.SUB.colour.name()}">{head}</tr>{body}</table>'


def _cell(text: str, align: Align) -> str:
    return f'<td align="{_ALIGN[align]}">{text}</td>'


def _quiet(text: str) -> str:
    return f'<p style="color:{Token.INK_3.colour.name()}">{html.escape(text)}</p>'


def _warned(text: str) -> str:
    return f'<p style="color:{State.WARNING.text.name()}">{html.escape(text)}</p>'


_ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
