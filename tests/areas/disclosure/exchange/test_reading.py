"""What a row of a workbook means."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.areas.disclosure.coverage.rules import CellState
from desktop_app.areas.disclosure.coverage.service import CoverageService
from desktop_app.areas.disclosure.due import due_items
from desktop_app.areas.disclosure.exchange.declared import FORMS, TEMPLATE
from desktop_app.areas.disclosure.exchange.reading import NOT_WRITTEN, form_meant, kind_meant, split
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.rules import State
from desktop_app.office.desk import Desk
from desktop_app.office.postings.models import PlaceKind
from desktop_app.office.postings.places import PlaceService
from desktop_app.office.postings.rules import Hanging
from tests.areas.disclosure.exchange.workbooks import HEADINGS, exported, planned, records, taken_over, workbook


@pytest.fixture(autouse=True)
def boards(desk: Desk) -> None:
    PlaceService(desk).add_proposed()


def test_the_headings_are_those_that_offices_were_told() -> None:
    assert " · ".join(HEADINGS) == (
        "Mã nội dung · Tên văn bản · Số, ký hiệu · Ngày văn bản · Cơ quan ban hành · Hình thức · Nơi niêm yết · "
        "Từ ngày · Đến ngày · Người thực hiện · Ghi chú"
    )
    assert tuple(form.value for form in Form) == FORMS
    assert TEMPLATE.title == "Hồ sơ công khai"


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        *((form.value, form) for form in Form),
        ("niem yet", Form.POSTED),
        ("NIÊM YẾT CÔNG KHAI", Form.POSTED),
        ("Cổng TTĐT", Form.PORTAL),
        ("website xã", Form.PORTAL),
        ("đăng trang thông tin điện tử", Form.PORTAL),
        ("loa truyền thanh", Form.RADIO),
        ("phat thanh", Form.RADIO),
        ("qua truong thon", Form.HAMLET_HEAD),
        ("Trưởng bản", Form.HAMLET_HEAD),
        ("nhóm Zalo", Form.SOCIAL),
        ("đối thoại", Form.DIALOGUE),
        ("họp báo", Form.RECEPTION),
        ("đoàn thể", Form.UNIONS),
        ("gửi văn bản", Form.WRITTEN),
        ("khác", Form.OTHER),
        ("công khai", None),
        ("bồ câu", None),
        ("", None),
    ],
)
def test_a_form_is_known_without_its_accents(typed: str, form: Form | None) -> None:
    assert form_meant(typed) is form


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Trụ sở HĐND, UBND xã", PlaceKind.HEADQUARTERS),
        ("Nha van hoa thon Doai", PlaceKind.CULTURE_HOUSE),
        ("Bảng tin ngã ba", PlaceKind.COMMUNITY_POINT),
        ("Cổng chợ", PlaceKind.OTHER),
    ],
)
def test_a_board_of_an_old_book_gets_its_kind_by_its_name(name: str, kind: PlaceKind) -> None:
    assert kind_meant(name) is kind


def test_a_cell_of_several_values_is_parted_at_semicolons_and_lines() -> None:
    assert split(" Niêm yết;; Truyền thanh\nZalo ; ") == ["Niêm yết", "Truyền thanh", "Zalo"]


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        ({"Mã nội dung": None}, "A2", "Chưa có Mã nội dung"),
        ({"Mã nội dung": "CK99"}, "A2", "Không có nội dung nào khớp"),
        ({"Tên văn bản": None}, "B2", "Chưa có Tên văn bản"),
        ({"Ngày văn bản": date(2026, 12, 1)}, "D2", "sau hôm nay"),
        ({"Ngày văn bản": date(2022, 1, 5)}, "D2", "có hiệu lực từ ngày"),
        ({"Ngày văn bản": None, "Từ ngày": None, "Đến ngày": None}, "D2", "Ghi ít nhất một ngày"),
        ({"Hình thức": "bồ câu"}, "F2", "Không có hình thức “bồ câu”"),
        ({"Hình thức": None, "Nơi niêm yết": None}, "F2", "Chưa có Hình thức"),
        ({"Hình thức": "Truyền thanh"}, "G2", "Hình thức không có Niêm yết"),
        ({"Nơi niêm yết": "Bảng tin cũ"}, "G2", "Không có nơi niêm yết “Bảng tin cũ”"),
        ({"Nơi niêm yết": None}, "G2", "Chưa có Nơi niêm yết"),
        ({"Nơi niêm yết": "Trụ sở HĐND, UBND xã Yên Hạ; tru so HDND, UBND xa Yen Ha"}, "G2", "hai lần"),
        ({"Từ ngày": None}, "H2", "chưa có Từ ngày"),
        ({"Đến ngày": date(2026, 4, 1)}, "I2", "Đến ngày trước Từ ngày"),
        ({"Đến ngày": date(2026, 5, 1)}, "I2", "Phải niêm yết ít nhất 30 ngày liên tục"),
    ],
)
def test_a_wrong_row_is_refused_with_a_sentence_at_its_cell(
    desk: Desk, tmp_path: Path, row: dict[str, Any], place: str, said: str
) -> None:
    plan = planned(desk, workbook(tmp_path / "a.xlsx", row))

    assert plan.accepted == ()
    told = [problem for problem in plan.refused if said in problem.reason]
    assert [problem.place.rpartition("!")[2] for problem in told] == [place]


def test_a_row_of_this_year_hung_where_and_as_long_as_it_says(desk: Desk, tmp_path: Path) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", {}))

    [view] = records(desk)
    assert (view.label, view.item_code, view.disclosed_on, view.due_on) == (
        "1/2026",
        "CK05",
        date(2026, 4, 20),
        date(2026, 4, 23),
    )
    [copy] = view.postings[0].copies
    assert (copy.place_name, copy.count.hanging, copy.count.days) == (
        "Trụ sở HĐND, UBND xã Yên Hạ",
        Hanging.DONE,
        31,
    )
    assert copy.started_by == "Phan Thùy Diệp"
    portal = view.form(Form.PORTAL)
    assert portal
    assert (portal.since_on, portal.to_on) == (date(2026, 4, 20), date(2026, 5, 20))


def test_a_notice_that_still_hangs_is_to_be_taken_down(desk: Desk, tmp_path: Path) -> None:
    days = {"Ngày văn bản": date(2026, 11, 10), "Từ ngày": date(2026, 11, 12), "Đến ngày": date(2026, 12, 12)}
    taken_over(desk, workbook(tmp_path / "a.xlsx", days))

    [view] = records(desk)
    assert view.postings[0].copies[0].count.hanging is Hanging.RUNNING
    assert view.postings[0].to_on == date(2026, 12, 12)


def test_a_mandatory_form_that_is_not_written_is_said_and_kept_as_left_out(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Hình thức": "Niêm yết"})
    assert [each.reason for each in planned(desk, path).doubts] == [
        "Luật buộc cổng, trang thông tin điện tử; sẽ ghi là không thực hiện."
    ]
    taken_over(desk, path)
    [view] = records(desk)
    portal = view.form(Form.PORTAL)
    assert portal
    assert portal.left_out_reason == NOT_WRITTEN


def test_a_whole_number_of_a_citizen_is_told_before_it_goes_on_a_board(desk: Desk, tmp_path: Path) -> None:
    row = {"Tên văn bản": "Hỗ trợ người có số 099061004471", "Ghi chú": "số 099061004472 và 099061004473"}
    plan = planned(desk, workbook(tmp_path / "a.xlsx", row))
    assert [problem.reason.partition(".")[0] for problem in plan.doubts] == [
        "Có số định danh đầy đủ của công dân (…471)",
        "Có số định danh đầy đủ của công dân (…472)",
    ]
    assert len(plan.accepted) == 1


def test_an_old_book_keeps_the_names_of_its_boards_raises_no_deadline_and_is_done(desk: Desk, tmp_path: Path) -> None:
    row = {
        "Nơi niêm yết": "Nhà văn hóa thôn Đoài; Bảng tin cũ gốc đa",
        "Hình thức": "Niêm yết; Truyền thanh; Trưởng thôn",
    }
    taken_over(desk, workbook(tmp_path / "a.xlsx", row), old=True)

    [view] = records(desk)
    assert view.is_backfilled
    assert [(copy.place_name, copy.place_kind) for copy in view.postings[0].copies] == [
        ("Nhà văn hóa thôn Đoài", PlaceKind.CULTURE_HOUSE),
        ("Bảng tin cũ gốc đa", PlaceKind.COMMUNITY_POINT),
    ]
    assert view.standing.state is State.DONE
    assert due_items(desk, date(2027, 1, 1)) == []
    cells = {(row.item.code, month): cell.state for row in CoverageService(desk).grid(2026).rows
             for month, cell in enumerate(row.cells, start=1)}  # fmt: skip
    assert cells["CK05", 4] is CellState.DONE


def test_an_old_posting_that_was_too_short_is_taken_over_and_marked_short(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Đến ngày": date(2026, 5, 1)})
    assert "11/30 ngày" in planned(desk, path, old=True).doubts[0].reason
    taken_over(desk, path, old=True)
    [view] = records(desk)
    assert (view.postings[0].copies[0].count.hanging, view.postings[0].required_days) == (Hanging.SHORT, 30)
    assert exported(desk, tmp_path / "b.xlsx")[1][8] == date(2026, 5, 1)


def test_a_permanent_notice_hangs_on(desk: Desk, tmp_path: Path) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", {"Mã nội dung": "CK04", "Đến ngày": None}))
    [view] = records(desk)
    assert view.postings[0].copies[0].count.hanging is Hanging.PERMANENT
