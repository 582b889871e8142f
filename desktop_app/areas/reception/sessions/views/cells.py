"""How a session looks in a list and beside it."""

from collections.abc import Callable, Iterator
from datetime import date

from desktop_app.areas.reception.models import Channel, Mode
from desktop_app.areas.reception.sessions.due import called
from desktop_app.areas.reception.sessions.queries import SessionRow
from desktop_app.areas.reception.sessions.record import SessionRecord, TaskRow
from desktop_app.areas.reception.sessions.rules import OnlineTimes, Status
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.kit.cells import Cell, plain_cell
from desktop_app.kit.controls import Banner
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.kit.timeline import Place, Step

STATES = {
    Status.UPCOMING: State.ACTIVE,
    Status.TODAY: State.SOON,
    Status.UNRECORDED: State.OVERDUE,
    Status.HELD: State.DONE,
    Status.NOBODY: State.DONE,
    Status.CALLED_OFF: State.VOID,
}
MOST_VISITS, MOST_STEPS = 8, 8

Pair = tuple[str, list[Line]]
Open = Callable[[str], None]


def session_cell(row: SessionRow, column: Column) -> Cell:
    """One cell of the list."""
    quiet = row.status is Status.CALLED_OFF
    if column.name == "status":
        return Cell(text=row.status.value, state=STATES[row.status])
    if column.name == "kind":
        apart = "Ủy quyền" if row.mode is Mode.BY_DELEGATE else ""
        online = row.channel.value if row.channel is Channel.ONLINE else ""
        second = ", ".join(part for part in (apart, online.lower() if apart else online) if part)
        return Cell(text=row.kind.value, second=second, quiet=quiet)
    if column.name == "chair":
        return Cell(text=row.chair, second=row.chair_post.replace("Ủy ban nhân dân", "UBND"), strong=True, quiet=quiet)
    if quiet:
        plain = plain_cell(row, column)
        return Cell(text=plain.text, second=plain.second, quiet=True, struck=column.name == "held_on")
    return plain_cell(row, column)


def session_reading(
    record: SessionRecord,
    today: date,
    notice: Banner | None,
    times: OnlineTimes | None,
    open_visit: Open,
    finish: Open | None,
) -> Reading:
    """The session; a task that may be finished is a link, and so is each visit."""
    row = record.row
    said = called(row)
    clock = " đến ".join(
        f"{at:%H:%M}" for at in (record.began_at or record.starts_at, record.ended_at or record.ends_at) if at
    )
    return Reading(
        title=f"{said[0].upper()}{said[1:]}",
        when=", ".join(part for part in (words.long_day(row.held_on), clock, record.place) if part),
        pairs=tuple(_pairs(record, today, times, open_visit, finish)),
        badge=(STATES[row.status], row.status.value),
        notice=notice,
        steps=tuple(_steps(record, today)),
    )


def session_notice(record: SessionRecord, deputy: str, day_off: str) -> Banner | None:
    """What must be known first: the day became a day off, or a deputy receives."""
    if day_off and record.row.status is Status.UPCOMING:
        return Banner(State.WARNING, f"Ngày tiếp nay là ngày nghỉ ({day_off}).", "Bấm nút ba chấm, chọn Chuyển ngày.")
    return Banner(State.WARNING, "Phiên do cấp phó tiếp, tính riêng.", deputy) if deputy else None


def _pairs(
    record: SessionRecord, today: date, times: OnlineTimes | None, open_visit: Open, finish: Open | None
) -> Iterator[Pair]:
    row = record.row
    yield "Chủ trì", [Words(row.chair, strong=True), Words(row.chair_post)]
    if record.moved:
        yield "Chuyển ngày", [Words(f"Theo lịch là {words.day(record.planned_on)}"), Words(record.change_reason)]
    elif row.status is Status.CALLED_OFF:
        yield "Lý do", [Words(record.change_reason)]
    if record.ground:
        yield "Căn cứ", [Words(f"Khoản 3 Điều 18. {record.ground.value}")]
    if times is not None:
        yield "Trực tuyến", list(_online(record, today, times))
    for label, text in (("Thành phần", record.attendees), ("Dự kiến", record.expected)):
        if text:
            yield label, [Words(text)]
    if record.visits:
        yield "Công dân", list(_visits(record, open_visit))
    elif row.status is Status.NOBODY:
        yield "Công dân", [Words("Không có công dân đến")]
    if record.secretary:
        number = f"Số {record.minutes_number}. " if record.minutes_number else ""
        yield "Biên bản", [Words(f"{number}{record.secretary} ghi")]
    if record.conclusion:
        number = f"Số {record.conclusion_number}, " if record.conclusion_number else ""
        yield "Kết luận", [Words(f"{number}ngày {words.day(record.concluded_on)}"), Words(record.conclusion)]
    for place, task in enumerate(record.tasks, start=1):
        yield f"Việc {place}", list(_task(task, today, finish))


def _online(record: SessionRecord, today: date, times: OnlineTimes) -> Iterator[Line]:
    told = (("Báo các bên", record.notified_on, times.notify_by), ("Thử kết nối", record.tested_on, times.test_by))
    for what, done_on, by in told:
        if done_on:
            late = " (trễ)" if done_on > by else ""
            yield Words(f"{what}: đã làm {words.day(done_on)}{late}", state=State.WARNING if late else None)
        else:
            yield Words(f"{what} chậm nhất {words.day(by)}", state=State.OVERDUE if by < today else None)
    if times.connect_by:
        yield Words(f"Mở kết nối chậm nhất {times.connect_by:%H:%M}")


def _visits(record: SessionRecord, open_visit: Open) -> Iterator[Line]:
    yield Words(f"{record.row.visits} lượt, {record.row.people} người", strong=True)
    for visit in record.visits[:MOST_VISITS]:
        yield Words(f"Số {visit.number}: {visit.who}", does=_with(open_visit, visit.uid))
    if len(record.visits) > MOST_VISITS:
        yield Words(f"và {len(record.visits) - MOST_VISITS} lượt nữa")


def _task(task: TaskRow, today: date, finish: Open | None) -> Iterator[Line]:
    yield Words(task.what, strong=True)
    yield Words(task.who)
    if task.done_on:
        yield Words(f"Xong ngày {words.day(task.done_on)}", state=State.DONE)
        if task.result:
            yield Words(task.result)
        return
    late = task.due_on < today
    yield Words(f"{'Quá hạn' if late else 'Hạn'} {words.day(task.due_on)}", state=State.OVERDUE if late else State.SOON)
    if finish is not None:
        yield Words("Ghi đã xong", does=_with(finish, task.uid))


def _with(does: Open, uid: str) -> Callable[[], None]:
    """Do it with the record; what a button says of itself is passed over."""
    return lambda *_: does(uid)


def _steps(record: SessionRecord, today: date) -> Iterator[Step]:
    for number, (at, what, by, why) in enumerate(record.happenings[:MOST_STEPS]):
        day = "Hôm nay" if at.date() == today else words.day(at.date())
        detail = ". ".join(part for part in (by, why) if part)
        yield Step(what, detail, day, place=Place.DONE if number else Place.NOW)
