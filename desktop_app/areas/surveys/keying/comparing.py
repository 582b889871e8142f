"""Two entries of one form side by side, and the answers that come of them once somebody looked at the paper."""

from collections.abc import Mapping
from datetime import date

from desktop_app.areas.surveys.forms.answering import route
from desktop_app.areas.surveys.forms.form import Answer, Answers, Form, Question
from desktop_app.core.text.fold import fold


def fields(first: Answers, second: Answers) -> int:
    """How many questions are compared."""
    return len(first.keys() | second.keys())


def differing(first: Answers, second: Answers) -> tuple[str, ...]:
    """The questions that two entries answer differently, or that only one of them answers."""
    return tuple(name for name in first | second if not _same(first.get(name), second.get(name)))


def merged(first: Answers, second: Answers, decided: Mapping[str, Answer]) -> Answers:
    """What is known: answers that both entries have, and what the paper decided."""
    agreed = {name: answer for name, answer in first.items() if _same(answer, second.get(name))}
    return {**agreed, **decided}


def next_to_decide(
    form: Form, first: Answers, second: Answers, decided: Mapping[str, Answer], today: date
) -> Question | None:
    """The next question, in the order of the paper, that the paper must decide; None when the form is whole.

    An answer that is decided may close a question that one entry answered, or ask one that none of them has.
    """
    known = merged(first, second, decided)
    return next((question for question in route(form, known, today) if question.id not in known), None)


def settled(form: Form, first: Answers, second: Answers, decided: Mapping[str, Answer], today: date) -> Answers:
    """The whole form as the paper has it; only questions that are asked."""
    known = merged(first, second, decided)
    return {question.id: known[question.id] for question in route(form, known, today) if question.id in known}


def _same(one: Answer | None, other: Answer | None) -> bool:
    """Words are the same when they differ in spaces, capitals and accents only."""
    if isinstance(one, str) and isinstance(other, str):
        return fold(one) == fold(other)
    return one == other
