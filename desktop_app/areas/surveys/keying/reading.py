"""What typed signs are as an answer: codes, numbers, days."""

import re
from dataclasses import dataclass

from desktop_app.areas.surveys.forms.form import Answer, Kind, Missing, Question
from desktop_app.core import words

_DECIMAL = re.compile(r"-?\d+(?:[.,]\d*)?|-?[.,]\d+", re.ASCII)


@dataclass(frozen=True)
class Unread:
    """What was typed is no answer, and why."""

    sentence: str


def code_of(question: Question, typed: int) -> int | None:
    """The choice or the missing code that the typed number is; None for neither.

    Where codes have two digits, a single 7, 8 or 9 that is no choice stands for 97, 98 and 99.
    """
    if any(choice.code == typed for choice in question.choices) or question.missing(typed):
        return typed
    long = typed + 90
    return long if 0 <= typed < 10 and question.missing(long) else None


def not_a_code(question: Question, typed: int) -> str:
    """Why the number is no answer."""
    codes = [choice.code for choice in question.choices]
    is_row = len(codes) > 1 and codes == list(range(codes[0], codes[-1] + 1))
    said = f"{codes[0]} đến {codes[-1]}" if is_row else ", ".join(map(str, codes))
    unknown = question.missing_code(Missing.UNKNOWN)
    told = "" if unknown in codes else f"; {unknown} không biết"
    return f"Câu này không có ô {typed}. Gõ {said}{told}; Enter bỏ trống."


def read(question: Question, typed: str) -> Answer | Unread:
    """The number or the day that was typed."""
    if question.kind is Kind.DATE:
        try:
            return words.read_day(typed).isoformat()
        except ValueError as error:
            return Unread(str(error))
    if question.kind is Kind.WHOLE:
        return int(typed)
    if _DECIMAL.fullmatch(typed):
        return float(typed.replace(",", "."))
    return Unread("Chưa thành số. Gõ lại, ví dụ 12,5.")


def is_longer(before: Answer, after: Answer) -> bool:
    """Whether a choice was only added to those before."""
    return isinstance(before, list) and isinstance(after, list) and set(before) < set(after)
