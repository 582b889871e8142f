"""Which number each row gets, and which numbers of the paper stay open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.office.exchange.declaration import LARGEST_NUMBER, Incoming, Series, Used
from desktop_app.office.exchange.models import ImportBatch, ImportedRow
from desktop_app.office.models import RegisterBook


@dataclass(frozen=True)
class Gap:
    """Numbers from `first` to `last` that nothing in the workbook has."""

    book: str
    year: int
    first: int
    last: int


class Numbers:
    """The numbers of one series while a workbook is planned: what the paper brought is kept, the rest follows."""

    def __init__(self, session: Session, series: Series, used: Mapping[int, Used]) -> None:
        """`used` are the numbers in the register."""
        register = session.get(RegisterBook, series)
        self.series, self.last = series, register.last_number if register else 0
        self._used, self._claimed, self._kept = used, dict[int, int](), set[int]()
        self._undone = _undone(session, [each.uid for each in used.values() if each.is_void])
        self._highest = self._next = self.last

    def claim(self, number: int, row: Incoming) -> tuple[str, str]:
        """Why the number cannot be kept ("" when it can), and the void record that it brings back ("" for none)."""
        at = row.record.row.number
        if not 0 < number <= LARGEST_NUMBER:
            return f"Số thứ tự từ 1 đến {LARGEST_NUMBER}.", ""
        if number in self._claimed:
            return f"Số {number} trùng với dòng {self._claimed[number]} của tệp.", ""
        known = self._used.get(number)
        if known and not (known.uid in self._undone and known.is_secret == row.is_secret):
            return f"Số {number} năm {self.series[1]} đã có trong sổ.", ""
        self._claimed[number] = at
        self._kept.add(number)
        self._highest = self._next = max(self._highest, number)
        return "", known.uid if known else ""

    def leave_open(self, number: int) -> None:
        """A refused row brought this number: it waits for the mended row."""
        if 0 < number <= LARGEST_NUMBER:
            self._highest = self._next = max(self._highest, number)

    def follow(self) -> int:
        """The next number behind all that the paper brought."""
        self._next += 1
        self._kept.add(self._next)
        return self._next

    @property
    def reached(self) -> int:
        """The last number once the workbook is in."""
        return self._next

    def gaps(self) -> Iterator[Gap]:
        """The numbers that become open by this workbook."""
        first = 0
        for number in range(self.last + 1, self._highest + 2):
            is_open = number <= self._highest and number not in self._kept
            if is_open and not first:
                first = number
            if first and not is_open:
                yield Gap(*self.series, first, number - 1)
                first = 0


def _undone(session: Session, uids: Iterable[str]) -> set[str]:
    """Of these records those that an import brought which was undone."""
    wanted, found = list(uids), set[str]()
    for at in range(0, len(wanted), 400):
        query = select(ImportedRow.record_uid).join(ImportBatch, ImportBatch.id == ImportedRow.batch_id)
        part = ImportedRow.record_uid.in_(wanted[at : at + 400])
        found.update(session.scalars(query.where(part, ImportBatch.undone_on.is_not(None))))
    return found
