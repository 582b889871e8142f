"""Sheets of boxes as PDF: what all forms have in common is drawn once, then each form gets its number and codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from desktop_app.core.fields import Align
from desktop_app.core.paper.aruco import mark_squares
from desktop_app.core.paper.box_layout import (
    ASK_SIZE,
    BOX_MM,
    LABEL_AFTER,
    LEFT,
    MARK_EDGE_MM,
    MARK_MM,
    MARKS_A_PAGE,
    PITCH,
    RIGHT,
    SIZE,
    TITLE_CENTRE,
    TITLE_FIRST,
    TITLE_PITCH,
    Layout,
    PlacedAsked,
    Writing,
    greeting_part,
)
from desktop_app.core.paper.box_sheet import SheetText
from desktop_app.core.paper.fonts import MONO, SERIF, SERIF_BOLD, SERIF_BOLD_ITALIC, printable, text_width
from desktop_app.core.paper.measures import AGENCY_RULE, MM, HeadLine, measure_head
from desktop_app.core.paper.pdf_canvas import PaperCanvas
from desktop_app.core.paper.pdf_parts import centred_rule, draw_qr
from desktop_app.core.paper.pdf_table import draw_lines
from desktop_app.core.paper.qr import qr_squares
from desktop_app.core.progress import Progress, Silent

MAKING = "Đang in phiếu"
_WIDTH, _HEIGHT = 210.0, 297.0
_FRAME = 0.7
_GREY, _CODE_SIZE, _CODE_LEFT = 0.45, 9.0, 1.2
_LABEL_BASE, _CODE_BASE = 3.8, 3.5
_HEAD_FIRST, _HEAD_ROOM, _HEAD_SIZE = 27.1, 10.0, 12.0
_HEAD_PITCH, _HEAD_LEFT, _HEAD_RIGHT, _RIGHT_WIDE = 4.9, 53.9, 141.0, 90.0
_TITLE_SIZE = 16.0
_LAST, _LAST_SIZE, _THANKS_SIZE = 272.6, 13.5, 14.5
_FOOT, _FOOT_SIZE, _FOOT_SPACES = 286.0, 10.0, 4
_QR = ((22.0, 166.2, 37.1), (20.0, 95.0, 8.0))
"""Side with its white border, left and top: on the first page, on those after it."""

_QR_VERSION = 2
_SERIAL_BASE, _SERIAL_SIZE = 61.5, 7.5
_TOP_MARK, _TOP_MARK_AFTER, _TOP_MARK_WIDE = (105.0, 15.5), (59.0, 15.5), 66.0
_DOTS = (0.6, 1.6)
_SPECIMEN = "00000-00-000-00000-0"


def write_sheets(text: SheetText, layout: Layout, serials: Sequence[str], progress: Progress | None = None) -> bytes:
    """A form for each serial, in their order; without any, one form without number and codes, to be looked at.

    `Cancelled` when the official gave up.
    """
    listening, out = progress or Silent(), BytesIO()
    canvas = PaperCanvas(out, subject=text.subject, made_at=text.made_at, size=(_WIDTH * MM, _HEIGHT * MM))
    for number in range(1, len(layout.pages) + 1):
        canvas.beginForm(_name(number), 0, 0, _WIDTH * MM, _HEIGHT * MM)
        _draw_fixed(canvas, text, layout, number)
        canvas.endForm()
    for at, serial in enumerate(serials or ("",), start=1):
        for number in range(1, len(layout.pages) + 1):
            canvas.doForm(_name(number))
            if serial:
                _draw_number(canvas, text, serial, number, len(layout.pages))
            canvas.showPage()
        listening.report(at, len(serials) or 1, MAKING)
    canvas.save()
    return out.getvalue()


def qr_text(text: SheetText, serial: str, page: int) -> str:
    """What the code of one page says."""
    return f"{text.code}/{serial}/{page}"


def _name(page: int) -> str:
    return f"page{page}"


def _up(y: float) -> float:
    """Points from the lower edge for millimetres from the upper one."""
    return (_HEIGHT - y) * MM


def _draw_fixed(canvas: PaperCanvas, text: SheetText, layout: Layout, number: int) -> None:
    _draw_marks(canvas, number)
    _draw_top_mark(canvas, text.top_mark, number)
    if number == 1:
        _draw_head(canvas, text)
        _draw_title(canvas, text, layout.title)
        greeting = greeting_part(text)
        _, high = greeting.wrap((RIGHT - LEFT) * MM, _HEIGHT * MM)
        greeting.drawOn(canvas, LEFT * MM, _up(layout.greeting_top) - high)
    for asked in layout.pages[number - 1]:
        _draw_asked(canvas, asked)
    if number < len(layout.pages):
        size = _size(text.turn, SERIF_BOLD_ITALIC, _LAST_SIZE, RIGHT - LEFT)
        canvas.setFont(SERIF_BOLD_ITALIC, size)
        canvas.drawRightString(RIGHT * MM, _up(_LAST), printable(text.turn))
    else:
        size = _size(text.thanks, SERIF_BOLD_ITALIC, _THANKS_SIZE, RIGHT - LEFT)
        canvas.setFont(SERIF_BOLD_ITALIC, size)
        canvas.drawCentredString(_WIDTH / 2 * MM, _up(_LAST), printable(text.thanks))
    _draw_foot(canvas, text, number, len(layout.pages))


def _draw_marks(canvas: PaperCanvas, page: int) -> None:
    near, far = MARK_EDGE_MM, MARK_EDGE_MM + MARK_MM
    corners = ((near, near), (_WIDTH - far, near), (_WIDTH - far, _HEIGHT - far), (near, _HEIGHT - far))
    for at, (x, y) in enumerate(corners):
        mark = mark_squares((page - 1) * MARKS_A_PAGE + at)
        draw_qr(canvas, mark, x * MM, _up(y + MARK_MM), MARK_MM * MM)


def _draw_top_mark(canvas: PaperCanvas, mark: str, page: int) -> None:
    x, y = _TOP_MARK if page == 1 else _TOP_MARK_AFTER
    canvas.saveState()
    canvas.setFillGray(_GREY)
    canvas.setFont(SERIF_BOLD, _size(mark, SERIF_BOLD, 11.0, _TOP_MARK_WIDE))
    canvas.drawCentredString(x * MM, _up(y), printable(mark))
    canvas.restoreState()


def _draw_head(canvas: PaperCanvas, text: SheetText) -> None:
    head = measure_head(text.letterhead, _RIGHT_WIDE)
    pitch = min(_HEAD_PITCH, _HEAD_ROOM / max(len(head.left) - 1, 1))
    size = min(_HEAD_SIZE, pitch * MM / 1.15)
    left = [HeadLine(line.text, line.face, min(size, line.size)) for line in head.left]
    for centre, lines, apart, share in (
        (_HEAD_LEFT, left, pitch, AGENCY_RULE),
        (_HEAD_RIGHT, list(head.right), _HEAD_PITCH, 1.0),
    ):
        for at, line in enumerate(lines):
            canvas.setFont(line.face, line.size)
            canvas.drawCentredString(centre * MM, _up(_HEAD_FIRST + at * apart), line.text)
        if lines:
            under = _HEAD_FIRST + (len(lines) - 1) * apart + 2.1
            centred_rule(canvas, centre * MM, _up(under), lines[-1].width * share)


def _draw_title(canvas: PaperCanvas, text: SheetText, lines: Sequence[str]) -> None:
    canvas.setFont(SERIF_BOLD, _TITLE_SIZE)
    canvas.drawCentredString(TITLE_CENTRE * MM, _up(TITLE_FIRST), printable(text.title))
    canvas.setFont(SERIF_BOLD, SIZE)
    for at, line in enumerate(lines, start=1):
        canvas.drawCentredString(TITLE_CENTRE * MM, _up(TITLE_FIRST + at * TITLE_PITCH), line)


def _draw_asked(canvas: PaperCanvas, asked: PlacedAsked) -> None:
    wide = (RIGHT - LEFT) * MM
    draw_lines(canvas, list(asked.heading), LEFT * MM, _up(asked.top), wide, SIZE, PITCH, Align.LEFT)
    for option in asked.options:
        canvas.setLineWidth(_FRAME)
        canvas.rect(option.x * MM, _up(option.y + BOX_MM), BOX_MM * MM, BOX_MM * MM)
        canvas.setFillGray(_GREY)
        canvas.setFont(SERIF, _CODE_SIZE)
        canvas.drawRightString((option.x - _CODE_LEFT) * MM, _up(option.y + _CODE_BASE), str(option.code))
        canvas.setFillGray(0)
        top = _up(option.y + _LABEL_BASE) + SIZE * 0.95
        left = (option.x + LABEL_AFTER) * MM
        draw_lines(canvas, list(option.lines), left, top, wide, SIZE, PITCH, Align.LEFT)
    if asked.ask and asked.writing:
        canvas.setFont(SERIF, ASK_SIZE)
        canvas.drawRightString((asked.writing[0].x - 1.5) * MM, _up(asked.writing[0].y), printable(asked.ask))
    for line in asked.writing:
        _dots(canvas, line)


def _dots(canvas: PaperCanvas, line: Writing) -> None:
    canvas.saveState()
    canvas.setDash(*_DOTS)
    canvas.setLineWidth(0.7)
    canvas.line(line.x * MM, _up(line.y), line.to * MM, _up(line.y))
    canvas.restoreState()


@dataclass(frozen=True)
class _Foot:
    """The line at the foot of a page, centred, with a gap where each form gets its serial; in points."""

    size: float
    parts: tuple[tuple[float, str], ...]
    serial: float


def _foot(text: SheetText, page: int, pages: int) -> _Foot:
    said = [printable(part) for part in (text.foot, f"{text.serial_word} ", f"{text.page_word} {page}/{pages}")]
    gap = " " * _FOOT_SPACES
    size = _size(f"{said[0]}{gap}{said[1]}{_SPECIMEN}{gap}{said[2]}", SERIF, _FOOT_SIZE, RIGHT - LEFT - 2)
    first, word, last, serial, between = (text_width(part, SERIF, size) for part in (*said, _SPECIMEN, gap))
    at = (_WIDTH * MM - first - word - last - serial - 2 * between) / 2
    number = at + first + between + word
    parts = ((at, said[0]), (at + first + between, said[1]), (number + serial + between, said[2]))
    return _Foot(size, parts, number)


def _draw_foot(canvas: PaperCanvas, text: SheetText, page: int, pages: int) -> None:
    foot = _foot(text, page, pages)
    canvas.setFont(SERIF, foot.size)
    for x, said in foot.parts:
        canvas.drawString(x, _up(_FOOT), said)


def _size(text: str, face: str, size: float, wide: float) -> float:
    """So many points, or as many less as let the line fit into `wide` millimetres."""
    return min(size, size * wide * MM / max(text_width(printable(text), face, size), 1.0))


def _draw_number(canvas: PaperCanvas, text: SheetText, serial: str, page: int, pages: int) -> None:
    side, x, y = _QR[min(page, 2) - 1]
    draw_qr(canvas, qr_squares(qr_text(text, serial, page), "M", _QR_VERSION), x * MM, _up(y + side), side * MM)
    if page == 1:
        canvas.setFont(MONO, _SERIAL_SIZE)
        canvas.drawRightString(RIGHT * MM, _up(_SERIAL_BASE), serial)
    foot = _foot(text, page, pages)
    canvas.setFont(SERIF, foot.size)
    canvas.drawString(foot.serial, _up(_FOOT), serial)
