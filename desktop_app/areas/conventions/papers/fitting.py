"""Which papers a convention can have now, and what is true of it; pure."""

from collections.abc import Iterator

from desktop_app.areas.conventions.papers.facts import ConventionFacts
from desktop_app.areas.conventions.papers.table import paper_kinds
from desktop_app.office.form_papers.fitting import Fitting, by_steps
from desktop_app.office.form_papers.table import PaperKind


def fitting(facts: ConventionFacts) -> list[Fitting]:
    """Papers of the steps that were taken, then of those that may be taken now; none of one that was struck out."""
    if facts.voided_on:
        return []
    found = [each for kind in paper_kinds().values() for each in _fits(kind, facts)]
    return sorted(found, key=lambda each: each.is_draft)


def circumstances(facts: ConventionFacts) -> frozenset[str]:
    """What is true of the convention, which chooses among papers and paragraphs.

    Before the count a paper is made ready for a vote that passes: what is not known is left to the pen.
    """
    vote = facts.vote
    said = {facts.name.name, "BALLOT" if vote and vote.is_ballot else "MEETING"}
    if vote and not vote.has_quorum:
        return frozenset({*said, "NO_QUORUM"})
    passed = vote is None or vote.passed or vote.passed is None
    return frozenset({*said, "COUNTED", "PASSED" if passed else "NOT_PASSED"})


def _fits(kind: PaperKind, facts: ConventionFacts) -> Iterator[Fitting]:
    if not kind.is_for(facts.kind.name, circumstances(facts)):
        return
    if kind.when:
        if facts.text.articles:
            yield Fitting(kind)
        return
    yield from by_steps(kind, facts.done, facts.offers)
