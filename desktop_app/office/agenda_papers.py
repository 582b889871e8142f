"""What is to be done as papers: the list of a day and the calendar of a month, for use inside the office."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.law.calendar import CalendarDay, DayKind
from desktop_app.core.paper.document import (
    Block,
    Cell,
    Document,
    Foot,
    Paragraph,
    Signature,
    Table,
    TableColumn,
)
from desktop_app.core.paper.fonts import SERIF, SERIF_BOLD, text_width
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import Run
from desktop_app.core.paper.measures import MM
from desktop_app.core.paper.wording import Wording
from desktop_app.office.agenda import Agenda, Due, Month
from desktop_app.office.agenda_words import agenda_counts, month_counts
from desktop_app.office.area import WaitingItem
from desktop_app.office.desk import Service
from desktop_app.office.papers import letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

LIST_WORDING, MONTH_WORDING = "viec-can-lam", "lich-han-thang"
_HEADS = ("Việc", "Hồ sơ", "Hạn", "Người phụ trách", "Ghi chú")
_WIDTHS = (82.0, 78.0, 27.0, 34.0, 44.0)
_LONGEST = 140
_WEEK, _DAY_MM, _SIZE = 7, 37.8, 9.0
_LINES, _WEEKS_MM = 26, 105.0
"""What fits on one sheet across, below the longest letterhead."""

_ROOM = _DAY_MM * MM - 8


@dataclass(frozen=True)
class Frame:
    """Whose paper it is, when and by whom it is made."""

    profile: Profile
    made_at: datetime
    made_by: str
    mark: str


class AgendaPaperService(Service):
    """Makes the papers."""

    @needs(Right.PRINT)
    def list_of(self, agenda: Agenda) -> Document:
        """The list of a day."""
        wording, frame = self._read(LIST_WORDING)
        return list_document(wording, list_values(agenda), agenda, frame)

    @needs(Right.PRINT)
    def calendar_of(self, month: Month) -> Document:
        """The calendar of a month, on one sheet across."""
        wording, frame = self._read(MONTH_WORDING)
        return month_document(wording, month_values(month, frame), month, frame)

    def _read(self, key: str) -> tuple[Wording, Frame]:
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, key)
        return wording, Frame(profile, self.desk.clock.now(), self.holder.name, top_mark(self.desk.is_practice))


def list_values(agenda: Agenda) -> dict[str, str]:
    """The fields of the list's wording."""
    return {"ngay": words.day(agenda.on), "tinh_hinh": agenda_counts(agenda)}


def month_values(month: Month, frame: Frame) -> dict[str, str]:
    """The fields of the calendar's wording."""
    made = f"In lúc {words.instant(frame.made_at)}, {frame.made_by}"
    return {"thang": month.name, "tinh_hinh": month_counts(month), "in_luc": made}


def list_document(wording: Wording, values: Mapping[str, str], agenda: Agenda, frame: Frame) -> Document:
    """The list: what is late, what is due soon, then what waits."""
    blocks = tuple(_blocks(wording, values, agenda))
    nothing = Paragraph(content=wording.fill("khong_viec", values), align=Align.CENTRE, first_line=False)
    return Document(
        subject=f"Việc cần làm ngày {words.day(agenda.on)}",
        made_at=frame.made_at,
        letterhead=letterhead(frame.profile, dated_on=frame.made_at.date()),
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=blocks or (nothing,),
        signatures=(
            Signature(lines=(wording.say("nguoi_in", values),), note="(Ký, ghi rõ họ tên)", name=frame.made_by),
        ),
        signing_mm=14,
        size=13,
        landscape=True,
        top_mark=frame.mark,
    )


def month_document(wording: Wording, values: Mapping[str, str], month: Month, frame: Frame) -> Document:
    """The calendar: a row for each week, what falls due on the day in its field."""
    weeks = list(_weeks(month))
    most = _LINES // len(weeks) - 1
    return Document(
        subject=f"Lịch hạn tháng {month.name}",
        made_at=frame.made_at,
        letterhead=letterhead(frame.profile, dated_on=frame.made_at.date()),
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=(
            Table(
                columns=(TableColumn(_DAY_MM),) * _WEEK,
                head=single_head(words.WEEKDAYS),
                rows=tuple(tuple(_field(day, month, most) for day in week) for week in weeks),
                size=_SIZE,
                row_mm=_WEEKS_MM / len(weeks),
            ),
        ),
        size=12,
        landscape=True,
        top_mark=frame.mark,
        foot=Foot(wording.say("chan_trang", values)),
    )


def _blocks(wording: Wording, values: Mapping[str, str], agenda: Agenda) -> Iterator[Block]:
    for part, due in (("qua_han", agenda.late), ("den_han", agenda.soon)):
        if due:
            yield _part(wording.say(part, values), [_due_row(each) for each in due])
    for group, items in agenda.groups:
        yield _part(group.value, [_waiting_row(item) for item in items])


def _part(heading: str, rows: Sequence[tuple[str, ...]]) -> Table:
    columns = tuple(TableColumn(width) for width in _WIDTHS)
    told = f"{heading} ({words.number(len(rows))} việc)"
    return Table(columns=columns, head=single_head(_HEADS), rows=tuple(rows), caption=told, size=11.5)


def _due_row(due: Due) -> tuple[str, ...]:
    item = due.item
    return _short(item.title), item.detail, f"{words.day(item.due_on)}\n{due.words}", item.who, item.note


def _waiting_row(item: WaitingItem) -> tuple[str, ...]:
    return _short(item.title), item.detail, f"từ {words.day(item.since_on)}", "", ""


def _short(title: str) -> str:
    return shorten(title, _LONGEST, placeholder="…")


def _weeks(month: Month) -> Iterator[tuple[CalendarDay | None, ...]]:
    """The days in weeks from Monday; None before the first and after the last."""
    days: list[CalendarDay | None] = [None] * month.days[0].on.weekday() + list(month.days)
    days += [None] * (-len(days) % _WEEK)
    for start in range(0, len(days), _WEEK):
        yield tuple(days[start : start + _WEEK])


def _field(day: CalendarDay | None, month: Month, most: int) -> Cell:
    """The day, why it is not worked, and as many things as there is room for; what is late is marked."""
    if day is None:
        return ""
    number, due = str(day.on.day), month.of(day.on)
    why = "" if day.kind in (DayKind.WORKING, DayKind.WEEKEND) else f"  {day.why}"
    shown = due if len(due) <= most else due[: most - 1]
    lines = [f"{'! ' if each.is_late else '- '}{each.item.title}" for each in shown]
    lines += [f"(và {words.number(len(due) - len(shown))} việc nữa)"] if len(due) > len(shown) else []
    reason = _cut(why, _ROOM - text_width(number, SERIF_BOLD, _SIZE)) if lines else why
    return (Run(number, bold=True), Run(reason, italic=True), *(Run(f"\n{_cut(line, _ROOM)}") for line in lines))


def _cut(text: str, room: float) -> str:
    """As much of a line as there is room for."""
    kept = text
    while text_width(kept, SERIF, _SIZE) > room:
        kept = f"{kept.rstrip('…')[:-1].rstrip()}…"
    return kept
