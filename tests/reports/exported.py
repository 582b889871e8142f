"""A second count of the forms, in plain Python over the registers as they leave in workbooks; it shares no rule."""

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Exchange
from desktop_app.office.exchange.service import ExchangeService

Row = dict[str, Any]
SENT = {"Hướng dẫn": "guided", "Tách đơn": "guided", "Chuyển đơn": "sent", "Trả đơn": "sent", "Đôn đốc": "urged"}
MODES = {"Thường xuyên": 4, "Thủ trưởng": 13, "Ủy quyền": 22}
SUBJECTS = {"Chế độ, chính sách": "9", "Đất đai, nhà cửa": "10", "Tư pháp": "11"}


def exported(desk: Desk, exchange: Exchange, target: Path) -> list[Row]:
    """The whole register as an official gets it, without what was struck out."""
    ExchangeService(desk).export(exchange, date(1990, 1, 1), date(2030, 12, 31), target)
    head, *rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    named = ({name: _value(cell) for name, cell in zip(map(str, head), row, strict=True)} for row in rows)
    return [row for row in named if not str(row["Ghi chú"] or "").startswith("Đã bỏ số")]


def count_visits(rows: list[Row], from_on: date, to_on: date) -> dict[str, int]:
    """The columns of biểu 01/TCD."""
    found = defaultdict[str, int](int)
    times, sessions, cases = defaultdict[str, int](int), set[tuple[str, date]](), set[str]()
    for place, row in enumerate(sorted(rows, key=lambda row: row["Ngày tiếp"] or date.max)):
        mode, on = row["Chế độ tiếp"], row["Ngày tiếp"]
        if row["Ngày phiên"] and from_on <= row["Ngày phiên"] <= to_on:
            sessions.add((mode, row["Ngày phiên"]))
        if on is None:
            continue
        case = row["Mã vụ việc"] or f"-{place}"
        times[case] += 1
        if not from_on <= on <= to_on:
            continue
        cases.add(case)
        people, again, first = int(row["Số người đến"]), times[case] > 1, MODES[mode]
        for column, amount in ((0, 1), (1, people), (3 if again else 2, 1)):
            found[str(first + column)] += amount
        if people >= 5:
            for column, amount in ((4, 1), (5, people), (7 if again else 6, 1)):
                found[str(first + column)] += amount
    found["12"] = sum(mode == "Thủ trưởng" for mode, _ in sessions)
    found["21"] = sum(mode == "Ủy quyền" for mode, _ in sessions)
    found["1"], found["2"] = (sum(found[str(first + at)] for first in MODES.values()) for at in (0, 1))
    found["3"], found["vu_viec_khac_nhau"] = found["1"], len(cases)
    return found


def count_petitions(rows: list[Row], from_on: date, to_on: date) -> dict[str, dict[str, int]]:
    """The columns of biểu 01/XLD, of 02 to 04/XLD those that can be told by the register alone, and of 01/KQGQ."""
    found = defaultdict[str, defaultdict[str, int]](lambda: defaultdict(int))
    seen = set[tuple[str, str]]()
    for place, row in enumerate(sorted(rows, key=lambda row: row["Ngày đến"])):
        handled, settled = _days(row)
        if row["Loại"] == "Khiếu nại" and row["Ngày thụ lý"]:
            _settlement(found["01-KQGQ"], row, settled, from_on, to_on)
        if row["Ngày đến"] > to_on or (row["Ngày đến"] < from_on and handled and handled < from_on):
            continue
        form = {"Khiếu nại": "02-XLD", "Tố cáo": "03-XLD"}.get(row["Loại"], "04-XLD")
        is_handled = handled is not None and handled <= to_on
        for each in ("01-XLD", form):
            found[each]["3" if row["Ngày đến"] >= from_on else "2"] += 1
        found["01-XLD"]["4" if is_handled else "5"] += 1
        if not is_handled or not row["Đủ điều kiện"] or not (row["Thuộc thẩm quyền"] or row["Hướng xử lý"] in SENT):
            continue
        case = (form, row["Mã vụ việc"] or f"-{place}")
        is_settled = settled is not None and settled <= to_on
        _eligible(found["01-XLD"], row, form, is_settled=is_settled)
        found[form]["7"] += 1
        if case not in seen:
            seen.add(case)
            found["01-XLD"]["7"] += 1
            found[form]["8"] += 1
            _matter(found[form], row, form, is_settled=is_settled)
    return found


def _days(row: Row) -> tuple[date | None, date | None]:
    """When the petition was taken in hand, and when it was settled or withdrawn."""
    way, accepted, ended = row["Hướng xử lý"], row["Ngày thụ lý"], row["Ngày giải quyết"]
    settles = accepted or way == "Trả lời" or row["Rút đơn"]
    return (accepted or ended) if way != "Chờ bổ sung" else None, ended if settles else None


def _eligible(found: dict[str, int], row: Row, form: str, *, is_settled: bool) -> None:
    at = int(form[:2]) - 2
    found["6"] += 1
    found[str(8 + at)] += 1
    found["11" if is_settled or (form == "02-XLD" and row["Lần giải quyết"] == 2) else "13"] += 1
    if row["Thuộc thẩm quyền"]:
        found["14"] += 1
        found[str(15 + at)] += 1
    else:
        found["18"] += 1
        found[{"guided": "19", "sent": "20", "urged": "21"}[SENT[row["Hướng xử lý"]]]] += 1


def _matter(found: dict[str, int], row: Row, form: str, *, is_settled: bool) -> None:
    if form == "03-XLD":
        found["19"] += is_settled
        return
    if form == "02-XLD":
        found["19"] += not is_settled and row["Lần giải quyết"] != 2
        return
    found[SUBJECTS.get(row["Lĩnh vực"], "12")] += 1
    found["13" if is_settled else "14"] += 1
    if row["Thuộc thẩm quyền"]:
        found["15"] += 1
        found["19" if is_settled else "20"] += 1
    else:
        found["18" if row["Hướng xử lý"] == "Đôn đốc" else "17"] += 1


def _settlement(found: dict[str, int], row: Row, settled: date | None, from_on: date, to_on: date) -> None:
    begun = row["Ngày thụ lý"]
    if begun > to_on or (settled and settled < from_on and begun < from_on):
        return
    found["2" if begun < from_on else "3"] += 1
    if settled and settled <= to_on:
        word = str(row["Kết quả"] or "").split(";")[0]
        found["6" if row["Rút đơn"] else {"Đúng": "20", "Sai": "21", "Đúng một phần": "22"}[word]] += 1


def _value(cell: Any) -> Any:
    return {"Có": True, "Không": False, "": None}.get(cell, cell)
