"""A form that shows a whole number of somebody known is a look that the journal knows of."""

from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop_app.areas.reception.service import ReceptionService
from desktop_app.office.desk import Desk
from desktop_app.office.models import NumberOpening
from desktop_app.office.offered import offered_people
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_views_card import known, read
from tests.areas.reception.test_views_entry import TypeText, arrived
from tests.areas.reception.workplace import Window


def looks(desk: Desk) -> list[str]:
    with desk.db.reading() as session:
        return list(session.scalars(select(NumberOpening.record_uid)))


def test_a_whole_number_of_somebody_known_in_the_form_is_journalled_once(
    qtbot: QtBot, workplace: Window, type_text: TypeText, reception: ReceptionService, an_entry: MakeEntry, desk: Desk
) -> None:
    clerk = arrived(workplace, qtbot, type_text)
    known(reception, an_entry)
    [person] = offered_people(desk.db, "nguyen van mau")
    read(qtbot, clerk)
    qtbot.waitUntil(lambda: looks(desk) == [person.uid])
    clerk.page.who.changed.emit()
    qtbot.wait(50)
    assert looks(desk) == [person.uid]


def test_a_correction_that_shows_a_whole_number_is_journalled(
    qtbot: QtBot,
    workplace: Window,
    type_text: TypeText,
    reception: ReceptionService,
    an_entry: MakeEntry,
    desk: Desk,
) -> None:
    saved = reception.register(an_entry())
    arrived(workplace, qtbot, type_text, saved.uid)
    qtbot.waitUntil(lambda: looks(desk) == [saved.uid])
