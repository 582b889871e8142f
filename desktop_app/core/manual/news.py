"""What is new, out of CHANGELOG.md, without what it says to those who write commands."""

import re

from desktop_app.core.manual.book import Book, Chapter, ManualPage
from desktop_app.core.resources import release_notes

SLUG, TITLE = "co-gi-moi", "Có gì mới"
_COMMANDS = re.compile(r"[^.]*`[^`]*`(?:`[^`]*`|[^`.])*\.")


def news_page() -> ManualPage:
    """The notes of all versions as one page, the newest on top."""
    return ManualPage(SLUG, TITLE, TITLE, for_officials(release_notes().read_text(encoding="utf-8")))


def with_news(book: Book) -> Book:
    """The book with a last chapter that tells what is new."""
    return Book((*book.chapters, Chapter(TITLE, (news_page(),))))


def for_officials(notes: str) -> str:
    """The notes below their title; a sentence with a name of a command or a file in it is left out."""
    _title, _, body = notes.partition("\n## ")
    told = list[str]()
    for item in re.split(r"\n(?=- |## )", f"## {body}"):
        sign, _, words = " ".join(item.split()).partition(" ")
        if said := _COMMANDS.sub("", words).strip():
            told.append(f"{sign} {said}")
    return "\n\n".join(told)
