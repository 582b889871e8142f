"""The sheet of a verb at the side, as every area opens it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop_app.areas.views import Workplace
from desktop_app.core.fields import Form
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.suggestions import Ask
from desktop_app.kit.verb_sheet import Does, Takes, VerbSheet

SAVE = "Ctrl+S"


def verb_sheet(
    workplace: Workplace,
    title: str,
    about: str,
    form: Form,
    does: Does,
    *,
    start: Mapping[str, object] | None = None,
    verb: Button | None = None,
    notice: QWidget | None = None,
    takes: Takes | None = None,
    suggest: Mapping[str, Ask] | None = None,
) -> VerbSheet:
    """A sheet over the window, not yet shown; what is known of `start` stands in its fields, `verb` saves if none else.

    `does` works off the window's thread with the checked values; `made` tells of what it gave.
    """
    sheet = VerbSheet(
        workplace.surface,
        title,
        about,
        form,
        does,
        verb=verb or Button("Lưu", Kind.MAIN, key=SAVE),
        jobs=workplace.jobs,
        today=workplace.desk.clock.today(),
        notice=notice,
        takes=takes,
        suggest=suggest,
    )
    sheet.form.load({name: value for name, value in (start or {}).items() if value is not None})
    return sheet
