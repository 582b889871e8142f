"""The wording of a convention, and what differs between two wordings: by article, sentence and word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop_app.areas.conventions.text.matching import pairs_of
from desktop_app.areas.conventions.text.pieces import Mark, Piece, after_of, before_of, pieces_of

__all__ = ["Article", "ArticleChange", "Change", "Mark", "Piece", "Wording", "after_of", "before_of"]

PREAMBLE, CLOSING, CHAPTER = "Lời nói đầu", "Phần cuối", ""
"""What stands in the place of a number for what is no article."""


@dataclass(frozen=True)
class Article:
    """One article as it is printed, or another part, whose `number` says which; its text is one clause a line."""

    number: str
    title: str = ""
    text: str = ""
    chapter: str = ""

    @property
    def is_article(self) -> bool:
        """Whether it is one of the articles that are counted."""
        return self.number not in (PREAMBLE, CLOSING, CHAPTER)

    @property
    def label(self) -> str:
        """How it is called: "Điều 5"."""
        return f"Điều {self.number}" if self.is_article else self.number or "Tên chương"


@dataclass(frozen=True)
class Wording:
    """A whole text."""

    preamble: str = ""
    articles: tuple[Article, ...] = ()
    closing: str = ""

    @property
    def parts(self) -> tuple[Article, ...]:
        """Everything that it says in order: before the first article of a chapter stands the chapter's name."""
        parts = [Article(PREAMBLE, text=self.preamble)] if self.preamble else []
        chapter = ""
        for article in self.articles:
            if article.chapter != chapter:
                chapter = article.chapter
                parts += [Article(CHAPTER, title=chapter)] if chapter else []
            parts.append(article)
        return (*parts, *([Article(CLOSING, text=self.closing)] if self.closing else []))


class Change(Enum):
    """What became of an article; the value is what its sign says when it is read out."""

    SAME = "giữ nguyên"
    CHANGED = "sửa"
    ADDED = "thêm"
    REMOVED = "bỏ"
    RENUMBERED = "đổi số"


@dataclass(frozen=True)
class ArticleChange:
    """One article in both wordings, or in one of them; its pieces, joined, are both exactly."""

    kind: Change
    before: Article | None
    after: Article | None
    title: tuple[Piece, ...] = ()
    text: tuple[Piece, ...] = ()

    @property
    def is_renumbered(self) -> bool:
        """Whether it is in both, under another number."""
        return self.before is not None and self.after is not None and self.before.number != self.after.number

    @property
    def article(self) -> Article:
        """As it is now, or was."""
        found = self.after or self.before
        assert found is not None
        return found


def difference(before: Sequence[Article], after: Sequence[Article]) -> tuple[ArticleChange, ...]:
    """What became of every article, in the order of the new wording; one taken out stands where it stood.

    Articles are one when they say the same or nearly so, also under another number. A change of chapter alone is
    none: give `Wording.parts` to compare the chapters' names too.
    """
    pairs = pairs_of(before, after)
    stays = set(pairs.values())
    changes = list(_gone(before, stays, 0))
    for place, article in enumerate(after):
        if place in pairs:
            changes.append(_both(before[pairs[place]], article))
            changes += _gone(before, stays, pairs[place] + 1)
        else:
            changes.append(_one(Change.ADDED, article))
    return tuple(changes)


def changed(changes: Iterable[ArticleChange]) -> tuple[ArticleChange, ...]:
    """Those that are not the same in both."""
    return tuple(change for change in changes if change.kind is not Change.SAME)


def counts_of(changes: Sequence[ArticleChange]) -> dict[Change, int]:
    """How many articles were changed, added, removed, renumbered; chapters, preamble and closing are no articles."""
    kinds = [change.kind for change in changes if change.article.is_article]
    return {kind: kinds.count(kind) for kind in Change if kind is not Change.SAME}


def counts_told(changes: Sequence[ArticleChange]) -> str:
    """The same in words: "2 điều sửa, 1 thêm, 1 bỏ"; other parts that differ are told behind."""
    counts = counts_of(changes)
    told = ", ".join(f"{many} {kind.value}" for kind, many in counts.items() if many)
    others = sum(not change.article.is_article for change in changed(changes))
    first, _, rest = told.partition(" ")
    articles = f"{first} điều {rest}" if told else ""
    parts = f"{others} chỗ khác ngoài các điều" if others else ""
    return "; ".join(part for part in (articles, parts) if part) or "Hai bản giống nhau"


def _gone(before: Sequence[Article], stays: set[int], start: int) -> Iterable[ArticleChange]:
    for place in range(start, len(before)):
        if place in stays:
            return
        yield _one(Change.REMOVED, before[place])


def _both(before: Article, after: Article) -> ArticleChange:
    title, text = pieces_of(before.title, after.title), pieces_of(before.text, after.text)
    if (before.title, before.text) != (after.title, after.text):
        kind = Change.CHANGED
    else:
        kind = Change.SAME if before.number == after.number else Change.RENUMBERED
    return ArticleChange(kind, before, after, title, text)


def _one(kind: Change, article: Article) -> ArticleChange:
    mark = Mark.ADDED if kind is Change.ADDED else Mark.REMOVED
    title = (Piece(mark, article.title),) if article.title else ()
    text = (Piece(mark, article.text),) if article.text else ()
    before, after = (None, article) if kind is Change.ADDED else (article, None)
    return ArticleChange(kind, before, after, title, text)
