"""How questions and answers are called while they are keyed."""

import re
from collections.abc import Sequence
from datetime import date

from desktop_app.areas.surveys.forms.form import Answer, Form, Kind, Question
from desktop_app.core import words

_SIMPLE = re.compile(r"\$\{\s*([\w.-]+)\s*\}\s*=\s*'?(\d+)'?")
_CHOSEN = re.compile(r"selected\(\s*\$\{\s*([\w.-]+)\s*\}\s*,\s*'?(\d+)'?\s*\)")


def name_of(question: Question) -> str:
    """ "câu 3.1", or by its short name where the paper gives no number."""
    return f"câu {question.number}" if question.number else f"câu “{question.called}”"


def no_longer_asked(questions: Sequence[Question]) -> str:
    """What to say of answers that a changed one has closed; "" for none."""
    if not questions:
        return ""
    said = ", ".join(name_of(question) for question in questions)
    return f"{said[:1].upper()}{said[1:]} không còn hỏi nữa nên câu trả lời bị gạch."


def asked_again(questions: Sequence[Question]) -> str:
    """What to say of struck answers that count again; "" for none."""
    if not questions:
        return ""
    said = ", ".join(name_of(question) for question in questions)
    return f"{said[:1].upper()}{said[1:]} lại được hỏi, câu trả lời trước lại được tính."


def condition_words(form: Form, question: Question) -> str:
    """When the question is asked: "chỉ hỏi khi câu 3 trả lời Có"; "" for always."""
    text = question.relevant.strip()
    if not text:
        return ""
    if found := _SIMPLE.fullmatch(text) or _CHOSEN.fullmatch(text):
        try:
            opener = form[found[1]]
        except KeyError:
            return ""
        return f"chỉ hỏi khi {name_of(opener)} trả lời {opener.label_of(int(found[2]))}"
    condition = question.condition
    openers = [each for each in form.asked if condition is not None and each.id in condition.refers_to]
    return f"hỏi tùy {', '.join(name_of(each) for each in openers)}" if openers else ""


def answer_words(question: Question, answer: Answer) -> tuple[str, str]:
    """The words of an answer and its code, as they stand beside the question."""
    if isinstance(answer, list):
        return ", ".join(question.label_of(code) for code in answer), ", ".join(str(code) for code in answer)
    if question.missing(answer) or question.is_closed:
        return question.label_of(answer), str(answer)
    if question.kind is Kind.DATE:
        return words.day(date.fromisoformat(str(answer))), ""
    if isinstance(answer, int | float):
        return number_words(answer), ""
    return " ".join(answer.split()), ""


def number_words(value: float) -> str:
    """A number as it is typed: 12 and 12,5."""
    return str(int(value)) if value == int(value) else str(value).replace(".", ",")
