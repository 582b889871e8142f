"""QR codes as squares of black modules, drawn by each writer at an exact size."""

from dataclasses import dataclass
from io import BytesIO

import segno

QUIET_MODULES = 4
_PIXELS = 12


@dataclass(frozen=True)
class QrSquares:
    """The dark runs of a code, in modules from the upper left corner of its white border."""

    modules: int
    runs: tuple[tuple[int, int, int], ...]
    """Row, column, length."""


def qr_squares(text: str, level: str = "M", version: int | None = None) -> QrSquares:
    """The code for `text`; the level never rises by itself, so that two prints of one paper are alike.

    A `version` keeps codes of one kind of paper at one size; a text too long for it takes the next one that holds it.
    """
    code = _code(text, level, version)
    runs: list[tuple[int, int, int]] = []
    for row, line in enumerate(code.matrix):
        start = None
        for column, dark in enumerate((*line, 0)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                runs.append((row + QUIET_MODULES, start + QUIET_MODULES, column - start))
                start = None
    return QrSquares(len(code.matrix) + 2 * QUIET_MODULES, tuple(runs))


def qr_png(text: str, level: str = "M", version: int | None = None) -> bytes:
    """The same code with its white border as a picture, for papers that hold pictures only."""
    out = BytesIO()
    _code(text, level, version).save(out, kind="png", scale=_PIXELS, border=QUIET_MODULES)
    return out.getvalue()


def _code(text: str, level: str, version: int | None) -> segno.QRCode:
    try:
        return segno.make_qr(text, error=level, version=version, boost_error=False)
    except segno.DataOverflowError:
        return segno.make_qr(text, error=level, boost_error=False)
