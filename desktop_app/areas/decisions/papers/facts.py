"""What the papers of one decision are made of."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from desktop_app.areas.decisions.states import Choice, Form, Item, Kind, Proposer, Role, Scope, Way
from desktop_app.office.form_papers.fitting import Offered
from desktop_app.office.form_papers.hamlet import HamletOnPaper
from desktop_app.office.form_papers.steps import PaperStep
from desktop_app.office.profile import Profile


class HoldsFrom(Enum):
    """From when what was decided holds, as papers say it."""

    VOTE = "kể từ ngày được cộng đồng dân cư biểu quyết thông qua"
    OFFICE = "kể từ ngày Ủy ban nhân dân {cap} ban hành quyết định công nhận"
    FRONT = "kể từ ngày Ủy ban Mặt trận Tổ quốc Việt Nam {cap} ban hành quyết định công nhận"
    SET = "từ ngày do Ủy ban nhân dân {cap} xác định"


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """Somebody with a role."""

    role: Role
    full_name: str
    post: str = ""


@dataclass(frozen=True, kw_only=True)
class ChoiceFacts:
    """What could be chosen, and how many did."""

    kind: Choice
    label: str
    votes: int | None = None
    born_on: date | None = None
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class CountFacts:
    """What was counted in a hamlet, or in all hamlets of the commune, and what it comes to.

    Numbers that nobody knows are None. `share` is the least part that passes ("từ 2/3"), `needed` the number.
    """

    households: int | None = None
    present: int | None = None
    handed_out: int | None = None
    returned: int | None = None
    valid: int | None = None
    invalid: int | None = None
    choices: tuple[ChoiceFacts, ...] = ()
    share: str = ""
    needed: int | None = None
    has_quorum: bool = True
    passed: bool | None = None

    @property
    def candidates(self) -> tuple[ChoiceFacts, ...]:
        """Those who stood."""
        return tuple(each for each in self.choices if each.kind is Choice.CANDIDATE)

    def votes(self, kind: Choice) -> int | None:
        """How many chose what counts as this; None when it was not counted."""
        counted = [each.votes for each in self.choices if each.kind is kind and each.votes is not None]
        return sum(counted) if counted else None


@dataclass(frozen=True, kw_only=True)
class UnitFacts:
    """One hamlet in a vote of the commune."""

    hamlet: HamletOnPaper
    count: CountFacts


@dataclass(frozen=True, kw_only=True)
class VoteFacts:
    """A meeting, a handing out of ballots, an online vote; `elected` are those whom it chose."""

    form: Form
    way: Way | None = None
    from_on: date
    to_on: date
    begins_at: str = ""
    ends_at: str = ""
    place: str = ""
    documents: str = ""
    opinions: str = ""
    closed_on: date | None = None
    count: CountFacts = CountFacts()
    units: tuple[UnitFacts, ...] = ()
    elected: tuple[str, ...] = ()

    @property
    def counted_on(self) -> date | None:
        """When it was counted: at the meeting, else when it was closed."""
        return self.from_on if self.form is Form.MEETING else self.closed_on


@dataclass(frozen=True, kw_only=True)
class ConsentFacts:
    """A household that supports the initiative; `is_valid` while its consent holds."""

    household: str
    address: str
    given_on: date
    way: str
    is_valid: bool


@dataclass(frozen=True, kw_only=True)
class DecisionFacts:
    """A decision as its papers tell of it; `send_by` is the last day to send it in.

    `consent_for` is how long a consent holds ("03 tháng"), `papers_in` what it was sent in with.
    """

    uid: str
    label: str
    profile: Profile
    item: Item
    kind: Kind
    scope: Scope
    title: str
    content: str
    hamlet: HamletOnPaper
    households: int | None = None
    proposer: Proposer = Proposer.HEAD
    proposer_name: str = ""
    people: tuple[PersonFacts, ...] = ()
    vote: VoteFacts | None = None
    candidates: tuple[ChoiceFacts, ...] = ()
    consents: tuple[ConsentFacts, ...] = ()
    consent_for: str = ""
    holds_from: HoldsFrom | None = HoldsFrom.VOTE
    effective_on: date | None = None
    send_by: date | None = None
    voided_on: date | None = None
    done: tuple[PaperStep, ...] = ()
    offers: tuple[Offered, ...] = ()

    def of(self, *roles: Role) -> list[PersonFacts]:
        """Those with one of these roles, in the order of the roles."""
        return [each for role in roles for each in self.people if each.role is role]

    def last(self, *keys: str) -> PaperStep | None:
        """The newest of these steps; None when none was taken."""
        return next((step for step in reversed(self.done) if step.key in keys), None)

    def in_unit(self, unit: UnitFacts) -> "DecisionFacts":
        """The same decision as one hamlet of the commune tells of it."""
        vote = replace(self.vote, count=unit.count, units=()) if self.vote else None
        return replace(self, hamlet=unit.hamlet, vote=vote, people=())
