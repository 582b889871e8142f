"""The printed forms of the register as data, and what each kind of column shows of a visit."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.areas.reception.books.rules import MAIN, short_label
from desktop_app.areas.reception.grounds import ground_of
from desktop_app.areas.reception.models import Handling, Mode
from desktop_app.areas.reception.register_rows import RegisterLine, visit_key
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.heads import HeadCell
from desktop_app.core.paper.inline import Run
from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.register import Cell, EntryRow, Figure, RegisterColumn
from desktop_app.office.matter_kinds import HIDDEN_NAME

_ACCEPTED = frozenset({Handling.ACCEPT})
_SENT_ON = frozenset({Handling.TRANSFER, Handling.URGE})
_GUIDED = frozenset({Handling.GUIDE, Handling.RETURN_TO_SENDER})
_TOLD_IN_NOTE = frozenset({Handling.REFUSE, Handling.FILE_AWAY, Handling.NOT_HANDLED})
_HIDDEN_NUMBER = "(đã ẩn)"
_MARK = "x"


@dataclass(frozen=True)
class RegisterForm:
    """One legal form of the register, in force from a day to a day (an open end is None)."""

    key: str
    from_on: date | None
    to_on: date | None
    label: tuple[str, ...]
    size: float
    pitch: float
    columns: tuple[RegisterColumn, ...]
    head: tuple[tuple[HeadCell, ...], ...]
    cells: tuple[str, ...]

    def within(self, from_on: date, to_on: date) -> tuple[date, date] | None:
        """The part of a span for which the form is in force; None when there is none."""
        first, last = max(from_on, self.from_on or from_on), min(to_on, self.to_on or to_on)
        return (first, last) if first <= last else None

    def row(self, line: RegisterLine, commune: str) -> EntryRow:
        """The visit in the form's columns ("xã Thí Dụ" is a `commune`); it adds one lượt and the people who came."""
        cells = tuple(CELLS[cell](line, commune) for cell in self.cells)
        return EntryRow(cells, (1, line.people_present), visit_key(line.number))


def load_forms(path: Path) -> tuple[RegisterForm, ...]:
    """The forms in the order of their days; one that is `like` another has its columns."""
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    by_key = {entry["key"]: entry for entry in data["form"]}
    return tuple(
        _form({**by_key[entry["like"]], "from": None, **entry} if "like" in entry else entry) for entry in data["form"]
    )


def _form(entry: dict[str, Any]) -> RegisterForm:
    columns = entry["column"]
    return RegisterForm(
        key=entry["key"],
        from_on=entry.get("from"),
        to_on=entry.get("to"),
        label=tuple(entry["label"]),
        size=entry["size"],
        pitch=entry["pitch"],
        columns=tuple(RegisterColumn(column["width"], Align(column.get("align", "left"))) for column in columns),
        head=_head(columns),
        cells=tuple(column["cell"] for column in columns),
    )


def _head(columns: list[dict[str, Any]]) -> tuple[tuple[HeadCell, ...], ...]:
    groups = [column.get("group", "") for column in columns]
    if not any(groups):
        return (tuple(HeadCell(column["heading"]) for column in columns),)
    upper: list[HeadCell] = []
    for at, (column, group) in enumerate(zip(columns, groups, strict=True)):
        if not group:
            upper.append(HeadCell(column["heading"], rows=2))
        elif at == 0 or groups[at - 1] != group:
            upper.append(HeadCell(group, columns=groups.count(group)))
    lower = tuple(HeadCell(column["heading"]) for column in columns if column.get("group"))
    return tuple(upper), lower


def number_cell(line: RegisterLine, _commune: str = "") -> Cell:
    """The running number; that of a further book with its letter."""
    text = short_label(line.number, line.book)
    return Figure(text, line.number) if line.book == MAIN else text


def day_cell(line: RegisterLine, _commune: str = "") -> Cell:
    """The day of the reception."""
    return Figure(short_day(line.received_on), line.received_on)


def _who(line: RegisterLine, commune: str) -> Cell:
    if line.is_secret:
        return Run(HIDDEN_NAME, bold=True), Run(f"\nMã hồ sơ {line.file_code}")
    stands_for = " (đại diện)" if line.is_group or line.people_same_content > 1 else ""
    commune_tied = commune.replace(" ", "\u00a0") if line.home else ""
    where = ", ".join(part for part in (line.address, line.home, commune_tied) if part)
    return Run(line.full_name, bold=True), Run(f"{stands_for}\n{where}".rstrip())


def _identity(line: RegisterLine, _commune: str) -> Cell:
    return _HIDDEN_NUMBER if line.is_secret else line.paper_number


def _content(line: RegisterLine, _commune: str) -> Cell:
    if not line.request:
        return line.content
    text = line.content.rstrip()
    stop = "" if text.endswith((".", "!", "?", ";")) else "."
    return Run(f"{text}{stop} "), Run("Yêu cầu:", italic=True), Run(f" {line.request}")


def _kind(line: RegisterLine, _commune: str) -> Cell:
    return line.kind.value


def _people(line: RegisterLine, _commune: str) -> Cell:
    return Figure(words.two_digits(line.people_same_content), line.people_same_content)


def _kind_and_people(line: RegisterLine, _commune: str) -> Cell:
    came = f" ({words.two_digits(line.people_present)} người đến)" if line.is_group else ""
    return f"{line.kind.value}/\n{words.two_digits(line.people_same_content)} người{came}"


def _settled_by(line: RegisterLine, _commune: str) -> Cell:
    return line.settled_by


def _competence_mark(line: RegisterLine, _commune: str) -> Cell:
    return _MARK if line.within_competence else ""


def _accepted_mark(line: RegisterLine, _commune: str) -> Cell:
    return _MARK if line.handling in _ACCEPTED else ""


def _guided_mark(line: RegisterLine, _commune: str) -> Cell:
    return _MARK if line.handling in _GUIDED else ""


def _guided(line: RegisterLine, _commune: str) -> Cell:
    return _agency_and_paper(line, "") if line.handling in _GUIDED else ""


def _accepted(line: RegisterLine, commune: str) -> Cell:
    if line.handling in _ACCEPTED:
        return _agency_and_paper(line, f"UBND {commune}")
    return _agency_and_paper(line, "") if line.handling in _SENT_ON else ""


def _transferred(line: RegisterLine, _commune: str) -> Cell:
    return _agency_and_paper(line, "") if line.handling in _SENT_ON else ""


def _outcome(line: RegisterLine, _commune: str) -> Cell:
    if line.handling is Handling.REFUSE and line.refusal_ground:
        return refusal_words(line)
    if line.result:
        return line.result
    if line.answered_on:
        form = f" {line.answer_form[0].lower()}{line.answer_form[1:]}" if line.answer_form else ""
        return f"Đã trả lời{form} ngày {short_day(line.answered_on)}"
    if line.handling in _TOLD_IN_NOTE:
        return ""
    return f"Hạn trả lời {short_day(line.due_on)}" if line.due_on else ""


def refusal_words(line: RegisterLine) -> str:
    """Refused on which ground, by which notice or until when it is due, and what came of it."""
    ground = ground_of(line.refusal_ground, line.received_on)
    told = (
        f"Từ chối tiếp: {ground.title[0].lower()}{ground.title[1:]} ({ground.short_citation})"
        if ground
        else "Từ chối tiếp"
    )
    notice = ""
    if line.notice_number:
        notice = f"thông báo số {line.notice_number}"
        notice += f" ngày {short_day(line.notice_on)}" if line.notice_on else ""
    elif line.answered_on is None and line.due_on:
        notice = f"hạn ra thông báo {short_day(line.due_on)}"
    return ". ".join(part for part in (f"{told}; {notice}" if notice else told, line.result) if part)


def _outcome_with_paper(line: RegisterLine, commune: str) -> Cell:
    """The 12-column form has no column for the accepting or guiding paper: it stands before the outcome."""
    paper = "" if line.handling in _SENT_ON else _paper(line)
    outcome = str(_outcome(line, commune))
    return "; ".join(part for part in (paper[:1].upper() + paper[1:], outcome) if part)


def _note(line: RegisterLine, _commune: str) -> Cell:
    parts = []
    if line.is_group:
        parts.append(f"Đoàn đông người: {words.two_digits(line.people_present)} người đến")
    if line.mode is not Mode.REGULAR:
        parts.append(f"Phiên {line.session_kind.value.lower()}" if line.session_kind else line.mode.value)
    if line.visit_no > 1:
        parts.append(f"Lần {line.visit_no}")
    if not line.within_competence:
        parts.append("Không thuộc thẩm quyền")
    if line.handling in _TOLD_IN_NOTE and not line.refusal_ground:
        parts.append(line.handling.value)
    if line.papers:
        parts.append(f"Biên nhận {words.two_digits(line.papers)} tài liệu")
    if line.note:
        parts.append(line.note)
    if line.late_note:
        parts.append(line.late_note)
    return "; ".join(parts)


def _agency_and_paper(line: RegisterLine, own_committee: str) -> str:
    return "; ".join(part for part in (line.to_agency or own_committee, _paper(line)) if part)


def _paper(line: RegisterLine) -> str:
    if not line.document_number:
        return ""
    signed = f" ngày {short_day(line.document_on)}" if line.document_on else ""
    return f"văn bản số {line.document_number}{signed}"


CELLS: dict[str, Callable[[RegisterLine, str], Cell]] = {
    "number": number_cell,
    "day": day_cell,
    "who": _who,
    "identity": _identity,
    "content": _content,
    "kind": _kind,
    "people": _people,
    "kind_and_people": _kind_and_people,
    "settled_by": _settled_by,
    "competence_mark": _competence_mark,
    "accepted_mark": _accepted_mark,
    "guided_mark": _guided_mark,
    "guided": _guided,
    "accepted": _accepted,
    "transferred": _transferred,
    "outcome": _outcome,
    "outcome_with_paper": _outcome_with_paper,
    "note": _note,
}
