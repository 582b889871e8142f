"""How a copy looks in the list and beside it."""

from collections.abc import Callable, Iterator
from datetime import date

from desktop_app.areas.disclosure.views.evidence_list import evidence_pair
from desktop_app.areas.views.history import history_steps
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.kit.cells import Cell, CellOf, plain_cell
from desktop_app.kit.controls import Banner
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.office.postings.lists import CopyRow, standing_words
from desktop_app.office.postings.models import MinutesKind
from desktop_app.office.postings.record import CopyRecord
from desktop_app.office.postings.rules import Count, Hanging
from desktop_app.office.postings.shown import CopyView, PostingView

STATES = {
    Hanging.WAITING: State.ACTIVE,
    Hanging.RUNNING: State.ACTIVE,
    Hanging.RIPE: State.SOON,
    Hanging.BROKEN: State.OVERDUE,
    Hanging.DONE: State.DONE,
    Hanging.SHORT: State.WARNING,
    Hanging.PERMANENT: State.DONE,
    Hanging.REMOVED: State.NONE,
}

Pair = tuple[str, list[Line]]
Does = Callable[[], None]


def copy_cells(today: Callable[[], date]) -> CellOf:
    """Draws the list of copies as they stand today."""

    def cell_of(row: CopyRow, column: Column) -> Cell:
        gone = row.voided_on is not None
        if column.name == "standing":
            return Cell(text=row.standing, state=copy_state(row.count, row.from_on, today(), gone=gone))
        if column.name == "number":
            return Cell(text=row.label, second=row.copy_words, struck=gone, quiet=gone)
        if column.name == "title":
            return Cell(text=f"{row.item_code} {row.title}", second=f"Phiếu {row.serial}", quiet=gone)
        plain = plain_cell(row, column)
        to_come = column.name == "hung_on" and row.started_on is None
        return Cell(text=plain.text, second=plain.second, quiet=gone or to_come)

    return cell_of


def copy_state(count: Count, from_on: date, today: date, *, gone: bool = False) -> State:
    """The state of a copy; one that should hang already and does not is late."""
    if count.hanging is Hanging.WAITING:
        return State.VOID if gone else State.OVERDUE if from_on < today else State.ACTIVE
    return STATES[count.hanging]


def day_count(copy: CopyView, posting: PostingView) -> str:
    """ "Ngày 12/30, gỡ từ 15/11/2026": how far the count is and when the copy may come down."""
    count, asked = copy.count, posting.required_days
    if count.hanging is Hanging.WAITING:
        return f"Cần {asked} ngày liên tục" if asked else "Niêm yết thường xuyên"
    if not asked:
        return f"Thường xuyên, đã {words.number(count.days)} ngày"
    if count.is_enough:
        return f"Đủ {asked} ngày từ {words.day(count.earliest_on)}"
    far = f"{count.days}/{asked}"
    if count.hanging is Hanging.RUNNING:
        return f"Ngày {far}, gỡ từ {words.day(count.earliest_on)}"
    if count.hanging is Hanging.BROKEN:
        return f"Ngày {far}, đếm lại khi niêm yết lại"
    return f"Mới ngày {far}, chưa đủ"


def copy_reading(
    record: CopyRecord, today: date, open_all: Does, open_owner: Does | None, open_proofs: Does
) -> Reading:
    """The copy; all copies of its notice, the posted record and the proofs are links."""
    copy, posting = record.copy, record.posting
    gone = posting.voided_on is not None
    signed = f" ({posting.notice_number})" if posting.notice_number else ""
    return Reading(
        title=f"{posting.item_code} {posting.title}",
        when=f"Thông báo số {posting.label}{signed}, bản {copy.copy_number}/{copy.copies_total}, phiếu {copy.serial}",
        pairs=(*_pairs(record, today, open_all, open_owner), evidence_pair(record.proofs, open_proofs)),
        badge=(
            copy_state(copy.count, posting.from_on, today, gone=gone),
            standing_words(copy.count, posting.required_days, gone=gone),
        ),
        notice=_notice(record),
        steps=tuple(history_steps(record.happenings, today)),
    )


def _notice(record: CopyRecord) -> Banner | None:
    """What must be known first: the notice is void, or the copy has just become ripe."""
    posting = record.posting
    if posting.voided_on is None:
        return None
    hangs = record.copy.started_at and record.copy.ended_at is None
    second = "Bản này còn trên bảng tin, cần gỡ." if hangs else posting.void_reason
    return Banner(State.WARNING, f"Thông báo đã bỏ ngày {words.day(posting.voided_on)}.", second)


def _pairs(record: CopyRecord, today: date, open_all: Does, open_owner: Does | None) -> Iterator[Pair]:
    copy, posting = record.copy, record.posting
    keeper = [Words(f"Trông giữ: {copy.keeper}")] if copy.keeper else []
    yield "Nơi", [Words(copy.place_name, strong=True), *keeper]
    until = f"đến hết ngày {words.day(posting.to_on)}" if posting.to_on else "không có ngày cuối"
    yield "Thông báo", [Words(f"Từ ngày {words.day(posting.from_on)} {until}")]
    yield "Đếm ngày", [Words(day_count(copy, posting), strong=True)]
    if copy.started_at:
        yield "Niêm yết", [Words(_done(words.instant(copy.started_at), copy.started_by))]
    for gap in copy.gaps:
        back = f"Niêm yết lại {_done(words.instant(gap.to_at), gap.resumed_by)}" if gap.to_at else "Chưa niêm yết lại"
        yield (
            "Gián đoạn",
            [
                Words(f"Từ {words.instant(gap.from_at)}: {gap.reason}"),
                Words(back, state=None if gap.to_at else State.OVERDUE),
            ],
        )
    if copy.ended_at:
        yield "Gỡ", [Words(_done(words.instant(copy.ended_at), copy.ended_by))]
    elif copy.checked_on:
        days = (today - copy.checked_on).days
        ago = "hôm nay" if days == 0 else f"{days} ngày trước"
        yield "Kiểm tra", [Words(f"Lần cuối {words.day(copy.checked_on)} ({ago})")]
    if copy.started_at:
        yield "Biên bản", list(_minutes(copy))
    if len(posting.copies) > 1:
        yield "Các bản", list(_together(record, open_all))
    if open_owner is not None:
        yield "Hồ sơ", [Words("Mở hồ sơ công khai", does=open_owner)]


def _done(when: str, by: str) -> str:
    return f"{when}, {by}" if by else when


def _minutes(copy: CopyView) -> Iterator[Line]:
    asked = (MinutesKind.BEGIN, MinutesKind.END) if copy.ended_at else (MinutesKind.BEGIN,)
    for kind in asked:
        name, kept = ("Bắt đầu" if kind is MinutesKind.BEGIN else "Kết thúc"), copy.minutes_of(kind)
        if kept is None:
            yield Words(f"{name}: chưa lập", state=State.WARNING)
        else:
            number = f"số {kept.number}, " if kept.number else ""
            yield Words(f"{name}: {number}{kept.writer} lập ngày {words.day(kept.began_at.date())}")


def _together(record: CopyRecord, open_all: Does) -> Iterator[Line]:
    """How many copies of the notice stand alike; a single one that stands apart is named."""
    posting = record.posting
    alike: dict[str, list[CopyView]] = {}
    for copy in posting.copies:
        said = standing_words(copy.count, posting.required_days, gone=posting.voided_on is not None)
        alike.setdefault(said, []).append(copy)
    for said, copies in alike.items():
        where = f" ({copies[0].place_name})" if len(copies) == 1 else ""
        yield Words(f"{words.number(len(copies))} bản: {words.inside(said)}{where}")
    yield Words(f"Xem riêng {words.number(len(posting.copies))} bản", does=open_all)
