"""What a kept vote comes to: the settled figures of its units by the rule of its day."""

from collections.abc import Sequence
from itertools import groupby

from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Choice, Form, Kind, Scope
from desktop_app.areas.decisions.votes.kept import choices_of, is_settled, totals_of
from desktop_app.areas.decisions.votes.models import Vote, VoteUnit
from desktop_app.areas.decisions.votes.rules import (
    Candidate,
    Elected,
    Figures,
    HamletFigures,
    Verdict,
    VoteRule,
    commune_verdict,
    elect,
    rule_of,
    together,
    verdict,
)


def rule_for(decision: Decision, vote: Vote) -> VoteRule:
    """The rule by which the vote is counted; NoVoteRule says why there is none."""
    return rule_of(decision.item, decision.scope, vote.from_on)


def figures_of(unit: VoteUnit) -> Figures | None:
    """What was settled in a unit, or only who came; None when neither is known."""
    totals = totals_of(unit, 0)
    if totals is None:
        return Figures(unit.households, unit.present, form=unit.vote.form) if unit.present is not None else None
    kinds = {choice.uid: choice.kind for choice in choices_of(unit.vote.decision)}
    sums = {kind: sum(n for uid, n in totals.votes.items() if kinds.get(uid) is kind) for kind in Choice}
    present = unit.present if unit.vote.form is Form.MEETING else totals.returned
    yes, no, other = sums[Choice.YES], sums[Choice.NO], sums[Choice.OTHER]
    return Figures(unit.households, present, yes, no, other, unit.vote.form)


def hamlets_of(vote: Vote) -> list[HamletFigures]:
    """The figures by hamlets, clusters summed; a hamlet of which a cluster is not settled has none."""
    found = []
    for _, group in groupby(sorted(vote.units, key=lambda unit: unit.hamlet_id), key=lambda unit: unit.hamlet_id):
        units = list(group)
        figures = [figures_of(unit) for unit in units]
        known = [each for each in figures if each is not None]
        whole = together(known) if len(known) == len(units) else None
        found.append(HamletFigures(units[0].hamlet.full_name, whole))
    return found


def lacks_people(decision: Decision, vote: Vote) -> bool:
    """Whether too few came to the meeting of a hamlet, so that nothing is counted."""
    if vote.form is not Form.MEETING or decision.scope is Scope.COMMUNE:
        return False
    basis = rule_for(decision, vote).attendance
    present = [unit.present for unit in vote.units]
    if basis is None or None in present:
        return False
    households = sum(unit.households for unit in vote.units)
    return not basis.share.is_met(sum(each or 0 for each in present), households)


def result_of(decision: Decision, vote: Vote) -> Elected | None:
    """What the vote comes to; None while a unit of it is neither settled nor known to lack people."""
    if not vote.units or not (lacks_people(decision, vote) or all(is_settled(unit) for unit in vote.units)):
        return None
    rule, hamlets = rule_for(decision, vote), hamlets_of(vote)
    if decision.scope is Scope.COMMUNE:
        return Elected((), commune_verdict(rule, hamlets))
    figures = together([each.figures for each in hamlets if each.figures])
    candidates = candidates_of(decision, vote.units)
    if candidates:
        return elect(rule, figures, candidates, seats=len(candidates) if decision.kind is Kind.BOARDS else 1)
    return Elected((), verdict(rule, figures))


def verdict_of(decision: Decision, vote: Vote) -> Verdict | None:
    """The same without who was elected."""
    found = result_of(decision, vote)
    return found.verdict if found else None


def set_result(decision: Decision) -> None:
    """Keep on the decision what its last closed vote came to; nothing when no vote is closed."""
    closed = [vote for vote in decision.votes if vote.closed_on and not vote.voided_on]
    last = max(closed, key=lambda vote: vote.ordinal, default=None)
    found = verdict_of(decision, last) if last else None
    decision.voted_on = last.to_on if last else None
    decision.has_passed = found.passed if found else None


def candidates_of(decision: Decision, units: Sequence[VoteUnit]) -> list[Candidate]:
    """Who stands, with the settled votes of these units; nobody where one agrees or does not."""
    standing = [choice for choice in choices_of(decision) if choice.kind is Choice.CANDIDATE]
    totals = [found for unit in units if (found := totals_of(unit, 0))]
    return [Candidate(choice.label, sum(each.votes.get(choice.uid, 0) for each in totals)) for choice in standing]
