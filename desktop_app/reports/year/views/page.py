"""Nhìn cả năm: receptions, petitions, disclosure, hương ước, decisions and surveys of a year on one page."""

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas import load_areas
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core.paper.saving import Format
from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page
from desktop_app.kit.theme import Token, px
from desktop_app.office.rights import Right
from desktop_app.reports.known import Known
from desktop_app.reports.year.documents import TITLE, YearPapers
from desktop_app.reports.year.queries import known_years, year_view
from desktop_app.reports.year.shown import Elsewhere, Opens, YearView
from desktop_app.reports.year.views.cards import BlockCard, survey_card
from desktop_app.reports.year.views.rows_sheet import RowsSheet
from desktop_app.reports.year.words import sentence

KEY = "reports.year"


class YearPage(Page):
    """A year is chosen; every number opens what it counts."""

    can_wait = True

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(TITLE)
        self._workplace, self._desk = workplace, workplace.desk
        self._known = Known(load_areas())
        self._cards: list[BlockCard] = []
        self.shown: YearView | None = None
        self.papers = PaperViews(workplace)
        this = str(self._desk.clock.today().year)
        self.year = ChoiceChip("Năm", ((this, this),))
        self._beside = Label("", colour=Token.INK_2)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(16))
        self.set_bar(self._bar())
        self.set_body(self._content)
        self.year.picked.connect(lambda _key: self._read())

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Count again."""
        self._read()
        self.year.setFocus()

    def notice(self, tables: frozenset[str]) -> None:
        """Something in a register was changed."""
        self._read()

    def regions(self) -> list[QWidget]:
        """The choice of the year, the figures."""
        return [self.year, self._content]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow the cards have one column."""
        super().resizeEvent(event)
        self._stand()

    def open_rows(self, said: str, opens: Opens) -> None:
        """Show what is behind a number."""
        if isinstance(opens, Elsewhere):
            self._workplace.open(opens.page, opens.uid)
        else:
            RowsSheet(self._workplace, self._known, said, opens).rise()

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.year)
        row.addWidget(self._beside)
        row.addStretch(1)
        if self._desk.account.may(Right.PRINT):
            word, excel = Button("Xuất Word", icon="file-down"), Button("Xuất Excel", icon="file-down")
            paper = Button("In", icon="printer", key="Ctrl+P")
            word.clicked.connect(lambda: self._save(Format.WORD))
            excel.clicked.connect(lambda: self._save(Format.EXCEL))
            paper.clicked.connect(self._print)
            for button in (word, excel, paper):
                row.addWidget(button)
        return bar

    def _read(self) -> None:
        desk, known, year = self._desk, self._known, int(self.year.value)

        def work(_progress: object) -> tuple[YearView, tuple[int, ...]]:
            return year_view(desk, known, year), known_years(desk, known)

        self._workplace.jobs.read(work, self._show, self._workplace.explain, title="Đếm cả năm", owner=self)

    def _show(self, read: tuple[YearView, tuple[int, ...]]) -> None:
        shown, years = read
        self.year.options = tuple((str(year), str(year)) for year in years)
        if str(shown.year) != self.year.value:
            return
        self.shown = shown
        self.say(sentence(shown))
        self._beside.setText(f"So với {shown.last_days}")
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for card in self._made(shown):
            self._column.addWidget(card)
            card.show()
        self._stand()

    def _made(self, shown: YearView) -> list[QWidget]:
        if shown.is_empty:
            self._cards = []
            said = "Chọn năm khác ở trên, hoặc ghi vào các sổ: số liệu của năm hiện ra ở đây, không phải nhập lại."
            return [EmptyState("file-chart-column", f"Năm {shown.year} chưa có số liệu nào", said)]
        go = self._workplace.open
        self._cards = [BlockCard(block, shown, self.open_rows, go) for block in shown.blocks]
        return [*self._cards, survey_card(shown, self.open_rows, go)]

    def _stand(self) -> None:
        for card in self._cards:
            card.stand(one_column=room(self.window()) is Room.TIGHT)

    def _print(self) -> None:
        if (shown := self.shown) is not None:
            papers = YearPapers(self._desk)
            self.papers.show(f"{TITLE} {shown.year}", _named(shown), lambda: papers.paper(shown))

    def _save(self, form: Format) -> None:
        if (shown := self.shown) is not None:
            papers = YearPapers(self._desk)
            self.papers.save(_named(shown), lambda: papers.paper(shown), form)


def _named(shown: YearView) -> str:
    return f"nhin-ca-nam-{shown.year}"
