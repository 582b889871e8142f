"""Ballots of households as PDF: two on an A4, cut in the middle, the stub at the left of a dashed line."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4

from desktop_app.core.errors import UserError
from desktop_app.core.fields import Align
from desktop_app.core.paper.ballot import BallotText, Slip
from desktop_app.core.paper.fonts import (
    MONO,
    SERIF,
    SERIF_BOLD,
    SERIF_ITALIC,
    printable,
    register_faces,
    text_width,
)
from desktop_app.core.paper.inline import Inline, bold, plain
from desktop_app.core.paper.lines import Line, Typesetter
from desktop_app.core.paper.measures import COUNTRY, MM, MOTTO, balanced_lines
from desktop_app.core.paper.pdf_canvas import PaperCanvas
from desktop_app.core.paper.pdf_page import draw_top_mark
from desktop_app.core.paper.pdf_parts import centred_rule
from desktop_app.core.paper.pdf_table import draw_lines
from desktop_app.core.progress import Progress, Silent

WIDTH, HEIGHT = A4
HALF = HEIGHT / 2
LEFT, WIDE = 49 * MM, 148 * MM
STUB_LEFT, STUB_WIDE, CUT = 8 * MM, 27 * MM, 40 * MM
SEAL = 35 * MM
BOX = 6 * MM
_LEFT_HEAD, _RIGHT_HEAD = 73 * MM, 147 * MM
_SIZES = tuple(12.5 - step / 4 for step in range(17))
_PITCH = 1.24
_HEAD_TOP, _TITLE_TOP, _BODY_TOP = 15 * MM, 30 * MM, 43 * MM
_BACK_TOP, _BACK_TOP_UNSIGNED, _NAME_AT, _FOOT_AT = 105 * MM, 124 * MM, 139 * MM, 140.5 * MM
_WRITING = 7 * MM
_DASHES = (2.5, 2)
_DOTS = (0.6, 1.6)


@dataclass(frozen=True)
class _Body:
    """The middle of a ballot at one size: content, question, choices in rows, lines to write on."""

    size: float
    content: list[Line]
    question: list[Line]
    rows: list[tuple[str, ...]]
    other: list[Line]
    writing: int

    @property
    def height(self) -> float:
        pitch = self.size * _PITCH
        text = (len(self.content) + len(self.question) + len(self.other)) * pitch
        return text + len(self.rows) * (BOX + 2 * MM) + self.writing * _WRITING + 4 * MM


def write_ballots(text: BallotText, slips: Sequence[Slip], progress: Progress | None = None) -> bytes:
    """The ballots, two on a sheet, in the order of the slips; `Cancelled` when the official gave up.

    UserError when the content does not fit on half a sheet in the smallest letters.
    """
    register_faces()
    listening, out = progress or Silent(), BytesIO()
    body = _fitting(text)
    canvas = PaperCanvas(out, subject=text.subject, made_at=text.made_at, size=A4)
    for at, slip in enumerate(slips):
        _draw(canvas, text, body, slip, HEIGHT if at % 2 == 0 else HALF)
        if at % 2 == 0:
            _cut_between(canvas)
        if at % 2 == 1 or at == len(slips) - 1:
            canvas.showPage()
            listening.report(at + 1, len(slips), "Đang in phiếu")
    canvas.save()
    return out.getvalue()


def _fitting(text: BallotText) -> _Body:
    room = _back_top(text) - 1 * MM - _body_top(text)
    for size in _SIZES:
        for writing in (3, 2, 1):
            body = _body(text, size, writing)
            if body.height <= room:
                return body
    raise UserError("Nội dung dài quá nửa tờ A4. Hãy rút gọn nội dung lấy ý kiến, phần chi tiết gửi kèm phiếu.")


def _body(text: BallotText, size: float, writing: int) -> _Body:
    setter = Typesetter()
    broken = [setter.wrap(part, WIDE, size) for part in (text.content, text.question, text.other)]
    return _Body(size, broken[0], broken[1], _rows(text.choices, size), broken[2], writing)


def _rows(choices: Sequence[str], size: float) -> list[tuple[str, ...]]:
    """As many choices abreast as fit, all rows alike."""
    widest = max((text_width(printable(each), SERIF_BOLD, size) for each in choices), default=0.0) + BOX + 5 * MM
    abreast = next((n for n in (4, 3, 2) if n * widest <= WIDE and len(choices) >= n), 1)
    if len(choices) <= 4 and sum(text_width(printable(c), SERIF_BOLD, size) + BOX + 5 * MM for c in choices) <= WIDE:
        abreast = max(1, len(choices))
    return [tuple(choices[at : at + abreast]) for at in range(0, len(choices), abreast)]


def _body_top(text: BallotText) -> float:
    title = _TITLE_TOP + len(_abstract(text)) * 5.5 * MM + 5 * MM
    head = _HEAD_TOP + SEAL + 12 * MM if text.has_seal else 0.0
    return max(_BODY_TOP, title, head)


def _back_top(text: BallotText) -> float:
    """Where the place to send it back to stands; lower where nobody signs."""
    return _BACK_TOP if text.signer else _BACK_TOP_UNSIGNED


def _abstract(text: BallotText) -> list[str]:
    wide = WIDE - (SEAL + 4 * MM if text.has_seal else 0.0)
    return balanced_lines(printable(text.abstract), SERIF_BOLD, 12, wide)


def _draw(canvas: PaperCanvas, text: BallotText, body: _Body, slip: Slip, top: float) -> None:
    _draw_stub(canvas, text, slip, top)
    draw_top_mark(canvas, text.top_mark, LEFT + WIDE / 2, top - 8 * MM)
    _draw_head(canvas, text, top)
    _draw_title(canvas, text, top)
    _draw_body(canvas, body, top - _body_top(text))
    _draw_end(canvas, text, slip, top)


def _draw_stub(canvas: PaperCanvas, text: BallotText, slip: Slip, top: float) -> None:
    canvas.saveState()
    canvas.setDash(*_DASHES)
    canvas.setLineWidth(0.6)
    canvas.line(CUT, top - 5 * MM, CUT, top - HALF + 5 * MM)
    canvas.restoreState()
    at = _stack(canvas, bold(text.stub_title), top - 13 * MM, 12, Align.CENTRE)
    at = _stack(canvas, (*plain("Số: "), *bold(slip.number)), at - 2 * MM, 11.5, Align.CENTRE)
    at = _stack(canvas, plain(slip.place), at - 2 * MM, 10.5, Align.CENTRE)
    at = _stack(canvas, plain(slip.round), at, 10.5, Align.CENTRE)
    whose, when, taker, giver = text.stub_asks
    at = _stack(canvas, plain(whose), min(at - 4 * MM, top - 50 * MM), 10.5)
    if slip.head:
        at = _stack(canvas, bold(slip.head), at - 1 * MM, 10.5) - 4 * MM
    else:
        for line in (at - 5 * MM, at - 12 * MM):
            _dots(canvas, STUB_LEFT, line, STUB_WIDE)
        at -= 16 * MM
    _stack(canvas, plain(when), min(at, top - 74 * MM), 10.5)
    _stack(canvas, plain(taker), top - 86 * MM, 10.5)
    _stack(canvas, plain(giver), top - 106 * MM, 10.5)


def _draw_head(canvas: PaperCanvas, text: BallotText, top: float) -> None:
    left = LEFT + SEAL / 2 + 6 * MM if text.has_seal else _LEFT_HEAD
    y = top - _HEAD_TOP - (SEAL if text.has_seal else 0.0)
    lines = [(text.letterhead.superior, SERIF), *((line, SERIF_BOLD) for line in text.letterhead.agency)]
    wide = 2 * (left - LEFT) + 6 * MM
    shown = [(printable(line), face) for line, face in lines if line]
    size = min([11.5, *(_size_for(line, face, wide) for line, face in shown)])
    for line, face in shown:
        canvas.setFont(face, size)
        canvas.drawCentredString(left, y, line)
        y -= 4.6 * MM
    if shown:
        last, face = shown[-1]
        centred_rule(canvas, left, y + 2.6 * MM, text_width(last, face, size) * 0.4)
    canvas.setFont(SERIF_BOLD, _size_for(COUNTRY, SERIF_BOLD, 98 * MM))
    canvas.drawCentredString(_RIGHT_HEAD, top - _HEAD_TOP, COUNTRY)
    canvas.setFont(SERIF_BOLD, 12)
    canvas.drawCentredString(_RIGHT_HEAD, top - _HEAD_TOP - 4.6 * MM, MOTTO)
    centred_rule(canvas, _RIGHT_HEAD, top - _HEAD_TOP - 6.6 * MM, text_width(MOTTO, SERIF_BOLD, 12))


def _draw_title(canvas: PaperCanvas, text: BallotText, top: float) -> None:
    middle = LEFT + WIDE / 2 + (SEAL / 2 + 2 * MM if text.has_seal else 0.0)
    canvas.setFont(SERIF_BOLD, 13.5)
    canvas.drawCentredString(middle, top - _TITLE_TOP, printable(text.title))
    lines = _abstract(text)
    canvas.setFont(SERIF_BOLD, 12)
    for at, line in enumerate(lines, start=1):
        canvas.drawCentredString(middle, top - _TITLE_TOP - at * 5.5 * MM, line)
    if lines:
        wide = max(text_width(line, SERIF_BOLD, 12) for line in lines)
        centred_rule(canvas, middle, top - _TITLE_TOP - len(lines) * 5.5 * MM - 3 * MM, wide * 0.35)


def _draw_body(canvas: PaperCanvas, body: _Body, at: float) -> None:
    pitch = body.size * _PITCH
    for lines in (body.content, body.question):
        draw_lines(canvas, lines, LEFT, at, WIDE, body.size, pitch, Align.LEFT)
        at -= len(lines) * pitch + 1.3 * MM
    column = WIDE / len(body.rows[0]) if len(body.rows) > 1 else 0.0
    for row in body.rows:
        _draw_choices(canvas, row, at - BOX, body.size, column)
        at -= BOX + 2 * MM
    draw_lines(canvas, body.other, LEFT, at, WIDE, body.size, pitch, Align.LEFT)
    first = body.other[-1].width + 3 * MM if body.other else 0.0
    at -= (len(body.other) - 1) * pitch + body.size
    for line in range(body.writing):
        start = first if line == 0 else 0.0
        _dots(canvas, LEFT + start, at - line * _WRITING, WIDE - start)


def _draw_choices(canvas: PaperCanvas, row: Sequence[str], y: float, size: float, column: float) -> None:
    """Side by side, evenly apart; in columns of that width where there are several rows."""
    labels = [printable(choice) for choice in row]
    used = sum(text_width(label, SERIF_BOLD, size) + BOX + 2 * MM for label in labels)
    gap = min(9 * MM, (WIDE - used) / (len(labels) + 1))
    x = LEFT + (3 * MM if column else gap / 2)
    canvas.setLineWidth(0.9)
    canvas.setFont(SERIF_BOLD, size)
    for label in labels:
        canvas.rect(x, y, BOX, BOX)
        canvas.drawString(x + BOX + 2 * MM, y + BOX / 2 - size * 0.34, label)
        x += column or BOX + 2 * MM + text_width(label, SERIF_BOLD, size) + gap


def _draw_end(canvas: PaperCanvas, text: BallotText, slip: Slip, top: float) -> None:
    wide, back = WIDE if not text.signer else 84 * MM, _back_top(text)
    lines = Typesetter().wrap(text.send_back, wide, 12)
    draw_lines(canvas, lines, LEFT, top - back, wide, 12, 12 * _PITCH, Align.LEFT)
    if text.signer:
        middle = LEFT + WIDE - 30 * MM
        canvas.setFont(SERIF_ITALIC, _size_for(text.dated, SERIF_ITALIC, 62 * MM))
        canvas.drawCentredString(middle, top - back - 12 * 0.95, printable(text.dated))
        canvas.setFont(SERIF_BOLD, 12)
        canvas.drawCentredString(middle, top - back - 12 * 0.95 - 4.8 * MM, printable(text.signer))
        canvas.drawCentredString(middle, top - _NAME_AT, printable(text.signer_name))
    foot = printable(text.foot)
    canvas.setFont(SERIF, 9)
    canvas.drawString(LEFT, top - _FOOT_AT, foot)
    canvas.setFont(MONO, 9)
    canvas.drawString(LEFT + text_width(f"{foot} ", SERIF, 9), top - _FOOT_AT, slip.code)


def _cut_between(canvas: PaperCanvas) -> None:
    canvas.saveState()
    canvas.setDash(*_DASHES)
    canvas.setLineWidth(0.6)
    canvas.line(4 * MM, HALF, WIDTH - 4 * MM, HALF)
    canvas.restoreState()


def _stack(canvas: PaperCanvas, content: Inline, top: float, size: float, align: Align = Align.LEFT) -> float:
    """Draw text down the stub; where the next one begins."""
    lines = Typesetter().wrap(tuple(content), STUB_WIDE, size)
    draw_lines(canvas, lines, STUB_LEFT, top, STUB_WIDE, size, size * _PITCH, align)
    return top - len(lines) * size * _PITCH


def _dots(canvas: PaperCanvas, x: float, y: float, width: float) -> None:
    canvas.saveState()
    canvas.setDash(*_DOTS)
    canvas.setLineWidth(0.7)
    canvas.line(x, y, x + width, y)
    canvas.restoreState()


def _size_for(text: str, face: str, width: float) -> float:
    """11.5 points, or as much less as lets the line fit, in steps of a tenth."""
    size = 11.5
    while size > 6 and text_width(printable(text), face, size) > width:
        size = round(size - 0.1, 1)
    return size
