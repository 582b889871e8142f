"""A request for information in the list and in the reading pane."""

from collections.abc import Callable, Iterator
from datetime import date

from desktop_app.areas.disclosure.requests.queries import RequestView
from desktop_app.areas.disclosure.requests.rules import Stands
from desktop_app.areas.views.history import history_steps
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import days_left
from desktop_app.kit.cells import Cell, CellOf, plain_cell
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.office.history import Happening

Badge = tuple[State, str]
LOOKS = {
    Stands.OPEN: State.NONE,
    Stands.SOON: State.SOON,
    Stands.LATE: State.OVERDUE,
    Stands.AT_SOURCE: State.ACTIVE,
    Stands.ENDED: State.DONE,
    Stands.VOID: State.VOID,
}


def badge_of(view: RequestView, today: date, calendar: WorkCalendar) -> Badge:
    """The state in words; where a deadline presses, in words that count days; of an ended one how it ended."""
    if view.state in (Stands.LATE, Stands.SOON) and view.due_on:
        left = days_left(view.due_on, today, calendar)
        if left < 0:
            return State.OVERDUE, f"Quá {-left} ngày"
        return State.SOON, "Hôm nay" if view.due_on == today else f"Còn {left} ngày"
    if view.state is Stands.ENDED and view.end:
        return State.DONE, view.end.value
    return LOOKS[view.state], view.state.value


def request_cells(today: Callable[[], date], calendar: Callable[[], WorkCalendar]) -> CellOf:
    """Draws the columns of the list; the day and the calendar are asked at each drawing."""

    def cell_of(view: RequestView, column: Column) -> Cell:
        if column.name == "state":
            state, said = badge_of(view, today(), calendar())
            return Cell(text=said, state=state)
        if column.name == "number":
            return Cell(text=str(view.number), struck=view.voided_on is not None, strong=True)
        if view.voided_on and column.name == "content":
            return Cell(text=f"Hủy: {view.void_reason}", second="Số được giữ lại", quiet=True)
        if column.name == "due_on" and view.is_open and view.due_on is None:
            said = "Chờ trả lời" if view.state is Stands.AT_SOURCE else view.limit_words
            return Cell(text=f"{said[0].upper()}{said[1:]}", quiet=True)
        return plain_cell(view, column)

    return cell_of


def request_reading(
    view: RequestView,
    happened: tuple[Happening, ...],
    today: date,
    badge: Badge,
    explain: Callable[[], None],
    open_record: Callable[[], None],
) -> Reading:
    """The request with everything that was done."""
    return Reading(
        title=f"Yêu cầu {view.label}",
        when=view.kind.value,
        pairs=tuple(_pairs(view, explain, open_record)),
        badge=badge,
        steps=tuple(history_steps(happened, today)),
    )


def _pairs(
    view: RequestView, explain: Callable[[], None], open_record: Callable[[], None]
) -> Iterator[tuple[str, list[Line]]]:
    if view.voided_on:
        yield "Hủy", [Words(view.void_reason, strong=True), Words(words.day(view.voided_on))]
    asked = [view.address, view.phone, view.way]
    yield "Người yêu cầu", [Words(view.requester, strong=True), *(Words(said) for said in asked if said)]
    yield "Ngày nhận", [Words(words.long_day(view.received_on))]
    yield "Nội dung", [Words(view.content)]
    if view.record:
        yield "Về hồ sơ", [Words(f"Hồ sơ công khai {view.record}", does=lambda *_: open_record())]
    if view.is_open:
        yield "Hạn trả lời", list(_limit(view, explain))
    if view.asked_source_on:
        replied = words.day(view.source_replied_on) if view.source_replied_on else "chưa trả lời"
        yield "Hỏi nguồn", [Words(f"Hỏi ngày {words.day(view.asked_source_on)}, {_reply(replied, view)}")]
    if view.end and view.ended_on:
        numbered = f", văn bản số {view.answer_number}" if view.answer_number else ""
        ended = Words(f"{view.end.value}, ngày {words.day(view.ended_on)}{numbered}", state=State.DONE)
        yield "Kết quả", [ended, *([Words(view.answer)] if view.answer else [])]


def _reply(said: str, view: RequestView) -> str:
    return f"trả lời ngày {said}" if view.source_replied_on else said


def _limit(view: RequestView, explain: Callable[[], None]) -> Iterator[Line]:
    if view.due_on is None:
        said = "Chờ cơ quan tạo ra thông tin trả lời" if view.state is Stands.AT_SOURCE else view.limit_words
        yield Words(f"{said[0].upper()}{said[1:]}", state=State.WARNING)
        return
    yield Words(words.long_day(view.due_on), strong=True)
    if view.deadline is None:
        yield Words(f"Cơ quan tự nhập; {view.limit_words.partition(',')[0]}")
        return
    yield Words(f"{view.deadline.rule.amount} từ ngày {words.day(view.deadline.start_on)}")
    yield Words("Xem cách tính hạn", does=lambda *_: explain())
