"""The pages of the manual: each stands once in the contents, every F1 opens one, they speak as an office does."""

import re

import pytest

from desktop_app.areas import load_areas
from desktop_app.core.manual.book import ENDING, ManualPage, shipped_book
from desktop_app.core.resources import manual_file
from desktop_app.office.area import PageEntry
from desktop_app.shell import system
from desktop_app.shell.navigation import CALENDAR, HELP, TODAY

BOOK = shipped_book()
SCREENS = [TODAY, CALENDAR, HELP, *system.PAGES, *(page for area in load_areas() for page in area.pages)]


def test_every_page_stands_once_in_the_contents_and_the_first_is_the_general_one() -> None:
    listed = [page.slug for page in BOOK.pages]
    assert sorted(listed) == sorted(file.stem for file in manual_file().glob(f"*{ENDING}"))
    assert listed[0] == HELP.help


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.key)
def test_f1_opens_a_page_that_exists(screen: PageEntry) -> None:
    assert BOOK.page(screen.help), screen.help


@pytest.mark.parametrize("page", BOOK.pages, ids=lambda page: page.slug)
def test_a_page_has_a_title_and_speaks_as_an_office_does(page: ManualPage) -> None:
    assert manual_file(f"{page.slug}{ENDING}").read_text(encoding="utf-8").startswith(f"# {page.title}\n")
    assert page.text
    spoken = re.sub(r"!\[|\]\([^)]*\)", "", f"{page.title}\n{page.text}")
    assert "!" not in spoken
    assert " bạn" not in spoken.lower()
