"""How packages that this office sends down are written, with what communes told of them."""

from collections.abc import Iterator, Sequence

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.stick.troubles import size_words
from desktop_app.kit.cells import Cell
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.sync.down.queries import SentDownRow, ToUnit
from desktop_app.sync.down.told import DownLine, Group
from desktop_app.sync.states import DownState
from desktop_app.sync.views.came_down_words import contents_words

SENT_DOWN = (
    Column(name="seq", heading="Gói", width=60, kind="number"),
    Column(name="what", heading="Nội dung", second="note"),
    Column(name="made", heading="Lập ngày", width=100),
    Column(name="to", heading="Nơi nhận", width=110),
    Column(name="state", heading="Các xã báo lại", width=190, kind="badge"),
)
GIVES_WAY = ("made", "to")
_STATES = {
    DownState.WAITING: (State.NONE, "chưa báo lại"),
    DownState.TAKEN: (State.DONE, "đã cài"),
    DownState.REFUSED: (State.OVERDUE, "từ chối"),
    DownState.TAKEN_BACK: (State.WARNING, "cài rồi bỏ"),
}


def sent_cell(row: SentDownRow, column: Column) -> Cell:
    """One cell of the list."""
    match column.name:
        case "seq":
            return Cell(text=words.number(row.seq))
        case "what":
            return Cell(text=contents_words(row.lines), second=row.note, strong=True)
        case "made":
            return Cell(text=words.day(row.made_at.date()))
        case "to":
            return Cell(text=f"{words.number(len(row.to))} đơn vị")
    state, said = told_words(row)
    return Cell(text=said, state=state)


def told_words(row: SentDownRow) -> tuple[State, str]:
    """What the communes told, the most pressing first."""
    if not row.handed_on:
        return State.SOON, "Chưa ghi ra USB"
    many = len(row.to)
    if refused := row.count(DownState.REFUSED) + row.count(DownState.TAKEN_BACK):
        return State.OVERDUE, f"{words.number(refused)} đơn vị không dùng"
    if row.count(DownState.TAKEN) == many:
        return State.DONE, "Đã cài ở mọi nơi nhận"
    return State.ACTIVE, f"{words.number(row.count(DownState.TAKEN))} trên {words.number(many)} đã cài"


def sent_sentence(rows: Sequence[SentDownRow]) -> str:
    """How the list stands, in one sentence."""
    if not rows:
        return "Chưa gửi xuống gói nào."
    waits = sum(row.count(DownState.WAITING) for row in rows)
    told = f"{words.number(waits)} nơi nhận chưa báo lại" if waits else "mọi nơi nhận đã báo lại"
    return f"{words.number(len(rows))} gói đã lập, {told}."


def sent_reading(row: SentDownRow) -> Reading:
    """A package with its items and its receivers."""
    handed = f"Ghi ra USB {words.day(row.handed_on)}" if row.handed_on else "Chưa ghi ra USB"
    pairs: list[tuple[str, Sequence[Line]]] = [
        ("Người lập", [Words(row.made_by)]),
        ("Tệp", [Words(f"{size_words(row.size)}. {handed}.")]),
    ]
    pairs += [("Lời dặn", [Words(row.note)])] if row.note else []
    pairs += _items(row.lines)
    pairs.append(("Nơi nhận", list(_receivers(row.to))))
    when = f"Lập {words.instant(row.made_at)}"
    return Reading(title=f"Gói gửi xuống số {row.seq}", when=when, pairs=pairs, badge=told_words(row))


def _items(lines: Sequence[DownLine]) -> Iterator[tuple[str, Sequence[Line]]]:
    for group in Group:
        told: list[Line] = []
        for line in lines:
            if line.group is group:
                told += [Words(line.title, strong=True), Words(line.after)]
        if told:
            yield group.value, told


def _receivers(to: Sequence[ToUnit]) -> Iterator[Line]:
    for each in to:
        state, said = _STATES[each.state]
        when = f" {words.day(each.said_on)}" if each.said_on else ""
        why = f": {each.reason}" if each.reason else ""
        yield Words(f"{each.name}: {said}{when}{why}", state=None if state is State.NONE else state)
