"""The box a card is scanned into, by real keys at the speed of a scanner and of a hand."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.core.fields import Choice, Day, Flag, Form, LongText, Section, Text
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Button
from desktop_app.kit.form import FormView
from desktop_app.kit.scan_bar import REWRITTEN, ScanBar
from desktop_app.kit.scan_box import ScanBox
from desktop_app.kit.scan_landing import Landing
from desktop_app.office.models import Sex
from tests.core.idcard.cards import FIRST, NEW_CARD, SECOND, typed_in_vietnamese
from tests.kit.keyboard_scanner import press, scan

FORM = Form(
    "test",
    (
        Section(
            "",
            (
                Text(name="name", label="Họ và tên"),
                Day(name="born_on", label="Ngày sinh"),
                Choice(name="sex", label="Giới tính", options=Sex),
                LongText(name="content", label="Nội dung"),
                Flag(name="own", label="Của mình"),
            ),
        ),
    ),
)
PLAIN = "068090000123|251000123|Hoang Saan Oong|05031990|Nam|Thon 1, xa Thi Du|15042021"


class Heard:
    """What a page around box and form hears."""

    def __init__(self, window: QMainWindow) -> None:
        self.bar, self.form = ScanBar(), FormView(FORM, date(2026, 11, 23))
        self.button = Button("Lưu")
        page = QWidget()
        column = QVBoxLayout(page)
        for part in (self.bar, self.form, self.button):
            column.addWidget(part)
        window.setCentralWidget(page)
        self.state = 0
        self.landing = Landing(self.form, lambda: self.state)
        self.landing.watch(self.button)
        self.scans: list[str] = []
        self.states: list[object] = []
        self.typed: list[str] = []
        self.passed = self.rewritten = self.pressed = 0
        self._connect()

    def _connect(self) -> None:
        box: ScanBox = self.bar.box
        box.scanned.connect(self.scans.append)
        box.typed.connect(self.typed.append)
        box.passed.connect(lambda: self._count("passed"))
        box.rewritten.connect(lambda: self._count("rewritten"))
        self.landing.landed.connect(lambda scan, state: (self.scans.append(scan), self.states.append(state)))
        self.landing.rewritten.connect(lambda state: self._count("rewritten"))
        self.button.clicked.connect(lambda: self._count("pressed"))

    def _count(self, what: str) -> None:
        setattr(self, what, getattr(self, what) + 1)

    def text(self, name: str) -> str:
        return self.form.field(name).input.text()

    def go_to(self, name: str) -> None:
        self.form.go_to(name)


@pytest.fixture
def heard(window: QMainWindow) -> Heard:
    made = Heard(window)
    made.bar.take_keyboard()
    return made


@pytest.mark.parametrize("text", [FIRST, SECOND, NEW_CARD], ids=["first", "second", "new card"])
@pytest.mark.parametrize("ends_with_enter", [True, False], ids=["Enter", "silence"])
def test_a_scan_ends_with_enter_or_silence_and_leaves_nothing(
    qtbot: QtBot, heard: Heard, text: str, ends_with_enter: bool
) -> None:
    scan(text, ends_with_enter=ends_with_enter)
    qtbot.waitUntil(lambda: heard.scans == [text])
    line = heard.bar.box.line
    assert (line.text(), line.isUndoAvailable(), heard.passed) == ("", False, 0)


def test_a_window_that_works_between_the_keys_hears_the_same(qtbot: QtBot, heard: Heard) -> None:
    scan(FIRST, runs=True)
    assert heard.scans == [FIRST]
    heard.go_to("name")
    scan(SECOND, runs=True)
    qtbot.waitUntil(lambda: heard.scans == [FIRST, SECOND])
    assert heard.text("name") == ""


def test_two_scans_in_a_row_are_two(qtbot: QtBot, heard: Heard) -> None:
    scan(FIRST)
    scan(SECOND)
    assert heard.scans == [FIRST, SECOND]


@pytest.mark.parametrize("where", ["box", "name", "content", "sex"])
@pytest.mark.parametrize("ends_with_enter", [True, False], ids=["Enter", "silence"])
def test_a_scan_that_an_input_method_rewrote_is_thrown_away_with_a_way_out(
    qtbot: QtBot, heard: Heard, where: str, ends_with_enter: bool
) -> None:
    if where != "box":
        heard.form.load({where: "FEMALE" if where == "sex" else "trước"})
        heard.go_to(where)
        qtbot.wait(1)
    scan(PLAIN, rewritten=True, ends_with_enter=ends_with_enter)
    qtbot.waitUntil(lambda: heard.rewritten == 1)
    assert heard.scans == []
    assert heard.bar.box.text() == ""
    if where == "box":
        assert "UniKey" in REWRITTEN
        assert heard.bar.said == REWRITTEN
    else:
        assert heard.text(where) == ("FEMALE" if where == "sex" else "trước")


def test_letters_typed_by_hand_go_where_names_go(qtbot: QtBot, heard: Heard) -> None:
    press(Qt.Key.Key_N, "N")
    qtbot.waitUntil(lambda: heard.typed == ["N"])
    assert heard.bar.box.text() == ""


def test_a_name_that_begins_with_a_vietnamese_letter_is_handed_over_after_a_moment(qtbot: QtBot, heard: Heard) -> None:
    press(Qt.Key.Key_unknown, "Đ")
    qtbot.waitUntil(lambda: heard.typed == ["Đ"])


def test_enter_in_the_empty_box_goes_on(heard: Heard) -> None:
    press(Qt.Key.Key_Return, "\r")
    assert (heard.passed, heard.scans) == (1, [])


def test_what_is_no_card_is_told_whole_and_leaves_the_box_too(heard: Heard) -> None:
    for text in ("8934567890123", "https://example.invalid/abc"):
        scan(text)
        assert (heard.scans.pop(), heard.bar.box.text(), heard.typed) == (text, "", [])


FORMER = {"name": "Lê Thị Hoa", "born_on": "01/02/1970", "sex": "FEMALE", "content": "Đang kể", "own": "có"}


@pytest.mark.parametrize("name", FORMER)
@pytest.mark.parametrize("text", [FIRST, typed_in_vietnamese(FIRST), f"QR{SECOND}"], ids=["plain", "layout", "prefix"])
@pytest.mark.parametrize("leave", ["Enter", "Tab"])
def test_a_scan_that_fell_into_a_field_is_taken_out_and_the_field_is_as_before(
    qtbot: QtBot, heard: Heard, name: str, text: str, leave: str
) -> None:
    heard.form.load(FORMER)
    heard.go_to(name)
    widget = heard.form.field(name).input.focus_widget
    if name in ("name", "content"):
        QTest.keyClick(widget, Qt.Key.Key_End)
    qtbot.wait(1)
    heard.state = 7
    scan(text, ends_with_enter=leave == "Enter")
    if heard.form.field(name).input.focus_widget.hasFocus():
        heard.bar.take_keyboard()
    qtbot.waitUntil(lambda: len(heard.scans) == 1)
    assert heard.scans[0].rstrip("\n") == text
    assert {each: heard.text(each) for each in FORMER} == FORMER
    assert heard.states == [7]


def test_a_hand_that_went_on_after_a_scan_keeps_what_it_typed(qtbot: QtBot, heard: Heard) -> None:
    heard.form.load({"content": "Trước "})
    heard.go_to("content")
    heard.form.field("content").input.focus_widget.moveCursor(heard_end())  # type: ignore[attr-defined]
    scan(typed_in_vietnamese(FIRST))
    qtbot.wait(200)
    for sign in "sau":
        press(ord(sign.upper()), sign)
        qtbot.wait(1)
    heard.bar.take_keyboard()
    qtbot.waitUntil(lambda: len(heard.scans) == 1)
    assert heard.text("content") == "Trước sau"


def heard_end() -> object:
    from PySide6.QtGui import QTextCursor

    return QTextCursor.MoveOperation.End


def test_a_code_pasted_into_a_field_is_taken_out_too(qtbot: QtBot, heard: Heard) -> None:
    heard.go_to("name")
    line = heard.form.field("name").input.focus_widget
    line.insert(f"Bà {FIRST}")  # type: ignore[attr-defined]
    heard.bar.take_keyboard()
    qtbot.waitUntil(lambda: heard.scans == [FIRST])
    assert heard.text("name") == "Bà"


def test_a_scan_never_presses_a_button(qtbot: QtBot, heard: Heard) -> None:
    heard.button.setFocus()
    scan(FIRST)
    qtbot.waitUntil(lambda: heard.scans == [FIRST])
    assert heard.pressed == 0
    press(Qt.Key.Key_Space, " ")
    qtbot.waitUntil(lambda: heard.pressed == 1)


def test_a_hand_as_fast_as_it_likes_types_what_it_wants(qtbot: QtBot, heard: Heard) -> None:
    heard.go_to("content")
    scan("giá 5|6, số 068090000123, gọi lại sau", ends_with_enter=False)
    heard.bar.take_keyboard()
    qtbot.wait(150)
    assert heard.text("content") == "giá 5|6, số 068090000123, gọi lại sau"
    assert heard.scans == []


@pytest.mark.parametrize("text", [FIRST, typed_in_vietnamese(FIRST)], ids=["plain", "layout"])
def test_a_draft_never_holds_a_code_not_even_half_of_it(qtbot: QtBot, heard: Heard, text: str) -> None:
    heard.form.load({"content": "Đang kể "})
    heard.go_to("content")
    heard.form.field("content").input.focus_widget.moveCursor(heard_end())  # type: ignore[attr-defined]
    qtbot.wait(1)
    for upto in (20, 60):
        scan(text[upto - 20 if upto == 20 else 20 : upto], ends_with_enter=False)
        assert heard.landing.kept(heard.form.raw())["content"] == "Đang kể "
    scan(text[60:], ends_with_enter=False)
    assert heard.landing.kept(heard.form.raw())["content"].rstrip() == "Đang kể"


Fill = Callable[[QWidget, str], None]


def test_an_input_method_still_composes_in_fields_that_are_watched(heard: Heard, type_text: Fill) -> None:
    heard.go_to("name")
    type_text(heard.form.field("name").input.focus_widget, "Nguyễn Thị Ánh")
    heard.bar.take_keyboard()
    assert heard.text("name") == "Nguyễn Thị Ánh"
    assert isinstance(heard.form.field("sex").input.focus_widget, ChoiceInput)
    assert not isinstance(heard.button, QPushButton)
