"""QR codes as squares of black modules, drawn by each writer at an exact size."""

from dataclasses import dataclass

import segno

QUIET_MODULES = 4


@dataclass(frozen=True)
class QrSquares:
    """The dark runs of a code, in modules from the upper left corner of its white border."""

    modules: int
    runs: tuple[tuple[int, int, int], ...]
    """Row, column, length."""


def qr_squares(text: str, level: str = "M") -> QrSquares:
    """The code for `text`; the level never rises by itself, so that two prints of one paper are alike."""
    code = segno.make_qr(text, error=level, boost_error=False)
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
