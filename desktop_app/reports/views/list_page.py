"""Danh sách báo cáo: which were made, which are late, which have not left; each opens its form."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.due_badge import due_badge
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.pages import Listed
from desktop_app.kit.cells import Cell
from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Button
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.page import Page
from desktop_app.kit.table import PagedTable
from desktop_app.kit.theme import State, px
from desktop_app.reports.choosing import page_of
from desktop_app.reports.expected import Expected, expected_reports
from desktop_app.reports.models import ReportState
from desktop_app.reports.views.lines import Tick

KEY = "reports.list"
FORM = "reports.form"
COLUMNS = (
    Column(name="number", heading="Mẫu", width=84),
    Column(name="title", heading="Báo cáo", second="days"),
    Column(name="name", heading="Kỳ", width=150),
    Column(name="due", heading="Hạn gửi", width=120, kind="badge"),
    Column(name="state", heading="Tình trạng", width=160, kind="badge"),
    Column(name="paper", heading="Số báo cáo", width=130),
    Column(name="corrections", heading="Đính chính", width=92, kind="number"),
)
GIVES_WAY = ("corrections", "paper")
TABLES = frozenset({"report", "report_setting", "report_correction"})
NOTHING = (
    "list",
    "Chưa có báo cáo nào",
    "Mở Biểu mẫu thanh tra, chọn mẫu và kỳ. Đặt hạn gửi của mẫu thì báo cáo chưa lập cũng hiện ở đây.",
)
_STATES = {ReportState.OPEN: State.ACTIVE, ReportState.FROZEN: State.ACTIVE, ReportState.APPROVED: State.ACTIVE}


class ReportsPage(Page):
    """Every report that was begun, and those with a known day that nobody began."""

    can_wait = True

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Danh sách báo cáo")
        self._workplace, self._desk = workplace, workplace.desk
        self._found: Sequence[Expected] = ()
        self.only = ChoiceChip("Xem", (("", "Tất cả"), ("open", "Chưa gửi"), ("late", "Quá hạn")))
        self.table = PagedTable(
            COLUMNS,
            lambda _sort: Listed(self._shown()),
            self._cell,
            noun="báo cáo",
            keys={"↑ ↓": "chọn", "Enter": "mở"},
            widths=workplace.memory(f"{KEY}.columns"),
            gives_way=GIVES_WAY,
        )
        begin = Button("Biểu mẫu thanh tra", icon="file-chart-column")
        begin.clicked.connect(lambda: workplace.open(FORM))
        self.table.set_empty(EmptyState(*NOTHING, (begin,)))
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.only)
        row.addStretch(1)
        self.set_bar(bar)
        self.set_body(self.table, scrolls=False, margin=0)
        self.only.picked.connect(lambda: self.table.reload(keep=True))
        self.table.opened.connect(self._open)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list."""
        self._read()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def notice(self, tables: frozenset[str]) -> None:
        """A report was begun, frozen, approved or sent."""
        if tables & TABLES:
            self._read()

    def regions(self) -> list[QWidget]:
        """The choice, the list."""
        return [self.only, self.table.view]

    def _read(self) -> None:
        desk = self._desk

        def show(found: Sequence[Expected]) -> None:
            self._found = found
            self.table.reload(keep=True)
            self.table.show_total(len(self._shown()))
            self.say(self._sentence())

        self._workplace.jobs.read(lambda _progress: expected_reports(desk), show, self._workplace.explain, owner=self)

    def _shown(self) -> list[Expected]:
        wanted = {"open": lambda each: each.is_open, "late": self._is_late}.get(self.only.value, lambda _: True)
        return [each for each in self._found if wanted(each)]

    def _is_late(self, each: Expected) -> bool:
        return each.is_open and each.due_on is not None and each.due_on < self._desk.clock.today()

    def _sentence(self) -> str:
        waiting = sum(each.is_open for each in self._found)
        late = sum(map(self._is_late, self._found))
        told = f"{words.number(len(self._found))} báo cáo, {words.number(waiting)} chưa gửi"
        return f"{told}, {words.number(late)} quá hạn." if late else f"{told}."

    def _cell(self, each: Expected, column: Column) -> Cell:
        match column.name:
            case "number":
                return Cell(text=each.number, strong=True)
            case "title":
                days = f"{words.day(each.wanted.from_on)} - {words.day(each.wanted.to_on)}"
                return Cell(text=each.title, second=days)
            case "name":
                return Cell(text=each.name)
            case "due":
                return self._due(each)
            case "state":
                return _state(each)
            case "paper":
                return Cell(text=each.row.paper_number if each.row else "")
        many = each.row.corrections if each.row else 0
        return Cell(text=words.number(many) if many else "", quiet=True)

    def _due(self, each: Expected) -> Cell:
        if each.due_on is None:
            return Cell(text="Chưa đặt", quiet=True)
        if not each.is_open:
            return Cell(text=words.day(each.due_on), figure=Tick(words.day(each.due_on)))
        state, told = due_badge(each.due_on, self._desk.clock.today(), self._desk.law.calendar)
        return Cell(text=told, state=state)

    def _open(self, each: Expected) -> None:
        self._workplace.open(page_of(each.wanted), each.uid)


def _state(each: Expected) -> Cell:
    if each.row is None:
        return Cell(text=each.state, state=State.NONE)
    if each.row.state is ReportState.SENT:
        told = f"Đã gửi {words.day(each.row.sent_on)}"
        return Cell(text=told, figure=Tick(told))
    return Cell(text=each.state, state=_STATES[each.row.state])
