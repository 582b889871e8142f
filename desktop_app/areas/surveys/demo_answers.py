"""Answers of invented respondents: each question by its own chances, skips as the questionnaire wants them."""

import random
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.areas.surveys.forms.answering import in_turn
from desktop_app.areas.surveys.forms.form import Answer, Answers, Form, Kind, Missing, Question

OPEN_RATE = "open_answer_rate"
Chances = Mapping[str, Mapping[str, float]]
"""By question, how likely each code is; of several choices each by itself."""


def drawn(form: Form, chances: Chances, words: Sequence[str], open_rate: float, chance: random.Random) -> Answers:
    """One respondent's form; `words` are what open answers are taken from, given with the rate `open_rate`."""
    answers: Answers = {}
    for question in in_turn(form, answers, date.min):
        answers[question.id] = _answer(question, chances.get(question.id, {}), words, open_rate, chance)
    return answers


def _answer(
    question: Question, codes: Mapping[str, float], words: Sequence[str], open_rate: float, chance: random.Random
) -> Answer:
    if question.kind is Kind.TEXT and words and chance.random() < open_rate:
        return chance.choice(words)
    if not question.is_closed:
        return question.missing_code(Missing.BLANK)
    known = {choice.code: codes.get(str(choice.code), 0.0) for choice in question.choices}
    if question.kind is Kind.MANY:
        return _several(question, known, chance)
    if not any(known.values()):
        known = dict.fromkeys(known, 1.0)
    known.update({code: codes[str(code)] for code in (7, 8, 9) if str(code) in codes and question.digits == 1})
    return chance.choices(list(known), list(known.values()))[0]


def _several(question: Question, known: Mapping[int, float], chance: random.Random) -> Answer:
    chosen = [code for code, likely in known.items() if chance.random() < likely]
    kept = sorted(chance.sample(chosen, min(len(chosen), question.most or len(chosen))))
    return kept or question.missing_code(Missing.BLANK)


def practice_chances(source: Mapping[str, Any], code: str) -> Chances:
    """The chances of one questionnaire in the practice content."""
    return {name: each for name, each in source["questions"].get(code, {}).items() if isinstance(each, dict)}
