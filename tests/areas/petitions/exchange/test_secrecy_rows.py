"""What a workbook of denunciations says on its way in: on the dry run, on the command line, in drafts."""

from pathlib import Path

import pytest

from desktop_app.areas.petitions.exchange import commands
from desktop_app.areas.petitions.exchange.drafted import keepable
from desktop_app.office.desk import Desk
from tests.areas.petitions.exchange.workbooks import petitions, planned, workbook
from tests.areas.reception.test_secrecy import rows_in_clear

NAME, NUMBER, HOME = "Khuất Nghiêng Thoắng", "099061777123", "Ngõ Vườn Quýt Xoăn"
WHO = {"Họ và tên": NAME, "Số giấy tờ": NUMBER, "Địa chỉ": HOME}
TRACES = (NAME, NUMBER, HOME, "Thoắng")
WRONG = (
    {"Ngày đến": "40/13/2026"},
    {"Ngày đến": NAME, "Số đến": NAME},
    {"Số giấy tờ": f"{NUMBER}99"},
    {"Số giấy tờ": NAME},
    {"Số người": NAME},
    {"Nội dung": f"Tôi là {NAME} tố cáo trưởng thôn", "Ghi chú": NUMBER},
    {"Kết quả": f"Báo ông {NAME}", "Hướng xử lý": "Chuyển đơn", "Cơ quan đến": f"ông {NAME}"},
    {"Mã vụ việc": f"vụ ông {NAME}", "Ngày giải quyết": NAME},
    {"Ghi chú": f"Đã bỏ số ngày 40/13/2026: {NAME} xin rút"},
)


def told(desk: Desk, path: Path) -> str:
    """Everything that the dry run and the command line say of a workbook."""
    plan = planned(desk, path)
    asked = {"file": path, "dry_run": True, "map": None, "old": False, "book": None, "people": "new", "reason": None}
    outcome = commands.take_in(desk, asked)
    problems = [f"{each.value} {each.reason}" for each in (*plan.refused, *plan.doubts)]
    return " ".join([*problems, outcome.text, str(outcome.data), str(plan.questions), str(plan.skipped)])


@pytest.mark.parametrize("kind", ["Tố cáo", "Đơn tố cáo nặc danh", "TC", "tố giác", "T/C", None])
@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: " ".join(wrong))
def test_no_message_of_a_dry_run_quotes_who_may_have_denounced(
    desk: Desk, tmp_path: Path, kind: str | None, wrong: dict[str, str]
) -> None:
    said = told(desk, workbook(tmp_path / "a.xlsx", {**WHO, "Loại": kind, **wrong}))
    assert [trace for trace in TRACES if trace in said] == []
    assert petitions(desk) == []
    assert [trace for trace in TRACES if trace in rows_in_clear(desk)] == []


@pytest.mark.parametrize("kind", ["Tố cáo", "TC", "tố giác"])
def test_a_typed_row_that_may_be_a_denunciation_is_kept_without_who_made_it(kind: str) -> None:
    row = {"kind": kind, "full_name": NAME, "paper_number": NUMBER, "address": HOME, "content": f"Tôi là {NAME}"}
    assert [trace for trace in TRACES if trace in str(keepable(row))] == []
