"""How a file before it is taken in is written, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.kit.cells import Cell
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.sync.receiving.planned import Counts, Planned, Standing
from desktop_app.sync.states import Timeliness
from desktop_app.sync.views.send_words import ReportCheck
from desktop_app.sync.views.sent_reading import KINDS

PLANNED = (
    Column(name="unit", heading="Đơn vị", second="file"),
    Column(name="seq", heading="Gói", width=54, kind="number"),
    Column(name="period", heading="Kỳ", width=140),
    Column(name="added", heading="Thêm", width=72, kind="number"),
    Column(name="changed", heading="Đổi", width=64, kind="number"),
    Column(name="same", heading="Như cũ", width=76, kind="number"),
    Column(name="result", heading="Kết quả", width=176, kind="badge"),
)
TABLES = {
    "visit": "Tiếp dân",
    "visit_person": "Người được tiếp",
    "petition": "Đơn thư",
    "petition_step": "Bước xử lý đơn",
    "disclosure": "Công khai",
    "convention": "Hương ước",
    "decision": "Dân bàn",
    "survey": "Khảo sát",
    "attachment": "Tệp đính kèm",
}
_STANDINGS = {
    Standing.GOOD: State.ACTIVE,
    Standing.SAME_AGAIN: State.NONE,
    Standing.FORKED: State.WARNING,
    Standing.REFUSED: State.OVERDUE,
}
_SHORT = {
    Standing.GOOD: "Nhập được",
    Standing.SAME_AGAIN: "Đã nhập trước đó",
    Standing.FORKED: "Chờ xác nhận",
    Standing.REFUSED: "Không nhận",
}


@dataclass(frozen=True)
class PlannedRow:
    """A file in the preview, or what became of it."""

    uid: str
    planned: Planned
    is_done: bool = False


def planned_cell(row: PlannedRow, column: Column) -> Cell:
    """One cell of the preview."""
    each, counts = row.planned, row.planned.counts
    match column.name:
        case "unit":
            return Cell(text=each.unit_name or "Chưa rõ đơn vị", second=each.path.name, strong=bool(each.unit_name))
        case "seq":
            return Cell(text=words.number(each.seq) if each.seq else "")
        case "period":
            return Cell(text="Không phát sinh" if each.nothing else each.period)
        case "added":
            return _count(each, counts.added)
        case "changed":
            return _count(each, counts.changed + counts.gone)
        case "same":
            return _count(each, counts.unchanged)
    if each.standing is Standing.GOOD and (row.is_done or counts.conflicts):
        return _taken(row.is_done, counts)
    return Cell(text=_SHORT[each.standing], state=_STANDINGS[each.standing])


def _taken(is_done: bool, counts: Counts) -> Cell:
    if counts.conflicts:
        return Cell(text=f"{words.number(counts.conflicts)} dòng xung đột", state=State.WARNING)
    return Cell(text="đã nhập", figure=ReportCheck("đã nhập")) if is_done else Cell()


def _count(each: Planned, many: int) -> Cell:
    return Cell() if each.standing is Standing.REFUSED else Cell(text=words.number(many), quiet=not many)


def plan_sentence(rows: Sequence[PlannedRow], *, is_done: bool) -> str:
    """How the files stand, in one sentence."""
    many = {standing: sum(row.planned.standing is standing for row in rows) for standing in Standing}
    good = "đã nhập" if is_done else "nhập được"
    parts = [f"{words.number(many[Standing.GOOD])} {good}"]
    for standing, said in (
        (Standing.SAME_AGAIN, "đã nhập trước đó"),
        (Standing.FORKED, "chờ xác nhận"),
        (Standing.REFUSED, "không nhận"),
    ):
        if many[standing]:
            parts.append(f"{words.number(many[standing])} {said}")
    ends = "" if is_done else " Chưa có gì thay đổi."
    return f"{words.number(len(rows))} gói: {', '.join(parts)}.{ends}"


def planned_reading(row: PlannedRow) -> Reading:
    """A file in full: what it would change, figures old and new, why it is refused."""
    each = row.planned
    pairs: list[tuple[str, Sequence[Line]]] = [("Tệp", [Words(_broken(each.path.name))])]
    if each.trouble:
        pairs.append(("Lý do", [Words(each.trouble, state=_STANDINGS[each.standing])]))
    if each.standing is not Standing.REFUSED:
        pairs.append(("Loại", [Words(KINDS.get(each.kind, each.kind))]))
        if each.correction:
            pairs.append(("Đính chính", [Words(each.correction)]))
        if each.kind == "identity":
            pairs.append(("Nơi cất", [Words("Kho mật; chỉ người được xem danh tính mở được")]))
        elif each.reports:
            pairs.append(("Biểu", [Words(told) for told in each.reports]))
        pairs += [(name, [Words(_told(counts))]) for name, counts in _parts(each.tables) if _told(counts)]
        if each.figures:
            shown = [
                f"{of.form} {of.key}: từ {of.was or 'chưa có'} thành {of.now or 'chưa có'}" for of in each.figures[:12]
            ]
            pairs.append(("Số đổi", [Words(told) for told in shown]))
        if each.timeliness is not Timeliness.NO_DUE_DAY:
            pairs.append(("Hạn", [Words(f"{words.day(each.due_on)}, {words.inside(each.timeliness.value)}")]))
    told = f"Gói số {each.seq}, {each.period}" if each.seq else KINDS.get(each.kind, "Không đọc được gói")
    return Reading(
        title=each.unit_name or each.path.name,
        when=told,
        pairs=pairs,
        badge=(_STANDINGS[each.standing], _SHORT[each.standing]),
    )


def _broken(name: str) -> str:
    """The name of a file with places at which its line may end."""
    return name.replace("_", "_\u200b")


def _parts(tables: Mapping[str, Counts]) -> Iterator[tuple[str, Counts]]:
    """The registers by their names; what people have no name for, together."""
    others = Counts()
    for table, counts in tables.items():
        if table in TABLES:
            yield TABLES[table], counts
        else:
            for name in vars(counts):
                setattr(others, name, getattr(others, name) + getattr(counts, name))
    yield "Phần khác", others


def _told(counts: Counts) -> str:
    parts = [
        (counts.added, "thêm"),
        (counts.changed, "đổi"),
        (counts.gone, "không còn"),
        (counts.conflicts, "xung đột"),
    ]
    return ", ".join(f"{words.number(many)} {said}" for many, said in parts if many)
