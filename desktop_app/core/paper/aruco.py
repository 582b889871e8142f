"""The marks of the dictionary DICT_4X4_50 by which a scanner finds a page and its corners, as squares."""

from desktop_app.core.paper.qr import QrSquares

# Four by four bits of each mark, the upper left one first; a set bit is a white square. Derived from the dictionary
# itself, and found again on printed pages by OpenCV's own detector in the slow stage `scanning`.
_BITS = (
    0xB532, 0x0F9A, 0x332D, 0x9946, 0x549E, 0x79CD, 0x9E2E, 0xC4F2, 0xFEDA, 0xCF56, 0xF991, 0x11A7, 0x0EB7, 0x2A0F,
    0x24B1, 0x263E, 0x4665, 0x6600, 0x6C5E, 0x76AF, 0x868B, 0xB02B, 0xCCD5, 0xDD82, 0xFE47, 0x9471, 0xACE4, 0xA554,
    0x2123, 0x346F, 0x4415, 0x57B2, 0x9ECF, 0xF0CB, 0x08AE, 0x0929, 0x1875, 0x04FF, 0x0DF6, 0x1C5A, 0x1718, 0x2A28,
    0x328C, 0x38B2, 0x24E8, 0x2EEB, 0x2D3F, 0x4B64, 0x502E, 0x5013,
)  # fmt: skip
_INSIDE = 4
MARKS = len(_BITS)
"""How many marks there are; their numbers begin with 0."""


def mark_squares(number: int) -> QrSquares:
    """The dark squares of a mark with its black border, six squares wide; no white is added around it."""
    wide = _INSIDE + 2
    rows = [[True] * wide for _ in range(wide)]
    for at in range(_INSIDE * _INSIDE):
        row, column = divmod(at, _INSIDE)
        rows[row + 1][column + 1] = not _BITS[number] >> (_INSIDE * _INSIDE - 1 - at) & 1
    runs = tuple((row, column, 1) for row in range(wide) for column in range(wide) if rows[row][column])
    return QrSquares(wide, runs)
