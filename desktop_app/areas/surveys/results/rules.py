"""What counts come to: intervals, indices, points, and what two results allow to say of each other; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from statistics import NormalDist

from desktop_app.areas.surveys.forms.form import Form, Kind, Measure, Question
from desktop_app.areas.surveys.results.figures import (
    Comparison,
    DimensionResult,
    FormIndex,
    Points,
    QuestionResult,
    Rests,
    Share,
    Verdict,
)
from desktop_app.areas.surveys.results.scoring import Scale, Scoring, Source
from desktop_app.core import words

Counts = Mapping[int, int]
"""How many gave each code, of valid answers alone."""

LEVEL = 95


@dataclass(frozen=True)
class Reach:
    """A step of the table of points: from `least` to under `below`, or to the end; it gives `share` percent."""

    least: int
    below: int | None
    share: int

    @property
    def said(self) -> str:
        """The step in words."""
        if self.below is None:
            return f"từ {self.least} trở lên"
        return f"từ {self.least} đến dưới {self.below}" if self.least else f"dưới {self.below}"


def wilson(count: int, base: int, level: int = LEVEL) -> tuple[float, float]:
    """The interval of Wilson's score for a share, of 100; everything where nobody answered."""
    if base == 0:
        return 0.0, 100.0
    z = _z(level)
    share, squared = count / base, z * z
    middle = share + squared / (2 * base)
    half = z * sqrt(share * (1 - share) / base + squared / (4 * base * base))
    whole = 1 + squared / base
    low = 0.0 if count == 0 else max(0.0, 100 * (middle - half) / whole)
    high = 100.0 if count == base else min(100.0, 100 * (middle + half) / whole)
    return low, high


def share_of(count: int, base: int, level: int = LEVEL) -> Share | None:
    """The share with its interval; None of nobody."""
    return Share(count, base, *wilson(count, base, level)) if base else None


def newcombe(later: Share, earlier: Share) -> tuple[float, float]:
    """The interval of the difference of two independent shares, in points of 100, from their Wilson intervals.

    Newcombe's hybrid score (1998, method 10 without continuity correction).
    """
    one, other = float(later.percent), float(earlier.percent)
    low = one - other - sqrt((one - later.low) ** 2 + (earlier.high - other) ** 2)
    high = one - other + sqrt((later.high - one) ** 2 + (other - earlier.low) ** 2)
    return max(-100.0, low), min(100.0, high)


def indistinguishable(later: Share, earlier: Share) -> bool:
    """Whether the interval of their difference holds zero, so that neither may be called the higher."""
    low, high = newcombe(later, earlier)
    return low <= 0 <= high


def compared(later: Share, earlier: Share) -> Comparison:
    """The later share beside the earlier one."""
    low, high = newcombe(later, earlier)
    verdict = Verdict.HIGHER if low > 0 else Verdict.LOWER if high < 0 else Verdict.INDISTINGUISHABLE
    return Comparison(earlier, later.percent - earlier.percent, low, high, verdict)


def is_scored(question: Question) -> bool:
    """Whether the question goes into an index: what is asked of the respondent, or alerts the head, never does."""
    is_measured = question.measure is not Measure.NONE and question.kind is Kind.ONE
    return is_measured and not question.is_personal and not question.flag_on


def positive_share(question: Question, counts: Counts, level: int = LEVEL) -> Share | None:
    """The share of the positive codes among the valid answers; None where nothing counts as positive."""
    if not question.positive or not is_scored(question):
        return None
    return share_of(sum(counts.get(code, 0) for code in question.positive), sum(counts.values()), level)


def item_index(question: Question, counts: Counts, scale: Scale = Scale.POSITIVE) -> Fraction | None:
    """The index of one question, 0 to 100, over its valid answers; None where it has none.

    Codes with scores give their mean. A scale gives its positive share, or where the rule says so the place of its mean
    between its lowest and highest code. Everything else gives its positive share.
    """
    if not is_scored(question):
        return None
    if question.measure is Measure.SCORED:
        return _mean_score(question, counts)
    if question.measure is Measure.LIKERT and scale is Scale.MEAN:
        return _mean_place(question, counts)
    share = positive_share(question, counts)
    return share.percent if share else None


def mean_of(indices: Sequence[Fraction | None]) -> Fraction | None:
    """The mean of those that are known; None where none is."""
    known = [index for index in indices if index is not None]
    return sum(known, Fraction()) / len(known) if known else None


def dimension_indices(form: Form, results: Sequence[QuestionResult]) -> tuple[DimensionResult, ...]:
    """Every dimension of the form that has a question with a score, in the form's order."""
    found = list[DimensionResult]()
    for key, name in form.dimensions.items():
        within = [each for each in results if each.question.dimension == key and is_scored(each.question)]
        if within:
            # One that is withheld could be reckoned from the mean of all and the others.
            index = None if _is_hidden(within) else mean_of([each.index for each in within])
            found.append(DimensionResult(key, name, tuple(each.question.id for each in within), index))
    return tuple(found)


def form_index(results: Sequence[QuestionResult], source: Source = Source.OVERALL) -> FormIndex:
    """The index of the form: of its overall question, else the mean of its questions with a score."""
    scored = [each for each in results if is_scored(each.question)]
    overall = [each for each in scored if each.question.is_overall]
    is_overall = source is Source.OVERALL and bool(overall)
    used = overall if is_overall else scored
    questions = tuple(each.question.id for each in used)
    rests = Rests.OVERALL if is_overall else Rests.ITEMS
    if _is_hidden(used):
        return FormIndex(None, rests, questions, "Chỉ số được ẩn để giữ kín câu trả lời.")
    return FormIndex(mean_of([each.index for each in used]), rests, questions)


def band_of(index: Fraction, scoring: Scoring) -> Reach:
    """The step of the table that an index stands on."""
    above: int | None = None
    for band in scoring.bands:
        if index >= band.least:
            return Reach(band.least, above, band.share)
        above = band.least
    return Reach(0, above, 0)


def points(index: Fraction | None, base: int, population: int | None, scoring: Scoring) -> Points | None:
    """The points for an index that rests on `base` forms, those with an answer to what is scored.

    None for a form that has none to give. Too few forms give no points, and never a full mark in silence.
    """
    if scoring.weight is None:
        return None
    if too_few := _too_few(base, population, scoring):
        return Points(scoring.weight, None, None, too_few)
    if index is None:
        return Points(scoring.weight, None, None, "Chưa có câu trả lời nào để tính chỉ số nên chưa cho điểm.")
    return given(f"Chỉ số {_on_its_step(index, scoring)}", band_of(index, scoring), scoring.weight)


def given(what: str, reach: Reach, weight: int) -> Points:
    """The points of a step of the table, told with what stands on it."""
    value = Fraction(weight * reach.share, 100)
    said = (
        f"{what} thuộc mức {reach.said}: được {reach.share} % của {words.number(weight)} điểm, "
        f"là {decimal(value, 2)} điểm."
    )
    return Points(weight, reach.share, value, said)


def whole(value: Fraction | float) -> int:
    """Rounded to a whole number, a half upwards."""
    return int(Fraction(value) + Fraction(1, 2)) if value >= 0 else -whole(-value)


def decimal(value: Fraction | float, places: int = 1) -> str:
    """A number as it is written, a half rounded upwards, no zeros at its end: "82,5"."""
    scaled = whole(Fraction(value) * 10**places)
    text = words.number(scaled / 10**places, places)
    return text.rstrip("0").rstrip(",") if "," in text else text


def _z(level: int) -> float:
    return NormalDist().inv_cdf(0.5 + level / 200)


def _mean_score(question: Question, counts: Counts) -> Fraction | None:
    """A code without a score of its own does not count."""
    scores = {code: Fraction(repr(share)) for code, share in question.scores.items()}
    base = sum(count for code, count in counts.items() if code in scores)
    total = sum((scores[code] * count for code, count in counts.items() if code in scores), Fraction())
    return 100 * total / base if base else None


def _mean_place(question: Question, counts: Counts) -> Fraction | None:
    codes = [choice.code for choice in question.choices if question.missing(choice.code) is None]
    base, total = sum(counts.values()), sum(code * count for code, count in counts.items())
    if not base or len(codes) < 2:
        return None
    lowest, highest = min(codes), max(codes)
    return 100 * (Fraction(total, base) - lowest) / (highest - lowest)


def _too_few(base: int, population: int | None, scoring: Scoring) -> str:
    if scoring.least_share is None:
        if base >= scoring.least_forms:
            return ""
        return f"Chưa đủ mẫu: {words.number(base)} phiếu tính được, cần ít nhất {words.number(scoring.least_forms)}."
    if not population:
        return "Chưa cho điểm: chưa ghi tổng số người được hỏi. Ghi số này khi sửa đợt khảo sát."
    if 100 * base >= scoring.least_share * population:
        return ""
    return (
        f"Chưa đủ mẫu: {words.number(base)} phiếu tính được trên {words.number(population)} người, "
        f"cần ít nhất {scoring.least_share} %."
    )


def _on_its_step(index: Fraction, scoring: Scoring) -> str:
    """The index with so many decimals that it is not rounded onto the next step."""
    for places in (1, 2, 3):
        if band_of(Fraction(whole(index * 10**places), 10**places), scoring) == band_of(index, scoring):
            return decimal(index, places)
    return f"sát dưới {band_of(index, scoring).below}"


def _is_hidden(results: Sequence[QuestionResult]) -> bool:
    return any(each.index is None and each.withheld for each in results)
