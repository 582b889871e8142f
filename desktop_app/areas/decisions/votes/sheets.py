"""Papers for the table: the list of households to sign, and the sheet on which ballots are ticked off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from desktop_app.areas.decisions.states import Form, Way
from desktop_app.areas.decisions.votes.agreeing import LABELS
from desktop_app.areas.decisions.votes.kept import vote_of
from desktop_app.areas.decisions.votes.lists import households_of
from desktop_app.areas.decisions.votes.models import VoteUnit
from desktop_app.areas.decisions.votes.queries import UnitView, vote_with
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Document, Letterhead, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.papers import top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

LIST, TALLY = "danh-sach-ho", "phieu-dem"
_SIGN = "(Ký, ghi rõ họ tên)"
_AT_MEETING = ("Số", "Chủ hộ", "Người đại diện dự họp", "Ký tên"), (13.0, 55.0, 57.0, 40.0)
_BY_BALLOT = ("Số", "Chủ hộ", "Ngày nhận, ký nhận", "Ngày gửi lại, ký"), (13.0, 62.0, 45.0, 45.0)
_ROW_MM = 8.5
_TICKS_MM = 22.0


@dataclass(frozen=True)
class SheetFacts:
    """What both papers say of one place; `households` are number, head and representative."""

    title: str
    place: str
    day: str
    households: tuple[tuple[int, str, str], ...]
    choices: tuple[str, ...]
    by_ballot: bool
    has_ballots: bool

    @property
    def values(self) -> dict[str, str]:
        """The fields of the wordings."""
        number = words.number(len(self.households))
        return {"viec": self.title, "noi": self.place, "so_ho": number, "ngay": self.day}


class SheetService(Service):
    """Makes the papers, one after the other for the places of a vote."""

    @needs(Right.PRINT)
    def lists(self, vote_uid: str) -> tuple[Document, ...]:
        """The list of every place; without a list of names its numbers stand alone."""
        return self._made(LIST, vote_uid)

    @needs(Right.PRINT)
    def tally_sheets(self, vote_uid: str) -> tuple[Document, ...]:
        """A sheet to tick off ballots for every place; two counters take two of it."""
        return self._made(TALLY, vote_uid)

    def _made(self, key: str, vote_uid: str) -> tuple[Document, ...]:
        with self.desk.db.reading() as session:
            vote = vote_of(session, vote_uid)
            facts = [_facts(session, unit, vote.decision.title) for unit in vote.units]
            profile, wording = read_profile(session), wording_of(session, key)
        make = list_document if key == LIST else tally_document
        now, mark = self.desk.clock.now(), top_mark(self.desk.is_practice)
        return tuple(make(wording, profile, each, now, mark) for each in facts)


def list_document(wording: Wording, profile: Profile, facts: SheetFacts, made_at: datetime, mark: str) -> Document:
    """The list of one place."""
    heads, widths = _BY_BALLOT if facts.by_ballot else _AT_MEETING
    rows = [
        (str(number), head, "" if facts.by_ballot else representative, "")
        for number, head, representative in facts.households
    ]
    table = Table(columns=_columns(widths), head=single_head(heads), rows=tuple(rows), size=12, row_mm=_ROW_MM)
    signers = tuple(
        Signature(lines=(wording.say(part, facts.values),), note=_SIGN) for part in ("nguoi_lap", "nguoi_ky")
    )
    title = "ten_phieu" if facts.by_ballot else "ten"
    return _document(wording, profile, facts, made_at, mark, title=title, blocks=(table,), signers=signers)


def tally_document(wording: Wording, profile: Profile, facts: SheetFacts, made_at: datetime, mark: str) -> Document:
    """The sheet of one place."""
    ticked = [*facts.choices, *(("Phiếu không hợp lệ",) if facts.has_ballots else ())]
    ticks = Table(
        columns=_columns((45.0, 95.0, 25.0)),
        head=single_head(("Lựa chọn", "Gạch", "Cộng")),
        rows=tuple((label, "", "") for label in ticked),
        size=12,
        row_mm=_TICKS_MM,
    )
    sums = Table(
        columns=_columns((45.0, 30.0)),
        rows=tuple((label, "") for label in LABELS.values()),
        size=12,
        row_mm=_ROW_MM,
    )
    blocks = (Paragraph(content=wording.fill("cach", facts.values)), ticks, *((sums,) if facts.has_ballots else ()))
    signers = tuple(
        Signature(lines=(wording.say(part, facts.values),), note=_SIGN) for part in ("nguoi_dem", "chung_kien")
    )
    return _document(wording, profile, facts, made_at, mark, title="ten", blocks=blocks, signers=signers)


def _document(
    wording: Wording,
    profile: Profile,
    facts: SheetFacts,
    made_at: datetime,
    mark: str,
    *,
    title: str,
    blocks: Sequence[Table | Paragraph],
    signers: tuple[Signature, ...],
) -> Document:
    short = f"UBND {profile.name.upper()}" if profile.is_committee else profile.name.upper()
    return Document(
        subject=wording.say(title, facts.values).capitalize(),
        made_at=made_at,
        letterhead=Letterhead(superior=short, agency=(facts.place.upper(),)),
        title=wording.say(title, facts.values),
        abstract=(wording.say("trich_yeu", facts.values),),
        blocks=(Paragraph(content=wording.fill("noi", facts.values)), *blocks),
        signatures=signers,
        size=13,
        top_mark=mark,
    )


def _columns(widths: Sequence[float]) -> tuple[TableColumn, ...]:
    first, *others = widths
    return (TableColumn(first, Align.CENTRE if first < 20 else Align.LEFT), *(TableColumn(each) for each in others))


def _facts(session: Session, unit: VoteUnit, title: str) -> SheetFacts:
    vote = vote_with(session, unit.uid)
    seen: UnitView = next(each for each in vote.units if each.uid == unit.uid)
    listed = tuple((row.number, row.head, row.representative) for row in households_of(session, unit).values())
    return SheetFacts(
        title=title,
        place=seen.name,
        day=words.day(unit.held_on or vote.from_on),
        households=listed or tuple((number, "", "") for number in range(1, seen.households + 1)),
        choices=tuple(choice.label for choice in vote.choices),
        by_ballot=vote.form is Form.BALLOT,
        has_ballots=vote.form is Form.BALLOT or vote.way is Way.SECRET,
    )
