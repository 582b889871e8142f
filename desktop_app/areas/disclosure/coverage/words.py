"""What is said of cells, of what is missing in them, and of the whole year."""

from collections.abc import Iterator
from datetime import date

from desktop_app.areas.disclosure.coverage.cells import Cell
from desktop_app.areas.disclosure.coverage.grid import Grid, Row
from desktop_app.areas.disclosure.coverage.rules import CellState, Missing, RecordFacts, Standing, Want, best_copies
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
            (CellState.SOON, "sắp đến hạn"),
            (CellState.LATE, "quá hạn hoặc thiếu"),
            (CellState.PLANNED, "chưa đến hạn"),
        )
        if counts[state] or state in (CellState.DONE, CellState.RUNNING, CellState.LATE)
    ]
    return f"Năm {grid.year}: {', '.join(told)}."


def short_words(cell: Cell) -> str:
    """The state in a word, with the day a posting has reached."""
    if cell.state is CellState.RUNNING:
        return f"{SHORT[cell.state]} {cell.day}" if cell.day else "Đang làm"
    return SHORT[cell.state]


def state_words(cell: Cell) -> str:
    """The state as it is said aloud."""
    if cell.state is CellState.RUNNING:
        return f"đang niêm yết, ngày thứ {cell.day}" if cell.day else "đang thực hiện"
    if cell.state is CellState.DONE and not _has_copies(cell):
        return "đã công khai đủ hình thức"
    return words.inside(cell.state.value)


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
        about = words.inside(cell.records[0][0].title)
    elif cell.records:
        about = f"{len(cell.records)} hồ sơ công khai"
    else:
        about = words.inside(row.item.short)
    return f"{row.item.code}, tháng {month}: {about}"


def cell_sentences(row: Row, cell: Cell, today: date, calendar: WorkCalendar) -> str:
    """How the cell stands and what is missing in it, the most pressing first."""
    if not cell.records:
        return " ".join(_of_nothing(row, cell))
    worst, standing = cell.records[0]
    told = [*_posted(worst, standing), *(missing_words(each) for each in standing.missing)]
    told += _deadline(worst, standing, today, calendar)
    if cell.state is CellState.PERMANENT:
        told = [f"{bar_words(row)}."]
    rest = sum(found.state.presses for _, found in cell.records[1:])
    told += [f"Còn {rest} hồ sơ khác cần làm."] if rest else []
    told += [missing_words(each) for each in cell.missing if each.want is Want.PLANNED]
    return " ".join(told)


def missing_words(missing: Missing) -> str:
    """One thing that is missing, in a sentence."""
    count, of = missing.count, missing.of
    where = f"ở {count} trên {of} nơi" if count < of else f"ở {of} nơi"
    match missing.want:
        case Want.DISCLOSE:
            return "Chưa công khai."
        case Want.POST:
            return f"Chưa treo {where}."
        case Want.POST_AGAIN:
            return f"Đang gián đoạn {where}, cần treo lại."
        case Want.TAKEN_EARLY:
            return f"Gỡ khi chưa đủ ngày {where}, cần niêm yết lại."
        case Want.TAKE_DOWN:
            return f"Đã đủ ngày, chờ gỡ {where}."
        case Want.MINUTES:
            return f"Còn thiếu biên bản gỡ {where}."
        case Want.RADIO:
            return f"Còn thiếu {count} trong {of} buổi phát thanh liên tục."
        case Want.FORM:
            return f"Chưa thực hiện: {words.inside(str(missing.form.value))}." if missing.form else ""
        case Want.PERMANENT:
            return "Chưa niêm yết thường xuyên tại trụ sở HĐND, UBND."
        case Want.PLANNED:
            return f"Kế hoạch có “{missing.about}”, chưa có hồ sơ."


def _of_nothing(row: Row, cell: Cell) -> Iterator[str]:
    if cell.state is CellState.NOTHING:
        for each in cell.stated:
            by = f" ({each.by} ghi)" if each.by else ""
            part = f"{each.item_code}: " if each.item_code != row.item.code else ""
            yield f"Không phát sinh: {part}{words.inside(each.reason.rstrip('. '))}{by}."
    yield from (missing_words(each) for each in cell.missing)
    if cell.state is CellState.NOT_ASKED:
        yield "Chưa có hồ sơ, kế hoạch không yêu cầu tháng này."


def _posted(record: RecordFacts, standing: Standing) -> Iterator[str]:
    places = len(best_copies(record.copies))
    if standing.state is CellState.RUNNING and standing.day:
        yield f"Đang niêm yết ở {places} nơi, ngày thứ {standing.day}."
    elif standing.state is CellState.DONE:
        yield f"Đủ ngày ở {places} nơi, có biên bản gỡ." if places else "Đã công khai đủ hình thức."


def _deadline(record: RecordFacts, standing: Standing, today: date, calendar: WorkCalendar) -> Iterator[str]:
    wants = {each.want for each in standing.missing}
    if record.due_on is None or record.is_backfilled or not wants & {Want.DISCLOSE, Want.POST, Want.FORM}:
        return
    left = days_left(record.due_on, today, calendar)
    late = f", quá {-left} ngày làm việc" if left < 0 else ""
    yield f"Hạn công khai {words.day(record.due_on)}{late}."


def _has_copies(cell: Cell) -> bool:
    return any(record.copies for record, _ in cell.records)
