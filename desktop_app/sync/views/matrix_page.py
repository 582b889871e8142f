"""Tình hình nộp: communes by periods at a glance; the pane explains the chosen cell and carries a remark home."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.views.saved import tell_saved
from desktop_app.core.text.fold import fold
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.legend import Legend
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.matrix import Matrix as MatrixView
from desktop_app.kit.reading_pane import Reading, ReadingPane
from desktop_app.kit.reading_sheet import read_in_sheet
from desktop_app.kit.theme import px
from desktop_app.office.rights import Right
from desktop_app.reports.choosing import address_of
from desktop_app.reports.editions import column_forms
from desktop_app.reports.kept import Wanted
from desktop_app.sync.comparing import Compared, compared
from desktop_app.sync.enrolling.queries import unit_order
from desktop_app.sync.receiving.answering import On
from desktop_app.sync.receiving.matrix import Cell, Matrix, MatrixRow, matrix
from desktop_app.sync.receiving.queries import PackageRow, package
from desktop_app.sync.views.cell_pane import ComparedCard
from desktop_app.sync.views.matrix_bar import MatrixBar
from desktop_app.sync.views.matrix_files import MatrixFiles
from desktop_app.sync.views.matrix_words import (
    LOOKS,
    cell_pairs,
    cell_words,
    heads,
    legend,
    matrix_rows,
    now_place,
    presses,
    sentence,
)
from desktop_app.sync.views.package_acts import PackageActs
from desktop_app.sync.views.stick_page import StickPage
from desktop_app.sync.views.stick_place import StickPlace

KEY, FIGURES, INBOX = "sync.matrix", "sync.consolidated", "sync.inbox"
TABLES = frozenset({"received_package", "package_comment", "partner", "unit_change", "report_setting"})
CHOOSE = "Chọn một ô để xem gói của đơn vị trong kỳ đó."


@dataclass(frozen=True)
class Looked:
    """The cell in the pane, with the package that counts and the one before."""

    row: MatrixRow
    place: int
    cell: Cell
    package: PackageRow | None
    compared: Compared | None


class MatrixPage(StickPage):
    """The arrows move the cell, Enter opens the figures."""

    can_wait = True

    def __init__(self, place: StickPlace, files: FileChoice | None = None) -> None:
        super().__init__("Tình hình nộp", place)
        self._place, self._desk = place, place.desk
        self.shown: Matrix | None = None
        self.looked: Looked | None = None
        self.acts = PackageActs(place, self, files)
        self.files = MatrixFiles(place, files=files)
        self.urge, self.excel = Button("Đôn đốc", icon="bell"), Button("Xuất Excel", icon="file-down")
        forms = column_forms(self._desk)
        self.bar = MatrixBar(place.memory(KEY), self._desk.clock.today(), (self.urge, self.excel), forms)
        self.matrix = MatrixView("Tình hình nộp theo kỳ", ("Đơn vị", "Kỳ", "Đúng hạn"))
        self.figures = Button("Xem số liệu")
        self.remark = Button("Nhận xét")
        self.receipt = Button("Biên nhận")
        self.opens = Button("Mở gói")
        may = self._desk.account.may(Right.RECORD)
        # A button that stands nowhere must never be shown: it would be a window of its own.
        self._offered = (self.figures, *((self.remark, self.receipt) if may else ()), self.opens)
        self.pane = ReadingPane(*self._offered)
        self._both = ListAndPane(self._left(), self.pane, place.memory(f"{KEY}.pane"), 380)
        self.take = Button("Nhập gói từ USB", Kind.MAIN, icon="usb", key="Ctrl+I")
        self.set_bar(self.bar)
        self.set_body(self._both, scrolls=False, margin=0)
        self.set_buttons(*((self.take,) if may else ()))
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the year."""
        self._read()
        self.matrix.setFocus()

    def notice(self, tables: frozenset[str]) -> None:
        """Something came in, or a due day was set."""
        if tables & TABLES:
            self._read()

    def regions(self) -> list[QWidget]:
        """Filters, matrix, pane."""
        return [self.bar, self.matrix, self.pane]

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(px(24), 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.matrix, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, px(6), px(8), px(6))
        foot.addWidget(Legend(legend()), 1)
        column.addLayout(foot)
        return left

    def _listen(self) -> None:
        self.bar.asked.connect(self._read)
        self.bar.narrowed.connect(self._show_rows)
        self.matrix.moved.connect(lambda *_: self._look())
        self.matrix.opened.connect(lambda *_: self._open())
        self.take.clicked.connect(lambda: self.acts.take_in(self.take))
        self.urge.clicked.connect(self._urge)
        self.excel.clicked.connect(self._save)
        self.figures.clicked.connect(self._open_figures)
        self.remark.clicked.connect(lambda: self._upon(lambda shown, of: self.acts.remark(of, self._on(shown, ""))))
        self.opens.clicked.connect(lambda: self._upon(lambda _shown, of: self._place.open(INBOX, of.uid)))
        self.receipt.clicked.connect(lambda: self._upon(lambda _shown, of: self.acts.receipt(of)))
        self.acts.done.connect(self._read)
        self.watch.seen.connect(self.acts.see)

    def _read(self) -> None:
        desk, form, year, step = self._desk, self.bar.form, self.bar.year, self.bar.step

        def show(found: Matrix) -> None:
            if (form, year, step) == (self.bar.form, self.bar.year, self.bar.step):
                self._show(found)

        self._place.jobs.read(lambda _progress: matrix(desk, form, year, step), show, self._place.explain, owner=self)

    def _show(self, found: Matrix) -> None:
        is_first = self.shown is None or self.shown.periods != found.periods
        self.shown = found
        self.matrix.show_heads(heads(found))
        self._show_rows()
        if is_first and self.matrix.rows and found.periods:
            self.matrix.go_to(_pressing_most(found), now_place(found, self._desk.clock.today()) + 1)
        self._look()

    def _show_rows(self) -> None:
        found = self.shown
        if found is None:
            return
        text = fold(self.bar.text).split()
        rows = [
            row
            for row in found.rows
            if all(word in fold(row.name) for word in text) and (presses(row) or not self.bar.only_pressing)
        ]
        rows.sort(key=lambda row: unit_order(row.name))
        self.matrix.show_rows(
            matrix_rows(found, rows), now_place(found, self._desk.clock.today()) + 1 if found.periods else -1
        )
        late = len(found.late_units(self._column())) if found.periods else 0
        self.urge.say(f"Đôn đốc {late} đơn vị" if late else "Đôn đốc")
        self.urge.setEnabled(bool(late))

    def _column(self) -> int:
        """The period that is looked at, by its place."""
        found = self.shown
        column = self.matrix.place[1] - 1
        return (
            column
            if found and 0 <= column < len(found.periods)
            else now_place(found, self._desk.clock.today())
            if found
            else 0
        )

    def _look(self) -> None:
        found = self.shown
        if found is None:
            return
        place = self._column()
        self.say(sentence(found, place))
        row = next((row for row in found.rows if row.unit == self.matrix.place[0]), None)
        if row is None or not found.periods:
            self.looked = None
            self.pane.show_nothing(CHOOSE)
            return
        late = len(found.late_units(place))
        self.urge.say(f"Đôn đốc {late} đơn vị" if late else "Đôn đốc")
        self.urge.setEnabled(bool(late))
        desk, cell, period, form = self._desk, row.cells[place], found.periods[place], found.form.key

        def work(_progress: object) -> Looked:
            of = package(desk, cell.package) if cell.package else None
            pair = compared(desk, row.unit, form, period.from_on, period.to_on) if cell.package else None
            return Looked(row, place, cell, of, pair)

        def show(looked: Looked) -> None:
            if self.matrix.place[0] == row.unit and self._column() == place and self.shown is found:
                self.looked = looked
                self._show_cell(looked)

        self._place.jobs.read(work, show, self._place.explain, owner=self)

    def _show_cell(self, looked: Looked) -> None:
        of = looked.package
        left_out = {self.receipt if of is not None and of.waits else self.opens}
        for button in self._offered:
            button.setVisible(of is not None and button not in left_out)
        self.pane.show_record(self._reading(looked))

    def _reading(self, looked: Looked) -> Reading:
        found = self.shown
        assert found is not None
        state = LOOKS.get(looked.cell.state)
        pair = looked.compared
        card = None
        if pair is not None and pair.before:
            may = self._desk.account.may(Right.RECORD)
            card = ComparedCard(pair, found.form, self._remark_figure if may else None)
        said = f"{found.periods[looked.place].name}, {found.form.number or found.form.title}"
        return Reading(
            title=looked.row.name,
            when=f"{said}, gói số {looked.cell.seq}" if looked.cell.seq else said,
            pairs=cell_pairs(found, looked.place, looked.cell, looked.package),
            badge=(state[0], cell_words(looked.cell)) if state else None,
            notice=card,
        )

    def _remark_figure(self, key: str, title: str) -> None:
        self._upon(lambda shown, of: self.acts.remark(of, self._on(shown, key), f"chỉ tiêu {title}"))

    def _on(self, shown: Looked, figure: str) -> On | None:
        found = self.shown
        if found is None or not figure:
            return None
        period = found.periods[shown.place]
        return On(form=found.form.key, from_on=period.from_on, to_on=period.to_on, figure=figure)

    def _upon(self, does: object) -> None:
        if self.looked is not None and self.looked.package is not None and callable(does):
            does(self.looked, self.looked.package)

    def _open(self) -> None:
        """Enter: the figures, or the cell in a sheet where there is no room for the pane."""
        if self._both.has_pane:
            self._open_figures()
        elif self.looked is not None:
            verbs = [(button.text(), button.click) for button in self._offered if not button.isHidden()]
            read_in_sheet(self._place.surface, self._reading(self.looked), verbs)

    def _open_figures(self) -> None:
        found, looked = self.shown, self.looked
        if found is None or looked is None or looked.package is None:
            return
        period = found.periods[looked.place]
        wanted = Wanted(found.form.key, period.from_on, period.to_on)
        self._place.open(FIGURES, address_of(wanted), unit=looked.row.unit)

    def _urge(self) -> None:
        if self.shown is not None:
            self.files.show_urged(self.shown, self._column())

    def _save(self) -> None:
        if self.shown is not None:
            self.files.save_excel(self.shown, lambda path: tell_saved(self._place, path))


def _pressing_most(found: Matrix) -> str:
    """The first row in which something must be done, else the first of all."""
    pressing = [row.unit for row in found.rows if presses(row)]
    return (pressing or [row.unit for row in found.rows])[0]
