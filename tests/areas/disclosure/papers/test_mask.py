"""What of a list of persons may hang on a board."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.areas.disclosure.papers.mask import (
    STRICT,
    USUAL,
    How,
    Kind,
    full_numbers,
    kind_of,
    mask_cell,
    mask_list,
)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Số CCCD", Kind.IDENTITY),
        ("CMND/CCCD", Kind.IDENTITY),
        ("Số định danh cá nhân", Kind.IDENTITY),
        ("Số thẻ BHYT", Kind.IDENTITY),
        ("Ngày, tháng, năm sinh", Kind.BORN),
        ("NĂM SINH", Kind.BORN),
        ("Số điện thoại", Kind.PHONE),
        ("SĐT", Kind.PHONE),
        ("Số tài khoản ngân hàng", Kind.ACCOUNT),
        ("Địa chỉ thường trú", Kind.ADDRESS),
        ("Nơi ở hiện nay", Kind.ADDRESS),
        ("Họ và tên", Kind.OTHER),
        ("Họ tên, số CCCD", Kind.OTHER),
        ("Mức hỗ trợ", Kind.OTHER),
        ("STT", Kind.OTHER),
    ],
)
def test_a_column_is_known_by_its_heading(heading: str, kind: Kind) -> None:
    assert kind_of(heading) is kind


@pytest.mark.parametrize(
    ("text", "how", "shown"),
    [
        ("001156000123", How.LAST_THREE, "***123"),
        ("001 156 000 123", How.LAST_THREE, "***123"),
        ("12", How.LAST_THREE, "***"),
        ("", How.LAST_THREE, ""),
        ("12/3/1956", How.YEAR, "1956"),
        ("1956", How.YEAR, "1956"),
        ("tháng 3 năm 1956", How.YEAR, "1956"),
        ("12/3/56", How.YEAR, ""),
        ("Số 4, ngõ 2, thôn Bến Ví, xã Thí Dụ", How.HAMLET, "thôn Bến Ví"),
        ("Xóm Trại, thôn Tân Dụ", How.HAMLET, "thôn Tân Dụ"),
        ("số nhà 9 tổ dân phố 3", How.HAMLET, "tổ dân phố 3"),
        ("12 Trần Phú", How.HAMLET, ""),
        ("0912 000 111", How.REMOVE, ""),
        ("60.000.000", How.KEEP, "60.000.000"),
        ("100.000.000.000", How.KEEP, "100.000.000.000"),
        ("Nguyễn Thị Mẫu (CCCD 001156000123)", How.KEEP, "Nguyễn Thị Mẫu (CCCD ***123)"),
        ("liên hệ 0912.000.111", How.KEEP, "liên hệ ***"),
        ("+84912000111", How.KEEP, "***"),
        ("CMND 012345678", How.KEEP, "CMND ***678"),
        ("Quyết định 187/QĐ-UBND ngày 12/10/2026", How.KEEP, "Quyết định 187/QĐ-UBND ngày 12/10/2026"),
    ],
)
def test_a_cell_is_shortened(text: str, how: How, shown: str) -> None:
    assert mask_cell(text, how) == shown


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CCCD 001156000123", ("001156000123",)),
        ("001 156 000 123 và 012345678", ("001 156 000 123", "012345678")),
        ("001.156.000.123", ("001.156.000.123",)),
        ("0011 5600 0123", ("0011 5600 0123",)),
        ("1 001156000123 2", ("001156000123",)),
        ("60.000.000 001156000123", ("001156000123",)),
        ("60.000.000 2 Trần Văn Thử", ()),
        ("kinh phí 100.000.000 đồng", ()),
        ("kinh phí 100 500 000 đồng", ()),
        ("kinh phí 1.500.000.000.000 đồng", ()),
        ("điện thoại 0912000111", ()),
        ("phiếu 99001-26-0042-01-2", ()),
        ("số 58/TB-UBND ngày 14/10/2026", ()),
        ("001156000123, 001156000123", ("001156000123",)),
        ("", ()),
    ],
)
def test_full_identity_numbers_are_found_and_amounts_are_not(text: str, found: tuple[str, ...]) -> None:
    assert full_numbers(text) == found


def test_a_list_loses_its_telephones_and_says_what_it_lost() -> None:
    masked = mask_list(
        ("STT", "Họ tên", "Ngày sinh", "CCCD", "Địa chỉ", "SĐT", "Kết quả"),
        (("1", "Vi Thị Dụ", "05/11/1949", "001149000777", "Thôn Đoài", "0912000111", "Đạt"), ("", "", "", "", "", "")),
    )
    assert masked.head == ("STT", "Họ tên", "Năm sinh", "CCCD (03 số cuối)", "Nơi ở (thôn)", "Kết quả")
    assert masked.rows == (("1", "Vi Thị Dụ", "1949", "***777", "Thôn Đoài", "Đạt"),)
    assert masked.hidden == (
        "ngày sinh chỉ ghi năm", "số giấy tờ chỉ ghi 03 số cuối", "nơi ở chỉ ghi thôn", "không ghi số điện thoại",
    )  # fmt: skip


def test_the_strict_rule_takes_identity_numbers_out_altogether() -> None:
    masked = mask_list(("Họ tên", "CCCD"), (("Vi Thị Dụ 001149000777", "001149000777"),), STRICT)
    assert (masked.head, masked.rows) == (("Họ tên",), (("Vi Thị Dụ ***",),))


@given(
    st.lists(st.sampled_from(["Họ tên", "CCCD", "Ghi chú", "Ngày sinh", "Địa chỉ", "SĐT", "Cột lạ"]), min_size=1),
    st.lists(st.text(alphabet="0123456789 .-thônABC/", max_size=30)),
    st.sampled_from([USUAL, STRICT]),
)
def test_no_identity_number_ever_comes_through(head: list[str], cells: list[str], rule: dict[Kind, How]) -> None:
    whole = "001149000777"
    masked = mask_list(head, [[f"{cell} {whole}" for cell in cells]], rule)
    for row in masked.rows:
        assert not any(full_numbers(cell) for cell in row)
