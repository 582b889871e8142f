"""What is the same around the words of every paper: letterhead, who signs, when it was made."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.core.paper.document import Letterhead, Signature
from desktop_app.office.desk import Desk
from desktop_app.office.papers import SAMPLE_MARK, letterhead, top_mark
from desktop_app.office.profile import Profile


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Around a paper; `mark` says what it is not, on every page."""

    head: Letterhead
    signer: Signature
    made_at: datetime
    mark: str = ""


def frame(desk: Desk, profile: Profile, number: str = "", dated_on: date | None = None) -> Frame:
    """Of a paper of this office; `number` is whole."""
    return Frame(
        head=letterhead(profile, number, dated_on),
        signer=head_signs(profile),
        made_at=desk.clock.now(),
        mark=top_mark(desk.is_practice),
    )


def sample_frame(profile: Profile, at: datetime, number: str = "", dated_on: date | None = None) -> Frame:
    """Of a paper with invented values."""
    return Frame(head=letterhead(profile, number, dated_on), signer=head_signs(profile), made_at=at, mark=SAMPLE_MARK)


def head_signs(profile: Profile, *, alone: bool = False, deputy: str = "") -> Signature:
    """The signature of the head of the office: for the committee where it is one, or `alone` in their own name.

    A `deputy` named signs in their place.
    """
    head = "CHỦ TỊCH" if profile.is_committee else "THỦ TRƯỞNG"
    body = ("TM. ỦY BAN NHÂN DÂN",) if profile.is_committee and not alone else ()
    own = (f"KT. {head}", f"PHÓ {head}") if deputy else (head,)
    return Signature(lines=(*body, *own), name=deputy or profile.chairperson)
