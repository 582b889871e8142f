"""Questions that alert the head, and who may see what was answered to them."""

from dataclasses import replace

from desktop_app.areas.surveys.forms.form import Form
from desktop_app.office.rights import Holder, Right


def kept_from(form: Form, holder: Holder) -> frozenset[str]:
    """The questions whose answers the account may not see: those that alert, and those asked because of one.

    How many were asked the latter tells how many gave the alarming answer.
    """
    if holder.may(Right.SEE_ALERTS):
        return frozenset()
    kept = set[str]()
    for question in form.asked:
        condition = question.condition
        if question.flag_on or (condition is not None and condition.refers_to & kept):
            kept.add(question.id)
    return frozenset(kept)


def seen_by(form: Form, holder: Holder) -> Form:
    """The form with only the questions whose answers the account may see."""
    kept = kept_from(form, holder)
    return replace(form, questions=tuple(question for question in form.questions if question.id not in kept))
