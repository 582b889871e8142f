"""What the list of a quarter says (Luật 10/2022/QH15 Điều 13 khoản 2)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.areas.disclosure.models import Form


@dataclass(frozen=True, kw_only=True)
class QuarterRow:
    """One document that was disclosed: `number` and `year` of its record, the item with its clause of Điều 11.

    `document` is "112/BC-UBND, 02/07/2026". `forms` are those carried out. `places` are the names of the boards,
    whole ("Nhà văn hóa Thôn Đoài"). A permanent one hangs from `from_on` without an end. `notes` are sentences without
    a full stop: days on the radio, interruptions, "Đang niêm yết".
    """

    uid: str
    number: int
    year: int
    item_code: str
    clause: str
    title: str
    document: str
    forms: tuple[Form, ...]
    places: tuple[str, ...]
    from_on: date | None
    to_on: date | None
    is_permanent: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NothingRow:
    """An item that gave nothing to disclose in the quarter; `reason` is empty where nobody stated one."""

    item_code: str
    clause: str
    short: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class QuarterRows:
    """The list of one quarter, rows by item and then by day.

    `nothing` are the items without a row of which somebody stated so; `silent` those of which nobody stated anything.
    `number`, `made_on` and `made_by` are of the kept list, empty where none is kept; `uid` owns its posting.
    """

    year: int
    quarter: int
    from_on: date
    to_on: date
    rows: tuple[QuarterRow, ...]
    nothing: tuple[NothingRow, ...]
    silent: tuple[NothingRow, ...]
    uid: str = ""
    number: str = ""
    made_on: date | None = None
    made_by: str = ""
    serials: tuple[str, ...] = ()
