"""Random lives of petitions: whatever is done with one, it stands where the law put it and no deadline is lost."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop_app.areas.petitions import life
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import Registered, petition_of, registered
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition, PetitionLimit
from desktop_app.areas.petitions.rules import stands
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible, ForwarderKind, Source, State
from desktop_app.core.errors import UserError
from desktop_app.core.procedure.running import next_due
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.procedure.keeping import counting, done_of
from desktop_app.office.rights import Role
from tests.areas.petitions.lives import as_role
from tests.areas.petitions.makers import a_petition, filled

LAW = petition_law()
FIRST, LAST = date(2024, 1, 2), date(2026, 10, 30)
Row = tuple[date, date, date | None, date | None, bool, bool]

entries = st.fixed_dictionaries(
    {
        "received_on": st.dates(FIRST, LAST),
        "kind": st.sampled_from(Kind),
        "source": st.sampled_from(Source),
        "forwarder_kind": st.sampled_from(ForwarderKind),
        "instance": st.integers(1, 2),
        "is_remote": st.booleans(),
        "is_anonymous": st.booleans(),
    }
)
classifications = st.one_of(
    st.just({"eligible": Eligible.YES, "competent": Competent.YES}),
    st.just({"eligible": Eligible.YES, "competent": Competent.NO}),
    st.just({"eligible": Eligible.NO, "ineligible_reason": "signed"}),
)


class Lived:
    """One petition that is led through its life, and what is looked at after every turn."""

    def __init__(self, desk: Desk, entry: dict[str, Any], anchor: str) -> None:
        names = {} if not entry["is_anonymous"] else {"full_name": ""}
        self.desk, self.leader, self.anchor = desk, as_role(desk, Role.LEADER), anchor
        self.petition = PetitionService(desk).register(a_petition(**entry, **names))
        self.owed = self.look()

    def turn(self, draw: st.DataObject) -> None:
        """One thing that somebody does with it, and a look at what became of it."""
        way = draw.draw(st.sampled_from(("lawful", "lawful", "lawful", "forced", "refused", "back", "undo")))
        before = self.kept()
        key = getattr(self, f"_{way}")(draw)
        self.petition = self._now()
        after = self.look()
        may_vanish = key in ("classify", "came_back") or way in ("back", "undo") or after["kind"] is not before.kind
        for name, row in self.owed["limits"].items():
            if row[4] and name in self.owed["ours"] and not may_vanish:
                assert self._is_answered(after["limits"].get(name), row, name, key), (key, name, row)
        self.owed = after

    def look(self) -> dict[str, Any]:
        """What is kept, after it was held against what the law says of these steps."""
        with self.desk.db.reading() as session:
            row = petition_of(session, self.petition.uid)
            done = done_of(counting(row.steps))
            counted = life.limits_of(session, self.desk, row)
            found = session.scalars(select(PetitionLimit).where(PetitionLimit.petition_id == row.id))
            kept = {each.key: each for each in found}
            now = stands(LAW, done, counted)
            assert (row.state, row.outcome, row.ended_on) == (now.state, now.outcome, now.ended_on)
            _every_step_had_a_way_in(row)
            coming = next_due(counted)
            assert row.next_due_on == (coming.due_on if coming else None)
            for each in counted:
                if not each.rests_on_today:
                    assert _told(kept[each.limit.key]) == _told(each)
            running = {each.limit.key for each in counted if not each.rests_on_today}
            assert all(not each.is_open for key, each in kept.items() if key not in running)
            ours = [each for each in kept.values() if each.group == "ours" and each.is_open and not each.is_paused]
            assert row.next_due_on == min((each.due_on for each in ours), default=None)
            return {
                "kind": row.kind,
                "limits": {key: _told(each) for key, each in kept.items()},
                "ours": {key for key, each in kept.items() if each.group == "ours"},
            }

    def kept(self) -> Petition:
        with self.desk.db.reading() as session:
            return petition_of(session, self.petition.uid)

    def _lawful(self, draw: st.DataObject) -> str:
        on = self._day(draw)
        offered = HandlingService(self.desk).offers(self.petition.uid, on)
        open_keys = [offer.step.key for offer in offered if offer.is_open]
        assert open_keys, "something can always be done"
        key = draw.draw(st.sampled_from(open_keys))
        self._take(self.desk, key, on, draw)
        return key

    def _forced(self, draw: st.DataObject) -> str:
        on = self._day(draw)
        offered = HandlingService(self.desk).offers(self.petition.uid, on)
        key = draw.draw(st.sampled_from([offer.step.key for offer in offered]))
        self._take(self.leader, key, on, draw, force_reason="Chỉ đạo của cấp trên")
        return key

    def _refused(self, draw: st.DataObject) -> str:
        """What the law does not offer changes nothing, and is refused with a sentence that was offered with it."""
        on = self._day(draw)
        offered = HandlingService(self.desk).offers(self.petition.uid, on)
        closed = [offer for offer in offered if not offer.is_open and offer.step.key != "classify"]
        offer = draw.draw(st.sampled_from(closed))
        with pytest.raises(UserError) as refused:
            self._take(self.desk, offer.step.key, on, draw)
        assert str(refused.value) == offer.why_not
        assert self._now().rev == self.petition.rev
        return offer.step.key

    def _back(self, draw: st.DataObject) -> str:
        with self.desk.db.reading() as session:
            steps = counting(petition_of(session, self.petition.uid).steps)
        if steps:
            HandlingService(self.desk).take_back(self.petition.uid, self.petition.rev, "Ghi nhầm")
        return ""

    def _undo(self, draw: st.DataObject) -> str:
        """Only of a step: the undo of the entry itself would strike the petition out."""
        with self.desk.db.reading() as session:
            if not petition_of(session, self.petition.uid).steps:
                return ""
        with suppress(UserError):  # what went to the vault is not undone
            PetitionService(self.desk).undo()
        return ""

    def _take(self, desk: Desk, key: str, on: date, draw: st.DataObject, **said: Any) -> None:
        kind = self.kept().kind
        if key == "classify":
            said |= draw.draw(classifications)
            said["kind"] = draw.draw(st.sampled_from((kind, kind, kind, *Kind)))
            is_second = self.kept().instance == 2
            if is_second and said["kind"] is Kind.COMPLAINT:
                said["competent"] = Competent.NO  # only an office above a commune settles it
            elif is_second and said["kind"] is not Kind.DENUNCIATION:
                said["instance"] = 1
        if key == "join":
            said["joined_uid"] = self.anchor
        HandlingService(desk).take(self.petition.uid, self.petition.rev, filled(key, on, kind, **said))

    def _day(self, draw: st.DataObject) -> date:
        with self.desk.db.reading() as session:
            row = petition_of(session, self.petition.uid)
            last = max([row.received_on, *(step.done_on for step in counting(row.steps))])
        return min(last + timedelta(days=draw.draw(st.integers(0, 25))), self.desk.clock.today())

    def _now(self) -> Registered:
        with self.desk.db.reading() as session:
            return registered(petition_of(session, self.petition.uid))

    def _is_answered(self, now: Row | None, before: Row, name: str, key: str) -> bool:
        """Whether a duty is still owed from no later day, or was met, or dropped because the petition ended.

        A day that a step names itself, as that of a dialogue, gives way to the one that the same step names later.
        """
        if now is None:
            return False
        start_on, _, met_on, dropped_on, is_open, _ = now
        if is_open:
            limit = next(each for each in LAW.law.limits if each.key == name)
            return start_on == before[0] or (limit.until and key in limit.starts)
        return met_on is not None or (dropped_on is not None and self.kept().state is State.ENDED)


def _told(each: Any) -> Row:
    return each.start_on, each.due_on, each.met_on, each.dropped_on, each.is_open, each.is_paused


def _every_step_had_a_way_in(row: Petition) -> None:
    """Each step that counts began where its law begins, unless a leader forced it."""
    done = done_of(counting(row.steps))
    for place, each in enumerate(done):
        step, stood = LAW.law.by_key[each.key], LAW.standing(done[:place]).state
        closed = stood is State.DECIDED and State.ENDED in step.from_states
        assert each.is_forced or stood in step.from_states or closed
        assert place == 0 or done[place - 1].on <= each.on
        assert each.on >= row.received_on


@settings(
    max_examples=settings.default.max_examples // 3,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(entry=entries, draw=st.data(), turns=st.integers(3, 10))
def test_a_petition_always_stands_where_its_steps_put_it_and_no_deadline_is_lost(
    desk: Desk, entry: dict[str, Any], draw: st.DataObject, turns: int
) -> None:
    anchor = PetitionService(desk).register(a_petition(received_on=FIRST)).uid
    lived = Lived(desk, entry, anchor)
    for _ in range(turns):
        lived.turn(draw)
