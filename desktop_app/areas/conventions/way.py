"""The way of a text in eight parts, what comes next on it, and the papers that it needs until then; pure."""

from collections.abc import Iterable, Mapping
from datetime import date

from desktop_app.areas.conventions.dossier_law import dossier_on
from desktop_app.areas.conventions.law import ENDED, convention_law
from desktop_app.areas.conventions.states import State

PARTS = (
    "Đề xuất",
    "Soạn thảo",
    "Lấy ý kiến",
    "Hoàn thiện",
    "Họp thông qua",
    "Đề nghị công nhận",
    "Công nhận",
    "Thực hiện",
)
"""What officials call the parts of the way."""

NEXT: Mapping[State, str] = {
    State.PROPOSED: "set_team",
    State.DRAFTING: "post_draft",
    State.CONSULTING: "sum_up",
    State.FINISHING: "call_meeting",
    State.MEETING: "adopt",
    State.BALLOT: "adopt",
    State.ADOPTED: "submit",
    State.SUBMITTED: "recognise",
    State.RECOGNISED: "hand_over",
    State.REFUSED: "revise",
}
"""The step that leads on from each state; a text in force has none."""

_PART: Mapping[State, int] = {
    State.PROPOSED: 1,
    State.DRAFTING: 2,
    State.CONSULTING: 3,
    State.FINISHING: 4,
    State.REFUSED: 4,
    State.MEETING: 5,
    State.BALLOT: 5,
    State.ADOPTED: 6,
    State.SUBMITTED: 7,
}
_ORDER = tuple(dict.fromkeys(NEXT[state] for state in NEXT if state is not State.REFUSED))
UNDER_WAY = frozenset(NEXT)
"""States of a text that is being made."""


def part_of(state: State) -> int:
    """The part of the way, from 1 to 8; 0 of a text that is no more."""
    return 0 if state in ENDED else _PART.get(state, len(PARTS))


def next_title(state: State) -> str:
    """What the step that leads on is called; "" when nothing has to be done."""
    return convention_law().law.by_key[NEXT[state]].title if state in NEXT else ""


def papers_needed(state: State) -> tuple[str, ...]:
    """The keys of the papers that the file must have before the next step; none once the text is recognised."""
    step = NEXT.get(state)
    if step is None or state in (State.SUBMITTED, State.RECOGNISED):
        return ()
    until = _ORDER.index("call_meeting" if state is State.REFUSED else step) + 1
    return tuple(key for each in _ORDER[:until] for key in convention_law().law.by_key[each].papers)


def papers_missing(state: State, there: Iterable[str], on: date) -> tuple[str, ...]:
    """The titles of the papers that the next step lacks, by the law of the day."""
    titles, held = {paper.key: paper.title for paper in dossier_on(on)}, set(there)
    return tuple(titles[key] for key in papers_needed(state) if key in titles and key not in held)
