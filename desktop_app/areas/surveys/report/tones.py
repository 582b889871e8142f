"""In which colours the answers to a question are drawn: what is good and what is bad where they say so."""

from desktop_app.areas.surveys.forms.form import Measure, Question
from desktop_app.core.paper.bars import Tone

_SCALE = (Tone.WORST, Tone.BAD, Tone.MIDDLE, Tone.GOOD, Tone.BEST)
_PLAIN = (Tone.ONE, Tone.TWO, Tone.THREE, Tone.FOUR, Tone.FIVE, Tone.SIX)


def tone_of(question: Question, code: int, place: int) -> Tone:
    """The colour of a choice; `place` counts those of a question whose answers are neither good nor bad."""
    codes = sorted(choice.code for choice in question.choices if question.missing(choice.code) is None)
    if question.measure is Measure.SCORED and code in question.scores:
        return _at(question.scores[code])
    if question.measure in (Measure.LIKERT, Measure.ORDINAL) and len(codes) > 1 and code in codes:
        return _at(codes.index(code) / (len(codes) - 1))
    if question.measure is Measure.YES_NO and question.positive:
        return Tone.GOOD if code in question.positive else Tone.BAD
    return _PLAIN[place % len(_PLAIN)]


def _at(share: float) -> Tone:
    return _SCALE[round(min(max(share, 0.0), 1.0) * (len(_SCALE) - 1))]
