"""Biểu mẫu thanh tra: a form of some days, every figure with the rows that it counts."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.areas import load_areas
from desktop_app.areas.views import Workplace
from desktop_app.kit.act_menu import open_menu
from desktop_app.kit.controls import Button
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.table_model import PagedModel
from desktop_app.kit.theme import px
from desktop_app.office.figures.counting import CountedRow
from desktop_app.office.rights import Right
from desktop_app.reports.behind import TypedLine
from desktop_app.reports.card import ReportCard, other_way, report_card
from desktop_app.reports.choosing import form_choices, read_address
from desktop_app.reports.indicators.definition import Way
from desktop_app.reports.known import Known
from desktop_app.reports.queries import behind, row_pages
from desktop_app.reports.remarks import summed_up
from desktop_app.reports.views.acts import ReportActs
from desktop_app.reports.views.figure_pane import WIDTH, FigurePane, Opened
from desktop_app.reports.views.figure_table import FigureTable
from desktop_app.reports.views.figure_verbs import FigureVerbs
from desktop_app.reports.views.form_bar import FormBar
from desktop_app.reports.views.form_files import FormFiles
from desktop_app.reports.views.lines import COLUMNS, NARROW, FigureRow, rows_of
from desktop_app.reports.views.page_words import badges, sentence, title_words
from desktop_app.reports.views.pane_rows import BegunPages, Part
from desktop_app.reports.views.verbs import ReportVerbs

KEY = "reports.form"
CHOOSE = "Chọn một chỉ tiêu để xem các dòng được đếm."


class FormPage(Page):
    """A form and its days are chosen; figures are counted on the workers, the pane follows the arrows."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Biểu mẫu thanh tra")
        self._workplace, self._desk = workplace, workplace.desk
        self.known = Known(load_areas())
        self.verbs = ReportVerbs(workplace)
        self.figures = FigureVerbs(self.verbs)
        self.files = FormFiles(workplace, self.known)
        self.acts = ReportActs(workplace, self.verbs, self.figures)
        self.card: ReportCard | None = None
        self._acts: list[Button] = []
        self._is_old, self._counts, self._goes_into = False, 0, ""
        self._go_to = ""
        self.bar = FormBar(self._desk.clock, workplace.memory(KEY))
        self.table = FigureTable(workplace.memory(f"{KEY}.columns"))
        self.pane = self._made_pane()
        self.both = ListAndPane(self.table, self.pane, workplace.memory(f"{KEY}.pane"), WIDTH)
        for button in self.files.buttons(lambda: self.card):
            self.bar.add_button(button)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._print)
        self.set_bar(self.bar)
        self.set_body(self.both, scrolls=False, margin=0)
        self.bar.changed.connect(lambda: self.count(keep=False))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._go_in)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.count)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Offer the forms and periods of today; show the report that is named."""
        wanted, desk = read_address(str(entry.get("uid") or "")), self._desk
        self._go_to = str(entry.get("figure") or "")

        def show(choices: Any) -> None:
            self.bar.offer(choices, wanted)
            self.count()

        self._workplace.jobs.read(lambda _progress: form_choices(desk), show, self._workplace.explain, owner=self)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def notice(self, tables: frozenset[str]) -> None:
        """Something was written: any register may be what is counted. What is not looked at is counted when it is."""
        if self.isVisible():
            self.count()
        else:
            self._is_old = True
            self.pane.show_nothing(CHOOSE)

    def showEvent(self, event: QShowEvent) -> None:
        """Count what changed in the meantime."""
        super().showEvent(event)
        if self._is_old:
            self.count()

    def regions(self) -> list[QWidget]:
        """The choice of the form, the table, the pane."""
        return [self.bar, self.table.view, self.pane]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where the window is narrow."""
        super().resizeEvent(event)
        tight = room(self.window()) is Room.TIGHT
        self.table.show_only(NARROW if tight else [column.name for column in COLUMNS])

    def count(self, *, keep: bool = True) -> None:
        """Count the form anew."""
        wanted, desk, known = self.bar.wanted, self._desk, self.known
        if wanted is None:
            self.say("Chưa có biểu mẫu nào.")
            return
        self._is_old = False
        self._counts += 1
        mine = self._counts

        def show(card: ReportCard) -> None:
            if mine == self._counts and wanted == self.bar.wanted:  # of two under way the older one may come last
                self._show(card, keep=keep)

        self._workplace.jobs.read(
            lambda _progress: report_card(desk, known, wanted), show, self._workplace.explain, owner=self
        )

    def _print(self) -> None:
        # The button may stand in the menu, where a key of its own would not be heard.
        if self.card is not None and self._desk.account.may(Right.PRINT):
            self.files.show(self.card)

    def _made_pane(self) -> FigurePane:
        pane = FigurePane()
        pane.opened.connect(lambda row: self._open_row(pane.shown, row))
        pane.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        pane.explain.clicked.connect(lambda: self._upon(pane, lambda shown: self.figures.explain(shown.row.line)))
        pane.add.clicked.connect(lambda: self._upon(pane, lambda shown: self.figures.add(shown.row.line)))
        pane.print.clicked.connect(
            lambda: self._upon(pane, lambda shown: self.files.show_rows(shown.card, shown.row.uid))
        )
        pane.strike.clicked.connect(
            lambda: self._upon(pane, lambda shown: self.figures.strike(shown.row.line, pane.chosen()))
        )
        return pane

    def _upon(self, pane: FigurePane, does: Any) -> None:
        if pane.shown is not None:
            does(pane.shown)

    def _show(self, card: ReportCard, *, keep: bool) -> None:
        self.card = self.verbs.card = card
        today, figures = self._desk.clock.today(), card.figures
        self.rename(title_words(figures))
        self.say(sentence(card, today))
        self.set_badges(*badges(card))
        self.bar.show_form(figures.form)
        self.table.show_lines(list(rows_of(figures, card.asked)), keep=keep)
        self.table.sum_up(*summed_up(figures))
        if self._go_to:
            self.table.choose(self._go_to)
            self._go_to = ""
        self._offer()

    def _offer(self) -> None:
        """The buttons of what comes next, and a banner where the registers left the frozen figures behind."""
        buttons = self.acts.buttons()
        if more := self.acts.more(self._chosen_line()):
            button = Button("Việc khác", icon="ellipsis", key="Ctrl+M")
            button.clicked.connect(lambda: open_menu(button, self.acts.more(self._chosen_line())))
            buttons = [button, *buttons] if more else buttons
        focused = self.window().focusWidget()
        leaves = isinstance(focused, Button) and focused in self._acts
        self._acts = buttons
        self.set_buttons(*buttons)
        self.set_banner(self.acts.banner())
        if leaves:  # what was pressed is gone: Qt would give the keyboard to anything
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen_line(self) -> Any:
        row = self.table.row()
        return row.line if isinstance(row, FigureRow) else None

    def _choose(self, row: object) -> None:
        self._goes_into = ""
        if not isinstance(row, FigureRow):
            self.pane.show_nothing(CHOOSE)
        elif self.both.has_pane:
            self._read(row, self._show_in_pane)

    def _read(self, row: FigureRow, show: Any) -> None:
        wanted, card, desk, known = self.bar.wanted, self.card, self._desk, self.known
        if wanted is None or card is None:
            return

        def work(_progress: object) -> Opened:
            found = behind(desk, known, wanted, row.uid)
            is_counted = found.way is Way.COUNTED
            pages = BegunPages(row_pages(desk, known, wanted, row.uid), PagedModel.PAGE) if is_counted else None
            return Opened(card, row, found, pages, other_way(desk, known, wanted, row.uid))

        self._workplace.jobs.read(work, show, self._workplace.explain, owner=self)

    def _show_in_pane(self, opened: Opened) -> None:
        chosen = self.table.row()
        if opened.card is self.card and isinstance(chosen, FigureRow) and chosen.uid == opened.row.uid:
            self._fill(self.pane, opened)
            if self._goes_into == opened.row.uid:
                self._goes_into = ""
                self.pane.go_in()

    def _fill(self, pane: FigurePane, opened: Opened) -> None:
        account = self._desk.account
        pane.show_figure(opened, may_record=account.may(Right.RECORD), may_print=account.may(Right.PRINT))

    def _go_in(self, row: object) -> None:
        """Enter upon a figure: into its rows, in a sheet where there is no room for the pane."""
        if not isinstance(row, FigureRow):
            return
        if self.both.has_pane and self.pane.shown is not None and self.pane.shown.row.uid == row.uid:
            self.pane.go_in()
        elif self.both.has_pane:
            self._goes_into = row.uid  # Enter came before the rows did
        else:
            self._read(row, self._show_in_sheet)

    def _show_in_sheet(self, opened: Opened) -> None:
        pane = self._made_pane()
        pane.setMinimumHeight(max(px(440), self.window().height() - px(170)))
        self._fill(pane, opened)
        sheet = SideSheet(self.window(), opened.row.line.indicator.title, title_words(opened.card.figures), pane)
        for leaves in (
            pane.left,
            pane.opened,
            pane.explain.clicked,
            pane.add.clicked,
            pane.strike.clicked,
            pane.print.clicked,
        ):
            leaves.connect(lambda *_: sheet.go())
        sheet.rise()
        pane.go_in()

    def _open_row(self, shown: Opened | None, row: object) -> None:
        """Enter upon a row behind a figure: its record, the figure it is, or the striking of what was typed."""
        if isinstance(row, Part):
            self.table.choose(row.uid)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(row, TypedLine) and shown is not None:
            self.figures.strike(shown.row.line, row)
        elif shown is not None and shown.behind.page:
            uid = row.opens if isinstance(row, CountedRow) else shown.behind.opens
            self._workplace.open(shown.behind.page, uid)
