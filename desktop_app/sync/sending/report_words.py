"""What a report says in words as it goes: remarks, reasons, paragraphs, annexes; nobody secret is named in it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from desktop_app.core.text.occurrences import Known as Somebody
from desktop_app.core.text.occurrences import may_be_named, without
from desktop_app.office.desk import Desk
from desktop_app.reports.figures import form_of
from desktop_app.reports.known import Known
from desktop_app.reports.models import Report, ReportCorrection
from desktop_app.reports.narrative.annexes.lines import AnnexTable, Line
from desktop_app.reports.narrative.prose import text_of
from desktop_app.reports.narrative.queries import Narrative, read_narrative

Words = Mapping[str, Any]


def report_words(desk: Desk, session: Session, known: Known, report: Report) -> Words:
    """The words of a report as a package carries them; paragraphs and annexes are those of a report of words."""
    told = {
        "note": report.note,
        "explanations": {figure.key: figure.explanation for figure in report.figures if figure.explanation},
        "corrections": [_correction(each) for each in report.corrections],
        "paragraphs": [],
        "annexes": [],
    }
    if "section" not in form_of(session, report).content:
        return told
    whole = read_narrative(desk, session, known, report)
    return told | {"paragraphs": _paragraphs(whole), "annexes": [_annex(each) for each in whole.annexes if each.lines]}


def names(told: Words, people: Sequence[Somebody]) -> bool:
    """Whether one of these people is named in it."""
    return hidden(told, people) != told


def hidden(told: Words, people: Sequence[Somebody]) -> Words:
    """The same with every name, number and telephone of these people taken out."""
    said = list[str]()

    def listen(text: str) -> str:
        said.append(text)
        return text

    _each_text(told, listen)
    some = may_be_named("\n".join(said), people)
    return _each_text(told, lambda text: without(text, some)) if some else told


def says_something(told: Words) -> bool:
    """Whether there is any text in which somebody could be named."""
    return any(told.values())


def _each_text(told: Words, change: Callable[[str], str]) -> Words:
    return {
        "note": change(told["note"]),
        "explanations": {key: change(text) for key, text in told["explanations"].items()},
        "corrections": [{**each, "reason": change(each["reason"])} for each in told["corrections"]],
        "paragraphs": [{**each, "text": change(each["text"])} for each in told["paragraphs"]],
        "annexes": [
            {**annex, "lines": [_changed(line, change) for line in annex["lines"]]} for annex in told["annexes"]
        ],
    }


def _changed(line: Mapping[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    cells = {key: change(text) for key, text in line["cells"].items()}
    return {**line, "cells": cells, "source": change(line["source"])}


def _correction(made: ReportCorrection) -> dict[str, Any]:
    return {
        "key": made.key, "was": made.was, "now": made.now, "reason": made.reason,
        "on": made.corrected_on.isoformat(), "by": made.corrected_by,
    }  # fmt: skip


def _paragraphs(whole: Narrative) -> list[dict[str, str]]:
    return [
        {"title": section.plan.title, "text": "\n".join(map(text_of, part.paragraphs))}
        for section in whole.sections
        for part in section.parts
        if part.paragraphs
    ]


def _annex(annex: AnnexTable) -> dict[str, Any]:
    plan = annex.plan
    return {
        "key": plan.key, "title": plan.title,
        "columns": [{"key": column.key, "title": column.title} for column in plan.columns],
        "lines": [_line(each) for each in annex.lines],
    }  # fmt: skip


def _line(line: Line) -> dict[str, Any]:
    return {"cells": dict(line.cells), "uid": line.uid, "source": line.source}
