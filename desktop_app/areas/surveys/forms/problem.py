"""One thing that is wrong with a form, and how a sentence calls a question."""

from dataclasses import dataclass

from desktop_app.areas.surveys.forms.form import Question

_ROOM = 40


@dataclass(frozen=True)
class Problem:
    """A sentence, the identity of the question it is about (none for the form as a whole), and its attribute."""

    question: str
    field: str
    sentence: str


def called(question: Question, *, inside: bool = False) -> str:
    """`Câu 3 “Thời gian chờ”`; `inside` a sentence with a small letter."""
    name = question.called if len(question.called) <= _ROOM else f"{question.called[: _ROOM - 1].rstrip()}…"
    which = question.number or question.id
    said = f"{'câu' if inside else 'Câu'} {which}" if which else ("câu" if inside else "Câu")
    return f"{said} “{name}”" if name else said
