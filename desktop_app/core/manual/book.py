"""The manual as it lies in its folder: chapters in the order of `muc-luc.toml`, a page a file."""

import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop_app.core.resources import manual_file

CONTENTS = "muc-luc.toml"
ENDING = ".md"
LOOSE = "to-roi"
"""The folder of what is printed by itself."""


@dataclass(frozen=True)
class ManualPage:
    """One task: its file's name, its title (the first line), the chapter it stands in and what follows the title."""

    slug: str
    title: str
    chapter: str
    text: str


@dataclass(frozen=True)
class Chapter:
    """A part of the manual with its pages in reading order."""

    title: str
    pages: tuple[ManualPage, ...]


@dataclass(frozen=True)
class Book:
    """The whole manual."""

    chapters: tuple[Chapter, ...]

    @property
    def pages(self) -> tuple[ManualPage, ...]:
        """All pages in reading order."""
        return tuple(page for chapter in self.chapters for page in chapter.pages)

    def page(self, slug: str) -> ManualPage | None:
        """The page of this name; None where there is none."""
        return next((page for page in self.pages if page.slug == slug), None)

    def but(self, slugs: Collection[str]) -> "Book":
        """The book without these pages, and without chapters that have no other."""
        chapters = [
            Chapter(each.title, tuple(page for page in each.pages if page.slug not in slugs)) for each in self.chapters
        ]
        return Book(tuple(chapter for chapter in chapters if chapter.pages))


def read_book(folder: Path) -> Book:
    """The manual in a folder; a page that is named in its contents has to be there."""
    contents = tomllib.loads((folder / CONTENTS).read_text(encoding="utf-8"))
    return Book(tuple(_chapter(folder, **chapter) for chapter in contents["chapter"]))


@cache
def shipped_book() -> Book:
    """The manual that ships with the program; it is read once."""
    return read_book(manual_file())


def loose_pages() -> tuple[ManualPage, ...]:
    """The pages that stand in no chapter because each is printed by itself."""
    folder = manual_file(LOOSE)
    return tuple(_pages(folder, "", sorted(file.stem for file in folder.glob(f"*{ENDING}"))))


def _chapter(folder: Path, title: str, pages: list[str]) -> Chapter:
    return Chapter(title, tuple(_pages(folder, title, pages)))


def _pages(folder: Path, chapter: str, slugs: list[str]) -> Iterator[ManualPage]:
    for slug in slugs:
        first, _, rest = (folder / f"{slug}{ENDING}").read_text(encoding="utf-8").partition("\n")
        yield ManualPage(slug, first.removeprefix("#").strip(), chapter, rest.strip())
