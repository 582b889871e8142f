"""How imports, wrong cells and converted letters are written on screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.core import words
from desktop_app.core.fields import Align, Column
from desktop_app.core.sheets.cells import Problem, letters
from desktop_app.core.sheets.glimpse import Conversions, Turned
from desktop_app.core.sheets.mapping import Mapping
from desktop_app.core.sheets.table import Skipped
from desktop_app.core.sheets.template import Template
from desktop_app.kit.cells import Cell, CellOf
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.office.exchange.matching import left_out, several
from desktop_app.shell.exchange.exchanger import Asked, Brought, Found, Imported
from desktop_app.shell.exchange.reading import Opened

NAME_MOST = 3
_OLD = "Nhập sổ cũ, ghi “nhập bù”"

IMPORT_COLUMNS = (
    Column(name="at", heading="Lúc nhập", width=104, kind="day"),
    Column(name="title", heading="Nhập vào"),
    Column(name="added", heading="Số dòng", width=80, kind="number", align=Align.RIGHT),
    Column(name="by", heading="Người nhập", width=150),
    Column(name="state", heading="Tình trạng", width=132),
)
NARROW = ("at", "title", "added", "state")

PROBLEM_COLUMNS = (
    Column(name="sheet", heading="Trang", width=110),
    Column(name="row", heading="Dòng", width=64, kind="number", align=Align.RIGHT),
    Column(name="column", heading="Cột", width=190),
    Column(name="value", heading="Giá trị", width=190),
    Column(name="reason", heading="Lý do"),
)
LETTER_COLUMNS = (
    Column(name="place", heading="Ô", width=110),
    Column(name="before", heading="Trong tệp", width=280),
    Column(name="after", heading="Sau khi đổi", width=280),
    Column(name="doubt", heading="Cần xem lại"),
)
ASKED_COLUMNS = (
    Column(name="said", heading="Trong tệp"),
    Column(name="known", heading="Đã có trong sổ", width=340),
    Column(name="answer", heading="Trả lời", width=150),
)
NOTE_COLUMNS = (Column(name="where", heading="Dòng", width=150), Column(name="what", heading="Chương trình làm gì"))


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A line about rows that were passed over or numbers that are missing."""

    uid: str
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One wrong or uncertain cell, as the table shows it."""

    uid: str
    sheet: str
    row: int
    column: str
    value: str
    reason: str


ResultRows = dict[str, list[Any]]
"""The rows of the lists of a dry run, by the list's name."""


@dataclass(frozen=True)
class LetterRow:
    """One converted text, as the table shows it."""

    uid: str
    place: str
    before: str
    after: str
    doubt: str
    encoding: str
    font: str


EACH_SHEET = "Mỗi lần nhập một trang: nhập xong thì chọn lại tệp này và đổi trang."
_SHEETS_NAMED = 6


def import_cell(row: Imported, column: Column) -> Cell:
    """Draws the list of imports."""
    if column.name == "at":
        return Cell(text=words.day(row.at.date()), second=f"{row.at:%H:%M}", struck=row.undone_on is not None)
    if column.name == "title":
        return Cell(text=row.title, second=_OLD if row.is_old else "", strong=True)
    if column.name == "state":
        undone = row.undone_on is not None
        return Cell(text="Đã hoàn tác" if undone else "Đã nhập", state=State.VOID if undone else State.DONE)
    value = getattr(row, column.name)
    return Cell(text=words.number(value) if isinstance(value, int) else str(value))


def import_reading(row: Imported) -> Reading:
    """One import, to read beside the list."""
    pairs: list[tuple[str, Sequence[Line]]] = [
        ("Loại", [Words(_OLD if row.is_old else "Nhập từ tệp")]),
        ("Đã thêm", [Words(f"{words.number(row.added)} dòng", strong=True)]),
        ("Người nhập", [Words(row.by)]),
    ]
    badge = (State.DONE, "Đã nhập")
    if row.undone_on is not None:
        badge = (State.VOID, "Đã hoàn tác")
        pairs.append(("Hoàn tác", [Words(words.day(row.undone_on))]))
        pairs.append(("Lý do", [Words(row.undone_reason or "không ghi")]))
    return Reading(title=row.title, when=words.instant(row.at), pairs=pairs, badge=badge)


def page_sentence(rows: Sequence[Imported]) -> str:
    """The state of the imports in one sentence."""
    standing = [row for row in rows if row.undone_on is None]
    if not rows:
        return "Chưa nhập tệp nào."
    undone = len(rows) - len(standing)
    added = words.number(sum(row.added for row in standing))
    more = f", {words.number(undone)} lần đã hoàn tác" if undone else ""
    return f"{words.number(len(rows))} lần nhập{more}; {added} dòng trong sổ là từ tệp."


def same_sentence(sheets: Sequence[str]) -> str:
    """Which other sheets have the same columns."""
    named = ", ".join(f"“{name}”" for name in sheets[:_SHEETS_NAMED])
    more = "…" if len(sheets) > _SHEETS_NAMED else ""
    return f"Tệp còn {words.number(len(sheets))} trang có cùng các cột: {named}{more}."


def match_sentence(template: Template, opened: Opened) -> str:
    """What was found in the workbook, and which columns should be looked at or are left out."""
    mapping, match = opened.mapping, opened.match
    said = ["Đã ghép như lần trước với tệp có cùng các cột này."] if opened.is_remembered else []
    said += several(template, match, mapping)
    said += left_out(mapping, [each.column for each in opened.columns])
    return " ".join((*said, *opened.notes))


def _problem_rows(problems: Sequence[Problem], mapping: Mapping) -> list[ProblemRow]:
    """Cells for the table, in the order of the workbook."""
    ordered = sorted(problems, key=lambda each: (each.sheet, each.row, each.column))
    return [
        ProblemRow(str(at), each.sheet, each.row, _column(each.column, mapping), each.value or "(trống)", each.reason)
        for at, each in enumerate(ordered)
    ]


def letter_rows(shown: Sequence[Turned]) -> list[LetterRow]:
    """Converted texts for the table."""
    return [
        LetterRow(
            uid=str(at),
            place=each.place.rpartition("!")[2],
            before=each.before,
            after=each.after,
            doubt=_doubts(each),
            encoding=each.encoding.value,
            font=each.font,
        )
        for at, each in enumerate(shown)
    ]


def letter_cell(row: LetterRow, column: Column) -> Cell:
    """Before, after, and what to look at."""
    if column.name == "before":
        return Cell(text=row.before, second=f"phông {row.font}" if row.font else "", quiet=True)
    if column.name == "after":
        return Cell(text=row.after, second=row.encoding, strong=True)
    if column.name == "doubt" and not row.doubt:
        return Cell(text="chắc chắn", quiet=True)
    return Cell(text=str(getattr(row, column.name)))


def letters_sentence(found: Conversions) -> str:
    """How much is converted."""
    sure = "Không ô nào phải xem lại."
    unsure = f"{words.number(found.doubtful)} ô có chữ chưa chắc, xếp ở đầu: so với sổ giấy rồi sửa sau khi nhập."
    return f"{words.number(found.cells)} ô đổi sang Unicode. {unsure if found.doubtful else sure}"


def result_rows(found: Found, mapping: Mapping) -> ResultRows:
    """What a dry run found, list by list."""
    return {
        "refused": _problem_rows(found.refusals, mapping),
        "doubts": _problem_rows(found.doubts, mapping),
        "notes": _note_rows(found),
    }


def _note_rows(found: Found) -> list[NoteRow]:
    """Rows passed over, then numbers that the paper skips."""
    passed = [NoteRow(f"s{at}", _rows(each), f"{each.reason}: bỏ qua") for at, each in enumerate(found.skipped)]
    return passed + [NoteRow(f"g{at}", "Số thứ tự", each) for at, each in enumerate(found.gaps)]


def asked_cell(answers: dict[str, bool]) -> CellOf:
    """Draws the questions about people with the answers given so far."""

    def cell(row: Asked, column: Column) -> Cell:
        if column.name == "said":
            return Cell(text=row.said, second=row.rows, strong=True)
        if column.name == "known":
            return Cell(text=row.known, second=row.why)
        if row.uid not in answers:
            return Cell(text="Chưa trả lời", state=State.SOON)
        return Cell(text="Cùng người" if answers[row.uid] else "Người khác", state=State.DONE)

    return cell


def result_sentence(found: Found) -> str:
    """The dry run in one sentence."""
    parts = [f"sẽ thêm {words.number(found.accepted)} dòng"]
    if found.existing:
        parts.append(f"{words.number(found.existing)} dòng đã có trong sổ")
    if found.refused_rows:
        parts.append(f"{words.number(found.refused_rows)} dòng chưa nhận được")
    said = ", ".join(parts)
    return f"{said[0].upper()}{said[1:]}. Chưa ghi gì vào sổ."


def done_sentence(brought: Brought, found: Found, is_typed: bool) -> str:
    """What the import has done."""
    where = "vẫn còn trong bảng gõ, sửa rồi nhập tiếp" if is_typed else "sửa trong tệp rồi nhập lại"
    left = f" {words.number(found.refused_rows)} dòng chưa nhận: {where}." if found.refused_rows else ""
    return f"{brought.sentence or 'Các dòng đã nằm trong sổ.'}{left}"


def _column(at: int, mapping: Mapping) -> str:
    heading = mapping.headings[at - 1] if 0 < at <= len(mapping.headings) else ""
    return f"{letters(at)} “{heading}”" if heading else letters(at)


def _doubts(turned: Turned) -> str:
    named = ", ".join(f"“{each.word}”" for each in turned.doubts[:NAME_MOST])
    reasons = " ".join(dict.fromkeys(each.doubt.value for each in turned.doubts))
    return f"{named}: {reasons}" if named else ""


def _rows(skipped: Skipped) -> str:
    if skipped.first == skipped.last:
        return str(skipped.first)
    return f"{words.number(skipped.first)} - {words.number(skipped.last)}"
