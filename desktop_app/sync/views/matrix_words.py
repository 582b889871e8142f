"""How the matrix of communes and periods is written: signs, heads, sentences, the cell that is looked at."""

from collections.abc import Sequence
from datetime import date

from desktop_app.core import words
from desktop_app.core.report_periods import days_in_words
from desktop_app.kit.matrix_model import Mark, MatrixRow
from desktop_app.kit.reading_pane import Line, Words
from desktop_app.kit.theme import State
from desktop_app.sync.receiving.matrix import Cell, CellState, Matrix, Step
from desktop_app.sync.receiving.matrix import MatrixRow as UnitRow
from desktop_app.sync.receiving.queries import PackageRow

LOOKS = {
    CellState.ON_TIME: (State.DONE, "check"),
    CellState.SENT: (State.DONE, "check"),
    CellState.LATE: (State.SOON, "clock"),
    CellState.INCOMPLETE: (State.WARNING, "circle-dashed"),
    CellState.BLANK: (State.WARNING, "circle-question-mark"),
    CellState.MISSING: (State.OVERDUE, "circle-alert"),
    CellState.CORRECTED: (State.ACTIVE, "refresh-cw"),
    CellState.RETURNED: (State.OVERDUE, "undo-2"),
    CellState.FORKED: (State.WARNING, "split"),
    CellState.NOTHING: (State.NONE, "minus"),
}
"""Those that are no plain dot."""

IN_LEGEND = {
    CellState.ON_TIME: "Đúng hạn",
    CellState.LATE: "Trễ, số ngày",
    CellState.INCOMPLETE: "Thiếu mục",
    CellState.BLANK: "Số liệu trống",
    CellState.MISSING: "Chưa nộp",
    CellState.CORRECTED: "Nộp lại",
    CellState.RETURNED: "Trả lại",
    CellState.FORKED: "Nhánh rẽ",
    CellState.NOTHING: "Không phát sinh",
}
_PLAIN = (CellState.ON_TIME, CellState.SENT)
ON_TIME = "Đúng hạn"
FEW = 6
"""So many periods leave room for a longer head."""

STEPS = tuple((step.name, {Step.HALF: "6 tháng", Step.NINE: "9 tháng"}.get(step, step.value)) for step in Step)


def legend() -> list[tuple[Mark, str]]:
    """Every sign with its words."""
    signs = [(sign(Cell(state)), said) for state, said in IN_LEGEND.items()]
    return [*signs, (Mark(), "Chưa đến hạn, không phải nộp")]


def sign(cell: Cell) -> Mark:
    """The sign of a cell; good ones are a plain tick, so that the exceptions stand out."""
    if cell.state not in LOOKS:
        return Mark()
    state, icon = LOOKS[cell.state]
    is_late = bool(cell.days_late) and cell.state in (CellState.LATE, CellState.CORRECTED)
    return Mark(state, icon, word=str(cell.days_late) if is_late else "", bare=cell.state in _PLAIN)


def heads(matrix: Matrix) -> tuple[str, ...]:
    """The columns: unit, one for each period, how many came in time."""
    names = [_head(each.name) for each in matrix.periods]
    return ("Đơn vị", *names, ON_TIME if len(names) <= FEW else "Đúng")


def _head(name: str) -> str:
    short = name.partition("/")[0].removeprefix("Tháng ")
    return f"Th {short}" if name.startswith("Tháng ") else short


def matrix_rows(matrix: Matrix, rows: Sequence[UnitRow]) -> list[MatrixRow]:
    """The rows on screen."""
    return [
        MatrixRow(
            key=row.unit,
            code="",
            title=row.name,
            marks=(*_marks(matrix, row), Mark(word=f"{row.on_time}/{row.due}", said=_in_time(row))),
        )
        for row in rows
    ]


def _marks(matrix: Matrix, row: UnitRow) -> list[Mark]:
    found = list[Mark]()
    for period, cell in zip(matrix.periods, row.cells, strict=True):
        mark = sign(cell)
        said = f"{row.name}, {words.inside(period.name)}: {words.inside(cell_words(cell))}"
        found.append(Mark(mark.state, mark.icon, mark.word, said, bare=mark.bare))
    return found


def _in_time(row: UnitRow) -> str:
    return f"{row.name}: {row.on_time} trên {row.due} kỳ nộp đúng hạn"


def cell_words(cell: Cell) -> str:
    """A cell in words."""
    if cell.state is CellState.LATE:
        return f"Trễ {words.number(cell.days_late)} ngày"
    if cell.days_late:
        return f"{cell.state.value}, lần đầu trễ {words.number(cell.days_late)} ngày"
    return str(cell.state.value)


def now_place(matrix: Matrix, today: date) -> int:
    """The period that is looked at first: the last one in which anything was due, else the one that runs."""
    due = [at for at in range(len(matrix.periods)) if any(row.cells[at].state not in _LATER for row in matrix.rows)]
    begun = [at for at, period in enumerate(matrix.periods) if period.from_on <= today]
    return next(iter((due or begun)[-1:]), 0)


def presses(row: UnitRow) -> bool:
    """Whether anything of the row needs a person."""
    fine = (*_PLAIN, CellState.NOTHING, *_LATER, CellState.CORRECTED)
    return any(cell.state not in fine for cell in row.cells)


def sentence(matrix: Matrix, place: int) -> str:
    """How one period stands, in one sentence."""
    if not matrix.rows:
        return "Chưa ghi danh xã nào nên chưa có ai phải nộp."
    if not matrix.periods:
        return "Biểu này không có kỳ như vậy trong năm."
    many = matrix.count(place)
    total = len(matrix.rows) - many[CellState.NOT_REQUIRED]
    missing = many[CellState.MISSING] + many[CellState.WAITING]
    sent = total - missing
    told = f"{matrix.periods[place].name}: {sent} trên {total} đơn vị đã nộp"
    if lacking := many[CellState.INCOMPLETE] + many[CellState.BLANK]:
        told += f", trong đó {lacking} thiếu mục hoặc để trống"
    if missing:
        told += f"; {missing} đơn vị chưa nộp"
    due = matrix.due[place]
    return f"{told}. Hạn nộp {words.day(due)}." if due else f"{told}. Chưa đặt hạn nộp."


def cell_pairs(matrix: Matrix, place: int, cell: Cell, package: PackageRow | None) -> list[tuple[str, Sequence[Line]]]:
    """What the pane tells of a cell."""
    period, due = matrix.periods[place], matrix.due[place]
    pairs: list[tuple[str, Sequence[Line]]] = [
        ("Kỳ", [Words(words.inside(days_in_words(period.from_on, period.to_on)))])
    ]
    pairs.append(("Hạn nộp", [Words(words.day(due) if due else "Chưa đặt; đặt ở Biểu mẫu thanh tra")]))
    if cell.arrived_on:
        pairs.append(("Nhận lần đầu", [Words(words.day(cell.arrived_on))]))
    if package is None:
        return pairs
    pairs.append(("Gói", [Words(f"Số {package.seq}, nhận {words.day(package.arrived_on)}")]))
    pairs.append(("Chữ ký", [Words("Khớp khóa đã đăng ký", state=State.DONE)]))
    if package.reason:
        pairs.append(("Lý do gửi lại", [Words(package.reason)]))
    if package.trouble:
        pairs.append(("Cần xem", [Words(package.trouble, state=State.WARNING)]))
    if package.comments:
        pairs.append(("Nhận xét", [Words(f"{package.comments} nhận xét đã ghi")]))
    return pairs


_LATER = (CellState.WAITING, CellState.NOT_REQUIRED)
