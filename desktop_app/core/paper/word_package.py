"""A Word file around its content: page, style, properties, and bytes that depend on nothing but the paper."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from desktop_app.core.paper.fonts import WORD_FAMILY
from desktop_app.core.paper.pdf_canvas import LANGUAGE

_STORY = "word/document.xml"
_HERE = "<w:p><w:r><w:t>@@</w:t></w:r></w:p>"
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class PageShape:
    """The page in millimetres; margins are top, bottom, left, right."""

    landscape: bool
    margins_mm: tuple[float, float, float, float]
    head_mm: float = 8.5
    foot_mm: float = 8.0


def new_word_file(subject: str, made_at: datetime, size: float, page: PageShape) -> WordFile:
    """An empty file of the right shape, in the decree's face and in Vietnamese."""
    word = docx.Document()
    properties = word.core_properties
    properties.title, properties.language, properties.author = subject, LANGUAGE, ""
    properties.comments = properties.last_modified_by = properties.subject = ""
    properties.created = properties.modified = _as_utc(made_at)
    style = cast(Any, word.styles["Normal"])
    style.font.name, style.font.size = WORD_FAMILY, Pt(size)
    looks = style.element.get_or_add_rPr()
    looks.rFonts.set(qn("w:eastAsia"), WORD_FAMILY)
    looks.rFonts.set(qn("w:cs"), WORD_FAMILY)
    looks.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}"/>'))
    style.paragraph_format.space_after = Pt(0)
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if page.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if page.landscape else (Mm(210), Mm(297))
    top, bottom, left, right = page.margins_mm
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(
        Mm, (top, bottom, left, right)
    )
    section.header_distance, section.footer_distance = Mm(page.head_mm), Mm(page.foot_mm)
    return word


def fill_part(part: Any, paragraphs: Iterable[str]) -> None:
    """Put paragraphs into a header or footer in place of what is there."""
    part.is_linked_to_previous = False
    element = part._element
    for child in list(element):
        element.remove(child)
    for text in paragraphs:
        element.append(parse_xml(text.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


def save_word_file(word: WordFile, story: Iterable[str], out: BinaryIO) -> None:
    """Write the file with `story` (blocks of the body as XML) as its content, piece by piece.

    What python-docx would take from the clock is set to one fixed time: the same paper gives the same bytes.
    """
    body = word.element.body
    body.insert(0, parse_xml(_HERE.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))
    shell = BytesIO()
    word.save(shell)
    with ZipFile(shell) as made, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for entry in sorted(made.infolist(), key=lambda each: each.filename != "[Content_Types].xml"):
            info = ZipInfo(entry.filename, _FIRST_TIME)
            info.compress_type = ZIP_DEFLATED
            with target.open(info, "w", force_zip64=entry.filename == _STORY) as written:
                if entry.filename == _STORY:
                    _write_story(written, made.read(entry).decode("utf-8"), story)
                else:
                    with made.open(entry) as source:
                        shutil.copyfileobj(source, written)


def _write_story(written: Any, shell: str, story: Iterable[str]) -> None:
    at = shell.index("@@")
    start, end = shell.rindex("<w:p>", 0, at), shell.index("</w:p>", at) + len("</w:p>")
    written.write(shell[:start].encode("utf-8"))
    for piece in story:
        written.write(piece.encode("utf-8"))
    written.write(shell[end:].encode("utf-8"))


def _as_utc(at: datetime) -> datetime:
    """The instant as the properties of a file keep it."""
    return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
