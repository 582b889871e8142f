"""Word files made for tests with python-docx, with the lists that Word numbers by itself."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Level = tuple[str, str]
"""The form of a level's number and its text, as in ("decimal", "Điều %1.")."""


def saved(word: WordFile) -> bytes:
    """The file's bytes."""
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def of_paragraphs(*texts: str) -> bytes:
    """A file of these paragraphs."""
    word = docx.Document()
    for text in texts:
        word.add_paragraph(text)
    return saved(word)


def add_list(word: WordFile, key: int, levels: Sequence[Level], extra: str = "") -> None:
    """A list with a use of the same key; `extra` goes into that use, as a restart does."""
    root: Any = word.part.numbering_part.element
    shapes = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">{shapes}</w:abstractNum>')
    root.insert(0, abstract)
    add_use(word, key, key, extra)


def add_use(word: WordFile, key: int, of_list: int, extra: str = "") -> None:
    """One more use of a list."""
    root: Any = word.part.numbering_part.element
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{of_list}"/>{extra}</w:num>'))


def listed(word: WordFile, text: str, key: int, level: int = 0) -> None:
    """A paragraph that Word numbers."""
    paragraph: Any = word.add_paragraph(text)._p
    paragraph.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')
    )
