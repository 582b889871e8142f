"""How likely something is by chance alone, as if every respondent answered every question by himself."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, lgamma, log

from desktop_app.areas.surveys.forms.form import Answers

Shares = Mapping[str, Mapping[str, float]]
"""Of each question, how large a part of the forms gives each answer."""

NONE = ""
"""The answer of a form that was not asked."""


def word(answers: Answers, question: str) -> str:
    """The answer as it is counted."""
    return repr(answers[question]) if question in answers else NONE


def shares(questions: Sequence[str], forms: Sequence[Answers]) -> Shares:
    """How often each answer is given."""
    found = {name: Counter(word(answers, name) for answers in forms) for name in questions}
    return {name: {said: count / len(forms) for said, count in counts.items()} for name, counts in found.items()}


def chance_of(answers: Answers, known: Shares) -> float:
    """How likely one form is to be this one."""
    likely = 1.0
    for name, counts in known.items():
        likely *= counts.get(word(answers, name), 0.0)
    return likely


def at_least(count: int, among: int, share: float) -> float:
    """How likely it is that so many or more of them are of a kind that each is with this probability."""
    if count <= 0 or share >= 1:
        return 1.0
    if share <= 0:
        return 0.0
    return min(1.0, sum(_exactly(each, among, share) for each in range(count, among + 1)))


def _exactly(count: int, among: int, share: float) -> float:
    ways = lgamma(among + 1) - lgamma(count + 1) - lgamma(among - count + 1)
    return exp(ways + count * log(share) + (among - count) * log(1 - share))
