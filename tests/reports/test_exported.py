"""What a second, independent count over the exported registers finds, the forms say."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from desktop_app.areas import load_areas
from desktop_app.areas.petitions.exchange.declared import EXCHANGE as PETITIONS
from desktop_app.areas.reception.exchange.declared import EXCHANGE as VISITS
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span
from desktop_app.reports.forms import form_on
from desktop_app.reports.indicators.evaluating import evaluate
from desktop_app.reports.known import Known
from tests.areas.petitions.exchange import workbooks as petitions
from tests.areas.reception.exchange import workbooks as visits
from tests.reports.exported import count_petitions, count_visits, exported

KNOWN = Known(load_areas())
SPANS = (Span(date(2026, 3, 15), date(2026, 6, 14)), Span(date(2025, 12, 15), date(2026, 9, 14)))
TOLD = {
    "01-TCD": [*map(str, range(1, 30)), "vu_viec_khac_nhau"],
    "01-XLD": [*map(str, (*range(2, 12), *range(13, 22)))],
    "02-XLD": ["2", "3", "7", "8", "19"],
    "03-XLD": ["2", "3", "7", "8", "19"],
    "04-XLD": [*map(str, (2, 3, *range(7, 16), *range(17, 21)))],
    "01-KQGQ": ["2", "3", "6", "20", "21", "22", "23", "24"],
}
"""The columns that the exported registers tell alone."""

WAYS: dict[str, tuple[dict[str, Any], ...]] = {
    "Khiếu nại": (
        {"Hướng xử lý": "Thụ lý", "Ngày thụ lý": 5},
        {"Hướng xử lý": "Thụ lý", "Ngày thụ lý": 4, "Ngày giải quyết": 60, "Kết quả": "Đúng một phần; bồi thường"},
        {"Hướng xử lý": "Thụ lý", "Ngày thụ lý": 6, "Ngày giải quyết": 30, "Kết quả": "Sai"},
        {"Hướng xử lý": "Thụ lý", "Ngày thụ lý": 3, "Ngày giải quyết": 80, "Kết quả": "Đúng"},
        {"Hướng xử lý": "Thụ lý", "Ngày thụ lý": 3, "Ngày giải quyết": 40, "Rút đơn": "Có"},
        {"Hướng xử lý": "Hướng dẫn", "Cơ quan đến": "Tòa án", "Ngày giải quyết": 9},
        {"Hướng xử lý": "Hướng dẫn", "Cơ quan đến": "UBND tỉnh", "Ngày giải quyết": 9, "Lần giải quyết": 2},
        {"Hướng xử lý": "Lưu đơn", "Ngày giải quyết": 9, "Kết quả": "Không ghi tên"},
    ),
    "Tố cáo": (
        {"Hướng xử lý": "Chuyển đơn", "Cơ quan đến": "Công an tỉnh", "Ngày giải quyết": 5},
        {"Hướng xử lý": "Thụ lý", "Ngày thụ lý": 8},
        {"Hướng xử lý": "Thụ lý", "Ngày thụ lý": 8, "Ngày giải quyết": 40, "Kết quả": "Sai"},
    ),
    "Kiến nghị": (
        {"Hướng xử lý": "Trả lời", "Ngày giải quyết": 10, "Kết quả": "Đã nạo vét"},
        {"Hướng xử lý": "Chuyển đơn", "Cơ quan đến": "Điện lực", "Ngày giải quyết": 12},
        {"Hướng xử lý": "Đôn đốc", "Cơ quan đến": "Điện lực", "Ngày giải quyết": 70},
        {"Rút đơn": "Có", "Ngày giải quyết": 20},
        {"Hướng xử lý": "Chờ bổ sung"},
        {},
    ),
}


def some_day(chance: Random) -> date:
    return date(2025, 11, 3) + timedelta(days=chance.randrange(300))


def petition_rows(chance: Random) -> list[dict[str, Any]]:
    rows = []
    for _ in range(60):
        kind, on = (
            chance.choice(["Khiếu nại", "Khiếu nại", "Khiếu nại", "Tố cáo", "Kiến nghị", "Kiến nghị", "Phản ánh"]),
            some_day(chance),
        )
        way = chance.choice(WAYS.get(kind, WAYS["Kiến nghị"]))
        told = {name: on + timedelta(days=said) if name.startswith("Ngày") else said for name, said in way.items()}
        subject, case = chance.choice(["Đất đai, nhà cửa", "Tư pháp", "Công chức, công vụ"]), chance.choice("ABC      ")
        struck = {"Ghi chú": "Đã bỏ số ngày 02/10/2026: ghi trùng"} if chance.random() < 0.08 else {}
        rows.append(
            {"Ngày đến": on, "Loại": kind, "Lĩnh vực": subject, "Mã vụ việc": case.strip() or None} | told | struck
        )
    return rows


def visit_rows(chance: Random) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for _ in range(50):
        on, mode = some_day(chance), chance.choice(["Thường xuyên", "Thường xuyên", "Thủ trưởng", "Ủy quyền"])
        case = chance.choice("ABCD    ").strip() or None
        held = {} if mode == "Thường xuyên" else {"Ngày phiên": on}
        row = {"Ngày tiếp": on, "Chế độ tiếp": mode, "Số người đến": chance.choice([1, 1, 2, 5, 8]), "Mã vụ việc": case}
        rows.append(visits.USUAL | row | held)
    taken = {row["Ngày tiếp"] for row in rows}
    free = [date(2026, 3, 1) + timedelta(days=add) for add in range(60)]
    rows += [{"Ngày phiên": on, "Chế độ tiếp": "Thủ trưởng"} for on in free if on not in taken][:4]
    return rows


@pytest.fixture
def taken_over(desk: Desk, tmp_path: Path) -> Desk:
    """Visits and petitions of a year, come in from workbooks."""
    chance = Random(2026)
    came, sent = visit_rows(chance), petition_rows(chance)
    assert visits.taken_over(desk, visits.workbook(tmp_path / "visits.xlsx", *came)).rows == len(came)
    assert petitions.taken_over(desk, petitions.workbook(tmp_path / "petitions.xlsx", *sent)).rows == len(sent)
    return desk


def test_the_forms_agree_with_a_second_count_over_the_exported_registers(taken_over: Desk, tmp_path: Path) -> None:
    came = exported(taken_over, VISITS, tmp_path / "a.xlsx")
    sent = exported(taken_over, PETITIONS, tmp_path / "b.xlsx")
    for span in SPANS:
        expected = {"01-TCD": count_visits(came, span.from_on, span.to_on)}
        expected |= count_petitions(sent, span.from_on, span.to_on)
        with taken_over.db.reading() as session:
            for key, columns in TOLD.items():
                found = evaluate(taken_over, session, KNOWN, form_on(key, span.to_on).indicators, span, {})
                wanted = {name: expected[key][name] for name in columns}
                assert {name: found[name] for name in columns} == wanted, (key, span)
                assert sum(wanted.values()) > 2
