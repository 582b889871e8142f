"""The table of papers: which steps each goes with, who signs it, which form the law of the day has for it."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from desktop_app.core.errors import UserError
from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.resources import resource

_HAMLET = "hamlet"
_SIZE = 13.5


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Who signs beside others, in lines that may hold fields.

    `name` is the field that prints the name, "" where it is written by hand; `beside` that of a second one.
    """

    lines: tuple[str, ...]
    note: str
    name: str
    beside: str


@dataclass(frozen=True, kw_only=True)
class FormVersion:
    """The form as it was from `from_on` to `to_on`, both included.

    `label` stands at the foot of the paper; `confidence` and `note` are for the screen alone.
    """

    from_on: date
    to_on: date | None
    instead: Mapping[str, str]
    label: str
    confidence: Confidence
    note: str

    @property
    def warning(self) -> str:
        """What the official should know before it goes out; "" for a form that was checked."""
        return "" if self.confidence.checked else self.note or self.confidence.value


@dataclass(frozen=True, kw_only=True)
class PaperKind:
    """One kind of paper, after the head of its table in `resources/forms`.

    `wording` is the key of its words. One that a hamlet issues has the hamlet's letterhead; it is for a matter of
    which everything in `only` is true. The number noted at its step is its own where it `is_numbered`; `day` says
    which day it bears, "" for the step's.
    """

    key: str
    wording: str
    name: str
    title: str
    sign: str
    is_dated: bool
    steps: tuple[str, ...]
    when: str
    kinds: frozenset[str]
    only: frozenset[str]
    to: str
    is_hamlets: bool
    is_numbered: bool
    day: str
    signs: str
    signers: tuple[Signer, ...]
    parts: tuple[str, ...]
    versions: tuple[FormVersion, ...]
    size: float

    @property
    def is_letter(self) -> bool:
        """Whether it is a công văn, which says what it is about under its number and has no title."""
        return bool(self.sign) and not self.title

    @property
    def is_citizens(self) -> bool:
        """Whether a citizen signs it as their own: no office stands above it."""
        return not self.sign and not self.title and not self.is_hamlets

    def is_for(self, kind: str, true: Collection[str] = ()) -> bool:
        """Whether it goes with a matter of that kind of which these circumstances are true."""
        return (not self.kinds or kind in self.kinds) and self.only <= set(true)

    def version(self, on: date) -> FormVersion:
        """The form of the day; before the first one was in force, the first one."""
        return next((each for each in reversed(self.versions) if each.from_on <= on), self.versions[0])

    def parts_on(self, on: date, circumstances: Collection[str]) -> tuple[str, ...]:
        """The names of its paragraphs, in their order, in the form of the day."""
        instead = self.version(on).instead
        said = (part.partition("@") for part in self.parts)
        names = (name for name, _, only in said if not only or only in circumstances)
        return tuple(named for name in names if (named := instead.get(name, name)))


@cache
def paper_table(form: str) -> Mapping[str, PaperKind]:
    """Every kind of paper of a table of `resources/forms` by its key, in the order of the work."""
    text = resource("forms", f"{form}.toml").read_text(encoding="utf-8")
    return {facts["key"]: _kind(facts) for paper in tomllib.loads(text)["paper"] for facts in _variants(paper)}


def kind_in(form: str, key: str) -> PaperKind:
    """The kind of that key; UserError names the keys there are."""
    kinds = paper_table(form)
    if key not in kinds:
        raise UserError(f"Không có loại giấy “{key}”. Các loại giấy: {', '.join(kinds)}.")
    return kinds[key]


def _variants(paper: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """The paper, or each of those that differ from it in a few things and share its words."""
    return [{"wording": paper["key"], **paper, **variant} for variant in paper.get("variants", [{}])]


def _kind(facts: Mapping[str, Any]) -> PaperKind:
    return PaperKind(
        key=facts["key"],
        wording=facts["wording"],
        name=facts["name"],
        title=facts.get("title", ""),
        sign=facts.get("sign", ""),
        is_dated=facts.get("dated", True),
        steps=tuple(facts.get("steps", ())),
        when=facts.get("when", ""),
        kinds=frozenset(facts.get("kinds", ())),
        only=frozenset(facts.get("only", ())),
        to=facts.get("to", ""),
        is_hamlets=facts.get("issuer") == _HAMLET,
        is_numbered=facts.get("numbered", True),
        day=facts.get("day", ""),
        signs=facts.get("signs", ""),
        signers=tuple(
            Signer(lines=tuple(who["lines"]), note=who["note"], name=who.get("name", ""), beside=who.get("beside", ""))
            for who in facts.get("signers", ())
        ),
        parts=tuple(facts["parts"]),
        versions=tuple(_version(version) for version in facts["versions"]),
        size=facts.get("size", _SIZE),
    )


def _version(facts: Mapping[str, Any]) -> FormVersion:
    return FormVersion(
        from_on=facts["from"],
        to_on=facts.get("to"),
        instead=facts.get("instead", {}),
        label=facts.get("label", ""),
        confidence=Confidence[facts["confidence"].upper()],
        note=facts.get("note", ""),
    )
