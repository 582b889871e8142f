"""Nhập sổ cũ, xuất Excel: every import with the way back, and from here workbooks come in and go out."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.pages import Listed
from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.empty import EmptyState, OtherWay
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import ReadingPane
from desktop_app.kit.reading_sheet import Verb, read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.theme import State
from desktop_app.kit.work_stack import WorkStack
from desktop_app.office.rights import Right
from desktop_app.shell.context import Shell
from desktop_app.shell.exchange.exchanger import Exchanger, Imported
from desktop_app.shell.exchange.outgoing import Outgoing
from desktop_app.shell.exchange.seam import exchanger_of
from desktop_app.shell.exchange.sheets import ask_to_undo
from desktop_app.shell.exchange.wizard import ImportWizard
from desktop_app.shell.exchange.words import IMPORT_COLUMNS, NARROW, import_cell, import_reading, page_sentence
from desktop_app.shell.exchange.works import UNDOING

KEY = "system.exchange"
TABLES = frozenset({"import_batch"})
KEYS = {"↑ ↓": "chọn", "Enter": "hoàn tác"}
READ_KEYS = {"↑ ↓": "chọn", "Enter": "đọc"}
EMPTY = "Sổ cũ bằng Excel của đơn vị nhập được ngay: ghép cột, chạy thử, rồi mới ghi. Nhập nhầm thì hoàn tác cả lần."


class ExchangePage(Page):
    """The list of imports, and in its place the import under way."""

    def __init__(self, place: Shell, *, exchanger: Exchanger | None = None, files: FileChoice | None = None) -> None:
        """`exchanger` and `files` are the office's and the machine's own, unless others are handed in."""
        super().__init__("Nhập sổ cũ, xuất Excel")
        self._place, self._files = place, files or SystemFileChoice()
        self._exchanger = exchanger = exchanger or exchanger_of(place)
        self._may_record = place.desk.account.may(Right.RECORD)
        self._may_print = place.desk.account.may(Right.PRINT)
        self._rows: Sequence[Imported] = ()
        trades = self._exchanger.trades
        self.trade = ChoiceChip("Loại sổ", [(each.key, each.title) for each in trades])
        self.table = PagedTable(
            IMPORT_COLUMNS,
            lambda _sort: Listed(self._rows),
            import_cell,
            noun="lần nhập",
            widths=place.memory(f"{KEY}.columns"),
            keys=KEYS if self._may_record else READ_KEYS,
            gives_way=("by",),
        )
        self._undo = Button("Hoàn tác lần nhập", icon="undo-2")
        self.pane = ReadingPane(*((self._undo,) if self._may_record else ()))
        self._both = ListAndPane(self.table, self.pane, place.memory(f"{KEY}.pane"))
        self.work = WorkStack(self._both, place.jobs)
        self.outgoing = Outgoing(place, exchanger, self._files, self.work)
        self.wizard = ImportWizard(place, self._exchanger, self._files)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.work)
        self._stack.addWidget(self.wizard)
        self._template = Button("Lấy tệp mẫu", icon="file-text")
        self._export = Button("Xuất Excel", icon="file-down", key="Ctrl+E")
        self._import = Button("Nhập từ Excel", Kind.MAIN, icon="plus", key="Ctrl+N")
        self.set_body(self._stack, scrolls=False, margin=0)
        self.set_buttons(*self._offered())
        if len(trades) > 1:
            self.set_bar(self.trade)
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; an import that was begun stays. `uid` names the register whose rows are typed on."""
        self._reload()
        if entry.get("uid"):
            self._turn(self.wizard)
            if self.wizard.is_idle:
                self.wizard.file.kind.set_text(str(entry["uid"]))
                self.wizard.type_rows()
        if self._stack.currentWidget() is self.wizard:
            self.wizard.step.take_keyboard()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Keep the rows that are being typed."""
        self.wizard.grid.settle()

    def notice(self, tables: frozenset[str]) -> None:
        """An import was made or taken back."""
        if tables & TABLES:
            self._reload()

    def regions(self) -> list[QWidget]:
        """List and pane, or the import."""
        return self.wizard.regions() if self._stack.currentWidget() is self.wizard else [self.table, self.pane]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where the window is narrow."""
        super().resizeEvent(event)
        tight = room(self.window()) is Room.TIGHT
        self.table.show_only(NARROW if tight else [column.name for column in IMPORT_COLUMNS])

    def begin_import(self) -> None:
        """Show the import; one that was begun goes on."""
        if self.wizard.is_idle:
            self.wizard.begin()
        self._turn(self.wizard)
        self.wizard.step.take_keyboard()

    def _offered(self) -> tuple[Button, ...]:
        exporting = (self._template, self._export) if self._may_print else (self._template,)
        return (*exporting, self._import) if self._may_record else exporting

    def _turn(self, to: QWidget) -> None:
        self._stack.setCurrentWidget(to)
        listing = to is not self.wizard
        for button in self._offered():
            button.setVisible(listing)
        if len(self._exchanger.trades) > 1:
            self.trade.setVisible(listing)
        self.say(page_sentence(self._rows) if listing else "")
        self.set_banner(None)

    def _back_to_list(self) -> None:
        self._turn(self.work)
        self._reload()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reload(self) -> None:
        self._place.jobs.read(lambda _: self._exchanger.batches(), self._show, owner=self)

    def _show(self, rows: Sequence[Imported]) -> None:
        self._rows = rows
        if self._stack.currentWidget() is not self.wizard:
            self.say(page_sentence(rows))
        self.table.reload()
        self.table.show_total(len(rows))
        self.table.set_empty(
            _nothing_yet(
                self.begin_import if self._may_record else None, lambda: self.outgoing.save_template(self.trade.value)
            )
        )
        self._read(self.table.row())

    def _read(self, row: Imported | None) -> None:
        if row is None:
            self.pane.show_nothing("Chọn một lần nhập để đọc." if self._rows else "")
            return
        self._undo.setVisible(row.undone_on is None)
        self.pane.show_record(import_reading(row))

    def _open(self, row: Imported) -> None:
        can = self._may_record and row.undone_on is None
        if self._both.has_pane:
            if can:
                self._ask_undo(row)
            return
        verbs: list[Verb] = [("Hoàn tác lần nhập", lambda: self._ask_undo(row))] if can else []
        read_in_sheet(self._place.surface, import_reading(row), verbs)

    def _ask_undo(self, row: Imported | None) -> None:
        if self.work.is_busy:
            self._turn(self.work)
        elif row is not None:
            ask_to_undo(self._place, row, lambda reason: self._take_back(row, reason))

    def _take_back(self, row: Imported, reason: str) -> None:
        def failed(error: BaseException) -> None:
            if isinstance(error, InvalidInput):
                sheet = ask_to_undo(self._place, row, lambda reason: self._take_back(row, reason))
                sheet.form.load({"reason": reason})
                sheet.form.show_problems(error.problems)
            else:
                self._fail(error)

        self._back_to_list()
        work = partial(self._exchanger.undo, row.uid, reason)
        self.work.run(work, UNDOING, lambda _: self._undone(), failed, writes=True)

    def _ask_undo_of(self, uid: str) -> None:
        def ask(rows: Sequence[Imported]) -> None:
            self._ask_undo(next((row for row in rows if row.uid == uid), None))

        self._place.jobs.read(lambda _: self._exchanger.batches(), ask, self._fail, owner=self)

    def _undone(self) -> None:
        self._place.say("Đã hoàn tác cả lần nhập.")
        self.wizard.begin()
        self._back_to_list()

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.set_banner(Banner(State.OVERDUE, str(error)))
        else:
            self._place.explain(error)

    def _listen(self) -> None:
        self.table.chosen.connect(self._read)
        self.table.opened.connect(self._open)
        self._undo.clicked.connect(lambda: self._ask_undo(self.table.row()))
        self._template.clicked.connect(lambda: self.outgoing.save_template(self.trade.value))
        self.outgoing.begun.connect(lambda: self.set_banner(None))
        self.outgoing.failed.connect(self._fail)
        self._export.clicked.connect(lambda: self.outgoing.ask_for_days(self.trade.value))
        self._import.clicked.connect(self.begin_import)
        self.wizard.left.connect(self._back_to_list)
        self.wizard.undo_asked.connect(self._ask_undo_of)


def _nothing_yet(begin: Callable[[], None] | None, save_template: Callable[[], None]) -> EmptyState:
    """What stands where no import was made: how to begin, for whoever may."""
    template = Button("Lấy tệp mẫu")
    template.clicked.connect(lambda: save_template())
    buttons = []
    if begin is not None:
        buttons.append(Button("Nhập từ Excel", Kind.MAIN, icon="plus"))
        buttons[0].clicked.connect(begin)
    way = OtherWay("file-text", "Chưa có tệp Excel", "Điền vào tệp mẫu rồi nhập.", template)
    return EmptyState("file-text", "Chưa nhập tệp nào", EMPTY, tuple(buttons), ways=(way,))
