"""What is odd about forms together: copies, the same words, one voice, a collector unlike the others; pure."""

from collections.abc import Sequence
from fractions import Fraction

from desktop_app.areas.surveys.checks.chance import at_least, chance_of, shares
from desktop_app.areas.surveys.checks.finding import Bounds, Check, Finding, Sheet, Sure
from desktop_app.areas.surveys.checks.scales import is_best, valid
from desktop_app.areas.surveys.forms.answering import alarming_questions
from desktop_app.areas.surveys.forms.form import Answer, Form, Kind, Measure, Question
from desktop_app.areas.surveys.results.figures import Verdict
from desktop_app.areas.surveys.results.rules import compared, share_of
from desktop_app.core import words
from desktop_app.core.text.fold import fold


def copies(form: Form, sheets: Sequence[Sheet], everywhere: Sequence[Sheet], bounds: Bounds) -> list[Finding]:
    """Forms with the same answers to everything, more of them than the answers of the whole survey make likely."""
    known = shares([question.id for question in form.asked], [sheet.answers for sheet in everywhere])
    groups = dict[str, list[Sheet]]()
    for sheet in sheets:
        groups.setdefault(repr(sorted(sheet.answers.items())), []).append(sheet)
    found = list[Finding]()
    for same in groups.values():
        if len(same) < bounds.copies:
            continue
        likely = at_least(len(same), len(sheets), chance_of(same[0].answers, known))
        if likely * 100 < bounds.chance:
            said = f"{words.number(len(same))} phiếu có mọi câu trả lời giống hệt nhau, nhiều hơn mức tình cờ."
            found.append(Finding.of(Check.COPIES, Sure.LIKELY, said, same))
    return found


def same_words(form: Form, sheets: Sequence[Sheet], bounds: Bounds) -> list[Finding]:
    """Open answers of some length that stand word for word on several forms; twice as long ones are no chance."""
    found = list[Finding]()
    for question in form.asked:
        if question.kind is not Kind.TEXT:
            continue
        said = dict[str, list[Sheet]]()
        for sheet in sheets:
            written = sheet.answers.get(question.id)
            if isinstance(written, str) and len(fold(written)) >= bounds.text:
                said.setdefault(fold(written), []).append(sheet)
        for text, same in said.items():
            if len(same) > 1:
                sure = Sure.LIKELY if len(text) >= 2 * bounds.text else Sure.POSSIBLE
                told = f"Câu mở “{question.called}” có cùng một lời, từng chữ, ở {len(same)} phiếu."
                found.append(Finding.of(Check.SAME_WORDS, sure, told, same, question.id))
    return found


def unanimous(form: Form, sheets: Sequence[Sheet], others: Sequence[Sheet], bounds: Bounds) -> list[Finding]:
    """Questions to which all give one answer though elsewhere in the survey people differ.

    What alerts the head is told to nobody else, here neither. Of anonymous forms only the number of questions is told.
    """
    found, alarming = dict[Sure, list[str]](), alarming_questions(form)
    for question in form.asked:
        is_told = question.measure is not Measure.NONE and not question.is_personal and question.id not in alarming
        if question.kind is not Kind.ONE or not is_told:
            continue
        said = _said(question, sheets)
        if len(said) < bounds.unanimous or len(set(map(str, said))) > 1:
            continue
        sure = _voice(said[0], len(said), _said(question, others), bounds)
        if sure is not None:
            found.setdefault(sure, []).append(f"“{question.called}” ({question.label_of(said[0])})")
    told = {sure: "" if form.is_anonymous else f": {', '.join(named)}" for sure, named in found.items()}
    return [
        Finding(Check.UNANIMOUS, sure, f"Mọi phiếu trả lời như nhau ở {len(named)} câu{told[sure]}.")
        for sure, named in found.items()
    ]


def _said(question: Question, sheets: Sequence[Sheet]) -> list[Answer]:
    return [sheet.answers[question.id] for sheet in sheets if valid((question,), sheet.answers)]


def _voice(answer: Answer, count: int, elsewhere: Sequence[Answer], bounds: Bounds) -> Sure | None:
    """How sure it is that one voice of so many is odd; None where elsewhere nearly all say the same."""
    if len(elsewhere) < bounds.least:
        return Sure.POSSIBLE
    likely = (elsewhere.count(answer) / len(elsewhere)) ** count
    return Sure.LIKELY if likely * 100 < bounds.chance else None


def collector_apart(
    form: Form, collector: str, own: Sequence[Sheet], others: Sequence[Sheet], bounds: Bounds
) -> list[Finding]:
    """A collector whose respondents give the best answer much more often than those of the others.

    Of anonymous forms no figure is told, since they are never divided by who collected them.
    """
    mine, theirs = (
        [said for sheet in side if (said := is_best(form, sheet.answers)) is not None] for side in (own, others)
    )
    if min(len(mine), len(theirs)) < bounds.least:
        return []
    one, other = share_of(sum(mine), len(mine)), share_of(sum(theirs), len(theirs))
    if one is None or other is None:
        return []
    difference = compared(one, other)
    if difference.verdict is not Verdict.HIGHER or difference.difference < bounds.apart:
        return []
    told = (
        f"Phiếu do {collector} thu chọn mức tốt nhất nhiều hơn hẳn phiếu của người khác."
        if form.is_anonymous
        else f"Phiếu do {collector} thu chọn mức tốt nhất {_percent(one.percent)} ({len(mine)} phiếu), "
        f"phiếu của người khác {_percent(other.percent)} ({len(theirs)} phiếu)."
    )
    return [Finding(Check.COLLECTOR, Sure.LIKELY, told)]


def _percent(value: Fraction) -> str:
    return f"{words.number(round(value))} %"
