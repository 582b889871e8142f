"""Lays a paper of a convention out of the facts."""

from datetime import date

from desktop_app.areas.conventions.papers.drawn import drawn
from desktop_app.areas.conventions.papers.facts import ConventionFacts, ConventionStep
from desktop_app.areas.conventions.papers.fitting import circumstances
from desktop_app.areas.conventions.papers.table import OF_VOTE
from desktop_app.areas.conventions.papers.values import values
from desktop_app.core import words
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.wording import Wording
from desktop_app.office.form_papers.around import Making, around_paper
from desktop_app.office.form_papers.document import Filled, form_document
from desktop_app.office.form_papers.steps import step_of
from desktop_app.office.form_papers.table import PaperKind


def convention_document(facts: ConventionFacts, kind: PaperKind, wording: Wording, making: Making) -> Document:
    """The paper; only the text itself may run over many pages."""
    step = paper_step(facts, kind, making.at.date())
    on = paper_day(facts, kind, step)
    around = around_paper(
        kind, facts.profile, making, step.document_number if kind.is_numbered else "", on, hamlet=facts.hamlet.full_name
    )
    filled = Filled(
        kind=kind,
        on=on,
        values=values(facts, step),
        circumstances=circumstances(facts) | {step.key},
        book=f"{facts.name.value} {words.inside(facts.hamlet.full_name)}" if kind.when else "",
        is_long=bool(kind.when),
        drawn=drawn(facts),
    )
    return form_document(filled, wording, around)


def paper_step(facts: ConventionFacts, kind: PaperKind, today: date) -> ConventionStep:
    """The step that the paper goes with."""
    return step_of(kind, facts.done, facts.offers, today, ConventionStep)


def paper_day(facts: ConventionFacts, kind: PaperKind, step: ConventionStep) -> date:
    """The day that the paper bears, which chooses the form."""
    vote = facts.vote
    return (vote.to_on if vote.is_ballot else vote.from_on) if vote and kind.day == OF_VOTE else step.on
