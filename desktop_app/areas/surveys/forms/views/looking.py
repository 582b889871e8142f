"""A form looked through on a worker: what is wrong with it, and how it would be printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.forms.preview import form_preview
from desktop_app.areas.surveys.forms.problem import Problem
from desktop_app.areas.surveys.forms.service import FormService
from desktop_app.areas.surveys.forms.views.printed import pages_of
from desktop_app.core.errors import UserError


@dataclass(frozen=True)
class Looked:
    """What looking through a form gave; where it cannot be printed, `sentence` says why."""

    problems: tuple[Problem, ...]
    images: Sequence[QImage] = ()
    places: Mapping[str, tuple[int, float]] = field(default_factory=dict)
    sentence: str = ""


def look_through(service: FormService, form: Form) -> Looked:
    """Everything that is wrong, and the pages."""
    problems = service.problems(form)
    try:
        preview = form_preview(service.desk, form)
        return Looked(problems, pages_of(preview), preview.places)
    except UserError as error:
        return Looked(problems, sentence=f"Chưa vẽ được bản in. {error}")
