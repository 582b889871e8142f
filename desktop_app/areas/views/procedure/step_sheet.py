"""The sheet of one step: its article, what it asks for, and a leader's reason where the law does not offer it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.procedure.steps_list import AnyOffer
from desktop_app.core import words
from desktop_app.core.fields import Field
from desktop_app.core.procedure.steps import Step
from desktop_app.kit.controls import Badge, Banner, Button, Kind, Label
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.procedure.fields import STEP_FIELDS
from desktop_app.office.procedure.step_form import step_form

SAVE = "Ctrl+S"


def step_sheet(
    workplace: Workplace,
    window: QWidget,
    about: str,
    offer: AnyOffer,
    does: Callable[[Mapping[str, Any]], object],
    *,
    name: str,
    fields: Mapping[str, Field] = STEP_FIELDS,
    start: Mapping[str, object] | None = None,
) -> VerbSheet:
    """The sheet, not shown yet; `does` is the work with the checked values, `start` what the fields begin with.

    A step that the law does not offer says why not, and asks for the reason for it first.
    """
    step, today, forced = offer.step, workplace.desk.clock.today(), not offer.is_open
    form = step_form(step, today, forced=forced, name=name, fields=fields)
    sheet = VerbSheet(
        window,
        step.title,
        about,
        form,
        does,
        verb=Button("Ghi bước này", Kind.MAIN, icon="check", key=SAVE),
        jobs=workplace.jobs,
        today=today,
        notice=_forced(offer) if forced else article_line(step, today),
    )
    names = [entry.name for entry in form]
    begins = {"done_on": today, **(start or {})}
    sheet.form.load({name: value for name, value in begins.items() if name in names and value})
    return sheet


def article_line(step: Step[Any, Any], on: date) -> QWidget:
    """Who does the step, its article, and how sure we are of it."""
    version = step.version(on) or step.versions[-1]
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(10))
    actor = f"Người làm: {words.inside(step.actor)}" if step.actor else ""
    said = ". ".join(filter(None, (version.article or "Chưa thấy điều luật riêng cho bước này", actor, version.note)))
    row.addWidget(Label(said, Type.HINT, colour=Token.INK_2, wrap=True), 1)
    checked = version.confidence.checked
    badge = Badge(*((State.DONE, "Đã đối chiếu") if checked else (State.UNCHECKED, "Chưa đối chiếu")))
    badge.setToolTip(version.confidence.value)
    row.addWidget(badge)
    return line


def _forced(offer: AnyOffer) -> Banner:
    return Banner(State.WARNING, "Luật chưa mở bước này.", offer.why_not)
