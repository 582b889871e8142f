"""What stands on a page of a PDF outside the running text: number, mark, foot, label, band, fold marks."""

from desktop_app.core.paper.document import Document, Label
from desktop_app.core.paper.fonts import SERIF, SERIF_BOLD, SERIF_ITALIC, printable
from desktop_app.core.paper.lines import Typesetter
from desktop_app.core.paper.measures import MM, margins_mm
from desktop_app.core.paper.pdf_canvas import PaperCanvas
from desktop_app.core.paper.pdf_labels import draw_band

_NUMBER_DOWN = 13 * MM
_MARK_DOWN = 9 * MM
_GREY = 0.45
_LABEL_LOW, _LABEL_HIGH = 13 * MM, 20 * MM
_FOOT_LOW = 13 * MM


def room_at_foot(document: Document) -> float:
    """How far the text ends above the lower margin, in points."""
    if document.label:
        return _LABEL_HIGH - 1 * MM
    return 4 if document.foot else 0.0


def draw_page(canvas: PaperCanvas, document: Document, number: int) -> None:
    """Draw everything around the text of page `number`."""
    width, height = canvas._pagesize
    left, right = (mm * MM for mm in margins_mm(document)[2:])
    middle = (left + width - right) / 2
    if number > 1:
        canvas.setFont(SERIF, 13)
        canvas.drawCentredString(middle, height - _NUMBER_DOWN, str(number))
    draw_top_mark(canvas, document.top_mark, middle if number == 1 else left + 35 * MM, height - _MARK_DOWN)
    if document.foot:
        canvas.setLineWidth(0.6)
        canvas.line(left, _FOOT_LOW + 4 * MM, width - right, _FOOT_LOW + 4 * MM)
        canvas.setFont(SERIF, 10)
        canvas.drawString(left, _FOOT_LOW, printable(document.foot.left))
        canvas.drawRightString(width - right, _FOOT_LOW, printable(document.foot.right))
    if document.label and number == 1:
        _draw_label(canvas, document.label, left, width - left - right)
    if document.band and number == 1:
        draw_band(canvas, document.band, left, width - left - right)
    for mark in document.fold_marks_mm if number == 1 else ():
        _draw_fold(canvas, width, height - mark * MM)


def draw_top_mark(canvas: PaperCanvas, mark: str, middle: float, y: float) -> None:
    """A grey line above the text that says what the paper is not."""
    if not mark:
        return
    canvas.saveState()
    canvas.setFillGray(_GREY)
    canvas.setFont(SERIF_BOLD, 11)
    canvas.drawCentredString(middle, y, printable(mark))
    canvas.restoreState()


def _draw_label(canvas: PaperCanvas, label: Label, left: float, width: float) -> None:
    cut = _LABEL_LOW + _LABEL_HIGH + 2 * MM
    canvas.saveState()
    canvas.setDash(2.5, 2)
    canvas.setLineWidth(0.6)
    canvas.line(left, cut, left + width, cut)
    canvas.restoreState()
    canvas.setFont(SERIF_ITALIC, 8.5)
    canvas.drawString(left, cut + 4, printable(label.cut))
    canvas.setLineWidth(0.8)
    canvas.rect(left, _LABEL_LOW, width, _LABEL_HIGH)
    setter = Typesetter()
    y = _LABEL_LOW + _LABEL_HIGH - 15
    for at, content in enumerate(label.lines):
        size = 13.0 if at == 0 else 11.5
        while len(setter.wrap(content, width - 16, size)) > 1:
            size *= 0.95
        for segment in setter.wrap(content, width - 16, size)[0].segments:
            canvas.setFont(segment.face, size)
            canvas.drawString(left + 8 + segment.offset, y, segment.text)
        y -= 15.5


def _draw_fold(canvas: PaperCanvas, width: float, y: float) -> None:
    canvas.saveState()
    canvas.setDash(1, 2.5)
    canvas.setLineWidth(0.6)
    canvas.line(6 * MM, y, 14 * MM, y)
    canvas.line(width - 9 * MM, y, width - 3.5 * MM, y)
    canvas.restoreState()
    canvas.setFont(SERIF, 8)
    canvas.drawString(6 * MM, y + 3, "gấp")
