"""What hangs on a board and is read by a scanner: labels to cut out, the band at the foot of a notice."""

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Band, QrLabel
from desktop_app.core.paper.inline import Inline
from desktop_app.core.paper.lines import Line, Typesetter
from desktop_app.core.paper.measures import BAND_MM, LABEL_MM, MM, QR_ON_BOARD_MM, board_qr
from desktop_app.core.paper.pdf_parts import draw_qr
from desktop_app.core.paper.pdf_table import draw_lines

_INSIDE = 2 * MM
_LABEL_SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
_PITCH = 1.22
_BAND_LOW, _BAND_HIGH = 17 * MM, 37.7 * MM
_BAND_SIZE = 11.0
_DASHES = (2.5, 2)


class LabelRow(Flowable):  # type: ignore[misc]
    """Up to two labels side by side, each in its frame; a text too long for one is set smaller and then cut."""

    def __init__(self, labels: tuple[QrLabel, ...]) -> None:
        """Break the lines."""
        super().__init__()
        self._labels = labels
        self.width, self.height = 2 * LABEL_MM[0] * MM, LABEL_MM[1] * MM

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size it takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        wide, high, side = LABEL_MM[0] * MM, self.height, QR_ON_BOARD_MM * MM
        self.canv.saveState()
        self.canv.setDash(*_DASHES)
        self.canv.setLineWidth(0.6)
        for at in range(len(self._labels)):
            self.canv.rect(at * wide, 0, wide, high)
        self.canv.restoreState()
        for at, label in enumerate(self._labels):
            left, room = at * wide + _INSIDE, wide - side - 2 * _INSIDE
            draw_qr(self.canv, board_qr(label.qr), left, (high - side) / 2, side)
            size, lines = fitting_lines(label.lines, room, high - 2 * _INSIDE)
            pitch = size * _PITCH
            top = (high + len(lines) * pitch) / 2
            draw_lines(self.canv, lines, left + side, top, room, size, pitch, Align.LEFT)


def fitting_lines(lines: tuple[Inline, ...], width: float, height: float) -> tuple[float, list[Line]]:
    """The size at which all lines fit, and the lines as they break; at the smallest size the first ones are cut."""
    setter = Typesetter()
    broken: list[list[Line]] = []
    for size in _LABEL_SIZES:
        broken = [setter.wrap(line, width, size) for line in lines]
        if sum(map(len, broken)) * size * _PITCH <= height:
            break
    most = int(height // (size * _PITCH))
    spare = max(range(len(broken)), key=lambda at: len(broken[at]))
    broken[spare] = broken[spare][: max(1, len(broken[spare]) - max(0, sum(map(len, broken)) - most))]
    return size, [line for each in broken for line in each]


def draw_band(canvas: Canvas, band: Band, left: float, width: float) -> None:
    """The dashed line, the code and the lines of the band, each as large as the width allows."""
    canvas.saveState()
    canvas.setDash(*_DASHES)
    canvas.setLineWidth(0.6)
    canvas.line(left, BAND_MM * MM, left + width, BAND_MM * MM)
    canvas.restoreState()
    side = QR_ON_BOARD_MM * MM
    draw_qr(canvas, board_qr(band.qr), left, 15 * MM, side)
    setter, x, room = Typesetter(), left + side + 3 * MM, width - side - 3 * MM
    pitch = (_BAND_HIGH - _BAND_LOW) / max(len(band.lines) - 1, 1)
    for at, content in enumerate(band.lines):
        size = _BAND_SIZE
        while len(setter.wrap(content, room, size)) > 1:
            size *= 0.97
        for segment in setter.wrap(content, room, size)[0].segments:
            canvas.setFont(segment.face, size)
            canvas.drawString(x + segment.offset, _BAND_HIGH - at * pitch, segment.text)
