"""What is shown of a workbook before anything is taken over."""

from pathlib import Path

from desktop_app.core.sheets.glimpse import conversions, first_values
from desktop_app.core.sheets.mapping import find_table
from desktop_app.core.sheets.reader import open_book
from desktop_app.core.sheets.table import survey
from desktop_app.core.text.legacy import Encoding, to_legacy
from tests.core.sheets.declared import TEMPLATE
from tests.core.sheets.makers import xls, xlsx

HEAD = ("Ngày tiếp", "Họ và tên", "Địa chỉ")


def old(text: str, encoding: Encoding) -> str:
    return to_legacy(text, encoding).text


def test_every_column_is_shown_with_its_first_values_whatever_stands_above_and_between(tmp_path: Path) -> None:
    rows = [("25/03/2024", f"Đỗ Văn {name}", "") for name in ("An", "Bình", "Chung", "Dũng")]
    with open_book(xlsx(tmp_path / "a.xlsx", ("SỔ",), HEAD, ("1", "2", "3"), *rows)) as book:
        shown = first_values(book, find_table(book, TEMPLATE).mapping)

    assert [(each.name, each.heading) for each in shown] == list(zip("ABC", HEAD, strict=True))
    assert shown[1].values == ("Đỗ Văn An", "Đỗ Văn Bình", "Đỗ Văn Chung")
    assert shown[2].values == ()


def test_first_values_are_shown_in_unicode(tmp_path: Path) -> None:
    row = [old(text, Encoding.VNI) for text in ("25/03/2024", "Nguyễn Thị Phượng", "Bản Khuổi Luông")]
    with open_book(xls(tmp_path / "a.xls", HEAD, row, font="VNI-Times")) as book:
        shown = first_values(book, find_table(book, TEMPLATE).mapping)

    assert [each.values for each in shown][1:] == [("Nguyễn Thị Phượng",), ("Bản Khuổi Luông",)]


def test_conversions_are_counted_by_cell_and_shown_once_with_what_is_uncertain_first(tmp_path: Path) -> None:
    rows = [
        [old(text, Encoding.TCVN3) for text in row]
        for row in (
            ("25/03/2024", "Lường Văn Tiến", "Thôn Đoài"),
            ("26/03/2024", "Nguyễn Văn Ất", "Thôn Đoài"),
            ("27/03/2024", "Tran Van A", "Thôn Đoài"),
        )
    ]
    with open_book(xls(tmp_path / "a.xls", HEAD, *rows, font=".VnTime")) as book:
        mapping = find_table(book, TEMPLATE).mapping
        found = conversions(book, mapping, survey(book, TEMPLATE, mapping).encodings)

    assert (found.cells, found.doubtful) == (5, 1)
    assert [each.after for each in found.shown] == ["Nguyễn Văn Ất", "Lường Văn Tiến", "Thôn Đoài"]
    assert (found.shown[0].place, found.shown[0].font) == ("Sổ!B3", ".VnTime")


def test_a_workbook_in_unicode_has_nothing_to_convert(tmp_path: Path) -> None:
    with open_book(xlsx(tmp_path / "a.xlsx", HEAD, ("25/03/2024", "Đỗ Văn An", "Thôn Đoài"))) as book:
        mapping = find_table(book, TEMPLATE).mapping
        assert conversions(book, mapping, survey(book, TEMPLATE, mapping).encodings).shown == ()
