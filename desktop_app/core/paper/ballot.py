"""Ballots of households: two on a sheet, each with a stub that is cut off; the stub alone knows whose it is."""

from dataclasses import dataclass
from datetime import datetime

from desktop_app.core.paper.document import Letterhead
from desktop_app.core.paper.inline import Inline


@dataclass(frozen=True, kw_only=True)
class BallotText:
    """What all ballots of one round say; `signer` is empty where a seal stands at the top left instead.

    `choices` are ticked in boxes; `other` stands above lines to write on.
    """

    subject: str
    made_at: datetime
    letterhead: Letterhead
    title: str
    abstract: str
    content: Inline
    question: Inline
    choices: tuple[str, ...]
    other: Inline
    send_back: Inline
    dated: str
    signer: str
    signer_name: str
    foot: str
    stub_title: str
    stub_asks: tuple[str, str, str, str]
    has_seal: bool = False
    top_mark: str = ""


@dataclass(frozen=True)
class Slip:
    """One household's: number, place and name on the stub, the code on the ballot."""

    number: str
    place: str
    round: str
    head: str
    code: str
