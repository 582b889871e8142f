"""Results as values for a program: lasting names, counts beside every share, nothing that is withheld."""

from fractions import Fraction
from typing import Any

from desktop_app.areas.surveys.report.facts import ReportFacts
from desktop_app.areas.surveys.results.figures import QuestionResult, Share
from desktop_app.areas.surveys.results.rules import share_of

_PLACES = 2


def results_data(facts: ReportFacts) -> dict[str, Any]:
    """Everything that the report states."""
    found, gathered = facts.results, facts.results.gathered
    part, points = found.whole, found.points
    rate = facts.response_rate
    return {
        "survey": facts.label,
        "form": {"code": found.form.code, "version": found.form.version, "wording": found.form.wording.name.lower()},
        "gathered": {
            "printed": gathered.printed,
            "handed_out": gathered.handed_out,
            "returned": facts.came_back,
            "rejected": gathered.rejected,
            "from_files": facts.taken_in,
            "valid": part.forms,
            "response_rate": None if rate is None else round(rate, 4),
        },
        "level": found.level,
        "questions": [_question(each, found.level) for each in part.questions],
        "dimensions": [{"key": each.key, "name": each.name, "index": _rounded(each.index)} for each in part.dimensions],
        "index": _rounded(part.index.index) if part.index else None,
        "points": {"weight": points.weight, "points": _rounded(points.points), "why": points.why} if points else None,
        "draft_score": facts.is_draft_score,
        "before": found.before or None,
        "sentences": list(found.sentences),
        "notes": list(found.notes),
    }


def _question(result: QuestionResult, level: int) -> dict[str, Any]:
    compared = result.comparison
    return {
        "id": result.question.id,
        "label": result.question.label,
        "asked": result.asked,
        "valid": result.valid,
        "missing": {why.name.lower(): count for why, count in result.missing.items() if count},
        "answers": [
            {
                "codes": list(each.codes),
                "label": each.label,
                "count": each.count,
                **_share(share_of(each.count, result.valid, level)),
            }
            for each in result.cells
        ],
        "positive": _share(result.positive) if result.positive else None,
        "index": _rounded(result.index),
        "compared": compared.verdict.name.lower() if compared else None,
        "withheld": result.withheld or None,
    }


def _share(share: Share | None) -> dict[str, float | None]:
    if share is None:
        return {"percent": None, "low": None, "high": None}
    return {
        "percent": _rounded(share.percent),
        "low": round(share.low, _PLACES),
        "high": round(share.high, _PLACES),
    }


def _rounded(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), _PLACES)
