"""What the law offers to a text where it stands, by when each thing is owed, and that no duty is skipped; pure."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.areas.conventions.facts import Facts, Signed, Voted
from desktop_app.areas.conventions.law import ENDED, convention_law
from desktop_app.areas.conventions.states import State
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import Law
from desktop_app.core.law.rulebook import Rulebook, load_rules
from desktop_app.core.procedure.running import running
from desktop_app.core.procedure.standing import Done
from desktop_app.core.resources import resource

BEGUN = date(2026, 3, 2)
EVERY_PAPER = frozenset(
    {"team", "opinions", "posting_minutes", "signed_draft", "request", "resolution", "adopted_text"}
)
READY = Facts(
    begun_on=BEGUN,
    households=187,
    drafters=4,
    articles=20,
    papers=EVERY_PAPER,
    signed=Signed(head=True, front=True, households=2),
    signers_needed=2,
)


@cache
def law() -> Law:
    return Law(Rulebook(load_rules(resource("legal"))), WorkCalendar())


@dataclass
class Text:
    """A text that goes through its steps by the rules alone."""

    facts: Facts = READY
    today: date = BEGUN
    done: list[Done] = field(default_factory=list)

    @property
    def state(self) -> State:
        return convention_law().standing(self.done).state

    def open(self) -> list[str]:
        return [each.step.key for each in convention_law().offers(self.facts, self.done, self.today) if each.is_open]

    def take(self, key: str, days: int = 0, until: int = 20) -> "Text":
        """Take a step that must be open, after some days."""
        self.today += timedelta(days=days)
        said = convention_law().why_not(key, self.facts, self.done, self.today)
        assert not said, f"{key}: {said}"
        asks = convention_law().law.by_key[key].asks_on(self.today)
        until_on = self.today + timedelta(days=until) if "until_on" in asks or key == "adopt" else None
        self.done.append(Done(key=key, on=self.today, until_on=until_on))
        self._follow(key)
        return self

    def _follow(self, key: str) -> None:
        """What happens beside the steps: the draft hangs, a vote is called anew."""
        if key == "post_draft":
            enough = self.today + timedelta(days=31)
            self.facts = replace(self.facts, posted_on=self.today, posted_enough_on=enough, is_hanging=True)
        if key in ("call_meeting", "no_quorum", "voted_down"):
            self.facts = replace(self.facts, voted=Voted.NOTHING)

    def comes_out(self, voted: Voted) -> "Text":
        self.facts = replace(self.facts, voted=voted)
        return self

    def due(self) -> dict[str, date]:
        """The last day of each limit that still runs."""
        found = running(convention_law(), law(), self.facts, self.done, self.today)
        return {each.limit.key: each.due_on for each in found if each.is_open}


def until(state: str) -> Text:
    """A text that was brought so far without a stop."""
    text = Text()
    way = (
        *(("PROPOSED", ()), ("AGREED", ("agree",)), ("DRAFTING", ("set_team",)), ("CONSULTING", ("post_draft",))),
        *(("FINISHING", ("consult", "sum_up")), ("MEETING", ("call_meeting",)), ("ADOPTED", ("adopt",))),
        *(("SUBMITTED", ("submit",)), ("RECOGNISED", ("recognise",)), ("IN_FORCE", ("hand_over",))),
        *(("REPORTED", ("reported",)), ("SUSPENDED", ("suspend",))),
    )
    for name, steps in way:
        for step in steps:
            if step == "adopt":
                text.comes_out(Voted.PASSED)
            text.take(step, days=31 if step == "sum_up" else 3)
        if name == state:
            return text
    raise KeyError(state)


OFFERED = [
    ("PROPOSED", "agree drop"),
    ("AGREED", "drop set_team"),
    ("DRAFTING", "drop post_draft"),
    ("CONSULTING", "drop consult"),
    ("FINISHING", "drop call_meeting"),
    ("MEETING", "call_meeting"),
    ("ADOPTED", "submit"),
    ("SUBMITTED", "ask_papers recognise refuse"),
    ("RECOGNISED", "hand_over"),
    ("IN_FORCE", "spread reported"),
    ("REPORTED", "spread answer_report suspend suspend_part abolish"),
    ("SUSPENDED", "reported"),
]


@pytest.mark.parametrize(("state", "offered"), OFFERED)
def test_exactly_these_steps_are_offered_and_every_other_says_why_not(state: str, offered: str) -> None:
    text = until(state)
    assert text.open() == offered.split()
    for offer in convention_law().offers(text.facts, text.done, text.today):
        assert offer.is_open or offer.why_not.endswith(".")


@pytest.mark.parametrize(
    ("voted", "offered"),
    [
        (Voted.LACKED, "call_meeting no_quorum"),
        (Voted.FAILED, "call_meeting voted_down"),
        (Voted.PASSED, "call_meeting adopt"),
    ],
)
def test_what_the_vote_came_to_opens_one_step(voted: Voted, offered: str) -> None:
    assert until("MEETING").comes_out(voted).open() == offered.split()


def test_after_a_meeting_without_enough_households_the_ballots_decide() -> None:
    text = until("MEETING").comes_out(Voted.LACKED).take("no_quorum")
    assert text.state is State.BALLOT
    assert text.open() == ["drop"]
    assert text.comes_out(Voted.FAILED).take("voted_down").state is State.FINISHING
    assert until("MEETING").comes_out(Voted.LACKED).take("no_quorum").comes_out(Voted.PASSED).take("adopt").state is (
        State.ADOPTED
    )


WITHOUT = [
    ("AGREED", "set_team", {"drafters": 0}, "Tổ soạn thảo chưa có ai"),
    ("AGREED", "set_team", {"is_ethnic": True, "elders": 1}, "người biết tiếng dân tộc"),
    ("DRAFTING", "post_draft", {"articles": 0}, "Chưa có văn bản dự thảo"),
    ("CONSULTING", "sum_up", {}, "chưa niêm yết đủ ngày"),
    ("CONSULTING", "sum_up", {"posted_enough_on": None}, "gỡ hoặc gián đoạn"),
    ("FINISHING", "call_meeting", {"papers": EVERY_PAPER - {"signed_draft"}}, "còn thiếu"),
    ("FINISHING", "call_meeting", {"households": 0}, "chưa có số hộ"),
    ("ADOPTED", "submit", {"papers": EVERY_PAPER - {"request"}}, "còn thiếu"),
    ("ADOPTED", "submit", {"signed": Signed(head=True, front=True, households=1)}, "2 đại diện hộ gia đình"),
    ("ADOPTED", "submit", {"signed": Signed(head=True, households=2)}, "Trưởng ban công tác Mặt trận"),
    ("IN_FORCE", "suspend", {}, "Chưa ghi phản ánh"),
    ("SUSPENDED", "abolish", {}, "hết thời hạn"),
    ("IN_FORCE", "replaced", {}, "Chưa có bản mới"),
]


@pytest.mark.parametrize(("state", "step", "changed", "said"), WITHOUT)
def test_what_is_missing_closes_the_step(state: str, step: str, changed: dict[str, object], said: str) -> None:
    text = until(state)
    facts = replace(text.facts, **changed)  # type: ignore[arg-type]
    assert said in convention_law().why_not(step, facts, text.done, text.today)


def test_the_thirtieth_day_must_have_passed_to_its_end() -> None:
    text = until("CONSULTING").take("consult")
    enough = text.facts.posted_enough_on
    assert enough is not None
    for days, is_open in ((-1, False), (0, True)):
        said = convention_law().why_not("sum_up", text.facts, text.done, enough + timedelta(days=days))
        assert (not said) is is_open


def test_every_timer_runs_from_its_day_in_its_unit() -> None:
    """HU-SEND 5, HU-RECOG 5, HU-FWD 2, HU-SUSP 3, HU-ABOL 5 working days; each from the day that the decree names."""
    calendar = law().calendar
    for state, key, days in (
        ("SUBMITTED", "recognise", 5),
        ("RECOGNISED", "hand_over", 2),
        ("REPORTED", "suspend", 3),
        ("REPORTED", "abolish", 5),
    ):
        text = until(state)
        assert text.due()[key] == calendar.add_working(text.today, days), key
    adopted = until("ADOPTED")
    assert adopted.done[-1].until_on is not None
    assert adopted.due()["submit"] == calendar.add_working(adopted.done[-1].until_on, 5)


def test_the_recognition_is_owed_from_the_day_the_file_is_complete() -> None:
    text = until("SUBMITTED").take("ask_papers", days=1)
    assert "recognise" not in text.due()
    text.take("papers_complete", days=4)
    assert text.due()["recognise"] == law().calendar.add_working(text.today, 5)


def test_a_suspension_that_nobody_mended_in_time_must_be_abolished_within_five_working_days() -> None:
    text = until("SUSPENDED")
    term = text.due()["term"]
    text.today = term + timedelta(days=1)
    assert "abolish" in text.open()
    assert text.due()["abolish_after_term"] == law().calendar.add_working(term, 5)


NEEDED_BEFORE = {
    "set_team": {"agree"},
    "post_draft": {"set_team"},
    "sum_up": {"post_draft", "consult"},
    "call_meeting": {"sum_up"},
    "submit": {"adopt"},
    "recognise": {"submit"},
    "hand_over": {"recognise"},
    "suspend": {"reported"},
    "abolish_part": {"suspend_part"},
}


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_text_can_come_to_an_end_and_skips_no_duty(data: st.DataObject) -> None:
    text = Text()
    for _ in range(data.draw(st.integers(0, 25))):
        if text.state in (State.MEETING, State.BALLOT):
            text.comes_out(data.draw(st.sampled_from(Voted)))
        if not (steps := text.open()):
            text.today += timedelta(days=30)
            continue
        text.take(data.draw(st.sampled_from(steps)), days=data.draw(st.integers(0, 40)))
        if text.state in ENDED:
            break
    taken = [each.key for each in text.done]
    for place, key in enumerate(taken):
        assert NEEDED_BEFORE.get(key, set()) <= set(taken[:place]), (key, taken)
    assert_can_end(text)


def assert_can_end(text: Text) -> None:
    """There is a way on from wherever the text stands: to force, and from force to an end."""
    onward = ("agree", "set_team", "post_draft", "consult", "sum_up", "call_meeting", "adopt", "papers_complete")
    further = ("submit", "recognise", "revise", "hand_over", "replaced")
    for _ in range(40):
        if text.state in ENDED:
            return
        if text.state in (State.MEETING, State.BALLOT):
            text.comes_out(Voted.PASSED)
        if text.state in (State.IN_FORCE, State.SUSPENDED, State.PARTLY_SUSPENDED, State.PARTLY_ABOLISHED):
            text.facts = replace(text.facts, newer_recognised=True)
        done = {each.key for each in text.done[-3:]}
        steps = [key for key in (*further, *onward) if key in text.open() and not (key == "consult" and key in done)]
        steps = [key for key in steps if key != "call_meeting" or text.state is State.FINISHING]
        if steps:
            text.take(steps[0])
        else:
            text.today += timedelta(days=31)
    raise AssertionError(f"no way on from {text.state}: {[each.key for each in text.done]}")
