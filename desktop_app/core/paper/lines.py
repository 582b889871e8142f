"""Breaking text into lines of a measured width, fast enough for the cells of a hundred thousand rows."""

from collections.abc import Iterator
from typing import NamedTuple

from desktop_app.core.paper.fonts import SERIF, face_of, printable, text_width
from desktop_app.core.paper.inline import Inline
from desktop_app.core.paper.official import pieces_of_token

_REMEMBERED_WORDS = 40_000
_REMEMBERED_CELLS = 20_000
_SHORT = 48
_UNIT = 1000


class Segment(NamedTuple):
    """Text of one face on a line, with its distance from the line's beginning in points."""

    face: str
    text: str
    offset: float


class Line(NamedTuple):
    """One line of a cell; `width` in points."""

    segments: tuple[Segment, ...]
    width: float


class _Word(NamedTuple):
    """Parts of one unbroken word, each with its face and its width at size 1000."""

    parts: tuple[tuple[str, str, float], ...]
    width: float


_BREAK = _Word((), 0)


class Typesetter:
    """Measures words and breaks text into lines, remembering what it has seen; one for each paper being written."""

    def __init__(self) -> None:
        """Nothing is remembered yet."""
        self._known: dict[tuple[str, str], _Word] = {}
        self._cells: dict[tuple[str | Inline, float, float, str], list[Line]] = {}

    def wrap(self, content: Inline | str, width: float, size: float, face: str = SERIF) -> list[Line]:
        """The lines of `content`, none wider than `width` points; text given without runs is set in `face`."""
        short = isinstance(content, str) and len(content) <= _SHORT
        key = (content, width, size, face)
        if short and (known := self._cells.get(key)) is not None:
            return known
        runs = [(face, content)] if isinstance(content, str) else [(face_of(run), run.text) for run in content]
        lines = list(self._lines(runs, width * _UNIT / size, size / _UNIT))
        if short:
            if len(self._cells) >= _REMEMBERED_CELLS:
                self._cells.clear()
            self._cells[key] = lines
        return lines

    def width(self, text: str, face: str) -> float:
        """The width at size 1000."""
        return self._word(face, text).width

    def _lines(self, runs: list[tuple[str, str]], limit: float, scale: float) -> Iterator[Line]:
        line: list[_Word] = []
        used = 0.0
        for word in self._words(runs):
            if word is _BREAK:
                yield self._line(line, scale)
                line, used = [], 0.0
                continue
            space = self.width(" ", line[-1].parts[-1][0]) if line else 0.0
            if word.width > limit:
                *whole, word = self._cut(word, limit, limit - used - space)
                for piece in whole:
                    yield self._line([*line, piece] if piece.parts else line, scale)
                    line, used, space = [], 0.0, 0.0
            elif line and used + space + word.width > limit:
                yield self._line(line, scale)
                line, used, space = [], 0.0, 0.0
            line.append(word)
            used += space + word.width
        yield self._line(line, scale)

    def _words(self, runs: list[tuple[str, str]]) -> Iterator[_Word]:
        """The words in order; what is not parted by a space where two runs meet is one word."""
        open_word: _Word | None = None
        for face, text in runs:
            for number, paragraph in enumerate(printable(text).split("\n")):
                if number:
                    if open_word:
                        yield open_word
                    open_word = None
                    yield _BREAK
                for place, token in enumerate(paragraph.split(" ")):
                    if place and open_word:
                        yield open_word
                        open_word = None
                    if token:
                        word = self._word(face, token)
                        open_word = word if open_word is None else _glued(open_word, word)
        if open_word:
            yield open_word

    def _word(self, face: str, token: str) -> _Word:
        known = self._known.get((face, token))
        if known is None:
            if len(self._known) >= _REMEMBERED_WORDS:
                self._known.clear()
            width = text_width(token, face, _UNIT)
            known = self._known[face, token] = _Word(((face, token, width),), width)
        return known

    def _cut(self, word: _Word, limit: float, room: float) -> list[_Word]:
        """The word in pieces, the first for what is left of its line: parted after slashes where it may, else anywhere.

        The first piece is empty when nothing fits there.
        """
        cut: list[_Word] = []
        now: list[tuple[str, str, float]] = []
        used = 0.0
        for face, text, _ in word.parts:
            for piece in self._pieces(text, face, limit):
                width = self.width(piece, face)
                if used + width > room and (now or room < limit):
                    cut.append(_Word(tuple(now), used))
                    now, used, room = [], 0.0, limit
                now.append((face, piece, width))
                used += width
        return [*cut, _Word(tuple(now), used)]

    def _pieces(self, text: str, face: str, limit: float) -> Iterator[str]:
        for piece in pieces_of_token(text):
            if self.width(piece, face) <= limit:
                yield piece
            else:
                yield from piece

    def _line(self, words: list[_Word], scale: float) -> Line:
        segments: list[Segment] = []
        at = 0.0
        for number, word in enumerate(words):
            for place, (face, text, width) in enumerate(word.parts):
                spaced = number > 0 and place == 0
                last = segments[-1] if segments else None
                if last is not None and last.face == face:
                    segments[-1] = Segment(face, f"{last.text} {text}" if spaced else last.text + text, last.offset)
                    at += (self.width(" ", face) if spaced else 0) + width
                    continue
                if spaced and last is not None:
                    at += self.width(" ", last.face)
                segments.append(Segment(face, text, at * scale))
                at += width
        return Line(tuple(segments), at * scale)


def _glued(first: _Word, second: _Word) -> _Word:
    return _Word(first.parts + second.parts, first.width + second.width)
