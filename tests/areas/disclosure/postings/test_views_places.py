"""The page of places: the usual ones, one more, another order, one that is closed, a hamlet that ended."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.disclosure.views.postings_page_places import PlacesPage
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.postings.models import PlaceKind
from desktop_app.office.postings.places import PlaceService
from desktop_app.office.rights import Role
from tests.areas.reception.workplace import Window

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
TABLES = frozenset({"posting_place"})


def opened(workplace: Window, qtbot: QtBot) -> PlacesPage:
    page = PlacesPage(workplace)
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: not workplace.jobs.is_busy)
    return page


@pytest.fixture
def page(workplace: Window, desk: Desk, qtbot: QtBot) -> PlacesPage:
    PlaceService(desk).add_proposed()
    return opened(workplace, qtbot)


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def names(page: PlacesPage) -> list[str]:
    model = page._table.model
    return [model.row_at(place).name for place in range(model.rowCount())]


def saved(qtbot: QtBot, page: PlacesPage, workplace: Window, said: str) -> None:
    sheet = page.window().findChildren(VerbSheet)[-1]
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: workplace.said[-1:] == [said])
    read_again(qtbot, page)


def read_again(qtbot: QtBot, page: PlacesPage) -> None:
    page.notice(TABLES)
    qtbot.waitUntil(lambda: not page._workplace.jobs.is_busy)


def test_an_office_without_places_gets_the_usual_ones_by_one_button(workplace: Window, qtbot: QtBot) -> None:
    page = opened(workplace, qtbot)
    qtbot.waitUntil(lambda: "Chưa có nơi niêm yết nào" in words_on(page))
    button = next(each for each in page.findChildren(Button) if each.text() == "Lập 5 nơi thường dùng")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: workplace.said[-1:] != [] and workplace.said[-1].startswith("Đã lập 5 nơi niêm yết."))
    read_again(qtbot, page)
    assert names(page)[0] == "Trụ sở HĐND, UBND xã Yên Hạ"
    assert "5 nơi đang dùng." in words_on(page)


def test_a_place_is_added_corrected_and_moved_by_keys(
    qtbot: QtBot, page: PlacesPage, workplace: Window, desk: Desk
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    form = page.window().findChildren(VerbSheet)[-1].form
    options = HamletService(desk).all()
    form.load({"name": "Bảng tin chợ", "kind": PlaceKind.COMMUNITY_POINT, "hamlet": str(options[2].id)})
    saved(qtbot, page, workplace, "Đã thêm nơi niêm yết.")
    added = PlaceService(desk).all()[-1]
    assert (added.name, added.hamlet, added.position) == ("Bảng tin chợ", "Thôn Cầu Gạo", 6)
    page._table.choose(added.uid)
    qtbot.keyClick(page._table.view, Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: PlaceService(desk).all()[-2].uid == added.uid)
    read_again(qtbot, page)
    assert names(page)[-2] == "Bảng tin chợ"
    assert page._table.row().uid == added.uid
    qtbot.keyClick(page._table.view, Qt.Key.Key_Return)
    form = page.window().findChildren(VerbSheet)[-1].form
    assert form.raw()["hamlet"] == str(options[2].id)
    form.load({"name": "Bảng tin chợ Cầu Gạo", "keeper": "Vi Văn Páo"})
    saved(qtbot, page, workplace, "Đã sửa nơi niêm yết.")
    assert PlaceService(desk).all()[-2].keeper == "Vi Văn Páo"


def test_a_name_that_is_taken_is_refused_under_its_field(qtbot: QtBot, page: PlacesPage) -> None:
    page._new.click()
    sheet = page.window().findChildren(VerbSheet)[-1]
    sheet.form.load({"name": "nhà văn hóa thôn đoài", "kind": PlaceKind.CULTURE_HOUSE})
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: "Đã có" in sheet.form.field("name").problem)


def test_the_place_of_a_hamlet_that_ended_says_so_and_is_closed(
    qtbot: QtBot, page: PlacesPage, workplace: Window, desk: Desk
) -> None:
    hamlets = HamletService(desk)
    hamlets.close(hamlets.all()[0].uid, date(2026, 6, 30), "Sáp nhập")
    read_again(qtbot, page)
    assert "5 nơi đang dùng, 1 nơi của thôn đã kết thúc." in words_on(page)
    place = PlaceService(desk).all()[1]
    page._table.choose(place.uid)
    assert "Kết thúc ngày 30/06/2026." in words_on(page._pane)
    page._end.click()
    form = page.window().findChildren(VerbSheet)[-1].form
    assert form.raw()["on"] == "30/06/2026"
    form.load({"reason": "Thôn sáp nhập"})
    saved(qtbot, page, workplace, "Đã ghi ngày ngừng dùng nhà văn hóa thôn Đoài.")
    assert "Nhà văn hóa thôn Đoài" not in names(page)
    page._bar._toggles["past"].setChecked(True)
    assert "Nhà văn hóa thôn Đoài" in names(page)


def test_who_may_only_read_changes_nothing(qtbot: QtBot, workplace: Window, desk: Desk) -> None:
    PlaceService(desk).add_proposed()
    workplace.desk = Desk(**{**vars(desk), "account": replace(desk.account, role=Role.VIEWER)})
    page = opened(workplace, qtbot)
    assert not [button for button in (page._new, page._edit, page._end) if button.isVisible()]
    qtbot.keyClick(page._table.view, Qt.Key.Key_Return)
    qtbot.keyClick(page._table.view, Qt.Key.Key_Down, ALT)
    assert not page.window().findChildren(VerbSheet)
    assert [place.position for place in PlaceService(desk).all()] == [1, 2, 3, 4, 5]
