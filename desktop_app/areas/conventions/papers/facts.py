"""What the papers of one convention are made of."""

from dataclasses import dataclass
from datetime import date

from desktop_app.areas.conventions.states import Answer, Channel, Kind, Name, Role
from desktop_app.office.form_papers.fitting import Offered
from desktop_app.office.form_papers.hamlet import HamletOnPaper
from desktop_app.office.form_papers.steps import PaperStep
from desktop_app.office.profile import Profile


@dataclass(frozen=True, kw_only=True)
class ConventionStep(PaperStep):
    """A step; `articles` are the numbers of those that it is about, as they were typed ("4, 7")."""

    articles: str = ""


@dataclass(frozen=True, kw_only=True)
class ArticleFacts:
    """One article as it is printed; its text keeps its lines, one clause a line."""

    number: str
    title: str = ""
    chapter: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class TextFacts:
    """The wording that papers tell of."""

    articles: tuple[ArticleFacts, ...] = ()
    preamble: str = ""
    closing: str = ""

    @property
    def chapters(self) -> int:
        """How many chapters it has."""
        return len({article.chapter for article in self.articles if article.chapter})


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """Somebody of the drafting team, or who signs."""

    role: Role
    full_name: str
    post: str = ""


@dataclass(frozen=True, kw_only=True)
class OpinionFacts:
    """What somebody said of the draft, and how it was answered."""

    who: str
    channel: Channel
    article: str
    content: str
    answer: Answer
    explanation: str


@dataclass(frozen=True, kw_only=True)
class VoteFacts:
    """The vote of the households; what nobody noted is None or "".

    A meeting is held on `from_on`, ballots are handed out from `from_on` and returned until `to_on`. `share` is the
    least part that passes ("trên 50%"), `needed` the number.
    """

    is_ballot: bool = False
    is_secret: bool | None = None
    from_on: date
    to_on: date
    begins_at: str = ""
    ends_at: str = ""
    place: str = ""
    opinions: str = ""
    chair: str = ""
    chair_post: str = ""
    secretary: str = ""
    secretary_post: str = ""
    households: int | None = None
    present: int | None = None
    yes: int | None = None
    no: int | None = None
    other: int | None = None
    invalid: int | None = None
    share: str = ""
    needed: int | None = None
    has_quorum: bool = True
    passed: bool | None = None


@dataclass(frozen=True, kw_only=True)
class ConventionFacts:
    """A convention as its papers tell of it; `send_by` is the last day to send the dossier in.

    `replaces` is how the paper that recognised the text before it is named.
    """

    uid: str
    label: str
    profile: Profile
    name: Name
    kind: Kind
    hamlet: HamletOnPaper
    text: TextFacts = TextFacts()
    people: tuple[PersonFacts, ...] = ()
    opinions: tuple[OpinionFacts, ...] = ()
    vote: VoteFacts | None = None
    posted_from_on: date | None = None
    posted_to_on: date | None = None
    send_by: date | None = None
    replaces: str = ""
    recognised_number: str = ""
    recognised_on: date | None = None
    voided_on: date | None = None
    done: tuple[ConventionStep, ...] = ()
    offers: tuple[Offered, ...] = ()

    def of(self, *roles: Role) -> list[PersonFacts]:
        """Those with one of these roles, in the order of the roles."""
        return [each for role in roles for each in self.people if each.role is role]

    def last(self, *keys: str) -> ConventionStep | None:
        """The newest of these steps; None when none was taken."""
        return next((step for step in reversed(self.done) if step.key in keys), None)
