"""Pictures of every page, drawn with one denouncer and with another, are the same dot by dot."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from db.keys import Created
from tests.journeys.denouncing import Office, complain, denounce, look_at_pages, look_at_records, made
from tests.journeys.test_denouncer_never_seen import PERSON
from tests.searching import Planted
from tests.shell.conftest import dressed

__all__ = ["dressed"]

OTHER = Planted("Lò Quẩy Ngoằn", "099072555246", "0100 888 313", "Xóm Gò Chum Mẻ")


@pytest.fixture(autouse=True)
def still_caret(dressed: QApplication) -> None:
    """A caret that blinks would differ by chance."""
    dressed.setCursorFlashTime(0)


def seen(at: Path, template: tuple[Path, Created], person: Planted, *, in_the_open: bool = False) -> Office:
    """The office with all that was seen of it; `in_the_open` the same person complains besides."""
    there = made(at, template[0], template[1].unlocked, person)
    denounce(there)
    if in_the_open:
        complain(there)
    look_at_pages(there)
    look_at_records(there)
    there.window._close_for_good()
    there.window.deleteLater()
    return there


def test_no_dot_of_any_page_differs_by_who_the_denouncer_was(
    office_template: tuple[Path, Created], tmp_path: Path
) -> None:
    one, other = (seen(tmp_path / who.number, office_template, who) for who in (PERSON, OTHER))
    assert len(one.pictures) > 20
    assert {page for page in one.pictures if one.pictures[page] != other.pictures[page]} == set()
    for there in (one, other):
        assert there.person.found((where, text.encode()) for text, where in there.seen.items()) == []


def test_pictures_differ_where_a_name_is_drawn(office_template: tuple[Path, Created], tmp_path: Path) -> None:
    one, other = (seen(tmp_path / who.number, office_template, who, in_the_open=True) for who in (PERSON, OTHER))
    assert one.pictures["reception.register"] != other.pictures["reception.register"]
