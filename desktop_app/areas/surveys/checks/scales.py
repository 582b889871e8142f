"""The questions of a form that are answered on a scale, and which end of it is the best."""

from collections.abc import Sequence

from desktop_app.areas.surveys.forms.form import Answers, Form, Kind, Measure, Question

_SCALES = (Measure.LIKERT, Measure.ORDINAL, Measure.SCORED)


def scale_rows(form: Form) -> tuple[tuple[Question, ...], ...]:
    """Questions that stand under the same choices, each group in the order of the paper."""
    rows = dict[tuple[str, ...], list[Question]]()
    for question in form.asked:
        if question.kind is Kind.ONE and question.measure in _SCALES and not question.is_personal:
            rows.setdefault(tuple(choice.label for choice in question.choices), []).append(question)
    return tuple(map(tuple, rows.values()))


def best_code(question: Question) -> int | None:
    """The best answer of a scale; None where nothing says which end that is."""
    codes = [choice.code for choice in question.choices if question.missing(choice.code) is None]
    if question.scores:
        return max(question.scores, key=lambda code: question.scores[code])
    return next((code for code in (min(codes), max(codes)) if code in question.positive), None) if codes else None


def is_best(form: Form, answers: Answers) -> bool | None:
    """Whether a form says the best: in its overall question, else in most questions on a scale; None when neither."""
    rows = [question for row in scale_rows(form) for question in row if best_code(question) is not None]
    asked = [question for question in rows if question.is_overall] or rows
    said = [answers[question.id] == best_code(question) for question in valid(asked, answers)]
    return 2 * sum(said) > len(said) if said else None


def valid(questions: Sequence[Question], answers: Answers) -> list[Question]:
    """Those of the questions that the form really answers."""
    return [each for each in questions if each.id in answers and each.missing(answers[each.id]) is None]
