"""What hangs on a board and is read by a scanner: labels to cut out, the band at the foot of a notice."""

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Band, QrLabel
from desktop_app.core.paper.lines import Line, Typesetter
from desktop_app.core.paper.measures import BAND_MM, LABEL_MM, MM, QR_ON_BOARD_MM, board_qr
from desktop_app.core.paper.pdf_parts import draw_qr
from desktop_app.core.paper.pdf_table import draw_lines

_INSIDE = 2 * MM
_WIDE = (LABEL_MM[0] - QR_ON_BOARD_MM) * MM - 2 * _INSIDE
_HIGH = LABEL_MM[1] * MM - 2 * _INSIDE
_LABEL_SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
_PITCH = 1.22
_BAND_LOW, _BAND_HIGH = 17 * MM, 37.7 * MM
_BAND_SIZE = 11.0
_DASHES = (2.5, 2)


class LabelRow(Flowable):  # type: ignore[misc]
    """Up to two labels side by side, each in its frame; what does not fit at this size is cut."""

    def __init__(self, labels: tuple[QrLabel, ...], size: float) -> None:
        """`size` is that of the text in points."""
        super().__init__()
        self._labels, self._size = labels, size
        self.width, self.height = 2 * LABEL_MM[0] * MM, LABEL_MM[1] * MM

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size it takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        wide, high, side, pitch = LABEL_MM[0] * MM, self.height, QR_ON_BOARD_MM * MM, self._size * _PITCH
        self.canv.saveState()
        self.canv.setDash(*_DASHES)
        self.canv.setLineWidth(0.6)
        for at in range(len(self._labels)):
            self.canv.rect(at * wide, 0, wide, high)
        self.canv.restoreState()
        for at, label in enumerate(self._labels):
            left = at * wide + _INSIDE
            draw_qr(self.canv, board_qr(label.qr), left, (high - side) / 2, side)
            lines = _cut(_broken(label, self._size), int(_HIGH // pitch))
            top = (high + len(lines) * pitch) / 2
            draw_lines(self.canv, lines, left + side, top, _WIDE, self._size, pitch, Align.LEFT)


def label_rows(labels: tuple[QrLabel, ...]) -> list[LabelRow]:
    """All labels two by two, in the largest size at which each of them fits, else in the smallest."""
    size = next((each for each in _LABEL_SIZES if all(_fits(label, each) for label in labels)), _LABEL_SIZES[-1])
    return [LabelRow(labels[at : at + 2], size) for at in range(0, len(labels), 2)]


def _fits(label: QrLabel, size: float) -> bool:
    return sum(map(len, _broken(label, size))) * size * _PITCH <= _HIGH


def _broken(label: QrLabel, size: float) -> list[list[Line]]:
    setter = Typesetter()
    return [setter.wrap(line, _WIDE, size) for line in label.lines]


def _cut(broken: list[list[Line]], most: int) -> list[Line]:
    """All lines, the longest paragraph cut so far that `most` remain."""
    longest = max(broken, key=len, default=[])
    over = max(0, sum(map(len, broken)) - most)
    return [line for each in broken for line in (each[: max(1, len(each) - over)] if each is longest else each)]


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
