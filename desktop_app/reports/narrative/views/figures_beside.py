"""What stands behind the figures of the text: in the pane at its right, in a narrow window in a sheet."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.areas.views import Workplace
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.table_model import PagedModel
from desktop_app.office.figures.counting import CountedRow
from desktop_app.office.rights import Right
from desktop_app.reports.behind import TypedLine, behind
from desktop_app.reports.card import ReportCard, other_way
from desktop_app.reports.figures import FigureLine
from desktop_app.reports.indicators.definition import Way
from desktop_app.reports.kept import Wanted
from desktop_app.reports.known import Known
from desktop_app.reports.queries import row_pages
from desktop_app.reports.remarks import said_of
from desktop_app.reports.views.figure_pane import FigurePane, Opened
from desktop_app.reports.views.figure_verbs import FigureVerbs
from desktop_app.reports.views.form_files import FormFiles
from desktop_app.reports.views.lines import FigureRow
from desktop_app.reports.views.page_words import title_words
from desktop_app.reports.views.pane_rows import BegunPages, Part

CHOOSE = "Bấm vào một con số trong báo cáo để xem các dòng được đếm."


class FiguresBeside(QObject):
    """`left` tells that the keyboard goes back to the text."""

    left = Signal()

    def __init__(self, page: QWidget, workplace: Workplace, known: Known, verbs: FigureVerbs) -> None:
        super().__init__(page)
        self._page, self._workplace, self._desk = page, workplace, workplace.desk
        self._known, self._verbs = known, verbs
        self._files = FormFiles(workplace, known)
        self._card: ReportCard | None = None
        self._asked = 0
        self.pane = self._made()
        self.forget()

    @property
    def line(self) -> FigureLine | None:
        """The figure that is shown."""
        return self.pane.shown.row.line if self.pane.shown is not None else None

    def take(self, card: ReportCard) -> None:
        """The report was read anew; the figure that is shown follows."""
        self._card = card
        if self.line is not None and card.figures.form.has(self.line.key):
            self.open(self.line.key)

    def forget(self) -> None:
        """Show no figure."""
        self.pane.show_nothing(CHOOSE)

    def open(self, key: str) -> None:
        """Show what stands behind a figure."""
        card, desk, known = self._card, self._desk, self._known
        if card is None:
            return
        figures = card.figures
        wanted = Wanted(figures.form.key, figures.span.from_on, figures.span.to_on)

        def work(_progress: object) -> Opened:
            found = behind(desk, known, wanted, key)
            is_counted = found.way is Way.COUNTED
            pages = BegunPages(row_pages(desk, known, wanted, key), PagedModel.PAGE) if is_counted else None
            line = figures.line(key)
            row = FigureRow(key, line.indicator.title, line, said_of(figures, line))
            return Opened(card, row, found, pages, other_way(desk, known, wanted, key))

        self._asked += 1
        mine = self._asked

        def show(opened: Opened) -> None:
            if mine == self._asked:  # of two that were under way the older one may come last
                self._show(opened)

        self._workplace.jobs.read(work, show, self._workplace.explain, owner=self._page)

    def _show(self, opened: Opened) -> None:
        if not self.pane.isHidden():
            self._fill(self.pane, opened)
            return
        pane = self._made()
        pane.setMinimumHeight(max(300, self._page.window().height() - 170))
        self._fill(pane, opened)
        title, about = opened.row.line.indicator.title, title_words(opened.card.figures)
        sheet = SideSheet(self._page.window(), title, about, pane)
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

    def _fill(self, pane: FigurePane, opened: Opened) -> None:
        account = self._desk.account
        pane.show_figure(opened, may_record=account.may(Right.RECORD), may_print=account.may(Right.PRINT))

    def _made(self) -> FigurePane:
        pane = FigurePane()
        pane.opened.connect(lambda row: self._open_row(pane, row))
        pane.left.connect(self.left)
        for button, does in (
            (pane.explain, self._verbs.explain),
            (pane.add, self._verbs.add),
            (pane.strike, lambda line: self._verbs.strike(line, pane.chosen())),
        ):
            button.clicked.connect(lambda _checked=False, does=does: self._upon(pane, does))
        pane.print.clicked.connect(lambda: self._print(pane))
        return pane

    def _upon(self, pane: FigurePane, does: Callable[[FigureLine], object]) -> None:
        if pane.shown is not None:
            does(pane.shown.row.line)

    def _print(self, pane: FigurePane) -> None:
        if pane.shown is not None:
            self._files.show_rows(pane.shown.card, pane.shown.row.uid)

    def _open_row(self, pane: FigurePane, row: object) -> None:
        """Enter upon a row: its record, the figure it is, or the striking of what was typed."""
        shown = pane.shown
        if isinstance(row, Part):
            self.open(row.uid)
        elif isinstance(row, TypedLine) and shown is not None:
            self._verbs.strike(shown.row.line, row)
        elif shown is not None and shown.behind.page:
            uid = (row.opens or row.uid) if isinstance(row, CountedRow) else shown.behind.opens
            self._workplace.open(shown.behind.page, uid)
