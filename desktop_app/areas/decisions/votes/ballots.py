"""Ballots for the households of a vote, each with a random code that nobody can tie to a household."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import SystemRandom

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Choice, Form, Kind, Scope
from desktop_app.areas.decisions.votes.kept import choices_of, counting_of, name_of
from desktop_app.areas.decisions.votes.lists import households_of
from desktop_app.areas.decisions.votes.models import BallotCode, Vote
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.paper.ballot import BallotText, Slip
from desktop_app.core.paper.document import Letterhead
from desktop_app.core.paper.official import place_and_day, short_day
from desktop_app.core.paper.wording import Wording
from desktop_app.core.progress import Progress, Silent
from desktop_app.office.desk import Service
from desktop_app.office.papers import letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

WORDING = "phieu-lay-y-kien-ho"
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 6
LAST_HOUR = "17:00"
STUB_PARTS = ("cuong_ho", "cuong_ngay", "cuong_nhan", "cuong_phat")
_RANDOM = SystemRandom()


@dataclass(frozen=True)
class Ballots:
    """The PDF and how many ballots are in it."""

    pdf: bytes
    count: int


@dataclass(frozen=True)
class BallotFacts:
    """What is particular about a vote's ballots; without a hamlet the whole commune votes, under its seal."""

    hamlet: str
    head: str
    choices: tuple[str, ...]
    values: Mapping[str, str]
    many: bool = False
    in_meeting: bool = False


class BallotService(Service):
    """Makes ballots."""

    @needs(Right.PRINT)
    def ballots(self, decision_uid: str, progress: Progress | None = None) -> Ballots:
        """One ballot for each household of the vote that is open; made again they carry the same codes, mixed anew.

        Nothing is kept when the official gave up.
        """
        from desktop_app.core.paper.pdf_ballot import write_ballots  # brings reportlab along

        with self.desk.db.writing(self.holder.uid) as session:
            decision = decision_of(session, decision_uid)
            vote = open_ballot(decision)
            profile, wording = read_profile(session), wording_of(session, WORDING)
            slips = _slips(session, wording, decision, vote)
            mark = top_mark(self.desk.is_practice)
            text = ballot_text(wording, profile, _facts(decision, vote), self.desk.clock.now(), mark)
            pdf = write_ballots(text, slips, progress or Silent())
            return Ballots(pdf, len(slips))


def open_ballot(decision: Decision) -> Vote:
    """The open vote that has ballots; UserError says what to do where there is none."""
    vote = next((each for each in reversed(decision.votes) if not each.closed_on and not each.voided_on), None)
    if vote is None:
        raise UserError(f"Việc {decision.label} chưa có lần biểu quyết nào đang mở. Hãy mở lần biểu quyết trước.")
    if not vote.units or not counting_of(vote.units[0]).has_ballots:
        raise UserError(f"{vote.form.value} này không dùng phiếu. Chọn Bỏ phiếu kín hoặc Phát phiếu từng hộ.")
    return vote


def ballot_text(wording: Wording, profile: Profile, facts: BallotFacts, made_at: datetime, mark: str) -> BallotText:
    """What every ballot of the vote says."""
    values, by_commune = facts.values, facts.hamlet == ""
    short = f"UBND {profile.name.upper()}" if profile.is_committee else profile.name.upper()
    hamlets = Letterhead(superior=short, agency=(facts.hamlet.upper(),))
    whose, when, taker, giver = (wording.say(part, values) for part in STUB_PARTS)
    return BallotText(
        subject=f"Phiếu lấy ý kiến {values['dot']}",
        made_at=made_at,
        letterhead=letterhead(profile) if by_commune else hamlets,
        title=wording.say("ten", values),
        abstract=wording.say("trich_yeu", values),
        content=wording.fill("noi_dung", values),
        question=wording.fill("bau" if facts.many else "y_kien", values),
        choices=facts.choices,
        other=wording.fill("y_kien_khac", values),
        send_back=wording.fill("noi_nhan_hop" if facts.in_meeting else "noi_nhan", values),
        dated="" if by_commune else place_and_day(profile.place, made_at.date()),
        signer="" if by_commune else wording.say("nguoi_ky", values),
        signer_name=facts.head,
        foot=wording.say("chan", values),
        stub_title=wording.say("cuong", values),
        stub_asks=(whose, when, taker, giver),
        has_seal=by_commune,
        top_mark=mark,
    )


def said_on_ballot(kind: Choice, label: str) -> str:
    """How a choice stands beside its square: another opinion is written out further below."""
    return f"{label} (ghi ở mục 3)" if kind is Choice.OTHER else label


def _facts(decision: Decision, vote: Vote) -> BallotFacts:
    by_commune, unit = decision.scope is Scope.COMMUNE, vote.units[0]
    return BallotFacts(
        hamlet="" if by_commune else unit.hamlet.full_name,
        head="" if by_commune else unit.hamlet.head,
        choices=tuple(said_on_ballot(choice.kind, choice.label) for choice in choices_of(decision)),
        many=decision.kind is Kind.BOARDS,
        in_meeting=vote.form is Form.MEETING,
        values={
            "viec": words.inside(decision.title),
            "noi_dung": decision.content or decision.title,
            "han": short_day(vote.to_on),
            "gio": f"{(vote.ends_at or LAST_HOUR).replace(':', ' giờ ')} phút",
            "noi_nhan": vote.place or "nhà văn hóa thôn",
            "dot": round_of(decision, vote),
            "nam": str(vote.from_on.year),
        },
    )


def round_of(decision: Decision, vote: Vote) -> str:
    """How ballots name the vote: the decision and which vote of it."""
    return f"{decision.label}-{vote.ordinal}"


def _slips(session: Session, wording: Wording, decision: Decision, vote: Vote) -> list[Slip]:
    """A slip for each household by its list, or by its number where there is no list; the codes in any order."""
    round_said = wording.say("cuong_dot", {"dot": round_of(decision, vote)})
    stubs = list[tuple[str, str, str]]()
    for unit in vote.units:
        listed = households_of(session, unit)
        whose = [(row.number, row.head) for row in listed.values()] or [(n, "") for n in range(1, unit.households + 1)]
        stubs += [(f"{number:03d}", name_of(unit), head) for number, head in whose]
    codes = _codes(session, vote, len(stubs))
    return [
        Slip(number, place, round_said, head, shown_code(code))
        for (number, place, head), code in zip(stubs, codes, strict=True)
    ]


def _codes(session: Session, vote: Vote, count: int) -> Sequence[str]:
    """So many codes, those of an earlier print first; kept in the order of the codes, handed out in none."""
    kept = set(session.scalars(select(BallotCode.code).where(BallotCode.vote_id == vote.id)))
    new = set[str]()
    while len(kept) + len(new) < count:
        new |= {"".join(_RANDOM.choice(LETTERS) for _ in range(LENGTH))} - kept
    session.add_all(BallotCode(vote_id=vote.id, code=code) for code in sorted(new))
    return _RANDOM.sample(sorted(kept | new), count)


def shown_code(code: str) -> str:
    """A code as it is printed: two groups of three."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"
