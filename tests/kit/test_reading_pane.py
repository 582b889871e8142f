import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.kit import progress_view
from desktop_app.kit.controls import Button, IconButton, Label
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.progress_view import ProgressView, time_left
from desktop_app.kit.reading_pane import Masked, Reading, ReadingPane, Words
from desktop_app.kit.theme import State
from desktop_app.kit.timeline import Place, Step, Timeline


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def test_the_pane_shows_a_record_and_unmasks_a_number_on_request(qtbot: QtBot) -> None:
    pane = ReadingPane(Button("Mở", key="Enter"))
    qtbot.addWidget(pane)
    number = Masked("Căn cước", "027*****4471", lambda tell: tell("027061004471"))
    pairs = (("Người đến", (Words("Nguyễn Văn Đức", strong=True), number)),)
    steps = (Step("Tiếp lần 3", day="Hôm nay", place=Place.NOW), Step("Tiếp lần 2", day="14/09/2026"))
    pane.show_record(
        Reading("Lượt tiếp 312/2026", "Thứ Hai 23/11/2026", pairs, (State.ACTIVE, "Hạn 08/12"), None, steps)
    )
    assert "Căn cước 027*****4471" in words_on(pane)
    eye = pane.findChild(IconButton)
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert "Căn cước 027061004471" in words_on(pane)
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert "027061004471" not in words_on(pane)
    assert [row.accessibleName() for row in pane.findChild(Timeline).children() if isinstance(row, QWidget)] == [
        "đang làm: Tiếp lần 3.  Hôm nay",
        "đã xong: Tiếp lần 2.  14/09/2026",
    ]


@pytest.mark.parametrize(("width", "has_pane"), [(1366, True), (1100, True), (980, False)])
def test_a_narrow_window_has_no_pane(qtbot: QtBot, window: QMainWindow, width: int, has_pane: bool) -> None:
    both = ListAndPane(QWidget(), ReadingPane(), {})
    window.setCentralWidget(both)
    window.resize(width, 640)
    qtbot.waitUntil(lambda: both.width() == width)
    assert both.has_pane is has_pane


def test_the_panes_width_is_remembered(qtbot: QtBot, window: QMainWindow) -> None:
    memory: dict[str, int] = {}
    both = ListAndPane(QWidget(), ReadingPane(), memory)
    window.setCentralWidget(both)
    qtbot.waitUntil(lambda: both.width() == 1366)
    both.splitter.moveSplitter(900, 1)
    assert memory["pane_width"] == pytest.approx(1366 - 900, abs=2)


def test_progress_goes_from_step_to_step_and_can_be_given_up(qtbot: QtBot) -> None:
    view = ProgressView(
        "file-down", "Nhập sổ", "so.xlsx", ("Đọc tệp", "Kiểm tra", "Ghi vào sổ"), after_cancel="Không ghi."
    )
    qtbot.addWidget(view)
    view.report(10, 12480, "Đọc tệp")
    view.report(7738, 12480, "Ghi vào sổ")
    view.finish("Kiểm tra", "12.431 dòng tốt")
    assert "7.738 trên 12.480 dòng" in words_on(view)
    assert "12.431 dòng tốt" in words_on(view)
    assert "62 %" in words_on(view)
    with qtbot.waitSignal(view.cancelled):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_the_time_left_is_that_of_the_step_and_begins_anew_with_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_view, "SURE_AFTER", 20)
    view = ProgressView("file-down", "Nhập", "so.xlsx", ("Kiểm tra", "Ghi vào sổ"), after_cancel="Không ghi.")
    qtbot.addWidget(view)
    view.report(0, 100, "Kiểm tra")
    qtbot.wait(40)
    view.report(90, 100, "Kiểm tra")
    assert "bước này còn khoảng 5 giây" in words_on(view)
    view.report(10, 100, "Ghi vào sổ")
    assert "còn khoảng" not in words_on(view)
    qtbot.wait(40)
    view.report(90, 100, "Ghi vào sổ")
    assert "bước này còn khoảng 5 giây" in words_on(view)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "còn khoảng 5 giây"), (41, "còn khoảng 40 giây"), (58, "còn khoảng 1 phút"), (200, "còn khoảng 3 phút")],
)
def test_time_left_does_not_pretend_to_know_better(seconds: float, words: str) -> None:
    assert time_left(seconds) == words


def test_an_empty_page_says_what_is_missing_and_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyState(
        "users", "Chưa có lượt tiếp nào", "Bấm Ghi lượt tiếp khi có người đến.", (Button("Ghi lượt tiếp"),)
    )
    qtbot.addWidget(empty)
    assert words_on(empty).splitlines()[0] == "Chưa có lượt tiếp nào"
    assert empty.findChild(Button).text() == "Ghi lượt tiếp"
