"""Drafts are kept in two seconds; what was done can be undone; long work is seen and can be stopped."""

import threading
from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.kit.controls import Button, IconButton
from desktop_app.kit.drafting import KEPT, WAIT, Drafting
from desktop_app.kit.footer import FOOTER_HEIGHT
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.strips import JobStrip, UndoStrip
from desktop_app.kit.theme import px


class Place:
    """Keeps drafts in memory; full when told so."""

    def __init__(self) -> None:
        self.kept: list[dict[str, str]] = []
        self.full = False

    def save(self, values: Mapping[str, str]) -> None:
        if self.full:
            raise UserError("Ổ đĩa đầy. Hãy xóa bớt tệp.")
        self.kept.append(dict(values))

    def discard(self) -> None:
        self.kept.clear()


def test_a_draft_is_kept_within_two_seconds_however_fast_one_types(qtbot: QtBot) -> None:
    place, page, typed = Place(), QObject(), {"content": ""}
    drafting = Drafting(lambda: typed, place, page)
    for letter in "Đề nghị đo lại":
        typed["content"] += letter
        drafting.note()
    assert WAIT < 2000
    with qtbot.waitSignal(drafting.told, timeout=2000) as told:
        pass
    assert told.args == [KEPT]
    assert place.kept == [{"content": "Đề nghị đo lại"}]


def test_leaving_a_form_keeps_what_is_not_kept_yet_and_saving_forgets_it() -> None:
    place, page = Place(), QObject()
    drafting = Drafting(lambda: {"content": "x"}, place, page)
    drafting.settle()
    assert place.kept == []
    drafting.note()
    drafting.settle()
    assert place.kept == [{"content": "x"}]
    drafting.finish()
    assert place.kept == []


def test_a_draft_that_cannot_be_kept_is_told(qtbot: QtBot) -> None:
    place, page = Place(), QObject()
    place.full = True
    drafting = Drafting(lambda: {}, place, page)
    with qtbot.waitSignal(drafting.told) as told:
        drafting.keep()
    assert told.args == ["Chưa lưu được bản nháp. Ổ đĩa đầy. Hãy xóa bớt tệp."]


def test_ctrl_z_undoes_what_the_strip_offers_once(window: QMainWindow, qtbot: QtBot) -> None:
    done: list[str] = []
    strip = UndoStrip(window)
    strip.say("Đã bỏ số 302/2026.", lambda: done.append("lại"))
    assert strip.isVisible()
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == ["lại"]
    assert not strip.isVisible()


def test_what_cannot_be_undone_offers_no_way_back(window: QMainWindow) -> None:
    strip = UndoStrip(window)
    strip.say("Đã in sổ.")
    assert not strip.findChild(Button).isVisible()


def test_long_work_is_shown_after_a_moment_and_can_be_stopped(window: QMainWindow, qtbot: QtBot) -> None:
    jobs = Jobs()
    strip = JobStrip(window, jobs)
    try:
        stopped = threading.Event()

        def work(progress: Progress) -> None:
            try:
                while True:
                    progress.report(62, 100)
                    stopped.wait(0.005)
            finally:
                stopped.set()

        jobs.write(work, title="Xuất sổ")
        assert not strip.isVisible()
        qtbot.waitUntil(strip.isVisible, timeout=2000)
        qtbot.mouseClick(strip.findChild(IconButton), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not strip.isVisible())
        assert stopped.is_set()
    finally:
        jobs.close()


def test_the_strip_leaves_the_buttons_of_the_footer_free(window: QMainWindow) -> None:
    strip = UndoStrip(window)
    strip.say("Đã lưu lượt tiếp 381/2026.")
    assert strip.geometry().bottom() - strip.reach < window.height() - px(FOOTER_HEIGHT)
