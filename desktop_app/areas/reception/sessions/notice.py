"""Thông báo lịch tiếp công dân: the schedule of one or more months, after Nghị định 30/2020/NĐ-CP."""

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import pairwise

from desktop_app.areas.reception.sessions.rules import month_after, rule_of
from desktop_app.areas.reception.sessions.schedule import (
    NO_RULE,
    MonthSchedule,
    ScheduledDay,
    month_schedule,
    read_rules,
)
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Document, Letterhead, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import join_units
from desktop_app.core.paper.official import document_number, long_day
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.papers import committee, letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import part_on, wording_of

WORDING = "lich-tiep-cong-dan"
SIGN = "TB-UBND"
_HEAD = ("Kỳ", "Ngày tiếp", "Giờ tiếp", "Người chủ trì", "Thành phần dự", "Nội dung dự kiến")
_WIDTHS = (9, 23, 20, 34, 43, 36)
_HOUR, _CHAIR, _ATTENDEES = 2, 3, 4


class NoticeService(Service):
    """Makes the notice of the schedule."""

    @needs(Right.PRINT)
    def notice(self, year: int, month: int, months: int = 1) -> Document:
        """The notice of so many months from one on; UserError when none of them has a day."""
        law, now = self.desk.law.now(), self.desk.clock.now()
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, WORDING)
            spans = [month_after(year, month, later) for later in range(months)]
            schedules = [month_schedule(session, law, *span) for span in spans]
            rules = read_rules(session)
        rule = rule_of(rules, date(*spans[-1], 28))
        if rule is None:
            raise UserError(NO_RULE)
        if not any(schedule.held for schedule in schedules):
            raise UserError("Tháng này không có phiên tiếp nào để thông báo. Lập phiên theo lịch trước.")
        posted_on = schedules[0].posted_on or now.date()
        values = office_values(profile, rule.regular) | {"ngay_niem_yet": long_day(posted_on)}
        return notice_document(
            wording,
            values,
            schedules,
            letterhead=letterhead(
                profile, schedules[0].number or document_number(None, SIGN), min(posted_on, now.date())
            ),
            chairperson=profile.chairperson,
            made_at=now,
            top_mark=top_mark(self.desk.is_practice),
        )


def notice_document(
    wording: Wording,
    values: dict[str, str],
    schedules: Sequence[MonthSchedule],
    *,
    letterhead: Letterhead,
    chairperson: str,
    made_at: datetime,
    top_mark: str = "",
) -> Document:
    """The notice; `values` are the fields of its wording."""
    days = [day for schedule in schedules for day in schedule.held]

    def said(name: str, *, keep: bool = False) -> Paragraph:
        return Paragraph(content=wording.fill(name, values), keep_with_next=keep)

    return Document(
        subject="Thông báo lịch tiếp công dân",
        made_at=made_at,
        letterhead=letterhead,
        title="THÔNG BÁO",
        abstract=(f"Lịch tiếp công dân {months_in_words(schedules)}",),
        blocks=(
            said(part_on(WORDING, days[0].on)),
            said("thuong_xuyen"),
            said("dinh_ky", keep=True),
            _table(days),
            *(said(name) for name in ("dia_diem", "dot_xuat", "niem_yet")),
        ),
        signatures=(Signature(lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), name=chairperson),),
        recipients=tuple(wording.say("noi_nhan", values).split("\n")),
        size=13.5,
        one_page=True,
        top_mark=top_mark,
    )


def months_in_words(schedules: Sequence[MonthSchedule]) -> str:
    """ "tháng 12 năm 2026", "tháng 11 và tháng 12 năm 2026"; a year is said where it ends."""
    parts = [
        f"tháng {schedule.month:02d}" if schedule.month < 3 else f"tháng {schedule.month}" for schedule in schedules
    ]
    years = [schedule.year for schedule in schedules]
    for at, (here, there) in enumerate(pairwise([*years, 0])):
        parts[at] += f" năm {here}" if here != there else ""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} và {parts[-1]}"


def office_values(profile: Profile, regular: Sequence[time]) -> dict[str, str]:
    """What the notice says of the office itself."""
    names = ("sang_tu", "sang_den", "chieu_tu", "chieu_den")
    return {
        "co_quan": committee(profile),
        "nguoi_tiep": profile.reception_official,
        "noi_tiep": profile.reception_place,
        "dien_thoai": profile.phone,
        "don_vi": profile.name.split(" ")[0],
        **{name: join_units(hour(at)) for name, at in zip(names, regular, strict=True)},
    }


def hour(at: time) -> str:
    """07 giờ 30 phút."""
    return f"{at:%H} giờ {at:%M} phút"


def _table(days: Sequence[ScheduledDay]) -> Table:
    centre = Align.CENTRE
    aligns = (centre, centre, centre, centre, Align.LEFT, Align.LEFT)
    return Table(
        columns=tuple(TableColumn(width, align) for width, align in zip(_WIDTHS, aligns, strict=True)),
        head=single_head(_HEAD),
        rows=tuple(_row(number, day) for number, day in enumerate(days, start=1)),
        size=11.5,
        joined=(_HOUR, _CHAIR, _ATTENDEES),
    )


def _row(number: int, day: ScheduledDay) -> tuple[str, ...]:
    expected = day.expected or "Theo đăng ký của công dân"
    moved = f" ({day.why})" if day.why else ""
    return (
        str(number),
        f"{words.WEEKDAYS[day.on.weekday()]},\n{words.day(day.on)}",
        "\nđến\n".join(f"{at:%H} giờ {at:%M}" for at in (day.starts_at, day.ends_at) if at),
        f"{day.chair_post.replace('Ủy ban nhân dân', 'UBND')}\n{day.chair}",
        day.attendees,
        f"{expected}{moved}",
    )
