"""The report of words as papers: the report with its tables, and its annexes across the page, for every format."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import (
    LANDSCAPE_TEXT_WIDTH_MM,
    Addressee,
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    Signature,
    Table,
    TableColumn,
)
from desktop_app.core.paper.heads import HeadCell, single_head
from desktop_app.core.paper.inline import Figure, plain
from desktop_app.core.paper.official import long_day
from desktop_app.core.paper.wording import Wording
from desktop_app.core.report_periods import days_in_words
from desktop_app.office.paper_frame import Frame
from desktop_app.office.papers import committee
from desktop_app.office.profile import Profile
from desktop_app.reports.figures import Correction, ReportFigures
from desktop_app.reports.indicators.definition import FROM_YEAR
from desktop_app.reports.narrative.annexes.lines import AnnexTable, Line, number_of, shown
from desktop_app.reports.narrative.drafting import Section
from desktop_app.reports.narrative.plan import FROM_YEAR_HEAD, AnnexColumn, ClauseTable, Holds, SectionPlan, titled_in
from desktop_app.reports.narrative.prose import plain_number, text_of
from desktop_app.reports.narrative.queries import Narrative

WORDING = "bao-cao-dan-chu"
NOTHING = "Không phát sinh"
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
SIGN = "BC-UBND"
_TABLE_SIZE = 12.0
_ANNEX_SIZE = 10.0
_CLAUSES = (
    TableColumn(15, Align.CENTRE),
    TableColumn(62),
    TableColumn(14, Align.CENTRE),
    TableColumn(14, Align.CENTRE),
    TableColumn(14, Align.CENTRE),
    TableColumn(46),
)
_YEAR_WIDTH = 32.0
"""Of the column that says a figure from the beginning of the year, taken from that of the titles."""


@dataclass(frozen=True, kw_only=True)
class Around:
    """What stands around the text: letterhead and mark, who signs, who gets it."""

    frame: Frame
    profile: Profile
    signer: Signature
    addressee: tuple[str, ...]
    recipients: tuple[str, ...]


def report_documents(wording: Wording, report: Narrative, around: Around) -> list[Document]:
    """The report, then its annexes."""
    told = _told(report, around)
    main = Document(
        subject=f"{wording.title} {words.inside(report.figures.name)}",
        made_at=around.frame.made_at,
        letterhead=around.frame.head,
        title=wording.say("ten", told),
        abstract=(wording.say("trich_yeu", told),),
        blocks=tuple(_blocks(wording, report, around, told)),
        signatures=(around.signer,),
        recipients=around.recipients,
        top_mark=around.frame.mark,
    )
    attached = wording.say("kem_theo", told)
    return [main, *(_annex(annex, report, around, attached) for annex in report.annexes)]


def _told(report: Narrative, around: Around) -> Mapping[str, str]:
    span = report.figures.span
    named_by_days = report.figures.name == days_in_words(span.from_on, span.to_on)
    return {
        "ky": words.inside(report.figures.name),
        "tu_ngay": "" if named_by_days else long_day(span.from_on),
        "den_ngay": "" if named_by_days else long_day(span.to_on),
        "co_quan": committee(around.profile),
        "noi_nhan_bao_cao": around.addressee[0].split(" (")[0] if around.addressee else "",
        "so_bao_cao": report.card.number,
        "ngay_bao_cao": long_day(report.card.dated_on) if report.card.dated_on else "",
    }


def _blocks(wording: Wording, report: Narrative, around: Around, told: Mapping[str, str]) -> Iterator[Block]:
    if around.addressee:
        yield Addressee(around.addressee)
    yield Paragraph(content=wording.fill("mo_dau", told))
    numbers = [0, 0]
    waiting: list[Section] = []
    for section in report.sections:
        # A heading of its own level or above takes the place of one under which nothing was said.
        waiting = [each for each in waiting if each.plan.level < section.plan.level] + [section]
        if not section.is_empty:
            yield from (_heading(each.plan, numbers) for each in waiting)
            waiting = []
            yield from _section(section, report)
    yield from _corrections(report)
    yield Paragraph(content=wording.fill("ket", told))


def _heading(plan: SectionPlan, numbers: list[int]) -> Heading:
    """A heading numbered by those that are printed: where one is left out the others close up."""
    _, _, title = plan.title.partition(". ")
    if plan.level == 2:
        numbers[:] = [numbers[0] + 1, 0]
        return Heading(f"{_ROMAN[numbers[0]]}. {title}", 2)
    numbers[1] += 1
    return Heading(f"{numbers[1]}. {title}", plan.level)


def _section(section: Section, report: Narrative) -> Iterator[Block]:
    for part in section.parts:
        if part.part.table and not part.is_left_out:
            yield _clause_table(report.plan.tables[part.part.table], report)
        for prose in part.paragraphs:
            yield Paragraph(content=plain(text_of(prose)))


def _corrections(report: Narrative) -> Iterator[Block]:
    changed = [(line, each) for line in report.figures.lines for each in line.corrections]
    if changed:
        yield Heading("ĐÍNH CHÍNH SAU KHI CHỐT SỐ LIỆU", 2)
    for line, each in changed:
        reason = f"ngày {words.day(each.on)}, lý do: {each.reason.rstrip('.')}."
        yield Paragraph(content=plain(f"{line.indicator.title}: {_changed(each)}; {reason}"))


def _changed(each: Correction) -> str:
    was, now = (None if value is None else plain_number(value) for value in (each.was, each.now))
    if now is None:
        return f"bỏ số {was}"
    return f"bổ sung {now}" if was is None else f"{was} thành {now}"


def _clause_table(table: ClauseTable, report: Narrative) -> Table:
    values, forms = report.figures.values, _forms_by_clause(report)
    rows: list[tuple[Cell, ...]] = []
    for line, title in table.lines:
        figures = [values[key] for key in table.figures(line)]
        said = ", ".join(forms.get(line, ())) if figures[0] else NOTHING
        how = f"{said[:1].upper()}{said[1:]}"
        rows.append((line, title, *map(figure_cell, figures), how))
    heads = tuple(HeadCell(head) for head in table.heads)
    return Table(
        columns=_CLAUSES,
        head=(
            (
                HeadCell("Khoản", rows=2),
                HeadCell("Nhóm nội dung", rows=2),
                HeadCell(table.over, columns=len(heads)),
                HeadCell("Hình thức công khai", rows=2),
            ),
            heads,
        ),
        rows=tuple(rows),
        total=("", "Tổng cộng", *(figure_cell(values[key]) for key in table.totals), ""),
        caption=table.caption,
        size=_TABLE_SIZE,
    )


def _forms_by_clause(report: Narrative) -> Mapping[str, Sequence[str]]:
    found = dict[str, dict[str, None]]()
    for annex in report.annexes:
        for line in annex.lines if annex.plan.reads == "disclosed" else ():
            said = dict.fromkeys(form for form in words.inside(line.cells["forms"]).split("; ") if form)
            found.setdefault(line.cells["clause"], {}).update(said)
    return {clause: list(forms) for clause, forms in found.items()}


def _annex(annex: AnnexTable, report: Narrative, around: Around, attached: str) -> Document:
    plan = annex.plan
    table = _figure_table(annex, report) if plan.figures else _line_table(annex)
    blocks: list[Block] = [table] if table.rows else [_line(nothing_said(annex, report.figures))]
    if plan.note:
        blocks.append(_line(plan.note))
    for number, made in annex.broken:
        blocks.append(_line(f"Dòng {number} chưa khớp: {made.check.says}"))
    return Document(
        subject=f"Phụ lục {plan.key}",
        made_at=around.frame.made_at,
        title=f"Phụ lục {plan.key}",
        abstract=(plan.title,),
        attached=attached,
        blocks=tuple(blocks),
        landscape=True,
        size=12,
        top_mark=around.frame.mark,
    )


def nothing_said(annex: AnnexTable, figures: ReportFigures) -> str:
    """What stands in an annex without lines: whoever froze the figures said on purpose that there are none."""
    return f"{NOTHING}." if not annex.is_only_typed or figures.frozen_at else "Chưa nhập dòng nào."


def _line(text: str) -> Paragraph:
    return Paragraph(content=plain(text), first_line=False)


def _line_table(annex: AnnexTable) -> Table:
    columns, totals = annex.plan.columns, annex.totals
    share = (LANDSCAPE_TEXT_WIDTH_MM - 12) / sum(column.width for column in columns)
    widths = [
        TableColumn(12, Align.CENTRE),
        *(TableColumn(column.width * share, _aligned(column)) for column in columns),
    ]
    total: tuple[Cell, ...] = ("", *_totals(columns, totals)) if totals and annex.lines else ()
    return Table(
        columns=tuple(widths),
        head=single_head(("STT", *(column.title for column in columns))),
        rows=tuple((str(at), *_cells(columns, line)) for at, line in enumerate(annex.lines, start=1)),
        total=total,
        size=_ANNEX_SIZE,
    )


def _totals(columns: Sequence[AnnexColumn], totals: Mapping[str, Decimal]) -> Iterator[Cell]:
    for at, column in enumerate(columns):
        yield figure_cell(totals[column.key]) if column.key in totals else "Tổng cộng" if at == 0 else ""


def _cells(columns: Sequence[AnnexColumn], line: Line) -> Iterator[Cell]:
    for column in columns:
        if column.holds is Holds.NUMBER:
            yield figure_cell(number_of(line.cells, column.key))
        else:
            yield shown(column, line.cells.get(column.key, ""))


def _aligned(column: AnnexColumn) -> Align:
    return {Holds.NUMBER: Align.RIGHT, Holds.DAY: Align.CENTRE}.get(column.holds, Align.LEFT)


def _figure_table(annex: AnnexTable, report: Narrative) -> Table:
    rows: list[tuple[Cell, ...]] = []
    year = FROM_YEAR_HEAD if annex.plan.from_year(report.figures.form) else ()
    for at, key in enumerate(annex.plan.figures, start=1):
        line = report.figures.line(key)
        change = line.value - line.year_ago if line.value is not None and line.year_ago is not None else None
        from_year = (report.figures.values.get(f"{key}{FROM_YEAR}"),) if year else ()
        told = titled_in(annex.plan, line.indicator.title), line.indicator.noun
        rows.append((str(at), *told, *map(figure_cell, (line.value, *from_year, line.year_ago, change))))
    heads = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", *year, "Cùng kỳ năm trước", "Tăng, giảm")
    widths = (113 - _YEAR_WIDTH * len(year), 32.0, 34.0, *[_YEAR_WIDTH] * len(year), 36.0, 36.0)
    aligned = (Align.LEFT, Align.LEFT, *[Align.RIGHT] * (len(widths) - 2))
    columns = (TableColumn(14, Align.CENTRE), *map(TableColumn, widths, aligned))
    return Table(columns=columns, head=single_head(heads), rows=tuple(rows), size=_ANNEX_SIZE + 1)


def figure_cell(value: Decimal | None) -> Cell:
    """A figure that is a real number in a spreadsheet; nothing for one that is not known."""
    if value is None:
        return ""
    number = int(value) if value == value.to_integral_value() else float(value)
    return Figure(plain_number(value), number)
