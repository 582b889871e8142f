"""Two demo stories, one told on Linux and one on Windows, must say the same words and numbers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pypdfium2

from tests.slow.machine import Failed

PAPERS, SUMMARY = "giay-to", "tom-tat.txt"
FREE = {"office.file_code"}
MARK = re.compile(r"\b[0-9A-F]{4}(-[0-9A-F]{4}){3}\b")
"""Keys are chosen by chance: the file's code and the journal's end are never alike in two offices."""


def compare(one: Path, other: Path, told: str, told_other: str) -> list[str]:
    """What was compared, in words; `Failed` with the first places where the stories differ."""
    _same("what was told as JSON", dict(_flat(json.loads(told))), dict(_flat(json.loads(told_other))))
    _same(SUMMARY, _lines(one / SUMMARY), _lines(other / SUMMARY))
    names = sorted(path.name for path in (one / PAPERS).iterdir())
    _same("the names of the papers", names, sorted(path.name for path in (other / PAPERS).iterdir()))
    lines = ["the story as JSON and in words"]
    for name in names:
        kind = name.rpartition(".")[2]
        mine, theirs = READERS[kind](one / PAPERS / name), READERS[kind](other / PAPERS / name)
        if not mine:
            raise Failed(f"{name} says nothing")
        _same(name, mine, theirs)
        lines.append(f"{name}: {len(mine)} {PARTS[kind]}")
    return lines


def excel_values(path: Path) -> list[Any]:
    """Every row of every sheet, as values."""
    book = openpyxl.load_workbook(path)
    return [(sheet.title, *row) for sheet in book for row in sheet.iter_rows(values_only=True)]


def pdf_pages(path: Path) -> list[str]:
    """The words of each page, without the mark that joins the paper to its own journal."""
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    document.close()
    return [MARK.sub("the mark", page) for page in pages]


def word_parts(path: Path) -> list[str]:
    """The words of a Word file, paragraph by paragraph, with what surrounds them."""
    with ZipFile(path) as packed:
        text = packed.read("word/document.xml").decode("utf-8")
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", text, re.DOTALL)
    return ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", paragraph)) for paragraph in paragraphs]


READERS = {"xlsx": excel_values, "pdf": pdf_pages, "docx": word_parts}
PARTS = {"xlsx": "rows", "pdf": "pages", "docx": "paragraphs"}


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every single value under its dotted name."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}.{key}".lstrip("."))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _flat(inner, f"{name}.{place}")
    elif name not in FREE:
        yield name, value


def _lines(path: Path) -> list[str]:
    return path.read_bytes().decode("utf-8").split("\n")


def _same(what: str, mine: Any, theirs: Any) -> None:
    if mine == theirs:
        return
    if isinstance(mine, dict) and isinstance(theirs, dict):
        keys = sorted(key for key in {*mine, *theirs} if mine.get(key) != theirs.get(key))
        shown = [f"{key}: {mine.get(key)!r} / {theirs.get(key)!r}" for key in keys]
    elif isinstance(mine, list) and isinstance(theirs, list):
        pairs = zip(mine, theirs, strict=False)
        shown = [f"{place}: {a!r} / {b!r}" for place, (a, b) in enumerate(pairs) if a != b]
        shown += [f"{len(mine)} parts / {len(theirs)} parts"] if len(mine) != len(theirs) else []
    else:
        shown = [f"{mine!r} / {theirs!r}"]
    raise Failed(f"{what} differs between Linux and Windows\n" + "\n".join(shown[:5])[:3000])
