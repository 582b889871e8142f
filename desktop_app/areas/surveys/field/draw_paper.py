"""The list of the households that were drawn, for whoever goes out to ask them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from desktop_app.areas.surveys.field.models import SampleDraw
from desktop_app.areas.surveys.models import Survey
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Block, Document, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.paper_frame import Frame, frame, sample_frame
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

WORDING = "danh-sach-ho-khao-sat"
_SIGN = "(Ký, ghi rõ họ tên)"
_HEADS, _WIDTHS = ("TT", "Số trong danh sách", "Chủ hộ", "Nơi ở", "Đã hỏi, lý do thay"), (12.0, 22.0, 50.0, 46.0, 35.0)
_ROW_MM = 8.5


@dataclass(frozen=True)
class DrawnRow:
    """A household on the list; `place` is its number in the list it was drawn from."""

    place: int
    head: str
    address: str
    is_reserve: bool

    @property
    def kind(self) -> str:
        """Whether it is asked, or stands in reserve."""
        return "Dự phòng" if self.is_reserve else "Hỏi"


@dataclass(frozen=True, kw_only=True)
class DrawFacts:
    """What the list says of one draw."""

    survey: str
    title: str
    hamlet: str
    drawn_on: date
    listed: int
    rested: int
    start: int
    step: int
    rows: tuple[DrawnRow, ...]

    @property
    def values(self) -> dict[str, str]:
        """The fields of the wording."""
        numbers = {"tong": self.listed, "nghi": self.rested, "bat_dau": self.start, "buoc": self.step}
        reserve = sum(row.is_reserve for row in self.rows)
        numbers |= {"so_ho": len(self.rows) - reserve, "du_phong": reserve}
        said = {"dot": self.survey, "phieu": self.title, "noi": self.hamlet, "ngay": words.day(self.drawn_on)}
        return {**said, **{name: words.number(value) for name, value in numbers.items()}}


class DrawPaperService(Service):
    """Makes the list of a draw."""

    @needs(Right.PRINT)
    def facts(self, draw_uid: str) -> DrawFacts:
        """The households that were drawn; UserError when there is no such draw or it was struck out."""
        query = select(SampleDraw).where(SampleDraw.uid == draw_uid)
        with self.desk.db.reading() as session:
            beside = (joinedload(SampleDraw.hamlet), selectinload(SampleDraw.households))
            draw = session.scalars(query.options(*beside)).one_or_none()
            if draw is None or draw.voided_on:
                raise UserError("Không còn lần rút này. Mở lại trang đợt khảo sát để xem các lần rút.")
            survey = session.get_one(Survey, draw.survey_id)
            households = draw.households
            return DrawFacts(
                survey=survey.label,
                title=survey.title,
                hamlet=draw.hamlet.full_name,
                rows=tuple(DrawnRow(h.position, h.household, h.address, h.is_reserve) for h in households),
                **{name: getattr(draw, name) for name in ("drawn_on", "listed", "rested", "start", "step")},
            )

    @needs(Right.PRINT)
    def paper(self, draw_uid: str) -> Document:
        """The list as a paper."""
        facts = self.facts(draw_uid)
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, WORDING)
        return draw_document(wording, facts, frame(self.desk, profile))


def draw_document(wording: Wording, facts: DrawFacts, around: Frame) -> Document:
    """The list: how it was drawn, the households that are asked, those in reserve."""
    values = facts.values
    asked, reserve = ([row for row in facts.rows if row.is_reserve is kind] for kind in (False, True))
    blocks: list[Block] = [
        Paragraph(content=wording.fill("cach_rut", values)),
        Paragraph(content=wording.fill("cach_hoi", values)),
        _table(asked),
    ]
    if reserve:
        blocks += [Paragraph(content=wording.fill("cach_du_phong", values)), _table(reserve)]
    return Document(
        subject="Danh sách hộ được rút để khảo sát",
        made_at=around.made_at,
        letterhead=around.head,
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=tuple(blocks),
        signatures=tuple(
            Signature(lines=(wording.say(part, values),), note=_SIGN) for part in ("nguoi_lap", "nguoi_ky")
        ),
        size=13,
        top_mark=around.mark,
    )


def _table(rows: Sequence[DrawnRow]) -> Table:
    first, second, *others = _WIDTHS
    centred = (TableColumn(first, Align.CENTRE), TableColumn(second, Align.CENTRE))
    return Table(
        columns=(*centred, *(TableColumn(width) for width in others)),
        head=single_head(_HEADS),
        rows=tuple((str(at), str(row.place), row.head, row.address, "") for at, row in enumerate(rows, start=1)),
        size=12,
        row_mm=_ROW_MM,
    )


def draw_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The list with invented households as PDF."""
    names = ("Nguyễn Văn Mẫu", "Trần Thị Ví Dụ", "Lê Thị Thí Dụ")
    rows = [DrawnRow(7 + 9 * at, name, "Xóm Mẫu", at == 2) for at, name in enumerate(names)]
    said = wording.samples()
    facts = DrawFacts(
        survey=said["dot"],
        title=said["phieu"],
        hamlet=said["noi"],
        drawn_on=date(2026, 5, 4),
        listed=186,
        rested=6,
        start=7,
        step=9,
        rows=tuple(rows),
    )
    return document_pdf(draw_document(wording, facts, sample_frame(profile, at)))
