"""The pages of the manual: each stands once in the contents, every F1 opens one, they speak as an office does."""

import re
from urllib.parse import urldefrag

import pytest
from PySide6.QtWidgets import QWidget

from desktop_app.areas import load_areas
from desktop_app.core.manual.blocks import Grid, Heading, Line, Passage, blocks_of
from desktop_app.core.manual.book import ENDING, ManualPage, shipped_book
from desktop_app.core.resources import manual_file
from desktop_app.office.area import PageEntry
from desktop_app.shell import system
from desktop_app.shell.first_run.wizard import Wizard
from desktop_app.shell.navigation import CALENDAR, HELP, ROUND, TODAY
from desktop_app.shell.place_stage import PlaceStage
from desktop_app.shell.recover_view import RecoverView
from desktop_app.shell.sign_in import SignIn
from desktop_app.shell.trouble_stage import TroubleStage
from tests.screens.manual import FOLDER, HEAVIEST, cuts, known_scenes, named_pictures, wanted_cuts

BOOK = shipped_book()
SCREENS = [TODAY, CALENDAR, ROUND, HELP, *system.PAGES, *(page for area in load_areas() for page in area.pages)]


WITHOUT_PICTURE = {
    "tro-giup": "tells of keys, and where to look",
    "viec-dinh-ky": "a list of what comes again, of all screens",
    "khi-co-su-co": "a table that leads to other pages",
    "giay-phep": "a list to read, nothing is done there",
    "may-tinh": "for who looks after the PC: files, keys, settings of Windows",
}


def test_every_page_stands_once_in_the_contents_and_the_first_is_the_general_one() -> None:
    listed = [page.slug for page in BOOK.pages]
    assert sorted(listed) == sorted(file.stem for file in manual_file().glob(f"*{ENDING}"))
    assert listed[0] == HELP.help


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.key)
def test_f1_opens_a_page_that_exists(screen: PageEntry) -> None:
    assert BOOK.page(screen.help), screen.help


@pytest.mark.parametrize(
    "stage", [Wizard, SignIn, RecoverView, TroubleStage, PlaceStage], ids=lambda each: each.__name__
)
def test_f1_before_anybody_came_in_opens_a_page_that_exists(stage: type[QWidget]) -> None:
    assert BOOK.page(stage.help)  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", BOOK.pages, ids=lambda page: page.slug)
def test_a_page_has_a_title_and_speaks_as_an_office_does(page: ManualPage) -> None:
    assert manual_file(f"{page.slug}{ENDING}").read_text(encoding="utf-8").startswith(f"# {page.title}\n")
    assert page.text
    spoken = re.sub(r"!\[|\]\([^)]*\)", "", f"{page.title}\n{page.text}")
    assert "!" not in spoken
    assert " bạn" not in spoken.lower()


@pytest.mark.parametrize("page", BOOK.pages, ids=lambda page: page.slug)
def test_every_link_leads_to_a_page_and_a_heading_that_exist(page: ManualPage) -> None:
    for link in (words.link for line in _lines(page) for words in line if words.link):
        slug, anchor = urldefrag(link)
        target = BOOK.page(slug.removesuffix(ENDING)) if slug else page
        assert target, link
        headings = {block.anchor for block in blocks_of(target.text) if isinstance(block, Heading)}
        assert not anchor or anchor in headings, link


def test_every_page_shows_what_it_speaks_of_but_those_that_speak_of_no_screen() -> None:
    pictured = {slug for slugs in named_pictures(BOOK).values() for slug in slugs}
    assert {page.slug for page in BOOK.pages if page.slug not in pictured} == set(WITHOUT_PICTURE)


def test_every_picture_that_is_named_is_there_and_light_and_no_other() -> None:
    files = {file.stem: file.stat().st_size for file in FOLDER.glob("*.png")}
    assert sorted(files) == sorted(named_pictures(BOOK))
    assert {name: size for name, size in files.items() if size > HEAVIEST} == {}


def test_every_picture_is_cut_out_of_a_scene_that_there_is() -> None:
    known = set(known_scenes())
    assert {name: cut.scene for name, cut in wanted_cuts().items() if cut.scene not in known} == {}
    assert sorted(set(cuts()) - set(named_pictures(BOOK))) == [], "cuts that no page asks for"


def _lines(page: ManualPage) -> list[Line]:
    lines = list[Line]()
    for block in blocks_of(page.text):
        if isinstance(block, Passage):
            lines.append(block.line)
        elif isinstance(block, Grid):
            lines += [cell for row in (block.head, *block.rows) for cell in row]
    return lines
