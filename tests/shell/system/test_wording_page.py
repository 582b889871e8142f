"""Lời văn giấy tờ: changed by keys, with the very paper beside."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.office.wording import WordingService, shipped_wordings
from desktop_app.shell.system.wording_page import WordingPage
from tests.office.test_papers import PAGES
from tests.shell.system.conftest import ShellPlace

Typing = Callable[[QWidget, str], None]
RECEIPT, SHEET = "bien-nhan-02-tcd", "phieu-khoi-phuc-khoa"


@pytest.fixture
def page(qtbot: QtBot, place: ShellPlace) -> WordingPage:
    made = WordingPage(place)
    place.show(made)
    made.arrive({})
    settle(qtbot, place)
    made.show_paper(RECEIPT)
    settle(qtbot, place)
    return made


def settle(qtbot: QtBot, place: ShellPlace) -> None:
    qtbot.waitUntil(lambda: not place.jobs.is_busy)


def editor(page: WordingPage, name: str) -> QWidget:
    """The widget that the words of one paragraph are typed into."""
    box = page.words.form.field(name)
    return next(w for w in box.findChildren(QWidget) if isinstance(w, QPlainTextEdit | QTextEdit))


def words_of(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def at_the_end(widget: QWidget) -> QWidget:
    assert isinstance(widget, QPlainTextEdit | QTextEdit)
    widget.moveCursor(QTextCursor.MoveOperation.End)
    return widget


def test_every_paper_is_shown_with_its_words_and_its_page(qtbot: QtBot, place: ShellPlace, page: WordingPage) -> None:
    for key, wording in shipped_wordings().items():
        page.show_paper(key)
        settle(qtbot, place)
        assert page.card.shown_pages == PAGES.get(key, 1)
        assert page.words.form.raw() == {part.name: part.text for part in wording.parts}
        assert "Lời văn như chương trình đặt sẵn." in words_of(page)


def test_typed_words_are_saved_and_stay(qtbot: QtBot, place: ShellPlace, page: WordingPage, type_text: Typing) -> None:
    type_text(at_the_end(editor(page, "dan_bang")), " và được kiểm đếm")
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)

    assert place.said == ["Đã lưu lời văn của giấy biên nhận thông tin, tài liệu (Mẫu số 02/TCD)."]
    assert "1 đoạn do cơ quan đặt lại." in words_of(page)
    assert WordingService(place.desk).changed_parts(RECEIPT) == {"dan_bang"}


def test_words_that_the_form_needs_cannot_be_lost(
    qtbot: QtBot, place: ShellPlace, page: WordingPage, type_text: Typing
) -> None:
    page.words.form.load({"so_ban": "Lập thành nhiều bản."})
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)

    assert "Đoạn này phải có trường {so_ban} (số bản) vì mẫu giấy yêu cầu." in words_of(page)
    assert WordingService(place.desk).changed_parts(RECEIPT) == frozenset()


def test_the_shipped_words_come_back_and_that_can_be_taken_back(
    qtbot: QtBot, place: ShellPlace, page: WordingPage
) -> None:
    taken_back: list[Callable[[], None]] = []
    place.say = lambda sentence, undo=None: taken_back.append(undo)  # type: ignore[method-assign]
    WordingService(place.desk).change(RECEIPT, {"dan_bang": "gồm có:"})
    page.arrive({})
    settle(qtbot, place)
    qtbot.mouseClick(page.back_to_shipped, Qt.MouseButton.LeftButton)
    settle(qtbot, place)

    assert page.words.form.raw()["dan_bang"] == "các thông tin, tài liệu sau:"
    assert WordingService(place.desk).changed_parts(RECEIPT) == frozenset()
    taken_back[0]()
    settle(qtbot, place)
    assert page.words.form.raw()["dan_bang"] == "gồm có:"


def test_what_was_typed_and_not_saved_is_there_after_another_paper(
    qtbot: QtBot, place: ShellPlace, page: WordingPage, type_text: Typing
) -> None:
    type_text(at_the_end(editor(page, "dan_bang")), " gồm")
    page.show_paper(SHEET)
    settle(qtbot, place)
    page.show_paper(RECEIPT)
    settle(qtbot, place)

    assert page.words.form.raw()["dan_bang"].endswith(" gồm")
    assert "Có thay đổi chưa lưu từ lần trước." in words_of(page)
