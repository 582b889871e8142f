"""The report with invented values, to see how a wording looks before it is used."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime

from desktop_app.areas.surveys.forms.form import Form, Kind, Missing
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.report.content import report_document
from desktop_app.areas.surveys.report.facts import Opinions, ReportFacts
from desktop_app.areas.surveys.results.figures import ErrorRate, Gathered, Part, QuestionResult, Results
from desktop_app.areas.surveys.results.rules import compared, points, share_of, wilson
from desktop_app.areas.surveys.results.scoring import Scoring, scoring_of
from desktop_app.areas.surveys.results.sentences import sentences
from desktop_app.areas.surveys.results.tally import LIST, WORDS, Tally, part_of, valid_codes
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.law import amended
from desktop_app.office.paper_frame import sample_frame
from desktop_app.office.profile import Profile

_FROM, _TO = date(2026, 4, 13), date(2026, 6, 19)
_FORMS, _MET = 148, 84
_SHOWN = ("gt", "q2", "q6", "q7", "q8", "q13", "q14")
_SHARES = {2: (70, 30), 3: (44, 38, 18), 4: (20, 40, 30, 10), 5: (3, 8, 21, 45, 23), 6: (25, 20, 20, 15, 12, 8)}
"""Of 100, by how many choices a question has."""
_ASKED_SOME = ("q7",)
_WRITTEN = 57


def report_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The report as PDF."""
    return document_pdf(report_document(wording, sample_facts(), sample_frame(profile, at, dated_on=at.date())))


def sample_facts() -> ReportFacts:
    """Invented results of a few questions of PKS03."""
    form = shipped()["PKS03"]
    form = replace(form, questions=tuple(question for question in form.asked if question.id in _SHOWN))
    scoring = scoring_of(amended(()), form.code, _TO)
    part = part_of(form, "", "", _tally(form), scoring)
    part = replace(part, questions=tuple(_beside_last_year(each) for each in part.questions))
    found = _results(form, part, scoring)
    return ReportFacts(
        results=replace(found, sentences=sentences(found)),
        label=found.label,
        title=form.title,
        unit=form.unit,
        from_on=_FROM,
        to_on=_TO,
        population=2_400,
        taken_in=10,
        is_draft_score=scoring.is_draft,
        opinions=(Opinions("Câu 14", _WRITTEN, (("Đường, thoát nước", 21), ("Trả lời kiến nghị chậm", 14)), 22),),
    )


def _results(form: Form, part: Part, scoring: Scoring) -> Results:
    index = part.index.index if part.index else None
    return Results(
        survey_uids=(),
        label="PKS03 quý II/2026",
        form=form,
        whole=part,
        gathered=Gathered(
            printed=160,
            handed_out=150,
            returned=150,
            rejected=2,
            hamlets=6,
            batches=7,
            errors=ErrorRate(480, 2, *wilson(2, 480)),
        ),
        points=points(index, _FORMS, 2_400, scoring),
        level=scoring.level,
        few=scoring.few,
        before="quý II/2025",
        notes=("Cách chấm điểm là bản nháp do chương trình đề xuất, sửa được ở trang Quy định và ngày nghỉ.",),
    )


def _tally(form: Form) -> Tally:
    tally = Tally(forms=_FORMS)
    for question in form.asked:
        asked = _MET if question.id in _ASKED_SOME else _FORMS
        counts: Counter[int | float | str] = Counter({question.missing_code(Missing.BLANK): 2})
        codes = valid_codes(question)
        if question.kind is Kind.MANY:
            shares = _SHARES[len(codes)]
            tally.picks[question.id] = Counter(
                {code: asked * share // 50 for code, share in zip(codes, shares, strict=True)}
            )
            counts[LIST] = asked - 2
        elif codes:
            shares = _SHARES[len(codes)]
            counts.update({code: (asked - 2) * share // 100 for code, share in zip(codes, shares, strict=True)})
            counts[codes[0]] += asked - counts.total()
        else:
            counts = Counter({WORDS: _WRITTEN, question.missing_code(Missing.BLANK): asked - _WRITTEN})
        tally.values[question.id] = counts
    return tally


def _beside_last_year(result: QuestionResult) -> QuestionResult:
    """Compared with a smaller earlier survey that was a little worse."""
    if result.positive is None:
        return result
    before = share_of(round(90 * float(result.positive.percent) / 100) - 8, 90)
    return replace(result, comparison=compared(result.positive, before)) if before else result
