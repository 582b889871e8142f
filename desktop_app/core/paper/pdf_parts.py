"""The drawn parts of a PDF paper: letterhead, title, code boxes."""

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from desktop_app.core.paper.document import CodeBoxes, Document
from desktop_app.core.paper.fonts import (
    MONO_BOLD,
    SERIF,
    SERIF_BOLD,
    SERIF_ITALIC,
    printable,
)
from desktop_app.core.paper.measures import (
    ABOUT_SIZE,
    HEAD_PITCH,
    LEFT_COLUMN_MM,
    MM,
    TITLE_SIZE,
    WRITING_LINE_MM,
    MeasuredHead,
    attached_lines,
    title_lines,
    title_rule,
)
from desktop_app.core.paper.qr import QrSquares, qr_squares

RULE = 0.6
_FIRST_BASELINE = 13.0
_AGENCY_RULE_BELOW, _MOTTO_RULE_BELOW, _TITLE_RULE_BELOW = 5.6, 5.8, 7.0
_NUMBER_BELOW = 27.5
_ABOUT_PITCH = 15.0
_TITLE_ABOVE = 12.0


class LetterheadPart(Flowable):  # type: ignore[misc]
    """Two columns of 65 and 100 mm (the rest of the width on a landscape page)."""

    def __init__(self, head: MeasuredHead, width_mm: float, dated_size: float) -> None:
        """`dated_size` is that of the line with place and day."""
        super().__init__()
        self._head, self._dated_size = head, dated_size
        self.width = width_mm * MM
        self._pitch = 13 * HEAD_PITCH
        self._lowest = _FIRST_BASELINE + self._pitch * (max(len(head.left), 2) - 1)
        self._third = bool(head.number or head.place_and_day)
        below = _NUMBER_BELOW + 4 + len(head.about) * _ABOUT_PITCH if self._third else 10
        self.height = self._lowest + below

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size it takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        left = LEFT_COLUMN_MM / 2 * MM
        right = (LEFT_COLUMN_MM * MM + self.width) / 2 if self._head.left else self.width / 2
        for column, lines in ((left, self._head.left), (right, self._head.right)):
            for at, line in enumerate(lines):
                self.canv.setFont(line.face, line.size)
                self.canv.drawCentredString(column, self._y(_FIRST_BASELINE + at * self._pitch), line.text)
        last = _FIRST_BASELINE + (len(self._head.left) - 1) * self._pitch
        if self._head.left:
            centred_rule(self.canv, left, self._y(last + _AGENCY_RULE_BELOW), self._head.agency_rule)
        motto = _FIRST_BASELINE + self._pitch + _MOTTO_RULE_BELOW
        centred_rule(self.canv, right, self._y(motto), self._head.motto_rule)
        third = self._y(self._lowest + _NUMBER_BELOW)
        self.canv.setFont(SERIF, 13)
        self.canv.drawCentredString(left, third, self._head.number)
        self.canv.setFont(SERIF, ABOUT_SIZE)
        for at, text in enumerate(self._head.about, start=1):
            self.canv.drawCentredString(left, third - at * _ABOUT_PITCH, text)
        self.canv.setFont(SERIF_ITALIC, self._dated_size)
        self.canv.drawCentredString(right, third, self._head.place_and_day)

    def _y(self, down: float) -> float:
        return float(self.height - down)


class TitlePart(Flowable):  # type: ignore[misc]
    """The kind of paper and its abstract, centred in bold, with a measured rule under the abstract.

    What an appendix is attached to stands in italics above the rule.
    """

    def __init__(self, document: Document) -> None:
        """Break the lines and measure the rule."""
        super().__init__()
        self._lines = title_lines(document)
        self._attached = attached_lines(document)
        self._rule = title_rule(document, self._lines)
        self._pitch = TITLE_SIZE * HEAD_PITCH
        self.width = document.text_width_mm * MM
        self.height = _TITLE_ABOVE + (len(self._lines) + len(self._attached)) * self._pitch + (14 if self._rule else 6)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size it takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        y = self.height - _TITLE_ABOVE
        for face, lines in ((SERIF_BOLD, self._lines), (SERIF_ITALIC, self._attached)):
            self.canv.setFont(face, TITLE_SIZE)
            for line in lines:
                y -= self._pitch
                self.canv.drawCentredString(self.width / 2, y + 4, line)
        if self._rule:
            centred_rule(self.canv, self.width / 2, y + 4 - _TITLE_RULE_BELOW, self._rule)


class WritingLinePart(Flowable):  # type: ignore[misc]
    """One dotted line to write on."""

    def __init__(self, width: float) -> None:
        """`width` in points."""
        super().__init__()
        self.width, self.height = width, WRITING_LINE_MM * MM

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size it takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        self.canv.saveState()
        self.canv.setDash(0.8, 2.4)
        self.canv.setLineWidth(0.8)
        self.canv.line(0, 5, self.width, 5)
        self.canv.restoreState()


class CodeBoxesPart(Flowable):  # type: ignore[misc]
    """Framed groups of a code in rows, and the QR at their right."""

    _BOX_MM, _HEIGHT_MM, _QR_MM = 33.0, 15.5, 31.0

    def __init__(self, boxes: CodeBoxes) -> None:
        """Measure the rows."""
        super().__init__()
        self._boxes, self._columns = boxes, boxes.abreast
        self._rows = -(-len(boxes.groups) // self._columns)
        self.width = (self._columns * self._BOX_MM + self._QR_MM + 2) * MM
        self.height = max(self._rows * self._HEIGHT_MM, self._QR_MM) * MM + 8

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size it takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        wide, high = self._BOX_MM * MM, self._HEIGHT_MM * MM
        top = self.height - 4
        for at in range(self._rows * self._columns):
            row, column = divmod(at, self._columns)
            x, y = column * wide, top - (row + 1) * high
            self.canv.setLineWidth(0.5)
            self.canv.rect(x, y, wide, high)
            if at < len(self._boxes.groups):
                self._group(at, x + wide / 2, y)
            else:
                self.canv.setFont(SERIF_ITALIC, 10)
                self.canv.drawCentredString(x + wide / 2, y + high / 2 - 3, printable(self._boxes.filler))
        self.canv.setLineWidth(1.2)
        self.canv.rect(0, top - self._rows * high, self._columns * wide, self._rows * high)
        side = self._QR_MM * MM
        draw_qr(self.canv, qr_squares(self._boxes.qr), self._columns * wide + 2 * MM, top - side, side)

    def _group(self, at: int, centre: float, y: float) -> None:
        self.canv.setFont(SERIF, 9)
        self.canv.drawCentredString(centre, y + self._HEIGHT_MM * MM - 10, f"{self._boxes.named} {at + 1}")
        self.canv.setFont(MONO_BOLD, 22)
        self.canv.drawCentredString(centre, y + 9, self._boxes.groups[at])


def centred_rule(canvas: Canvas, centre: float, y: float, length: float) -> None:
    """A solid line of a measured length."""
    canvas.setLineWidth(RULE)
    canvas.line(centre - length / 2, y, centre + length / 2, y)


def draw_qr(canvas: Canvas, squares: QrSquares, x: float, y: float, side: float) -> None:
    """The code with its white border inside a square of `side` points whose lower left corner is at x, y."""
    module = side / squares.modules
    path = canvas.beginPath()
    for row, column, length in squares.runs:
        path.rect(x + column * module, y + side - (row + 1) * module, length * module, module)
    canvas.drawPath(path, stroke=0, fill=1)
