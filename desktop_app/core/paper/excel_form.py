"""What a statistical form and a signed sheet share in Excel: the top in three parts, signatures, the foot."""

from collections.abc import Sequence
from typing import Any

from desktop_app.core.paper.document import Foot, FormHead, Signature, Table
from desktop_app.core.paper.fonts import WORD_FAMILY
from desktop_app.core.paper.head_sizes import head_heights
from desktop_app.core.paper.sheet_pen import SheetPen

_ROOM = 1.2
"""Spreadsheet programs show signs of hashes for a number that is only a little wider than its column."""

_TOP_ROWS = (38.0, 34.0)
_TITLE, _PERIOD, _SOURCE = 14, 11.5, 9.5


def roomy(widths_mm: Sequence[float]) -> list[float]:
    """The columns of a form, a little wider; the sheet is printed as wide as its page in any case."""
    return [width * _ROOM for width in widths_mm]


def sheet_heights(table: Table) -> list[float]:
    """The levels of a head with parts that are read from below; none where the sheet reckons them itself."""
    return [height * _ROOM for height in head_heights(table)]


def form_top(pen: SheetPen, head: FormHead) -> None:
    """The office at the left, title and period in the middle, the form's number at the right."""
    side = max(1, pen.columns // 4)
    parts: tuple[tuple[tuple[str, dict[str, Any]], ...], ...] = (
        (("\n".join(head.agency), {"bold": True}), (head.title, {"bold": True, "font_size": _TITLE}),
         (head.label, {"bold": True})),
        (("", {}), (head.period, {"italic": True, "font_size": _PERIOD}),
         (head.source, {"italic": True, "font_size": _SOURCE})),
    )  # fmt: skip
    spots = ((0, side - 1), (side, pen.columns - side - 1), (pen.columns - side, pen.columns - 1))
    for height, row in zip(_TOP_ROWS, parts, strict=True):
        pen.height(height)
        for (first, last), (text, look) in zip(spots, row, strict=True):
            pen.place(text, first, last, align="center", **look)
        pen.at += 1
    pen.at += 1


def signed(pen: SheetPen, signers: Sequence[Signature]) -> None:
    """Signatures side by side with room to sign."""
    each = pen.columns // max(len(signers), 1)
    for line in ("above", "lines", "note", "name"):
        for at, who in enumerate(signers):
            words = " ".join(who.lines) if line == "lines" else str(getattr(who, line))
            last = pen.columns - 1 if at == len(signers) - 1 else (at + 1) * each - 1
            pen.place(words, at * each, last, align="center", bold=line in ("lines", "name"), italic=line == "above")
        if signers:
            pen.at += 4 if line == "note" else 1


def form_foot(pen: SheetPen, foot: Foot | None) -> None:
    """The foot of every page."""
    if foot:
        look = f'&"{WORD_FAMILY},Regular"&9'
        left, right = (words.replace("&", "&&") for words in (foot.left, foot.right))
        pen.sheet.set_footer(f"&L{look}{left}&R{look}{right}"[:255])
