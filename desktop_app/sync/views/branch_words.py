"""How branches and their packages are written on screen."""

from collections.abc import Sequence

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.kit.cells import Cell
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.sync.branch.queries import BranchLine, HandedLine, JoinedLine, OwnStanding
from desktop_app.sync.states import ReceivedState, SentState

COLUMNS = (
    Column(name="name", heading="Máy phụ", second="place"),
    Column(name="visits", heading="Lượt tiếp", width=96, kind="number"),
    Column(name="last", heading="Số cuối", width=110),
    Column(name="joined", heading="Gói mới nhập", width=140, second="on"),
    Column(name="state", heading="Tình trạng", width=150, kind="badge"),
)
"""The list at the main PC."""

HANDED = (
    Column(name="seq", heading="Gói", width=70, kind="number"),
    Column(name="on", heading="Lập ngày", width=120),
    Column(name="file", heading="Tệp"),
    Column(name="state", heading="Tình trạng", width=170, kind="badge"),
)
"""The packages that a branch handed over."""

NO_BRANCH = (
    "Bàn tiếp công dân thứ hai có máy riêng, không nối mạng với máy này thì lập máy phụ: máy phụ ghi sổ riêng, số "
    "riêng, rồi giao gói bằng USB; lượt tiếp vào thẳng sổ ở đây."
)
_MOST = 8
_SENT = {
    SentState.MADE: State.SOON,
    SentState.HANDED_OVER: State.SOON,
    SentState.RECEIVED: State.DONE,
    SentState.RETURNED: State.OVERDUE,
}
_JOINED = {
    ReceivedState.TAKEN_IN: "đã nhập",
    ReceivedState.FORKED: "chờ xác nhận",
    ReceivedState.REFUSED: "không nhận",
    ReceivedState.SAME_AGAIN: "đã nhập trước đó",
}


def branch_state(row: BranchLine) -> tuple[State, str]:
    """Whether it is in use, waits for somebody, or was ended."""
    if row.branch.ended_on:
        return State.VOID, "Ngừng dùng"
    if row.waits:
        return State.WARNING, "Chờ xác nhận"
    if row.trouble:
        return State.WARNING, "Cần đối chiếu"
    return (State.ACTIVE, "Đang ghi") if row.joined_on else (State.NONE, "Chưa nhập gói")


def branch_cell(row: BranchLine, column: Column) -> Cell:
    """One cell of the list."""
    match column.name:
        case "name":
            return Cell(text=f"Sổ {row.uid}: {row.branch.name}", second=row.branch.place, strong=True)
        case "visits":
            return Cell(text=words.number(row.visits), quiet=not row.visits)
        case "last":
            return Cell(text=row.last_number)
        case "joined":
            on = words.day(row.joined_on) if row.joined_on else ""
            return Cell(text=f"Gói số {words.number(row.seq)}" if row.seq else "chưa có", second=on, quiet=not row.seq)
    state, said = branch_state(row)
    return Cell(text=said, state=state)


def branch_reading(row: BranchLine, packages: Sequence[JoinedLine]) -> Reading:
    """A branch with its packages."""
    pairs: list[tuple[str, Sequence[Line]]] = [
        ("Nơi tiếp", [Words(row.branch.place or "chưa ghi")]),
        ("Số", [Words(f"đến {row.last_number}" if row.last_number else "chưa có số nào ở đây", strong=True)]),
    ]
    if row.trouble:
        pairs.append(("Cần xem", [Words(row.trouble, state=State.WARNING)]))
    own = [each for each in packages if each.letter == row.uid]
    pairs.append(("Gói", [Words(_package(each)) for each in own[:_MOST]] or [Words("chưa nhập gói nào")]))
    if row.branch.ended_on:
        pairs.append(("Ngừng dùng", [Words(f"{words.day(row.branch.ended_on)}; từ đó sổ này sửa ở máy chính")]))
    made = f"Bộ máy phụ lập ngày {words.day(row.branch.made_on)}"
    return Reading(title=f"Sổ {row.uid}: {row.branch.name}", when=made, pairs=pairs, badge=branch_state(row))


def branches_sentence(rows: Sequence[BranchLine]) -> str:
    """The state of the list in one sentence."""
    used = [row for row in rows if row.branch.ended_on is None]
    if not used:
        return "Cơ quan không dùng máy phụ; mọi sổ ghi ở máy này."
    waits = sum(row.waits for row in used)
    more = f" {words.number(waits)} máy có gói chờ xác nhận." if waits else ""
    many = sum(row.visits for row in used)
    return f"{words.number(len(used))} máy phụ, {words.number(many)} lượt tiếp của máy phụ đã vào sổ ở đây.{more}"


def own_sentence(own: OwnStanding) -> str:
    """Where a branch stands."""
    new = f"{words.number(own.new)} lượt chưa có biên nhận của máy chính" if own.new else "máy chính đã nhận đủ"
    return f"Máy này là máy phụ, ghi sổ {own.branch.letter}: {words.number(own.visits)} lượt tiếp, {new}."


def handed_cell(row: HandedLine, column: Column) -> Cell:
    """One cell of the packages of a branch."""
    match column.name:
        case "seq":
            return Cell(text=words.number(row.seq), strong=True)
        case "on":
            return Cell(text=words.day(row.made_on))
        case "file":
            return Cell(text=row.file_name, quiet=True)
    said = "Chờ biên nhận" if row.state is SentState.MADE else row.state.value
    return Cell(text=said, state=_SENT[row.state])


def _package(row: JoinedLine) -> str:
    counts = f"thêm {words.number(row.added)}, đổi {words.number(row.changed)} dòng"
    told = counts if row.state is ReceivedState.TAKEN_IN else _JOINED[row.state]
    receipt = "" if row.has_receipt or row.state is not ReceivedState.TAKEN_IN else ", chưa xuất biên nhận"
    return f"Số {words.number(row.seq)}, {words.day(row.arrived_on)}: {told}{receipt}"
