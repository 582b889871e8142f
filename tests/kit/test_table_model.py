from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from desktop_app.kit.on_screen import on_screen
from desktop_app.kit.table_model import CELL_ROLE, ROW_ROLE, PagedModel
from tests.kit.rows import COLUMNS, ListPages, Visit, cell_of, visits

ROOT = QModelIndex()


def paged(count: int) -> PagedModel:
    model = PagedModel(COLUMNS, cell_of)
    model.show(ListPages(visits(count)))
    return model


def test_the_model_keeps_every_promise_of_a_qt_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(paged(230), force_py=True)


def test_rows_are_read_page_by_page_until_the_list_ends() -> None:
    model = paged(230)
    assert model.rowCount() == 100
    model.fetchMore(ROOT)
    model.fetchMore(ROOT)
    assert (model.rowCount(), model.ended, model.canFetchMore(ROOT)) == (230, True, False)


def test_a_list_as_long_as_a_page_ends_with_an_empty_read() -> None:
    model = paged(100)
    assert model.canFetchMore(ROOT)
    model.fetchMore(ROOT)
    assert (model.rowCount(), model.ended) == (100, True)


def test_showing_anew_can_read_as_far_as_before() -> None:
    model = paged(350)
    model.show(ListPages(visits(351)), at_least=250)
    assert model.rowCount() == 250
    assert (model.place_of("u351"), model.place_of("u350"), model.place_of("u1")) == (0, 1, -1)


def test_a_cell_gives_words_for_a_screen_reader_and_facts_for_the_painter() -> None:
    model = PagedModel(COLUMNS, cell_of)
    model.show(
        ListPages(
            [
                Visit("u1", 1284, date(2026, 11, 23), "Nguyễn Văn Đức"),
                Visit("u2", 2, date(2026, 11, 2), "", hidden=True),
            ]
        )
    )
    assert model.index(0, 0).data() == "1.284"
    assert model.index(0, 1).data() == "23/11/2026"
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Nguyễn Văn Đức, Thôn Đoài"
    assert model.index(1, 2).data(CELL_ROLE).secret
    assert model.index(1, 2).data(ROW_ROLE).uid == "u2"


def test_excel_of_what_is_on_screen_has_the_headings_all_rows_and_real_numbers_and_days() -> None:
    rows = visits(1203)
    rows[1] = Visit("void", 1202, date(2026, 10, 1), "", void="ghi trùng lượt 302")
    headings, lines = on_screen(COLUMNS, ListPages(rows), cell_of)
    written = list(lines)
    assert headings == ["Số", "Ngày tiếp", "Người đến", "Nội dung", "Loại", "Hạn trả lời"]
    assert len(written) == 1203
    assert written[0][:3] == [1203, rows[0].on, "Lưu Thị Khuyên\nThôn Đoài"]
    assert written[1][2:] == ["Bỏ: ghi trùng lượt 302, Số được giữ lại", "", "", "Bỏ"]
