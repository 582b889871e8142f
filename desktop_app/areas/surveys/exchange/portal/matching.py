"""Which of our questions and choices the words of the portal mean: found without accents, shown before it counts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from desktop_app.areas.surveys.exchange.reading import code_of
from desktop_app.areas.surveys.forms.form import Form, Question
from desktop_app.core.text.fold import fold, tokens
from desktop_app.office.likeness import alike, pairs

LEFT_OUT = ""
"""What is decided of a question that is not taken over."""

_SURE = 0.8
_NUMBER = re.compile(r"^\s*(?:câu\s*)?(\d+(?:\.\d+)*)\s*[:.)\-]?\s+", re.IGNORECASE)


class Certainty(Enum):
    """How sure it is what words mean; the value is the word on screen."""

    MATCHED = "Khớp"
    DOUBTFUL = "Cần xem lại"
    UNKNOWN = "Chưa biết"
    DECIDED = "Đã chọn"


@dataclass(frozen=True)
class Decisions:
    """What an official said: our question for words of the portal ("" leaves them out), our code for an answer."""

    questions: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], int] = field(default_factory=dict)
    unit: str = ""


@dataclass(frozen=True)
class AnswerMatch:
    """An answer in the portal's words, how often it was given, and the code that it means."""

    text: str
    count: int
    code: int | None
    certainty: Certainty


@dataclass(frozen=True)
class QuestionMatch:
    """A question in the portal's words, how often it was answered, and ours; its answers where ours is closed."""

    text: str
    count: int
    question: str
    certainty: Certainty
    answers: tuple[AnswerMatch, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody must still say what it means."""
        return self.certainty in _OPEN or any(each.certainty in _OPEN for each in self.answers)


_OPEN = (Certainty.DOUBTFUL, Certainty.UNKNOWN)


def matches_of(form: Form, said: Iterable[tuple[str, str]], decisions: Decisions) -> tuple[QuestionMatch, ...]:
    """Every question of the portal in its order, beside ours; `said` are its questions with their answers."""
    counted = dict[str, Counter[str]]()
    for question, answer in said:
        counted.setdefault(question, Counter())[answer] += 1
    found = _Finder(form)
    return tuple(_match(form, found, text, answers, decisions) for text, answers in counted.items())


def _match(form: Form, found: "_Finder", text: str, answers: Counter[str], decisions: Decisions) -> QuestionMatch:
    decided = decisions.questions.get(text)
    ours, certainty = (decided, Certainty.DECIDED) if decided is not None else found.question(text)
    given: tuple[AnswerMatch, ...] = ()
    if ours and form[ours].is_closed:
        question = form[ours]
        given = tuple(
            _answer(question, answer, count, decisions.answers.get((text, answer)))
            for answer, count in answers.most_common()
            if answer
        )
    return QuestionMatch(text, answers.total(), ours, certainty, given)


def _answer(question: Question, text: str, count: int, decided: int | None) -> AnswerMatch:
    if decided is not None:
        return AnswerMatch(text, count, decided, Certainty.DECIDED)
    code = code_of(question, text)
    if code is not None and (question.missing(code) or any(choice.code == code for choice in question.choices)):
        return AnswerMatch(text, count, code, Certainty.MATCHED)
    likely = _likely(question, text)
    return AnswerMatch(text, count, likely, Certainty.DOUBTFUL if likely is not None else Certainty.UNKNOWN)


def _likely(question: Question, text: str) -> int | None:
    """The one choice whose words are in the answer or the other way round; None where several are."""
    said = f" {' '.join(tokens(text))} "
    found = [
        choice.code
        for choice in question.choices
        if (own := f" {' '.join(tokens(choice.label))} ") and (own in said or said in own)
    ]
    return found[0] if len(found) == 1 else None


class _Finder:
    """Our questions by their pairs of words."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._pairs = {question.id: frozenset(pairs(_bare(question.label))) for question in form.asked}

    def question(self, text: str) -> tuple[str, Certainty]:
        bare = _bare(text)
        for question in self._form.asked:
            if tokens(bare) == tokens(_bare(question.label)) or fold(text) == fold(question.id):
                return question.id, Certainty.MATCHED
        holders: dict[str, Sequence[str]] = {
            pair: [name for name, own in self._pairs.items() if pair in own] for pair in pairs(bare)
        }
        likely = sorted(alike(holders).items(), key=lambda each: -each[1])
        if not likely:
            return LEFT_OUT, Certainty.UNKNOWN
        name, share = likely[0]
        own = len(self._pairs[name] & holders.keys()) / len(self._pairs[name])
        is_sure = min(share, own) >= _SURE and not any(other >= _SURE for _, other in likely[1:])
        return name, Certainty.MATCHED if is_sure else Certainty.DOUBTFUL


def _bare(text: str) -> str:
    """Without the number before it."""
    return _NUMBER.sub("", text)
