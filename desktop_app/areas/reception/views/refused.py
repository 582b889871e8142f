"""What the reading pane says of a refusal, and of the visits into which several contents were parted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from desktop_app.areas.reception.grounds import ground_of
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.record import VisitRecord
from desktop_app.core import words
from desktop_app.kit.reading_pane import Line, Words
from desktop_app.kit.theme import State


@dataclass(frozen=True)
class Doors:
    """Where the pane leads: to another visit by its uid, to the notice, to noting its number; None where nowhere."""

    go_to: Callable[[str], None] | None = None
    print_notice: Callable[[], None] | None = None
    issue_notice: Callable[[], None] | None = None


def refusal_lines(record: VisitRecord, doors: Doors) -> Iterator[Line]:
    """The ground, where it stands, how sure that is; whether the notice was issued."""
    values, row = record.values, record.row
    if values["handling"] is not Handling.REFUSE:
        return
    ground = ground_of(values["refusal_ground"], row.received_on)
    if ground is None:
        yield Words("Chưa ghi căn cứ từ chối. Sửa lượt tiếp để chọn.", state=State.WARNING)
        return
    yield Words(ground.title)
    if values["notice_number"]:
        yield Words(f"Thông báo từ chối số {values['notice_number']}, ngày {words.day(values['notice_on'])}")
    elif row.awaits_notice:
        yield Words("Chưa ra thông báo từ chối", state=State.SOON)
        if doors.print_notice:
            yield Words("In thông báo từ chối", does=doors.print_notice)
        if doors.issue_notice:
            yield Words("Ghi số thông báo", does=doors.issue_notice)
    elif not ground.notice:
        yield Words("Giải thích trực tiếp, không phải ra thông báo")
    yield Words(ground.citation)
    if not ground.confidence.checked:
        yield Words(f"{ground.confidence.value}.", state=State.UNCHECKED)
    if ground.notice and ground.note:
        yield Words(ground.note, state=State.UNCHECKED)


def linked_lines(record: VisitRecord, doors: Doors) -> Iterator[Line]:
    """The other visits of what was parted; each leads there."""
    for other in record.linked:
        what = "Tách từ lượt" if other.was_first else "Đã tách ra lượt"
        struck = ", đã bỏ số" if other.is_void else ""
        go_to = partial(doors.go_to, other.uid) if doors.go_to else None
        yield Words(f"{what} {other.label} ({other.kind.lower()}{struck})", does=go_to)
