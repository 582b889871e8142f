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
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from lxml import etree

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
    shape_section(word.sections[0], page)
    return word


def shape_section(section: Any, page: PageShape) -> None:
    """Give the pages of a section their size, margins and the distance of header and footer."""
    section.orientation = WD_ORIENT.LANDSCAPE if page.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if page.landscape else (Mm(210), Mm(297))
    top, bottom, left, right = page.margins_mm
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(
        Mm, (top, bottom, left, right)
    )
    section.header_distance, section.footer_distance = Mm(page.head_mm), Mm(page.foot_mm)


def add_section(word: WordFile, page: PageShape) -> Any:
    """Pages of another paper after those that are there, numbered from 1 again."""
    section: Any = word.add_section(WD_SECTION.NEW_PAGE)
    shape_section(section, page)
    # The new section begins as a copy of the one before it, which may count from 1 already.
    if section._sectPr.find(qn("w:pgNumType")) is None:
        again = parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
        section._sectPr.find(qn("w:cols")).addprevious(again)
    return section


def section_ends(word: WordFile) -> list[str]:
    """The paragraphs that end all sections but the last, taken out of the file to stand behind their stories."""
    ends = []
    for child in list(word.element.body.iterchildren(qn("w:p"))):
        properties = child.find(qn("w:pPr"))
        if properties is not None and properties.find(qn("w:sectPr")) is not None:
            spacing = f'<w:spacing {nsdecls("w")} w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
            properties.insert(0, parse_xml(spacing))
            ends.append(etree.tostring(child, encoding="unicode"))
            word.element.body.remove(child)
    return ends


def picture(part: Any, png: bytes, side_mm: float) -> str:
    """A square picture as a run; `part` is the part of the file that will hold it."""
    inline = part.new_pic_inline(BytesIO(png), width=Mm(side_mm), height=Mm(side_mm))
    return f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"


def fill_part(part: Any, paragraphs: Iterable[str]) -> None:
    """Put paragraphs and tables into a header or footer in place of what is there."""
    part.is_linked_to_previous = False
    element = part._element
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f"<w:ftr {nsdecls('w')}>{''.join(paragraphs)}</w:ftr>")):
        element.append(child)


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
