from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.kit.controls import Button
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import State, Token
from tests.kit.rows import COLUMNS, ListPages, Visit, cell_of, visits


class Register:
    """What stands behind a table: rows that change while it is open."""

    def __init__(self, rows: list[Visit]) -> None:
        self.rows = rows

    def __call__(self, sort: Sort | None) -> ListPages:
        return ListPages(self.rows, sort)


@pytest.fixture
def register() -> Register:
    return Register(visits(230))


@pytest.fixture
def table(qtbot: QtBot, register: Register) -> PagedTable:
    made = PagedTable(COLUMNS, register, cell_of, noun="lượt", sort=Sort("number", descending=True))
    qtbot.addWidget(made)
    made.resize(786, 525)
    made.reload()
    made.show()
    made.view.setFocus()
    return made


def count_line(table: PagedTable) -> str:
    return table._count.text()


def test_the_first_row_is_chosen_and_told(table: PagedTable) -> None:
    assert table.row().number == 230
    assert count_line(table) == "Đang chọn 1 lượt"
    table.show_total(230)
    assert count_line(table) == "Đang chọn 1 trong 230 lượt"


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ([Qt.Key.Key_Down], 229),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up], 229),
        ([Qt.Key.Key_End], 1),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], 230),
    ],
)
def test_keys_choose_rows(qtbot: QtBot, table: PagedTable, keys: list[Qt.Key], number: int) -> None:
    for key in keys:
        qtbot.keyClick(table.view, key)
    assert table.row().number == number


def test_page_down_goes_on_by_what_is_in_sight(qtbot: QtBot, table: PagedTable) -> None:
    qtbot.keyClick(table.view, Qt.Key.Key_PageDown)
    assert 230 - 12 <= table.row().number <= 230 - 8


def test_enter_opens_the_chosen_row_and_letters_are_left_to_the_page(qtbot: QtBot, table: PagedTable) -> None:
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args[0].number == 230
    qtbot.keyClick(table.view, Qt.Key.Key_A)
    assert table.row().number == 230


def test_reading_again_stays_at_the_chosen_record(qtbot: QtBot, table: PagedTable, register: Register) -> None:
    for _ in range(3):
        qtbot.keyClick(table.view, Qt.Key.Key_Down)
    register.rows.insert(0, Visit("new", 231, date(2026, 11, 23), "Hoàng Thị Mới"))
    table.reload()
    assert (table.row().number, table.view.currentIndex().row()) == (227, 4)
    register.rows.remove(table.row())
    table.reload()
    assert table.row().number == 231


def test_the_head_sorts_by_mouse_and_by_keyboard(qtbot: QtBot, table: PagedTable) -> None:
    head = table.view.head
    at = head.sectionViewportPosition(2) + 20
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
    assert (table.sort, table.row().person) == (Sort("person"), "Lưu Thị Khuyên")
    head.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(head, Qt.Key.Key_Right)
    qtbot.keyClick(head, Qt.Key.Key_Return)
    assert (table.sort, table.row().person) == (Sort("person", descending=True), "Trần Thị Mỵ")


def test_dragged_widths_are_remembered_and_no_column_cuts_a_state(qtbot: QtBot, register: Register) -> None:
    kept: dict[str, int] = {}
    for width, least in ((300, 300), (20, 170)):
        table = PagedTable(COLUMNS, register, cell_of, widths=kept)
        qtbot.addWidget(table)
        table.resize(900, 400)
        table.view.head.resizeSection(2, width)
        assert table.view.columnWidth(2) >= least
        assert kept["person"] == table.view.columnWidth(2)
    again = PagedTable(COLUMNS, register, cell_of, widths=kept)
    qtbot.addWidget(again)
    assert again.view.columnWidth(2) == kept["person"]


def test_columns_do_not_jump_while_more_rows_are_read(qtbot: QtBot, table: PagedTable) -> None:
    before = [table.view.columnWidth(number) for number in range(len(COLUMNS))]
    qtbot.keyClick(table.view, Qt.Key.Key_End)
    assert [table.view.columnWidth(number) for number in range(len(COLUMNS))] == before


def test_an_empty_list_says_so(table: PagedTable, register: Register) -> None:
    told: list[object] = []
    table.chosen.connect(told.append)
    register.rows.clear()
    table.reload()
    assert (table.row(), count_line(table), told[-1]) == (None, "Không có lượt nào", None)


def test_tab_goes_through_an_empty_list_to_what_follows_it(qtbot: QtBot, register: Register) -> None:
    register.rows.clear()
    holder, before, after = QWidget(), Button("Trước"), Button("Sau")
    table = PagedTable(COLUMNS, register, cell_of)
    table.set_empty(EmptyState("inbox", "Chưa có gì", "Bấm nút.", (inside := Button("Bắt đầu"),)))
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    for part in (before, table, after):
        column.addWidget(part)
    table.reload()
    holder.show()
    before.setFocus()
    passed = [before]
    for _tab in range(2):
        qtbot.keyClick(passed[-1], Qt.Key.Key_Tab)
        passed.append(holder.focusWidget())
    assert passed == [before, inside, after]


def test_a_narrow_table_shows_and_exports_fewer_columns(table: PagedTable) -> None:
    table.show_only(["number", "person", "due"])
    assert [column.name for column in table.shown_columns()] == ["number", "person", "due"]


@pytest.mark.parametrize(("width", "gone"), [(900, set()), (700, {"kind"}), (560, {"kind", "on"})])
def test_columns_give_way_before_the_text_gets_too_narrow(
    qtbot: QtBot, register: Register, width: int, gone: set[str]
) -> None:
    table = PagedTable(COLUMNS, register, cell_of, gives_way=("kind", "on"))
    qtbot.addWidget(table)
    table.resize(width, 400)
    table.show()
    assert {column.name for column in COLUMNS} - {column.name for column in table.shown_columns()} == gone


def test_a_hidden_denouncer_is_violet_and_a_void_row_grey_on_screen(
    qtbot: QtBot, table: PagedTable, register: Register
) -> None:
    register.rows[1] = Visit("secret", 229, date(2026, 11, 19), "", hidden=True)
    register.rows[2] = Visit("void", 228, date(2026, 11, 16), "", void="ghi trùng lượt 302")
    table.reload()
    image = table.grab().toImage()
    assert State.SECRET.text.name() in _colours(image, _row(table, 1))
    assert Token.INK.colour.name() not in _colours(image, _row(table, 2))


def test_found_words_are_marked(table: PagedTable) -> None:
    assert Token.MARK.colour.name() not in _colours(table.grab().toImage(), _row(table, 1))
    table.show_found("khuyen")
    assert Token.MARK.colour.name() in _colours(table.grab().toImage(), _row(table, 3))


def _row(table: PagedTable, row: int) -> range:
    top = table.view.head.height() + table.view.rowViewportPosition(row)
    return range(top + 2, top + table.view.rowHeight(row) - 2)


def _colours(image: QImage, rows: range) -> set[str]:
    ratio = image.devicePixelRatio()
    return {QColor(image.pixel(x, round(y * ratio))).name() for y in rows for x in range(0, image.width() - 120)}
