"""Answers out and in without a window."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from desktop_app.areas.surveys.chosen import chosen_survey
from desktop_app.areas.surveys.exchange.export_service import ExportService
from desktop_app.areas.surveys.exchange.intake_service import IntakeService
from desktop_app.areas.surveys.exchange.planning import Plan
from desktop_app.areas.surveys.exchange.portal.matching import Decisions
from desktop_app.areas.surveys.exchange.portal.table import read_matches, write_matches
from desktop_app.areas.surveys.kept import form_of_survey, survey_of
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.sheets.cells import Problem
from desktop_app.core.sheets.reader import Book, open_book
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk

_SHOWN = 50


def template(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The empty workbook of a survey."""
    target: Path = values["out"]
    IntakeService(desk).template(_survey(desk, values), target)
    return Outcome(f"Đã ghi tệp mẫu: {target}", {"file": str(target)})


def give_out(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The files of a survey into a folder."""
    made = ExportService(desk).export(_survey(desk, values, only_open=False), values["out"])
    lines = [f"{made.label}: đã xuất {words.number(made.forms)} phiếu.", *map(str, made.files)]
    if made.withheld:
        lines.append(f"Không xuất {words.number(made.withheld)} câu nêu cảnh báo: chỉ lãnh đạo xuất được.")
    data = {"files": [str(file) for file in made.files], "forms": made.forms, "withheld": made.withheld}
    return Outcome("\n".join(lines), data)


def take_in(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """An import, or its dry run; what is refused is told cell by cell."""
    service, survey, is_dry = IntakeService(desk), _survey(desk, values), values["dry_run"]
    with open_book(values["file"]) as book:
        if values["portal"]:
            plan = _portal_plan(desk, survey, book, values)
            if isinstance(plan, Outcome):
                return plan
        else:
            plan = service.plan(survey, book)
    taken = service.apply(plan) if plan.accepted and not is_dry else None
    refused = len(plan.records)
    failure = f"Có {words.number(refused)} dòng không nhận; lý do ở trên." if refused else ""
    data = {
        "dry_run": is_dry,
        "added": taken.forms if taken else 0,
        "batch": taken.batch_label if taken else None,
        "accepted": len(plan.accepted),
        "existing": list(plan.existing),
        "refused": [_problem(each) for each in plan.refused],
        "notes": list(plan.notes),
    }
    return Outcome("\n".join(_lines(plan, taken.batch_label if taken else "")), data, failure=failure)


def _portal_plan(desk: Desk, survey: str, book: Book, values: Mapping[str, Any]) -> Plan | Outcome:
    """The plan once all words are settled; else what they were found to mean, in a table to be corrected."""
    service, matches, unit = IntakeService(desk), values["map"], (values["unit"] or "").strip()
    if matches is not None and matches.exists():
        with desk.db.reading() as session:
            form = form_of_survey(survey_of(session, survey))
        decisions = read_matches(matches, form, unit)
    else:
        decisions = Decisions(unit=unit)
    dump = service.read_portal(book)
    looked = service.look_at_portal(survey, dump, decisions)
    if not looked.open_matches:
        return service.plan_portal(survey, dump, looked)
    count = words.number(len(looked.open_matches))
    if not values["dry_run"] or matches is None:
        raise UserError(
            f"Còn {count} câu hỏi của cổng chưa ghép xong. "
            "Chạy --dry-run --map F.csv để ghi bảng ghép, sửa hai cột cuối rồi chạy lại."
        )
    write_matches(looked, matches)
    text = f"Còn {count} câu hỏi của cổng chưa ghép xong. Đã ghi bảng ghép: {matches}"
    return Outcome(text, {"dry_run": True, "map": str(matches), "open": len(looked.open_matches)})


def _survey(desk: Desk, values: Mapping[str, Any], *, only_open: bool = True) -> str:
    with desk.db.reading() as session:
        return chosen_survey(session, values["code"], values["period"] or "", only_open=only_open).uid


def _lines(plan: Plan, batch: str) -> Iterable[str]:
    count = words.number(len(plan.accepted))
    yield f"{plan.label}: đã nhập {count} phiếu vào {batch}." if batch else f"{plan.label}: sẽ nhập {count} phiếu."
    if plan.existing:
        yield f"Đã có từ trước: {words.number(len(plan.existing))} phiếu."
    yield from plan.notes
    yield from (f"Không nhận {each.place} “{each.value}”: {each.reason}" for each in plan.refused[:_SHOWN])
    if len(plan.refused) > _SHOWN:
        yield f"Còn {words.number(len(plan.refused) - _SHOWN)} ô nữa; --format json ghi đủ."


def _problem(problem: Problem) -> dict[str, Any]:
    return {"place": problem.place, "row": problem.row, "value": problem.value, "reason": problem.reason}
