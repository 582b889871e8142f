"""The table of a form: dense, with sections, and below it how many relations hold."""

from collections.abc import MutableMapping, Sequence
from typing import Any

from desktop_app.core.pages import Listed
from desktop_app.kit.controls import Picture
from desktop_app.kit.table import PagedTable
from desktop_app.kit.theme import State
from desktop_app.reports.views.lines import COLUMNS, GIVES_WAY, FigureRow, Heading, cell_of

KEYS = {"Enter": "xem các dòng được đếm"}
ROW = 30


class FigureTable(PagedTable):
    """Gives the figures a link each; the arrows pass over headings."""

    def __init__(self, widths: MutableMapping[str, Any]) -> None:
        """`widths` remembers the columns."""
        self._lines: Sequence[Heading | FigureRow] = ()
        self._summed_up = ""
        super().__init__(
            COLUMNS,
            lambda _sort: Listed(self._lines),
            cell_of,
            noun="chỉ tiêu",
            widths=widths,
            keys=KEYS,
            row_height=ROW,
            gives_way=GIVES_WAY,
        )
        self._mark = Picture("circle-check", State.DONE.text, 18)
        self._foot.insertWidget(0, self._mark)
        self._mark.hide()

    def show_lines(self, lines: Sequence[Heading | FigureRow], *, keep: bool) -> None:
        """Show these; `keep` stays at the chosen figure."""
        self._lines = lines
        self.reload(keep=keep)

    def sum_up(self, is_whole: bool, words: str) -> None:
        """Tell below the table how many relations hold and what is still to be looked at."""
        self._summed_up = words
        state = State.DONE if is_whole else State.WARNING
        self._mark.become("circle-check" if is_whole else state.icon, state.text)
        self._mark.setVisible(bool(words))
        self._say_count()

    def _say_count(self) -> None:
        if self._summed_up:
            self._count.setText(self._summed_up)
        else:
            super()._say_count()
