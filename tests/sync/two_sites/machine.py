"""The play between the two offices with its steps chosen by Hypothesis."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.sync.two_sites.play import Back, Edit, Fate, Play
from tests.sync.two_sites.sites import PERIODS

T = TypeVar("T")
WHICH = st.integers(0, 5)
EDITS = st.lists(st.tuples(st.sampled_from(Edit), WHICH), max_size=3)


class TwoSites(RuleBasedStateMachine):
    """Most steps are packages made and handed in, as in life; `which` counts from the newest back."""

    begin: Callable[[], Play]

    @initialize(edits=EDITS)
    def meet(self, edits: Sequence[Any]) -> None:
        self.play = type(self).begin()
        self.play.write([(Edit.RECORD, 0), *edits])
        self.play.send()

    def teardown(self) -> None:
        if hasattr(self, "play"):
            try:
                self.play.end()
            finally:
                self.play.close()

    @rule(edits=EDITS, fate=st.sampled_from(Fate), period=st.sampled_from(PERIODS))
    def send(self, edits: Sequence[Any], fate: Fate, period: Any) -> None:
        self.play.write(edits)
        self.play.send(fate, period)

    @rule(edits=EDITS, fate=st.sampled_from(Fate))
    def send_again(self, edits: Sequence[Any], fate: Fate) -> None:
        self.play.write(edits)
        self.play.send(fate)

    @rule(which=WHICH)
    def hand_in(self, which: int) -> None:
        self.play.hand_in(_from_newest(self.play.sticks, which))

    @rule(which=WHICH)
    def confirm(self, which: int) -> None:
        self.play.confirm(_from_newest(self.play.sticks, which))

    @rule(which=WHICH)
    def acknowledge(self, which: int) -> None:
        self.play.acknowledge(_from_newest(self.play.sticks, which))

    @rule()
    def remember(self) -> None:
        self.play.remember()

    @precondition(lambda self: self.play.copies)
    @rule(which=WHICH, how=st.sampled_from(Back))
    def go_back(self, which: int, how: Back) -> None:
        self.play.go_back(_from_newest(self.play.copies, which), how)

    @precondition(lambda self: self.play.backups)
    @rule(which=WHICH)
    def forget(self, which: int) -> None:
        self.play.forget(_from_newest(self.play.backups, which))

    @precondition(lambda self: hasattr(self, "play"))
    @invariant()
    def nothing_differs_in_silence(self) -> None:
        self.play.check()


def _from_newest(several: Sequence[T], which: int) -> T:
    return several[-1 - which % len(several)]
