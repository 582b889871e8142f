"""Kế hoạch công khai: the lines of a year's plan, edited from the keyboard, with a reading pane."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.areas.disclosure.plan.fields import COLUMNS
from desktop_app.areas.disclosure.plan.queries import LineView, PlanView
from desktop_app.areas.disclosure.plan.service import PlanService
from desktop_app.areas.disclosure.plan.views.papers import PlanPapers
from desktop_app.areas.disclosure.plan.views.verbs import PlanVerbs
from desktop_app.areas.disclosure.plan.views.words import line_cell, line_reading, line_text, plan_sentence, told
from desktop_app.areas.views import Workplace
from desktop_app.core.pages import Listed
from desktop_app.core.text.fold import matches
from desktop_app.kit.controls import Banner, Button, IconButton, Kind, Label
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.filter_bar import FilterBar
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import Reading, ReadingPane
from desktop_app.kit.reading_sheet import Verb, read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import Type, px
from desktop_app.office.law_history import Happening

KEY = "disclosure.plan"
TABLES = frozenset({"disclosure_plan", "plan_line"})
DROPPED = (("dropped", "Cả dòng đã bỏ"),)


class PlanPage(Page):
    """Arrows choose, Enter changes a line, Alt with an arrow moves it, Ctrl+N adds one."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Kế hoạch công khai")
        self._workplace, self._service = workplace, PlanService(workplace.desk)
        self.papers = PlanPapers(workplace)
        self._verbs = PlanVerbs(workplace, self.papers)
        self._reading: Reading | None = None
        self._bar = FilterBar(
            "Lọc theo nội dung, người", workplace.desk.clock, workplace.memory(f"{KEY}.filter"), toggles=DROPPED
        )
        self._before, self._after = IconButton("chevron-left", "Năm trước"), IconButton("chevron-right", "Năm sau")
        self._name = Label("", Type.BLOCK_TITLE)
        self._table = PagedTable(
            COLUMNS,
            self._pages,
            line_cell,
            noun="dòng",
            widths=workplace.memory(f"{KEY}.columns"),
            keys={"↑ ↓": "chọn", "Enter": "sửa", "Alt+↑ Alt+↓": "đổi chỗ"}
            if self._verbs.may_record
            else {"↑ ↓": "chọn"},
            gives_way=("forms", "timing"),
        )
        self._change, self._drop = Button("Sửa dòng", icon="pencil"), Button("Bỏ dòng", Kind.DANGER)
        self._back = Button("Lấy lại dòng", icon="undo-2")
        self._pane = ReadingPane(self._change, self._drop, self._back)
        self._both = ListAndPane(self._table, self._pane, workplace.memory(f"{KEY}.pane"))
        self._more = Button("Việc khác", icon="ellipsis", key="Ctrl+M")
        self._print = Button("In kế hoạch", icon="printer")
        self._new = Button("Thêm dòng", Kind.MAIN, icon="plus", key="Ctrl+N")
        self._lay_out()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the plan; `uid` may name a year."""
        year = str(entry.get("uid") or "")
        if year.isdecimal():
            self._verbs.year = int(year)
        self._reload()
        self._table.view.setFocus()

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed the plan: read it again and stay where one was."""
        if tables & TABLES:
            self._reload()

    def regions(self) -> list[QWidget]:
        """What F6 goes through: filters, list, pane."""
        return [self._bar, self._table.view, self._pane]

    def show_year(self, year: int) -> None:
        """Show the plan of another year."""
        self._verbs.year = year
        self._reload()

    def _reload(self) -> None:
        year, service = self._verbs.year, self._service
        self._name.setText(f"Năm {year}")

        def show(found: tuple[PlanView | None, bool]) -> None:
            if year == self._verbs.year:
                self._show(*found)

        self._workplace.jobs.read(lambda _progress: (service.plan(year), year - 1 in service.years()), show, owner=self)

    def _show(self, plan: PlanView | None, has_before: bool) -> None:
        self._verbs.plan = plan
        self.say(plan_sentence(plan, self._verbs.year))
        pressing = told(plan)
        self.set_banner(Banner(*pressing) if pressing else None)
        self._print.setVisible(self._verbs.may_print and bool(plan and plan.lines))
        self._set_empty(has_before)
        self._filter()

    def _filter(self) -> None:
        self._table.show_found(self._bar.filters().text)
        self._table.reload()
        found, plan = self._wanted(), self._verbs.plan
        self._table.show_total(len(found))
        self._new.setVisible(self._verbs.may_record and bool(found or (plan and plan.lines)))

    def _wanted(self) -> list[LineView]:
        plan, filters = self._verbs.plan, self._bar.filters()
        if plan is None:
            return []
        lines = (*plan.lines, *(plan.dropped if "dropped" in filters.toggles else ()))
        return [line for line in lines if matches(line_text(line), filters.text)]

    def _pages(self, _sort: Sort | None) -> Listed[LineView]:
        return Listed(self._wanted())

    def _read(self, line: LineView | None) -> None:
        self._reading = None
        if line is None:
            self._pane.show_nothing("Chọn một dòng để đọc.")
            return
        self._workplace.jobs.read(
            lambda _progress: self._service.history(line.uid), partial(self._put, line), owner=self
        )

    def _put(self, line: LineView, happened: Sequence[Happening]) -> None:
        if line is not self._table.row():
            return
        may = self._verbs.may_record
        self._change.setVisible(may and not line.is_dropped)
        self._drop.setVisible(may and not line.is_dropped)
        self._back.setVisible(may and line.is_dropped)
        self._reading = line_reading(line, self._verbs.year, happened)
        self._pane.show_record(self._reading)

    def _open(self, line: LineView) -> None:
        verbs = self._verbs
        if self._both.has_pane:
            if verbs.may_record:
                verbs.change(line)
        elif self._reading is not None:
            chosen: list[Verb] = [("Lấy lại dòng", lambda: verbs.bring_back(line))]
            if not line.is_dropped:
                chosen = [("Sửa dòng", lambda: verbs.change(line)), ("Bỏ dòng", lambda: verbs.drop(line))]
            read_in_sheet(self.window(), self._reading, chosen if verbs.may_record else ())

    def _lay_out(self) -> None:
        add = (self._new,) if self._verbs.may_record else ()
        self.set_buttons(self._more, self._print, *add)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for part in (self._before, self._name, self._after):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._bar, 1)
        self.set_bar(bar)
        self.set_body(self._both, scrolls=False, margin=0)
        self._pane.show_nothing("")

    def _set_empty(self, has_before: bool) -> None:
        verbs, year = self._verbs, self._verbs.year
        if verbs.plan is not None and verbs.plan.lines:
            clear = Button("Xóa lọc", icon="x")
            clear.clicked.connect(self._bar.clear)
            self._table.set_empty(EmptyState("search", "Không có dòng nào khớp", "Thử ít chữ hơn.", (clear,)))
            return
        copy = Button(f"Chép từ năm {year - 1}", Kind.MAIN, icon="copy")
        propose = Button("Lấy từ danh mục nội dung", Kind.ORDINARY if has_before else Kind.MAIN)
        copy.clicked.connect(verbs.copy)
        propose.clicked.connect(verbs.propose)
        add = Button("Thêm dòng", icon="plus", key="Ctrl+N")
        add.clicked.connect(verbs.add)
        buttons = ((copy,) if has_before else ()) + (propose, add)
        said = "Kế hoạch ghi nội dung, hình thức, thời điểm, thời gian và người chịu trách nhiệm."
        title = f"Năm {year} chưa có kế hoạch công khai"
        empty = EmptyState("clipboard-list", title, said, buttons if verbs.may_record else ())
        self._table.set_empty(empty)

    def _listen(self) -> None:
        verbs, table = self._verbs, self._table
        self._before.clicked.connect(lambda: self.show_year(verbs.year - 1))
        self._after.clicked.connect(lambda: self.show_year(verbs.year + 1))
        self._bar.changed.connect(self._filter)
        table.chosen.connect(self._read)
        table.opened.connect(self._open)
        self._new.clicked.connect(verbs.add)
        self._more.clicked.connect(lambda: verbs.show_more(self._more, table.row()))
        self._print.clicked.connect(lambda: self.papers.show_plan(verbs.year))
        self._change.clicked.connect(lambda: verbs.change(table.row()))
        self._drop.clicked.connect(lambda: verbs.drop(table.row()))
        self._back.clicked.connect(lambda: verbs.bring_back(table.row()))
        for key, steps in (("Alt+Up", -1), ("Alt+Down", 1)):
            moves = partial(self._move, steps)
            QShortcut(
                QKeySequence(key), table, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            ).activated.connect(moves)

    def _move(self, steps: int) -> None:
        self._verbs.move(self._table.row(), steps)
