"""What is said of cells, of what is missing in them, and of the whole year."""

from collections.abc import Iterator
from datetime import date

from desktop_app.areas.disclosure.coverage.cells import Cell
from desktop_app.areas.disclosure.coverage.grid import Grid, Row
from desktop_app.areas.disclosure.coverage.rules import CellState, RecordFacts, cell_state
from desktop_app.areas.disclosure.rules import joined
from desktop_app.core import words
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import days_left

SHORT = {
    CellState.NOT_ASKED: "",
    CellState.NOTHING: "Không PS",
    CellState.DONE: "Đủ",
    CellState.PERMANENT: "TX",
    CellState.PLANNED: "Chưa hạn",
    CellState.RUNNING: "Ngày",
    CellState.SOON: "Sắp hạn",
    CellState.LATE: "Thiếu",
}
"""What stands in a cell where there is no room for more: on paper and in a spreadsheet."""


def year_sentence(grid: Grid) -> str:
    """The whole year in numbers."""
    counts = grid.counts
    told = [
        f"{words.number(counts[state])} {said}"
        for state, said in (
            (CellState.DONE, "ô đã đủ"),
            (CellState.RUNNING, "đang niêm yết"),
            (CellState.SOON, "sắp hạn, chờ gỡ"),
            (CellState.LATE, "thiếu, quá hạn"),
            (CellState.PLANNED, "chưa đến hạn"),
        )
        if counts[state] or state in (CellState.DONE, CellState.RUNNING, CellState.LATE)
    ]
    return f"Năm {grid.year}: {'; '.join(told)}."


def short_words(cell: Cell) -> str:
    """The state in a word, with the day a posting has reached."""
    if cell.state is CellState.RUNNING:
        return f"{SHORT[cell.state]} {cell.day}" if cell.day else "Đang làm"
    if _waits_to_come_down(cell):
        return "Chờ gỡ"
    return SHORT[cell.state]


def state_words(cell: Cell) -> str:
    """The state as it is said aloud."""
    if cell.state is CellState.RUNNING:
        return f"đang niêm yết, ngày thứ {cell.day}" if cell.day else "đang thực hiện"
    if cell.state is CellState.DONE and not any(record.hanging for record in cell.records):
        return "đã công khai đủ hình thức"
    if cell.state is CellState.SOON:
        return "đủ ngày, chờ gỡ" if _waits_to_come_down(cell) else "sắp đến hạn"
    return words.inside(cell.state.value)


def _waits_to_come_down(cell: Cell) -> bool:
    return cell.state is CellState.SOON and any(record.waits_to_come_down for record in cell.records[:1])


def bar_words(row: Row) -> str:
    """What the bar of a permanent notice says."""
    seen = f", kiểm tra lần cuối {words.day(row.looked_over_on)}" if row.looked_over_on else ""
    return f"Niêm yết thường xuyên tại trụ sở{seen}"


def cell_said(row: Row, month: int, cell: Cell) -> str:
    """The cell for a screen reader and its tooltip."""
    return f"{row.item.code}, tháng {month}: {state_words(cell)}"


def cell_title(row: Row, month: int, cell: Cell) -> str:
    """What the cell is about: its one record, how many, or the item."""
    if len(cell.records) == 1:
        about = words.inside(cell.records[0].title)
    elif cell.records:
        about = f"{len(cell.records)} hồ sơ công khai"
    else:
        about = words.inside(row.item.short)
    return f"{row.item.code}, tháng {month}: {about}"


def cell_sentences(row: Row, cell: Cell, today: date, calendar: WorkCalendar) -> str:
    """How the cell stands and what is missing in it, the most pressing first."""
    return " ".join((*_of_records(row, cell, today, calendar), *_of_statements(row, cell), *lacking(cell)))


def lacking(cell: Cell) -> Iterator[str]:
    """What the cell itself lacks beside what its records lack."""
    if cell.lacks_notice:
        yield "Chưa niêm yết thường xuyên tại trụ sở HĐND, UBND."
    for line in cell.unmet:
        yield f"Kế hoạch có “{line.content}”, chưa có hồ sơ."


def _of_records(row: Row, cell: Cell, today: date, calendar: WorkCalendar) -> Iterator[str]:
    if not cell.records:
        return
    worst, *others = cell.records
    yield from (bar_words(row) + ".",) if cell.state is CellState.PERMANENT else _posted(worst)
    if worst.missing and not worst.is_followed:
        yield f"Còn thiếu {joined(worst.missing)}."
    if cell_state(worst).presses and worst.due_on and worst.was_in_time(today) is not True:
        left = days_left(worst.due_on, today, calendar)
        late = f", quá {-left} ngày làm việc" if left < 0 else ""
        yield f"Hạn công khai {words.day(worst.due_on)}{late}."
    if rest := sum(cell_state(each).presses for each in others):
        yield f"Còn {rest} hồ sơ khác cần làm."


def _posted(record: RecordFacts) -> Iterator[str]:
    places, state = len(record.hanging), cell_state(record)
    if state is CellState.RUNNING and record.day:
        yield f"Đang niêm yết ở {places} nơi, ngày thứ {record.day}."
    elif record.is_followed:
        yield "Đã có hồ sơ khác thay thế."
    elif state is CellState.DONE:
        yield f"Đủ ngày ở {places} nơi, có biên bản gỡ." if places else "Đã công khai đủ hình thức."


def _of_statements(row: Row, cell: Cell) -> Iterator[str]:
    if cell.state is CellState.NOTHING:
        for each in cell.stated:
            by = f" ({each.by} ghi)" if each.by else ""
            part = f"{each.item_code}: " if each.item_code != row.item.code else ""
            yield f"Không phát sinh: {part}{words.inside(each.reason.rstrip('. '))}{by}."
    if cell.state is CellState.NOT_ASKED:
        yield "Chưa có hồ sơ, kế hoạch không yêu cầu tháng này."
