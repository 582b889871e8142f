"""A survey as its form shows it, to be corrected."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.areas.surveys.fields import SURVEY_FORM
from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.kept import form_of_survey, survey_of
from desktop_app.areas.surveys.offered import form_key
from desktop_app.areas.surveys.states import Quarter
from desktop_app.office.desk import Desk

_GIVEN = ("form", "quarter", "rekey_share")


@dataclass(frozen=True)
class Entered:
    """What was entered, by field, and the form that was asked; `is_fixed` once forms have their numbers."""

    uid: str
    rev: int
    label: str
    form: Form
    is_fixed: bool
    values: Mapping[str, Any]


def entered(desk: Desk, uid: str) -> Entered:
    """The entry of a survey; UserError when there is none."""
    with desk.db.reading() as session:
        survey = survey_of(session, uid)
        form = form_of_survey(survey)
        values = {field.name: getattr(survey, field.name) for field in SURVEY_FORM if field.name not in _GIVEN}
        values |= {
            "form": form_key(form),
            "quarter": list(Quarter)[survey.quarter - 1],
            "rekey_share": survey.rekey_share or "",
        }
        return Entered(survey.uid, survey.rev, survey.label, form, bool(survey.batches), values)
