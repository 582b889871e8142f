"""What an upper office does without a window."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.core.package.about import Kind
from desktop_app.core.paper.saving import Format
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.reports.editions import editions_at
from desktop_app.reports.forms import form_on
from desktop_app.reports.papers.values import number
from desktop_app.sync.periods import typed_period
from desktop_app.sync.receiving.consolidated import Consolidated, UnitLine, consolidated
from desktop_app.sync.receiving.matrix import Matrix, MatrixRow, Step, matrix
from desktop_app.sync.receiving.planned import Planned, Standing
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.receiving.sum_paper import SumPaperService
from desktop_app.sync.receiving.words_paper import WordsPaperService

_NONE = "Không tìm thấy gói nào trong {}. Hãy chọn đúng USB hoặc thư mục có gói đơn vị gửi."
_STEPS = {"Q": Step.QUARTER, "6": Step.HALF, "9": Step.NINE}


def take_packages(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Take in every package of a file, a folder or a stick, or only say what would be done."""
    service, place, arrived = ReceiveService(desk), Path(values["path"]), values["arrived"]
    found = service.find(place)
    if not found:
        raise UserError(_NONE.format(place))
    dry = bool(values["dry_run"])
    done = [service.plan(each.path) if dry else service.take(each.path, arrived_on=arrived).planned for each in found]
    refused = [each for each in done if each.standing in (Standing.REFUSED, Standing.FORKED)]
    failure = f"{words.number(len(refused))} gói chưa nhập được; xem lý do ở trên." if refused else ""
    data = {"dry_run": dry, "packages": [_told(each) for each in done], "refused": len(refused)}
    return Outcome("\n".join(map(_said, done)), data, failure=failure)


def write_receipts(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Write the receipts that communes have to get, one file for each."""
    made = ReceiveService(desk).write_receipts(Path(values["folder"]))
    said = [f"{each.name}: {each.packages} gói, {each.comments} nhận xét: {each.file}" for each in made]
    data = [{**asdict(each), "file": str(each.file)} for each in made]
    return Outcome("\n".join(said) or "Không có biên nhận nào phải ghi.", {"receipts": data})


def tell_matrix(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Who handed a form in when."""
    text = values["period"].strip().upper()
    year, period = (int(text), None) if text.isdecimal() and len(text) == 4 else (0, typed_period(desk, text))
    step = Step[values["step"].upper()] if period is None else _step_of(text)
    found = _known_matrix(desk, values["form"], year or int(text[:4]), step)
    places = [at for at, each in enumerate(found.periods) if period is None or _is_same(each, period)]
    if not places:
        raise UserError(f"Biểu {values['form']} không có kỳ {values['period']}. Ghi cả năm để xem các kỳ của biểu.")
    data = {
        "form": found.form.key,
        "periods": [
            {"name": found.periods[at].name, "from": found.periods[at].from_on.isoformat(),
             "to": found.periods[at].to_on.isoformat(), "due": _day(found.due[at])}
            for at in places
        ],
        "units": [_unit(row, places) for row in found.rows],
    }  # fmt: skip
    first, last = found.periods[places[0]], found.periods[places[-1]]
    return Outcome("\n".join(_sentence(found, at) for at in places), data, first.from_on, last.to_on)


def tell_consolidated(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """A form of all communes as values or as a file."""
    form, from_on, to_on, target = values["form"], values["from"], values["to"], values["out"]
    _refuse_unknown(desk, form, to_on)
    found = consolidated(desk, form, from_on, to_on)
    data = _values(found)
    if values["format"] != "json":
        if target is None:
            raise UserError(f"Thiếu --out: dạng {values['format']} phải ghi ra tệp. Hãy thêm --out và tên tệp.")
        SumPaperService(desk).save(form, from_on, to_on, Format(values["format"]), target)
    elif target:
        with disk_told(), whole_file(target) as part:
            part.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    whole = len(found.lines) + len(found.missing)
    said = f"{words.number(len(found.lines))} trên {words.number(whole)} đơn vị đã nộp biểu {form}."
    return Outcome(f"{said} Đã ghi: {target}" if target else said, data, from_on, to_on)


def write_words(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """What a commune's report says in words, with its annexes, as a file."""
    form, from_on, to_on, target = values["form"], values["from"], values["to"], Path(values["out"])
    _refuse_unknown(desk, form, to_on)
    WordsPaperService(desk).save(values["unit"], form, from_on, to_on, target)
    return Outcome(f"Đã ghi: {target}", {"file": str(target)}, from_on, to_on)


def _said(planned: Planned) -> str:
    counts = planned.counts
    number = f", gói {planned.seq}, {planned.period}" if planned.seq else ""
    name = f"{planned.unit_name}{number}" if planned.unit else planned.path.name
    if planned.standing is not Standing.GOOD:
        return f"{name}: {planned.trouble}"
    if planned.kind == Kind.IDENTITY.value:
        return f"{planned.unit_name}: danh tính người tố cáo của {counts.added} hồ sơ, cất trong kho mật."
    told = f"thêm {counts.added}, đổi {counts.changed}, không đổi {counts.unchanged}, xung đột {counts.conflicts}"
    return f"{name}: {told}. {planned.trouble}".strip()


def _told(planned: Planned) -> dict[str, Any]:
    return {
        "file": str(planned.path), "standing": planned.standing.name.lower(), "reason": planned.reason,
        "trouble": planned.trouble, "unit": planned.unit, "seq": planned.seq, "period": planned.period,
        "kind": planned.kind, "digest": planned.digest, "nothing": planned.nothing, "reports": list(planned.reports),
        "counts": vars(planned.counts), "conflicts": [asdict(each) for each in planned.conflicts],
        "figures": [
            {"form": each.form, "from": each.from_on.isoformat(), "to": each.to_on.isoformat(), "key": each.key,
             "was": each.was, "now": each.now}
            for each in planned.figures
        ],
    }  # fmt: skip


def _step_of(text: str) -> Step:
    sign = text.partition("-")[2][:1]
    return Step.MONTH if len(text) == 7 and sign in "01" else _STEPS.get(sign, Step.YEAR)


def _is_same(period: ReportPeriod, other: ReportPeriod) -> bool:
    return period.name == other.name or (period.from_on, period.to_on) == (other.from_on, other.to_on)


def _known_matrix(desk: Desk, form: str, year: int, step: Step) -> Matrix:
    _refuse_unknown(desk, form, date(year, 12, 31))
    return matrix(desk, form, year, step)


def _refuse_unknown(desk: Desk, form: str, on: date) -> None:
    try:
        form_on(form, on, editions_at(desk))
    except KeyError:
        raise UserError(f"Chương trình này chưa có biểu {form}. Hãy cập nhật chương trình.") from None


def _unit(row: MatrixRow, places: list[int]) -> dict[str, Any]:
    cells = [
        {"state": row.cells[at].state.name.lower(), "days_late": row.cells[at].days_late, "seq": row.cells[at].seq,
         "changed": row.cells[at].changed, "arrived": _day(row.cells[at].arrived_on)}
        for at in places
    ]  # fmt: skip
    return {"unit": row.unit, "name": row.name, "on_time": row.on_time, "due": row.due, "cells": cells}


def _sentence(found: Matrix, place: int) -> str:
    told = "; ".join(f"{state.value.lower()} {many}" for state, many in found.count(place).items())
    due = found.due[place]
    return f"{found.periods[place].name}: {told}." + (f" Hạn nộp {words.day(due)}." if due else "")


def _values(found: Consolidated) -> dict[str, Any]:
    return {
        "form": found.form.key,
        "total": _numbers(found.total),
        "units": [_line(line) for line in found.lines],
        "missing": [{"unit": unit, "name": name} for unit, name in found.missing],
    }


def _line(line: UnitLine) -> dict[str, Any]:
    return {
        "unit": line.unit, "name": line.name, "nothing_arose": line.nothing_arose,
        "returned": line.returned_on is not None, "values": _numbers(line.values),
        "last": _numbers(line.last), "broken": [each.check.in_words for each in line.broken],
        "between": [each.says for each in line.between], "odd": {key: each.says for key, each in line.odd.items()},
    }  # fmt: skip


def _numbers(values: Mapping[str, Decimal | None]) -> dict[str, int | float | None]:
    return {key: number(value) for key, value in values.items()}


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
