"""What the law asks to know of a convention, whatever was done with it."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from desktop_app.areas.conventions.states import Kind, Name


class Voted(Enum):
    """What the households' last vote on the text came to."""

    NOTHING = "chưa có kết quả"
    LACKED = "họp không đủ số hộ"
    FAILED = "chưa được tán thành"
    PASSED = "được thông qua"


@dataclass(frozen=True, kw_only=True)
class Signed:
    """Who signed the text: how many of the households, and whether the two heads did."""

    head: bool = False
    front: bool = False
    households: int = 0


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Numbers of households are those of the day of the proposal; the `consents` hold to the end of `consents_until`.

    `posted_on` is since when the draft hangs, None while it does not; `posted_enough_on` the first day on which it has
    hung long enough without a break, None while nobody knows one; `is_hanging` whether a copy hangs or waits to.
    `articles` is how many the newest version has, `papers` the keys of those in the file, `signers_needed` the
    households that must sign (NĐ 61/2023 Điều 6).
    """

    begun_on: date
    kind: Kind = Kind.NEW
    name: Name = Name.HUONG_UOC
    is_initiative: bool = False
    front_agreed: bool = False
    households: int = 0
    consents: int = 0
    consents_needed: int = 0
    consents_until: date | None = None
    is_ethnic: bool = False
    drafters: int = 0
    elders: int = 0
    speakers: int = 0
    articles: int = 0
    posted_on: date | None = None
    posted_enough_on: date | None = None
    is_hanging: bool = False
    opinions_open: int = 0
    papers: frozenset[str] = field(default_factory=frozenset)
    voted: Voted = Voted.NOTHING
    voted_on: date | None = None
    signed: Signed = field(default_factory=Signed)
    signers_needed: int = 0
    newer_recognised: bool = False
