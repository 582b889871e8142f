"""What a commune's report says in words: paragraphs and annexes, read with suspicion from the sealed package."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.core.package.about import NotWellFormed

_LONGEST, _MOST = 100_000, 20_000


@dataclass(frozen=True)
class ParagraphTold:
    """A paragraph under the heading of its section."""

    title: str
    text: str


@dataclass(frozen=True)
class AnnexTold:
    """An annex: `heads` by column, `lines` by column too."""

    key: str
    title: str
    heads: Mapping[str, str]
    lines: Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class WordsTold:
    """The words of a report; a form of columns has none."""

    paragraphs: tuple[ParagraphTold, ...] = ()
    annexes: tuple[AnnexTold, ...] = ()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.paragraphs or self.annexes)


def words_told(report: Mapping[str, Any]) -> WordsTold:
    """The words of a report's member; NotWellFormed for anything that is none, nothing for a package of before."""
    paragraphs = _dicts(report.get("paragraphs", []))
    annexes = _dicts(report.get("annexes", []))
    return WordsTold(
        tuple(ParagraphTold(_text(each.get("title")), _text(each.get("text"))) for each in paragraphs),
        tuple(map(_annex, annexes)),
    )


def _annex(value: Mapping[str, Any]) -> AnnexTold:
    heads = {_text(each.get("key")): _text(each.get("title")) for each in _dicts(value.get("columns"))}
    lines = [_cells(each.get("cells"), heads) for each in _dicts(value.get("lines"))]
    return AnnexTold(_text(value.get("key")), _text(value.get("title")), heads, lines)


def _cells(value: Any, heads: Mapping[str, str]) -> Mapping[str, str]:
    if not isinstance(value, dict) or not set(value) <= set(heads):
        raise NotWellFormed("cells")
    return {key: _text(text) for key, text in value.items()}


def _dicts(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or len(value) > _MOST or not all(isinstance(each, dict) for each in value):
        raise NotWellFormed("words")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise NotWellFormed("words")
    return value
