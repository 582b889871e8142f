"""Tổng hợp: a figure of all communes, their sum, what is worth a call; each opens the commune's own rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.areas.views.saved import tell_saved
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.pages import Listed
from desktop_app.core.report_periods import days_in_words
from desktop_app.kit.cells import Cell
from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Button
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.flow import Flow
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import Line, Reading, ReadingPane, Words
from desktop_app.kit.reading_sheet import read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.office.rights import Right
from desktop_app.reports.choosing import read_address
from desktop_app.reports.editions import column_forms
from desktop_app.reports.forms import ReportForm
from desktop_app.sync.receiving.answering import On
from desktop_app.sync.receiving.consolidated import Consolidated, consolidated, spans_received
from desktop_app.sync.receiving.queries import CommuneRow, PackageRow, package, rows_behind
from desktop_app.sync.views.consolidated_files import ConsolidatedFiles
from desktop_app.sync.views.consolidated_words import (
    COLUMNS,
    GIVES_WAY,
    FigureOf,
    cell_of,
    counted_keys,
    line_pairs,
    row_words,
    rows_of,
    sentence,
)
from desktop_app.sync.views.package_acts import PackageActs
from desktop_app.sync.views.stick_place import StickPlace

KEY = "sync.consolidated"
TABLES = frozenset({"received_package", "package_comment", "unit_change"})
NOTHING = (
    "file-chart-column",
    "Chưa có số liệu của xã nào",
    "Nhập gói các xã gửi lên, biểu đã chốt trong gói sẽ cộng ở đây. Chọn biểu khác nếu xã chưa nộp biểu này.",
)
MOST_ROWS = 60
Span = tuple[date, date]


@dataclass(frozen=True)
class Behind:
    """The figure in the pane with the rows that the commune named behind it."""

    row: FigureOf
    package: PackageRow
    rows: Sequence[CommuneRow]


class ConsolidatedPage(Page):
    """Form, period and figure are chosen; the pane shows the rows behind a commune's figure."""

    can_wait = True

    def __init__(self, place: StickPlace, files: FileChoice | None = None) -> None:
        super().__init__("Tổng hợp")
        self._place, self._desk = place, place.desk
        self._memory = place.memory(KEY)
        self._spans: dict[str, Span] = {}
        self._wanted_unit = ""
        self.found: Consolidated | None = None
        self.behind: Behind | None = None
        self.acts, self.files = PackageActs(place, self, files), ConsolidatedFiles(place, files=files)
        self.form = ChoiceChip("Biểu", column_forms(self._desk))
        self.period, self.figure = ChoiceChip("Kỳ", (("", "chưa có"),)), ChoiceChip("Chỉ tiêu", (("", "chưa có"),))
        for chip in (self.form, self.period, self.figure):
            chip.setCheckable(False)
        self.only = Button("Chỉ đơn vị cần xem")
        self.only.setCheckable(True)
        self.print = Button("In biểu", icon="printer", key="Ctrl+P")
        self.excel = Button("Xuất Excel", icon="file-down")
        self.table = PagedTable(
            COLUMNS, lambda _sort: Listed(self._rows()), self._cell, noun="dòng",
            widths=place.memory(f"{KEY}.widths"), gives_way=GIVES_WAY, keys={"↑ ↓": "chọn", "Enter": "đọc"},
        )  # fmt: skip
        self.table.set_empty(EmptyState(*NOTHING))
        self.remark = Button("Nhận xét", icon="message-square")
        self.pane = ReadingPane(*((self.remark,) if self._desk.account.may(Right.RECORD) else ()))
        self._both = ListAndPane(self.table, self.pane, place.memory(f"{KEY}.pane"), 400)
        self.set_bar(self._bar())
        self.set_body(self._both, scrolls=False, margin=0)
        self._recall()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the form and the period that are named, at the unit that is."""
        wanted = read_address(str(entry.get("uid") or ""))
        self._wanted_unit = str(entry.get("unit") or "")
        if wanted is not None and wanted.form in dict(self.form.options):
            self.form.show_value(wanted.form)
        self.read((wanted.from_on, wanted.to_on) if wanted else None)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def notice(self, tables: frozenset[str]) -> None:
        """Something came in."""
        if tables & TABLES:
            self.read()

    def regions(self) -> list[QWidget]:
        """The choices, the table, the pane."""
        return [self.form, self.table.view, self.pane]

    def read(self, wanted: Span | None = None) -> None:
        """Count the form anew, of the period that is named, else of the one shown, else of the newest."""
        desk, form, chosen = self._desk, self.form.value, wanted or self._spans.get(self.period.value)

        def work(_progress: object) -> tuple[Sequence[Span], Consolidated | None]:
            spans = list(spans_received(desk, form))
            span = chosen if chosen in spans or wanted else next(iter(spans), None)
            return spans, consolidated(desk, form, *span) if span else None

        def show(told: tuple[Sequence[Span], Consolidated | None]) -> None:
            if form == self.form.value:
                self._show(*told)

        self._place.jobs.read(work, show, self._place.explain, owner=self)

    def _show(self, spans: Sequence[Span], found: Consolidated | None) -> None:
        self.found = found
        here = [(found.from_on, found.to_on)] if found else []
        self._spans = {days_in_words(*span): span for span in dict.fromkeys([*here, *spans])}
        names = {days_in_words(*here[0]): found.name} if found else {}
        self.period.options = tuple((key, names.get(key, key)) for key in self._spans) or (("", "chưa có"),)
        self.period.show_value(next(iter(self._spans), ""))
        if found is not None:
            self._offer_figures(found)
            self.say(sentence(found, self.figure.value))
        else:
            self.say("Chưa xã nào nộp biểu này.")
        for button in (self.print, self.excel):
            button.setEnabled(found is not None)
        self.table.reload()
        self.table.show_total(len(self._rows()))
        if self._wanted_unit and self.table.choose(self._wanted_unit):
            self._wanted_unit = ""

    def _offer_figures(self, found: Consolidated) -> None:
        before = self.figure.value
        shown = list(_figures(found.form))
        self.figure.options = tuple(shown)
        self.figure.show_value(before if before in dict(shown) else shown[0][0])

    def _rows(self) -> list[FigureOf]:
        if self.found is None:
            return []
        return list(rows_of(self.found, self.figure.value, only_odd=self.only.isChecked()))

    def _cell(self, row: FigureOf, column: Column) -> Cell:
        if self.found is None:
            return Cell()
        return cell_of(row, column, next(each for each in self.found.form.indicators if each.key == self.figure.value))

    def _choose(self, row: FigureOf | None) -> None:
        self.behind = None
        found = self.found
        if row is None or row.line is None or found is None:
            told = "Chọn một đơn vị để xem các dòng sổ sau con số."
            self.pane.show_nothing("Đơn vị này chưa nộp biểu của kỳ." if row and row.uid else told)
            return
        desk, line, key, form = self._desk, row.line, self.figure.value, self.form.value
        keys = counted_keys(found.form, key)

        def work(_progress: object) -> Behind:
            counted = [rows_behind(desk, line.unit, form, found.from_on, found.to_on, each) for each in keys]
            rows = {each.uid: each for some in counted for each in some}
            return Behind(row, package(desk, line.package), list(rows.values()))

        def show(behind: Behind) -> None:
            chosen = self.table.row()
            if isinstance(chosen, FigureOf) and chosen.uid == row.uid and key == self.figure.value:
                self.behind = behind
                self.pane.show_record(self._reading(behind))

        self._place.jobs.read(work, show, self._place.explain, owner=self)

    def _reading(self, behind: Behind) -> Reading:
        row, found = behind.row, self.found
        assert row.line is not None
        assert found is not None
        pairs = line_pairs(row.line, self.figure.value)
        told = len(behind.rows)
        may = self._desk.account.may(Right.RECORD)
        shown: list[Line] = [
            Words(row_words(each), does=Does(self.acts, behind.package, each) if may else None)
            for each in behind.rows[:MOST_ROWS]
        ]
        if told > MOST_ROWS:
            shown.append(Words(f"Và {words.number(told - MOST_ROWS)} dòng khác."))
        pairs.append((f"{words.number(told)} dòng sổ", shown or [Words("Con số này không đếm từ dòng sổ.")]))
        when = f"{_title(found, self.figure.value)}, gói số {behind.package.seq}"
        return Reading(title=row.name, when=when, pairs=pairs)

    def _remark(self) -> None:
        if self.behind is None or self.found is None:
            return
        key, found = self.figure.value, self.found
        on = On(form=found.form.key, from_on=found.from_on, to_on=found.to_on, figure=key)
        self.acts.remark(self.behind.package, on, f"chỉ tiêu {_title(found, key)}")

    def _open(self, row: FigureOf) -> None:
        if not self._both.has_pane and self.behind is not None and self.behind.row.uid == row.uid:
            read_in_sheet(self._place.surface, self._reading(self.behind), [("Nhận xét", self._remark)])

    def _take_figure(self) -> None:
        self._memory["figure"] = self.figure.value
        if self.found is not None:
            self.say(sentence(self.found, self.figure.value))
        self.table.reload()
        self.table.show_total(len(self._rows()))

    def _take_form(self) -> None:
        self._memory["form"] = self.form.value
        self.read()

    def _recall(self) -> None:
        if (kept := str(self._memory.get("form", ""))) in dict(self.form.options):
            self.form.show_value(kept)

    def _listen(self) -> None:
        self.form.picked.connect(lambda _: self._take_form())
        self.period.picked.connect(lambda _: self.read())
        self.figure.picked.connect(lambda _: self._take_figure())
        self.only.toggled.connect(lambda _: self._take_figure())
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.remark.clicked.connect(self._remark)
        self.acts.done.connect(self.read)
        self.excel.clicked.connect(self._save)
        self.print.clicked.connect(self._print)

    def _print(self) -> None:
        if self.found is not None:
            self.files.show_form(self.found)

    def _save(self) -> None:
        if self.found is not None:
            self.files.save_excel(self.found, lambda path: tell_saved(self._place, path))

    def _bar(self) -> QWidget:
        bar = QWidget()
        Flow(bar).put((self.form, self.period, self.figure, self.only), (self.print, self.excel))
        bar.setFocusProxy(self.form)
        return bar


class Does:
    """Remarks upon one row of a commune."""

    def __init__(self, acts: PackageActs, of: PackageRow, row: CommuneRow) -> None:
        self._acts, self._of, self._row = acts, of, row

    def __call__(self) -> None:
        """Ask what is to be said."""
        self._acts.remark(self._of, On(row=self._row.uid), f"dòng {row_words(self._row)}"[:120])


def _figures(form: ReportForm) -> Iterator[tuple[str, str]]:
    """The columns in their order, then what is told beside them."""
    titles = {each.key: each.title for each in form.indicators}
    columns = [column.key for column in form.columns]
    yield from ((key, _cut(f"cột {key}. {titles[key]}")) for key in columns)
    yield from ((key, _cut(title)) for key, title in titles.items() if key not in columns)


def _title(found: Consolidated, key: str) -> str:
    return next((each.title for each in found.form.indicators if each.key == key), key)


def _cut(text: str) -> str:
    return text if len(text) <= 48 else f"{text[:47].rstrip()}…"
