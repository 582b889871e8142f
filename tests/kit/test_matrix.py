"""The matrix, its legend and the charts: keys, bars over neighbours, what is drawn, how fast."""

import time

import pypdfium2
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.kit import theme
from desktop_app.kit.chart import Chart, Column, Fill, Part, Share, charts_pdf, columns_drawing, shares_drawing
from desktop_app.kit.legend import Legend
from desktop_app.kit.matrix import Matrix
from desktop_app.kit.matrix_model import Mark, MatrixRow
from desktop_app.kit.theme import State, Token

HEADS = ("Nội dung", *(f"Th {month}" for month in range(1, 13)))
DONE = Mark(State.DONE, "check", said="đã đủ")
DOT = Mark(said="không yêu cầu")
BAR = Mark(State.DONE, "infinity", said="thường xuyên", run="Niêm yết thường xuyên")


def row(code: str, *marks: Mark, unfolded: bool | None = None) -> MatrixRow:
    return MatrixRow(code, code, f"Nội dung {code}", (*marks, *(DOT for _ in range(12 - len(marks)))), unfolded)


@pytest.fixture
def matrix(qtbot: QtBot, qapp: QApplication) -> Matrix:
    theme.load_fonts()
    theme.apply(qapp)
    made = Matrix("Bảng", HEADS)
    qtbot.addWidget(made)
    made.resize(1100, 460)
    made.show_rows([row("A", DONE, unfolded=False), row("B", *(BAR for _ in range(12))), row("C")], marked=11)
    made.show()
    made.setFocus()
    return made


def picture(matrix: Matrix, line: int, column: int) -> QImage:
    box = matrix.visualRect(matrix.model().index(line, column))
    return matrix.viewport().grab(box.adjusted(3, 6, -3, -7)).toImage()


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_keys_move_open_state_and_fold(matrix: Matrix, qtbot: QtBot) -> None:
    told = list[tuple[str, object]]()
    matrix.opened.connect(lambda key, column: told.append(("opened", (key, column))))
    matrix.stated.connect(lambda key, column: told.append(("stated", (key, column))))
    matrix.folded.connect(lambda key: told.append(("folded", key)))
    matrix.go_to("A", 1)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Left):
        QTest.keyClick(matrix, key)
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    QTest.keyClick(matrix, Qt.Key.Key_End)
    assert told == [
        ("opened", ("A", 1)), ("stated", ("A", 1)), ("folded", "A"), ("folded", "A"),
    ]  # fmt: skip
    assert matrix.place == ("A", 12)


def test_the_same_cell_stays_chosen_when_rows_come_and_go(matrix: Matrix) -> None:
    matrix.go_to("C", 7)
    matrix.show_rows([row("A"), row("A.1"), row("B"), row("C")])
    assert matrix.place == ("C", 7)
    matrix.show_rows([row("A"), row("B")])
    assert matrix.place == ("A", 7)
    matrix.show_rows([])
    assert matrix.place == ("", 0)


def test_a_state_is_a_field_with_a_sign_and_no_state_is_a_dot(matrix: Matrix) -> None:
    matrix.go_to("C", 5)
    field = colours(picture(matrix, 0, 1))
    assert State.DONE.background.name() in field
    assert State.DONE.text.name() in field
    assert State.DONE.background.name() not in colours(picture(matrix, 0, 3))
    assert Token.EDGE.colour.name() in colours(picture(matrix, 0, 3))


def test_rows_and_columns_grow_with_the_window_up_to_a_measure(matrix: Matrix) -> None:
    small = matrix.visualRect(matrix.model().index(0, 1)).size()
    matrix.resize(1900, 460)
    wide = matrix.visualRect(matrix.model().index(0, 1)).size()
    assert small.width() < wide.width() <= theme.px(88)
    matrix.resize(1100, matrix.horizontalHeader().height() + 3 * theme.px(28))
    low = matrix.visualRect(matrix.model().index(0, 1)).size()
    assert theme.px(28) == low.height() < small.height() == theme.px(36)


def test_a_bar_goes_over_all_its_neighbours_without_a_gap(matrix: Matrix) -> None:
    matrix.go_to("C", 5)
    first = matrix.visualRect(matrix.model().index(1, 1))
    last = matrix.visualRect(matrix.model().index(1, 12))
    inside = QRect(first.left() + 4, first.center().y() + 7, last.right() - first.left() - 8, 1)
    shown = colours(matrix.viewport().grab(inside).toImage())
    assert Token.LINE.colour.name() not in shown
    assert Token.PAGE.colour.name() not in shown


def test_a_year_with_all_its_parts_is_drawn_within_a_moment(matrix: Matrix) -> None:
    matrix.resize(1100, 1000)
    matrix.show_rows([row(f"CK{number:02d}", *(DONE for _ in range(12))) for number in range(24)], marked=11)
    matrix.viewport().grab()
    began = time.perf_counter()
    for _ in range(5):
        matrix.viewport().grab()
    assert (time.perf_counter() - began) / 5 < 0.25


def test_the_legend_takes_another_line_where_it_is_narrow(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp)
    legend = Legend([(DONE, "Đủ ngày, có biên bản"), (DOT, "Không yêu cầu")])
    qtbot.addWidget(legend)
    legend.resize(600, 26)
    wide = legend.sizeHint().height()
    legend.resize(180, 26)
    assert legend.sizeHint().height() == 2 * wide
    assert legend.accessibleName() == "Chú giải: Đủ ngày, có biên bản; Không yêu cầu"


def test_charts_are_drawn_on_screen_and_on_one_page(qtbot: QtBot, qapp: QApplication) -> None:
    theme.load_fonts()
    theme.apply(qapp)
    parts = [Part(State.DONE, Fill.LIGHT, "Đã đủ"), Part(State.OVERDUE, Fill.SOLID, "Cần làm")]
    columns = columns_drawing([Column("Th 1", (3, 1)), Column("Th 2", (0, 0))], parts, "Tháng 1: 3 đã đủ, 1 cần làm")
    shares = shares_drawing([Share("CK01", "Kế hoạch", 5, 6), Share("CK02", "Ngân sách", 0, 0)], "CK01: 5 trên 6")
    chart = Chart(columns)
    qtbot.addWidget(chart)
    chart.resize(400, chart.sizeHint().height())
    shown = colours(chart.grab().toImage())
    assert {State.DONE.background.name(), State.OVERDUE.text.name()} <= shown
    assert chart.accessibleName() == "Tháng 1: 3 đã đủ, 1 cần làm"
    pdf = pypdfium2.PdfDocument(charts_pdf("Tình hình", ["Năm 2026"], [("Theo tháng", columns), ("Đúng hạn", shares)]))
    assert len(pdf) == 1
    text = "".join(pdf[0].get_textpage().get_text_range().split())
    pdf.close()
    for said in ("Tìnhhình", "Theotháng", "5trên6(83%)", "Chưacó", "Cầnlàm"):
        assert said in text
