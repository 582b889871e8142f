"""How packages that came in are written."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.report_periods import days_in_words
from desktop_app.core.stick.troubles import size_words
from desktop_app.core.text.fold import fold
from desktop_app.kit.cells import Cell
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.sync.receiving.queries import PackageRow, SaidRow
from desktop_app.sync.receiving.refused import RefusalRow
from desktop_app.sync.states import ReceivedState, Target, Timeliness
from desktop_app.sync.views.send_words import ReportCheck
from desktop_app.sync.views.sent_reading import KINDS

CAME_IN = (
    Column(name="unit", heading="Đơn vị", second="when"),
    Column(name="seq", heading="Gói", width=54, kind="number"),
    Column(name="period", heading="Kỳ", width=130),
    Column(name="arrived", heading="Nhận", width=94),
    Column(name="due", heading="Hạn", width=116, kind="badge"),
    Column(name="state", heading="Tình trạng", width=170, kind="badge"),
    Column(name="receipt", heading="Biên nhận", width=104),
)
GIVES_WAY = ("due", "receipt", "arrived")


@dataclass(frozen=True)
class CameIn:
    """A line of the list: a package, or a file that was not taken in."""

    uid: str
    package: PackageRow | None = None
    refusal: RefusalRow | None = None

    @property
    def text(self) -> str:
        """What it is filtered by, without accents."""
        if self.package is not None:
            each = self.package
            return fold(f"{each.unit_name} {each.unit} {each.seq} {each.period}")
        return fold(f"{self.refusal.unit} {self.refusal.seq} {self.refusal.trouble}") if self.refusal else ""


def came_in_cell(row: CameIn, column: Column) -> Cell:
    """One cell of the list of what came in."""
    if row.refusal is not None:
        return _refusal_cell(row.refusal, column)
    return _package_cell(row.package, column) if row.package is not None else Cell()


def _refusal_cell(each: RefusalRow, column: Column) -> Cell:
    match column.name:
        case "unit":
            return Cell(text=f"Tệp ghi mã {each.unit}" if each.unit else "Tệp không đọc được", second=each.trouble)
        case "seq":
            return Cell(text=words.number(each.seq) if each.seq else "")
        case "arrived":
            return Cell(text=words.day(each.refused_on))
        case "state":
            return Cell(text="Không nhận", state=State.OVERDUE)
    return Cell()


def _package_cell(each: PackageRow, column: Column) -> Cell:
    match column.name:
        case "unit":
            return Cell(text=each.unit_name, second=_came(each), strong=True)
        case "seq":
            return Cell(text=words.number(each.seq))
        case "period":
            return Cell(text=each.period, second="không phát sinh" if each.is_nothing else "")
        case "arrived":
            return Cell(text=words.day(each.arrived_on))
        case "due":
            return _due(each)
        case "state":
            return _state(each)
    return Cell(text=words.day(each.receipt_on) if each.receipt_on else "chưa xuất", quiet=not each.receipt_on)


def _came(each: PackageRow) -> str:
    told = f"{words.number(each.added)} thêm, {words.number(each.changed)} đổi"
    return f"{told}, {words.number(each.comments)} nhận xét" if each.comments else told


def _due(each: PackageRow) -> Cell:
    if each.timeliness is Timeliness.LATE:
        return Cell(text=f"Trễ {words.number(each.days_late)} ngày", state=State.SOON)
    said = words.inside(each.timeliness.value)
    if each.timeliness is Timeliness.ON_TIME:
        return Cell(text=said, figure=ReportCheck(said))
    return Cell(text=said, quiet=True)


def state_words(each: PackageRow) -> tuple[State, str]:
    """How a package stands."""
    if each.state is ReceivedState.FORKED:
        return State.WARNING, "Chờ xác nhận"
    if each.returned_on:
        return State.OVERDUE, "Đã trả lại"
    if each.conflicts:
        return State.WARNING, f"{words.number(each.conflicts)} dòng xung đột"
    if each.state is ReceivedState.REFUSED:
        return State.OVERDUE, "Không nhận"
    return State.DONE, "đã nhập"


def _state(each: PackageRow) -> Cell:
    state, said = state_words(each)
    return Cell(text=said, figure=ReportCheck(said)) if state is State.DONE else Cell(text=said, state=state)


def came_in_sentence(rows: Sequence[CameIn]) -> str:
    """How the list stands, in one sentence."""
    found = [row.package for row in rows if row.package is not None]
    if not rows:
        return "Chưa nhận gói nào."
    waits = sum(each.waits for each in found)
    open_receipts = sum(each.receipt_on is None and each.state is ReceivedState.TAKEN_IN for each in found)
    parts = [f"{words.number(len(found))} gói đã nhận"]
    if waits:
        parts.append(f"{words.number(waits)} gói chờ xác nhận")
    if open_receipts:
        parts.append(f"{words.number(open_receipts)} gói chưa xuất biên nhận")
    if refused := len(rows) - len(found):
        parts.append(f"{words.number(refused)} tệp không nhận")
    return f"{', '.join(parts)}."


def package_reading(each: PackageRow, said: Sequence[SaidRow]) -> Reading:
    """A package with what was said of it."""
    state, word = state_words(each)
    signed = "Khớp khóa đã đăng ký"
    pairs: list[tuple[str, Sequence[Line]]] = [
        ("Nhận", [Words(f"{words.day(each.arrived_on)}, {each.taken_by} nhập {words.instant(each.taken_at)}")]),
        ("Chữ ký", [Words(signed, state=State.DONE)]),
        ("Kỳ", [Words(each.period), Words(days_in_words(each.from_on, each.to_on))]),
        ("Loại", [Words(KINDS.get(each.kind, each.kind))]),
        ("Dòng sổ", [Words(_lines(each))]),
    ]
    if each.trouble:
        pairs.append(("Cần xem", [Words(each.trouble, state=State.WARNING)]))
    if each.reason:
        pairs.append(("Đính chính", [Words(each.reason)]))
    if each.confirmed_on:
        pairs.append(("Xác nhận", [Words(f"{words.day(each.confirmed_on)}: {each.confirm_reason}")]))
    if each.due_on:
        pairs.append(("Hạn", [Words(f"{words.day(each.due_on)}, {words.inside(each.timeliness.value)}")]))
    told = each.told
    if told.get("by"):
        pairs.append(("Người lập", [Words(str(told["by"]))]))
    if told.get("size"):
        pairs.append(("Tệp", [Words(size_words(int(told["size"])))]))
    receipt = f"Đã xuất {words.day(each.receipt_on)}" if each.receipt_on else "Chưa xuất"
    pairs.append(("Biên nhận", [Words(receipt)]))
    for number, one in enumerate(said, start=1):
        of = {Target.FIGURE: f"Biểu {one.form}, chỉ tiêu {one.figure}", Target.ROW: "một dòng sổ"}.get(
            one.target, "cả gói"
        )
        lines: list[Line] = [Words(one.said, strong=True), Words(f"{one.said_by}, {words.day(one.said_on)}; {of}")]
        pairs.append((f"Nhận xét {number}", lines))
    when = f"Gói số {each.seq}, lập {words.instant(each.made_at)}"
    return Reading(title=each.unit_name, when=when, pairs=pairs, badge=None if state is State.DONE else (state, word))


def _lines(each: PackageRow) -> str:
    told = f"{words.number(each.added)} thêm, {words.number(each.changed)} đổi, {words.number(each.unchanged)} như cũ"
    return f"{told}, {words.number(each.conflicts)} xung đột" if each.conflicts else told
