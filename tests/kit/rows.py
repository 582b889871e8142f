"""A small register for the tests of tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.core.fields import Column
from desktop_app.kit.cells import Cell, plain_cell
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import State

COLUMNS = (
    Column(name="number", heading="Số", width=52, kind="number", sort="number"),
    Column(name="on", heading="Ngày tiếp", width=94, kind="day"),
    Column(name="person", heading="Người đến", width=186, second="hamlet", kind="person", sort="person"),
    Column(name="content", heading="Nội dung"),
    Column(name="kind", heading="Loại", width=120),
    Column(name="due", heading="Hạn trả lời", width=106, kind="badge"),
)


@dataclass(frozen=True)
class Visit:
    uid: str
    number: int
    on: date
    person: str
    hamlet: str = "Thôn Đoài"
    content: str = "Đề nghị đo lại ranh giới thửa 45, tờ bản đồ 12"
    kind: str = "Kiến nghị"
    due: str = "08/12"
    void: str = ""
    hidden: bool = False


def visits(count: int) -> list[Visit]:
    names = ("Nguyễn Văn Đức", "Trần Thị Mỵ", "Phạm Văn Quyết", "Lưu Thị Khuyên")
    first = date(2026, 1, 5)
    return [Visit(f"u{n}", n, first + timedelta(n // 4), names[n % 4]) for n in range(count, 0, -1)]


def cell_of(row: Visit, column: Column) -> Cell:
    if column.name == "due":
        return Cell(text="Bỏ", state=State.VOID) if row.void else Cell(text=row.due, state=State.ACTIVE)
    if row.void and column.name == "number":
        return Cell(text=str(row.number), struck=True, quiet=True)
    if row.void and column.name == "on":
        return Cell(text=f"{row.on:%d/%m/%Y}", quiet=True)
    if row.void:
        return Cell(text=f"Bỏ: {row.void}", second="Số được giữ lại", across=("person", "kind"), quiet=True)
    if row.hidden and column.name == "person":
        return Cell(text="Người tố cáo (đã ẩn)", secret=True)
    return plain_cell(row, column)


class ListPages:
    """A list in memory, paged by key like the real ones; counts how often it was asked."""

    def __init__(self, rows: Sequence[Visit], sort: Sort | None = None) -> None:
        ordered = sorted(rows, key=lambda row: getattr(row, sort.key)) if sort else list(rows)
        self._rows = ordered[::-1] if sort and sort.descending else ordered
        self.asked = 0

    def after(self, last: Visit | None, size: int) -> Sequence[Visit]:
        self.asked += 1
        start = 0 if last is None else self._rows.index(last) + 1
        return self._rows[start : start + size]

    def count(self) -> int:
        return len(self._rows)
