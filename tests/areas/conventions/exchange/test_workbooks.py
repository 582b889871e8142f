"""Conventions that come in from a workbook, and go out to one the same."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.areas.conventions.models import Convention
from desktop_app.areas.conventions.states import State
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.service import ExchangeService
from tests.areas.conventions.exchange.workbooks import RECOGNISED, exported, planned, taken_over, workbook
from tests.areas.decisions.makers import be_on, with_hamlets

SUSPENDED: dict[str, Any] = RECOGNISED | {
    "Tình trạng": "Tạm ngừng một phần",
    "Ngày tạm ngừng, bãi bỏ": date(2026, 6, 1),
    "Số quyết định tạm ngừng, bãi bỏ": "30/QĐ-UBND",
    "Thời hạn hoàn tất": date(2026, 8, 1),
    "Các điều": "4, 7",
    "Lý do tạm ngừng, bãi bỏ": "Điều 7 đặt mức phạt tiền.",
}


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A desk whose office has hamlets, in November 2026."""
    with_hamlets(desk)
    be_on(desk, date(2026, 11, 23))
    return desk


def conventions(desk: Desk) -> list[tuple[str, str, State, date | None]]:
    """What is in the register: label, title, where it stands, by when something is owed."""
    with desk.db.reading() as session:
        found = session.scalars(select(Convention).order_by(Convention.year, Convention.number))
        return [(each.label, each.title, each.state, each.next_due_on) for each in found]


def test_a_row_of_this_year_becomes_a_text_that_was_just_proposed(office: Desk, tmp_path: Path) -> None:
    taken_over(office, workbook(tmp_path / "so.xlsx", {}))
    assert conventions(office) == [("001/2026", "Hương ước Thôn Đoài", State.PROPOSED, None)]


def test_an_old_book_tells_since_when_a_text_holds_and_what_became_of_it(office: Desk, tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [RECOGNISED, SUSPENDED | {"Thôn": "Cầu Hạ", "Ngày đề xuất": None}]
    taken_over(office, workbook(tmp_path / "so.xlsx", *rows), old=True)
    assert conventions(office) == [
        ("001/2026", "Hương ước Thôn Đoài", State.IN_FORCE, None),
        ("002/2026", "Hương ước Thôn Cầu Hạ", State.PARTLY_SUSPENDED, None),
    ]


def test_a_text_that_took_the_place_of_another_is_of_the_same_line(office: Desk, tmp_path: Path) -> None:
    replaced = RECOGNISED | {"Tình trạng": "Được thay thế", "Ngày tạm ngừng, bãi bỏ": date(2026, 9, 1)}
    newer = {"Việc": "thay thế", "Ngày đề xuất": date(2026, 6, 1), "Ngày công nhận": date(2026, 9, 1)}
    taken_over(office, workbook(tmp_path / "so.xlsx", replaced, newer), old=True)
    with office.db.reading() as session:
        old, new = session.scalars(select(Convention).order_by(Convention.number))
        assert (old.state, new.state, new.amends_uid, new.line_uid) == (
            State.REPLACED,
            State.IN_FORCE,
            old.uid,
            old.line_uid,
        )


def test_what_goes_out_comes_back_the_same_and_can_be_taken_back(office: Desk, tmp_path: Path) -> None:
    struck = {"Ghi chú": "Đã bỏ số ngày 20/04/2026: ghi trùng", "Tên gọi": "Quy ước"}
    rows: list[dict[str, Any]] = [SUSPENDED, struck, RECOGNISED | {"Thôn": "Cầu Hạ", "Tổng số hộ": 180}]
    applied = taken_over(office, workbook(tmp_path / "so.xlsx", *rows), old=True)
    first = exported(office, tmp_path / "ra.xlsx")
    assert len(first) == 4
    ExchangeService(office).undo(applied.uid, "Nhập nhầm tệp")
    taken_over(office, tmp_path / "ra.xlsx", old=True)
    assert exported(office, tmp_path / "lai.xlsx") == first


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"Thôn": "Thôn Không Có"}, "Không có thôn nào tên Thôn Không Có"),
        ({"Thôn": None}, "Chưa nhập thôn"),
        ({"Tình trạng": "Đang thực hiện"}, "chưa có Ngày công nhận"),
        (RECOGNISED | {"Tình trạng": "Bãi bỏ toàn bộ"}, "chưa có ngày"),
        (SUSPENDED | {"Các điều": None}, "phải ghi các điều"),
        (SUSPENDED | {"Tình trạng": "Bãi bỏ toàn bộ"}, "Chỉ quyết định tạm ngừng"),
        (SUSPENDED | {"Tình trạng": None}, "Chọn lại Tình trạng"),
        (RECOGNISED | {"Ngày công nhận": date(2026, 4, 1)}, "Ngày công nhận trước ngày thông qua"),
        (RECOGNISED | {"Ngày công nhận": date(2027, 4, 1)}, "sau hôm nay"),
    ],
)
def test_a_row_that_cannot_be_so_is_refused_with_what_to_mend(
    office: Desk, tmp_path: Path, row: dict[str, Any], said: str
) -> None:
    told = [each.reason for each in planned(office, workbook(tmp_path / "so.xlsx", row), old=True).refused]
    assert any(said in each for each in told), told
    assert conventions(office) == []


def test_a_recognition_is_taken_over_only_from_an_old_book(office: Desk, tmp_path: Path) -> None:
    told = [each.reason for each in planned(office, workbook(tmp_path / "so.xlsx", RECOGNISED)).refused]
    assert any("Nhập sổ cũ" in each for each in told)
