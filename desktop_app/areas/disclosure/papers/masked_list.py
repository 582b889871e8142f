"""Danh sách (rút gọn): a list of persons made fit for a board from pasted rows or a workbook."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from desktop_app.areas.disclosure.papers.facts import notice_named, opinions_fields, paper_facts
from desktop_app.areas.disclosure.papers.mask import STRICT, USUAL, Masked, mask_list
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Align, clean
from desktop_app.core.paper.document import Document, Paragraph, Table, TableColumn
from desktop_app.core.paper.fonts import SERIF, text_width
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.measures import MM
from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.wording import Wording
from desktop_app.core.sheets.cells import Value
from desktop_app.core.sheets.reader import open_book
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Service
from desktop_app.office.paper_frame import Frame, frame
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

WORDING = "danh-sach-rut-gon"
MOST_ROWS, MOST_COLUMNS = 5_000, 12
_SIZE, _PADDING = 12.0, 6.0
_SAMPLE = 200
_EMPTY = "Chưa có dòng nào. Dán cả dòng tiêu đề và các dòng của danh sách, mỗi cột cách nhau bằng dấu Tab hoặc dấu ;"
_NO_HEAD = (
    "Không thấy dòng tiêu đề của danh sách. Dòng tiêu đề phải có cột Họ và tên (hoặc Chủ hộ), đặt trên các dòng tên."
)
_NAME_HEADS = ("ho ten", "ho va ten", "chu ho")
_COUNTED = ("stt", "tt", "so tt", "so thu tu")


@dataclass(frozen=True)
class PersonList:
    """A list as it was given: its heading and its rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class MaskedListService(Service):
    """Makes the list that hangs beside a notice; the given list is kept nowhere."""

    @needs(Right.PRINT)
    def masked(self, uid: str, given: PersonList, *, without_numbers: bool = False) -> Document:
        """The masked list as an appendix of the notice; `without_numbers` leaves identity numbers out altogether."""
        with self.desk.db.reading() as session:
            facts, wording = paper_facts(session, uid, self.desk.clock.today()), wording_of(session, WORDING)
        masked = mask_list(given.head, given.rows, STRICT if without_numbers else USUAL)
        values = {
            **opinions_fields(facts.profile),
            "ten": facts.posting.title,
            "thong_bao": notice_named(facts) or "Thông báo niêm yết công khai",
        }
        return list_document(wording, values, masked, frame(self.desk, facts.profile))


def list_document(wording: Wording, values: dict[str, str], masked: Masked, around: Frame) -> Document:
    """The list; `values` are the fields of its wording but for those that tell of the list itself."""
    told = values | {
        "so_dong": words.two_digits(len(masked.rows)),
        "da_rut": "; ".join(masked.hidden) or "không có cột phải rút gọn",
    }
    landscape = len(masked.head) > 6
    return Document(
        subject="Danh sách rút gọn",
        made_at=around.made_at,
        title="DANH SÁCH RÚT GỌN",
        abstract=(wording.say("ten", told),),
        attached=wording.say("kem_theo", told),
        blocks=(_table(masked, landscape), Paragraph(content=wording.fill("cuoi", told), first_line=False)),
        size=13,
        landscape=landscape,
        top_mark=around.mark,
    )


def pasted_list(text: str) -> PersonList:
    """The list in pasted text, cells parted by tabs, else by semicolons; UserError says what is missing."""
    tabbed = "\t" in text
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        return _list(csv.reader(lines, delimiter="\t" if tabbed else ";"))
    except csv.Error as error:
        raise UserError(_EMPTY) from error


def list_text(given: PersonList) -> str:
    """The list as it would be pasted."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in (given.head, *given.rows))


def workbook_list(path: Path) -> PersonList:
    """The list on the first sheet of a workbook that is in sight."""
    with open_book(path) as book:
        sheet = next((each for each in book.sheets if not each.hidden), book.sheets[0])
        return _list([_text(value) for value in row.values] for row in sheet.rows(with_fonts=False))


def _list(lines: Iterable[Sequence[str]]) -> PersonList:
    rows = [tuple(clean(cell) for cell in line) for line in lines]
    rows = [row for row in rows if any(row)]
    if not rows:
        raise UserError(_EMPTY)
    at = next((place for place, row in enumerate(rows[:30]) if _is_head(row)), None)
    if at is None:
        raise UserError(_NO_HEAD)
    used = [column for column, heading in enumerate(rows[at]) if heading]
    if len(used) > MOST_COLUMNS:
        raise UserError(f"Danh sách có {len(used)} cột, tối đa {MOST_COLUMNS} cột để vừa khổ giấy. Bỏ bớt cột.")
    body = [tuple(row[column] if column < len(row) else "" for column in used) for row in rows[at + 1 :]]
    if not body:
        raise UserError(_EMPTY)
    if len(body) > MOST_ROWS:
        raise UserError(f"Danh sách có {words.number(len(body))} dòng, tối đa {words.number(MOST_ROWS)}. Tách tệp.")
    return PersonList(tuple(rows[at][column] for column in used), tuple(body))


def _is_head(row: Sequence[str]) -> bool:
    return any(fold(cell).startswith(_NAME_HEADS) for cell in row)


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return short_day(value.date())
    if isinstance(value, date):
        return short_day(value)
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _table(masked: Masked, landscape: bool) -> Table:
    head, rows = masked.head, masked.rows
    if not any(fold(heading) in _COUNTED for heading in head):
        head, rows = ("STT", *head), tuple((str(at), *row) for at, row in enumerate(rows, start=1))
    return Table(
        columns=tuple(
            TableColumn(width, Align.CENTRE if fold(heading) in _COUNTED else Align.LEFT)
            for heading, width in zip(head, _widths(head, rows, 265.0 if landscape else 165.0), strict=True)
        ),
        head=single_head(head),
        rows=rows,
        size=_SIZE,
    )


def _widths(head: Sequence[str], rows: Sequence[Sequence[str]], whole: float) -> list[float]:
    """Columns as wide as their longest text asks, none so wide that another gets less than its longest word."""
    texts = [[heading, *(row[at] for row in rows[:_SAMPLE])] for at, heading in enumerate(head)]
    least = [max(_wide(word) for text in column for word in (*text.split(), "")) for column in texts]
    asked = [max(map(_wide, column)) for column in texts]
    spare, wish = whole - sum(least), sum(asked) - sum(least)
    if spare <= 0:
        return [whole * each / sum(least) for each in least]
    return [
        low + (want - low if wish else 1) * spare / (wish or len(head)) for low, want in zip(least, asked, strict=True)
    ]


def _wide(text: str) -> float:
    return (text_width(text, SERIF, _SIZE) * 1.06 + _PADDING) / MM
