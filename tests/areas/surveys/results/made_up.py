"""Forms filled in at random as respondents do: skips followed, some answers missing."""

from datetime import date
from random import Random

from desktop_app.areas.surveys.forms.answering import route
from desktop_app.areas.surveys.forms.form import Answer, Answers, Form, Kind, Missing, Question

TODAY = date(2026, 9, 25)


def filled_in(form: Form, at_random: Random, missing: float = 0.08) -> Answers:
    """One form, each question answered only where it is asked."""
    answers: Answers = {}
    while True:
        open_questions = [question for question in route(form, answers, TODAY) if question.id not in answers]
        if not open_questions:
            return answers
        answers[open_questions[0].id] = _answer(open_questions[0], at_random, missing)


def _answer(question: Question, at_random: Random, missing: float) -> Answer:
    codes = [choice.code for choice in question.choices]
    if at_random.random() < missing:
        return question.missing_code(at_random.choice(list(Missing)))
    match question.kind:
        case Kind.ONE:
            return at_random.choices(codes, weights=range(1, len(codes) + 1))[0]
        case Kind.MANY:
            return sorted(at_random.sample(codes, at_random.randint(1, min(question.most or 3, len(codes)))))
        case Kind.WHOLE | Kind.DECIMAL:
            return at_random.randint(0, 12)
    return at_random.choice(["Đường ngõ lầy lội", "duong ngo lay loi", "Giảm bớt giấy tờ"])
