"""What Hôm nay says of copies: to be put up, put up again, taken down, looked after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.core import words
from desktop_app.office.area import DueItem
from desktop_app.office.postings.models import Posting, PostingCopy
from desktop_app.office.postings.rules import Count, Hanging, look_over_on

UNSEEN = "unseen"
"""What the page of postings is told to show for a reminder that is about boards, and not about one notice."""


class CopiesTask(Enum):
    """What is to be done with copies."""

    PUT_UP = "Niêm yết"
    PUT_BACK = "Niêm yết lại"
    TAKE_DOWN = "Gỡ, lập biên bản"
    LOOK_OVER = "Kiểm tra bảng tin"


@dataclass(frozen=True, kw_only=True)
class CopiesDue:
    """One task with some copies of one notice, in print order; to look over is one task for all boards.

    `uid` is what the page of postings is opened with; `due_on` may lie ahead.
    """

    task: CopiesTask
    uid: str
    owner_uid: str
    area: str
    label: str
    item_code: str
    title: str
    due_on: date
    places: tuple[str, ...]


@dataclass(frozen=True)
class OnDay:
    """A copy that something is still to be done with, and how it stands on a day."""

    copy: PostingCopy
    posting: Posting
    count: Count
    last_seen_on: date | None


def tasks(standing: Iterable[OnDay], today: date) -> tuple[CopiesDue, ...]:
    """The tasks of these copies; earliest first."""
    grouped: dict[tuple[int, CopiesTask], tuple[Posting, list[tuple[str, date]]]] = {}
    unseen: list[tuple[str, date]] = []
    for each in standing:
        for task, on in _of_copy(each.posting, each.count, each.last_seen_on, today):
            if task is CopiesTask.LOOK_OVER:
                unseen.append((each.copy.place_name, on))
            else:
                grouped.setdefault((each.posting.id, task), (each.posting, []))[1].append((each.copy.place_name, on))
    found = [_due(task, posting, places) for (_, task), (posting, places) in grouped.items()]
    return tuple(sorted([*found, *_look(unseen)], key=lambda due: (due.due_on, due.label)))


def _of_copy(posting: Posting, count: Count, last_seen: date | None, today: date) -> Iterator[tuple[CopiesTask, date]]:
    if count.hanging is Hanging.WAITING:
        yield CopiesTask.PUT_UP, posting.from_on
    elif posting.voided_on:
        yield CopiesTask.TAKE_DOWN, posting.voided_on
    elif count.hanging is Hanging.BROKEN:
        yield CopiesTask.PUT_BACK, today
    elif count.earliest_on:
        yield CopiesTask.TAKE_DOWN, count.earliest_on
    look_on = look_over_on(count.hanging, last_seen)
    if look_on and look_on <= today and not posting.voided_on:
        yield CopiesTask.LOOK_OVER, look_on


def _due(task: CopiesTask, posting: Posting, places: list[tuple[str, date]]) -> CopiesDue:
    return CopiesDue(
        task=task,
        uid=posting.uid,
        owner_uid=posting.owner_uid,
        area=posting.area,
        label=f"{posting.number}/{posting.year}",
        item_code=posting.item_code,
        title=posting.title,
        due_on=min(on for _, on in places),
        places=tuple(name for name, _ in places),
    )


def board_item(due: CopiesDue, area: str, page: str, today: date) -> DueItem:
    """The task as a line of "Hôm nay"; no law says by when a copy comes down: it waits for today, and is never late."""
    waits = due.task is CopiesTask.TAKE_DOWN and due.due_on < today
    about = f": {due.title}" if due.title else ""
    notice = f"Thông báo {due.label} · " if due.label else ""
    since = f"được gỡ từ {words.day(due.due_on)} · " if waits else ""
    return DueItem(
        uid=due.uid,
        area=area,
        title=f"{due.task.value}{about}",
        detail=f"{notice}{since}{', '.join(due.places)}",
        due_on=today if waits else due.due_on,
        who="",
        page=page,
    )


def _look(unseen: list[tuple[str, date]]) -> Iterator[CopiesDue]:
    if unseen:
        yield CopiesDue(
            task=CopiesTask.LOOK_OVER,
            uid=UNSEEN,
            owner_uid="",
            area="",
            label="",
            item_code="",
            title="",
            due_on=min(on for _, on in unseen),
            places=tuple(dict.fromkeys(name for name, _ in unseen)),
        )
