"""What a row of a workbook becomes: a petition, its steps and its limits."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.areas.petitions.exchange.declared import HANDLINGS, NOBODY
from desktop_app.areas.petitions.exchange.told_steps import result_told
from desktop_app.areas.petitions.states import Competent, Eligible, Outcome, Result, Source, State
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.service import ExchangeService
from desktop_app.office.matter_kinds import Kind
from tests.areas.petitions.exchange.workbooks import petitions, planned, taken_over, workbook

CAME, DONE = date(2026, 10, 12), date(2026, 10, 20)


def test_the_headings_are_those_of_the_brief() -> None:
    from tests.areas.petitions.exchange.workbooks import HEADINGS

    assert " · ".join(HEADINGS) == (
        "Số đến · Ngày đến · Nguồn · Họ và tên · Số giấy tờ · Địa chỉ · Số người · Loại · Lĩnh vực · Nội dung · "
        "Mã vụ việc · Đủ điều kiện · Thuộc thẩm quyền · Hướng xử lý · Cơ quan đến · Số văn bản · Ngày thụ lý · "
        "Lần giải quyết · Ngày giải quyết · Kết quả · Rút đơn · Ghi chú"
    )


def test_a_row_without_a_handling_waits_to_be_classified_with_its_deadline(desk: Desk, tmp_path: Path) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", {"Nguồn": None, "Số đến": 7}))
    [petition] = petitions(desk)
    assert (petition.label, petition.source, petition.state) == ("007/2026", Source.POST, State.NEW)
    assert (petition.next_due, petition.next_due_on) == ("answer", date(2026, 10, 26))
    assert petition.people[0].full_name == "Lê Lan"


HANDLED: dict[str, tuple[dict[str, Any], list[str], State, Outcome | None]] = {
    "complaint accepted": (
        {"Loại": "Khiếu nại", "Hướng xử lý": "Thụ lý", "Ngày thụ lý": DONE},
        ["classify", "accept_complaint"],
        State.ACCEPTED,
        None,
    ),
    "complaint settled": (
        {"Loại": "Khiếu nại", "Hướng xử lý": "Thụ lý", "Ngày thụ lý": DONE, "Ngày giải quyết": date(2026, 11, 10),
         "Kết quả": "Đúng một phần; bồi thường bổ sung giếng khoan"},
        ["classify", "accept_complaint", "decide"],
        State.DECIDED,
        None,
    ),
    "complaint guided": (
        {"Loại": "Khiếu nại", "Hướng xử lý": "Hướng dẫn", "Cơ quan đến": "Tòa án", "Ngày giải quyết": DONE},
        ["classify", "guide"],
        State.ENDED,
        Outcome.GUIDED,
    ),
    "complaint withdrawn": (
        {"Loại": "Khiếu nại", "Hướng xử lý": "Thụ lý", "Ngày thụ lý": DONE, "Rút đơn": "Có",
         "Ngày giải quyết": date(2026, 11, 2)},
        ["classify", "accept_complaint", "withdraw_complaint"],
        State.ENDED,
        Outcome.WITHDRAWN,
    ),
    "suggestion answered": (
        {"Hướng xử lý": "Trả lời", "Ngày giải quyết": DONE, "Kết quả": "Đã giao thôn nạo vét mương"},
        ["classify", "answer"],
        State.ENDED,
        Outcome.SETTLED,
    ),
    "suggestion transferred": (
        {"Hướng xử lý": "Chuyển đơn", "Cơ quan đến": "Điện lực", "Ngày giải quyết": DONE},
        ["classify", "transfer"],
        State.ENDED,
        Outcome.TRANSFERRED,
    ),
    "ineligible filed away": (
        {"Loại": "Khiếu nại", "Hướng xử lý": "Lưu đơn", "Ngày giải quyết": DONE, "Kết quả": "Không ghi tên, địa chỉ"},
        ["classify", "file_away"],
        State.ENDED,
        Outcome.FILED,
    ),
    "denunciation transferred": (
        {"Loại": "Tố cáo", "Hướng xử lý": "Chuyển đơn", "Cơ quan đến": "Công an tỉnh", "Ngày giải quyết": DONE},
        ["classify", "transfer_denunciation"],
        State.ENDED,
        Outcome.TRANSFERRED,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HANDLED)
def test_what_was_done_becomes_steps(desk: Desk, tmp_path: Path, case: str) -> None:
    row, steps, state, outcome = HANDLED[case]
    taken_over(desk, workbook(tmp_path / "a.xlsx", row))
    [petition] = petitions(desk)
    assert ([step.key for step in petition.steps], petition.state, petition.outcome) == (steps, state, outcome)


def test_flags_that_are_empty_follow_from_what_was_done(desk: Desk, tmp_path: Path) -> None:
    rows = ({"Hướng xử lý": "Chuyển đơn", "Ngày giải quyết": DONE}, {"Đủ điều kiện": "Có", "Thuộc thẩm quyền": "Có"})
    taken_over(desk, workbook(tmp_path / "a.xlsx", *rows))
    first, second = petitions(desk)
    assert (first.eligible, first.competent) == (Eligible.YES, Competent.NO)
    assert (second.eligible, second.competent, second.state) == (Eligible.YES, Competent.YES, State.CLASSIFIED)


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no name": ({"Họ và tên": None}, "Nặc danh"),
    "no content": ({"Nội dung": None}, "Chưa có Nội dung"),
    "the future": ({"Ngày đến": date(2027, 3, 1)}, "sau hôm nay"),
    "settled before it came": ({"Hướng xử lý": "Trả lời", "Ngày giải quyết": date(2026, 10, 1)}, "trước Ngày đến"),
    "accepted but not ours": (
        {"Loại": "Khiếu nại", "Hướng xử lý": "Thụ lý", "Thuộc thẩm quyền": "Không", "Ngày thụ lý": DONE},
        "thuộc thẩm quyền",
    ),
    "a complaint is not transferred": ({"Loại": "Khiếu nại", "Hướng xử lý": "Chuyển đơn"}, "không có hướng chuyển đơn"),
    "second instance at a commune": (
        {"Loại": "Khiếu nại", "Hướng xử lý": "Thụ lý", "Lần giải quyết": 2, "Ngày thụ lý": DONE},
        "không giải quyết lần hai",
    ),
    "no result": (
        {"Loại": "Khiếu nại", "Hướng xử lý": "Thụ lý", "Ngày thụ lý": DONE, "Ngày giải quyết": date(2026, 11, 10)},
        "Đúng, Đúng một phần hoặc Sai",
    ),
    "instance three": ({"Lần giải quyết": 3}, "chỉ là 1 hoặc 2"),
    "before the law": ({"Ngày đến": date(2020, 3, 2)}, "Nhập sổ cũ"),
    "a name in the text": (
        {"Loại": "Tố cáo", "Nội dung": "Bà Lê Lan tố cáo việc thu tiền không có phiếu thu"}, "người tố cáo",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_row_that_cannot_be_so_is_refused_with_what_to_do(desk: Desk, tmp_path: Path, case: str) -> None:
    row, sentence = REFUSED[case]
    plan = planned(desk, workbook(tmp_path / "a.xlsx", row))
    assert not plan.accepted
    assert sentence in " ".join(problem.reason for problem in plan.refused)


def test_an_old_register_is_taken_as_it_was_kept_without_limits(desk: Desk, tmp_path: Path) -> None:
    row = {
        "Ngày đến": date(2019, 3, 4),
        "Loại": "Khiếu nại",
        "Hướng xử lý": "Chuyển đơn",
        "Cơ quan đến": "UBND huyện cũ",
        "Ngày giải quyết": date(2019, 3, 8),
    }
    taken_over(desk, workbook(tmp_path / "a.xlsx", row), old=True)
    [petition] = petitions(desk)
    assert (petition.state, petition.outcome, petition.next_due_on) == (State.ENDED, Outcome.TRANSFERRED, None)
    assert petition.is_backfilled
    assert petition.note.startswith("Nhập bù")


def test_nobody_signed_an_anonymous_petition(desk: Desk, tmp_path: Path) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", {"Họ và tên": NOBODY.lower()}))
    [petition] = petitions(desk)
    assert (petition.is_anonymous, petition.people) == (True, [])


def test_rows_with_one_code_are_one_case(desk: Desk, tmp_path: Path) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", {"Mã vụ việc": "X1"}, {"Mã vụ việc": "x1"}, {}))
    first, second, third = petitions(desk)
    assert first.case_id == second.case_id is not None
    assert (first.petition_no, second.petition_no, third.case_id) == (1, 2, None)


def test_an_import_is_taken_back_as_a_whole_and_may_come_again(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Số đến": 3}, {"Số đến": 4, "Loại": "Tố cáo", "Họ và tên": "Giàng A Páo"})
    service = ExchangeService(desk)
    done = taken_over(desk, path)
    assert [petition.kind for petition in petitions(desk)] == [Kind.SUGGESTION, Kind.DENUNCIATION]
    service.undo(done.uid, "Nhầm tệp", Silent())
    assert all(petition.voided_on for petition in petitions(desk))
    taken_over(desk, path)
    assert [(p.number, p.voided_on, p.is_secret) for p in petitions(desk)] == [(3, None, False), (4, None, True)]


@pytest.mark.parametrize(
    ("text", "result", "rest"),
    [
        ("Đúng một phần; bồi thường thêm", Result.PARTLY, "bồi thường thêm"),
        ("đúng", Result.RIGHT, ""),
        ("Sai: giữ nguyên quyết định", Result.WRONG, "giữ nguyên quyết định"),
        ("Đã trả lời", None, "Đã trả lời"),
    ],
)
def test_a_result_begins_with_right_partly_or_wrong(text: str, result: Result | None, rest: str) -> None:
    assert result_told(text) == (result, rest)


def test_every_handling_has_a_meaning_for_some_kind() -> None:
    from desktop_app.areas.petitions.exchange import told_steps

    assert set(HANDLINGS) == set(told_steps.STEP_OF)
