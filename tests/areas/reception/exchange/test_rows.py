"""Rows of a workbook become visits by rules that are told, or are refused with place and reason."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from db.verify import verify
from desktop_app.areas import load_areas
from desktop_app.areas.reception.exchange import declared
from desktop_app.areas.reception.exchange.declared import TEMPLATE
from desktop_app.areas.reception.models import Channel, Handling, Mode
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.sheets.mapping import find_table
from desktop_app.core.sheets.reader import open_book
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind, SubjectField
from desktop_app.office.models import Sex
from desktop_app.office.opening import OpenOffice
from tests.areas.reception.exchange.workbooks import HEADINGS, planned, taken_over, visits, workbook
from tests.areas.reception.makers import MakeEntry
from tests.core.sheets.makers import xlsx

TOLD = (
    "Số thứ tự · Ngày tiếp · Giờ · Họ và tên · Số giấy tờ · Ngày sinh · Giới tính · Địa chỉ · Thôn · Điện thoại · "
    "Chế độ tiếp · Người tiếp · Hình thức · Ngày phiên · Số người đến · Số người cùng nội dung · Mã vụ việc · Loại · "
    "Lĩnh vực · Nội dung · Yêu cầu · Cơ quan đã giải quyết · Thuộc thẩm quyền · Hướng xử lý · Cơ quan đến · "
    "Số văn bản · Ngày văn bản · Ngày trả lời · Kết quả · Ghi chú"
)
TWELVE = ("STT", "Ngày tiếp", "Họ tên - Địa chỉ", "CMND/ Hộ chiếu của công dân", "Nội dung vụ việc",
          "Phân loại đơn/ Số người", "Cơ quan đã giải quyết", "Theo dõi kết quả giải quyết", "Ghi chú")  # fmt: skip
THIRTEEN = ("STT", "Ngày tiếp", "Họ tên, địa chỉ", "CCCD/ CMND/ Hộ chiếu", "Nội dung đơn", "Loại đơn (KN/TC/ KN/PA)",
            "Số người cùng nội dung", "Cơ quan đã giải quyết", "Thuộc thẩm quyền (x)", "Cơ quan, đơn vị thụ lý",
            "Theo dõi kết quả giải quyết", "Ghi chú")  # fmt: skip


def test_the_template_has_the_headings_and_the_lists_of_the_register() -> None:
    assert TOLD.split(" · ") == HEADINGS
    for words, options in (
        (declared.CHANNELS, Channel), (declared.SEXES, Sex), (declared.KINDS, Kind),
        (declared.SUBJECTS, SubjectField), (declared.HANDLINGS, Handling),
    ):  # fmt: skip
        assert list(words) == [option.value for option in options]
    assert len(declared.MODES) == len(Mode)


@pytest.mark.parametrize("headings", [TWELVE, THIRTEEN])
def test_the_headings_of_the_legal_forms_are_understood(tmp_path: Path, headings: tuple[str, ...]) -> None:
    row = [date(2026, 1, 2) if "Ngày" in heading else "x" for heading in headings]
    with open_book(xlsx(tmp_path / "a.xlsx", headings, row)) as book:
        match = find_table(book, TEMPLATE)
    assert match.unused == ()


TICKED = [
    (("x", None, None), Handling.ACCEPT, "", False),
    ((None, "X", None), Handling.GUIDE, "", False),
    ((None, None, "Tòa án nhân dân"), Handling.TRANSFER, "Tòa án nhân dân", False),
    (("x", "x", None), Handling.ACCEPT, "", True),
    ((None, None, None), Handling.ACCEPT, "", True),
]


@pytest.mark.parametrize(("ticks", "handling", "agency", "doubted"), TICKED)
def test_what_old_books_tick_under_one_heading_is_the_handling(
    desk: Desk, tmp_path: Path, ticks: tuple[Any, ...], handling: Handling, agency: str, doubted: bool
) -> None:
    head = ("STT", "Ngày tiếp", "Họ tên - Địa chỉ", "Nội dung vụ việc", "Phân loại đơn",
            "Hướng xử lý: Thụ lý để giải quyết", "Hướng xử lý: Trả lại đơn và hướng dẫn",
            "Hướng xử lý: Chuyển đơn đến cơ quan có thẩm quyền")  # fmt: skip
    row = (1, date(2026, 3, 25), "Lê Lan, thôn Đoài", "Mương", "Kiến nghị", *ticks)
    plan = planned(desk, xlsx(tmp_path / "a.xlsx", head, row))
    assert plan.refused == ()
    entry = plan.accepted[0].incoming.entry.entry
    assert (entry.full_name, entry.address, entry.handling, entry.to_agency) == (
        "Lê Lan",
        "thôn Đoài",
        handling,
        agency,
    )
    assert any("Thụ lý" in each.reason for each in plan.doubts) is doubted


def test_a_row_becomes_a_visit_with_all_it_says(desk: Desk, tmp_path: Path) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", {
        "Giờ": time(8, 30), "Số giấy tờ": "099061004471", "Ngày sinh": date(1961, 3, 12), "Giới tính": "Nữ",
        "Điện thoại": "0100234567", "Chế độ tiếp": "Thủ trưởng", "Ngày phiên": date(2026, 3, 25),
        "Ngày tiếp": date(2026, 3, 25), "Họ và tên": "Lê Lan", "Nội dung": "Mương", "Thôn": "thon doai",
        "Người tiếp": "Ngô Xuân Thạo", "Số người đến": 3, "Mã vụ việc": "7/2026", "Loại": "Khiếu nại",
        "Lĩnh vực": "Đất đai, nhà cửa", "Thuộc thẩm quyền": "Không", "Hướng xử lý": "Chuyển đơn",
        "Cơ quan đến": "UBND tỉnh", "Số văn bản": "12/UBND", "Ngày văn bản": date(2026, 3, 26), "Ghi chú": "Gấp",
    }))  # fmt: skip
    [visit] = visits(desk)
    who = visit.people[0]
    assert (visit.label, visit.started_at, visit.received_by) == ("1/2026", time(8, 30), "Ngô Xuân Thạo")
    assert (who.full_name, who.paper_number, who.sex, who.hamlet_id is not None) == (
        "Lê Lan", "099061004471", Sex.FEMALE, True,
    )  # fmt: skip
    assert (visit.mode, visit.session_day_id is not None, visit.case_id is not None) == (Mode.BY_HEAD, True, True)
    assert (visit.people_present, visit.people_same_content, visit.within_competence) == (3, 3, False)
    assert (visit.kind, visit.subject, visit.handling) == (Kind.COMPLAINT, SubjectField.LAND, Handling.TRANSFER)
    assert visit.is_open


@pytest.mark.parametrize(
    ("given", "heading", "reason"),
    [
        ({"Ngày tiếp": None}, "Ngày tiếp", "Chưa nhập"),
        ({"Ngày tiếp": "31/2/2026"}, "Ngày tiếp", "Không có ngày 31 tháng 2"),
        ({"Ngày tiếp": date(2026, 11, 24)}, "Ngày tiếp", "sau hôm nay"),
        ({"Ngày tiếp": date(2021, 3, 1)}, "Ngày tiếp", "Chưa có quy định"),
        ({"Họ và tên": None}, "Họ và tên", "Chưa nhập"),
        ({"Nội dung": None}, "Nội dung", "Chưa nhập"),
        ({"Loại": "Đơn"}, "Loại", "Không có trong danh sách"),
        ({"Hướng xử lý": "Chuyển đơn"}, "Cơ quan đến", "Chưa nhập cơ quan nhận"),
        ({"Ngày trả lời": date(2026, 3, 1)}, "Ngày trả lời", "trước ngày tiếp"),
        ({"Ngày sinh": date(2026, 4, 1)}, "Ngày sinh", "sau ngày tiếp"),
        ({"Ngày phiên": date(2026, 3, 24), "Chế độ tiếp": "Thủ trưởng", "Ngày tiếp": date(2026, 3, 25),
          "Họ và tên": "Lê Lan", "Loại": "Khác", "Nội dung": "Mương"}, "Ngày phiên", "khác Ngày tiếp"),
        ({"Ngày phiên": date(2026, 3, 25), "Chế độ tiếp": "Thường xuyên"}, "Chế độ tiếp", "không có phiên"),
        ({"Số người đến": 0}, "Số người đến", "từ 1"),
        ({"Số thứ tự": 0}, "Số thứ tự", "từ 1 đến"),
        ({"Loại": "Tố cáo", "Nội dung": "Bà Lê Lan tố cáo cán bộ"}, "Nội dung", "Có tên"),
    ],
)  # fmt: skip
def test_a_bad_row_is_refused_with_its_place_and_reason(
    desk: Desk, tmp_path: Path, given: dict[str, Any], heading: str, reason: str
) -> None:
    plan = planned(desk, workbook(tmp_path / "a.xlsx", {}, given))
    assert len(plan.accepted) == 1
    [told] = plan.refused
    assert (told.sheet, told.row, HEADINGS[told.column - 1]) == ("Sổ", 3, heading)
    assert reason in told.reason


def test_what_is_wrong_for_want_of_a_column_says_which(desk: Desk, tmp_path: Path) -> None:
    head = ("Ngày tiếp", "Họ và tên", "Loại", "Nội dung", "Hướng xử lý")
    rows = [(date(2026, 1, 5), "Lê Lan", "Khiếu nại", "Đòi lại đất", way) for way in ("Chuyển đơn", "Thụ lý")]
    plan = planned(desk, xlsx(tmp_path / "a.xlsx", head, *rows))
    [reason] = [problem.reason for problem in plan.refused]
    assert reason.startswith("Chưa có cột “Cơ quan đến”: ghép hoặc thêm cột này. Chưa nhập cơ quan nhận.")


def test_what_is_offered_for_an_empty_cell_is_said(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, workbook(tmp_path / "a.xlsx", {"Loại": None, "Hướng xử lý": None, "Thôn": "Thôn Lạ"}))
    assert sorted(HEADINGS[each.column - 1] for each in plan.doubts) == ["Hướng xử lý", "Loại", "Thôn"]
    assert plan.refused == ()


NUMBERS = [
    ("none is given", [None, None], 0, [1, 2], []),
    ("the paper's are kept", [5, 7], 0, [5, 7], [(1, 4), (6, 6)]),
    ("the rest follows behind them", [None, 5, None], 0, [6, 5, 7], [(1, 4)]),
    ("they follow what is in the register", [None, 4], 2, [5, 4], [(3, 3)]),
    ("one that is taken is refused", [1, 3], 1, [3], [(2, 2)]),
    ("one that stands twice is refused once", [2, 2], 0, [2], [(1, 1)]),
]


@pytest.mark.parametrize(("_case", "given", "before", "numbers", "gaps"), NUMBERS)
def test_numbers(
    office: OpenOffice, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path,
    _case: str, given: list[int | None], before: int, numbers: list[int], gaps: list[tuple[int, int]],
) -> None:  # fmt: skip
    desk = office.desk
    for _ in range(before):
        reception.register(an_entry())
    rows = [{"Số thứ tự": number, "Nội dung": f"Việc {at}"} for at, number in enumerate(given)]
    path = workbook(tmp_path / "a.xlsx", *rows)
    plan = planned(desk, path)
    assert [each.number for each in plan.accepted] == numbers
    assert [(gap.first, gap.last) for gap in plan.gaps] == gaps
    taken_over(desk, path)
    assert sorted(visit.number for visit in visits(desk)[before:]) == sorted(numbers)
    books = [book for area in load_areas() for book in area.books]
    assert verify(desk.db.engine, office.records, books).findings == ()
    assert reception.register(an_entry()).number == max(numbers) + 1


def test_a_gap_may_be_filled_by_a_later_workbook(office: OpenOffice, tmp_path: Path) -> None:
    desk = office.desk
    taken_over(desk, workbook(tmp_path / "a.xlsx", {"Số thứ tự": 5}))
    taken_over(desk, workbook(tmp_path / "b.xlsx", {"Số thứ tự": 3, "Nội dung": "Việc khác"}))
    assert [visit.number for visit in visits(desk)] == [3, 5]
    books = [book for area in load_areas() for book in area.books]
    assert verify(desk.db.engine, office.records, books).findings == ()


def test_the_number_of_a_refused_row_waits_for_the_mended_row(office: OpenOffice, tmp_path: Path) -> None:
    desk = office.desk
    taken_over(desk, workbook(tmp_path / "a.xlsx", {"Số thứ tự": 1}, {"Số thứ tự": 2, "Nội dung": None}))
    books = [book for area in load_areas() for book in area.books]
    assert verify(desk.db.engine, office.records, books).findings == ()
    taken_over(desk, workbook(tmp_path / "b.xlsx", {"Số thứ tự": 1}, {"Số thứ tự": 2, "Nội dung": "Mương"}))
    assert [visit.number for visit in visits(desk)] == [1, 2]
