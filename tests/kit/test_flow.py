"""Bars that go on in a further row, and pages of two columns that become one: nothing is cut or squeezed."""

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.kit.controls import Button
from desktop_app.kit.flow import Flow
from desktop_app.kit.two_columns import TwoColumns


@pytest.mark.parametrize(
    ("width", "rows"),
    [
        (900, [["Năm: 2026", "Biểu: 01/TCD", "Chỉ đơn vị trễ, thiếu", "Đôn đốc 4 đơn vị", "Xuất Excel"]]),
        (560, [["Năm: 2026", "Biểu: 01/TCD", "Chỉ đơn vị trễ, thiếu"], ["Đôn đốc 4 đơn vị", "Xuất Excel"]]),
        (180, [["Năm: 2026"], ["Biểu: 01/TCD"], ["Chỉ đơn vị trễ, thiếu"], ["Đôn đốc 4 đơn vị"], ["Xuất Excel"]]),
    ],
)
def test_a_bar_keeps_its_last_parts_together_at_the_right_edge(qtbot: QtBot, width: int, rows: list[list[str]]) -> None:
    words = [word for row in rows for word in row]
    bar, parts = QWidget(), [Button(word) for word in words]
    qtbot.addWidget(bar)
    Flow(bar).put(parts[:3], parts[3:])
    bar.resize(width, bar.heightForWidth(width))
    bar.show()
    found: dict[int, list[str]] = {}
    for part in parts:
        assert part.width() >= part.sizeHint().width()
        found.setdefault(part.y(), []).append(part.text())
    assert list(found.values()) == rows
    assert parts[-1].geometry().right() == width - 1
    assert parts[-1].geometry().bottom() < bar.height()


@pytest.mark.parametrize(("width", "beside"), [(1366, True), (911, False)])
def test_two_columns_become_one_where_the_window_is_narrow(qtbot: QtBot, width: int, beside: bool) -> None:
    left, right, window = QWidget(), QWidget(), QMainWindow()
    left.setMinimumHeight(300)
    right.setMinimumHeight(200)
    qtbot.addWidget(window)
    window.setCentralWidget(both := TwoColumns({left: 1}, {right: 1}, 360))
    window.resize(width, 400)
    window.show()
    qtbot.waitUntil(lambda: left.height() >= 300 and right.height() >= 200)
    assert (right.mapTo(both, right.rect().topLeft()).y() == left.mapTo(both, left.rect().topLeft()).y()) is beside
    assert (right.width() <= 360) is beside
