"""Sổ tiếp công dân: the list of visits with a reading pane."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.areas.reception.books.queries import BookRow, books
from desktop_app.areas.reception.books.views.book_choice import book_options, desk_book
from desktop_app.areas.reception.fields import VISIT_COLUMNS
from desktop_app.areas.reception.lookups import reads_denunciations
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.queries import Counts, VisitFilter, VisitPages, VisitRow, counts
from desktop_app.areas.reception.record import VisitRecord, visit_record
from desktop_app.areas.reception.views.cells import deadline_badge, visit_cells
from desktop_app.areas.reception.views.only import Only, only_rows, only_visit
from desktop_app.areas.reception.views.papers import Papers
from desktop_app.areas.reception.views.reading import Asks, visit_reading
from desktop_app.areas.reception.views.verbs import VisitVerbs
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.periods import Period, Span, period
from desktop_app.kit.controls import Banner, Button
from desktop_app.kit.controls import Kind as Look
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.filter_bar import Choice, FilterBar
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import Reading, ReadingPane
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import State
from desktop_app.office.finding import soon_until
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.rights import Right

KEY = "reception.register"
ENTRY = "reception.entry"
TABLES = frozenset({"visit", "visit_person", "visit_link", "case_file", "calendar_day", "law_version"})
NARROW = ("number", "received_on", "who", "content", "due")
OPEN = "open"
BOOK = "book"


class RegisterPage(Page):
    """Reads with the arrow keys, opens with Enter, filters while typing."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Sổ tiếp công dân")
        self._workplace = workplace
        self._desk = desk = workplace.desk
        self._sees = reads_denunciations(desk.account)
        self._only: Only | None = None
        self._record: VisitRecord | None = None
        self.papers = Papers(workplace)
        self._verbs = VisitVerbs(workplace, self, self.papers)
        self._bar = FilterBar(
            "Lọc theo tên, thôn, nội dung",
            desk.clock,
            workplace.memory(f"{KEY}.filter"),
            span=Span.MONTH,
            choices=(
                _choice("kind", "Loại", Kind),
                _choice("handling", "Hướng xử lý", Handling),
                Choice(BOOK, "Sổ", book_options(books(desk.db))),
            ),
            toggles=((OPEN, "Chưa xong"),),
        )
        self._cell_of = visit_cells(desk.clock.today, lambda: desk.law.calendar)
        self._table = PagedTable(
            VISIT_COLUMNS,
            self._pages,
            self._cell_of,
            noun="lượt",
            widths=workplace.memory(f"{KEY}.columns"),
            sort=newest_first(books(desk.db)),
            gives_way=("kind", "received_on"),
        )
        self._pane = ReadingPane(*self._verbs.pane_buttons())
        self._both = ListAndPane(self._table, self._pane, workplace.memory(f"{KEY}.pane"))
        self._new = Button("Ghi lượt tiếp", Look.MAIN, icon="plus", key="Ctrl+N")
        self._print = Button("In sổ", icon="printer")
        self._export = Button("", icon="ellipsis")
        self._lay_out()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; with a record, go to it, alone when the filter leaves it out; with a figure, show its rows."""
        uid = str(entry.get("uid") or "")
        rows = only_rows(uid)
        self._bar.offer(BOOK, book_options(books(self._desk.db)))
        self._bar.follow_calendar()
        if rows is not None and rows.filters is not None:
            self._bar.show_filters(rows.filters)
        self._show_only(rows)
        self._reload(keep=rows is None)
        if uid and rows is None and not self._table.choose(uid):
            self._show_only(only_visit(uid))
            self._reload(keep=False)
        self._table.view.setFocus()

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what is shown: read it again and stay where one was."""
        if tables & TABLES:
            self._reload(keep=True)
            self._read(self._table.row())

    def regions(self) -> list[QWidget]:
        """What F6 goes through: filters, list, pane."""
        return [self._bar, self._table.view, self._pane]

    def wanted(self) -> VisitFilter:
        """The filter as the queries take it."""
        if self._only is not None:
            return self._only.wanted
        chosen = self._bar.filters()
        kind, handling = chosen.choices.get("kind"), chosen.choices.get("handling")
        return VisitFilter(
            text=chosen.text,
            from_on=chosen.period.from_on if chosen.period else None,
            to_on=chosen.period.to_on if chosen.period else None,
            kind=Kind[kind] if kind else None,
            handling=Handling[handling] if handling else None,
            open_only=OPEN in chosen.toggles,
            book=chosen.choices.get(BOOK, ""),
        )

    def _pages(self, sort: Sort | None) -> VisitPages:
        order = sort or newest_first(())
        return VisitPages(self._desk.db, self.wanted(), order.key, order.descending, self._sees)

    def _reload(self, *, keep: bool) -> None:
        self._table.reload(keep=keep)
        self._table.show_found(self._bar.filters().text)
        self._count()

    def _count(self) -> None:
        wanted, pages, desk = self.wanted(), self._pages(None), self._desk
        chosen = self._bar.filters().period
        today, soon, sees = desk.clock.today(), soon_until(desk), self._sees
        whole_period = VisitFilter(from_on=chosen.from_on, to_on=chosen.to_on) if chosen else VisitFilter()

        def work(_progress: object) -> tuple[VisitFilter, int, Counts, Counts]:
            shown = counts(desk.db, wanted, today, soon, sees_content=sees)
            whole = shown if wanted == whole_period else counts(desk.db, whole_period, today, soon)
            return wanted, pages.count(), shown, whole

        def tell(counted: tuple[VisitFilter, int, Counts, Counts]) -> None:
            asked, rows, shown, whole = counted
            if asked != self.wanted():
                return
            self._table.show_total(rows)
            self._bar.say_count(f"{words.number(shown.visits)} lượt, {words.number(shown.people)} người")
            self.say(state_sentence(chosen.in_words() if chosen else "", whole))

        self._workplace.jobs.read(work, tell, owner=self)

    def _show_only(self, only: Only | None) -> None:
        self._only = only
        if only is None:
            self.set_banner(None)
            return
        every = Button("Xem cả sổ", height=30)
        every.clicked.connect(lambda: self.arrive({}))
        self.set_banner(Banner(State.INFO, only.sentence, buttons=(every,)))

    def _read(self, row: VisitRow | None) -> None:
        # Nothing is done to a visit as it was before, or to the one that was chosen before.
        self._record = None
        self._verbs.take(None)
        if row is None:
            self._pane.show_nothing("Chọn một lượt tiếp để đọc.")
            return
        uid = row.uid
        self._workplace.jobs.read(
            lambda _progress: visit_record(self._desk.db, uid, self._sees), self._show_record, owner=self
        )

    def _show_record(self, record: VisitRecord) -> None:
        row = self._table.row()
        if row is None or row.uid != record.row.uid:
            return
        self._record = record
        self._verbs.take(record)
        self._pane.show_record(self._reading(record))

    def _reading(self, record: VisitRecord) -> Reading:
        today = self._desk.clock.today()
        reveal = self._verbs.reveal if self._desk.account.may(Right.SEE_DENOUNCER) else None
        badge = deadline_badge(record.row, today, self._desk.law.calendar)
        asks = Asks(self._verbs.explain, self._verbs.open_number, reveal, self._verbs.further.doors())
        return visit_reading(record, today, badge, asks)

    def _open(self, row: VisitRow) -> None:
        if self._both.has_pane:
            self._verbs.open(row.uid)
        elif self._record is not None and self._record.row.uid == row.uid:
            self._verbs.read_in_sheet(self._reading(self._record))

    def _lay_out(self) -> None:
        account = self._desk.account
        if account.may(Right.RECORD):
            self.set_buttons(self._new)
        if account.may(Right.PRINT):
            self._bar.add_button(self._print)
            self._bar.add_button(self._export)
        self.set_bar(self._bar)
        self.set_body(self._both, scrolls=False, margin=0)
        clear = Button("Xóa lọc", icon="x")
        clear.clicked.connect(self._bar.clear)
        said = "Gõ ít chữ hơn, chọn kỳ dài hơn, hoặc xóa lọc. Có người đến thì bấm Ghi lượt tiếp."
        self._table.set_empty(EmptyState("users", "Không có lượt tiếp nào trong bộ lọc này", said, (clear,)))

    def _listen(self) -> None:
        self._new.clicked.connect(lambda: self._workplace.open(ENTRY))
        self._bar.changed.connect(self._filtered)
        self._table.chosen.connect(self._read)
        self._table.opened.connect(self._open)
        self._print.clicked.connect(lambda: self.papers.show_register(*self._to_print()))
        self._print.setToolTip("In sổ của kỳ đang chọn theo mẫu (Ctrl+P)")
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._print.click)
        self._export.setAccessibleName("Xuất sổ ra Word, Excel")
        self._export.setToolTip("Xuất sổ ra Word, Excel")
        self._export.clicked.connect(self._show_exports)

    def _to_print(self) -> tuple[Period, str]:
        """The days and the book to print: as filtered, else this month and the book that this desk writes in."""
        chosen = self._bar.filters()
        days = chosen.period or period(Span.MONTH, self._desk.clock.today())
        return days, chosen.choices.get(BOOK, "") or desk_book(self._workplace)

    def _show_exports(self) -> None:
        menu, (chosen, book) = QMenu(self._export), self._to_print()
        menu.addAction(
            "Sổ theo mẫu ra Word",
            lambda: self.papers.save_register(chosen, ".docx", book),
        )
        menu.addAction(
            "Sổ theo mẫu ra Excel",
            lambda: self.papers.save_register(chosen, ".xlsx", book),
        )
        menu.addAction("Danh sách đang hiện ra Excel", lambda: self._save_list(".xlsx"))
        menu.addAction("Danh sách đang hiện ra tệp .csv", lambda: self._save_list(".csv"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._export.mapToGlobal(self._export.rect().bottomLeft()))

    def _save_list(self, ending: str = ".xlsx") -> None:
        pages, days = self._pages(self._table.sort), self._to_print()[0]
        self.papers.save_list(self._table.shown_columns(), pages, self._cell_of, days, ending)

    def _filtered(self) -> None:
        self._show_only(None)
        self._reload(keep=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where the window is narrow."""
        super().resizeEvent(event)
        tight = room(self.window()) is Room.TIGHT
        self._table.show_only(NARROW if tight else [column.name for column in VISIT_COLUMNS])


def newest_first(known: Sequence[BookRow]) -> Sort:
    """The order at first: by number, or by day where numbers of several books stand beside each other."""
    return Sort("received_on" if len(known) > 1 else "number", descending=True)


def state_sentence(period: str, counted: Counts) -> str:
    """The state of the register in one sentence."""
    figures = f"{words.number(counted.visits)} lượt, {words.number(counted.people)} người"
    cases = f"{words.number(counted.cases)} vụ việc"
    cases += f", {words.number(counted.groups)} đoàn đông người" if counted.groups else ""
    late = f"{words.number(counted.overdue)} lượt quá hạn" if counted.overdue else "Không có lượt quá hạn"
    soon = f"{words.number(counted.soon)} lượt sắp đến hạn" if counted.soon else "không có lượt sắp đến hạn"
    return f"{period}: {figures}, {cases}. {late}, {soon}."


def _choice(name: str, label: str, options: type[Kind] | type[Handling]) -> Choice:
    return Choice(name, label, tuple((option.name, str(option.value)) for option in options))
