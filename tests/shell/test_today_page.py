"""Hôm nay shows what is pressing and what waits, opens each record, leads to the calendar and prints its list."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas import load_areas
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.release import Release, version_of
from desktop_app.core.updating.errand import Errands
from desktop_app.core.updating.updater import Updater
from desktop_app.kit.buttons import Button, Pressable
from desktop_app.kit.controls import Label
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.state_bar import StateBar
from desktop_app.office.area import Area
from desktop_app.office.rights import Role
from desktop_app.shell.due_rows import ALL_WELL, FOLDED, STEP
from desktop_app.shell.today_page import TodayPage
from desktop_app.shell.updates.words import OLD
from tests.areas.reception.makers import MakeEntry
from tests.office import agenda_fake as fake
from tests.shell.conftest import FirstPlace

Show = Callable[..., TodayPage]
EARLY = {"due": f"{fake.HERE}:nothing_due", "today": ""}


@pytest.fixture
def show(first_place: FirstPlace, qtbot: QtBot) -> Show:
    """The page over these areas."""

    def shown(*areas: Area) -> TodayPage:
        first_place.areas = areas
        page = TodayPage(first_place)
        first_place.show(page)
        page.arrive({})
        qtbot.waitUntil(lambda: bool(_words(page, "An toàn dữ liệu")))
        return page

    return shown


def _words(page: QWidget, start: str) -> list[str]:
    return [label.text() for label in page.findChildren(Label) if label.text().startswith(start)]


def _rows(page: QWidget) -> list[RowButton]:
    return [row for row in page.findChildren(RowButton) if row.isVisibleTo(page)]


def _button(page: QWidget, words: str) -> Button:
    return next(button for button in page.findChildren(Button) if button.text() == words and button.isVisibleTo(page))


def test_each_group_that_waits_is_a_list_of_its_own_below_the_two_of_deadlines(show: Show) -> None:
    page = show(fake.AREA)
    heads = ("Quá hạn", "Đến hạn trong 3 ngày làm việc", "Chờ công dân", "Chưa nhập cơ sở dữ liệu quốc gia")
    tops = [_words(page, head)[0] for head in heads]
    assert tops == list(heads)
    assert [len(_words(page, count)) for count in ("1 việc", "2 việc", f"{fake.MANY} việc")] == [2, 1, 1]
    assert _words(page, "từ 01/10/2026")


def test_a_row_opens_its_record_on_the_page_that_shows_it(show: Show, first_place: FirstPlace) -> None:
    page = show(fake.AREA)
    for start in ("Trả lời kiến nghị", "Thụ lý hay không", "Bổ sung giấy tờ đất"):
        next(row for row in _rows(page) if row.text().startswith(start)).click()
    assert first_place.opened == [("fake.register", "d-6"), ("fake.other", "d3"), ("fake.other", "w")]


def test_a_moved_deadline_says_so_in_its_row(show: Show) -> None:
    [moved] = [row for row in _rows(show(fake.AREA)) if row.text().startswith("Thụ lý hay không")]
    assert moved.text().endswith(fake.NOTED)


def test_a_long_list_is_folded_until_it_is_asked_for_and_stays_open_when_looked_at_again(
    show: Show, qtbot: QtBot
) -> None:
    page = show(fake.AREA)
    assert sum(row.text().startswith("Nhập đơn") for row in _rows(page)) == FOLDED
    _button(page, f"Xem cả {fake.MANY} việc").click()
    assert sum(row.text().startswith("Nhập đơn") for row in _rows(page)) == fake.MANY
    before = _rows(page)[0]
    page.arrive({})
    qtbot.waitUntil(lambda: bool(_rows(page)) and _rows(page)[0] is not before)
    assert sum(row.text().startswith("Nhập đơn") for row in _rows(page)) == fake.MANY


def test_a_list_that_is_hardly_longer_is_not_folded(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fake, "MANY", FOLDED + 2)
    page = show(fake.AREA)
    assert sum(row.text().startswith("Nhập đơn") for row in _rows(page)) == FOLDED + 2


def test_a_very_long_list_is_unfolded_step_by_step(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fake, "MANY", FOLDED + STEP + 5)
    page = show(fake.AREA)
    _button(page, f"Xem thêm {STEP} việc").click()
    shown = [row for row in _rows(page) if row.text().startswith("Nhập đơn")]
    assert len(shown) == FOLDED + STEP
    assert shown[FOLDED].hasFocus()
    _button(page, f"Xem cả {fake.MANY} việc").click()
    assert sum(row.text().startswith("Nhập đơn") for row in _rows(page)) == fake.MANY


def test_what_waits_is_shown_also_when_nothing_is_pressing(show: Show) -> None:
    page = show(replace(fake.AREA, **EARLY))
    assert _words(page, ALL_WELL) == [ALL_WELL]
    assert _words(page, "Chờ công dân")
    assert _button(page, "Lịch tháng")


def test_each_part_of_the_bar_opens_its_own_list(show: Show, first_place: FirstPlace) -> None:
    page = show(fake.AREA)
    [bar] = page.findChildren(StateBar)
    assert _words(page, "12 vụ") == ["12 vụ"]
    for entry in bar.findChildren(Pressable):
        entry.click()
    assert first_place.opened == [("fake.register", f"?state={state}") for state in ("late", "soon", "active", "new")]


def test_only_pages_that_ask_for_it_get_a_button_and_the_first_is_the_main_one(
    show: Show, first_place: FirstPlace
) -> None:
    page = show(*load_areas())
    begins = ["Đăng một nội dung", "Đăng ký đơn", "Ghi lượt tiếp"]
    found = [button.text() for button in page.findChildren(Button) if button.text() in begins]
    assert found == begins
    assert _button(page, "Ghi lượt tiếp").key == "Ctrl+N"
    _button(page, "Đăng ký đơn").click()
    assert first_place.opened == [("petitions.entry", "")]


def test_the_calendar_is_one_button_away(show: Show, first_place: FirstPlace) -> None:
    _button(show(fake.AREA), "Lịch tháng").click()
    assert first_place.opened == [("today.calendar", "")]


def test_the_list_on_screen_is_previewed_as_a_paper(show: Show, first_place: FirstPlace, qtbot: QtBot) -> None:
    _button(show(fake.AREA), "In danh sách").click()
    qtbot.waitUntil(lambda: bool(first_place.surface.findChildren(PaperPreview)))
    [preview] = first_place.surface.findChildren(PaperPreview)
    assert next(label.text() for label in preview.findChildren(Label)) == "Việc cần làm ngày 23/11/2026"
    preview.go()


def test_an_old_program_is_told_beside_the_safety_of_the_data(
    show: Show, first_place: FirstPlace, tmp_path: Path
) -> None:
    old = Release(version_of("0.2.0"), first_place.desk.clock.today() - timedelta(days=181))
    first_place.updater = Updater(old, (), None, Errands(tmp_path), lambda _: None)
    page = show(fake.AREA)
    assert _words(page, OLD) == [OLD]
    _button(page, "Xem").click()
    assert first_place.opened == [("system.updates", "")]


def test_whoever_only_reads_finds_no_print_and_nothing_to_begin(show: Show, first_place: FirstPlace) -> None:
    first_place.desk = replace(first_place.desk, account=replace(first_place.desk.account, role=Role.VIEWER))
    page = show(fake.AREA)
    shown = {button.text() for button in page.findChildren(Button) if button.isVisibleTo(page)}
    assert "Lịch tháng" in shown
    assert not shown & {"In danh sách", "Đăng ký đơn"}


def test_a_new_office_is_told_where_to_begin_until_something_is_entered(
    show: Show, first_place: FirstPlace, an_entry: MakeEntry, qtbot: QtBot
) -> None:
    page = show(*load_areas())
    begins = [row for row in _rows(page) if row.text().startswith(("Ghi lượt tiếp", "Nhập sổ cũ", "Chọn USB"))]
    for row in begins:
        row.click()
    assert first_place.opened == [("reception.entry", ""), ("system.exchange", ""), ("system.safety", "")]
    # What is not safe stands above all that is empty.
    tops = {words: _words(page, words)[0] for words in ("An toàn dữ liệu", "Tiếp công dân hôm nay")}
    assert list(tops) == sorted(tops, key=[label.text() for label in page.findChildren(Label)].index)
    ReceptionService(first_place.desk).register(an_entry())
    page.arrive({})
    qtbot.waitUntil(lambda: not [label for label in _words(page, "Bắt đầu từ đây") if label])
