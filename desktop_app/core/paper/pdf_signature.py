"""Signatures and recipients at the end of a PDF paper."""

from typing import NamedTuple

from reportlab.platypus import Flowable

from desktop_app.core.paper.document import Signature, closed_lines
from desktop_app.core.paper.fonts import SERIF, SERIF_BOLD, SERIF_BOLD_ITALIC, SERIF_ITALIC, printable, text_width
from desktop_app.core.paper.lines import Typesetter
from desktop_app.core.paper.measures import HEAD_PITCH, MM, balanced_lines, name_size, names_of, signature_widths

RECIPIENTS_MM, SIGNING_MM = 75.0, 90.0
_RECIPIENT_PITCH = 13.2
_ABOVE = 6.0
_CLEAR = 8.0


class _Column(NamedTuple):
    centre: float
    lines: list[tuple[str, str, float]]
    names: list[str]
    name_size: float


class SignatureRow(Flowable):  # type: ignore[misc]
    """Signatures side by side with their names on one line; recipients stand at the left of the one signature.

    The lines of authority and the name are set in `size`, `free` points are left to sign; recipients keep to 11 points
    and their heading to 12. Columns are as wide as the headings over them need; a `centred` single signature stands in
    the middle.
    """

    def __init__(
        self,
        signatures: tuple[Signature, ...],
        width: float,
        size: float,
        free: float,
        recipients: tuple[str, ...] = (),
        *,
        centred: bool = False,
    ) -> None:
        """Break all lines and measure the height."""
        super().__init__()
        self.width, self._size, self._centred = width, size, centred
        self._pitch = size * HEAD_PITCH
        self._recipients = _recipient_lines(recipients, RECIPIENTS_MM * MM if signatures else width)
        self._columns = [
            _Column(centre, self._heading(who, wide), self._names(who, wide), name_size(who, size))
            for (centre, wide), who in zip(self._spots(signatures), signatures, strict=True)
        ]
        self._name_down = max((len(column.lines) for column in self._columns), default=0) * self._pitch + free
        names = max((len(column.names) for column in self._columns), default=0)
        signed = self._name_down + max(names, 1) * self._pitch if signatures else 0.0
        listed = 15 + len(self._recipients) * _RECIPIENT_PITCH if recipients else 0.0
        self.height = _ABOVE + max(signed, listed)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size it takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        top = self.height - _ABOVE - self._size
        if self._recipients:
            self.canv.setFont(SERIF_BOLD_ITALIC, 12)
            self.canv.drawString(0, top, "Nơi nhận:")
            self.canv.setFont(SERIF, 11)
            for at, line in enumerate(self._recipients, start=1):
                self.canv.drawString(0, top - 1 - at * _RECIPIENT_PITCH, line)
        for centre, lines, names, points in self._columns:
            for at, (text, face, size) in enumerate(lines):
                self.canv.setFont(face, size)
                self.canv.drawCentredString(centre, top - at * self._pitch, text)
            self.canv.setFont(SERIF_BOLD, points)
            for at, name in enumerate(names):
                self.canv.drawCentredString(centre, top - self._name_down - at * self._pitch, name)

    def _spots(self, signatures: tuple[Signature, ...]) -> list[tuple[float, float]]:
        """The centre and the width of each signature."""
        count = len(signatures)
        if self._centred:
            return [(self.width / 2, self.width - _CLEAR)] * count
        if self._recipients:
            return [((RECIPIENTS_MM + SIGNING_MM / 2) * MM, SIGNING_MM * MM - _CLEAR)] * count
        if count == 1:
            return [(self.width * 0.75, self.width / 2 - _CLEAR)]
        widths = signature_widths(signatures, self.width, self._size)
        return [(sum(widths[:at]) + wide / 2, wide - _CLEAR / 2) for at, wide in enumerate(widths)]

    def _heading(self, who: Signature, wide: float) -> list[tuple[str, str, float]]:
        lines = [(printable(who.above), SERIF_ITALIC, self._size)] if who.above else []
        for text in who.lines:
            lines += [(line, SERIF_BOLD, self._size) for line in self._broken(text, SERIF_BOLD, self._size, wide)]
        small = self._size - 1
        return lines + [(line, SERIF_ITALIC, small) for line in self._broken(who.note, SERIF_ITALIC, small, wide)]

    def _names(self, who: Signature, wide: float) -> list[str]:
        names = names_of(who)
        if who.beside and text_width(printable(names), SERIF_BOLD, name_size(who, self._size)) <= wide:
            return [names]
        return [line for name in (who.name, who.beside) for line in self._broken(name, SERIF_BOLD, self._size, wide)]

    @staticmethod
    def _broken(text: str, face: str, size: float, wide: float) -> list[str]:
        return balanced_lines(printable(text), face, size, wide) if text else []


def _recipient_lines(recipients: tuple[str, ...], width: float) -> list[str]:
    setter, lines = Typesetter(), []
    for text in closed_lines(recipients):
        wrapped = setter.wrap(f"- {text.removeprefix('- ')}", width - 3 * MM, 11)
        lines += ["".join(segment.text for segment in line.segments) for line in wrapped]
    return lines
