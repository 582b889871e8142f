"""Lays a paper out of the facts: one, or one for each hamlet of a vote of the whole commune."""

from datetime import date

from desktop_app.areas.decisions.papers.drawn import drawn
from desktop_app.areas.decisions.papers.facts import DecisionFacts
from desktop_app.areas.decisions.papers.fitting import circumstances
from desktop_app.areas.decisions.papers.table import OF_VOTE, paper_kind
from desktop_app.areas.decisions.papers.values import values
from desktop_app.areas.decisions.states import Scope
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.wording import Wording
from desktop_app.office.form_papers.around import Making, around_paper
from desktop_app.office.form_papers.document import ONE_PAGE, Filled, form_document
from desktop_app.office.form_papers.steps import PaperStep, step_of
from desktop_app.office.form_papers.table import PaperKind

_ELECTION = "qd-to-chuc-bau-cu"


def decision_documents(facts: DecisionFacts, kind: PaperKind, wording: Wording, making: Making) -> list[Document]:
    """The paper; a hamlet's paper of a matter of the whole commune once for each hamlet."""
    told = [facts]
    if kind.is_hamlets and facts.scope is Scope.COMMUNE and facts.vote:
        told = [facts.in_unit(unit) for unit in facts.vote.units] or told
    return [_document(each, kind, wording, making) for each in told]


def paper_step(facts: DecisionFacts, kind: PaperKind, today: date) -> PaperStep:
    """The step that the paper goes with."""
    return step_of(kind, facts.done, facts.offers, today, PaperStep)


def paper_day(facts: DecisionFacts, kind: PaperKind, step: PaperStep) -> date:
    """The day that the paper bears, which chooses the form."""
    return (facts.vote and kind.day == OF_VOTE and facts.vote.counted_on) or step.on


def _document(facts: DecisionFacts, kind: PaperKind, wording: Wording, making: Making) -> Document:
    step = paper_step(facts, kind, making.at.date())
    on = paper_day(facts, kind, step)
    said = values(facts, step, kind, paper_kind(_ELECTION))
    around = around_paper(
        kind,
        facts.profile,
        making,
        step.document_number if kind.is_numbered else "",
        on,
        hamlet=facts.hamlet.full_name,
    )
    filled = Filled(
        kind=kind,
        on=on,
        values=said,
        circumstances=circumstances(facts) | {step.key},
        book="",
        is_long=len(said["noi_dung"]) + len(said["quyet_dinh_ve"]) > ONE_PAGE,
        drawn=drawn(facts),
    )
    return form_document(filled, wording, around)
