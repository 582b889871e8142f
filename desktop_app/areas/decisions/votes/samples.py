"""The papers of votes with invented values, to see how a wording looks before it is used."""

from datetime import datetime

from desktop_app.areas.decisions.states import Choice
from desktop_app.areas.decisions.votes.ballots import BallotFacts, ballot_text
from desktop_app.core.paper.ballot import Slip
from desktop_app.core.paper.pdf_ballot import write_ballots
from desktop_app.core.paper.wording import Wording
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.profile import Profile

_PLACE = "Thôn Đồng Mẫu"
_CHOICES = (Choice.YES.value, Choice.NO.value, f"{Choice.OTHER.value} (ghi ở mục 3)")


def ballot_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """Two ballots as PDF."""
    values = wording.samples()
    facts = BallotFacts(_PLACE, "Phan Văn Mẫu", _CHOICES, values)
    said = wording.say("cuong_dot", values)
    slips = [Slip("057", _PLACE, said, "", "4AA-9F4"), Slip("058", _PLACE, said, "", "F9F-FDE")]
    return write_ballots(ballot_text(wording, profile, facts, at, SAMPLE_MARK), slips)
