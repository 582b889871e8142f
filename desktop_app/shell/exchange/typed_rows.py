"""What stands behind the entry grid: its draft is opened again or dropped, its rows are judged as by the dry run."""

from PySide6.QtCore import QObject

from desktop_app.areas.views import FormDraft
from desktop_app.core import words
from desktop_app.core.sheets.typed import TypedBook
from desktop_app.kit.controls import Banner, Button
from desktop_app.kit.theme import State
from desktop_app.office.exchange.declaration import Terms
from desktop_app.shell.context import Shell
from desktop_app.shell.exchange.exchanger import Exchanger, Found, Trade
from desktop_app.shell.exchange.file_step import FileStep
from desktop_app.shell.exchange.grid_step import GridStep
from desktop_app.shell.exchange.typed_draft import FORM

NOT_KEPT = "Dòng tố cáo không giữ họ tên và giấy tờ của người đến trong bản nháp: hãy gõ lại."


class TypedRows(QObject):
    """The rows of one grid."""

    def __init__(self, place: Shell, exchanger: Exchanger, grid: GridStep, file: FileStep) -> None:
        super().__init__(grid)
        self._place, self._exchanger, self._grid = place, exchanger, grid
        self._trade: Trade | None = None
        self._asked = 0
        self._file = file
        grid.judging_asked.connect(self._judge)

    @property
    def terms(self) -> Terms:
        """How the rows are taken over, as it is ticked in the grid and chosen with the file."""
        return self._file.terms(old=self._grid.old.isChecked())

    def begin(self, trade: Trade) -> Banner | None:
        """Type for this kind of workbook; a banner when rows were typed before and not entered."""
        self._trade = trade
        draft = FormDraft(self._place.desk, f"{FORM}.{trade.key}")
        kept = self._grid.begin(trade, draft, lambda row: self._exchanger.keepable(trade, row))
        if not kept:
            return None
        anew = Button("Bỏ bản nháp", height=30)
        banner = Banner(State.INFO, f"Đã mở lại {words.number(kept)} dòng gõ dở lần trước.", NOT_KEPT, buttons=(anew,))
        anew.clicked.connect(lambda: self._drop(trade, banner))
        return banner

    def _drop(self, trade: Trade, banner: Banner) -> None:
        rows, model = self._grid.model.typed(), self._grid.model
        banner.hide()
        model.begin(trade.template)
        self._place.say("Đã bỏ bản nháp.", lambda: model.begin(trade.template, rows))
        self._grid.take_keyboard()

    def _judge(self) -> None:
        assert self._trade is not None
        trade, mapping, terms = self._trade, self._grid.mapping, self.terms
        book = TypedBook(trade.template, self._grid.model.to_be_judged())
        self._asked = asked = self._asked + 1

        def show(found: Found) -> None:
            # An answer that was overtaken speaks of rows as they were before.
            if asked == self._asked:
                self._grid.show_judged(found.problems)

        self._place.jobs.read(
            lambda progress: self._exchanger.plan(trade, book, mapping, terms, progress),
            show,
            self._place.explain,
            owner=self,
        )
