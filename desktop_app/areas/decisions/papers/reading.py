"""Reads what the papers of a decision are made of out of the register."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions import life
from desktop_app.areas.decisions.consents import RULE, holding
from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.models import Decision, DecisionLimit, DecisionStep
from desktop_app.areas.decisions.papers.facts import (
    ChoiceFacts,
    ConsentFacts,
    CountFacts,
    DecisionFacts,
    HoldsFrom,
    PersonFacts,
    UnitFacts,
    VoteFacts,
)
from desktop_app.areas.decisions.rules import Effect, NoVoteRule, Recogniser, VoteRule, rule_of
from desktop_app.areas.decisions.states import Choice, Role, Scope
from desktop_app.areas.decisions.votes.kept import SETTLED, choices_of, is_settled
from desktop_app.areas.decisions.votes.models import Vote, VoteChoice, VoteUnit
from desktop_app.areas.decisions.votes.result import result_of
from desktop_app.core.law.rulebook import Rulebook
from desktop_app.office.desk import Desk
from desktop_app.office.form_papers.fitting import Offered
from desktop_app.office.form_papers.hamlet import HamletOnPaper
from desktop_app.office.form_papers.steps import PaperStep
from desktop_app.office.models import Hamlet
from desktop_app.office.procedure.keeping import counting
from desktop_app.office.profile import read_profile

_SEND = "send"
_OF_STEP = ("key", "done_on", "document_number", "document_on", "until_on", "ground", "said", "reason")
_FRONT = {Recogniser.OFFICE: HoldsFrom.OFFICE, Recogniser.FRONT: HoldsFrom.FRONT}


def decision_facts(session: Session, desk: Desk, uid: str, offered: Sequence[Offered]) -> DecisionFacts:
    """The decision of that uid with the steps `offered` for it; UserError when it is gone."""
    decision = decision_of(session, uid)
    vote = next((each for each in reversed(decision.votes) if not each.voided_on), None)
    rule = _rule(decision, vote.from_on if vote else decision.proposed_on)
    people = _people(decision, vote)
    return DecisionFacts(
        uid=uid,
        label=decision.label,
        profile=read_profile(session),
        item=decision.item,
        kind=decision.kind,
        scope=decision.scope,
        title=decision.title,
        content=decision.content,
        hamlet=_hamlet(decision.hamlet, people) if decision.hamlet else HamletOnPaper(),
        households=life.households_of(session, decision) or None,
        proposer=decision.proposer,
        proposer_name=decision.proposer_name,
        people=people,
        vote=_vote(decision, vote, rule) if vote else None,
        candidates=tuple(_choice(each) for each in choices_of(decision) if each.kind is Choice.CANDIDATE),
        consents=_consents(desk.law.rulebook, decision, desk.clock.today()),
        consent_for=rule_amount.amount if (rule_amount := desk.law.rulebook.find(RULE, desk.clock.today())) else "",
        holds_from=_holds_from(rule),
        effective_on=decision.effective_on,
        send_by=_due(session, decision),
        voided_on=decision.voided_on,
        done=tuple(_step(step) for step in counting(decision.steps)),
        offers=tuple(offered),
    )


def _rule(decision: Decision, on: date) -> VoteRule | None:
    """By which rule it is voted; None of a day on which the law had none, as in an old book."""
    try:
        return rule_of(decision.item, decision.scope, on)
    except NoVoteRule:
        return None


def _holds_from(rule: VoteRule | None) -> HoldsFrom | None:
    if rule is None:
        return None
    if rule.effect is Effect.SET:
        return HoldsFrom.SET
    return _FRONT.get(rule.recogniser, HoldsFrom.VOTE) if rule.recogniser else HoldsFrom.VOTE


def _vote(decision: Decision, vote: Vote, rule: VoteRule | None) -> VoteFacts:
    found = result_of(decision, vote) if rule else None
    verdict = found.verdict if found and vote.closed_on else None
    of_commune = decision.scope is Scope.COMMUNE
    count = _count(decision, vote.units, "" if rule is None else rule.threshold.said)
    units = _units(decision, vote, rule) if of_commune else ()
    needed = verdict.needed if verdict else None
    if rule is not None and verdict is None:
        needed = rule.threshold.needed(len(units) if of_commune else count.households or 0)
    return VoteFacts(
        form=vote.form,
        way=vote.way,
        from_on=vote.from_on,
        to_on=vote.to_on,
        begins_at=vote.begins_at,
        ends_at=vote.ends_at,
        place=vote.place,
        documents=vote.documents,
        opinions=vote.opinions,
        closed_on=vote.closed_on,
        count=CountFacts(
            **{
                **vars(count),
                "needed": needed,
                "has_quorum": verdict.has_quorum if verdict else True,
                "passed": verdict.passed if verdict else None,
            }
        ),
        units=units,
        elected=found.names if found and verdict else (),
    )


def _units(decision: Decision, vote: Vote, rule: VoteRule | None) -> tuple[UnitFacts, ...]:
    """The hamlets of a vote of the commune, clusters summed."""
    share = rule.each.share if rule and rule.each else None
    found = []
    for _, group in groupby(vote.units, key=lambda unit: unit.hamlet_id):
        units = list(group)
        count = _count(decision, units, share.said if share else "")
        yes, whole = count.votes(Choice.YES), count.households or 0
        passed = share.is_met(yes, whole) if share and yes is not None else None
        needed = share.needed(whole) if share else None
        hamlet = HamletOnPaper(kind=units[0].hamlet.kind, name=units[0].hamlet.name, head=units[0].hamlet.head)
        found.append(UnitFacts(hamlet=hamlet, count=CountFacts(**{**vars(count), "needed": needed, "passed": passed})))
    return tuple(found)


def _count(decision: Decision, units: Sequence[VoteUnit], share: str) -> CountFacts:
    """The settled figures of these units together; a number that one of them lacks is not known."""
    settled = all(is_settled(unit) for unit in units)
    return CountFacts(
        households=sum(unit.households for unit in units) if units else None,
        present=_sum(unit.present for unit in units),
        handed_out=_sum(unit.handed_out for unit in units) if settled else None,
        returned=_sum(unit.returned for unit in units) if settled else None,
        valid=_sum(unit.valid for unit in units) if settled else None,
        invalid=_sum(unit.invalid for unit in units) if settled else None,
        choices=tuple(_choice(each, units if settled else ()) for each in choices_of(decision)),
        share=share,
    )


def _choice(choice: VoteChoice, units: Sequence[VoteUnit] = ()) -> ChoiceFacts:
    tallies = [t.votes for unit in units for t in unit.tallies if t.counter == SETTLED and t.choice_id == choice.id]
    return ChoiceFacts(
        kind=choice.kind,
        label=choice.label,
        votes=sum(tallies) if tallies else None,
        born_on=choice.born_on,
        about=choice.about,
    )


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = list(numbers)
    return None if not known or None in known else sum(number or 0 for number in known)


def _people(decision: Decision, vote: Vote | None) -> tuple[PersonFacts, ...]:
    of_this = ("", vote.uid if vote else "")
    return tuple(
        PersonFacts(role=person.role, full_name=person.full_name, post=person.post)
        for person in decision.people
        if person.vote_uid in of_this
    )


def _hamlet(hamlet: Hamlet, people: Sequence[PersonFacts]) -> HamletOnPaper:
    front = next((each.full_name for each in people if each.role is Role.FRONT), "")
    return HamletOnPaper(kind=hamlet.kind, name=hamlet.name, head=hamlet.head, front=front)


def _consents(rulebook: Rulebook, decision: Decision, today: date) -> tuple[ConsentFacts, ...]:
    valid = {each.id for each in holding(rulebook, decision.consents, today)}
    return tuple(
        ConsentFacts(
            household=each.household,
            address=each.address,
            given_on=each.given_on,
            way=each.way,
            is_valid=each.id in valid,
        )
        for each in decision.consents
        if each.struck_on is None
    )


def _due(session: Session, decision: Decision) -> date | None:
    """The last day to send it in; None until it passed."""
    rows = select(DecisionLimit).where(DecisionLimit.decision_id == decision.id, DecisionLimit.key == _SEND)
    row = session.scalars(rows).one_or_none()
    return row.due_on if row and not row.dropped_on else None


def _step(row: DecisionStep) -> PaperStep:
    return PaperStep(**{name: getattr(row, name) for name in _OF_STEP})
