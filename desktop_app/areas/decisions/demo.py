"""A year of what the people of the practice office decide, written through the services by a clock that moves."""

import random
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from desktop_app.areas.decisions.demo_votes import count
from desktop_app.areas.decisions.demo_works import keep_entry, plan_work
from desktop_app.areas.decisions.entry import DecisionEntry, StepEntry
from desktop_app.areas.decisions.filed import CandidateEntry, FileService, PersonEntry
from desktop_app.areas.decisions.handling.service import HandlingService
from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.service import DecisionService
from desktop_app.areas.decisions.states import Form, Item, Proposer, Role, Scope, State
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Desk
from desktop_app.office.practice import read
from desktop_app.office.practice_year import PracticeYear

_CALLS = {Form.MEETING: "call_meeting", Form.BALLOT: "call_ballot", Form.ONLINE: "call_online"}
_RECOGNISED = frozenset({Item.BQ4, Item.BQ5})
_BALLOT_DAYS = 5


def make(desk: Desk, clock: FixedClock, chance: random.Random, rows: int, progress: Progress) -> int:
    """Live the year that ends at the clock's instant; how many decisions were entered, at most `rows`.

    `clock` is the desk's own clock; it is moved from event to event and put back at the end.
    """
    events = PracticeYear(clock)
    year = _Year(desk, events)
    for source in read("decisions")["decisions"][:rows]:
        year.expect(source)
    events.live(progress)
    return len(year.entered)


class _Year:
    """Everything that happens to the decisions."""

    def __init__(self, desk: Desk, events: PracticeYear) -> None:
        self._desk, self._events = desk, events
        self._names = {each["id"]: each for each in read("hamlets")["hamlets"]}
        self.entered: dict[str, str] = {}

    def expect(self, source: Mapping[str, Any]) -> None:
        """Put the way of one decision into the year, counted from the day of its vote."""
        voted = self._events.until.date() - timedelta(days=source["days_ago"])
        begun = voted - timedelta(days=24)
        self._at(begun, 8, lambda: self._propose(source))
        self._step(source, "agree", begun + timedelta(days=2))
        form = Form[source["form"]]
        if form is Form.BALLOT and source["item"] in ("BQ1", "BQ2") and source["scope"] == "HAMLET":
            self._meet_in_vain(source, begun + timedelta(days=4))
        if source["item"] == Item.BQ4.name:
            self._elect(source, voted)
        self._call(source, form, voted)
        self._at(voted, 16, lambda: self._vote(source, form, voted))
        self._after(source, voted)
        self._pay(source, voted)

    def _call(self, source: Mapping[str, Any], form: Form, voted: date) -> None:
        first = voted if form is Form.MEETING else voted - timedelta(days=_BALLOT_DAYS)
        if form is Form.BALLOT:
            self._step(source, "plan_ballot", first - timedelta(days=6), document_number="02/KH-BCTMT")
            self._step(source, "send_plan", first - timedelta(days=5))
        if form is Form.ONLINE:
            chosen = source.get("chose_online", source.get("yes"))
            self._step(source, "report_online", first - timedelta(days=5), households=chosen)
        self._step(source, _CALLS[form], first - timedelta(days=4), until_on=first)
        if form is Form.MEETING:
            self._step(source, "send_papers", first - timedelta(days=3))

    def _elect(self, source: Mapping[str, Any], voted: date) -> None:
        """What the law wants before the day of an election, each some days before its last day."""
        for days, key in ((21, "decide_election"), (17, "name_candidates"), (12, "set_election_team")):
            said: dict[str, Any] = {"document_number": f"{10 + days}/QĐ-UBND"} if key != "name_candidates" else {}
            if key == "decide_election":
                said["until_on"] = voted
            self._step(source, key, voted - timedelta(days=days), **said)
        self._step(source, "post_election", voted - timedelta(days=8))
        self._at(voted - timedelta(days=18), 8, lambda: self._name(source))

    def _name(self, source: Mapping[str, Any]) -> None:
        """Candidates and the election team, as they are written down."""
        filed, uid = FileService(self._desk), self.entered[source["id"]]
        for candidate in source["candidates"]:
            filed.add_candidate(uid, self._rev(uid), CandidateEntry(label=candidate["name"]))
        roles = (Role.ELECTION_HEAD, *[Role.ELECTION] * (len(source["counting_board"]) - 1))
        for role, name in zip(roles, source["counting_board"], strict=True):
            filed.add_person(uid, self._rev(uid), PersonEntry(role=role, full_name=name))

    def _rev(self, uid: str) -> int:
        with self._desk.db.reading() as session:
            return decision_of(session, uid).rev

    def _meet_in_vain(self, source: Mapping[str, Any], called: date) -> None:
        """A meeting to which too few came, after which ballots may be handed out."""
        held = called + timedelta(days=4)
        self._step(source, "call_meeting", called, until_on=held)
        few = {**source, "present": source["yes"] // 2, "yes": 0, "no": 0, "other": 0, "hands": True, "returned": None}
        self._at(held, 15, lambda: self._vote(few, Form.MEETING, held, "no_quorum"))

    def _after(self, source: Mapping[str, Any], voted: date) -> None:
        sent, item = voted + timedelta(days=3), Item[source["item"]]
        if source["scope"] == Scope.COMMUNE.name:
            self._step(source, "send_hamlets", sent)
            effect = voted + timedelta(days=14)
            self._step(source, "set_effect", sent + timedelta(days=6), document_number="88/QĐ-UBND", until_on=effect)
        elif item in _RECOGNISED:
            self._step(source, "submit", sent)
            self._step(source, "recognise", sent + timedelta(days=3), document_number="61/QĐ-MTTQ")
        else:
            self._step(source, "send", sent, document_number="01/NQ-CĐDC")
        self._step(source, "publish", voted + timedelta(days=11))
        if source["days_ago"] > 150:
            self._step(source, "finish", voted + timedelta(days=120), said="Đã làm xong và báo cáo cuộc họp thôn.")

    def _pay(self, source: Mapping[str, Any], voted: date) -> None:
        """The account of a work, entry by entry, days after its vote."""
        account = source.get("account", {})
        if account:
            self._at(voted + timedelta(days=5), 9, lambda: self._plan(source, account["plan"]))
        for told in account.get("entries", ()):
            self._at(voted + timedelta(days=told["days"]), 10, partial(self._keep, source, told))

    def _plan(self, source: Mapping[str, Any], planned: Mapping[str, Any]) -> None:
        plan_work(self._desk, self.entered[source["id"]], planned)

    def _keep(self, source: Mapping[str, Any], told: Mapping[str, Any]) -> None:
        keep_entry(self._desk, self.entered[source["id"]], told)

    def _propose(self, source: Mapping[str, Any]) -> None:
        is_commune = source["scope"] == Scope.COMMUNE.name
        hamlet = self._names.get(source.get("hamlet"), {})
        entry = DecisionEntry(
            proposed_on=self._desk.clock.today(),
            item=Item[source["item"]],
            title=source["title"],
            content=source["content"],
            scope=Scope[source["scope"]],
            hamlet="" if is_commune else hamlet["full_name"],
            proposer=Proposer.CHAIR if is_commune else Proposer.HEAD,
            proposer_name="" if is_commune else hamlet["head"],
        )
        self.entered[source["id"]] = DecisionService(self._desk).propose(entry).uid

    def _vote(self, source: Mapping[str, Any], form: Form, voted: date, result: str = "") -> None:
        """Hold the vote, count it twice, and state what came of it."""
        found = count(self._desk, self.entered[source["id"]], source, form, voted, _BALLOT_DAYS)
        key = result or ("passed" if found.passed else "voted_down")
        if not found.has_quorum:
            key = "no_quorum"
        self._take(source, StepEntry(key=key, done_on=self._desk.clock.today()))

    def _step(self, source: Mapping[str, Any], key: str, on: date, **said: Any) -> None:
        number: dict[str, Any] = {"document_on": on} if "document_number" in said else {}
        entry = StepEntry(key=key, done_on=on, **said, **number)
        self._at(on, 17 if key in ("send", "submit", "publish") else 9, lambda: self._take(source, entry))

    def _take(self, source: Mapping[str, Any], entry: StepEntry) -> None:
        """Take the step if the decision stands where the law has it: not every vote passes."""
        uid = self.entered[source["id"]]
        with self._desk.db.reading() as session:
            decision = decision_of(session, uid)
            rev, is_over = decision.rev, decision.state is State.ENDED
        if is_over:
            return
        try:
            HandlingService(self._desk).take(uid, rev, entry)
        except InvalidInput:
            raise
        except UserError:
            return

    def _at(self, on: date, hour: int, happens: Any) -> None:
        self._events.expect(datetime.combine(on, time(hour)), happens)
