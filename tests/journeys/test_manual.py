"""The manual in the real window: F1 from a page, over a preview and an error; Ctrl+K; its poster."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.core.errors import UserError
from desktop_app.core.manual.keys import DESK
from desktop_app.kit.preview import PaperPreview
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.manual.help_over import HelpOver
from desktop_app.shell.manual.help_page import HelpPage
from desktop_app.shell.window import Window
from desktop_app.shell.work_area import WorkArea

SignedIn = tuple[Window, OpenOffice]
PRESSED = {"Enter", "↑", "↓", "Esc", "F4"}
"""Keys of the poster that the widget in the hands of the keyboard hears itself."""

GROUPS = {f"Ctrl+{figure}" for figure in range(10)}
"""Told by their first and their last; as many are heard as there are groups."""


@pytest.fixture
def work(signed_in: SignedIn) -> WorkArea:
    work = signed_in[0].work
    assert work is not None
    return work


def helped(work: WorkArea) -> HelpPage:
    page = work.pages.page
    assert isinstance(page, HelpPage)
    return page


def test_f1_ctrl_k_and_an_error_open_the_manual_where_it_answers(work: WorkArea, qtbot: QtBot) -> None:
    window = work.window()
    work.open("reception.register")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert helped(work).view.page.slug == "so-tiep-cong-dan"
    qtbot.keyClick(helped(work).view.reader, Qt.Key.Key_Escape)
    work.explain(UserError("Ổ đĩa đã đầy nên chưa lưu được. Hãy xóa bớt tệp khác."))
    qtbot.keyClick(window, Qt.Key.Key_F1)
    view = helped(work).view
    assert view.page.slug == "khi-co-su-co"
    assert view.reader.verticalScrollBar().value() > 0
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "quen mat khau")
    finder = work._finder._list
    qtbot.waitUntil(lambda: finder._rows.chosen() is not None)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert helped(work).view.page.slug == "quen-mat-khau"


def test_over_a_preview_the_manual_comes_and_goes_and_a_sheet_of_it_is_printed(work: WorkArea, qtbot: QtBot) -> None:
    work.open("help")
    helped(work).papers.show_sheet("poster")
    qtbot.waitUntil(lambda: bool(work.window().findChildren(PaperPreview)))
    [preview] = work.window().findChildren(PaperPreview)
    qtbot.keyClick(preview, Qt.Key.Key_F1)
    [manual] = work.window().findChildren(HelpOver)
    assert not preview.isVisible()
    qtbot.keyClick(manual, Qt.Key.Key_Escape)
    qtbot.waitUntil(preview.isVisible)
    preview.go()


def test_the_poster_of_the_desk_tells_the_keys_that_are_heard_there(work: WorkArea) -> None:
    told = {key for group in DESK for line in group.keys for key in line.keys}
    heard = set[str]()
    for page in ("reception.register", "reception.entry"):
        work.open(page)
        keys = work.window().findChildren(QShortcut)
        heard |= {key.key().toString() for key in keys if (owner := key.parent()) and owner.isVisible()}  # type: ignore[attr-defined]
    assert sorted(told - PRESSED - heard - GROUPS) == []
    assert sorted(heard - told - GROUPS) == []
