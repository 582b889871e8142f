"""Bộ phiếu: every version of every questionnaire, what it asks, and what can be done with it."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.areas.surveys.forms.declared import EDITOR, LIST
from desktop_app.areas.surveys.forms.form import Wording
from desktop_app.areas.surveys.forms.library import VersionDetail, VersionRow
from desktop_app.areas.surveys.forms.service import FormService
from desktop_app.areas.surveys.forms.views.list_verbs import FormVerbs
from desktop_app.areas.surveys.forms.views.list_words import (
    COLUMNS,
    list_sentence,
    row_text,
    version_cell,
    version_reading,
)
from desktop_app.areas.surveys.states import VersionState
from desktop_app.areas.views import Workplace
from desktop_app.core.pages import Listed
from desktop_app.core.text.fold import matches
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.filter_bar import FilterBar, choice_of
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import ReadingPane
from desktop_app.kit.reading_sheet import Verb, read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.office.rights import Right

TABLES = frozenset({"form_version", "survey"})
GONE = (("gone", "Cả bản thôi dùng"),)


class FormsPage(Page):
    """Reads with the arrow keys, opens with Enter, begins with Ctrl+N, takes a workbook with Ctrl+O."""

    def __init__(self, workplace: Workplace, files: FileChoice | None = None) -> None:
        """Without the right to record nothing is offered that changes."""
        super().__init__("Bộ phiếu")
        self._workplace, self._service = workplace, FormService(workplace.desk)
        self._verbs = verbs = FormVerbs(workplace, self, files)
        self._rows: Sequence[VersionRow] = ()
        self._detail: VersionDetail | None = None
        self._bar = FilterBar(
            "Lọc theo mã, tên phiếu, đơn vị",
            workplace.desk.clock,
            workplace.memory(f"{LIST}.filter"),
            choices=(choice_of("wording", "Câu chữ", Wording), choice_of("state", "Tình trạng", VersionState)),
            toggles=GONE,
        )
        self._table = PagedTable(
            COLUMNS,
            self._pages,
            version_cell,
            noun="bản phiếu",
            widths=workplace.memory(f"{LIST}.columns"),
            keys={"↑ ↓": "chọn", "Enter": "mở", "Ctrl+F": "lọc"},
            gives_way=("quarter", "wording"),
        )
        self._pane = ReadingPane(*verbs.pane_buttons())
        self._both = ListAndPane(self._table, self._pane, workplace.memory(f"{LIST}.pane"))
        self._take = Button("Nhập từ Excel", icon="file-down", key="Ctrl+O")
        self._new = Button("Soạn phiếu mới", Kind.MAIN, icon="plus", key="Ctrl+N")
        self._lay_out()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the versions; with one, go to it."""
        wanted = str(entry.get("uid") or "")

        def show(rows: Sequence[VersionRow]) -> None:
            self._show(rows)
            self._table.choose(wanted)
            self._table.view.setFocus()

        self._workplace.jobs.read(lambda _progress: self._service.versions(), show, owner=self)

    def notice(self, tables: frozenset[str]) -> None:
        """Versions or surveys changed: read again and stay where one was."""
        if tables & TABLES:
            self._workplace.jobs.read(lambda _progress: self._service.versions(), self._show, owner=self)

    def regions(self) -> list[QWidget]:
        """What F6 goes through: filters, list, pane."""
        return [self._bar, self._table.view, self._pane]

    def _lay_out(self) -> None:
        if self._workplace.desk.account.may(Right.RECORD):
            self.set_buttons(self._take, self._new)
        self.set_bar(self._bar)
        self.set_body(self._both, scrolls=False, margin=0)
        self._pane.show_nothing("")
        clear = Button("Xóa lọc", icon="x")
        clear.clicked.connect(self._bar.clear)
        said = "Gõ ít chữ hơn, hoặc chọn Cả bản thôi dùng."
        self._table.set_empty(EmptyState("search", "Không có phiếu nào trong bộ lọc này", said, (clear,)))

    def _listen(self) -> None:
        self._bar.changed.connect(self._filter)
        self._table.chosen.connect(self._read)
        self._table.opened.connect(self._open)
        self._take.clicked.connect(self._verbs.take_in)
        self._new.clicked.connect(self._verbs.begin_new)
        QShortcut(QKeySequence("Ctrl+M"), self).activated.connect(lambda: self._verbs.show_more())

    def _show(self, rows: Sequence[VersionRow]) -> None:
        self._rows = rows
        self._verbs.know(rows)
        self.say(list_sentence(rows))
        self._filter()

    def _filter(self) -> None:
        self._table.show_found(self._bar.filters().text)
        self._table.reload()
        self._table.show_total(len(self._wanted()))

    def _wanted(self) -> list[VersionRow]:
        filters = self._bar.filters()
        wording, state = filters.choices.get("wording"), filters.choices.get("state")
        gone = "gone" in filters.toggles or state == VersionState.RETIRED.name
        return [
            row
            for row in self._rows
            if (gone or row.state is not VersionState.RETIRED)
            and (not wording or row.wording.name == wording)
            and (not state or row.state.name == state)
            and matches(row_text(row), filters.text)
        ]

    def _pages(self, _sort: Sort | None) -> Listed[VersionRow]:
        return Listed(self._wanted())

    def _read(self, row: VersionRow | None) -> None:
        self._verbs.take(None)
        self._detail = None
        if row is None:
            self._pane.show_nothing("Chọn một phiếu để đọc.")
            return
        self._workplace.jobs.read(
            lambda _progress: self._service.detail(row.code, row.version),
            self._put,
            self._workplace.explain,
            owner=self,
        )

    def _put(self, detail: VersionDetail) -> None:
        chosen = self._table.row()
        if chosen is not None and chosen.uid == detail.row.uid:
            self._detail = detail
            self._verbs.take(detail)
            self._pane.show_record(version_reading(detail))

    def _open(self, row: VersionRow) -> None:
        detail = self._detail
        if self._both.has_pane or detail is None:
            self._workplace.open(EDITOR, row.uid)
        else:
            verbs: list[Verb] = [("Mở", self._verbs.go_on)]
            verbs += [(said, does) for said, does in self._verbs.choices(detail) if callable(does)]
            read_in_sheet(self.window(), version_reading(detail), verbs)
