"""The sheet of one step: its article, what it asks for, and a leader's reason where the law does not offer it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.procedure.steps_list import AnyOffer
from desktop_app.core import words
from desktop_app.core.fields import Field, Form
from desktop_app.core.procedure.steps import Step
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Badge, Banner, Button, Kind, Label
from desktop_app.kit.suggestions import Ask
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.procedure.fields import STEP_FIELDS
from desktop_app.office.procedure.step_form import step_form

SAVE = "Ctrl+S"

Options = Mapping[str, Sequence[tuple[str, str]]]
"""What the lists of a form offer by the names of their fields, as (code, words)."""


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
    options: Options | None = None,
) -> VerbSheet:
    """The sheet with the usual form, not shown yet: see `sheet_with`.

    A step that the law does not offer says why not, and asks for the reason for it first.
    """
    today, forced = workplace.desk.clock.today(), not offer.is_open
    form = step_form(offer.step, today, forced=forced, name=name, fields=fields)
    return sheet_with(form, workplace, window, about, offer, does, start=start, options=options)


def sheet_with(
    form: Form,
    workplace: Workplace,
    window: QWidget,
    about: str,
    offer: AnyOffer,
    does: Callable[[Mapping[str, Any]], object],
    *,
    start: Mapping[str, object] | None = None,
    options: Options | None = None,
    verb: str = "Ghi bước này",
    notice: QWidget | None = None,
    suggest: Mapping[str, Ask] | None = None,
) -> VerbSheet:
    """The sheet, not shown yet; `does` is the work with the checked values, `start` what the fields begin with.

    `options` are what its lists offer; `notice` stands in the place of what `notice_of` gives.
    """
    today = workplace.desk.clock.today()
    sheet = VerbSheet(
        window,
        offer.step.title,
        about,
        form,
        does,
        verb=Button(verb, Kind.MAIN, icon="check", key=SAVE),
        jobs=workplace.jobs,
        today=today,
        notice=notice or notice_of(offer, today),
        suggest=suggest,
    )
    names = [field.name for field in form]
    for name, offered in (options or {}).items():
        if name in names and isinstance(box := sheet.form.field(name).input.frame, ChoiceInput):
            box.set_options([("", ""), *offered])
    begins = {"done_on": today, **(start or {})}
    sheet.form.load({name: value for name, value in begins.items() if name in names and value})
    return sheet


def notice_of(offer: AnyOffer, on: date) -> QWidget:
    """What stands above the form: the article, or why the law does not offer the step."""
    if offer.is_open:
        return article_line(offer.step, on)
    return Banner(State.WARNING, "Luật chưa mở bước này.", offer.why_not)


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
