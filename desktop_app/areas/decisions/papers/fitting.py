"""Which papers a decision can have now, and what is true of it; pure."""

from collections.abc import Iterator

from desktop_app.areas.decisions.papers.facts import DecisionFacts, HoldsFrom
from desktop_app.areas.decisions.papers.table import paper_kinds
from desktop_app.areas.decisions.states import Form, Kind, Proposer
from desktop_app.office.form_papers.fitting import Fitting, by_steps
from desktop_app.office.form_papers.table import PaperKind

_BY = {HoldsFrom.OFFICE: "BY_OFFICE", HoldsFrom.FRONT: "BY_FRONT"}
_BALLOT_STEPS = ("plan_ballot", "call_ballot")


def fitting(facts: DecisionFacts) -> list[Fitting]:
    """Papers of the steps that were taken, then of those that may be taken now; none of one that was struck out."""
    if facts.voided_on:
        return []
    found = [each for kind in paper_kinds().values() for each in _fits(kind, facts)]
    return sorted(found, key=lambda each: each.is_draft)


def circumstances(facts: DecisionFacts) -> frozenset[str]:
    """What is true of the decision, which chooses among papers and paragraphs.

    Before the count a paper is made ready for a vote that passes: what is not known is left to the pen.
    """
    form = _form(facts)
    count = facts.vote.count if facts.vote else None
    result = "PASSED" if count is None or count.passed or count.passed is None else "NOT_PASSED"
    if count is not None and not count.has_quorum:
        result = "NO_QUORUM"
    stands = "CANDIDATES" if facts.kind is Kind.ELECTION or facts.candidates else "SUBJECT"
    said = {
        form.name,
        facts.kind.name,
        facts.scope.name,
        result,
        _BY.get(facts.holds_from, "") if facts.holds_from else "",
    }
    if result == "PASSED":
        said.add("PASSED_MEETING" if form is Form.MEETING else "PASSED_OTHERWISE")
    return frozenset(said | ({stands} if result != "NO_QUORUM" else set()))


def _form(facts: DecisionFacts) -> Form:
    """How it is voted: as the vote says, else as it was called."""
    if facts.vote:
        return facts.vote.form
    called = facts.last("call_meeting", "call_online", *_BALLOT_STEPS)
    if called and called.key in _BALLOT_STEPS:
        return Form.BALLOT
    return Form.ONLINE if called and called.key == "call_online" else Form.MEETING


def _fits(kind: PaperKind, facts: DecisionFacts) -> Iterator[Fitting]:
    if not kind.is_for(facts.kind.name, circumstances(facts)):
        return
    if kind.when and facts.proposer is Proposer.CITIZENS:
        yield Fitting(kind)
        return
    yield from by_steps(kind, facts.done, facts.offers)
