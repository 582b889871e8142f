"""Writes registers as Word files, row by row, so that a year's register needs no memory of its own."""

from collections.abc import Iterator
from typing import BinaryIO

from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Signature
from desktop_app.core.paper.inline import text_cell, text_of
from desktop_app.core.paper.measures import MM
from desktop_app.core.paper.register import (
    REGISTER_MARGINS_MM,
    REGISTER_TEXT_WIDTH_MM,
    Closing,
    EntryRow,
    Register,
    RegisterPaper,
    Row,
)
from desktop_app.core.paper.word_package import PageShape, fill_part, new_word_file, save_word_file
from desktop_app.core.paper.word_parts import head_rows
from desktop_app.core.paper.word_xml import Shape, cell, field, paragraph, paragraph_of, row, run, table_start
from desktop_app.core.progress import Progress, Silent

_PADDING = 1.8
_HEAD_SIZE, _NUMBER_SIZE = 9.0, 8.0
_LONG = 1200
_EVERY = 200
_WIDTH = REGISTER_TEXT_WIDTH_MM * MM


def write_register_docx(paper: RegisterPaper, out: BinaryIO, progress: Progress | None = None) -> None:
    """All parts one after the other; Word divides them into pages, so totals stand at the end of each part only."""
    word = new_word_file(paper.subject, paper.made_at, 9.0, PageShape(True, REGISTER_MARGINS_MM, 6.0, 7.0))
    section = word.sections[0]
    mark = Shape(size=11, bold=True, grey=True, align=Align.CENTRE)
    fill_part(section.header, [paragraph(paper.top_mark, mark)])
    fill_part(section.footer, [_foot(paper)])
    save_word_file(word, _story(paper, progress or Silent()), out)


def _story(paper: RegisterPaper, progress: Progress) -> Iterator[str]:
    done = 0
    for number, part in enumerate(paper.parts):
        yield _title(part, new_page=number > 0)
        widths = [column.width_mm for column in part.columns]
        yield table_start(widths, padding=_PADDING)
        yield from head_rows(part.head, widths, _HEAD_SIZE)
        yield _numbers(widths)
        for each in part.rows:
            yield _row(part, widths, each)
            done += 1
            if done % _EVERY == 0:
                progress.report(done, max(paper.expected, done), "Đang ghi tệp Word")
        yield "</w:tbl>"
        yield from _closing(part.closing()) if part.closing else (paragraph("", Shape(size=4)),)


def _title(part: Register, *, new_page: bool) -> str:
    widths = (70.0, REGISTER_TEXT_WIDTH_MM - 140.0, 70.0)
    centred = Align.CENTRE
    agency = "".join(paragraph(line, Shape(size=12, bold=True, align=centred)) for line in part.agency)
    middle = paragraph(part.title, Shape(size=16, bold=True, align=centred))
    middle += paragraph(part.span, Shape(size=12, italic=True, align=centred, after=4))
    label = "".join(paragraph(line, Shape(size=10.5, align=centred)) for line in part.form_label)
    cells = [cell(inside, width) for inside, width in zip((agency, middle, label or _EMPTY), widths, strict=True)]
    before = paragraph("", Shape(size=1, line=1, new_page=True)) if new_page else ""
    after = paragraph("", Shape(size=1, line=2))
    return f"{before}{table_start(widths, framed=False, padding=0)}{row(cells)}</w:tbl>{after}"


_EMPTY = paragraph("", Shape())


def _numbers(widths: list[float]) -> str:
    shape = Shape(size=_NUMBER_SIZE, italic=True, align=Align.CENTRE)
    return row([cell(paragraph(f"({at})", shape), width) for at, width in enumerate(widths, start=1)], head=True)


def _row(part: Register, widths: list[float], each: Row) -> str:
    given = each.cells if isinstance(each, EntryRow) else each.lead
    cells, longest = [], 0
    for value, column in zip(given, part.columns, strict=False):
        content = text_cell(value)
        longest = max(longest, len(text_of(content)))
        cells.append(cell(paragraph(content, Shape(size=part.size, align=column.align)), column.width_mm))
    if not isinstance(each, EntryRow):
        rest = widths[len(given) :]
        note = paragraph(each.note, Shape(size=part.size, italic=True))
        cells.append(cell(note, sum(rest), columns=len(rest)))
    return row(cells, whole=longest <= _LONG)


def _closing(closing: Closing) -> Iterator[str]:
    yield paragraph(
        closing.total, Shape(size=10.5, align=None, before=6, after=4, keep_with_next=bool(closing.signatures))
    )
    if not closing.signatures:
        return
    width = REGISTER_TEXT_WIDTH_MM / len(closing.signatures)
    heads = row([cell(_signer(who), width) for who in closing.signatures])
    bold = Shape(size=11.5, bold=True, align=Align.CENTRE, before=42)
    names = row([cell(paragraph(who.name, bold), width) for who in closing.signatures])
    yield f"{table_start([width] * len(closing.signatures), framed=False, padding=0)}{heads}{names}</w:tbl>"
    yield paragraph("", Shape(size=1, line=1))


def _signer(who: Signature) -> str:
    centred = Align.CENTRE
    lines = [paragraph(who.above, Shape(size=11.5, italic=True, align=centred))] if who.above else []
    lines += [paragraph(line, Shape(size=11.5, bold=True, align=centred, keep_with_next=True)) for line in who.lines]
    if who.note:
        lines.append(paragraph(who.note, Shape(size=10.5, italic=True, align=centred, keep_with_next=True)))
    return "".join(lines) or _EMPTY


def _foot(paper: RegisterPaper) -> str:
    shape = Shape(size=9.5)
    page = run("\tTrang ", shape) + field("PAGE", shape) + run("/", shape) + field("NUMPAGES", shape)
    words = run(f"{paper.foot.words} ", shape) + run(paper.foot.code, shape, mono=True)
    printed = run(f"\t{paper.foot.printed}", shape)
    return paragraph_of(words + page + printed, shape, [("center", _WIDTH / 2), ("right", _WIDTH)])
