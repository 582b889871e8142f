"""The poster of the keys for the reception desk: drawn caps, large words, read from where one sits."""

from datetime import datetime
from io import BytesIO

from reportlab.lib.pagesizes import A3, A4

from desktop_app.core.manual.keys import DESK, KeyGroup, KeyWords
from desktop_app.core.manual.paper_parts import BLUE, INK, LINE_GREY, SOFT_BLUE, SOFT_GREY
from desktop_app.core.paper.fonts import SANS, SANS_BOLD, SERIF_BOLD, lacks, register_sans, text_width
from desktop_app.core.paper.measures import MM
from desktop_app.core.paper.pdf_canvas import PaperCanvas

NAME = "Phím ở bàn tiếp công dân"
SIZES = {"A4": A4, "A3": A3}
_WIDE, _HIGH = A4
_LEFT, _TOP = 18 * MM, 30 * MM
_ROW, _GROUP, _BETWEEN = 9.3 * MM, 11 * MM, 4.5 * MM
_WORDS_FROM = 68 * MM
_CAP, _CAP_SIZE, _WORDS_SIZE = 7.4 * MM, 12.5, 15.0


def poster_pdf(size: str, *, made_at: datetime) -> bytes:
    """The poster on one sheet; `size` is a name of `SIZES`, the larger one is the smaller one enlarged."""
    register_sans()
    out = BytesIO()
    sheet = SIZES[size]
    canvas = PaperCanvas(out, subject=NAME, made_at=made_at, size=sheet)
    canvas.scale(sheet[0] / _WIDE, sheet[0] / _WIDE)
    canvas.setFillColor(BLUE)
    canvas.rect(0, _HIGH - 22 * MM, _WIDE, 22 * MM, stroke=0, fill=1)
    canvas.setFillGray(1)
    canvas.setFont(SANS_BOLD, 25)
    canvas.drawString(_LEFT, _HIGH - 15 * MM, NAME)
    y = _HIGH - _TOP
    for group in DESK:
        y = _group(canvas, group, y)
    canvas.setFont(SANS, 10)
    canvas.setFillGray(0.35)
    canvas.drawString(
        _LEFT, 9 * MM, "Sổ Dân Chủ. Phím của từng nút ghi ngay trên nút; F1 mở hướng dẫn của trang đang xem."
    )
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _group(canvas: PaperCanvas, group: KeyGroup, y: float) -> float:
    """Draw a group from `y` down; where the next one begins."""
    canvas.setFillColor(SOFT_BLUE)
    canvas.roundRect(_LEFT - 4 * MM, y - 8 * MM, _WIDE - 2 * _LEFT + 8 * MM, 9 * MM, 2 * MM, stroke=0, fill=1)
    canvas.setFillColor(INK)
    canvas.setFont(SANS_BOLD, 15)
    canvas.drawString(_LEFT, y - 5.3 * MM, group.title)
    y -= _GROUP
    for line in group.keys:
        _line(canvas, line, y)
        y -= _ROW
    return y - _BETWEEN


def _line(canvas: PaperCanvas, line: KeyWords, y: float) -> None:
    x = _LEFT
    for at, key in enumerate(line.keys):
        *held, pressed = key.split("+")
        if at and held:
            x = _between(canvas, "…", x, y)
        for cap in held if at == 0 else ():
            x = _between(canvas, "+", _cap(canvas, cap, x, y), y)
        x = _cap(canvas, pressed, x, y) + 1.5 * MM
    canvas.setFillColor(INK)
    canvas.setFont(SANS, _WORDS_SIZE)
    canvas.drawString(_WORDS_FROM, y - _CAP / 2 - 5, line.words)
    canvas.setStrokeColor(LINE_GREY)
    canvas.setLineWidth(0.4)
    canvas.line(_LEFT, y - _ROW + 1.1 * MM, _WIDE - _LEFT, y - _ROW + 1.1 * MM)


def _cap(canvas: PaperCanvas, cap: str, x: float, y: float) -> float:
    """Draw the cap of one key; where what follows begins."""
    face = SERIF_BOLD if lacks(SANS_BOLD, cap[0]) else SANS_BOLD
    wide = max(_CAP, text_width(cap, face, _CAP_SIZE) + 4 * MM)
    canvas.setFillColor(SOFT_GREY)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.9)
    canvas.roundRect(x, y - _CAP, wide, _CAP, 1.6 * MM, stroke=1, fill=1)
    canvas.setFillColor(INK)
    canvas.setFont(face, _CAP_SIZE if face == SANS_BOLD else _CAP_SIZE + 5)
    canvas.drawCentredString(x + wide / 2, y - _CAP / 2 - 4.4, cap)
    return x + wide


def _between(canvas: PaperCanvas, sign: str, x: float, y: float) -> float:
    canvas.setFillColor(INK)
    canvas.setFont(SANS, 12)
    wide = text_width(sign, SANS, 12)
    canvas.drawString(x + 1 * MM, y - _CAP / 2 - 4, sign)
    return x + wide + 2 * MM
