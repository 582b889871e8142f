"""What differs between two versions, as a paper and as a command."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop_app.areas.conventions.text.comparing import Comparison, comparison_of, find_convention
from desktop_app.areas.conventions.text.rules import ArticleChange, Change, Mark, Piece, changed, counts_told
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Block, Document, Heading, Paragraph
from desktop_app.core.paper.inline import Inline, Run, bold, italic
from desktop_app.core.paper.saving import format_of, save_document
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.office.papers import top_mark

SIGNS = "Chữ gạch ngang là chữ bỏ đi; chữ gạch chân là chữ thêm vào. Điều giữ nguyên không in."


def difference_document(desk: Desk, comparison: Comparison) -> Document:
    """The paper of a comparison: what changed, each article as it was and as it became."""
    told = Paragraph(content=bold(f"{counts_told(comparison.changes)}."), first_line=False)
    blocks = [told, Paragraph(content=italic(SIGNS), first_line=False)]
    return Document(
        subject="Bản so sánh hai bản văn bản",
        made_at=desk.clock.now(),
        title="BẢN SO SÁNH",
        abstract=(comparison.name, f"{comparison.before.heading} và {words.inside(comparison.after.heading)}"),
        blocks=(*blocks, *(block for change in changed(comparison.changes) for block in _of(change))),
        size=13.0,
        top_mark=top_mark(desk.is_practice),
    )


def print_difference(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The command: what differs between two versions of a convention as a file."""
    label, target = str(values["id"]), Path(values["out"])
    form = format_of(target)
    comparison = comparison_of(desk, find_convention(desk, label), int(values["from"]), int(values["to"]))
    save_document(difference_document(desk, comparison), form, target)
    told = counts_told(comparison.changes)
    return Outcome(f"{told}. Đã ghi bản so sánh: {target}", {"file": str(target), "number": label, "told": told})


def _of(change: ArticleChange) -> Iterator[Block]:
    yield Heading(_head(change))
    if change.kind is Change.RENUMBERED:
        return
    for label, without, shows in (
        ("Bản trước: ", Mark.ADDED, change.before),
        ("Bản sau: ", Mark.REMOVED, change.after),
    ):
        if shows is not None:
            content = (Run(label, italic=True), *_runs(change, without))
            yield Paragraph(content=content, align=Align.LEFT, first_line=False)


def _head(change: ArticleChange) -> str:
    was = f", trước là Điều {change.before.number}" if change.is_renumbered and change.before else ""
    return f"{change.article.label} ({change.kind.value}{was})"


def _runs(change: ArticleChange, without: Mark) -> Inline:
    title, text = _side(change.title, without), _side(change.text, without)
    return (*title, *((Run("\n"),) if title and text else ()), *text)


def _side(pieces: Sequence[Piece], without: Mark) -> Inline:
    return tuple(
        Run(piece.text, struck=piece.mark is Mark.REMOVED, underlined=piece.mark is Mark.ADDED)
        for piece in pieces
        if piece.mark is not without
    )
