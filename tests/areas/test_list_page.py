"""The page of a register by itself: what every list does, whatever it lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.views.list_page import ListPage
from desktop_app.areas.views.list_verbs import ListVerbs
from desktop_app.areas.views.listing import Counted, Listing, Only
from desktop_app.core.fields import Column
from desktop_app.core.pages import Listed
from desktop_app.core.text.fold import matches
from desktop_app.kit.act_menu import Act
from desktop_app.kit.cells import plain_cell
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.filter_bar import Filters
from desktop_app.kit.reading_pane import Reading
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.table_head import Sort
from tests.areas.reception.workplace import Window

LISTING = Listing(
    key="test.lists",
    title="Sổ thử",
    file="so-thu",
    noun="dòng",
    columns=(Column(name="number", heading="Số", width=60), Column(name="title", heading="Nội dung")),
    narrow=("title",),
    gives_way=(),
    sort=Sort("number"),
    tables=frozenset({"thing"}),
    look_for="Lọc",
    choose="Chọn một dòng để đọc.",
    alone="Đang xem riêng một dòng nằm ngoài bộ lọc.",
    nothing=("search", "Không có dòng nào trong bộ lọc này", "Gõ ít chữ hơn."),
    beginning=("users", "Chưa có hồ sơ nào", "Bấm Thêm."),
)


@dataclass(frozen=True)
class Thing:
    """A row and its record."""

    uid: str
    number: str
    title: str


@dataclass(frozen=True)
class Asked:
    """A filter."""

    text: str = ""
    uid: str = ""


class Things:
    """Two things in memory; what was asked for is kept, and a reading may be held up."""

    def __init__(self) -> None:
        self.rows = [Thing(uid, number, title) for uid, number, title in (("a", "1", "Đất"), ("b", "2", "Nước"))]
        self.read_uids: list[str] = []
        self.held: dict[str, Event] = {}

    def wanted(self, chosen: Filters) -> Asked:
        return Asked(chosen.text)

    def alone(self, uid: str) -> Asked:
        return Asked(uid=uid)

    def pages(self, wanted: Asked, sort: Sort) -> Listed[Thing]:
        return Listed([row for row in self.rows if matches(row.title, wanted.text) and wanted.uid in ("", row.uid)])

    def count(self, wanted: Asked, chosen: Filters) -> Counted:
        if held := self.held.get(wanted.text):
            held.wait(10)
        rows = self.pages(wanted, LISTING.sort).count()
        return Counted(rows, f"Lọc “{wanted.text}” có {rows} dòng.", is_new=not self.rows)

    def read(self, uid: str) -> Thing:
        self.read_uids.append(uid)
        if held := self.held.get(uid):
            held.wait(10)
        return next(row for row in self.rows if row.uid == uid)


class Verbs(ListVerbs[Thing]):
    """Keeps what was done."""

    def __init__(self, workplace: Window, page: "ThingsPage") -> None:
        super().__init__(workplace, page, "Việc khác với dòng này")
        self.done: list[str] = []

    def go_on(self) -> None:
        if self._record is not None:
            self.done.append(f"tiếp {self._record.uid}")

    def choices(self, record: Thing) -> Sequence[Act]:
        return [("Sửa", lambda: self.done.append(f"sửa {record.uid}")), ("", None), ("Giấy tờ", [("In", self.go_on)])]


class ThingsPage(ListPage[Asked, Thing]):
    """The list of them."""

    def __init__(self, workplace: Window, things: Things) -> None:
        super().__init__(workplace, LISTING, things, plain_cell)
        self.verbs = Verbs(workplace, self)
        self.began = 0
        self.offer(self.verbs, new=("Thêm dòng", self.begin), keys={"F2": self.verbs.go_on})

    def begin(self) -> None:
        self.began += 1

    def reading(self, record: Thing) -> Reading:
        return Reading(f"Dòng {record.number}", record.title, ())


@pytest.fixture
def things() -> Things:
    return Things()


@pytest.fixture
def page(workplace: Window, things: Things, qtbot: QtBot) -> ThingsPage:
    made = ThingsPage(workplace, things)
    workplace.show(made)
    made.arrive({})
    qtbot.waitUntil(lambda: made._record is not None and not workplace.jobs.is_busy)
    return made


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def press(qtbot: QtBot, page: ThingsPage, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(page._table.view, key)


def test_enter_the_main_button_and_the_keys_of_the_page_act(qtbot: QtBot, page: ThingsPage) -> None:
    press(qtbot, page, Qt.Key.Key_Return, Qt.Key.Key_F2)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert (page.verbs.done, page.began) == (["tiếp a", "tiếp a"], 1)


def test_filters_list_and_pane_are_gone_through(page: ThingsPage) -> None:
    assert page.regions() == [page._bar, page._table.view, page._pane]
    assert page._table.view.hasFocus()


def test_a_record_that_is_read_too_late_is_not_shown(
    qtbot: QtBot, page: ThingsPage, things: Things, workplace: Window
) -> None:
    things.held["b"] = Event()
    press(qtbot, page, Qt.Key.Key_Down)
    assert page._record is None
    press(qtbot, page, Qt.Key.Key_Return, Qt.Key.Key_Up)
    things.held["b"].set()
    qtbot.waitUntil(lambda: not workplace.jobs.is_busy)
    assert (page._record, page.verbs.done) == (things.rows[0], [])
    assert "Dòng 1" in words_on(page._pane)


def test_the_count_of_an_earlier_filter_is_not_told(
    qtbot: QtBot, page: ThingsPage, things: Things, workplace: Window
) -> None:
    things.held["đất"] = Event()
    for said in ("đất", "nước"):
        page._bar.show_filters(Filters(text=said))
        page._filtered()
    qtbot.waitUntil(lambda: "Lọc “nước” có 1 dòng." in words_on(page))
    things.held["đất"].set()
    qtbot.waitUntil(lambda: not workplace.jobs.is_busy)
    assert "Lọc “nước” có 1 dòng." in words_on(page)


def test_a_change_elsewhere_reads_the_record_anew_and_only_once(
    qtbot: QtBot, page: ThingsPage, things: Things, workplace: Window
) -> None:
    things.read_uids.clear()
    page.notice(frozenset({"another"}))
    assert things.read_uids == []
    page.notice(frozenset({"thing"}))
    assert page._record is None
    qtbot.waitUntil(lambda: page._record is not None and not workplace.jobs.is_busy)
    assert things.read_uids == ["a"]


def test_what_is_shown_alone_is_told_until_the_filter_is_changed(qtbot: QtBot, page: ThingsPage) -> None:
    page._bar.show_filters(Filters(text="đất"))
    page.arrive({"uid": "b"})
    assert (page._table.row().uid, page.wanted()) == ("b", Asked(uid="b"))
    assert LISTING.alone in words_on(page)
    page._filtered()
    assert (page.wanted(), page._table.row().uid) == (Asked("đất"), "a")
    qtbot.waitUntil(lambda: LISTING.alone not in words_on(page))
    page.show_only(Only(Asked("nước"), "Các dòng của một con số.", Filters(text="nước")))
    assert page._bar.filters().text == "nước"
    assert page._table.view.hasFocus()


def test_a_narrow_window_reads_in_a_sheet_with_every_verb(qtbot: QtBot, page: ThingsPage) -> None:
    page.window().resize(900, 560)
    qtbot.waitUntil(lambda: [column.name for column in page._table.shown_columns()] == ["title"])
    press(qtbot, page, Qt.Key.Key_Return)
    [sheet] = page.window().findChildren(SideSheet)
    buttons = {button.text(): button for button in sheet.findChildren(Button)}
    buttons["Việc khác"].click()
    [menu] = [menu for menu in buttons["Việc khác"].findChildren(QMenu) if menu.actions()[0].text() == "Sửa"]
    change, _, papers = menu.actions()
    assert [action.text() for action in papers.menu().actions()] == ["In"]
    change.trigger()
    menu.close()
    assert (page.verbs.done, sheet.isVisible()) == (["sửa a"], False)


def test_an_empty_register_says_something_else_than_an_empty_filter(
    qtbot: QtBot, page: ThingsPage, things: Things, workplace: Window
) -> None:
    page._bar.show_filters(Filters(text="không có"))
    page._filtered()
    qtbot.waitUntil(lambda: not workplace.jobs.is_busy)
    assert LISTING.nothing[1] in words_on(page._table)
    assert LISTING.choose in words_on(page._pane)
    things.rows = []
    page.notice(frozenset({"thing"}))
    qtbot.waitUntil(lambda: LISTING.beginning[1] in words_on(page._table))
    assert LISTING.enter in words_on(page)
    page.setFocus()
    things.rows = [Thing("a", "1", "Đất")]
    page._bar.clear()
    qtbot.waitUntil(page._table.view.hasFocus)
