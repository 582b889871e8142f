"""Lists of persons from pasted rows and workbooks, made fit for a board."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop_app.areas.disclosure.papers.mask import full_numbers
from desktop_app.areas.disclosure.papers.masked_list import (
    MaskedListService,
    PersonList,
    list_text,
    pasted_list,
    workbook_list,
)
from desktop_app.areas.disclosure.papers.samples import LIST_HEAD, LIST_ROWS
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from tests.areas.disclosure.makers_papers import hung
from tests.areas.disclosure.papers.reading import read, said

PASTED = (
    "DANH SÁCH HỘ ĐƯỢC HỖ TRỢ\n\nSTT\tHọ và tên\tSố CCCD\tĐịa chỉ\n1\tVi Thị Dụ\t001149000777\tThôn Đoài, xã Yên Hạ\n"
)
READ = PersonList(
    ("STT", "Họ và tên", "Số CCCD", "Địa chỉ"), (("1", "Vi Thị Dụ", "001149000777", "Thôn Đoài, xã Yên Hạ"),)
)


@pytest.mark.parametrize("text", [PASTED, PASTED.replace("\t", ";"), PASTED.replace("\n", "\r\n")])
def test_pasted_rows_are_read_under_their_heading(text: str) -> None:
    assert pasted_list(text) == READ
    assert pasted_list(list_text(READ)) == READ


def test_a_workbook_is_read_from_its_first_sheet_in_sight(tmp_path: Path) -> None:
    book = Workbook()
    hidden = book.active
    assert hidden
    hidden.append(["Họ tên"])
    hidden.sheet_state = "hidden"
    sheet = book.create_sheet("Hộ")
    for row in (["DANH SÁCH"], [], ["STT", "Họ và tên", "Số CCCD", "Địa chỉ"]):
        sheet.append(row)
    sheet.append([1, "Vi Thị Dụ", "001149000777", "Thôn Đoài, xã Yên Hạ"])
    book.save(tmp_path / "ho.xlsx")
    assert workbook_list(tmp_path / "ho.xlsx") == READ


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Chưa có dòng nào"),
        ("  \n\t\n", "Chưa có dòng nào"),
        ("Họ tên\tCCCD", "Chưa có dòng nào"),
        ("1\tVi Thị Dụ\t001149000777", "Không thấy dòng tiêu đề"),
        ("Họ tên\t" + "\t".join(f"Cột {n}" for n in range(13)) + "\nA", "tối đa 12 cột"),
        ("Họ tên\n" + "A\n" * 5001, "tối đa 5.000"),
        ('Họ tên\n"' + "a" * 200_000 + '"', "Chưa có dòng nào"),
    ],
)
def test_a_list_that_cannot_be_used_is_told(text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        pasted_list(text)


def test_the_list_hangs_without_numbers_telephones_and_addresses(desk: Desk) -> None:
    notice = hung(desk, item="CK07", title="Danh sách hộ được hỗ trợ", has_names=True)
    paper = MaskedListService(desk).masked(notice.uid, PersonList(LIST_HEAD, LIST_ROWS))
    text = said(paper)
    for sentence in ("Nguyễn Thị Mẫu 1956 ***123 thôn Bến Ví 60.000.000", "Danh sách có 03 dòng.", "không ghi số điện"):
        assert sentence in text
    for hidden in ("001156000123", "0912 000 111", "12/3/1956", "ngõ 2", "0987"):
        assert hidden not in text
    assert full_numbers(text) == ()
    assert "***" not in said(
        MaskedListService(desk).masked(notice.uid, PersonList(LIST_HEAD, LIST_ROWS), without_numbers=True)
    )


def test_a_long_list_repeats_its_head_and_a_wide_one_lies_down(desk: Desk) -> None:
    notice = hung(desk, item="CK07", has_names=True)
    wide = PersonList((*LIST_HEAD, "Đợt", "Ghi chú"), tuple((*row, "2", "") for row in LIST_ROWS) * 30)
    paper = MaskedListService(desk).masked(notice.uid, wide)
    assert paper.landscape
    pdf = read(paper)
    assert len(pdf) >= 3
    with_rows = [page for page in range(len(pdf)) if "Nguyễn Thị Mẫu" in pdf.text(page)]
    assert all("Họ và tên chủ hộ" in pdf.text(page) for page in with_rows)
