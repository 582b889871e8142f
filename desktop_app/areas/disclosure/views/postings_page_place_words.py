"""How a place of postings looks in the list and beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.kit.cells import Cell, plain_cell
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.office.postings.shown import PlaceView


@dataclass(frozen=True, kw_only=True)
class PlaceRow(PlaceView):
    """A place as the list shows it; `hamlet_ended_on` is set where its hamlet is no more."""

    is_used: bool
    hamlet_ended_on: date | None

    @property
    def used(self) -> str:
        """Whether it is used, in words."""
        if not self.is_used:
            return f"Ngừng từ {words.day(self.to_on)}" if self.to_on else f"Dùng từ {words.day(self.from_on)}"
        if self.hamlet_ended_on:
            return "Thôn đã kết thúc"
        return f"Dùng đến {words.day(self.to_on)}" if self.to_on else "Đang dùng"


def place_row(place: PlaceView, hamlet_ended_on: date | None, today: date) -> PlaceRow:
    """The place as it stands on the day."""
    ended = hamlet_ended_on if hamlet_ended_on and hamlet_ended_on < today else None
    return PlaceRow(**vars(place), is_used=place.is_there(today), hamlet_ended_on=ended)


def place_cell(row: PlaceRow, column: Column) -> Cell:
    """One cell of the list."""
    if column.name == "used":
        # Nearly every place is used: only what needs somebody's attention has a badge.
        is_well = row.is_used and not row.hamlet_ended_on
        return Cell(text=row.used, quiet=True) if is_well else Cell(text=row.used, state=_state(row))
    if column.name == "hamlet":
        return Cell(text=row.hamlet or "Cả xã", quiet=not row.is_used or not row.hamlet)
    plain = plain_cell(row, column)
    return Cell(text=plain.text, second=plain.second, strong=column.name == "name", quiet=not row.is_used)


def place_reading(row: PlaceRow) -> Reading:
    """The place, and what to do where its hamlet is no more."""
    pairs: list[tuple[str, list[Line]]] = [("Thuộc", [Words(row.hamlet or "Cả xã")])]
    if row.hamlet_ended_on:
        ended = f"Kết thúc ngày {words.day(row.hamlet_ended_on)}. Sửa thôn mới, hoặc ngừng dùng nơi này."
        pairs[0][1].append(Words(ended, state=State.WARNING))
    if row.keeper:
        pairs.append(("Trông giữ", [Words(row.keeper)]))
    since = f"Từ {words.day(row.from_on)}" if row.from_on else "Từ trước"
    pairs.append(("Sử dụng", [Words(f"{since} đến hết {words.day(row.to_on)}" if row.to_on else since)]))
    return Reading(title=row.name, when=str(row.kind.value), pairs=tuple(pairs), badge=(_state(row), row.used))


def places_sentence(rows: Sequence[PlaceRow]) -> str:
    """The state of the list in one sentence."""
    if not rows:
        return "Chưa có nơi niêm yết nào."
    used = [row for row in rows if row.is_used]
    orphans = sum(row.hamlet_ended_on is not None for row in used)
    said = f"{words.number(len(used))} nơi đang dùng"
    return f"{said}, {words.number(orphans)} nơi của thôn đã kết thúc." if orphans else f"{said}."


def _state(row: PlaceRow) -> State:
    if not row.is_used:
        return State.NONE
    return State.WARNING if row.hamlet_ended_on else State.DONE
