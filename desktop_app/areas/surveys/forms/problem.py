"""One thing that is wrong with a form, and how a sentence calls a question."""

import re
from dataclasses import dataclass

from desktop_app.areas.surveys.forms.form import Question

_ROOM = 40
_NAMED = re.compile(r"^Câu [^“:]*(?:“[^”]*”)?: ")


@dataclass(frozen=True)
class Problem:
    """A sentence, the identity of the question it is about (none for the form as a whole), its attribute, a choice."""

    question: str
    field: str
    sentence: str
    code: int | None = None

    @property
    def beside(self) -> str:
        """The sentence without the name of the question, to stand beside its field."""
        reason = _NAMED.sub("", self.sentence)
        return reason[:1].upper() + reason[1:]


def called(question: Question, *, inside: bool = False) -> str:
    """`Câu 3 “Thời gian chờ”`; `inside` a sentence with a small letter."""
    name = question.called if len(question.called) <= _ROOM else f"{question.called[: _ROOM - 1].rstrip()}…"
    which = question.number or question.id
    said = f"{'câu' if inside else 'Câu'} {which}" if which else ("câu" if inside else "Câu")
    return f"{said} “{name}”" if name else said
