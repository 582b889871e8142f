"""Finding in the manual without accents: titles before headings before sentences, a page once; where F1 lands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from desktop_app.core.manual.blocks import Grid, Heading, Line, Passage, Picture, anchor_of, blocks_of, text_of
from desktop_app.core.manual.book import Book, ManualPage
from desktop_app.core.text.fold import tokens

FAR = 4
"""So many words a heading of another page has to share with what is said."""


class Where(IntEnum):
    """Where the words stand, the best place first."""

    TITLE = 0
    HEADING = 1
    SENTENCE = 2
    PAGE = 3


@dataclass(frozen=True)
class FoundPage:
    """A page that answers, the heading to land at (none for the top), and the sentence to show."""

    page: ManualPage
    where: Where
    anchor: str = ""
    heading: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class _Piece:
    """A sentence or a heading, its words folded, and the heading it stands under."""

    text: str
    words: tuple[str, ...]
    heading: str
    is_heading: bool = False


class Finder:
    """Asks the same book again and again; what it says is folded once."""

    def __init__(self, book: Book) -> None:
        """Fold every sentence of it."""
        self._pages = [(page, _pieces(page)) for page in book.pages]

    def find(self, typed: str) -> list[FoundPage]:
        """Every page with all the typed words (the last may be half typed), the best first.

        Pages that have them only here and there are told of where no page has them together.
        """
        wanted = tokens(typed)
        found = [self._best(page, pieces, wanted) for page, pieces in self._pages] if wanted else []
        ranked = sorted((each for each in found if each is not None), key=lambda each: each[0])
        together = [answer for _rank, answer in ranked if answer.where is not Where.PAGE]
        return together or [answer for _rank, answer in ranked]

    def land(self, slug: str, said: str) -> FoundPage | None:
        """Where the words of a sheet or an error are explained: a heading that says them, the longest one.

        On the page `slug` a heading answers when all its words (two at least) stand in `said`, or all of `said` in it;
        on other pages, where like words speak of other things, only a longer one whose words all stand in `said`.
        """
        told = set(tokens(said))
        answers = [
            (page.slug != slug, -len(piece.words), FoundPage(page, Where.HEADING, anchor_of(piece.text), piece.text))
            for page, pieces in self._pages
            for piece in pieces
            if piece.is_heading and _answers(set(piece.words), told, is_near=page.slug == slug)
        ]
        return min(answers, key=lambda each: each[:2])[2] if answers else None

    def _best(
        self, page: ManualPage, pieces: tuple[_Piece, ...], wanted: list[str]
    ) -> tuple[tuple[int, bool, int], FoundPage] | None:
        """The best place of a page, ranked: where, whether the words stand in a row, a title that begins so first."""
        title = tuple(tokens(page.title))
        if _has_all(title, wanted):
            first = next((piece.text for piece in pieces if not piece.is_heading), "")
            apart = not _in_a_row(title, wanted)
            after = 0 if " ".join(title).startswith(" ".join(wanted)) else len(title)
            return (Where.TITLE, apart, after), FoundPage(page, Where.TITLE, sentence=first)
        ranked = [(_rank(piece, wanted), piece) for piece in pieces if _has_all(piece.words, wanted)]
        if ranked:
            rank, piece = min(ranked, key=lambda each: each[0])
            return rank, _told(page, Where(rank[0]), piece)
        whole = {*title, *(word for piece in pieces for word in piece.words)}
        if not _has_all(tuple(whole), wanted):
            return None
        piece = max(pieces, key=lambda each: sum(word in each.words for word in wanted))
        return (Where.PAGE, True, 0), _told(page, Where.PAGE, piece)


def _rank(piece: _Piece, wanted: list[str]) -> tuple[int, bool, int]:
    apart = not _in_a_row(piece.words, wanted)
    return (Where.HEADING, apart, len(piece.words)) if piece.is_heading else (Where.SENTENCE, apart, 0)


def _told(page: ManualPage, where: Where, piece: _Piece) -> FoundPage:
    return FoundPage(page, where, anchor_of(piece.heading), piece.heading, "" if piece.is_heading else piece.text)


def _pieces(page: ManualPage) -> tuple[_Piece, ...]:
    """The headings and sentences of a page in order."""
    made, heading = list[_Piece](), ""
    for block in blocks_of(page.text):
        if isinstance(block, Heading):
            heading = block.text
            made.append(_Piece(heading, tuple(tokens(heading)), heading, is_heading=True))
        else:
            made += [_Piece(text, tuple(tokens(text)), heading) for text in _sentences(block)]
    return tuple(made)


def _sentences(block: Passage | Picture | Grid) -> Iterator[str]:
    if isinstance(block, Picture):
        yield block.caption
    elif isinstance(block, Passage):
        yield from re.split(r"(?<=[.;])\s+(?=[^\W\d_a-z])", text_of(block.line))
    else:
        rows: list[tuple[Line, ...]] = [block.head, *block.rows]
        yield from (" · ".join(text_of(cell) for cell in row) for row in rows)


def _has_all(said: tuple[str, ...], wanted: list[str]) -> bool:
    *whole, begun = wanted
    return all(word in said for word in whole) and any(word.startswith(begun) for word in said)


def _in_a_row(said: tuple[str, ...], wanted: list[str]) -> bool:
    return f" {' '.join(wanted)}" in f" {' '.join(said)}"


def _answers(heading: set[str], told: set[str], *, is_near: bool) -> bool:
    if is_near and (heading == told or (len(told) > 1 and told <= heading)):
        return True
    return len(heading) >= (2 if is_near else FAR) and heading <= told
