"""Biên bản tiếp công dân and Thông báo kết luận: no legal form was found, the layout is that of Nghị định 30/2020."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy.orm import Session

from desktop_app.areas.reception.models import Channel, Mode, SessionDay
from desktop_app.areas.reception.queries import VisitRow
from desktop_app.areas.reception.sessions.kept import session_day_of
from desktop_app.areas.reception.sessions.models import SessionState
from desktop_app.areas.reception.sessions.notice import hour
from desktop_app.areas.reception.sessions.queries import session_rows
from desktop_app.areas.reception.sessions.record import tasks_of, visits_of
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import (
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
from desktop_app.core.paper.inline import plain
from desktop_app.core.paper.official import document_number, long_day
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.papers import committee, letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

MINUTES_WORDING, CONCLUSION_WORDING = "bien-ban-tiep-cong-dan", "ket-luan-tiep-cong-dan"
ASSUMED = "bố cục chưa đối chiếu"
"""What the preview's title says of both papers."""

COPIES = "02"
_GROUNDS = {
    "HEATED": "điểm a khoản 3 Điều 18 Luật Tiếp công dân",
    "URGENT": "điểm b khoản 3 Điều 18 Luật Tiếp công dân",
}


@dataclass(frozen=True, kw_only=True)
class SessionPaper:
    """What both papers are made of."""

    values: dict[str, str]
    letterhead: Letterhead
    kind: str
    whose: str
    made_at: datetime
    visits: Sequence[tuple[str, str, str]] = ()
    had_citizens: bool = True
    said: str = ""
    conclusion: str = ""
    tasks: Sequence[tuple[str, str, str]] = ()
    authority: tuple[str, ...] = ()
    signer: str = ""
    top_mark: str = ""


class SessionPaperService(Service):
    """Makes the papers of one session."""

    @needs(Right.PRINT)
    def minutes(self, uid: str) -> Document:
        """The minutes of a session; UserError before its result was noted."""
        with self.desk.db.reading() as session:
            day, profile = _held(session, uid, "biên bản"), read_profile(session)
            number = day.minutes_number or document_number(None, "BB-UBND")
            paper = self._paper(session, day, profile, letterhead(profile, number))
            return minutes_document(wording_of(session, MINUTES_WORDING), paper)

    @needs(Right.PRINT)
    def conclusion(self, uid: str) -> Document:
        """The notice of what the chair concluded; UserError before there is a conclusion."""
        with self.desk.db.reading() as session:
            day, profile = _held(session, uid, "thông báo kết luận"), read_profile(session)
            if not day.conclusion:
                raise UserError("Phiên này chưa có kết luận. Bấm Ghi kết luận rồi in lại.")
            number = day.conclusion_number or document_number(None, "TB-UBND")
            head = letterhead(profile, number, day.concluded_on or day.held_on)
            return conclusion_document(
                wording_of(session, CONCLUSION_WORDING), self._paper(session, day, profile, head)
            )

    def _paper(self, session: Session, day: SessionDay, profile: Profile, head: Letterhead) -> SessionPaper:
        visits = visits_of(session, day, sees_content=False)
        people = session_rows(session, [day], day.held_on)[0].people
        by_head = day.mode is Mode.BY_HEAD
        return SessionPaper(
            values=_values(day, profile) | {"luot": words.two_digits(len(visits)), "nguoi": words.two_digits(people)},
            letterhead=head,
            kind=_kind(day),
            whose=f"của {day.chair_post}",
            made_at=self.desk.clock.now(),
            visits=tuple(map(_visit, visits)),
            had_citizens=day.had_citizens,
            said=day.minutes,
            conclusion=day.conclusion,
            tasks=tuple((task.what, task.who, words.day(task.due_on)) for task in tasks_of(session, day)),
            authority=("TM. ỦY BAN NHÂN DÂN", *(("CHỦ TỊCH",) if by_head else ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"))),
            signer=day.chair,
            top_mark=top_mark(self.desk.is_practice),
        )


def minutes_document(wording: Wording, paper: SessionPaper) -> Document:
    """The minutes: who was there, who came with what, what was said and concluded."""

    def said(name: str, *, keep: bool = False) -> Paragraph:
        return Paragraph(content=wording.fill(name, paper.values), keep_with_next=keep)

    came: tuple[Block, ...] = (said("co_cong_dan"), _visits_table(paper.visits)) if paper.visits else ()
    opinions = _paragraphs(paper.said) or (said("khong_ghi_y_kien"),)
    concluded: tuple[Block, ...] = ()
    if paper.conclusion:
        concluded = (Heading("IV. KẾT LUẬN CỦA NGƯỜI CHỦ TRÌ"), *_paragraphs(paper.conclusion))
    return Document(
        subject="Biên bản tiếp công dân",
        made_at=paper.made_at,
        letterhead=paper.letterhead,
        title="BIÊN BẢN",
        abstract=(f"Tiếp công dân {paper.kind} {paper.whose}", paper.values["ngay"]),
        blocks=(
            said("mo_dau"),
            Heading("I. THÀNH PHẦN"),
            *(said(name) for name in ("chu_tri", "thanh_phan", "thu_ky")),
            Heading("II. CÔNG DÂN ĐẾN"),
            *(came or (said("khong_co_cong_dan"),)),
            Heading("III. DIỄN BIẾN, Ý KIẾN TẠI BUỔI TIẾP"),
            *opinions,
            *concluded,
            said("ket_thuc"),
        ),
        signatures=(
            Signature(lines=("NGƯỜI GHI BIÊN BẢN",), note="(Ký, ghi rõ họ tên)", name=paper.values["thu_ky"]),
            Signature(lines=("NGƯỜI CHỦ TRÌ",), note="(Ký, ghi rõ họ tên, đóng dấu)", name=paper.signer),
        ),
        size=13,
        top_mark=paper.top_mark,
    )


def conclusion_document(wording: Wording, paper: SessionPaper) -> Document:
    """The notice of conclusion, sent to whoever must act."""

    def said(name: str, *, keep: bool = False) -> Paragraph:
        return Paragraph(content=wording.fill(name, paper.values), keep_with_next=keep)

    given: tuple[Block, ...] = (said("giao_viec", keep=True), _tasks_table(paper.tasks)) if paper.tasks else ()
    acting = dict.fromkeys(who for _, who, _ in paper.tasks)
    return Document(
        subject="Thông báo kết luận việc tiếp công dân",
        made_at=paper.made_at,
        letterhead=paper.letterhead,
        title="THÔNG BÁO",
        abstract=(f"Kết luận việc tiếp công dân {paper.kind}", f"{paper.whose} {paper.values['ngay']}"),
        blocks=(said("mo_dau"), said("ket_luan", keep=True), *_paragraphs(paper.conclusion), *given, said("ket_thuc")),
        signatures=(Signature(lines=paper.authority, name=paper.signer),),
        recipients=(*(f"{who} (để thực hiện)" for who in acting), *wording.say("noi_nhan", paper.values).split("\n")),
        size=13.5,
        top_mark=paper.top_mark,
    )


def _held(session: Session, uid: str, paper: str) -> SessionDay:
    day = session_day_of(session, uid)
    if day.state is not SessionState.HELD:
        raise UserError(f"Phiên này chưa ghi kết quả nên chưa lập {paper}. Bấm Ghi kết quả trước.")
    return day


def _values(day: SessionDay, profile: Profile) -> dict[str, str]:
    place = day.place or profile.reception_place
    office = committee(profile)
    return {
        "gio": _hour(day.began_at or day.starts_at),
        "ngay": long_day(day.held_on),
        "noi": place if office in place else f"{place}, trụ sở {office}",
        "loai_phien": _kind(day),
        "can_cu": _GROUNDS[day.ground.name] if day.ground else "",
        "truc_tuyen": "theo hình thức trực tuyến" if day.channel is Channel.ONLINE else "",
        "chu_tri": day.chair,
        "chuc_vu": day.chair_post,
        "thu_ky": day.secretary,
        "chuc_vu_thu_ky": day.secretary_post,
        "thanh_phan": day.attendees.rstrip(" .;"),
        "gio_ket_thuc": _hour(day.ended_at or day.ends_at),
        "so_ban": COPIES,
        "co_quan": office,
    }


def _hour(at: time | None) -> str:
    return hour(at) if at else ""


def _kind(day: SessionDay) -> str:
    return str(day.kind.value).lower()


def _visit(row: VisitRow) -> tuple[str, str, str]:
    """Who, what, how it was handled; of a denunciation the code of its file and nothing else."""
    number = f"Số {row.label}"
    if row.is_secret:
        return f"Mã hồ sơ {row.where}\n{number}", "Nội dung ghi trong hồ sơ tố cáo", row.handling
    return "\n".join(part for part in (row.who, row.where, number) if part), row.content, row.handling


def _visits_table(visits: Sequence[tuple[str, str, str]]) -> Table:
    head = ("STT", "Họ tên, nơi ở, số trong sổ", "Nội dung", "Hướng xử lý")
    widths = (TableColumn(11, Align.CENTRE), TableColumn(52), TableColumn(72), TableColumn(30))
    rows = tuple((str(at), *visit) for at, visit in enumerate(visits, start=1))
    return Table(columns=widths, head=single_head(head), rows=rows, size=12)


def _tasks_table(tasks: Sequence[tuple[str, str, str]]) -> Table:
    head = ("STT", "Nội dung công việc", "Cơ quan, người thực hiện", "Thời hạn")
    widths = (TableColumn(11, Align.CENTRE), TableColumn(79), TableColumn(50), TableColumn(25, Align.CENTRE))
    rows = tuple((str(at), *task) for at, task in enumerate(tasks, start=1))
    return Table(columns=widths, head=single_head(head), rows=rows, size=12)


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(content=plain(line.strip())) for line in text.split("\n") if line.strip())
