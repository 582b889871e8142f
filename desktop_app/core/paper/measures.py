"""The measured parts of letterhead and title, the same for PDF and Word (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from dataclasses import dataclass

from desktop_app.core.paper.document import Document, Letterhead, Signature
from desktop_app.core.paper.fonts import SERIF, SERIF_BOLD, SERIF_ITALIC, printable, text_width
from desktop_app.core.paper.official import place_and_day
from desktop_app.core.paper.qr import QrSquares, qr_png, qr_squares

MM = 72 / 25.4
MARGINS_MM = (20.0, 20.0, 30.0, 15.0)
LANDSCAPE_MARGINS_MM = (20.0, 15.0, 22.0, 10.0)
"""Top, bottom, left, right."""

BAND_MM = 44.0
"""The lower margin of a paper with a band: QR code from 15 to 42 mm above the edge, the dashed line over it."""

QR_ON_BOARD_MM = 27.0
LABEL_MM = (82.5, 50.0)
_ON_BOARD: tuple[str, int] = ("Q", 4)
"""Codes that hang outdoors are large and can still be read when a quarter of them is lost."""

LEFT_COLUMN_MM, RIGHT_COLUMN_MM = 65.0, 100.0
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
HEAD_PITCH = 1.25
_HEAD_SIZES = (13.0, 12.5, 12.0)
_CLEAR_OF_THE_OTHER_COLUMN_MM = 1.0
_CLEAR_OF_A_SIGNATURE = 8.0
_SMALLER_BESIDE = 1.5
_BETWEEN_NAMES = "\u00a0" * 4
TITLE_SIZE = 14.0
ABOUT_SIZE = 12.0
WRITING_LINE_MM = 8.0
TITLE_RULE = 0.4
AGENCY_RULE = 0.5


@dataclass(frozen=True)
class HeadLine:
    """One line of the letterhead."""

    text: str
    face: str
    size: float

    @property
    def width(self) -> float:
        """Its width in points."""
        return text_width(self.text, self.face, self.size)


@dataclass(frozen=True)
class MeasuredHead:
    """The letterhead with its sizes chosen so that nothing runs into the other column."""

    left: tuple[HeadLine, ...]
    right: tuple[HeadLine, HeadLine]
    number: str
    place_and_day: str
    about: tuple[str, ...] = ()

    @property
    def agency_rule(self) -> float:
        """Half the width of the last line of the agency; nothing where there is none."""
        return self.left[-1].width * AGENCY_RULE if self.left else 0.0

    @property
    def motto_rule(self) -> float:
        """Exactly the width of the motto."""
        return self.right[1].width


def margins_mm(document: Document) -> tuple[float, float, float, float]:
    """Top, bottom, left, right of the text of a document."""
    if document.landscape:
        return LANDSCAPE_MARGINS_MM
    top, bottom, left, right = MARGINS_MM
    return top, BAND_MM if document.band else bottom, left, right


def board_qr(text: str) -> QrSquares:
    """The code of a paper that hangs on a board, of one size for all."""
    return qr_squares(text, *_ON_BOARD)


def board_qr_png(text: str) -> bytes:
    """The same as a picture."""
    return qr_png(text, *_ON_BOARD)


def attached_lines(document: Document) -> tuple[str, ...]:
    """What an appendix belongs to, in lines under its title."""
    if not document.attached:
        return ()
    limit = document.text_width_mm * MM * 0.95
    return tuple(balanced_lines(printable(document.attached), SERIF_ITALIC, TITLE_SIZE, limit))


def measure_head(letterhead: Letterhead, right_mm: float = RIGHT_COLUMN_MM) -> MeasuredHead:
    """Choose 13, else 12 points for the agency, then break it over two lines."""
    limit = (LEFT_COLUMN_MM - _CLEAR_OF_THE_OTHER_COLUMN_MM) * MM
    wanted = [(printable(letterhead.superior), SERIF)] if letterhead.superior else []
    wanted += [(printable(line), SERIF_BOLD) for line in letterhead.agency]
    size = next(
        (size for size in _HEAD_SIZES if all(text_width(text, face, size) <= limit for text, face in wanted)),
        _HEAD_SIZES[-1],
    )
    left = tuple(
        HeadLine(piece, face, size) for text, face in wanted for piece in balanced_lines(text, face, size, limit)
    )
    country = next(s for s in (13.0, 12.0) if text_width(COUNTRY, SERIF_BOLD, s) <= right_mm * MM)
    dated = place_and_day(letterhead.place, letterhead.dated_on) if letterhead.dated_on else ""
    return MeasuredHead(
        left,
        (HeadLine(COUNTRY, SERIF_BOLD, country), HeadLine(MOTTO, SERIF_BOLD, country + 1)),
        f"Số: {letterhead.number}" if letterhead.number else "",
        printable(dated),
        tuple(balanced_lines(printable(letterhead.about), SERIF, ABOUT_SIZE, limit)) if letterhead.about else (),
    )


def title_lines(document: Document) -> tuple[str, ...]:
    """The kind of paper and its abstract, the abstract broken where it was told to and evenly where it is too wide."""
    limit = document.text_width_mm * MM * 0.9
    parts = (document.title, *document.abstract)
    return tuple(
        line for part in parts if part for line in balanced_lines(printable(part), SERIF_BOLD, TITLE_SIZE, limit)
    )


def title_rule(document: Document, lines: tuple[str, ...]) -> float:
    """The length of the rule under the abstract; 0 where there is no abstract."""
    return TITLE_RULE * max(text_width(line, SERIF_BOLD, TITLE_SIZE) for line in lines) if document.abstract else 0.0


def signature_widths(signatures: tuple[Signature, ...], width: float, size: float) -> list[float]:
    """The columns of signatures side by side: equal ones where every heading fits, else by what each heading needs."""
    count = max(len(signatures), 1)
    needs = [
        max(text_width(printable(text), SERIF_BOLD, points) for text, points in _bold_lines(who, size))
        for who in signatures
    ]
    spare = (width - sum(needs)) / count
    if max(needs, default=0.0) <= width / count - _CLEAR_OF_A_SIGNATURE or spare < _CLEAR_OF_A_SIGNATURE / 2:
        return [width / count] * len(signatures)
    return [need + spare for need in needs]


def _bold_lines(who: Signature, size: float) -> list[tuple[str, float]]:
    return [*((line, size) for line in who.lines), (names_of(who), name_size(who, size))]


def name_size(who: Signature, size: float) -> float:
    """The size of the printed name; two beside each other are set smaller."""
    return size - _SMALLER_BESIDE if who.beside else size


def names_of(who: Signature) -> str:
    """The names under one heading on one line, far enough apart to sign over each."""
    return f"{who.name}{_BETWEEN_NAMES}{who.beside}" if who.beside else who.name


def balanced_lines(text: str, face: str, size: float, limit: float) -> list[str]:
    """As few lines as fit into `limit` points, of widths as equal as the words allow."""
    words = [(word, text_width(word, face, size)) for word in text.split()]
    space = text_width(" ", face, size)
    best = _filled(words, space, limit)
    narrow, wide = 0.0, limit
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        tried = _filled(words, space, middle)
        if len(tried) > len(best):
            narrow = middle
        else:
            best, wide = tried, middle
    return best


def _filled(words: list[tuple[str, float]], space: float, limit: float) -> list[str]:
    lines: list[list[str]] = [[]]
    used = 0.0
    for word, width in words:
        if lines[-1] and used + space + width > limit:
            lines.append([])
            used = 0.0
        used += (space if lines[-1] else 0) + width
        lines[-1].append(word)
    return [" ".join(line) for line in lines]
