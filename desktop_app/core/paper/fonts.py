"""The faces papers are set in: bundled, registered once under our own names, the same on every machine."""

import re
import unicodedata
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop_app.core.paper.inline import Run
from desktop_app.core.resources import resource

SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC = "SoSerif", "SoSerif-Bold", "SoSerif-Italic", "SoSerif-BoldItalic"
MONO, MONO_BOLD = "SoMono", "SoMono-Bold"
SANS, SANS_BOLD = "SoSans", "SoSans-SemiBold"
"""What is read on paper as on the screen (the manual, the poster); no official paper is set in it."""

WORD_FAMILY, WORD_MONO_FAMILY = "Times New Roman", "Courier New"
"""What Word and Excel set papers in: the decree's own face, of the same widths as the bundled one."""

_FILES = {
    SERIF: "LiberationSerif-Regular.ttf",
    SERIF_BOLD: "LiberationSerif-Bold.ttf",
    SERIF_ITALIC: "LiberationSerif-Italic.ttf",
    SERIF_BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
    MONO: "LiberationMono-Regular.ttf",
    MONO_BOLD: "LiberationMono-Bold.ttf",
}
_SANS_FILES = {SANS: "NotoSans-Regular.ttf", SANS_BOLD: "NotoSans-SemiBold.ttf"}
_NO_GLYPH = "□"
_SPACES = re.compile(r"[\u2000-\u200a\u202f\u205f\u3000\t\x0b\x0c]")
_HYPHENS = re.compile(r"[\u2010\u2011]")


@cache
def register_faces() -> None:
    """Make the faces known to reportlab; a second call does nothing, for two faces of one name would collide."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts") / file)))
    pdfmetrics.registerFontFamily(SERIF, SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC)
    pdfmetrics.registerFontFamily(MONO, MONO, MONO_BOLD, MONO, MONO_BOLD)


@cache
def register_sans() -> None:
    """Make the faces of the screen known to reportlab as well; what they lack (arrows) stands in the serif one."""
    register_faces()
    for name, file in _SANS_FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts") / file)))
    pdfmetrics.registerFontFamily(SANS, SANS, SANS_BOLD, SANS, SANS_BOLD)


def lacks(face: str, letter: str) -> bool:
    """Whether a registered face has no such letter."""
    return ord(letter) not in pdfmetrics.getFont(face).face.charToGlyph


def face_of(run: Run) -> str:
    """The name of the face that a run is set in."""
    if run.mono:
        return MONO_BOLD if run.bold else MONO
    if run.bold:
        return SERIF_BOLD_ITALIC if run.italic else SERIF_BOLD
    return SERIF_ITALIC if run.italic else SERIF


def text_width(text: str, face: str, size: float) -> float:
    """The width of one line in points."""
    register_faces()
    return float(pdfmetrics.stringWidth(text, face, size))


def printable(text: str) -> str:
    """The text as it can be set: composed, without signs that cannot be seen, □ for a letter that no face has.

    reportlab prints nothing at all for a letter it lacks, and what is missing would not be noticed.
    """
    if text.isascii() and text.isprintable():
        return text
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    known = _letters()
    if known.issuperset(text):
        return text
    text = _HYPHENS.sub("-", _SPACES.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))
    return "".join(c if c in known else _NO_GLYPH for c in text if c in known or not _unseen(c))


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Mn", "Me") or unicodedata.combining(char) > 0


@cache
def _letters() -> frozenset[str]:
    register_faces()
    faces: list[Any] = [pdfmetrics.getFont(name).face for name in _FILES]
    shared = set(faces[0].charToGlyph).intersection(*(face.charToGlyph for face in faces[1:]))
    return frozenset(c for c in map(chr, shared) if c == "\n" or not _unseen(c)) | {"\n"}
