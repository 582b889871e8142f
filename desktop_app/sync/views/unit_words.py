"""How mergers and new names of communes are asked for and written."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.core import words
from desktop_app.core.fields import Column, Day, Form, Listed, Section, Text
from desktop_app.kit.cells import Cell
from desktop_app.kit.reading_pane import Reading, Words
from desktop_app.kit.theme import State
from desktop_app.sync.receiving.restated import Restated
from desktop_app.sync.receiving.units import ChangeRow
from desktop_app.sync.states import UnitEnd

COLUMNS = (
    Column(name="on", heading="Từ ngày", width=100),
    Column(name="what", heading="Thay đổi", second="basis"),
    Column(name="state", heading="Tình trạng", width=130, kind="badge"),
)
_SINCE = (
    Day(name="from_on", label="Từ ngày", required=True, hint="Ngày nghị quyết có hiệu lực, kể cả ngày chưa tới"),
    Text(name="basis", label="Căn cứ", max_length=300, hint="Ví dụ: Nghị quyết số 1679/NQ-UBTVQH15"),
)
MERGE_FORM = Form(
    "sync.unit.merge",
    (
        Section(
            "",
            (
                Listed(name="unit", label="Đơn vị sáp nhập", required=True),
                Listed(name="into", label="Vào đơn vị", required=True, hint="Đơn vị mới thì ghi danh trước"),
                *_SINCE,
            ),
        ),
    ),
)
RENAME_FORM = Form(
    "sync.unit.rename",
    (
        Section(
            "",
            (
                Listed(name="unit", label="Đơn vị đổi tên", required=True),
                Text(name="new_name", label="Tên mới", required=True, max_length=200, hint="Như trên con dấu"),
                *_SINCE,
            ),
        ),
    ),
)
BACK_FORM = Form("sync.unit.back", ())
"""Nothing is asked: the notice says what follows."""

NOT_YET = "Chưa có kỳ nào trước ngày này của hai đơn vị, nên chưa có số để tính gộp."
KEEPS = {
    UnitEnd.MERGED: "Số liệu, giấy tờ của những ngày trước giữ nguyên theo từng đơn vị.",
    UnitEnd.RENAMED: "Giấy tờ, bảng của những ngày trước giữ tên cũ.",
}


def change_words(row: ChangeRow) -> str:
    """What happened, in one line."""
    into = "sáp nhập vào" if row.change.kind is UnitEnd.MERGED else "đổi tên thành"
    return f"{row.old_name} {into} {row.now_name}"


def change_cell(row: ChangeRow, column: Column) -> Cell:
    """One cell of the list; what was taken back is grey."""
    past = row.voided_on is not None
    match column.name:
        case "on":
            return Cell(text=words.day(row.change.from_on), quiet=past, struck=past)
        case "what":
            return Cell(
                text=change_words(row), second=row.change.basis or "chưa ghi căn cứ", strong=not past, quiet=past
            )
    return Cell(text="Đã hủy", state=State.VOID) if past else Cell(text="đang tính", quiet=True)


def change_reading(row: ChangeRow, card: QWidget | None = None) -> Reading:
    """A change; `card` tells what it does to comparisons."""
    pairs: list[tuple[str, list[Words]]] = [
        ("Là", [Words(row.change.kind.value)]),
        ("Từ", [Words(row.old_name)]),
        ("Thành", [Words(row.now_name)]),
        ("Căn cứ", [Words(row.change.basis or "chưa ghi")]),
        ("Ghi lúc", [Words(words.instant(row.written_at))]),
    ]
    if row.voided_on:
        pairs.append(("Hủy ngày", [Words(words.day(row.voided_on))]))
    else:
        pairs.append(("Trước đó", [Words(KEEPS[row.change.kind])]))
    badge = (State.VOID, "Đã hủy") if row.voided_on else None
    when = f"Từ ngày {words.day(row.change.from_on)}"
    return Reading(title=change_words(row), when=when, pairs=pairs, badge=badge, notice=card)


def compared_words(found: Restated) -> str:
    """Which figures are compared with what."""
    name = f"Biểu {found.form.number}" if found.form.number else found.form.title
    return f"{name}, {words.inside(found.name)}"


def changes_sentence(rows: Sequence[ChangeRow]) -> str:
    """The state of the list in one sentence."""
    there = [row for row in rows if row.voided_on is None]
    if not there:
        return "Chưa ghi đơn vị nào sáp nhập, đổi tên."
    counts = [(kind, sum(row.change.kind is kind for row in there)) for kind in UnitEnd]
    told = ", ".join(f"{words.number(many)} lần {words.inside(kind.value)}" for kind, many in counts if many)
    return f"{told}. Kỳ trước, cùng kỳ năm trước được tính gộp theo ngày."
