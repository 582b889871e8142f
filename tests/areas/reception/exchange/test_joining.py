"""A row whose code is a case of the register joins it, and the dry run says so."""

from pathlib import Path
from typing import Any

import pytest

from desktop_app.areas.reception.exchange.joining import Known, resembles
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.reception.exchange.workbooks import planned, taken_over, visits, workbook
from tests.areas.reception.makers import MakeEntry

PLAIN = "Sẽ nối vào vụ việc 001/2026 đã có trong sổ."
UNLIKE = "người đến và nội dung không giống các lượt đã có của vụ việc này"


@pytest.fixture
def with_case(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> Desk:
    """Case 001/2026 of two visits."""
    first = reception.register(an_entry())
    reception.register(an_entry(earlier_uid=first.uid))
    return desk


ROWS = [
    ("the same person", {"Họ và tên": "NGUYỄN VĂN ĐỨC"}, PLAIN),
    ("the same content", {"Nội dung": "Đo lại ranh giới thửa 45, tờ bản đồ 12"}, PLAIN),
    ("neither", {}, UNLIKE),
    ("written otherwise", {"Mã vụ việc": "Vụ 1/2026", "Họ và tên": "Nguyễn Văn Đức"}, PLAIN),
    ("a case that is not there", {"Mã vụ việc": "002/2026"}, ""),
    ("the office's own code", {"Mã vụ việc": "Đ-12"}, ""),
    ("a denunciation never joins a case with names", {"Loại": "Tố cáo"}, ""),
]


@pytest.mark.parametrize(("_case", "row", "said"), ROWS)
def test_what_is_joined_is_said(with_case: Desk, tmp_path: Path, _case: str, row: dict[str, Any], said: str) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Mã vụ việc": "001/2026", **row})
    told = [each.reason for each in planned(with_case, path).doubts]
    assert (len(told), said in "".join(told)) == (1 if said else 0, True)
    taken_over(with_case, path)
    first, _, third = visits(with_case)
    assert (third.case_id == first.case_id) is bool(said)


def test_rows_of_one_workbook_may_share_a_code_without_a_word(desk: Desk, tmp_path: Path) -> None:
    rows = ({"Mã vụ việc": "001/2026"}, {"Mã vụ việc": "001/2026", "Họ và tên": "Vi Thị Sáu", "Nội dung": "Chợ"})
    path = workbook(tmp_path / "a.xlsx", *rows)
    assert planned(desk, path).doubts == ()
    taken_over(desk, path)
    assert [visit.visit_no for visit in visits(desk)] == [1, 2]


def test_a_denunciation_is_held_against_the_content_alone(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path
) -> None:
    first = reception.register(an_entry(kind=Kind.DENUNCIATION))
    reception.register(an_entry(kind=Kind.DENUNCIATION, earlier_uid=first.uid))
    row = {"Mã vụ việc": "001/2026", "Loại": "Tố cáo", "Họ và tên": "Nguyễn Văn Đức"}
    [doubt] = planned(desk, workbook(tmp_path / "a.xlsx", row)).doubts
    assert "nhưng nội dung không giống" in doubt.reason


def test_what_resembles() -> None:
    known = [Known("le lan", "Sửa mương"), Known("", "Đường vào bản bị sạt lở")]
    assert resembles(Known("le lan", "Chợ"), known)
    assert resembles(Known("vi sau", "sạt lở đường"), known)
    assert not resembles(Known("vi sau", "Chợ"), known)
    assert not resembles(Known("", "Chợ"), known)
