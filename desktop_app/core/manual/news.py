"""What is new, out of CHANGELOG.md, without what it says to those who write commands."""

import re
from functools import cache

from desktop_app.core.manual.book import Book, Chapter, ManualPage, shipped_book
from desktop_app.core.manual.finding import Finder
from desktop_app.core.resources import release_notes

SLUG, TITLE = "co-gi-moi", "Có gì mới"
_WHOLE = re.compile(r"\n### .*?(?=\n## |\Z)", re.DOTALL)
"""What follows the main points of a version: all of it, for who looks for one thing."""
_COMMANDS = re.compile(r"[^.]*`[^`]*`(?:`[^`]*`|[^`.])*\.")


def news_page() -> ManualPage:
    """The notes of all versions as one page, the newest on top."""
    return ManualPage(SLUG, TITLE, TITLE, for_officials(release_notes().read_text(encoding="utf-8")))


@cache
def screen_book(without: frozenset[str]) -> Book:
    """The manual as it is read on screen: without these pages, with a last chapter that tells what is new."""
    return Book((*shipped_book().but(without).chapters, Chapter(TITLE, (news_page(),))))


@cache
def screen_finder(without: frozenset[str]) -> Finder:
    """What finds in it; made once, because every sentence has to be folded for it."""
    return Finder(screen_book(without))


def for_officials(notes: str) -> str:
    """The main points of each version; a sentence with a name of a command or a file in it is left out."""
    _title, _, body = _WHOLE.sub("", notes).partition("\n## ")
    told = list[str]()
    for item in re.split(r"\n(?=- |## )", f"## {body}"):
        sign, _, words = " ".join(item.split()).partition(" ")
        if said := _COMMANDS.sub("", words).strip():
            told.append(f"{sign} {said}")
    return "\n\n".join(told)
