"""The questions of a form as a sheet of boxes asks them: numbers, notes for whoever fills it in, and what follows."""

from collections.abc import Iterator
from datetime import date

from desktop_app.areas.surveys.forms.form import Choice, Form, Kind, Question
from desktop_app.core.paper.box_sheet import Asked, Option
from desktop_app.core.paper.inline import Inline, Run, bold, italic
from desktop_app.core.paper.wording import Wording

_LINES = 3


def asked_of(form: Form, wording: Wording, on: date) -> tuple[Asked, ...]:
    """Every question in the order of the paper; a choice says which questions are only for those who take it."""
    return tuple(_asked(form, question, wording, on) for question in form.questions)


def opened_by(form: Form, question: Question, choice: Choice, on: date) -> tuple[Question, ...]:
    """The later questions that are asked because this choice was taken and would not be after some other one."""
    return tuple(each for each in _later(form, question) if choice.code in _opening(each, question, on))


def _later(form: Form, question: Question) -> tuple[Question, ...]:
    return form.questions[form.questions.index(question) + 1 :]


def _opening(later: Question, question: Question, on: date) -> frozenset[int]:
    """The codes of `question` after which `later` is asked; none where it does not hang on this question alone."""
    condition = later.condition
    if condition is None or condition.refers_to != {question.id} or not question.is_closed:
        return frozenset()
    codes = frozenset(each.code for each in question.choices)
    taken = {code: [code] if question.kind is Kind.MANY else code for code in codes}
    open_after = frozenset(code for code in codes if condition.holds({question.id: taken[code]}, on))
    return frozenset() if open_after == codes else open_after


def _asked(form: Form, question: Question, wording: Wording, on: date) -> Asked:
    other = next((each for each in question.choices if each.code == question.other), None)
    is_number = question.kind in (Kind.WHOLE, Kind.DECIMAL, Kind.DATE)
    lines = {Kind.TEXT: _LINES, Kind.NOTE: 0}.get(question.kind, 1 if is_number or other else 0)
    return Asked(
        key=question.id,
        heading=_heading(form, question, wording, on),
        options=tuple(
            Option(each.code, _label(opened_by(form, question, each, on), each, wording)) for each in question.choices
        ),
        ask=wording.say("ghi_ro", {"o": other.label}) if other else "",
        lines=lines,
        is_short=is_number,
    )


def _heading(form: Form, question: Question, wording: Wording, on: date) -> Inline:
    if question.kind is Kind.NOTE:
        return italic(question.label)
    number = question.number.rstrip(".")
    numbered = f"{number}{'' if '.' in number else '.'} " if number else ""
    notes = [f" {note}" for note in _notes(form, question, wording, on)]
    return (*bold(f"{numbered}{question.label}"), *(Run(note, italic=True) for note in notes))


def _notes(form: Form, question: Question, wording: Wording, on: date) -> Iterator[str]:
    if question.hint:
        yield f"({question.hint})"
    if question.kind is Kind.MANY and question.most:
        yield wording.say("nhieu_nhat", {"so": str(question.most)})
    elif question.kind is Kind.MANY:
        yield wording.say("nhieu_o", {})
    if question.condition is not None and not any(_opening(question, each, on) for each in form.questions):
        earlier = [each for each in form.questions if each.id in question.condition.refers_to]
        if earlier:
            yield wording.say("tuy_cau", {"cau": _called(earlier)})


def _label(opened: tuple[Question, ...], choice: Choice, wording: Wording) -> str:
    return f"{choice.label} {wording.say('tra_loi_them', {'cau': _called(opened)})}" if opened else choice.label


def _called(questions: tuple[Question, ...] | list[Question]) -> str:
    return ", ".join(each.number.rstrip(".") or f"“{each.label}”" for each in questions)
