"""How packages from the office above are written: before anything is installed, and ever after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.law.deadline import Move
from desktop_app.kit.cells import Cell
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.office.law_lines import Standing
from desktop_app.sync.down.finding import FoundDown
from desktop_app.sync.down.planned import DownPlan
from desktop_app.sync.down.queries import CameDownRow
from desktop_app.sync.down.told import DownLine, Group
from desktop_app.sync.states import DownState

CAME_DOWN = (
    Column(name="seq", heading="Gói", width=60, kind="number"),
    Column(name="what", heading="Nội dung", second="from"),
    Column(name="made", heading="Lập ngày", width=100),
    Column(name="state", heading="Tình trạng", width=150, kind="badge"),
)
GIVES_WAY = ("made",)
STATES = {
    DownState.TAKEN: (State.DONE, "Đã cài"),
    DownState.REFUSED: (State.OVERDUE, "Đã từ chối"),
    DownState.TAKEN_BACK: (State.NONE, "Đã hoàn tác"),
    DownState.WAITING: (State.ACTIVE, "Chưa cài"),
}
_NEW, _BARRED, _SAME = (State.ACTIVE, "Chưa cài"), (State.WARNING, "Không cài được"), (State.NONE, "Đã có đủ")
_MARKS = {Standing.ADDED: State.ACTIVE, Standing.CHANGED: State.SOON, Standing.SAME: None}
_SHOWN_MOVES = 40


@dataclass(frozen=True)
class DownRow:
    """A line of the list: a file on the stick, what was decided on a package, or both."""

    uid: str
    found: FoundDown | None = None
    came: CameDownRow | None = None

    @property
    def plan(self) -> DownPlan | None:
        """What installing the file would do; None where there is no file or it cannot be read."""
        return self.found.plan if self.found else None

    @property
    def can_be_installed(self) -> bool:
        """Whether nothing stands in the way and it is not in use already."""
        return self.plan is not None and not self.plan.trouble and self.plan.state is not DownState.TAKEN

    @property
    def is_open(self) -> bool:
        """Whether somebody has to decide on it."""
        return self.plan is not None and self.plan.state is None

    @property
    def lines(self) -> Sequence[DownLine]:
        """The items: as they would be installed now, else as they stood when it was decided on."""
        if self.came is not None and self.came.state is DownState.TAKEN:
            return self.came.lines
        return self.plan.lines if self.plan else self.came.lines if self.came else ()


def down_rows(found: Sequence[FoundDown], came: Sequence[CameDownRow]) -> list[DownRow]:
    """What lies on the stick first, then what was decided on before."""
    decided = {each.digest: each for each in came}
    first = [
        DownRow(f"tệp {at}" if each.plan is None else each.plan.digest, each, decided.pop(_digest(each), None))
        for at, each in enumerate(found)
    ]
    return [*first, *(DownRow(each.digest, came=each) for each in came if each.digest in decided)]


def _digest(found: FoundDown) -> str:
    return found.plan.digest if found.plan else ""


def down_cell(row: DownRow, column: Column) -> Cell:
    """One cell of the list."""
    of = row.plan or row.came
    match column.name:
        case "seq":
            return Cell(text=words.number(of.seq) if of else "")
        case "what":
            if of is None:
                return Cell(text="Tệp không đọc được", second=row.found.trouble if row.found else "")
            return Cell(text=contents_words(row.lines, row.plan), second=of.from_name, strong=row.is_open)
        case "made":
            return Cell(text=words.day(of.made_at.date()) if of else "")
    state, said = state_words(row)
    return Cell(text=said, state=state)


def state_words(row: DownRow) -> tuple[State, str]:
    """How a package stands."""
    if row.came is not None and row.came.state is DownState.TAKEN:
        return STATES[DownState.TAKEN]
    if (row.plan is None and row.came is None) or (row.plan is not None and row.plan.trouble):
        return _BARRED
    if row.came is not None:
        return STATES[row.came.state]
    return _SAME if row.plan is not None and row.plan.changes_nothing else _NEW


def contents_words(lines: Sequence[DownLine], plan: DownPlan | None = None) -> str:
    """How many items of each kind: "1 phiếu, 2 quy định"; of a `plan` also those that cannot be installed."""
    many = {group: sum(line.group is group for line in lines) for group in Group}
    if plan is not None:
        many |= {Group.QUESTIONNAIRE: len(plan.parts.questionnaires), Group.FORM: len(plan.parts.forms)}
    said = ", ".join(f"{words.number(count)} {group.noun}" for group, count in many.items() if count)
    return said or "Không có mục nào"


def down_sentence(rows: Sequence[DownRow], *, looked: bool) -> str:
    """How the list stands, in one sentence."""
    waits = sum(row.is_open for row in rows)
    taken = sum(row.came is not None and row.came.state is DownState.TAKEN for row in rows)
    if waits:
        return f"{words.number(waits)} gói chưa cài; đọc kỹ thay đổi rồi cài hoặc từ chối. Chưa có gì thay đổi."
    stick = "Không thấy gói mới trên USB. " if looked else ""
    return f"{stick}{words.number(taken)} gói đã cài." if rows else f"{stick}Chưa nhận gói nào từ cấp trên."


def down_reading(row: DownRow) -> Reading:
    """A package with everything that it does here."""
    of, state = row.plan or row.came, state_words(row)
    if of is None:
        told = row.found.trouble if row.found else ""
        pairs: list[tuple[str, Sequence[Line]]] = [("Vì sao", [Words(told, state=State.WARNING)])]
        return Reading(title="Tệp không đọc được", when=row.found.name if row.found else "", pairs=pairs, badge=state)
    pairs = [("Nơi gửi", [Words(of.from_name, strong=True), Words("Chữ ký khớp khóa đã ghi danh", state=State.DONE)])]
    pairs.append(("Người lập", [Words(of.made_by or "Không ghi")]))
    pairs += [("Lời dặn", [Words(of.note)])] if of.note else []
    if row.plan is not None and row.plan.trouble and state is _BARRED:
        pairs.append(("Vì sao", [Words(row.plan.trouble, state=State.WARNING)]))
    if row.came is not None:
        pairs += _decided(row.came)
    is_taken = row.came is not None and row.came.state is DownState.TAKEN
    pairs += _items(row.lines, "Trước đó" if is_taken else "Đang dùng")
    if row.can_be_installed and row.plan is not None:
        pairs.append(("Hạn dời", list(_moves(row.plan.moves))))
    return Reading(
        title=f"Gói gửi xuống số {of.seq}", when=f"Lập và ký {words.instant(of.made_at)}", pairs=pairs, badge=state
    )


def _decided(came: CameDownRow) -> list[tuple[str, Sequence[Line]]]:
    said = f"{STATES[came.state][1]} {words.day(came.decided_on)}, {came.decided_by}"
    return [("Đã làm", [Words(said), *([Words(f"Lý do: {came.reason}")] if came.reason else [])])]


def _items(lines: Sequence[DownLine], was: str) -> Iterator[tuple[str, Sequence[Line]]]:
    last: Group | None = None
    for line in lines:
        told: list[Line] = [Words(line.title, strong=True)]
        mark = _MARKS[line.standing]
        if line.standing is Standing.SAME:
            told.append(Words(f"{line.standing.value}: {line.after}"))
        else:
            told += [Words(f"{was}: {line.before}")] if line.before else []
            told.append(Words(f"{line.standing.value}: {line.after}", state=mark))
        told += [Words(f"Căn cứ: {line.basis}")] if line.basis else []
        yield ("" if line.group is last else line.group.value), told
        last = line.group


def _moves(moves: Sequence[Move]) -> Iterator[Line]:
    if not moves:
        yield Words("Không hạn đang chạy nào thay đổi.")
    for move in moves[:_SHOWN_MOVES]:
        yield Words(f"{move.item.title}: {words.day(move.item.due_on)} dời sang {words.day(move.due_on)}")
    if len(moves) > _SHOWN_MOVES:
        yield Words(f"và {words.number(len(moves) - _SHOWN_MOVES)} hạn khác")
