"""A form as plain data, whole in itself: kept with a version and a survey, so that old answers keep their form."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from desktop_app.areas.surveys.forms.form import Choice, Form, Kind, Measure, Question, Wording

_PLAIN = (
    "id", "label", "number", "short", "hint", "lists", "dimension", "is_overall", "is_required", "is_personal",
    "relevant", "constraint", "constraint_message", "most", "other", "reference", "group",
)  # fmt: skip
_FORM_PLAIN = (
    "code", "version", "title", "respondents", "sampling", "quarter", "unit", "legal", "is_anonymous", "greeting",
    "thanks",
)  # fmt: skip
_BEGINS = {each.name: each.default for each in (*fields(Question), *fields(Form))}


def data_of(form: Form) -> dict[str, Any]:
    """Everything of the form; what is as it begins is left out, so that two equal forms are equal data."""
    return {
        **_without_beginnings(form, _FORM_PLAIN),
        "wording": form.wording.name,
        "dimensions": dict(form.dimensions),
        "retired": list(form.retired),
        "questions": [_question_data(question) for question in form.questions],
    }


def form_of(data: Mapping[str, Any]) -> Form:
    """The form that `data_of` gave."""
    return Form(
        **{name: data[name] for name in _FORM_PLAIN if name in data},
        wording=Wording[data["wording"]],
        dimensions=dict(data.get("dimensions", {})),
        retired=tuple(data.get("retired", ())),
        questions=tuple(_question(each) for each in data.get("questions", ())),
    )


def form_text(form: Form) -> str:
    """The form as the text that is kept in the file."""
    return json.dumps(data_of(form), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def read_form(text: str) -> Form:
    """The form of a kept text."""
    return form_of(json.loads(text))


def _question_data(question: Question) -> dict[str, Any]:
    data = {**_without_beginnings(question, _PLAIN), "kind": question.kind.name}
    if question.choices:
        data["choices"] = [
            {"code": each.code, "label": each.label, **({"alias": each.alias} if each.alias else {})}
            for each in question.choices
        ]
    if question.measure is not Measure.NONE:
        data["measure"] = question.measure.name
    for name in ("positive", "flag_on"):
        if codes := getattr(question, name):
            data[name] = sorted(codes)
    if question.scores:
        data["scores"] = {str(code): share for code, share in question.scores.items()}
    return data


def _question(data: Mapping[str, Any]) -> Question:
    return Question(
        **{name: data[name] for name in _PLAIN if name in data},
        kind=Kind[data["kind"]],
        choices=tuple(Choice(each["code"], each["label"], each.get("alias", "")) for each in data.get("choices", ())),
        measure=Measure[data.get("measure", Measure.NONE.name)],
        positive=frozenset(data.get("positive", ())),
        scores={int(code): float(share) for code, share in data.get("scores", {}).items()},
        flag_on=frozenset(data.get("flag_on", ())),
    )


def _without_beginnings(thing: object, names: tuple[str, ...]) -> dict[str, Any]:
    values = {name: getattr(thing, name) for name in names}
    return {name: value for name, value in values.items() if value != _BEGINS.get(name)}
