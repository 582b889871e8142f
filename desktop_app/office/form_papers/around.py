"""What stands around a paper of a table: its number with its sign, the letterhead, who signs."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.core.paper.document import Letterhead, Signature
from desktop_app.core.paper.official import document_number
from desktop_app.core.paper.wording import BLANK
from desktop_app.office.form_papers.table import PaperKind
from desktop_app.office.paper_frame import Frame, head_signs
from desktop_app.office.papers import letterhead
from desktop_app.office.profile import Profile

_CHAIR = "chair"
_UNIT = "……"


@dataclass(frozen=True, kw_only=True)
class Making:
    """When a paper is made, who signs in the head's place, what stands above every page."""

    at: datetime
    deputy: str = ""
    mark: str = ""


def around_paper(
    kind: PaperKind,
    profile: Profile,
    making: Making,
    number: str,
    dated_on: date,
    *,
    hamlet: str = "",
) -> Frame:
    """What stands around the words; `number` is the clerk's, "" before it was given, `hamlet` who issues it."""
    alone = kind.signs == _CHAIR
    signer = head_signs(profile, alone=alone, deputy=making.deputy) if kind.signs else Signature(lines=())
    head = letterhead(profile, number_of(kind, profile, number), dated_on)
    if kind.is_hamlets:
        head = hamlet_letterhead(profile, hamlet, number, dated_on)
    return Frame(head=head, signer=signer, made_at=making.at, mark=making.mark)


def hamlet_letterhead(profile: Profile, hamlet: str, number: str = "", dated_on: date | None = None) -> Letterhead:
    """The hamlet under the committee of its commune; dots where it is not known which (NĐ 59/2023/NĐ-CP, Mẫu 01)."""
    return Letterhead(
        agency=((hamlet or f"Thôn, tổ dân phố {BLANK}").upper(),),
        superior=profile.short_name.upper(),
        number=number,
        place=profile.place,
        dated_on=dated_on,
    )


def number_of(kind: PaperKind, profile: Profile, given: str = "") -> str:
    """The paper's number with its sign; a gap for the pen before the clerk gave one, "" for a paper without."""
    if not kind.sign or "/" in given:
        return given if kind.sign else ""
    sign = kind.sign if kind.is_letter or not profile.is_committee else f"{kind.sign}-UBND"
    sign = f"{sign}-{_UNIT}" if kind.is_letter else sign
    return f"{given}/{sign}" if given else document_number(None, sign)
