"""Templates, imports and exports without a window, for every register that declares an exchange."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.sheets.cells import Problem
from desktop_app.core.sheets.mapping import same_tables
from desktop_app.core.sheets.reader import open_book
from desktop_app.office.area import Outcome, Run
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.applying import Answers
from desktop_app.office.exchange.command_forms import KNOWN, NEW
from desktop_app.office.exchange.declaration import Exchange, Terms
from desktop_app.office.exchange.matching import matched
from desktop_app.office.exchange.numbering import Gap
from desktop_app.office.exchange.people import Question, Same
from desktop_app.office.exchange.people_answers import read_answers, told, write_questions
from desktop_app.office.exchange.planning import Plan
from desktop_app.office.exchange.service import ExchangeService

_SHOWN = 50


def works_of(exchange: Exchange) -> tuple[Run, Run, Run]:
    """What the three commands of a register do: write its template, take a workbook in, give one out."""
    return partial(write_template, exchange), partial(take_in, exchange), partial(give_out, exchange)


def write_template(exchange: Exchange, desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The empty workbook to fill in."""
    target: Path = values["out"]
    ExchangeService(desk).template(exchange, target)
    return Outcome(f"Đã ghi tệp mẫu: {target}", {"file": str(target)})


def take_in(exchange: Exchange, desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """An import, or its dry run; what is refused is told row by row."""
    service, is_dry = ExchangeService(desk), values["dry_run"]
    terms = Terms(old=values["old"], book=(values["book"] or "").strip().upper())
    with open_book(values["file"]) as book:
        mapping, notes = matched(service, exchange, book, values["map"], is_dry)
        notes = [*notes, *book.notes]
        plan = service.plan(exchange, book, mapping, terms)
        others = same_tables(book, mapping)
    answers = _answers(plan, values["people"], (values["reason"] or "").strip(), is_dry)
    applied = service.apply(plan, answers) if plan.accepted and not is_dry else None
    refused = sorted({problem.row for problem in plan.refused})
    failure = f"Có {words.number(len(refused))} dòng không nhận; lý do ở trên." if refused else ""
    data = {
        "dry_run": is_dry,
        "added": applied.rows if applied else 0,
        "batch": applied.uid if applied else None,
        **_data(plan, answers),
        "other_sheets": list(others),
        "notes": notes,
    }
    from_on, to_on = plan.span or (None, None)
    left = [f"Chưa nhập trang {', '.join(f'“{name}”' for name in others)}: mỗi lần một trang."] if others else []
    return Outcome("\n".join([*notes, *_lines(plan, answers, is_dry), *left]), data, from_on, to_on, failure)


def give_out(exchange: Exchange, desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """An export of a span."""
    from_on, to_on, target = values["from"], values["to"], values["out"]
    if to_on < from_on:
        raise UserError(f"Ngày cuối {words.day(to_on)} trước ngày đầu {words.day(from_on)}. Hãy đổi lại hai ngày.")
    rows = ExchangeService(desk).export(exchange, from_on, to_on, target)
    text = f"Đã xuất {words.number(rows)} dòng từ {words.day(from_on)} đến {words.day(to_on)}: {target}"
    return Outcome(text, {"file": str(target), "rows": rows}, from_on, to_on)


def _answers(plan: Plan, people: str, reason: str, is_dry: bool) -> Answers:
    """What was said on the command line to the questions of a plan; a table of them is written by a dry run."""
    if plan.closed and not reason and not is_dry:
        raise UserError(f'{" ".join(plan.closed)} Thêm --reason "lý do" rồi chạy lại.')
    if is_dry and people not in (NEW, KNOWN):
        write_questions(plan.questions, Path(people))
        return Answers({}, reason)
    return Answers(read_answers(plan.questions, people), reason)


def _lines(plan: Plan, answers: Answers, is_dry: bool) -> list[str]:
    said = "sẽ thêm" if is_dry else "đã thêm"
    lines = [f"{plan.exchange.title}: {said} {words.number(len(plan.accepted))} dòng."]
    lines += [f"Đã có từ trước: {words.number(len(plan.existing))} dòng."] if plan.existing else []
    lines += plan.closed
    lines += [f"{_book(plan, gap)} còn trống số {_span(gap.first, gap.last)}." for gap in plan.gaps]
    lines += [said] if (said := told(plan.questions, answers.people)) else []
    lines += [f"Bỏ qua dòng {_span(each.first, each.last)}: {each.reason}." for each in plan.skipped[:_SHOWN]]
    lines += [f"Xem lại {each.place} “{each.value}”: {each.reason}" for each in plan.doubts[:_SHOWN]]
    lines += [f"Không nhận {each.place} “{each.value}”: {each.reason}" for each in plan.refused[:_SHOWN]]
    more = sum(max(0, len(listed) - _SHOWN) for listed in (plan.skipped, plan.doubts, plan.refused))
    return [*lines, *([f"Còn {words.number(more)} mục nữa; --format json ghi đủ."] if more else [])]


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} đến {last}"


def _book(plan: Plan, gap: Gap) -> str:
    return plan.titles[gap.book, gap.year]


def _data(plan: Plan, answers: Answers) -> dict[str, Any]:
    return {
        "accepted": len(plan.accepted),
        "existing": list(plan.existing),
        "refused": [_problem(each) for each in plan.refused],
        "doubts": [_problem(each) for each in plan.doubts],
        "skipped": [{"first": each.first, "last": each.last, "reason": each.reason} for each in plan.skipped],
        "gaps": [
            {"book": _book(plan, gap), "year": gap.year, "first": gap.first, "last": gap.last} for gap in plan.gaps
        ],
        "closed": list(plan.closed),
        "known_people": len(plan.questions),
        "people": [_person(each, answers.people.get(each.key)) for each in plan.questions],
    }


def _person(question: Question, answer: Same | None) -> dict[str, Any]:
    said = {"rows": list(question.rows), "said": question.said, "known": question.known, "why": question.why}
    return {**said, "answer": answer.value if answer else None}


def _problem(problem: Problem) -> dict[str, Any]:
    return {"place": problem.place, "row": problem.row, "value": problem.value, "reason": problem.reason}
