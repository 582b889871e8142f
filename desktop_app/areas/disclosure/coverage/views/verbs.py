"""What can be done with a cell: open its records, enter one, state that nothing arose, take that back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.areas.disclosure.coverage.cells import Cell, Stated
from desktop_app.areas.disclosure.coverage.grid import Row
from desktop_app.areas.disclosure.coverage.rules import cell_state
from desktop_app.areas.disclosure.coverage.service import CoverageService, Statement
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.start import Start
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Form as Entry
from desktop_app.core.fields import LongText, Section
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.matrix import Matrix
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.postings.rules import Hanging
from desktop_app.office.rights import Right

NOTHING_FORM = Entry(
    "disclosure.nothing_arose",
    (Section("", (LongText(name="reason", label="Lý do không phát sinh", required=True, lines=2, max_length=500),)),),
)
_AT_THE_BOARDS = (
    (Hanging.BROKEN, "Ghi treo lại"),
    (Hanging.RIPE, "Ghi gỡ niêm yết"),
    (Hanging.SHORT, "Mở niêm yết"),
    (Hanging.DONE, "Lập biên bản gỡ"),
    (Hanging.WAITING, "Ghi đã niêm yết"),
)
Verb = tuple[str, str, Callable[[], None]]


@dataclass(frozen=True)
class Spot:
    """A cell with its place."""

    row: Row
    year: int
    month: int
    cell: Cell

    @property
    def own_statement(self) -> Stated | None:
        """The statement that names this very row, not one of its parts."""
        return next((each for each in self.cell.stated if each.item_code == self.row.item.code), None)


class CellVerbs:
    """Verbs for the strip, the keys and the menu; those the account may not use are not offered."""

    ENTRY, RECORDS, POSTINGS = "disclosure.entry", "disclosure.register", "disclosure.postings"

    def __init__(self, workplace: Workplace, page: QWidget) -> None:
        self._workplace, self._page = workplace, page
        self._service = CoverageService(workplace.desk)

    def of(self, spot: Spot) -> list[Verb]:
        """What is offered beside the cell, the likeliest last."""
        may = self._workplace.desk.account.may(Right.RECORD)
        if spot.cell.records:
            missing = list(self._of_records(spot)) if may else []
            return missing or [(_open_words(spot), "Enter", lambda: self.open(spot, self._page))]
        if not may:
            return []
        if spot.cell.stated:
            back: list[Verb] = [("Bỏ ghi không phát sinh", "Phím cách", lambda: self.state(spot))]
            return back if spot.own_statement else []
        found: list[Verb] = [("Đăng một nội dung", "Ctrl+N", lambda: self.begin(spot))]
        if (spot.year, spot.month) <= self._this_month():
            found.insert(0, ("Không phát sinh", "Phím cách", lambda: self.state(spot)))
        return found

    def open(self, spot: Spot | None, under: QWidget) -> None:
        """Go to the one record of the cell; choose among several, or among what can be done where there is none."""
        if spot is None:
            return
        if len(spot.cell.records) == 1:
            self._workplace.open(self.RECORDS, spot.cell.records[0].uid)
            return
        menu = QMenu(self._page)
        for record in spot.cell.records:
            action = menu.addAction(record.title)
            action.triggered.connect(lambda _=False, uid=record.uid: self._workplace.open(self.RECORDS, uid))
        if not spot.cell.records:
            for said, _, does in reversed(self.of(spot)):
                menu.addAction(said).triggered.connect(lambda _=False, does=does: does())
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
            menu.popup(_below(under))

    def begin(self, spot: Spot) -> None:
        """Enter a record of the item, in the month."""
        self._workplace.open(self.ENTRY, Start(spot.row.item.code, spot.year, spot.month).address())

    def state(self, spot: Spot | None) -> None:
        """Ask why nothing arose and keep it; where it is stated, take it back."""
        if spot is None or not self._workplace.desk.account.may(Right.RECORD):
            return
        stated = spot.own_statement
        if stated is not None:
            self._take_back(stated.uid, stated.rev, f"{spot.row.item.code}, tháng {spot.month:02d}/{spot.year}")
            return
        if spot.cell.records:
            self._refuse("Ô này đã có hồ sơ nên không ghi Không phát sinh được. Bấm Enter để mở hồ sơ.")
            return
        if (spot.year, spot.month) > self._this_month():
            self._refuse(f"Tháng {spot.month:02d}/{spot.year} chưa đến nên chưa ghi Không phát sinh được.")
            return
        service, code, year, month = self._service, spot.row.item.code, spot.year, spot.month
        sheet = VerbSheet(
            self._page.window(),
            "Không phát sinh",
            f"{code}, tháng {month:02d}/{year}: {words.inside(spot.row.item.short)}",
            NOTHING_FORM,
            lambda said: service.state_nothing(code, year, month, said["reason"]),
            verb=Button("Lưu", Kind.MAIN, key="Ctrl+S"),
            jobs=self._workplace.jobs,
            today=self._workplace.desk.clock.today(),
        )
        sheet.made.connect(self._was_stated)
        sheet.rise()

    def _was_stated(self, kept: Statement) -> None:
        where = f"{kept.item_code}, tháng {kept.month:02d}/{kept.year}"
        self._workplace.say(f"Đã ghi không phát sinh: {where}.", lambda: self._take_back(kept.uid, kept.rev, where))

    def _take_back(self, uid: str, rev: int, where: str) -> None:
        service, workplace = self._service, self._workplace
        workplace.jobs.write(
            lambda _progress: service.take_back(uid, rev),
            lambda _kept: workplace.say(f"Đã bỏ ghi không phát sinh: {where}."),
            workplace.explain,
        )

    def _of_records(self, spot: Spot) -> Iterator[Verb]:
        """What the record that presses most asks for: at its page or at the boards."""
        record = spot.cell.records[0]
        if not cell_state(record).presses:
            return
        if Form.RADIO in record.lacking and Hanging.WAITING not in record.hanging:
            yield "Ghi buổi phát thanh", "", lambda: self._workplace.open(self.RECORDS, record.uid)
        for hangs, said in _AT_THE_BOARDS:
            if Form.POSTED in record.lacking and hangs in record.hanging:
                yield said, "", lambda: self._workplace.open(self.POSTINGS, record.posting_uid)
                return
        yield "Mở hồ sơ", "Enter", lambda: self._workplace.open(self.RECORDS, record.uid)

    def _refuse(self, sentence: str) -> None:
        self._workplace.explain(UserError(sentence))

    def _this_month(self) -> tuple[int, int]:
        today = self._workplace.desk.clock.today()
        return today.year, today.month


def _open_words(spot: Spot) -> str:
    return "Mở hồ sơ" if len(spot.cell.records) == 1 else f"Xem {len(spot.cell.records)} hồ sơ"


def _below(widget: QWidget) -> QPoint:
    """Under the chosen cell of the matrix, or under the widget."""
    if isinstance(widget, Matrix):
        box = widget.visualRect(widget.currentIndex())
        return widget.viewport().mapToGlobal(box.bottomLeft())
    return widget.mapToGlobal(widget.rect().bottomLeft())
