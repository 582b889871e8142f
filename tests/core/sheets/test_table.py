"""A matched table is read row by row; nothing is passed over or changed without saying so."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from desktop_app.core.errors import Cancelled, UserError
from desktop_app.core.sheets.days import DayOrder
from desktop_app.core.sheets.mapping import find_table
from desktop_app.core.sheets.reader import open_book
from desktop_app.core.sheets.table import Record, Skipped, read_table, survey
from desktop_app.core.text.legacy import Encoding, to_legacy
from tests.core.sheets.declared import TEMPLATE
from tests.core.sheets.makers import xls, xlsx

DAY = date(2026, 3, 25)
HEAD = ("STT", "Ngày tiếp", "Họ và tên", "Địa chỉ", "Loại")
LAN = (1, DAY, "Lê Lan", "thôn Đoài", "Khiếu nại")


def _read(path: Path, answers: dict[str, DayOrder] | None = None) -> list[Record | Skipped]:
    with open_book(path) as book:
        mapping = find_table(book, TEMPLATE).mapping
        for key, order in (answers or {}).items():
            mapping = mapping.with_day_order(key, order)
        return list(read_table(book, TEMPLATE, mapping, survey(book, TEMPLATE, mapping), 30))


def _records(path: Path, answers: dict[str, DayOrder] | None = None) -> list[Record]:
    return [each for each in _read(path, answers) if isinstance(each, Record)]


def test_a_row_becomes_values_by_key(tmp_path: Path) -> None:
    head = (*HEAD, "Giờ", "Số giấy tờ", "Thuộc thẩm quyền")
    (record,) = _records(xlsx(tmp_path / "a.xlsx", head, (*LAN, "8h30", 27061004471, "x")))
    assert {key: value for key, value in record.values.items() if value is not None} == {
        "number": 1, "day": DAY, "name": "Lê Lan", "address": "thôn Đoài", "kind": "Khiếu nại", "time": time(8, 30),
        "paper": "027061004471", "ours": True,
    }  # fmt: skip
    assert not record.is_refused
    (told,) = record.problems
    assert (told.place, told.value, told.refused) == ("'Sổ'!G2".replace("'", ""), "27061004471", False)


def test_what_is_wrong_names_sheet_row_column_value_and_reason(tmp_path: Path) -> None:
    _, wrong = _records(xlsx(tmp_path / "a.xlsx", HEAD, LAN, (2, "31/2/2026", None, "x", "Đơn")))
    assert wrong.is_refused
    assert [
        (each.row, each.column, each.value, each.reason.split(".")[0].split(":")[0]) for each in wrong.problems
    ] == [
        (3, 2, "31/2/2026", "Không có ngày 31 tháng 2 năm 2026"),
        (3, 3, "", "Thiếu họ và tên"),
        (3, 5, "Đơn", "Không có trong danh sách"),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ((None, None, "Tổng cộng", None, 5), "Dòng cộng"),
        (("Cộng:", 12), "Dòng cộng"),
        (("Cộng tháng 3/2026", None, 5), "Dòng cộng"),
        ((None, "Tổng cộng: 15 lượt, 17 người"), "Dòng cộng"),
        ((None, None, "Cộng 15 lượt"), "Dòng cộng"),
        (("céng", None), ""),
        (HEAD, "Dòng tiêu đề lặp lại"),
        (("(1)", "(2)", "(3)", "(4)", "(5)"), "Dòng đánh số cột"),
        ((1, 2, 3, 4, 5), "Dòng đánh số cột"),
        ((None, None, None, "Ngày 31 tháng 12 năm 2026"), "Phần ký tên dưới bảng"),
        ((None, None, "Người lập sổ", "TM. ỦY BAN"), ""),
        ((None, "NGƯỜI LẬP BIỂU", None, "CHỦ TỊCH"), "Phần ký tên dưới bảng"),
        ((None, " ", ""), "Dòng trống"),
    ],
)
def test_rows_without_a_record_are_passed_over_and_said(tmp_path: Path, row: tuple[Any, ...], reason: str) -> None:
    read = _read(xlsx(tmp_path / "a.xlsx", HEAD, LAN, row, LAN))
    assert isinstance(read[0], Record)
    assert read[1] == Skipped(3, 3, reason) if reason else isinstance(read[1], Record)
    assert isinstance(read[2], Record)


def test_blank_rows_are_said_together_and_those_at_the_end_not_at_all(tmp_path: Path) -> None:
    read = _read(xlsx(tmp_path / "a.xlsx", HEAD, (), (), LAN, (), ()))
    assert [each for each in read if isinstance(each, Skipped)] == [Skipped(2, 3, "Dòng trống")]


def test_a_person_called_after_a_word_for_totals_is_a_person(tmp_path: Path) -> None:
    names = ("Nguyễn Văn Cộng", "Tống Văn Tổng", "Công", "Cao Văn Công")
    records = _records(xlsx(tmp_path / "a.xlsx", HEAD, *[(1, DAY, name) for name in names]))
    assert [record.values["name"] for record in records] == list(names)


def test_a_column_whose_days_are_open_is_asked_about(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEAD, (1, "1/2/2026", "A"), (2, "3/4/2026", "B"), (3, "5/5/2026", "C"))
    with open_book(path) as book:
        mapping = find_table(book, TEMPLATE).mapping
        assert list(survey(book, TEMPLATE, mapping).questions) == ["day"]
    assert [record.is_refused for record in _records(path)] == [True, True, False]
    assert [record.values["day"] for record in _records(path, {"day": DayOrder.DAY_FIRST})] == [
        date(2026, 2, 1), date(2026, 4, 3), date(2026, 5, 5),
    ]  # fmt: skip
    assert _records(path, {"day": DayOrder.MONTH_FIRST})[0].values["day"] == date(2026, 1, 2)


@pytest.mark.parametrize(
    ("encoding", "font"),
    [(Encoding.TCVN3, ".VnTime"), (Encoding.TCVN3, "Arial"), (Encoding.VNI, "VNI-Times"), (Encoding.VNI, "Arial")],
)
@pytest.mark.parametrize(("make", "name"), [(xlsx, "a.xlsx"), (xls, "a.xls")])
def test_a_register_from_before_unicode_reads_as_one_saw_it(
    tmp_path: Path, make: Any, name: str, encoding: Encoding, font: str
) -> None:
    rows = (
        HEAD,
        (1, "25/3/2026", "Nguyễn Văn Đức", "thôn Đoài, xã Hòa Bình", "Phản ánh"),
        (2, "26/3/2026", "Lê Cự", "cụm 3"),
    )
    old = [[to_legacy(cell, encoding).text if isinstance(cell, str) else cell for cell in row] for row in rows]
    first, second = _records(make(tmp_path / name, *old, font=font))
    assert (first.values["name"], first.values["address"]) == ("Nguyễn Văn Đức", "thôn Đoài, xã Hòa Bình")
    assert (first.values["kind"], second.values["name"], second.values["address"]) == ("Phản ánh", "Lê Cự", "cụm 3")
    assert not first.is_refused


def test_lost_capitals_are_told_with_the_row(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ("Hä vµ tªn", "Ngµy tiÕp"), ("Lª ThÞ ¸nh", DAY), font=".VnTime")
    (record,) = _records(path)
    assert record.values["name"] == "Lê Thị Ánh"
    (told,) = record.problems
    assert (told.row, told.column, told.value, told.refused) == (2, 1, "Ánh", False)
    assert "chữ hoa" in told.reason


def test_a_word_of_a_closed_list_is_certain_however_its_letters_were_stored(tmp_path: Path) -> None:
    head = [to_legacy(heading, Encoding.TCVN3).text for heading in HEAD]
    kinds = [to_legacy(kind, Encoding.TCVN3).text for kind in ("PHẢN ÁNH", "PHẢN ÁNH NHẦM")]
    sure, wrong = _records(
        xlsx(tmp_path / "a.xlsx", head, *((1, DAY, "Lan", "", kind) for kind in kinds), font=".VnTime")
    )
    assert (sure.values["kind"], sure.problems) == ("Phản ánh", ())
    assert {problem.refused for problem in wrong.problems} == {True, False}


def test_decomposed_text_is_composed(tmp_path: Path) -> None:
    import unicodedata

    (record,) = _records(xlsx(tmp_path / "a.xlsx", HEAD, (1, DAY, unicodedata.normalize("NFD", "Trần Thị Huệ"))))
    assert record.values["name"] == "Trần Thị Huệ"


def test_reading_tells_how_far_it_is_and_stops_when_cancelled(tmp_path: Path) -> None:
    class GivesUp:
        def report(self, done: int, total: int, what: str = "") -> None:
            assert (done, what) == (500, "Đang kiểm tra từng dòng")
            assert total >= 600
            raise Cancelled

    path = xlsx(tmp_path / "a.xlsx", HEAD, *[LAN] * 600)
    with open_book(path) as book:
        mapping = find_table(book, TEMPLATE).mapping
        with pytest.raises(Cancelled):
            list(read_table(book, TEMPLATE, mapping, survey(book, TEMPLATE, mapping), 30, GivesUp()))


def test_a_mapping_for_another_workbook_is_one_sentence(tmp_path: Path) -> None:
    with open_book(xlsx(tmp_path / "a.xlsx", HEAD, LAN)) as book:
        mapping = find_table(book, TEMPLATE).mapping
    book_of_others = open_book(xlsx(tmp_path / "b.xlsx", HEAD, Nữa=[("x",)]))
    from dataclasses import replace

    with book_of_others as book, pytest.raises(UserError, match="không có trang “Khác”"):
        survey(book, TEMPLATE, replace(mapping, sheet="Khác"))
