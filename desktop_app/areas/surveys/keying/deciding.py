"""One form while its two entries are settled: what each key and each typed word does; pure."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from desktop_app.areas.surveys.forms import answering
from desktop_app.areas.surveys.forms.form import Answer, Answers, Form, Kind, Missing, Question
from desktop_app.areas.surveys.keying import reading
from desktop_app.areas.surveys.keying.comparing import next_to_decide
from desktop_app.areas.surveys.keying.keys import BACK, DIGITS, ENTER

FIRST, SECOND, TYPE = "1", "2", "0"
CHOOSE = "Xem phiếu giấy rồi chọn 1, 2, hoặc gõ 0 để nhập theo phiếu."
_PARTS = re.compile(r"[\s,;.]+")


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """`one` and `other` are the entries; `decided` what the paper said so far, in the order of `order`.

    `picked` is what is taken with Enter. `is_typing` while the paper's answer is typed. `said` is one line for the
    official.
    """

    form: Form
    today: date
    serial: str
    one: Answers
    other: Answers
    decided: Answers = field(default_factory=dict)
    order: tuple[str, ...] = ()
    picked: Answer | None = None
    is_typing: bool = False
    said: str = ""

    @cached_property
    def question(self) -> Question | None:
        """What is to be decided now; None once the form is whole."""
        return next_to_decide(self.form, self.one, self.other, self.decided, self.today)

    @property
    def has_choice(self) -> bool:
        """Whether one of the entries answers the question at all."""
        name = self.question.id if self.question else ""
        return name in self.one or name in self.other


def press(now: Deciding, key: str) -> Deciding:
    """The state after a key."""
    question = now.question
    if question is None:
        return now
    if key == BACK:
        return _back(now)
    if key == ENTER:
        return _taken(now, question)
    if key == TYPE or not question.is_closed or question.kind is Kind.MANY or question.digits > 1:
        if key in (FIRST, SECOND) and now.has_choice:
            return _picked(now, question, key)
        return replace(now, picked=None, is_typing=True, said="") if key in DIGITS else now
    if key in (FIRST, SECOND) and now.has_choice:
        return _picked(now, question, key)
    return write(now, key) if key in DIGITS else now


def write(now: Deciding, text: str) -> Deciding:
    """The state once the paper's answer was typed."""
    question = now.question
    if question is None:
        return now
    answer = _read(question, text.strip())
    if isinstance(answer, reading.Unread):
        return replace(now, said=answer.sentence)
    wrong = answering.problem(question, answer, {**now.one, **now.other, **now.decided, question.id: answer}, now.today)
    if wrong and answer not in (now.one.get(question.id), now.other.get(question.id)):
        return replace(now, said=wrong)
    return replace(now, picked=answer, is_typing=False, said="")


def _picked(now: Deciding, question: Question, key: str) -> Deciding:
    entry = now.one if key == FIRST else now.other
    if question.id not in entry:
        return replace(now, said=f"Lượt {key} không có câu này. Xem phiếu giấy rồi gõ 0 để nhập theo phiếu.")
    return replace(now, picked=entry[question.id], is_typing=False, said="")


def _taken(now: Deciding, question: Question) -> Deciding:
    if now.picked is None:
        return replace(now, said=CHOOSE)
    decided = {**now.decided, question.id: now.picked}
    return replace(now, decided=decided, order=(*now.order, question.id), picked=None, is_typing=False, said="")


def _back(now: Deciding) -> Deciding:
    if now.is_typing:
        return replace(now, is_typing=False, said="")
    if not now.order:
        return replace(now, picked=None, is_typing=False, said="Đây là câu khác nhau đầu tiên của phiếu.")
    last = now.order[-1]
    decided = {name: answer for name, answer in now.decided.items() if name != last}
    return replace(now, decided=decided, order=now.order[:-1], picked=None, is_typing=False, said="")


def _read(question: Question, text: str) -> Answer | reading.Unread:
    if not text:
        return question.missing_code(Missing.BLANK)
    if question.kind is Kind.TEXT:
        return text
    if not question.is_closed:
        is_whole = question.kind is not Kind.WHOLE or text.removeprefix("-").isdecimal()
        return reading.read(question, text) if is_whole else reading.Unread("Chưa thành số. Gõ lại, ví dụ 12.")
    parts = [part for part in _PARTS.split(text) if part]
    if not all(part.isdecimal() for part in parts):
        return reading.Unread("Chỉ gõ số ô, nhiều ô thì cách nhau bằng dấu phẩy.")
    codes = [reading.code_of(question, int(part)) for part in parts]
    for typed, code in zip(parts, codes, strict=True):
        if code is None:
            return reading.Unread(reading.not_a_code(question, int(typed)))
    chosen = sorted({code for code in codes if code is not None})
    if question.kind is Kind.ONE or (len(chosen) == 1 and _is_missing(question, chosen[0])):
        return chosen[0] if len(chosen) == 1 else reading.Unread("Câu này chỉ chọn một ô. Gõ lại một số.")
    return list[int](chosen)


def _is_missing(question: Question, code: int) -> bool:
    return all(choice.code != code for choice in question.choices) and question.missing(code) is not None
