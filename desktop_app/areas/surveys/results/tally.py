"""How often each answer was given, as the file tells it, and what one question comes to; pure."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from desktop_app.areas.surveys.forms.form import Form, Kind, Missing, Question
from desktop_app.areas.surveys.results.figures import Cell, Numbers, Part, QuestionResult
from desktop_app.areas.surveys.results.rules import dimension_indices, form_index, item_index, positive_share
from desktop_app.areas.surveys.results.scoring import Scoring

WORDS, LIST = "words", "list"
"""What stands in the place of a code where the answer is text, and where it is several codes."""

Value = int | float | str


@dataclass
class Tally:
    """Forms of one group: `values` count what each question was answered with, `picks` the codes of several choices."""

    forms: int = 0
    values: dict[str, Counter[Value]] = field(default_factory=dict)
    picks: dict[str, Counter[int]] = field(default_factory=dict)

    def add(self, other: "Tally", questions: Iterable[str]) -> None:
        """Count these questions of the other forms together with those here; of the others only the forms."""
        self.forms += other.forms
        for name in questions:
            self.values.setdefault(name, Counter()).update(other.values.get(name, Counter()))
            self.picks.setdefault(name, Counter()).update(other.picks.get(name, Counter()))


def added(tallies: Iterable[Tally]) -> Tally:
    """All these forms together."""
    found = Tally()
    for each in tallies:
        found.add(each, {*each.values, *each.picks})
    return found


def valid_codes(question: Question) -> tuple[int, ...]:
    """The codes that are answers, in the order of the paper: "không biết" that the paper offers is none."""
    return tuple(choice.code for choice in question.choices if question.missing(choice.code) is None)


def valid_counts(question: Question, tally: Tally) -> dict[int, int]:
    """How many gave each valid code, in the order of the paper."""
    found = tally.picks if question.kind is Kind.MANY else tally.values
    counts = found.get(question.id, Counter())
    return {code: counts[code] for code in valid_codes(question)}


def missing_counts(question: Question, tally: Tally) -> dict[Missing, int]:
    """How many gave no answer that counts, by the reason; what is no answer of this question cannot be read."""
    found = Counter[Missing]()
    for value, count in tally.values.get(question.id, Counter()).items():
        why = _missing(question, value)
        if why is not None:
            found[why] += count
    return {why: found[why] for why in Missing if found[why]}


def asked_count(question: Question, tally: Tally) -> int:
    """How many had to answer it."""
    return sum(tally.values.get(question.id, Counter()).values())


def question_result(question: Question, tally: Tally, scoring: Scoring) -> QuestionResult:
    """Everything of one question, nothing hidden."""
    asked, missing = asked_count(question, tally), missing_counts(question, tally)
    result = QuestionResult(
        question=question,
        asked=asked,
        valid=asked - sum(missing.values()),
        not_asked=tally.forms - asked,
        missing=missing,
    )
    if not question.is_closed:
        return replace(result, numbers=numbers_of(question, tally))
    counts = valid_counts(question, tally)
    return replace(
        result,
        cells=tuple(Cell((code,), question.label_of(code), count) for code, count in counts.items()),
        positive=positive_share(question, counts, scoring.level),
        index=item_index(question, counts, scoring.scale),
    )


def numbers_of(question: Question, tally: Tally) -> Numbers | None:
    """What the numbers come to; None where no number was answered."""
    if question.kind not in (Kind.WHOLE, Kind.DECIMAL):
        return None
    counts = sorted(
        (Fraction(repr(value)), count)
        for value, count in tally.values.get(question.id, Counter()).items()
        if not isinstance(value, str) and question.missing(value) is None
    )
    base = sum(count for _, count in counts)
    if not base:
        return None
    mean = sum((value * count for value, count in counts), Fraction()) / base
    middle = (_at(counts, (base - 1) // 2) + _at(counts, base // 2)) / 2
    return Numbers(mean, middle, counts[0][0], counts[-1][0])


def part_of(
    form: Form,
    key: str,
    label: str,
    tally: Tally,
    scoring: Scoring,
    result: Callable[[Question, Tally, Scoring], QuestionResult] = question_result,
) -> Part:
    """The results of one group, question by question, and what they come to."""
    questions = tuple(result(question, tally, scoring) for question in form.asked)
    return scored(form, Part(key=key, label=label, forms=tally.forms, questions=questions), scoring)


def scored(form: Form, part: Part, scoring: Scoring) -> Part:
    """The part with its dimensions and the index of the form."""
    dimensions = dimension_indices(form, part.questions)
    return replace(part, dimensions=dimensions, index=form_index(part.questions, scoring.source))


def comparable(one: Question, other: Question) -> bool:
    """Whether answers to both mean the same: same kind, same codes, same score; the wording may differ."""
    return _meaning(one) == _meaning(other)


def _meaning(question: Question) -> tuple[object, ...]:
    codes = tuple((choice.code, choice.alias if question.lists else "") for choice in question.choices)
    return question.kind, codes, question.measure, question.positive, tuple(sorted(question.scores.items()))


def _missing(question: Question, value: Value) -> Missing | None:
    match question.kind:
        case Kind.ONE:
            return None if value in valid_codes(question) else question.missing(value) or Missing.UNREADABLE
        case Kind.MANY:
            return None if value == LIST else question.missing(value) or Missing.UNREADABLE
        case Kind.TEXT | Kind.DATE:
            return None if value == WORDS else question.missing(value) or Missing.UNREADABLE
    return Missing.UNREADABLE if isinstance(value, str) else question.missing(value)


def _at(counts: list[tuple[Fraction, int]], place: int) -> Fraction:
    for value, count in counts:
        if place < count:
            return value
        place -= count
    raise IndexError(place)
