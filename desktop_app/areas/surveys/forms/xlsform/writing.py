"""Writes a form as an XLSForm workbook; what XLSForm does not know stands in columns that begin with `app_`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.areas.surveys.forms.form import Choice, Form, Kind, Measure, Question
from desktop_app.areas.surveys.forms.notation import codes_text, names_text, scores_text
from desktop_app.areas.surveys.forms.xlsform import columns
from desktop_app.core.disk import disk_told
from desktop_app.core.paper.fonts import WORD_FAMILY
from desktop_app.core.paper.word_xml import safe_text
from desktop_app.core.paper.workbook import guard, workbook

Lists = Mapping[str, Sequence[Choice]]
Row = Mapping[str, str]

_FONT: dict[str, Any] = {"font_name": WORD_FAMILY, "font_size": 11, "valign": "top"}
_HEAD = {**_FONT, "bold": True, "bg_color": "#E8EEF4"}
_WIDE = {"label": 60.0, "hint": 30.0, "relevant": 24.0, "constraint": 24.0, "form_title": 50.0, "app_dimensions": 40.0}
_STAND_IN = (Choice(1, "Thôn, tổ dân phố"),)
"""Where the office has no hamlets yet: a list must have something in it for other programs."""


def write_xlsform(form: Form, target: Path, made_at: datetime, lists: Lists) -> None:
    """The whole form, with the office's `lists` as they are now for other programs; UserError when the disk refuses."""
    named = _named_lists(form)
    with disk_told(), workbook(target, form.title, made_at) as book:
        _write(book, columns.SURVEY, columns.QUESTION_COLUMNS, _survey_rows(form, named))
        _write(book, columns.CHOICES, columns.CHOICE_COLUMNS, _choice_rows(form, named, lists))
        _write(book, columns.SETTINGS, columns.SETTING_COLUMNS, (_settings(form),))


def _write(book: Any, name: str, headings: Sequence[str], rows: Iterator[Row] | Sequence[Row]) -> None:
    sheet, head = book.add_worksheet(name), book.add_format(_HEAD)
    for at, heading in enumerate(headings):
        sheet.set_column(at, at, _WIDE.get(heading, 15.0))
        sheet.write_string(0, at, heading, head)
    sheet.freeze_panes(1, 0)
    plain, guarded = book.add_format(_FONT), book.add_format({**_FONT, "quote_prefix": True})
    for line, row in enumerate(rows, start=1):
        for at, heading in enumerate(headings):
            if text := safe_text(row.get(heading, "")):
                sheet.write_string(line, at, text, guarded if guard(text) else plain)


def _named_lists(form: Form) -> dict[str, str]:
    """The list of each closed question by its identity; equal lists are written once."""
    known, named = dict[tuple[Choice, ...], str](), dict[str, str]()
    for question in form.questions:
        if question.is_closed:
            own = known.setdefault(question.choices, f"ds_{question.id}")
            named[question.id] = f"co_quan_{question.lists}" if question.lists else own
    return named


def _survey_rows(form: Form, named: Mapping[str, str]) -> Iterator[Row]:
    group, count, names = "", 0, {question.id for question in form.questions}
    for question in form.questions:
        if question.group != group:
            if group:
                yield {"type": "end_group"}
            if question.group:
                count = next(at for at in range(count + 1, count + len(names) + 2) if f"nhom_{at}" not in names)
                yield {"type": "begin_group", "name": f"nhom_{count}", "label": question.group}
            group = question.group
        yield _question(question, named)
    if group:
        yield {"type": "end_group"}


def _question(question: Question, named: Mapping[str, str]) -> Row:
    kind = question.kind
    return {
        "type": f"{kind.value} {named[question.id]}" if question.is_closed else kind.value,
        "name": question.id,
        "label": question.label,
        "hint": question.hint,
        "required": _yes(question.is_required),
        "relevant": question.relevant,
        "constraint": question.constraint or _bound_of_most(question),
        "constraint_message": question.constraint_message,
        "app_number": question.number,
        "app_short": question.short,
        "app_list": question.lists,
        "app_measure": "" if question.measure is Measure.NONE else question.measure.value,
        "app_dim": question.dimension,
        "app_overall": _yes(question.is_overall),
        "app_positive": codes_text(question.positive),
        "app_score": scores_text(question.scores),
        "app_flag": codes_text(question.flag_on),
        "app_personal": _yes(question.is_personal),
        "app_most": "" if question.most is None else str(question.most),
        "app_other": "" if question.other is None else str(question.other),
        "app_ref": question.reference,
    }


def _bound_of_most(question: Question) -> str:
    """So that other programs hold to it as well."""
    has_most = question.kind is Kind.MANY and question.most is not None
    return f"count-selected(.) <= {question.most}" if has_most else ""


def _choice_rows(form: Form, named: Mapping[str, str], lists: Lists) -> Iterator[Row]:
    written = set[str]()
    for question in form.questions:
        name = named.get(question.id, "")
        if not name or name in written:
            continue
        written.add(name)
        choices = (lists.get(question.lists) or _STAND_IN) if question.lists else question.choices
        for choice in choices:
            alias = "" if question.lists else choice.alias
            yield {"list_name": name, "name": str(choice.code), "label": choice.label, "app_alias": alias}


def _settings(form: Form) -> Row:
    return {
        "form_title": form.title,
        "form_id": form.code,
        "version": form.version,
        "app_wording": form.wording.name,
        "app_respondents": form.respondents,
        "app_sampling": form.sampling,
        "app_quarter": "" if form.quarter is None else str(form.quarter),
        "app_unit": form.unit,
        "app_legal": form.legal,
        "app_anonymous": _yes(form.is_anonymous),
        "app_greeting": form.greeting,
        "app_thanks": form.thanks,
        "app_dimensions": names_text(form.dimensions),
        "app_retired": ", ".join(form.retired),
    }


def _yes(is_so: bool) -> str:
    return "yes" if is_so else ""
