"""Kế hoạch công khai năm as an official paper (Luật 10/2022/QH15 Điều 14 khoản 1; Nghị định 30/2020/NĐ-CP)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.areas.disclosure.catalogue_words import form_names
from desktop_app.areas.disclosure.plan.queries import LineView, plan_of
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import (
    Basis,
    Block,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Signature,
    Table,
    TableColumn,
)
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.official import document_number, long_day
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.papers import committee, letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import part_on, wording_of

WORDING = "ke-hoach-cong-khai"
SIGN = "KH-UBND"
_HEAD = ("STT", "Nội dung công khai", "Hình thức", "Thời điểm", "Thời gian công khai", "Người chịu trách nhiệm")
_WIDTHS = (10, 44, 34, 31, 24, 22)


@dataclass(frozen=True, kw_only=True)
class PlanPaper:
    """What the paper is made of; `values` are the fields of its wording."""

    values: dict[str, str]
    letterhead: Letterhead
    dated_on: date
    lines: Sequence[LineView]
    chairperson: str
    made_at: datetime
    top_mark: str = ""


class PlanPaperService(Service):
    """Makes the paper of a year's plan."""

    @needs(Right.PRINT)
    def plan(self, year: int) -> Document:
        """The plan of a year; UserError when there is none, or nobody is responsible for one of its lines.

        One that was changed after it was issued is a new plan, without number, in place of the old one.
        """
        now = self.desk.clock.now()
        with self.desk.db.reading() as session:
            plan, profile, wording = plan_of(session, year), read_profile(session), wording_of(session, WORDING)
        if plan is None or not plan.lines:
            raise UserError(f"Năm {year} chưa có kế hoạch công khai. Mở trang Kế hoạch công khai để lập.")
        if plan.lacking:
            raise UserError(plan.lacking)
        issued_on = None if plan.is_changed else plan.issued_on
        number = plan.number if issued_on else document_number(None, SIGN)
        old = (plan.number, long_day(plan.issued_on)) if plan.is_changed and plan.issued_on else ("", "")
        return plan_document(
            wording,
            PlanPaper(
                values=plan_values(profile, year) | {"thay_so": old[0], "thay_ngay": old[1]},
                letterhead=letterhead(profile, number, issued_on or now.date()),
                dated_on=issued_on or now.date(),
                lines=plan.lines,
                chairperson=profile.chairperson,
                made_at=now,
                top_mark=top_mark(self.desk.is_practice),
            ),
        )


def plan_values(profile: Profile, year: int) -> dict[str, str]:
    """What the plan says of the office and the year."""
    return {"co_quan": committee(profile), "don_vi": profile.name.split(" ")[0], "nam": str(year)}


def plan_document(wording: Wording, paper: PlanPaper) -> Document:
    """The plan: why, what how when for how long by whom, and who sees to it."""

    def said(name: str) -> Paragraph:
        return Paragraph(content=wording.fill(name, paper.values))

    basis = wording.say(part_on(WORDING, paper.dated_on), paper.values).split("\n")
    replaces: tuple[Block, ...] = (said("thay_the"),) if paper.values["thay_so"] else ()
    return Document(
        subject=f"Kế hoạch công khai năm {paper.values['nam']}",
        made_at=paper.made_at,
        letterhead=paper.letterhead,
        title="KẾ HOẠCH",
        abstract=(f"Công khai năm {paper.values['nam']} của {paper.values['co_quan']}",),
        blocks=(
            Basis(tuple(basis)),
            said("mo_dau"),
            Heading("I. MỤC ĐÍCH, YÊU CẦU"),
            said("muc_dich"),
            Heading("II. NỘI DUNG"),
            said("bang"),
            _table(paper.lines),
            Heading("III. TỔ CHỨC THỰC HIỆN"),
            *(said(name) for name in ("chi_dao", "nguoi_lam", "danh_muc", "bao_cao")),
            *replaces,
            said("ket_thuc"),
        ),
        signatures=(Signature(lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), name=paper.chairperson),),
        recipients=tuple(wording.say("noi_nhan", paper.values).split("\n")),
        size=13.5,
        top_mark=paper.top_mark,
    )


def _table(lines: Sequence[LineView]) -> Table:
    aligns = (Align.CENTRE, *(Align.LEFT,) * 5)
    return Table(
        columns=tuple(TableColumn(width, align) for width, align in zip(_WIDTHS, aligns, strict=True)),
        head=single_head(_HEAD),
        rows=tuple(_row(line) for line in lines),
        size=11,
    )


def _row(line: LineView) -> tuple[str, ...]:
    return (
        str(line.number),
        f"{line.content} ({line.item_code})",
        form_names(line.forms),
        line.timing,
        line.duration,
        line.responsible,
    )
