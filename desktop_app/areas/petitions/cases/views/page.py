"""Vụ việc: the list of matters, each with its petitions and visits."""

from collections.abc import Iterator
from functools import partial

from desktop_app.areas.petitions.cases.queries import (
    CaseCounts,
    CaseFilter,
    CasePages,
    CaseRecord,
    CaseRow,
    case_counts,
    case_record,
)
from desktop_app.areas.petitions.list_fields import CASE_COLUMNS
from desktop_app.areas.petitions.row import PetitionRow
from desktop_app.areas.petitions.views.record_changes import RecordChanges
from desktop_app.areas.petitions.views.register_verbs import RECORD
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_page import ListPage
from desktop_app.areas.views.list_verbs import ListVerbs
from desktop_app.areas.views.listing import Counted, Listing
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.kit.act_menu import Act
from desktop_app.kit.cells import Cell, plain_cell
from desktop_app.kit.controls import Button
from desktop_app.kit.filter_bar import Filters
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import State
from desktop_app.office.desk import Desk

VISITS = "reception.register"
WITH, OPEN = "with", "open"
LISTING = Listing(
    key="petitions.cases",
    title="Vụ việc",
    file="vu-viec",
    noun="vụ việc",
    columns=CASE_COLUMNS,
    narrow=("number", "title", "state"),
    gives_way=("opened_on", "last_on"),
    sort=Sort("number", descending=True),
    tables=frozenset({"case_file", "petition", "petition_step", "visit"}),
    look_for="Lọc theo tên, nội dung của đơn và lượt tiếp",
    choose="Chọn một vụ việc để đọc.",
    alone="Đang xem riêng một vụ việc nằm ngoài bộ lọc.",
    go_on="Mở",
    whole="Mọi vụ việc",
    nothing=(
        "folder",
        "Không có vụ việc nào ở đây",
        "Vụ việc có khi gắn đơn hoặc lượt tiếp vào một đơn, một lượt trước. Đang lọc thì xóa lọc.",
    ),
    beginning=(
        "folder",
        "Chưa có vụ việc nào",
        "Nhiều đơn, nhiều lượt tiếp về cùng một việc thì gắn với nhau khi ghi; vụ việc hiện ra ở đây.",
    ),
    toggles=((WITH, "Có đơn"), (OPEN, "Đơn chưa xong")),
)


class CaseSource:
    """Matters, read as the account at the desk may see them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def wanted(self, chosen: Filters) -> CaseFilter:
        """The filter of the bar as the queries take it."""
        return CaseFilter(text=chosen.text, with_petitions=WITH in chosen.toggles, open_only=OPEN in chosen.toggles)

    def alone(self, uid: str) -> CaseFilter:
        """This matter only."""
        return CaseFilter(uids=(uid,))

    def pages(self, wanted: CaseFilter, sort: Sort) -> CasePages:
        """The matters by their numbers."""
        return CasePages(self._desk, wanted, sort.descending)

    def count(self, wanted: CaseFilter, chosen: Filters) -> Counted:
        """How many matters, petitions, visits and people."""
        found = case_counts(self._desk, wanted)
        is_new = not found.cases and not case_counts(self._desk, CaseFilter()).cases
        return Counted(found.cases, state_sentence(found), is_new=is_new)

    def read(self, uid: str) -> CaseRecord:
        """A matter with its petitions and visits."""
        return case_record(self._desk, uid)


class CaseVerbs(ListVerbs[CaseRecord]):
    """Acts on the matter taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(workplace, page, "Việc khác với vụ việc này (Ctrl+M)")
        self._open = Button("Mở", key="Enter")
        self._open.clicked.connect(self.go_on)
        self._changes = RecordChanges(workplace, self)

    def pane_buttons(self) -> tuple[Button, ...]:
        """The buttons under the reading pane."""
        return self._open, self._more

    def go_on(self) -> None:
        """Open the newest petition, or the newest visit where there is none."""
        if self._record is None:
            return
        if self._record.petitions:
            self._workplace.open(RECORD, self._record.petitions[-1].uid)
        elif self._record.visits:
            self._workplace.open(VISITS, self._record.visits[-1].uid)

    def choices(self, record: CaseRecord) -> list[Act]:
        """Every record to open; the petitions to part from it."""
        found: list[Act] = [
            *((f"Mở đơn {row.label}", partial(self._workplace.open, RECORD, row.uid)) for row in record.petitions),
            *((f"Mở lượt tiếp {row.label}", partial(self._workplace.open, VISITS, row.uid)) for row in record.visits),
        ]
        if self._may_record and record.petitions:
            found.append(("", None))
            found += [(f"Bỏ gắn đơn {row.label}", partial(self.leave_case, row)) for row in record.petitions]
        return found

    def leave_case(self, row: PetitionRow) -> None:
        """Part a petition from the matter, with a reason."""
        self._changes.part(row)


class CasesPage(ListPage[CaseFilter, CaseRecord]):
    """Reads with the arrow keys, opens with Enter, filters while typing."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, LISTING, CaseSource(workplace.desk), case_cell)
        self._verbs = CaseVerbs(workplace, self)
        self.offer(self._verbs)

    def reading(self, record: CaseRecord) -> Reading:
        """The matter with links to its records."""
        row = record.row
        return Reading(
            title=row.label,
            when=f"Mở ngày {words.day(row.opened_on)}, gần nhất {words.day(row.last_on)}.",
            pairs=(("Nội dung", [Words(row.title)]), ("Số liệu", list(_figures(row))), *self._records(record)),
            badge=case_badge(row),
        )

    def _records(self, record: CaseRecord) -> Iterator[tuple[str, list[Line]]]:
        go = self._workplace.open
        if record.petitions:
            yield "Đơn", [line for row in reversed(record.petitions) for line in (
                Words(f"Đơn {row.label}, {words.day(row.received_on)}", does=partial(go, RECORD, row.uid)),
                Words(f"{row.who}. {row.kind.value}, {words.inside(row.stands)}"),
            )]  # fmt: skip
        if record.visits:
            yield "Lượt tiếp", [line for visit in reversed(record.visits) for line in (
                Words(f"Lượt {visit.label}, {words.day(visit.received_on)}", does=partial(go, VISITS, visit.uid)),
                Words(f"{visit.who}. {visit.kind}, {words.inside(visit.handling)}"),
            )]  # fmt: skip


def case_cell(row: CaseRow, column: Column) -> Cell:
    """Draws the columns of the list."""
    if column.name == "number":
        return Cell(text=f"{row.number:03d}", strong=True)
    if column.name == "state":
        state, said = case_badge(row)
        return Cell(text=said, state=state)
    return plain_cell(row, column)


def case_badge(row: CaseRow) -> tuple[State, str]:
    """Whether a petition of the matter is unfinished."""
    if row.open:
        return State.ACTIVE, f"{row.open} đơn chưa xong"
    return (State.DONE, "Đã xong") if row.petitions else (State.NONE, "Chưa có đơn")


def state_sentence(found: CaseCounts) -> str:
    """The four counts in one sentence."""
    petitions = f"{words.number(found.petitions)} đơn, {words.number(found.signed)} người ký"
    visits = f"{words.number(found.visits)} lượt tiếp, {words.number(found.came)} người đến"
    return f"{words.number(found.cases)} vụ việc: {petitions}; {visits}."


def _figures(row: CaseRow) -> Iterator[Line]:
    yield Words(f"{words.number(row.petitions)} đơn, {words.number(row.signed)} người ký")
    yield Words(f"{words.number(row.visits)} lượt tiếp, {words.number(row.came)} người đến")
