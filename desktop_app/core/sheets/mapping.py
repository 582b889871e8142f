"""Which column of an office's own workbook is which declared column: found, corrected by hand, remembered."""

import hashlib
import json
from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desktop_app.core.errors import UserError
from desktop_app.core.sheets.cells import Row, letters
from desktop_app.core.sheets.content import by_content
from desktop_app.core.sheets.headings import SEARCHED, Claim, Heading, claims, headings_in, is_numbering
from desktop_app.core.sheets.reader import Book, Sheet
from desktop_app.core.sheets.template import Template
from desktop_app.core.sheets.values import DayOrder
from desktop_app.core.text.fold import fold

_SAMPLE = 200
_FORMAT = 1
_NEEDED = 2


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """Where the table stands and which column (from 1) holds which key; changed only by making another.

    `day_orders` keeps what the official answered for columns whose days can be read in two ways.
    """

    sheet: str
    first_heading: int
    last_heading: int
    headings: tuple[str, ...]
    columns: Pairs[str, int]
    day_orders: Pairs[str, DayOrder] = field(default_factory=dict)

    @property
    def signature(self) -> str:
        """The same for every workbook with these headings, whatever their accents, case and the rows above."""
        return hashlib.sha256(_folded(self.headings).encode()).hexdigest()[:16]

    def with_column(self, key: str, column: int | None) -> "Mapping":
        """The same, with the key in another column or, for None, in none; a column holds one key."""
        others = {name: at for name, at in self.columns.items() if name != key and at != column}
        return replace(self, columns=others | ({key: column} if column else {}))

    def with_day_order(self, key: str, order: DayOrder) -> "Mapping":
        """The same, with the answer for one column of days."""
        return replace(self, day_orders={**self.day_orders, key: order})

    def heading(self, key: str) -> str:
        """The heading that the workbook has for a key; "" for a key it has not."""
        at = self.columns.get(key, 0)
        return self.headings[at - 1] if 0 < at <= len(self.headings) else ""

    def to_json(self) -> str:
        """As a file holds it."""
        content = {
            "format": _FORMAT, "signature": self.signature, "sheet": self.sheet,
            "rows": [self.first_heading, self.last_heading], "headings": list(self.headings),
            "columns": dict(self.columns), "day_orders": {key: order.name for key, order in self.day_orders.items()},
        }  # fmt: skip
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True, kw_only=True)
class Match:
    """A mapping as it was found, and what the official should look at."""

    mapping: Mapping
    missing: tuple[str, ...]
    """Keys of declared columns that no heading answers."""
    unused: tuple[int, ...]
    """Columns of the workbook, from 1, that have a heading and are left out."""
    ambiguous: Pairs[str, tuple[int, ...]]
    """Keys that several columns answer equally well; the first was taken."""
    by_content: tuple[str, ...]
    """Keys found not by a heading but by what stands below; to be confirmed."""
    missing_required: tuple[str, ...]
    """Of the missing keys those without which no row can be accepted."""


def from_json(text: str, template: Template) -> Mapping:
    """A mapping from a file; keys that the template no longer has are left out, UserError when it is none."""
    try:
        content = json.loads(text)
        known = {column.key for column in template.columns}
        first, last = (int(number) for number in content["rows"])
        columns = {str(key): int(at) for key, at in content["columns"].items() if key in known and int(at) > 0}
        orders = {str(key): DayOrder[order] for key, order in content["day_orders"].items() if key in known}
        if content["format"] != _FORMAT or len(set(columns.values())) != len(columns) or not 0 < first <= last:
            raise ValueError("not a mapping")
        return Mapping(
            sheet=str(content["sheet"]), first_heading=first, last_heading=last,
            headings=tuple(str(word) for word in content["headings"]), columns=columns, day_orders=orders,
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError("Tệp ghép cột không đọc được. Hãy ghép lại các cột rồi lưu thành tệp mới.") from error


def find_table(book: Book, template: Template) -> Match:
    """The sheet, the heading and the columns that answer the template best; UserError when there is no such table."""
    best: tuple[tuple[int, int, int], Sheet, Heading, list[Row]] | None = None
    for sheet in sorted(book.sheets, key=lambda each: each.hidden):
        rows = _first_rows(sheet, SEARCHED + _SAMPLE)
        for heading in headings_in(rows[:SEARCHED], sheet.merges):
            score = _score(heading, template, sheet)
            if best is None or score > best[0]:
                best = score, sheet, heading, rows
    needed = min(_NEEDED, len(template.columns))
    if best is None:
        raise UserError("Tệp không có dòng nào. Hãy chọn lại tệp.")
    if best[0][0] < needed:
        raise UserError(
            "Không thấy dòng tiêu đề của bảng. Hãy kiểm tra tên các cột hoặc dùng tệp mẫu của chương trình."
        )
    return match(best[1].name, best[2], best[3], template)


def same_tables(book: Book, mapping: Mapping) -> tuple[str, ...]:
    """The other sheets on view that have a table with these headings: a register with a sheet for each month."""
    wanted = _folded(mapping.headings)
    return tuple(
        sheet.name
        for sheet in book.sheets
        if sheet.name != mapping.sheet
        and not sheet.hidden
        and any(wanted == _folded(each.words) for each in headings_in(_first_rows(sheet, SEARCHED), sheet.merges))
    )


def table_at(book: Book, template: Template, sheet: str, first: int, last: int) -> Match:
    """The columns under the heading that the official pointed at: a sheet and its first and last heading row."""
    chosen = next((each for each in book.sheets if each.name == sheet), None)
    rows = _first_rows(chosen, last + _SAMPLE) if chosen else []
    near = [row for row in rows if first <= row.number <= last]
    found = [
        each for each in headings_in(near, chosen.merges if chosen else ()) if (each.first, each.last) == (first, last)
    ]
    if not found:
        raise UserError("Không có dòng tiêu đề ở nơi đã chọn. Hãy chọn lại trang và dòng.")
    return match(sheet, found[0], rows, template)


def match(sheet: str, heading: Heading, rows: Sequence[Row], template: Template) -> Match:
    """The columns under a heading that is known, by its words and then by what stands below them."""
    said = claims(heading, template)
    columns, ambiguous = _settled(said)
    below = [row for row in rows if row.number > heading.last and not is_numbering(row)]
    rest = [at for at, text in enumerate(heading.words, start=1) if text and at not in columns.values()]
    guessed = by_content(below, rest, [c for c in template.columns if c.key not in columns])
    columns |= guessed
    open_still = _open_still(ambiguous, columns)
    missing = tuple(column.key for column in template.columns if column.key not in columns)
    mapping = Mapping(
        sheet=sheet, first_heading=heading.first, last_heading=heading.last, headings=heading.words, columns=columns
    )
    return Match(
        mapping=mapping,
        missing=missing,
        unused=tuple(at for at in rest if at not in columns.values()),
        ambiguous=open_still,
        by_content=tuple(guessed),
        missing_required=tuple(key for key in missing if template.column(key).required),
    )


def remembered(found: Match, kept: Mapping) -> Mapping:
    """What was corrected by hand for this layout earlier, moved to where the table stands in this workbook."""
    here = found.mapping
    if here.signature != kept.signature:
        return here
    return replace(kept, sheet=here.sheet, first_heading=here.first_heading, last_heading=here.last_heading)


def column_names(mapping: Mapping, columns: Sequence[int]) -> tuple[str, ...]:
    """Columns as an official is told of them: C “Họ tên”, and C alone where there is no heading."""
    words = [mapping.headings[at - 1] if at <= len(mapping.headings) else "" for at in columns]
    return tuple(f"{letters(at)} “{said}”" if said else letters(at) for at, said in zip(columns, words, strict=True))


def _folded(headings: Sequence[str]) -> str:
    return "\n".join(fold(text) for text in headings)


def _first_rows(sheet: Sheet, most: int) -> list[Row]:
    rows = list[Row]()
    for row in sheet.rows():
        rows.append(row)
        if len(rows) >= most:
            break
    return rows


def _score(heading: Heading, template: Template, sheet: Sheet) -> tuple[int, int, int]:
    """More columns first, then the better words, then the fewer lines."""
    columns, _ = _settled(said := claims(heading, template))
    strengths = {(claim.key, claim.column): claim.strength for claim in said}
    strong = sum(strengths[key, at] for key, at in columns.items())
    return len(columns) - sheet.hidden, strong, heading.first - heading.last


def _settled(said: Sequence[Claim]) -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
    """One column for each key, the strongest claim first; keys for which several were as strong are named."""
    columns, ambiguous, best = dict[str, int](), dict[str, tuple[int, ...]](), dict[str, int]()
    for claim in said:
        if claim.key in columns:
            if claim.strength == best[claim.key] and claim.column not in columns.values():
                ambiguous[claim.key] = (*ambiguous.get(claim.key, (columns[claim.key],)), claim.column)
        elif claim.column not in columns.values():
            columns[claim.key], best[claim.key] = claim.column, claim.strength
    return columns, ambiguous


def _open_still(ambiguous: Pairs[str, tuple[int, ...]], columns: Pairs[str, int]) -> dict[str, tuple[int, ...]]:
    """The keys that several columns answer of which no other key has taken all but one."""
    taken = set(columns.values())
    left = {
        key: tuple(at for at in places if at == columns[key] or at not in taken) for key, places in ambiguous.items()
    }
    return {key: places for key, places in left.items() if len(places) > 1}
