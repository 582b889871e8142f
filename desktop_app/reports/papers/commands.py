"""Reports and the rows behind their figures without a window."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.areas import load_areas
from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.core.paper.saving import Format
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.reports.editions import column_forms, editions_at
from desktop_app.reports.figures import ReportFigures
from desktop_app.reports.forms import ReportForm, form_on
from desktop_app.reports.known import Known
from desktop_app.reports.papers.content import is_empty
from desktop_app.reports.papers.declared import JSON, TOGETHER
from desktop_app.reports.papers.rows import rows_of
from desktop_app.reports.papers.service import ReportPapers
from desktop_app.reports.papers.values import form_values, rows_values
from desktop_app.reports.papers.writers import save_report
from desktop_app.reports.queries import Wanted, report_figures
from desktop_app.reports.remarks import period_words


def write_report(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """One form, or all of them, as a file or as values."""
    known = Known(load_areas())
    keys = [key for key, _ in column_forms(desk)] if values["form"] == TOGETHER else [values["form"]]
    wanted = [_wanted(desk, values, key) for key in keys]
    target = _target(values)
    found = [report_figures(desk, known, each) for each in wanted]
    told = {each.form.key: form_values(each) for each in found}
    data = told if values["form"] == TOGETHER else told[values["form"]]
    if values["format"] == JSON:
        if target:
            _write_json({**_head(values), "data": data}, target)
    elif target:
        form = Format(values["format"])
        if len(wanted) > 1:
            ReportPapers(desk, known).save(wanted, form, target)
        else:
            save_report(desk, known, wanted[0], form, target)
    said = [
        *(sentence for each in found for sentence in _sentences(each, desk.clock.today())),
        f"Đã ghi: {target}" if target else "",
    ]
    return Outcome("\n".join(filter(None, said)), data, values["from"], values["to"])


def write_rows(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The rows behind one figure, as a file or as values."""
    known, wanted = Known(load_areas()), _wanted(desk, values, values["form"])
    target, key = _target(values), values["column"]
    _refuse_unknown(form_on(wanted.form, wanted.to_on, editions_at(desk)), key)
    parts = rows_of(desk, known, wanted, key)
    figures = report_figures(desk, known, wanted)
    data = rows_values(figures, key, parts) if values["format"] == JSON else {}
    if values["format"] == JSON:
        if target:
            _write_json({**_head(values), "data": data}, target)
    elif target:
        ReportPapers(desk, known).save_rows(wanted, key, Format(values["format"]), target)
    many = words.number(sum(part.many for part in parts))
    said = f"{figures.line(key).indicator.title}: {many} dòng." + (f" Đã ghi: {target}" if target else "")
    return Outcome(said, data, values["from"], values["to"])


def _wanted(desk: Desk, values: Mapping[str, Any], key: str) -> Wanted:
    if values["to"] < values["from"]:
        raise UserError(
            f"Ngày cuối kỳ {words.day(values['to'])} trước ngày đầu kỳ {words.day(values['from'])}. Xem lại hai ngày."
        )
    try:
        form_on(key, values["to"], editions_at(desk))
    except KeyError:
        raise UserError(f"Chương trình này chưa có biểu {key}. Hãy cập nhật chương trình.") from None
    return Wanted(key, values["from"], values["to"])


def _target(values: Mapping[str, Any]) -> Path | None:
    target: Path | None = values["out"]
    if target is None and values["format"] != JSON:
        raise UserError(f"Thiếu --out: dạng {values['format']} phải ghi ra tệp. Hãy thêm --out và tên tệp.")
    return target


def _refuse_unknown(form: ReportForm, key: str) -> None:
    if not form.has(key):
        columns = [each.key for each in form.columns]
        more = [each.key for each in form.indicators if each.key not in columns]
        known = "; ngoài bảng: ".join(", ".join(keys) for keys in (columns, more) if keys)
        raise UserError(f"Biểu {form.number or form.key} không có cột {key}. Các cột: {known}.")


def _sentences(figures: ReportFigures, today: date) -> list[str]:
    form = figures.form
    said = [f"Biểu {form.number or form.key}, {words.inside(figures.name)}."]
    if runs := period_words(figures.span, today):
        said.append(runs)
    if is_empty(figures):
        said.append("Trong kỳ sổ không có dòng nào thuộc biểu này nên mọi cột đếm từ sổ bằng 0.")
    if figures.unknown:
        said.append(f"Chưa nhập: {'; '.join(each.title for each in figures.unknown)}.")
    return said


def _head(values: Mapping[str, Any]) -> dict[str, Any]:
    period = {"from": values["from"].isoformat(), "to": values["to"].isoformat()}
    return {"form": values["form"], "period": period}


def _write_json(data: Mapping[str, Any], target: Path) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    with disk_told(), whole_file(target) as part:
        part.write_text(f"{text}\n", encoding="utf-8")
