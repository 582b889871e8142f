"""What must be true of the papers of every table, whatever area they are of."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

import docx
from reportlab.pdfbase import pdfmetrics

from desktop_app.core.paper.document import Document
from desktop_app.core.paper.fonts import SERIF, SERIF_BOLD, SERIF_BOLD_ITALIC, SERIF_ITALIC
from desktop_app.core.paper.word import write_docx
from desktop_app.office.form_papers.table import PaperKind
from desktop_app.office.profile import Profile
from desktop_app.office.wording import shipped_wordings
from tests.core.paper.samples import ReadPdf

NOW, BEFORE = datetime(2026, 11, 8, 9, 35), datetime(2025, 5, 12, 9, 35)
PROFILE = Profile(
    name="xã Thí Dụ", province="tỉnh Minh Họa", place="Thí Dụ", chairperson="Nguyễn Văn Mẫu", phone="0200 000 000",
)  # fmt: skip
_MARKS = "#*="
_DRAWN, _LINES = "#", "="


def words_of(kind: PaperKind) -> set[str]:
    """The paragraphs that the kind prints in any of its forms."""
    named = {part.partition("@")[0] for part in kind.parts if part[0] not in (_DRAWN, _LINES)}
    instead = {name for version in kind.versions for name in version.instead.values() if name}
    return {name.lstrip(_MARKS) for name in named | instead}


def loose_words(kinds: Mapping[str, PaperKind]) -> list[tuple[str, set[str]]]:
    """Paragraphs that are named and have no words, or have words and are never printed, by wording."""
    found = []
    for wording in {kind.wording for kind in kinds.values()}:
        printed = set().union(*(words_of(kind) for kind in kinds.values() if kind.wording == wording))
        has = {part.name for part in shipped_wordings()[wording].parts} - {"noi_nhan"}
        if printed != has:
            found.append((wording, printed ^ has))
    return found


def letters_apart(document: Document, pdf: ReadPdf) -> str:
    """The letters that stand more often in one of Word and PDF; "" when both say the same."""
    word = docx.Document(BytesIO(write_docx(document)))
    said = "".join(text.text or "" for text in word.element.body.iter("{*}t"))
    printed = pdf.all_text()
    for around in (document.top_mark, *((document.foot.left, document.foot.right) if document.foot else ())):
        printed = printed.replace(around, "")
    return "" if _letters(said) == _letters(printed) else f"{_letters(said)}\n{_letters(printed)}"


def unprintable(pdf: ReadPdf) -> set[str]:
    """Letters that one of the four faces lacks."""
    text = pdf.all_text()
    assert unicodedata.is_normalized("NFC", text)
    faces = [pdfmetrics.getFont(face).face.charToGlyph for face in (SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC)]
    return {letter for letter in text if not letter.isspace() and any(ord(letter) not in known for known in faces)}


def near_the_edge(pdf: ReadPdf) -> list[tuple[int, str]]:
    """Letters nearer than 8 points to the edge, with their page."""
    found = []
    for page in range(len(pdf)):
        width, height = pdf.file[page].get_size()
        for letter in pdf.letters(page):
            if not (8 <= letter.left <= letter.right <= width - 8 and 8 <= letter.low <= letter.high <= height - 8):
                found.append((page, letter.text))
    return found


def _letters(text: str) -> str:
    """The letters by the alphabet: columns are read in another order from a page than from a table."""
    return "".join(sorted(re.sub(r"[\s\u00a0…\d]", "", text)))
