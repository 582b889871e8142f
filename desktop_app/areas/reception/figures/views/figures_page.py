"""Số liệu: visits, people, cases and groups of any span; each figure opens the visits it is made of."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.reception.books.queries import books
from desktop_app.areas.reception.books.views.book_choice import book_options
from desktop_app.areas.reception.figures.address import Rows
from desktop_app.areas.reception.figures.documents import FigurePapers
from desktop_app.areas.reception.figures.queries import FigureTable, figures
from desktop_app.areas.reception.figures.views.figure_card import definitions_card, figure_card
from desktop_app.areas.reception.figures.views.figure_files import FigureFiles
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.periods import Period, Span, between, period
from desktop_app.core.report_periods import REPORT_FIRST_DAY, ReportPeriod, report_periods
from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Button
from desktop_app.kit.page import Page
from desktop_app.kit.period_chip import PeriodChip
from desktop_app.kit.theme import px
from desktop_app.office.rights import Right

KEY = "reception.figures"
REGISTER = "reception.register"
TABLES = frozenset({"visit", "case_file", "reception_book"})
NO_REPORT = ("", "chọn kỳ")
EVERY_BOOK = ("", "Tất cả")


class FiguresPage(Page):
    """A span is chosen as a calendar's or as the inspectorate's; the table follows."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Số liệu")
        self._workplace, self._desk = workplace, workplace.desk
        self._table: FigureTable | None = None
        self._reports: dict[str, ReportPeriod] = {}
        self.files = FigureFiles(workplace)
        self.span = PeriodChip(self._desk.clock, Span.MONTH)
        self.report = ChoiceChip("Kỳ báo cáo thanh tra", (NO_REPORT,))
        self.book = ChoiceChip("Sổ", (EVERY_BOOK,))
        self._print = Button("In", icon="printer", key="Ctrl+P")
        self._excel = Button("Xuất Excel", icon="file-down")
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(16))
        self.set_bar(self._bar())
        self.set_body(self._content)
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Count again, with the periods and books of today."""
        self._offer()
        self._count()
        self.span.setFocus()

    def notice(self, tables: frozenset[str]) -> None:
        """A visit was entered, changed or struck out."""
        if tables & TABLES:
            self._count()

    def regions(self) -> list[QWidget]:
        """The choice of the span, the table."""
        return [self.span, self._content]

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for chip in (self.span, self.report, self.book):
            row.addWidget(chip)
        row.addStretch(1)
        if self._desk.account.may(Right.PRINT):
            row.addWidget(self._print)
            row.addWidget(self._excel)
        return bar

    def _offer(self) -> None:
        today = self._desk.clock.today()
        first_day = self._desk.law.rulebook.at(REPORT_FIRST_DAY, today)
        self._reports = {each.name: each for each in report_periods(today, first_day.value)}
        shown = ((name, _report_words(each)) for name, each in self._reports.items())
        self.report.options = (NO_REPORT, *shown)
        unsure = "" if first_day.confidence.checked else f". {first_day.confidence.value}"
        self.report.setToolTip(
            f"Kỳ từ ngày {first_day.value} đến ngày {first_day.value - 1} ({first_day.citation}){unsure}"
        )
        options = book_options(books(self._desk.db))
        self.book.options = (EVERY_BOOK, *options)
        if self.book.value not in dict(self.book.options):
            self.book.show_value("")
        self.book.setVisible(bool(options))

    def _listen(self) -> None:
        self.span.picked.connect(self._take_span)
        self.report.picked.connect(self._take_report)
        self.book.picked.connect(self._count)
        self._print.clicked.connect(lambda: self.files.preview(self._table) if self._table else None)
        self._excel.clicked.connect(lambda: self.files.save_excel(self._table) if self._table else None)

    def _take_span(self) -> None:
        self.report.show_value("")
        self._count()

    def _take_report(self, name: str) -> None:
        chosen = self._reports.get(name)
        today = self._desk.clock.today()
        self.span.show_period(between(chosen.from_on, chosen.to_on) if chosen else period(Span.MONTH, today))
        self._count()

    def _count(self) -> None:
        from_on, to_on = _ends(self.span.period, self._desk.clock.today())
        book, desk = self.book.value, self._desk
        papers = FigurePapers(desk)

        def work(_progress: object) -> tuple[FigureTable, tuple[str, ...]]:
            return figures(desk.db, from_on, to_on, book), papers.definitions(to_on)

        self._workplace.jobs.read(work, self._show, owner=self)

    def _show(self, counted: tuple[FigureTable, tuple[str, ...]]) -> None:
        table, definitions = counted
        if (table.from_on, table.to_on, table.book) != (*self._asked(), self.book.value):
            return
        self._table = table
        self.say(_sentence(table))
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for card in (figure_card(table, self._open), definitions_card(definitions)):
            self._column.addWidget(card)
            card.show()

    def _asked(self) -> tuple[date, date]:
        return _ends(self.span.period, self._desk.clock.today())

    def _open(self, rows: Rows) -> None:
        self._workplace.open(REGISTER, rows.address())


def _ends(chosen: Period, today: date) -> tuple[date, date]:
    """The days counted; without ends everything until today."""
    return chosen.from_on or date(1900, 1, 1), chosen.to_on or today


def _report_words(each: ReportPeriod) -> str:
    return f"{each.name} ({words.day(each.from_on)} - {words.day(each.to_on)})"


def _sentence(table: FigureTable) -> str:
    whole = table.whole
    days = f"{words.day(table.from_on)} - {words.day(table.to_on)}"
    figures_said = (
        f"{words.number(whole.visits)} lượt, {words.number(whole.people)} người, {words.number(whole.cases)} vụ việc, "
        f"{words.number(whole.groups)} đoàn đông người"
    )
    return f"{days}: {figures_said}. Bấm vào một con số để xem các lượt."
