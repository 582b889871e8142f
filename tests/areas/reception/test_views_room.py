"""What the entry page has to say finds its room, whatever came and went before."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.views.entry_page import EntryPage
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]


def test_a_longer_sentence_under_a_field_gets_the_room_it_needs(
    workplace: Window, qtbot: QtBot, type_text: TypeText
) -> None:
    page = EntryPage(workplace)
    workplace.show(page)
    page.window().resize(1280, 645)
    page.arrive({})
    box = page.form.field("born_on")
    heights = []
    for day in ("31/02/1961", "01/01/2099"):
        for _letter in box.input.text():
            qtbot.keyClick(box.input.focus_widget, Qt.Key.Key_Backspace)
        box.input.focus_widget.setFocus()
        type_text(box.input.focus_widget, day)
        qtbot.keyClick(box.input.focus_widget, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: box.height() == box.heightForWidth(box.width()), timeout=2_000)
        heights.append(box.height())
    assert heights[0] < heights[1]
