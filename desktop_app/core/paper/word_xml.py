"""WordprocessingML of paragraphs and tables as text, so that a hundred thousand rows can be written as they come."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from desktop_app.core.fields import Align
from desktop_app.core.paper.fonts import WORD_MONO_FAMILY
from desktop_app.core.paper.inline import Inline, Run, as_inline

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ALIGNED = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", None: "both"}


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How a paragraph stands; lengths in points, no `align` is justified, no `line` is the style's own."""

    size: float = 0.0
    align: Align | None = Align.LEFT
    bold: bool = False
    italic: bool = False
    grey: bool = False
    white: bool = False
    before: float = 0.0
    after: float = 0.0
    line: float = 0.0
    first_line: float = 0.0
    left: float = 0.0
    right: float = 0.0
    rule_below: bool = False
    rule_above: bool = False
    keep_with_next: bool = False
    new_page: bool = False


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def safe_text(text: str) -> str:
    """Composed, without the signs that XML forbids."""
    return _FORBIDDEN.sub("", unicodedata.normalize("NFC", text))


def paragraph(content: Inline | str, shape: Shape) -> str:
    """One paragraph."""
    runs = "".join(_run(run, shape) for run in as_inline(content) if run.text)
    return f"<w:p>{_properties(shape)}{runs}</w:p>"


def field(code: str, shape: Shape) -> str:
    """A run whose text Word works out itself, such as the number of the page."""
    return "".join(
        f"<w:r>{_look(Run(''), shape)}{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )


def paragraph_of(runs: str, shape: Shape, tabs: Sequence[tuple[str, float]] = (), leader: str = "none") -> str:
    """A paragraph of runs already written; `tabs` are stops with their distance in points, `leader` leads to them."""
    return f"<w:p>{_properties(shape, tabs, leader)}{runs}</w:p>"


def run(text: str, shape: Shape, *, mono: bool = False, colour: str = "") -> str:
    """One run; `colour` as six digits."""
    return _run(Run(text, mono=mono), shape, colour)


def cell(
    inside: str,
    width_mm: float,
    *,
    columns: int = 1,
    merge: str = "",
    middle: bool = False,
    bare: bool = False,
    fill: str = "",
    upright: bool = False,
    thick: Sequence[str] = (),
) -> str:
    """One cell; `merge` is "restart" or "continue" where it hangs over rows, `bare` has no frame, `fill` a colour.

    An `upright` one is read from below; its `thick` sides ("right", "bottom") have a heavier line.
    """
    parts = [f'<w:tcW w:w="{twips(width_mm)}" w:type="dxa"/>']
    if columns > 1:
        parts.append(f'<w:gridSpan w:val="{columns}"/>')
    if merge:
        parts.append(f'<w:vMerge w:val="{merge}"/>')
    if bare:
        sides = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))
        parts.append(f"<w:tcBorders>{sides}</w:tcBorders>")
    if thick:
        sides = "".join(f'<w:{side} w:val="single" w:sz="9" w:space="0" w:color="000000"/>' for side in thick)
        parts.append(f"<w:tcBorders>{sides}</w:tcBorders>")
    if fill:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>')
    if upright:
        parts.append('<w:textDirection w:val="btLr"/>')
    if middle:
        parts.append('<w:vAlign w:val="center"/>')
    return f"<w:tc><w:tcPr>{''.join(parts)}</w:tcPr>{inside}</w:tc>"


def row(cells: Iterable[str], *, head: bool = False, least_mm: float = 0.0, whole: bool = True) -> str:
    """One row; a head row is repeated on every page, a whole row is never cut."""
    parts = ["<w:cantSplit/>"] if whole else []
    if least_mm:
        parts.append(f'<w:trHeight w:val="{twips(least_mm)}" w:hRule="atLeast"/>')
    if head:
        parts.append("<w:tblHeader/>")
    return f"<w:tr><w:trPr>{''.join(parts)}</w:trPr>{''.join(cells)}</w:tr>"


def table_start(widths_mm: Sequence[float], *, framed: bool = True, padding: float = 2.5) -> str:
    """The beginning of a table of fixed widths; `</w:tbl>` ends it. `padding` in points."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    kind = 'w:val="single" w:sz="4" w:space="0" w:color="000000"' if framed else 'w:val="nil"'
    borders = "".join(f"<w:{side} {kind}/>" for side in sides)
    pad = round(padding * 20)
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths_mm)
    return (
        "<w:tbl><w:tblPr>"
        f'<w:tblW w:w="{sum(map(twips, widths_mm))}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{pad}" w:type="dxa"/><w:right w:w="{pad}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def _run(run: Run, shape: Shape, colour: str = "") -> str:
    lines = escape(safe_text(run.text)).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">').split("\n")
    text = '</w:t><w:br/><w:t xml:space="preserve">'.join(lines)
    return f'<w:r>{_look(run, shape, colour)}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _look(run: Run, shape: Shape, colour: str = "") -> str:
    parts = []
    if run.mono:
        parts.append(f'<w:rFonts w:ascii="{WORD_MONO_FAMILY}" w:hAnsi="{WORD_MONO_FAMILY}" w:cs="{WORD_MONO_FAMILY}"/>')
    if run.bold or shape.bold:
        parts.append("<w:b/>")
    if run.italic or shape.italic:
        parts.append("<w:i/>")
    if run.struck:
        parts.append("<w:strike/>")
    if ink := colour or ("737373" if shape.grey else "FFFFFF" if shape.white else ""):
        parts.append(f'<w:color w:val="{ink}"/>')
    if shape.size:
        parts.append(f'<w:sz w:val="{round(shape.size * 2)}"/>')
    if run.underlined:
        parts.append('<w:u w:val="single"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def _properties(shape: Shape, tabs: Sequence[tuple[str, float]] = (), leader: str = "none") -> str:
    parts = []
    if shape.keep_with_next:
        parts.append("<w:keepNext/>")
    if shape.new_page:
        parts.append("<w:pageBreakBefore/>")
    rule = 'w:val="single" w:sz="5" w:space="0" w:color="000000"'
    if shape.rule_above or shape.rule_below:
        sides = (f"<w:top {rule}/>" if shape.rule_above else "") + (f"<w:bottom {rule}/>" if shape.rule_below else "")
        parts.append(f"<w:pBdr>{sides}</w:pBdr>")
    if tabs:
        stops = "".join(f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{round(at * 20)}"/>' for kind, at in tabs)
        parts.append(f"<w:tabs>{stops}</w:tabs>")
    line = f' w:line="{round(shape.line * 20)}" w:lineRule="exact"' if shape.line else ""
    parts.append(f'<w:spacing w:before="{round(shape.before * 20)}" w:after="{round(shape.after * 20)}"{line}/>')
    if shape.first_line or shape.left or shape.right:
        sides = f'w:left="{round(shape.left * 20)}" w:right="{round(shape.right * 20)}"'
        parts.append(f'<w:ind {sides} w:firstLine="{round(shape.first_line * 20)}"/>')
    parts.append(f'<w:jc w:val="{_ALIGNED[shape.align]}"/>')
    return f"<w:pPr>{''.join(parts)}</w:pPr>"
