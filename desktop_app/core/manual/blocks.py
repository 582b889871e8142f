"""What a page of the manual says, out of its Markdown: headings, passages, pictures and small tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.core.text.fold import fold, nfc

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True)
class Words:
    """A stretch of text in one look; `link` names where it leads: a page of the manual, with `#heading` if wanted."""

    text: str
    bold: bool = False
    link: str = ""


Line = tuple[Words, ...]


@dataclass(frozen=True)
class Heading:
    """A heading inside a page, and the name by which links know it."""

    text: str
    anchor: str


@dataclass(frozen=True)
class Passage:
    """A paragraph, or an item of a list that stands `depth` lists deep under its `mark` (a dot, a number).

    One that is a `note` stands out from the others.
    """

    line: Line
    mark: str = ""
    depth: int = 0
    note: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture by its name, without folder and ending, and the words under it."""

    name: str
    caption: str


@dataclass(frozen=True)
class Grid:
    """A small table: its head and its rows."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


Block = Heading | Passage | Picture | Grid


class UnknownMarkdown(ValueError):
    """The text uses something that neither the screen nor paper can show."""


def text_of(line: Line) -> str:
    """The words alone."""
    return "".join(words.text for words in line)


def anchor_of(heading: str) -> str:
    """The name of a heading in links: its words without accents, joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(heading)).strip("-")


@cache
def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a page in order."""
    from markdown_it import MarkdownIt  # the window starts without it

    return tuple(_Reader(MarkdownIt("commonmark").enable("table").parse(nfc(text))).blocks())


class _Reader:
    """Walks along the tokens of one page."""

    def __init__(self, tokens: "Sequence[Token]") -> None:
        self._tokens = iter(tokens)
        self._counts: list[int | None] = []
        self._notes = 0
        self._mark = ""

    def blocks(self) -> Iterator[Block]:
        for token in self._tokens:
            if token.type == "heading_open":
                heading = text_of(self._inline())
                yield Heading(heading, anchor_of(heading))
            elif token.type == "paragraph_open":
                yield from self._paragraph()
            elif token.type == "table_open":
                yield self._grid()
            else:
                self._note(token)

    def _note(self, token: "Token") -> None:
        """Remember in which lists and notes what follows stands."""
        if token.type in ("bullet_list_open", "ordered_list_open"):
            first = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
            self._counts.append(first)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._counts.pop()
        elif token.type == "list_item_open":
            number = self._counts[-1]
            self._mark = "•" if number is None else f"{number}."
            self._counts[-1] = None if number is None else number + 1
        elif token.type in ("blockquote_open", "blockquote_close"):
            self._notes += token.nesting
        elif token.type not in ("list_item_close", "paragraph_close", "heading_close"):
            raise UnknownMarkdown(f"{token.type} in line {(token.map or [0])[0] + 1}")

    def _paragraph(self) -> Iterator[Block]:
        inline = next(self._tokens)
        pictures = [each for each in inline.children or () if each.type == "image"]
        if pictures and len(pictures) == len([each for each in inline.children or () if each.type != "softbreak"]):
            for each in pictures:
                yield Picture(_picture_name(str(each.attrs["src"])), each.content)
            return
        mark, self._mark = self._mark, ""
        yield Passage(_line(inline), mark, len(self._counts), self._notes > 0)

    def _inline(self) -> Line:
        return _line(next(self._tokens))

    def _grid(self) -> Grid:
        rows: list[list[Line]] = []
        for token in self._tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(_line(token))
        head, *others = (tuple(row) for row in rows)
        return Grid(head, tuple(others))


def _line(inline: "Token") -> Line:
    return tuple(_runs(inline.children or ()))


def _runs(children: "Sequence[Token]") -> Iterator[Words]:
    bold, link = 0, ""
    for each in children:
        if each.type in ("strong_open", "strong_close"):
            bold += each.nesting
        elif each.type == "link_open":
            link = str(each.attrs["href"])
        elif each.type == "link_close":
            link = ""
        elif each.type in ("text", "code_inline"):
            if each.content:
                yield Words(each.content, bold > 0, link)
        elif each.type in ("softbreak", "hardbreak"):
            yield Words(" ", bold > 0, link)
        elif each.type not in ("em_open", "em_close"):  # slanted letters are hard to read on screen: they stay upright
            raise UnknownMarkdown(f"{each.type}: {each.content}")


def _picture_name(source: str) -> str:
    found = re.fullmatch(r"hinh/([a-z0-9_-]+)\.png", source)
    if not found:
        raise UnknownMarkdown(f"a picture has to lie in hinh/ and end in .png: {source}")
    return found[1]
