"""Days, numbers, heads and titles as the decree writes them."""

from datetime import date

import pytest

from desktop_app.core.paper.document import Document, Letterhead, Table, TableColumn, closed_lines
from desktop_app.core.paper.fonts import SERIF_BOLD, text_width
from desktop_app.core.paper.heads import HeadCell, place_heads, single_head
from desktop_app.core.paper.measures import MM, balanced_lines, measure_head, title_lines, title_rule
from desktop_app.core.paper.official import (
    document_number,
    long_day,
    pieces_of_token,
    place_and_day,
    short_day,
    span_of_days,
)
from tests.core.paper.samples import a_notice


@pytest.mark.parametrize(
    ("on", "short", "long"),
    [
        (date(2026, 3, 3), "03/3/2026", "ngày 03 tháng 3 năm 2026"),
        (date(2026, 2, 8), "08/02/2026", "ngày 08 tháng 02 năm 2026"),
        (date(2026, 1, 31), "31/01/2026", "ngày 31 tháng 01 năm 2026"),
        (date(2026, 11, 20), "20/11/2026", "ngày 20 tháng 11 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_get_a_zero(on: date, short: str, long: str) -> None:
    assert (short_day(on), long_day(on)) == (short, long)


def test_places_spans_and_numbers_are_written_out() -> None:
    assert place_and_day("Thí Dụ", date(2026, 10, 5)) == "Thí Dụ, ngày 05 tháng 10 năm 2026"
    assert span_of_days(date(2026, 3, 3), date(2026, 3, 12)).startswith("Từ ngày 03 tháng 3 năm 2026 đến ngày 12")
    assert span_of_days(date(2026, 3, 3), date(2026, 3, 3)) == "Ngày 03 tháng 3 năm 2026"
    assert document_number(5, "TB-UBND") == "05/TB-UBND"
    assert document_number(None, "TB-UBND").strip("\u00a0") == "/TB-UBND"
    assert short_day(None) == ""


@pytest.mark.parametrize(
    ("token", "pieces"),
    [
        ("149/UBND-KT", ["149/", "UBND-KT"]),
        ("15/11/2026", ["15/11/2026"]),
        ("15/11/2026,", ["15/11/2026,"]),
        ("và/hoặc", ["và/hoặc"]),
        ("UBND", ["UBND"]),
    ],
)
def test_only_signs_of_documents_may_be_parted(token: str, pieces: list[str]) -> None:
    assert pieces_of_token(token) == pieces


def test_lists_are_closed_by_their_signs() -> None:
    assert closed_lines(["Đảng ủy xã.", "Lưu: VT, VP;"]) == ["Đảng ủy xã;", "Lưu: VT, VP."]


@pytest.mark.parametrize(
    ("name", "size", "lines"),
    [
        ("XÃ THÍ DỤ", 13, 2),
        ("PHƯỜNG NAM ĐÔNG HÀ TĨNH", 12, 2),
        ("ĐẶC KHU BẠCH LONG VĨ VÀ CÁC ĐẢO LÂN CẬN PHÍA BẮC", 12, 3),
    ],
)
def test_a_wide_name_steps_down_then_breaks_and_never_runs_into_the_other_column(
    name: str, size: float, lines: int
) -> None:
    head = measure_head(Letterhead(agency=("ỦY BAN NHÂN DÂN", name)))
    assert [line.size for line in head.left] == [size] * lines
    assert all(line.width <= 65 * MM for line in head.left)


def test_rules_are_as_long_as_the_decree_wants() -> None:
    head = measure_head(Letterhead(agency=("ỦY BAN NHÂN DÂN", "XÃ THÍ DỤ")))
    assert head.motto_rule == pytest.approx(60.5 * MM, abs=0.3 * MM)
    assert 1 / 3 <= head.agency_rule / head.left[-1].width <= 1 / 2
    notice = a_notice()
    lines = title_lines(notice)
    assert 1 / 3 <= title_rule(notice, lines) / max(text_width(line, SERIF_BOLD, 14) for line in lines) <= 1 / 2


def test_a_long_line_is_broken_evenly() -> None:
    text = "Về việc niêm yết công khai tình hình thực hiện dự toán ngân sách xã quý III năm 2026"
    first, second = balanced_lines(text, SERIF_BOLD, 14, 165 * MM)
    assert f"{first} {second}" == text
    assert abs(text_width(first, SERIF_BOLD, 14) - text_width(second, SERIF_BOLD, 14)) < 60


def test_heads_of_several_levels_fall_into_place_and_gaps_are_refused() -> None:
    placed = place_heads(((HeadCell("STT", rows=2), HeadCell("Hướng", columns=2)), (HeadCell("a"), HeadCell("b"))), 3)
    assert [(cell.text, cell.column, cell.row) for cell in placed] == [
        ("STT", 0, 0), ("Hướng", 1, 0), ("a", 1, 1), ("b", 2, 1),
    ]  # fmt: skip
    for wrong in (single_head(("a", "b")), ((HeadCell("a", columns=4),),), ((HeadCell("a", columns=3, rows=2),),)):
        with pytest.raises(ValueError, match="head"):
            place_heads(wrong, 3)


def test_a_table_wider_than_the_text_or_with_torn_rows_is_refused() -> None:
    wide = Table(columns=(TableColumn(100), TableColumn(70)), rows=(("a", "b"),))
    with pytest.raises(ValueError, match="wider"):
        a_notice(wide)
    assert isinstance(a_notice(wide, landscape=True), Document)
    with pytest.raises(ValueError, match="cells"):
        Table(columns=(TableColumn(10),), rows=(("a", "b"),))
