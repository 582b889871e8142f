"""The top of a statistical form broken into lines, the same for PDF and Word, and drawn for PDF."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.platypus import Flowable

from desktop_app.core.paper.document import FormHead
from desktop_app.core.paper.fonts import SERIF_BOLD, SERIF_ITALIC, printable
from desktop_app.core.paper.measures import MM, HeadLine, balanced_lines

SIDE_MM = 62.0
_TITLE, _AGENCY, _PERIOD, _LABEL, _SOURCE = 14.0, 12.0, 11.5, 12.0, 9.5
_PITCH = 1.24
_BELOW = 8.0
_CLEAR = 4.0


@dataclass(frozen=True)
class MeasuredFormHead:
    """Its three columns, each a list of lines."""

    left: tuple[HeadLine, ...]
    middle: tuple[HeadLine, ...]
    right: tuple[HeadLine, ...]


def measure_form_head(head: FormHead, width_mm: float) -> MeasuredFormHead:
    """The lines of each column, none wider than it."""
    side, middle = SIDE_MM * MM - _CLEAR, (width_mm - 2 * SIDE_MM) * MM - _CLEAR
    return MeasuredFormHead(
        tuple(line for text in head.agency for line in _lines(text, SERIF_BOLD, _AGENCY, side)),
        (*_lines(head.title, SERIF_BOLD, _TITLE, middle), *_lines(head.period, SERIF_ITALIC, _PERIOD, middle)),
        (*_lines(head.label, SERIF_BOLD, _LABEL, side), *_lines(head.source, SERIF_ITALIC, _SOURCE, side)),
    )


def _lines(text: str, face: str, size: float, limit: float) -> Iterator[HeadLine]:
    return (HeadLine(line, face, size) for line in (balanced_lines(printable(text), face, size, limit) if text else ()))


class FormHeadPart(Flowable):  # type: ignore[misc]
    """The top of a statistical form."""

    def __init__(self, head: FormHead, width_mm: float) -> None:
        """Break the lines."""
        super().__init__()
        measured = measure_form_head(head, width_mm)
        self.width = width_mm * MM
        self._columns = (
            (SIDE_MM / 2 * MM, measured.left),
            (self.width / 2, measured.middle),
            (self.width - SIDE_MM / 2 * MM, measured.right),
        )
        self.height = max(sum(line.size * _PITCH for line in lines) for _, lines in self._columns) + _BELOW

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size it takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw each column from the top."""
        for centre, lines in self._columns:
            y = self.height
            for line in lines:
                y -= line.size * _PITCH
                self.canv.setFont(line.face, line.size)
                self.canv.drawCentredString(centre, y + line.size * 0.24, line.text)
