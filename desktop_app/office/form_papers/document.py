"""How a paper of a table looks: every kind is laid out from the table, with the words of its wording."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.core.fields import Align
from desktop_app.core.paper.document import (
    Addressee,
    Basis,
    Block,
    Document,
    Foot,
    Heading,
    Letterhead,
    Paragraph,
    Signature,
    Space,
    WritingLines,
)
from desktop_app.core.paper.inline import Inline, bold, italic, lines_of, text_of
from desktop_app.core.paper.wording import Wording
from desktop_app.office.form_papers.table import PaperKind, Signer
from desktop_app.office.paper_frame import Frame

_ABSTRACT, _RECIPIENTS = "trich_yeu", "noi_nhan"
_ADDRESSEES = "kinh_gui"
_BASIS = ("can_cu", "can_cu_cu")
_CENTRED = ("quyet_dinh", "tieu_de")
_AUTHORITY, _WRITTEN_ON, _ATTACHED_TO = "tham_quyen", "ngay_viet", "kem_theo"
_HEADING, _LINES, _DRAWN, _EACH = "muc_", "=", "#", "*"
_AIR_MM = 4.0
ONE_PAGE = 900
"""So many signs of content may still be set smaller to stay on one page; more look better on two."""


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A paper to be laid out: its kind, the day that chooses the form, the values of its fields.

    `circumstances` are the step and what else chooses among paragraphs; `book` is the place in the register. What
    `is_long` is not set smaller to stay on one page. `drawn` are tables and the like, by the name that the table of
    papers gives their place.
    """

    kind: PaperKind
    on: date
    values: Mapping[str, str]
    circumstances: frozenset[str]
    book: str
    is_long: bool = False
    drawn: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)


def form_document(filled: Filled, wording: Wording, around: Frame) -> Document:
    """The paper; a paragraph in which nothing is left to say is left out."""
    kind, values = filled.kind, filled.values
    names = kind.parts_on(filled.on, filled.circumstances)
    about = wording.say(_ABSTRACT, values) if _ABSTRACT in names else ""
    body = [block for name in names if name != _ABSTRACT for block in _blocks(name, wording, filled)]
    has_recipients = any(part.name == _RECIPIENTS for part in wording.parts)
    return Document(
        subject=kind.name,
        made_at=around.made_at,
        letterhead=_letterhead(kind, around.head, about),
        title=kind.title,
        abstract=tuple(about.split("\n")) if about and kind.title else (),
        blocks=(*(() if kind.title else (Space(_AIR_MM),)), *body),
        signatures=_signatures(kind, values, around),
        recipients=_lines(wording.say(_RECIPIENTS, values)) if has_recipients else (),
        signing_mm=18 if kind.signers else 23,
        size=kind.size,
        one_page=not _is_written_on(names) and not filled.is_long,
        foot=_foot(filled),
        top_mark=around.mark,
    )


def _foot(filled: Filled) -> Foot | None:
    foot = Foot(filled.kind.version(filled.on).label, "" if filled.kind.is_citizens else filled.book)
    return foot if foot.left or foot.right else None


def _letterhead(kind: PaperKind, head: Letterhead, about: str) -> Letterhead:
    if kind.is_citizens:
        return Letterhead()
    return replace(
        head, about=" ".join(about.split()) if kind.is_letter else "", dated_on=head.dated_on if kind.is_dated else None
    )


def _blocks(name: str, wording: Wording, filled: Filled) -> Iterator[Block]:
    if name.startswith(_LINES):
        yield WritingLines(int(name.removeprefix(_LINES)))
    elif name.startswith(_DRAWN):
        yield from filled.drawn.get(name.removeprefix(_DRAWN), ())
    elif name.startswith(_EACH):
        for line in lines_of(wording.fill(name.removeprefix(_EACH), filled.values)):
            yield Paragraph(content=line)
    else:
        yield from _said(name, wording.fill(name, filled.values))


def _said(name: str, content: Inline) -> Iterator[Block]:
    said = text_of(content)
    if not said.strip():
        return
    if name == _ADDRESSEES:
        names = _lines(said)
        yield Addressee(names if len(names) > 1 else (said.strip(),))
    elif name in _BASIS:
        yield Basis(_lines(said))
    elif name == _AUTHORITY:
        yield Paragraph(content=bold(said.upper()), align=Align.CENTRE)
    elif name == _ATTACHED_TO:
        yield Paragraph(content=italic(said), align=Align.CENTRE)
    elif name == _WRITTEN_ON:
        yield Paragraph(content=italic(said), align=Align.RIGHT)
    elif name in _CENTRED:
        yield from (Space(_AIR_MM), Heading(said, 1))
    elif name.startswith(_HEADING):
        yield Heading(said)
    else:
        yield Paragraph(content=content, keep_with_next=said.rstrip().endswith(":"))


def _signatures(kind: PaperKind, values: Mapping[str, str], around: Frame) -> tuple[Signature, ...]:
    if not kind.signers:
        return (around.signer,)
    return tuple(_signature(who, values) for who in kind.signers)


def _signature(who: Signer, values: Mapping[str, str]) -> Signature:
    lines = "\n".join(line.format_map(values) for line in who.lines).upper()
    return Signature(
        lines=tuple(lines.split("\n")), note=who.note, name=values.get(who.name, ""), beside=values.get(who.beside, "")
    )


def _is_written_on(names: tuple[str, ...]) -> bool:
    return any(name.startswith(_LINES) for name in names)


def _lines(text: str) -> tuple[str, ...]:
    """The lines in which something is said, each with a capital."""
    said = (line.strip() for line in text.split("\n"))
    return tuple(f"{line[:1].upper()}{line[1:]}" for line in said if line)
