"""A wording as it is typed: one text with "Điều 5. …" at the head of each article; `split` reads it back."""

from collections.abc import Iterator

from desktop_app.areas.conventions.text.rules import Wording

BETWEEN = " – "
"""Between a part or chapter and what stands in it."""


def typed(wording: Wording) -> str:
    """The whole text, its parts parted by blank lines."""
    return "\n\n".join(_parts(wording))


def _parts(wording: Wording) -> Iterator[str]:
    if wording.preamble:
        yield wording.preamble
    chapter = ""
    for article in wording.articles:
        if article.chapter != chapter:
            yield from _heads(chapter, article.chapter)
            chapter = article.chapter
        head, _, rest = (article.title, "", article.text) if article.title else article.text.partition("\n")
        yield f"Điều {article.number}. {head}\n{rest}".rstrip()
    if wording.closing:
        yield wording.closing


def _heads(before: str, after: str) -> Iterator[str]:
    """The lines of a chapter's name that are not those of the one before."""
    was, heads = before.split(BETWEEN), after.split(BETWEEN)
    is_same_chapter = was[0] == heads[0] and len(heads) > 1
    yield from (head for head in heads[1 if is_same_chapter else 0 :] if head)
