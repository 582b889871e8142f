"""The batches of a survey as a table: counts beside each other, where each stands, chosen by the arrow keys."""

from collections.abc import MutableMapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.surveys.list_fields import BATCH_COLUMNS
from desktop_app.areas.surveys.record import BatchRow, SurveyRecord
from desktop_app.areas.surveys.views.words_of_survey import batch_badge
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.pages import Listed, Pages
from desktop_app.kit.cells import Cell
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import Type, px

KEYS = {"↑ ↓": "chọn lô", "Enter": "việc với lô"}
LEAST_ROWS, MOST_ROWS = 2, 12
ROW, AROUND = 44, 34 + 34
NARROW = ("label", "where", "returned", "keyed", "state")


class BatchesTable(QWidget):
    """`chosen` and `opened` carry the batch; the table is as high as its rows, up to a dozen."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, widths: MutableMapping[str, int], buttons: Sequence[Button]) -> None:
        """`buttons` are what can be done with the chosen batch, and with none."""
        super().__init__()
        self._batches: tuple[BatchRow, ...] = ()
        self.table = PagedTable(
            BATCH_COLUMNS,
            self._pages,
            batch_cell,
            noun="lô",
            widths=widths,
            keys=KEYS,
            row_height=ROW,
            gives_way=("printed", "rejected", "handed_out"),
        )
        said = "Mỗi lô là số phiếu một người mang đi thu ở một nơi. Bấm Lập lô để nhận dãy số phiếu và in."
        self.table.set_empty(EmptyState("clipboard-list", "Chưa lập lô phiếu nào", said))
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Label("Lô phiếu", Type.BLOCK_TITLE), 1)
        for button in buttons:
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addStretch(1)
        self.setFocusProxy(self.table)

    def show_batches(self, record: SurveyRecord) -> None:
        """Show the batches of this survey and stay at the one that is chosen."""
        self._batches = record.batches
        rows = min(max(len(self._batches), LEAST_ROWS), MOST_ROWS)
        self.table.setFixedHeight(px(rows * ROW + AROUND) if self._batches else px(300))
        self.table.reload()
        self.table.show_total(len(self._batches))

    def give_way(self, *, tight: bool) -> None:
        """Fewer columns where the window is narrow."""
        self.table.show_only(NARROW if tight else [column.name for column in BATCH_COLUMNS])

    def _pages(self, _sort: Sort | None) -> Pages[BatchRow]:
        return Listed(self._batches)


def batch_cell(batch: BatchRow, column: Column) -> Cell:
    """The cell of a batch; what nobody has said yet is a dash."""
    void = batch.voided_on is not None
    if column.name == "state":
        state, said = batch_badge(batch)
        return Cell(text=said, state=state)
    if column.name == "label":
        return Cell(text=batch.label, strong=True, struck=void, quiet=void)
    if void:
        return Cell(text=f"Hủy: {batch.void_reason}", second=batch.where, across=("where", "keyed"), quiet=True)
    if column.name == "where":
        return Cell(text=batch.where or "Chưa ghi nơi thu", second=batch.collector, strong=True)
    if column.name == "keyed":
        return _keyed(batch)
    count = getattr(batch.counts, column.name)
    return Cell(text="–" if count is None else words.number(count), quiet=count is None)


def _keyed(batch: BatchRow) -> Cell:
    keyed, back = batch.counts.keyed, batch.counts.returned
    if back is None:
        return Cell(text=words.number(keyed) if keyed else "–", quiet=not keyed)
    wanted = back - (batch.counts.rejected or 0)
    said = f"{words.number(keyed)}/{words.number(wanted)}"
    return Cell(text=said, share=min(1.0, keyed / wanted) if wanted > 0 else None)
