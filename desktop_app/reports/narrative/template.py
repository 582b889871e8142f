"""The wording of a paragraph with slots for figures, and clauses that drop out with them; pure.

`{reception.visits}` is a figure, `{nam}` a word of the report. `[first|other]` is a clause: it is said when its first
figure is known and not 0; where that figure is 0 the `other` is said, which states on purpose that nothing arose; where
it is not known yet neither is. Clauses stand in one another. Lines are put together without a space between them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.reports.narrative.prose import Piece, Prose, joined

Values = Mapping[str, Decimal | None]
Writes = Callable[[str], str]
"""How the figure of an indicator is written in prose."""

_TOKEN = re.compile(r"\{([\w.]+)\}|([\[\]|])")


@dataclass(frozen=True)
class Slot:
    """A figure, or with no dot in its name a word of the report."""

    name: str

    @property
    def is_figure(self) -> bool:
        """Whether it names an indicator."""
        return "." in self.name


@dataclass(frozen=True)
class Clause:
    """What is said, and what instead when its first figure is 0."""

    said: "Nodes"
    instead: "Nodes" = ()


Node = str | Slot | Clause
Nodes = tuple[Node, ...]


def read_template(text: str) -> Nodes:
    """The parts of a wording; ValueError for brackets without their pair."""
    tokens = _tokens("".join(line.strip() for line in text.splitlines()))
    nodes, end = _nodes(tokens)
    if end:
        raise ValueError(f"a bracket without its pair: {text}")
    return nodes


def figures_of(nodes: Nodes) -> Iterator[str]:
    """Every indicator that the wording names."""
    for node in nodes:
        if isinstance(node, Slot) and node.is_figure:
            yield node.name
        elif isinstance(node, Clause):
            yield from figures_of(node.said)
            yield from figures_of(node.instead)


def draft(nodes: Nodes, values: Values, writes: Writes, told: Mapping[str, str]) -> Prose:
    """The paragraph as these figures make it; nothing when all of it drops out."""
    prose = joined(tuple(_said(nodes, values, writes, told)))
    if not prose or not any(piece.text.strip() for piece in prose):
        return ()
    first, *others = prose
    if not first.key:
        begun = first.text.lstrip()
        first = Piece(f"{begun[:1].upper()}{begun[1:]}")
    return joined((first, *others[:-1], *(_ended(piece) for piece in others[-1:])))


def _ended(piece: Piece) -> Piece:
    return piece if piece.key else Piece(piece.text.rstrip())


def _said(nodes: Nodes, values: Values, writes: Writes, told: Mapping[str, str]) -> Iterator[Piece]:
    for node in nodes:
        if isinstance(node, str):
            yield Piece(node)
        elif isinstance(node, Slot):
            yield Piece(writes(node.name), node.name) if node.is_figure else Piece(told[node.name])
        else:
            yield from _said(_chosen(node, values), values, writes, told)


def _chosen(clause: Clause, values: Values) -> Nodes:
    leading = next(node.name for node in clause.said if isinstance(node, Slot) and node.is_figure)
    value = values.get(leading)
    if value is None:
        return ()
    return clause.said if value else clause.instead


def _tokens(text: str) -> Iterator[Node]:
    at = 0
    for found in _TOKEN.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        yield Slot(found[1]) if found[1] else found[2]
        at = found.end()
    if at < len(text):
        yield text[at:]


def _clause(said: Nodes, instead: Nodes) -> Clause:
    if not any(isinstance(node, Slot) and node.is_figure for node in said):
        raise ValueError("a clause without a figure of its own")
    return Clause(said, instead)


def _nodes(tokens: Iterator[Node]) -> tuple[Nodes, str]:
    """Up to the end of the text or of the clause; which of its signs ended it."""
    found: list[Node] = []
    for token in tokens:
        if token == "[":
            said, end = _nodes(tokens)
            instead: Nodes = ()
            if end == "|":
                instead, end = _nodes(tokens)
            if end != "]":
                raise ValueError("a bracket without its pair")
            found.append(_clause(said, instead))
        elif token in ("]", "|"):
            return tuple(found), str(token)
        else:
            found.append(token)
    return tuple(found), ""
