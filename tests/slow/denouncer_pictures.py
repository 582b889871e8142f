"""Pictures of every page, drawn with one denouncer and with another, are the same dot by dot."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from db.keys import Created
from tests.journeys.denouncing import Office, complain, denounce, look_at_pages, look_at_records, made
from tests.journeys.test_denouncer_never_seen import PERSON
from tests.searching import Planted
from tests.shell.conftest import dressed

__all__ = ["dressed"]

OTHER = Planted("Lò Ngoẹo Ngoằn", "099072555246", "0100 888 313", "Xóm Gò Chum Mẻ")


@pytest.fixture(autouse=True)
def still_caret(dressed: QApplication) -> None:
    """A caret that blinks would differ by chance."""
    dressed.setCursorFlashTime(0)


@pytest.fixture
def office_of(office_template: tuple[Path, Created], tmp_path: Path) -> Callable[[Planted], Office]:
    """An office for each denouncer, alike in everything else; one is closed before the next is made."""
    template, created = office_template
    return lambda person: made(tmp_path / person.number, template, created.unlocked, person)


def test_no_dot_of_any_page_differs_by_who_the_denouncer_was(office_of: Callable[[Planted], Office]) -> None:
    pictures = list[dict[str, str]]()
    for person in (PERSON, OTHER):
        there = office_of(person)
        denounce(there)
        look_at_pages(there)
        look_at_records(there)
        assert person.found((where, text.encode()) for text, where in there.seen.items()) == []
        pictures.append(there.pictures)
        there.close()
    one, other = pictures
    assert len(one) > 20
    assert {page for page in one if one[page] != other[page]} == set()


def test_pictures_differ_where_a_name_is_drawn(office_of: Callable[[Planted], Office]) -> None:
    pictures = list[str]()
    for person in (PERSON, OTHER):
        there = office_of(person)
        complain(there)
        there.open("reception.register")
        there.look("register")
        pictures.append(there.pictures["register"])
        there.close()
    assert pictures[0] != pictures[1]
