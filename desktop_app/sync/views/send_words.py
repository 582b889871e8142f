"""How a package before it is made, and the packages made before, are written on the commune's page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.report_periods import days_in_words
from desktop_app.kit import icons
from desktop_app.kit.cells import Cell
from desktop_app.kit.theme import State, Token, Type, font, px
from desktop_app.kit.timeline import Place, Step
from desktop_app.reports.choosing import address_of
from desktop_app.reports.models import ReportState
from desktop_app.sync.sending.looked import NOTHING, Looked, Part, ReportLine
from desktop_app.sync.sending.queries import SentLine
from desktop_app.sync.states import SentState

PARTS = (
    Column(name="name", heading="Nội dung gói", kind="line"),
    Column(name="total", heading="Tổng số", width=84, kind="number"),
    Column(name="changed", heading="Mới, sửa", width=84, kind="number"),
    Column(name="check", heading="Kiểm tra", width=160, kind="badge"),
)
HISTORY = (
    Column(name="seq", heading="Số", width=48, kind="number"),
    Column(name="handed", heading="Gửi", width=78),
    Column(name="receipt", heading="Biên nhận"),
)
WHOLE = "Gói này chứa toàn bộ sổ."
SINCE = "Chứa mọi thay đổi từ biên nhận gần nhất."
NO_UPPER = "Chưa ghi danh cơ quan cấp trên nên chưa gửi được."
_STATES = {
    SentState.MADE: (State.WARNING, "Chưa gửi"),
    SentState.HANDED_OVER: (State.ACTIVE, "Chờ biên nhận"),
    SentState.RECEIVED: (State.DONE, "Đã biên nhận"),
    SentState.RETURNED: (State.OVERDUE, "Cấp trên trả lại"),
}


@dataclass(frozen=True)
class Sign:
    """A small sign with two lines beside it."""

    state: State
    icon: str
    first: str
    second: str

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """The sign, then the lines."""
        icons.draw(painter, self.icon, self.state.text, QRectF(box.left(), box.top(), px(16), box.height()), 2.1)
        room = box.adjusted(px(26), 0, 0, 0)
        half = room.height() / 2
        for line, role, token, top in (
            (self.first, Type.BODY, Token.INK, room.top()),
            (self.second, Type.HINT, Token.INK_3, room.top() + half - px(2)),
        ):
            painter.setFont(font(role))
            painter.setPen(token.colour)
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(QRectF(room.left(), top, room.width(), half + px(2)), _LEFT, shown)


@dataclass(frozen=True)
class ReportCheck:
    """Nothing to look at: a small green tick and a grey word."""

    words: str

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """The tick, then the word."""
        icons.draw(painter, "check", State.DONE.text, QRectF(box.left(), box.top(), px(16), box.height()), 2.1)
        painter.setFont(font(Type.BODY))
        painter.setPen(Token.INK_2.colour)
        painter.drawText(box.adjusted(px(26), 0, 0, 0), _LEFT, self.words)


@dataclass(frozen=True)
class PartRow:
    """One line of what goes: rows of a register, or a form."""

    uid: str
    part: Part | None = None
    report: ReportLine | None = None


def part_rows(looked: Looked) -> Iterator[PartRow]:
    """The forms of the period first, because they may have to be mended; then the registers."""
    yield from (PartRow(address_of(line.wanted), report=line) for line in looked.reports)
    yield from (PartRow(part.name, part=part) for part in looked.parts)


def part_cell(row: PartRow, column: Column) -> Cell:
    """One cell of what goes."""
    if row.part is not None:
        return _register_cell(row.part, column)
    return _report_cell(row.report, column) if row.report else Cell()


def _register_cell(part: Part, column: Column) -> Cell:
    match column.name:
        case "name":
            return Cell(text=part.name)
        case "total":
            return Cell(text=words.number(part.total))
        case "changed":
            return Cell(text=words.number(part.changed), quiet=not part.changed)
    told = f"{words.number(part.in_period)} trong kỳ"
    return Cell(text=told, figure=ReportCheck(told)) if part.in_period else Cell(text="không có trong kỳ", quiet=True)


def _report_cell(line: ReportLine, column: Column) -> Cell:
    if column.name == "name":
        # A form without a number has its title in both.
        told = f"Biểu {line.number}: {words.inside(line.title)}" if line.number != line.title else line.title
        return Cell(text=told)
    if column.name != "check":
        return Cell()
    match line.state:
        case None:
            return Cell(text="Chưa lập", state=State.OVERDUE)
        case ReportState.OPEN:
            return Cell(text="Chưa chốt", state=State.OVERDUE)
    if line.broken:
        return Cell(text=f"{line.broken} chỗ lệch", state=State.WARNING)
    if line.state is ReportState.FROZEN:
        return Cell(text="Chưa duyệt", state=State.WARNING)
    return Cell(text="đã duyệt", figure=ReportCheck("đã duyệt"))


def sentence(looked: Looked) -> str:
    """The state of the package in one sentence."""
    if not looked.to_name:
        return NO_UPPER
    days = words.inside(days_in_words(looked.period.from_on, looked.period.to_on))
    name = "" if words.inside(looked.period.name) == days else f"kỳ {words.inside(looked.period.name)}, "
    goes_on = f" Tiếp nối gói {looked.goes_on_from} của lần dùng trước." if looked.goes_on_from else ""
    return f"Gói số {looked.seq}, {name}{days}. {WHOLE if looked.is_whole else SINCE}{goes_on}"


def missing_words(looked: Looked, *, nothing: bool) -> tuple[str, str]:
    """The two sentences of the banner about what is missing; "" where nothing is."""
    left = [each for each in looked.missing if not (nothing and each.sentence == NOTHING)]
    stops = [each.sentence for each in left if each.in_the_way]
    if stops:
        return "Chưa lập được gói", " ".join(stops)
    if not left:
        return "", ""
    more = f" Và {words.number(len(left) - 1)} mục khác, xem cột Kiểm tra." if len(left) > 1 else ""
    return f"Còn {words.number(len(left))} mục trước khi gói được coi là đủ", left[0].sentence + more


def sent_words(forms: Sequence[str]) -> str:
    """What else was noted when a package was handed over; "" where nothing was."""
    return f" Biểu {', '.join(forms)} được ghi là đã gửi hôm nay." if forms else ""


def can_go(row: SentLine) -> bool:
    """Whether a package that was made still lies here and went nowhere yet."""
    return row.state is SentState.MADE and row.is_of_now and row.has_copy


def history_cell(row: SentLine, column: Column) -> Cell:
    """One cell of the packages made before."""
    if column.name == "seq":
        return Cell(text=words.number(row.seq), strong=True)
    if column.name == "handed":
        on = row.handed_on or row.made_at.date()
        return Cell(text=f"{on:%d/%m}", second="" if row.is_of_now else "sổ trước")
    state, first, second = receipt_words(row)
    icon = "message-square" if row.comments else _ICONS.get(state, state.icon)
    return Cell(text=first, second=second, figure=Sign(state, icon, first, second))


def receipt_words(row: SentLine) -> tuple[State, str, str]:
    """What became of a package: its state, a word, and what stands below it."""
    state, first = _STATES[row.state]
    said = f"{words.number(row.comments)} nhận xét" if row.comments else "không nhận xét"
    if row.received_at:
        return state, first, f"{row.received_at:%d/%m}, {said}"
    if row.state is SentState.RETURNED:
        return state, first, said
    if row.covered_by:
        return State.NONE, "Không có biên nhận", f"Đã nằm trong gói {row.covered_by}"
    if row.handed_on:
        return state, first, row.period
    return state, first, f"Lập {words.day(row.made_at.date())}, {words.inside(row.period)}"


def steps(looked: Looked, last: SentLine | None, who: str, *, has_line: bool = False) -> tuple[Step, ...]:
    """The four steps of the package, each with the person who acts; `has_line`: it may go over the network."""
    of_period = last if last and (last.from_on, last.to_on) == (looked.period.from_on, looked.period.to_on) else None
    lacks = len(looked.missing)
    reports = looked.reports
    signed = sum(line.state in (ReportState.APPROVED, ReportState.SENT) for line in reports)
    written = of_period is not None and of_period.state is not SentState.MADE
    received = of_period is not None and of_period.received_at is not None
    goes, home = ("Ghi ra USB, hai bản, đọc lại", "Mang USB về, bấm Nhập biên nhận")
    if has_line:
        goes, home = ("Gửi qua mạng hoặc ghi ra USB", "Bấm Nhập biên nhận")
    done = [not lacks, signed == len(reports), written, received]
    told = [
        f"{words.number(lacks)} mục chưa đủ" if lacks else "Đã đủ",
        f"{signed} trên {len(reports)} biểu đã duyệt" if reports else "Kỳ này không có biểu phải duyệt",
        f"Gói số {of_period.seq}" if of_period and written else "Khoảng 1 phút",
        "Đã có biên nhận" if received else home,
    ]
    titles = ("Chọn nội dung, kiểm tra", "Duyệt số liệu", goes, "Nhập, trả biên nhận")
    people = (who, "Lãnh đạo", who, looked.to_name or "Cơ quan cấp trên")
    now = next((at for at, is_done in enumerate(done) if not is_done), len(done))
    return tuple(
        Step(
            f"{at + 1}. {title}",
            f"{person}: {words.inside(said)}",
            place=_place(at, now, is_done),
            state=_step_state(at, now, lacks),
        )
        for at, (title, said, person, is_done) in enumerate(zip(titles, told, people, done, strict=True))
    )


def _place(at: int, now: int, is_done: bool) -> Place:
    if is_done:
        return Place.DONE
    return Place.NOW if at == now else Place.TO_COME


def _step_state(at: int, now: int, lacks: int) -> State:
    return State.WARNING if at == now == 0 and lacks else State.ACTIVE


_ICONS = {State.DONE: "circle-check", State.ACTIVE: "clock", State.NONE: "minus"}
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
