"""The questionnaires that come with the program, read from `resources/forms/questionnaires`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from desktop_app.areas.surveys.forms.as_data import form_of
from desktop_app.areas.surveys.forms.form import Form
from desktop_app.core.resources import resource

SHARED = "shared"
"""The file with the scales, lists and opening questions that several questionnaires have in common."""


@cache
def shipped() -> Mapping[str, Form]:
    """The forms by their code, in the order of the codes."""
    folder = resource("forms", "questionnaires")
    shared = tomllib.loads(folder.joinpath(f"{SHARED}.toml").read_text(encoding="utf-8"))
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml")) if path.stem != SHARED)
    forms = (form_of(_whole(tomllib.loads(text), shared)) for text in texts)
    return {form.code: form for form in forms}


def _whole(data: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    opening = shared["openings"].get(data.get("opening", ""), [])
    questions = [*({**each, "is_personal": True} for each in opening), *data["questions"]]
    words = {name: data.get(name, shared[name]) for name in ("greeting", "thanks")}
    return {**data, **words, "questions": [_question(each, shared) for each in questions]}


def _question(data: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    """The question with its scale or list written out."""
    scale = shared["scales"].get(data.get("scale", ""), {})
    choices = data.get("choices") or scale.get("choices") or shared["lists"].get(data.get("list", ""), {})
    full = {**{name: scale[name] for name in ("measure", "positive") if name in scale}, **data}
    full["choices"] = [{"code": int(code), "label": label} for code, label in choices.items()]
    return full
