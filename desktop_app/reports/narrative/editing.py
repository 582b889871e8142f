"""Text edited by hand: untouched figures stay linked, one that was written over remembers whose place it took; pure.

A paragraph is kept as text in which `{key}` is a linked figure and `{key=1.234}` one that was written over.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from desktop_app.reports.narrative.prose import Piece, Prose, joined

Says = Callable[[str], str | None]
"""How the figure of an indicator is written now; None where there is no such indicator."""

_KEPT = re.compile(r"\{([\w.]+)(?:=([^{}]*))?\}")
_OF_A_NUMBER = re.compile(r"[\d.,%]")
_NUMBER = re.compile(r"\d[\d.,]*")
_UNIT = re.compile(r"\D*$")


def kept_text(prose: Prose) -> str:
    """The paragraph as it is kept."""
    return "".join(_kept(piece) for piece in prose)


def read_kept(text: str, says: Says) -> Prose:
    """The kept paragraph with its figures as they are now; braces around anything else are only braces."""
    pieces: list[Piece] = []
    at = 0
    for found in _KEPT.finditer(text):
        said = says(found[1])
        if said is None:
            continue
        pieces += [Piece(text[at : found.start()]), _figure(found[1], found[2], said)]
        at = found.end()
    return joined((*pieces, Piece(text[at:])))


def settled(pieces: Iterable[Piece], says: Says) -> Prose:
    """What was typed, with every figure looked at: words that grew on a figure leave it, a figure of its own stays.

    The pieces are those of an editor, in which what is typed beside a figure or into it has the figure's key.
    """
    found = list[Piece]()
    for piece in pieces:
        said = says(piece.key) if piece.key else None
        found += [Piece(piece.text)] if said is None else _parted(piece, said)
    return joined(tuple(found))


def linked_again(prose: Prose, key: str, says: Says) -> Prose:
    """The figure of an indicator that was written over, as the registers give it."""
    said = says(key)
    return tuple(Piece(said, key) if piece.key == key and piece.typed and said else piece for piece in prose)


def lost(before: Prose, after: Prose) -> tuple[str, ...]:
    """The indicators that the wording tells and the edited text no longer does, in their order."""
    told = {piece.key for piece in after if piece.key}
    return tuple(dict.fromkeys(piece.key for piece in before if piece.key and piece.key not in told))


def _kept(piece: Piece) -> str:
    if not piece.key:
        return piece.text
    return f"{{{piece.key}={piece.text}}}" if piece.typed else f"{{{piece.key}}}"


def _figure(key: str, typed: str | None, said: str) -> Piece:
    return Piece(said, key) if typed is None or typed == said else Piece(typed, key, typed=True)


def _parted(piece: Piece, said: str) -> list[Piece]:
    """The figure out of what stands under its key; what is no number at all is only words."""
    at = piece.text.find(said)
    while at >= 0:
        before, after = piece.text[:at], piece.text[at + len(said) :]
        if not (_OF_A_NUMBER.search(before[-1:]) or re.match(r"\d|[.,]\d|%", after)):
            return [Piece(before), Piece(said, piece.key), Piece(after)]
        at = piece.text.find(said, at + 1)
    number = _NUMBER.search(piece.text)
    if number is None:
        return [Piece(piece.text)]
    end = number.start() + len(number[0].rstrip(".,"))
    unit = _UNIT.search(said)
    if unit and piece.text.startswith(unit[0], end):
        end = end + len(unit[0])
    middle = replace(piece, text=piece.text[number.start() : end], typed=True)
    return [Piece(piece.text[: number.start()]), middle, Piece(piece.text[end:])]
