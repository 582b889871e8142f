"""What differs between two passages, word by word; nothing of either is lost."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+|[^\w\s]|\n|[^\S\n]+")
_SENTENCE = re.compile(r"[^\n]*?(?:[.;:!?…](?=\s)|\n|$)", re.DOTALL)

MOST_WORDS = 3_000
"""Sentences that differ are compared word by word up to here; beyond, the whole of them is out and in."""


class Mark(Enum):
    """What became of a piece."""

    KEPT = "giữ"
    REMOVED = "bỏ"
    ADDED = "thêm"


@dataclass(frozen=True)
class Piece:
    """Words in a row that share what became of them."""

    mark: Mark
    text: str


def pieces_of(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both passages in reading order; sentences that stayed first, words inside those that did not."""
    if before == after:
        return (Piece(Mark.KEPT, before),) if before else ()
    return tuple(_joined(_compared(sentences_in(before), sentences_in(after), _inside)))


def before_of(pieces: Iterable[Piece]) -> str:
    """The passage as it was."""
    return "".join(piece.text for piece in pieces if piece.mark is not Mark.ADDED)


def after_of(pieces: Iterable[Piece]) -> str:
    """The passage as it became."""
    return "".join(piece.text for piece in pieces if piece.mark is not Mark.REMOVED)


def words_in(text: str) -> list[str]:
    """The words, signs and spaces; joined they are the text again."""
    return _WORD.findall(text)


Within = Callable[[Sequence[str], Sequence[str]], Iterable[Piece]]


def sentences_in(text: str) -> list[str]:
    """The sentences and lines with the sign that ends them; joined they are the text again."""
    return [found for found in _SENTENCE.findall(text) if found]


def _inside(before: Sequence[str], after: Sequence[str]) -> Iterable[Piece]:
    was, became = words_in("".join(before)), words_in("".join(after))
    if len(was) > MOST_WORDS or len(became) > MOST_WORDS:
        return _replaced(before, after)
    return _readable(list(_compared(was, became, _replaced)))


def _compared(before: Sequence[str], after: Sequence[str], within: Within) -> Iterable[Piece]:
    for what, i, j, k, m in SequenceMatcher(str.isspace, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            yield Piece(Mark.KEPT, "".join(before[i:j]))
        elif what == "replace":
            yield from within(before[i:j], after[k:m])
        else:
            yield from _replaced(before[i:j], after[k:m])


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterable[Piece]:
    if before:
        yield Piece(Mark.REMOVED, "".join(before))
    if after:
        yield Piece(Mark.ADDED, "".join(after))


def _readable(pieces: Sequence[Piece]) -> Iterable[Piece]:
    """A lone word that two changed passages happen to share is read as changed with them."""
    for place, piece in enumerate(pieces):
        is_between = 0 < place < len(pieces) - 1
        if is_between and piece.mark is Mark.KEPT and "\n" not in piece.text and len(piece.text.split()) < 2:
            yield Piece(Mark.REMOVED, piece.text)
            yield Piece(Mark.ADDED, piece.text)
        else:
            yield piece


def _joined(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """Each run of changes as one piece out and one piece in, and neighbours that were kept as one."""
    out, into, kept = "", "", ""
    for piece in pieces:
        if piece.mark is Mark.KEPT:
            yield from _changes(out, into)
            out, into, kept = "", "", kept + piece.text
            continue
        if kept:
            yield Piece(Mark.KEPT, kept)
            kept = ""
        out += piece.text if piece.mark is Mark.REMOVED else ""
        into += piece.text if piece.mark is Mark.ADDED else ""
    yield from _changes(out, into)
    if kept:
        yield Piece(Mark.KEPT, kept)


def _changes(out: str, into: str) -> Iterable[Piece]:
    yield from _replaced([out] if out else [], [into] if into else [])
