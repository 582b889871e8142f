"""Decisions that come in from a workbook, and go out to one the same."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Outcome, State
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.service import ExchangeService
from tests.areas.decisions.exchange.workbooks import PASSED, exported, planned, taken_over, workbook
from tests.areas.decisions.makers import be_on, with_hamlets

TODAY = date(2026, 11, 23)


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A desk whose office has hamlets, in November 2026."""
    with_hamlets(desk)
    be_on(desk, TODAY)
    return desk


def decisions(desk: Desk) -> list[tuple[str, State, Outcome | None, bool | None]]:
    """What is in the register: label, where it stands, how it ended, whether it passed."""
    with desk.db.reading() as session:
        found = session.scalars(select(Decision).order_by(Decision.year, Decision.number))
        return [(each.label, each.state, each.outcome, each.has_passed) for each in found]


def problems(desk: Desk, path: Path, *, old: bool = True) -> list[str]:
    """Why rows are refused."""
    return [problem.reason for problem in planned(desk, path, old=old).refused]


def test_a_row_of_this_year_becomes_a_decision_that_was_just_proposed(office: Desk, tmp_path: Path) -> None:
    taken_over(office, workbook(tmp_path / "so.xlsx", {}))
    assert decisions(office) == [("001/2026", State.PROPOSED, None, None)]


def test_an_old_book_tells_how_the_vote_went_and_what_came_of_it(office: Desk, tmp_path: Path) -> None:
    sent, done = {"Ngày gửi": date(2026, 3, 20)}, {"Ngày xong": date(2026, 5, 4)}
    rows: list[dict[str, Any]] = [
        PASSED,
        PASSED | sent,
        PASSED | sent | done,
        PASSED | {"Tán thành": 123, "Không tán thành": 28},
        {"Ngày biểu quyết": date(2026, 3, 14), "Kết quả": "Không đủ số hộ"},
    ]
    taken_over(office, workbook(tmp_path / "so.xlsx", *rows), old=True)
    assert decisions(office) == [
        ("001/2026", State.PASSED, None, True),
        ("002/2026", State.IN_FORCE, None, True),
        ("003/2026", State.ENDED, Outcome.DONE, True),
        ("004/2026", State.VOTED_DOWN, None, False),
        ("005/2026", State.NO_QUORUM, None, None),
    ]


def test_what_goes_out_comes_back_the_same_and_can_be_taken_back(office: Desk, tmp_path: Path) -> None:
    election = {"Loại việc": "Trưởng thôn, Tổ trưởng tổ dân phố", "Tên việc": "Bầu Trưởng thôn", "Kết quả": "Thông qua"}
    rows: list[dict[str, Any]] = [
        PASSED | {"Ngày gửi": date(2026, 3, 20), "Ghi chú": "Đã bỏ số ngày 20/04/2026: ghi trùng"},
        {},
        election
        | {
            "Ngày biểu quyết": date(2026, 3, 29),
            "Ngày gửi": date(2026, 4, 1),
            "Ngày công nhận": date(2026, 4, 3),
            "Số quyết định công nhận": "41/QĐ-UBND",
        },
        {"Phạm vi": "Toàn xã", "Thôn": None, "Kết quả": "Thông qua", "Ngày biểu quyết": date(2026, 3, 29)},
    ]
    applied = taken_over(office, workbook(tmp_path / "so.xlsx", *rows), old=True)
    first = exported(office, tmp_path / "ra.xlsx")
    assert len(first) == 5
    ExchangeService(office).undo(applied.uid, "Nhập nhầm tệp")
    taken_over(office, tmp_path / "ra.xlsx", old=True)
    assert exported(office, tmp_path / "lai.xlsx") == first


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"Thôn": "Thôn Không Có"}, "Không có thôn nào tên Thôn Không Có"),
        ({"Thôn": None}, "Chưa nhập thôn, tổ dân phố"),
        ({"Phạm vi": "Toàn xã"}, "Việc của toàn xã không chọn thôn"),
        ({"Loại việc": "Hương ước, quy ước"}, "Không có trong danh sách"),
        (PASSED | {"Tán thành": 187, "Thu về": None, "Phát ra": None}, "nhiều hơn"),
        (PASSED | {"Số hộ dự": 187}, "nhiều hơn"),
        (PASSED | {"Thu về": 161}, "nhiều hơn số phát ra"),
        (PASSED | {"Không tán thành": 11}, "Sửa cho khớp"),
        (PASSED | {"Tổng số hộ": None}, "thiếu ngày, tổng số hộ hoặc số tán thành"),
        (PASSED | {"Kết quả": "Không thông qua"}, "Theo số phiếu thì thông qua"),
        (PASSED | {"Ngày biểu quyết": date(2026, 3, 1)}, "Ngày biểu quyết trước ngày đề xuất"),
        ({"Kết quả": "Thông qua"}, "chưa có Ngày biểu quyết"),
        ({"Ngày gửi": date(2026, 3, 20)}, "chưa thông qua"),
        (PASSED | {"Ngày gửi": date(2026, 3, 20), "Ngày công nhận": date(2026, 3, 23)}, "không phải công nhận"),
    ],
)
def test_a_row_that_cannot_be_so_is_refused_with_what_to_mend(
    office: Desk, tmp_path: Path, row: dict[str, Any], said: str
) -> None:
    told = problems(office, workbook(tmp_path / "so.xlsx", row))
    assert any(said in each for each in told), told
    assert decisions(office) == []


def test_a_result_is_taken_over_only_from_an_old_book(office: Desk, tmp_path: Path) -> None:
    told = problems(office, workbook(tmp_path / "so.xlsx", PASSED), old=False)
    assert any("Nhập sổ cũ" in each for each in told)
