"""A form of one period as a paper: the same content for PDF, Word and Excel."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from desktop_app.core import words
from desktop_app.core.paper.document import Cell, Document, Foot, FormHead, Paragraph, Signature, Table
from desktop_app.core.paper.inline import Figure
from desktop_app.core.paper.official import place_and_day, short_day
from desktop_app.core.paper.wording import Wording
from desktop_app.core.report_periods import days_in_words
from desktop_app.office.profile import Profile
from desktop_app.reports.figures import FigureLine, ReportFigures
from desktop_app.reports.forms import ReportForm
from desktop_app.reports.indicators.definition import Indicator
from desktop_app.reports.note_line import in_note_line, note_line
from desktop_app.reports.papers.columns import form_table
from desktop_app.reports.papers.telling import figure_text, named, relation, relations, with_noun

WORDING = "bieu-bao-cao"
_SIZE, _SMALLER = 11.0, 0.5
_SIGNING_MM = 14.0
_SHORT_NOTE, _NOTE_BELOW = 110, "ghi dưới biểu"
_SIGNED, _SEALED = "(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên, đóng dấu)"


@dataclass(frozen=True, kw_only=True)
class Around:
    """What stands around the figures: who made the paper and when, who signs it, what it is not."""

    made_at: datetime
    made_by: str
    dated_on: date
    signer: str = ""
    signer_post: str = ""
    foot: Foot | None = None
    mark: str = ""


def form_document(figures: ReportFigures, profile: Profile, wording: Wording, around: Around) -> Document:
    """The paper."""
    form = figures.form
    lines = [figures.line(column.key) for column in form.columns]
    texts = [figure_text(line.value, line.indicator.style) for line in lines]
    table = form_table(form.columns, texts, with_note=not form.note_below)
    unit = f"{profile.name[:1].upper()}{profile.name[1:]}"
    note = note_line(figures)
    cells = (_cell(figures, line, text) for line, text in zip(lines, texts, strict=True))
    return Document(
        subject=subject(figures),
        made_at=around.made_at,
        form_head=FormHead(
            agency=tuple(filter(None, (profile.superior, *profile.agency))),
            title=form.title.upper(),
            period=wording.say("ky_bao_cao", _period(figures)),
            label=form.label or f"Biểu số: {form.number}",
            source=form.citation,
        ),
        blocks=(
            Table(
                columns=table.columns,
                head=table.head,
                rows=((unit, *cells, *_note_cell(form, note)),),
                size=table.size,
                look=table.look,
                row_mm=9.0,
            ),
            *_said(figures, wording, around),
        ),
        signatures=_signatures(profile, wording, around),
        signing_mm=_SIGNING_MM,
        size=_SIZE,
        landscape=True,
        top_mark=around.mark,
        foot=around.foot,
    )


def _note_cell(form: ReportForm, note: str) -> tuple[str, ...]:
    """The remark in its column; none where the form has it as a line under the table."""
    if form.note_below:
        return ()
    return (note if len(note) <= _SHORT_NOTE else _NOTE_BELOW,)


def is_empty(figures: ReportFigures) -> bool:
    """Whether the registers hold nothing of the period: every figure that nobody types is 0."""
    told = [line for line in figures.lines if not line.indicator.asked]
    return bool(told) and not any(line.value for line in figures.lines)


def subject(figures: ReportFigures) -> str:
    """What the file is called inside, and its sheet."""
    return f"Biểu {figures.form.number or figures.form.key}"


def _period(figures: ReportFigures) -> dict[str, str]:
    span = figures.span
    name = figures.name if figures.name != days_in_words(span.from_on, span.to_on) else ""
    return {"ky": name, "tu_ngay": short_day(span.from_on), "den_ngay": short_day(span.to_on)}


def _cell(figures: ReportFigures, line: FigureLine, text: str) -> Cell:
    if line.value is None:
        return ""
    return Figure(text, _plain(line.value), _formula(figures, line.indicator))


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _formula(figures: ReportFigures, indicator: Indicator) -> str:
    """How a spreadsheet works a column out of others; nothing where it needs what is no column, or no known one.

    Where people are counted as different ones a sum of columns is not what was counted.
    """
    place = {column.key: _letters(at) for at, column in enumerate(figures.form.columns, start=1)}
    known = all(key in place and figures.line(key).value is not None for key in indicator.operands)
    if not indicator.operands or not known:
        return ""
    if indicator.ratio:
        part, whole = (f"{place[key]}{{row}}" for key in indicator.ratio)
        return f'IF({whole}=0,"",ROUND(100*{part}/{whole},1))'
    value = sum((term.sign * (figures.line(term.key).value or 0) for term in indicator.terms), Decimal(0))
    if value != figures.line(indicator.key).value:
        return ""
    terms = (f"{'-' if term.sign < 0 else '+'}{place[term.key]}{{row}}" for term in indicator.terms)
    return "".join(terms).removeprefix("+")


def _letters(at: int) -> str:
    """The letters of a spreadsheet's column, the first being 0."""
    return (_letters(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def _said(figures: ReportFigures, wording: Wording, around: Around) -> Iterator[Paragraph]:
    """The lines under the table: only those that have something to say."""
    blank = {field.name: "" for field in wording.fields}
    for name, values in _parts(figures, around):
        yield Paragraph(content=wording.fill(name, {**blank, **values}), first_line=False, smaller_by=_SMALLER)


def _parts(figures: ReportFigures, around: Around) -> Iterator[tuple[str, Mapping[str, str]]]:
    form = figures.form
    columns = {column.key for column in form.columns}
    if figures.nothing_arose:
        yield "khong_phat_sinh", {}
    elif is_empty(figures):
        yield "khong_co_dong", {}
    if missing := [each.key for each in figures.unknown if each.key in columns]:
        yield "chua_nhap", {"cot": ", ".join(missing)}
    if len(note := note_line(figures)) > (0 if form.note_below else _SHORT_NOTE):
        yield "ghi_chu", {"ghi_chu": note}
    told_already = columns | in_note_line(figures)
    more = [line for line in figures.lines if line.key not in told_already and line.value]
    if more:
        told = (f"{words.inside(line.indicator.title)}: {with_noun(line.value, line.indicator)}" for line in more)
        yield "ngoai_bang", {"them": "; ".join(told)}
    if ties := list(relations(form)):
        yield "quan_he_so_lieu", {"quan_he": "; ".join(ties)}
    if broken := list(_broken(figures)):
        yield "chua_khop", {"lech": "; ".join(broken)}
    if corrections := list(_corrections(figures)):
        yield "da_dinh_chinh", {"dinh_chinh": "; ".join(corrections)}
    if explained := [
        f"{_place(figures, line)}: {line.explanation.rstrip('.')}" for line in figures.lines if line.explanation
    ]:
        yield "giai_thich_so", {"giai_thich": "; ".join(explained)}
    if figures.frozen_at:
        yield "da_chot", {"luc": words.instant(figures.frozen_at), "nguoi_chot": figures.frozen_by}
    else:
        yield "chua_chot", {"luc": words.instant(around.made_at)}


def _broken(figures: ReportFigures) -> Iterator[str]:
    for made in figures.broken:
        if not made.check.warns:
            yield f"{relation(figures.form, made.check)} ({figure_text(made.left)} và {figure_text(made.right)})"
    for each in figures.carried:
        if not each.holds:
            last = named(figures.form, each.carried.last)
            left, now = figure_text(each.last), figure_text(each.this)
            yield f"cột {each.carried.this} là {now}, kỳ trước để lại ({last}) {left}"


def _corrections(figures: ReportFigures) -> Iterator[str]:
    for line in figures.lines:
        for each in line.corrections:
            was, now = (figure_text(value, line.indicator.style) or "chưa có" for value in (each.was, each.now))
            reason = each.reason.rstrip(".")
            yield f"{_place(figures, line)}: {was} thành {now}, lý do: {reason}, ngày {short_day(each.on)}"


def _place(figures: ReportFigures, line: FigureLine) -> str:
    said = named(figures.form, line.key)
    return f"cột {said}" if said == line.key else said


def _signatures(profile: Profile, wording: Wording, around: Around) -> tuple[Signature, ...]:
    head = around.signer_post.upper() or wording.say("thu_truong", {})
    return (
        # A blank line above keeps both on one height.
        Signature(above="\u00a0", lines=(wording.say("nguoi_lap", {}),), note=_SIGNED, name=around.made_by),
        Signature(
            above=place_and_day(profile.place, around.dated_on),
            lines=(head,),
            note=_SEALED,
            name=around.signer or profile.chairperson,
        ),
    )
