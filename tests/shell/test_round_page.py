"""The page of the guided round: each row opens its page, what was done is marked, and it can begin anew."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from desktop_app.areas import load_areas
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.kit.controls import Badge
from desktop_app.kit.row_button import RowButton
from desktop_app.office.practice_round import RoundService
from desktop_app.shell.navigation import ROUND, Navigation
from desktop_app.shell.round_page import DONE, NEXT, RoundPage
from tests.areas.reception.makers import MakeEntry
from tests.shell.conftest import FirstPlace


def _states(page: RoundPage) -> list[str]:
    return [badge.words for badge in page.findChildren(Badge) if badge.isVisibleTo(page)]


def test_the_round_goes_from_task_to_task(first_place: FirstPlace, an_entry: MakeEntry, qtbot: QtBot) -> None:
    first_place.areas = load_areas()
    page = RoundPage(first_place)
    first_place.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: not page.go_on.isVisible())
    page.again.click()
    qtbot.waitUntil(lambda: _states(page)[:1] == [NEXT])
    assert page.go_on.hasFocus()
    ReceptionService(first_place.desk).register(an_entry())
    page.notice(frozenset({"visit"}))
    qtbot.waitUntil(lambda: _states(page)[:2] == [DONE, NEXT])
    page.go_on.click()
    rows = [row for row in page.findChildren(RowButton) if row.isVisibleTo(page)]
    rows[3].click()
    assert first_place.opened == [("reception.register", ""), ("petitions.entry", "")]
    RoundService(first_place.desk).begin()
    page.arrive({})
    qtbot.waitUntil(lambda: _states(page)[:1] == [NEXT])


def test_only_a_practice_office_lists_it(first_place: FirstPlace) -> None:
    areas, account = load_areas(), replace(first_place.desk.account)
    assert Navigation(areas, account).page(ROUND.key) is None
    assert Navigation(areas, account, is_practice=True).page(ROUND.key) == ROUND
