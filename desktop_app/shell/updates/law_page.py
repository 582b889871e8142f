"""A set of law that came as an update: each item old beside new and each deadline that moves, then taken whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Column
from desktop_app.core.law.deadline import Move
from desktop_app.core.pages import Listed
from desktop_app.kit.cells import Cell
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.page import Page
from desktop_app.kit.table import PagedTable
from desktop_app.kit.theme import State
from desktop_app.office.law_bundle import BundlePlan
from desktop_app.office.law_lines import Standing
from desktop_app.office.law_updates import ComingLaw, LawUpdateService
from desktop_app.shell.context import Shell

COLUMNS = (
    Column(name="title", heading="Quy định, ngày, hạn", second="basis"),
    Column(name="before", heading="Đang có", width=240),
    Column(name="after", heading="Sẽ là", width=260),
    Column(name="standing", heading="Thay đổi", width=160, kind="badge"),
)
_MOVED = "Dời hạn"
_STATES = {Standing.ADDED.value: State.INFO, Standing.CHANGED.value: State.WARNING, _MOVED: State.SOON}


@dataclass(frozen=True)
class LawRow:
    """One line of the preview."""

    uid: str
    title: str
    basis: str
    before: str
    after: str
    standing: str


class LawUpdatePage(Page):
    """Nothing is changed before the button is pressed."""

    def __init__(self, place: Shell, service: LawUpdateService, coming: ComingLaw) -> None:
        """`coming` was planned a moment ago; it is planned again when it is taken."""
        super().__init__(f"Quy định và ngày nghỉ, bộ {coming.version}", back=place.back)
        self._place, self._service, self._coming = place, service, coming
        rows = list(law_rows(coming.plan))
        self.table = PagedTable(COLUMNS, lambda _sort: Listed(rows), law_cell, noun="dòng", keys={"↑ ↓": "chọn"})
        self.take = Button("Nhận bộ quy định này", Kind.MAIN, icon="download", key="Ctrl+S")
        self.take.clicked.connect(self._take)
        self.take.setEnabled(bool(coming.plan.changes))
        self.set_body(self.table, scrolls=False, margin=0)
        self.set_buttons(self.take)
        self.say(plan_sentence(coming.plan))
        self.table.reload()
        self.table.show_total(len(rows))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """The list."""
        return [self.table.view]

    def _take(self) -> None:
        self.take.setEnabled(False)
        service, coming = self._service, self._coming
        self._place.jobs.write(lambda _: service.take(coming), self._taken, self._failed, owner=self)

    def _taken(self, moves: list[Move]) -> None:
        self._place.back()
        moved = f"{words.number(len(moves))} hạn được tính lại" if moves else "không hạn nào dời"
        self._place.say(f"Đã nhận bộ quy định {self._coming.version}: {moved}.")

    def _failed(self, error: BaseException) -> None:
        self.take.setEnabled(True)
        if isinstance(error, UserError):
            self.set_banner(Banner(State.OVERDUE, str(error)))
        else:
            self._place.explain(error)


def law_rows(plan: BundlePlan) -> Iterator[LawRow]:
    """What is new first, then what stays, then the deadlines that move."""
    ordered = sorted(plan.lines, key=lambda line: line.standing is Standing.SAME)
    for number, line in enumerate(ordered):
        yield LawRow(f"{number}", line.title, line.basis, line.before, line.after, line.standing.value)
    for move in plan.moves:
        yield LawRow(
            move.item.uid, move.item.title, "", words.long_day(move.item.due_on), words.long_day(move.due_on), _MOVED
        )


def law_cell(row: LawRow, column: Column) -> Cell:
    """One cell of the preview."""
    if column.name == "title":
        return Cell(text=row.title, second=row.basis, strong=row.standing in _STATES)
    if column.name == "standing":
        state = _STATES.get(row.standing)
        return Cell(text=row.standing, state=state, quiet=state is None)
    return Cell(text=getattr(row, column.name), quiet=row.standing not in _STATES)


def plan_sentence(plan: BundlePlan) -> str:
    """How much would change."""
    if not plan.changes:
        return "Mọi quy định và ngày nghỉ trong bộ này đã có trong sổ; không có gì để nhận."
    moves = f"{words.number(len(plan.moves))} hạn đang chạy dời ngày" if plan.moves else "không hạn nào dời ngày"
    return f"{words.number(len(plan.changes))} thay đổi, {moves}. Chưa có gì đổi cho đến khi bấm Nhận."
