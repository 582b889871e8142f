"""Reads a form from an XLSForm workbook: whole, or not at all with everything that stands in the way."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop_app.areas.surveys.forms import checking
from desktop_app.areas.surveys.forms.form import Form, Wording
from desktop_app.areas.surveys.forms.notation import read_names
from desktop_app.areas.surveys.forms.problem import Problem as Found
from desktop_app.areas.surveys.forms.xlsform import columns
from desktop_app.areas.surveys.forms.xlsform.lists import read_lists
from desktop_app.areas.surveys.forms.xlsform.questions import QuestionReader
from desktop_app.areas.surveys.forms.xlsform.tables import (
    Line,
    Table,
    labels_in,
    language_of,
    problem_text,
    read_tables,
)
from desktop_app.core.sheets.cells import Problem
from desktop_app.core.sheets.reader import Book, open_book

_PLAIN = {
    "title": "form_title", "respondents": "app_respondents", "sampling": "app_sampling", "unit": "app_unit",
    "legal": "app_legal", "greeting": "app_greeting", "thanks": "app_thanks",
}  # fmt: skip
_FIELDS = {"label": "label", "relevant": "relevant", "constraint": "constraint", "id": "name", "lists": "app_list"}
_APP_FIELDS = {
    "dimension": "app_dim", "measure": "app_measure", "is_overall": "app_overall", "positive": "app_positive",
    "scores": "app_score", "flag_on": "app_flag", "most": "app_most", "other": "app_other",
}  # fmt: skip

_FOLLOWING = ("relevant", "constraint", "questions")


@dataclass(frozen=True)
class ReadForm:
    """What a workbook came to: a form only where there is no problem; `notes` say what was left out."""

    form: Form | None
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_xlsform(path: Path, code: str = "") -> ReadForm:
    """The form in a workbook, under another `code` where one is given; UserError for a file that is no XLSForm."""
    with open_book(path) as book:
        return _read(book, code)


def _read(book: Book, code: str) -> ReadForm:
    tables = read_tables(book)
    survey, choices = tables[columns.SURVEY], tables.get(columns.CHOICES, Table(columns.CHOICES))
    settings = tables.get(columns.SETTINGS, Table(columns.SETTINGS))
    said = settings.lines[0] if settings.lines else Line(2, {})
    language, others = language_of(survey, said["default_language"])
    lists, problems = read_lists(choices, labels_in(language, choices, "label"))
    reader = QuestionReader(survey, language, lists)
    questions = reader.read()
    head, wrong = _head(settings, said)
    form = replace(head, code=code or head.code, questions=questions)
    problems += [*reader.problems, *wrong]
    problems += _further(problems, form, reader, choices, (settings, said))
    notes = (*_left(language, others), *reader.notes)
    told = tuple(problem_text(problem) for problem in sorted(problems, key=_place))
    return ReadForm(None if told else form, told, notes)


def _head(table: Table, line: Line) -> tuple[Form, list[Problem]]:
    problems, dimensions = list[Problem](), dict[str, str]()
    try:
        dimensions = read_names(line["app_dimensions"])
    except ValueError as error:
        problems.append(table.problem(line, "app_dimensions", str(error).rstrip(".")))
    wording, quarter = line["app_wording"], line["app_quarter"]
    if wording and wording not in Wording.__members__:
        told = f"không có loại câu chữ “{wording}”. Ghi {', '.join(Wording.__members__)} hoặc để trống"
        problems.append(table.problem(line, "app_wording", told))
    if quarter and quarter not in ("1", "2", "3", "4"):
        problems.append(table.problem(line, "app_quarter", "quý phải từ 1 đến 4"))
    is_anonymous = columns.is_yes(line["app_anonymous"])
    if is_anonymous is None:
        problems.append(table.problem(line, "app_anonymous", columns.NO_FLAG))
    plain: dict[str, Any] = {name: line[heading] for name, heading in _PLAIN.items()}
    form = Form(
        **plain,
        code=line["form_id"].upper(),
        version=line["version"] or "1",
        wording=Wording.__members__.get(wording, Wording.OFFICE),
        quarter=int(quarter) if quarter.isdecimal() else None,
        is_anonymous=bool(is_anonymous),
        dimensions=dimensions,
        retired=tuple(line["app_retired"].replace(",", " ").split()),
    )
    return form, problems


def _further(
    told: list[Problem], form: Form, reader: QuestionReader, choices: Table, settings: tuple[Table, Line]
) -> list[Problem]:
    """What is wrong with the form beyond what its cells told: nothing that only follows from a row that was refused."""
    cells = {(each.sheet, each.row, each.column) for each in told}
    left_out = (
        *(_FOLLOWING if told else ()),
        *(("choices",) if any(each.sheet == choices.name for each in told) else ()),
    )
    found = [each for each in checking.problems(form) if each.field not in left_out]
    placed = (_placed(each, form, reader, choices, settings) for each in found)
    return [each for each in placed if (each.sheet, each.row, each.column) not in cells]


def _placed(found: Found, form: Form, reader: QuestionReader, choices: Table, settings: tuple[Table, Line]) -> Problem:
    """What is wrong with the form, at the cell it came from."""
    reason = found.sentence.rstrip(".")
    line = reader.lines.get(found.question)
    if line is None:
        heading = {"code": "form_id", "title": "form_title"}.get(found.field, found.field)
        table, there = settings if found.field != "questions" else (reader.table, Line(1, {}))
        return table.problem(there, heading, reason)
    if found.field == "choices" and (own := reader.list_of(found.question)) is not None:
        return choices.problem(own.line if found.code is None else own.lines.get(found.code, own.line), "name", reason)
    return reader.table.problem(line, {**_FIELDS, **_APP_FIELDS}.get(found.field, "type"), reason)


def _left(language: str, others: tuple[str, ...]) -> tuple[str, ...]:
    if not others:
        return ()
    taken = f"“{language}”" if language else "cột label"
    return (f"Chỉ lấy câu chữ {taken}; các ngôn ngữ khác không in trên phiếu nên bỏ qua: {', '.join(others)}.",)


def _place(problem: Problem) -> tuple[int, int, int]:
    order = {columns.SURVEY: 0, columns.CHOICES: 1, columns.SETTINGS: 2}
    return order.get(problem.sheet.lower(), 3), problem.row, problem.column
