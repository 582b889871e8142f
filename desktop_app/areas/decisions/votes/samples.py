"""The papers of votes with invented values, to see how a wording looks before it is used."""

from datetime import datetime

from desktop_app.areas.decisions.states import Choice
from desktop_app.areas.decisions.votes.ballots import BallotFacts, ballot_text, said_on_ballot
from desktop_app.areas.decisions.votes.sheets import SheetFacts, list_document, tally_document
from desktop_app.core.paper.ballot import Slip
from desktop_app.core.paper.pdf_ballot import write_ballots
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.profile import Profile

_PLACE = "Thôn Đồng Mẫu"
_KINDS = (Choice.YES, Choice.NO, Choice.OTHER)
_CHOICES = tuple(kind.value for kind in _KINDS)
_HOUSEHOLDS = ((1, "Nguyễn Văn Mẫu", ""), (2, "Trần Thị Ví Dụ", "Trần Văn Ví Dụ"), (3, "Lê Thị Thí Dụ", ""))
_SHEET = SheetFacts(
    "Đóng góp làm đường bê tông ngõ 2", _PLACE, "08/11/2026", _HOUSEHOLDS, _CHOICES, by_ballot=False, has_ballots=True
)


def ballot_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """Two ballots as PDF."""
    values = wording.samples()
    facts = BallotFacts(_PLACE, "Phan Văn Mẫu", tuple(said_on_ballot(kind, kind.value) for kind in _KINDS), values)
    said = wording.say("cuong_dot", values)
    slips = [Slip("057", _PLACE, said, "", "4AA-9F4"), Slip("058", _PLACE, said, "", "F9F-FDE")]
    return write_ballots(ballot_text(wording, profile, facts, at, SAMPLE_MARK), slips)


def list_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """A list of households as PDF."""
    return document_pdf(list_document(wording, profile, _SHEET, at, SAMPLE_MARK))


def tally_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """A sheet to tick off ballots as PDF."""
    return document_pdf(tally_document(wording, profile, _SHEET, at, SAMPLE_MARK))
