"""From a row of a workbook to the entry of a visit, or of a session to which nobody came."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.exchange.declared import MODES
from desktop_app.areas.reception.fields import VISIT_FORM
from desktop_app.areas.reception.models import Channel, CrowdCount, Handling, Mode
from desktop_app.areas.reception.rules import problems_of
from desktop_app.areas.reception.secrecy import prose_of, refuse_names_in_text
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.core.sheets.cells import shortened
from desktop_app.core.text.fold import fold
from desktop_app.office.exchange.struck import LEAD, Struck, read_struck, sounds_struck
from desktop_app.office.exchange.telling import Hint
from desktop_app.office.matter_kinds import HIDDEN_NAME, Capacity, Kind, SubjectField, hides_identity
from desktop_app.office.models import IDENTITY
from desktop_app.office.signs import BACKFILLED

MODE_OF = dict(zip(MODES, Mode, strict=True))
NAMES_WHO = frozenset({*IDENTITY, "hamlet"})
"""Columns that say who came; of a denunciation they are in no mark and in no list of problems."""

_OFFERED = {
    "mode": Mode.REGULAR,
    "channel": Channel.IN_PERSON,
    "subject": SubjectField.OTHER,
    "within_competence": True,
    "people_present": 1,
}
_DOUBTED = {
    "kind": (Kind.OTHER, "Ô trống, sẽ ghi loại Khác."),
    "handling": (Handling.ACCEPT, "Ô trống, sẽ ghi hướng xử lý Thụ lý."),
}
OLDEST = date(1990, 1, 1)
"""No book of receptions reaches further back: an earlier day is a slip of the pen."""

_HIDDEN = fold(HIDDEN_NAME)
_NAME_END = re.compile(r"\s*(?:[\n;,]|\s[-–]\s)\s*")


_TOO_OLD = f"Ngày trước {words.day(OLDEST)}. Kiểm tra lại năm."
_SOUNDS_STRUCK = (
    f"Ghi chú nói bỏ số nhưng lượt này vẫn được tính. Muốn ghi là số đã bỏ thì viết “{LEAD} 26/03/2026: lý do”."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitRow:
    """A visit as a workbook tells it: what an entry holds, and what only a workbook says."""

    entry: VisitEntry
    received_by: str = ""
    session_on: date | None = None
    case_code: str = ""
    born_year: int | None = None
    struck: Struck | None = None
    is_hidden: bool = False

    @property
    def is_secret(self) -> bool:
        """Whether who came belongs into the vault, or was left out by the export that the row comes from."""
        return self.is_hidden or hides_identity(self.entry.kind)


@dataclass(frozen=True, kw_only=True)
class EmptySessionRow:
    """A session to which nobody came."""

    held_on: date
    mode: Mode
    channel: Channel
    chair: str
    starts_at: time | None


def is_empty_session(values: Mapping[str, object]) -> bool:
    """Whether a row says only when a session was."""
    said = ("full_name", "content", "received_on", "kind")
    return bool(values.get("session_on")) and bool(values.get("mode")) and not any(values.get(key) for key in said)


def session_row(values: Mapping[str, Any], today: date) -> tuple[EmptySessionRow | None, list[Hint]]:
    """The session of a row, or why it is none."""
    mode, on = MODE_OF[values["mode"]], values["session_on"]
    if mode is Mode.REGULAR:
        return None, [Hint("mode", "Tiếp thường xuyên không có phiên. Chọn Thủ trưởng hoặc Ủy quyền.")]
    if on > today:
        return None, [Hint("session_on", "Phiên chưa diễn ra. Kiểm tra lại ngày.")]
    if on < OLDEST:
        return None, [Hint("session_on", _TOO_OLD)]
    channel = Channel(values["channel"]) if values.get("channel") else Channel.IN_PERSON
    chair = str(values.get("received_by") or "")[:120]
    row = EmptySessionRow(held_on=on, mode=mode, channel=channel, chair=chair, starts_at=values.get("started_at"))
    return row, []


def visit_row(
    values: Mapping[str, Any], today: date, old: bool, is_hamlet: Callable[[str], bool]
) -> tuple[VisitRow | None, list[Hint]]:
    """The visit of a row and what is uncertain about it, or everything that is wrong with it."""
    values, struck, hints = _without_struck(values, today)
    raw, more = _raw(values, is_hamlet)
    hints += more
    born_year = _part_year(raw, hints)
    unsaid = {key for key in ("full_name", "content") if raw.get(key) == "" or (struck and not raw.get(key))}
    read: dict[str, Any] = {"crowd_count": CrowdCount.BY_NUMBER, "companions": ()}
    for box in VISIT_FORM:
        if box.name in read or box.name in unsaid:
            read.setdefault(box.name, "")
            continue
        try:
            read[box.name] = box.read(raw.get(box.name), today)
        except ValueError as error:
            hints.append(Hint(box.name, str(error)))
    if not any(hint.refused for hint in hints):
        hints += [Hint(key, sentence) for key, sentence in problems_of(read).items()]
    hints += [*_session_hints(values), *_day_hints(read.get("received_on"), struck, born_year)]
    if any(hint.refused for hint in hints):
        return None, hints
    if old:
        read["note"] = backfilled(read["note"])
    entry = VisitEntry(**read)
    by, code = str(values.get("received_by") or "")[:120], str(values.get("case_code") or "").strip()
    texts = {"received_by": by, "case_code": code, "document_number": entry.document_number}
    texts |= {"note": "\n".join((entry.note, struck.reason if struck else ""))}
    try:
        refuse_names_in_text(entry, prose_of(entry, "") | texts)
    except InvalidInput as error:
        return None, [*hints, *(Hint(key, sentence) for key, sentence in error.problems.items())]
    row = VisitRow(
        entry=entry, received_by=by, session_on=values.get("session_on"), case_code=code, born_year=born_year,
        struck=struck, is_hidden=is_hidden(values),
    )  # fmt: skip
    return row, hints


def backfilled(note: str) -> str:
    """The note of a visit entered afterwards says so, once."""
    if fold(note).startswith(fold(BACKFILLED)):
        return note
    return "; ".join(part for part in (BACKFILLED, note) if part)


def is_hidden(values: Mapping[str, object]) -> bool:
    """Whether an export left out who came: in place of the name stands that it is hidden."""
    return fold(str(values.get("full_name") or "")) == _HIDDEN


def may_be_secret(values: Mapping[str, object], kind_cell: str) -> bool:
    """Whether a row is about a denunciation, also where its kind could not be read, or shows nobody."""
    return is_hidden(values) or values.get("kind") == Kind.DENUNCIATION.value or "to cao" in fold(kind_cell)


def person_of(row: VisitRow, hamlet_id: int | None) -> dict[str, Any] | None:
    """Who came, for the search among those known; None for a denunciation."""
    if row.is_secret or not row.entry.full_name:
        return None
    identity = {name: getattr(row.entry, name) for name in IDENTITY}
    return {**identity, "hamlet_id": hamlet_id, "home": row.entry.hamlet, "born_year": row.born_year}


def _raw(values: Mapping[str, Any], is_hamlet: Callable[[str], bool]) -> tuple[dict[str, Any], list[Hint]]:
    """The values as the form takes them, with what is offered for empty cells."""
    raw: dict[str, Any] = {key: value for key, value in values.items() if value is not None}
    hints = list[Hint]()
    if "mode" in raw:
        raw["mode"] = MODE_OF[raw["mode"]]
    for key, (offered, said) in _DOUBTED.items():
        if key not in raw:
            raw[key] = offered
            hints.append(Hint(key, said, refused=False))
    raw = {**_OFFERED, "capacity": Capacity.SELF, **raw}
    raw.setdefault("people_same_content", max(1, int(raw["people_present"])))
    if is_hidden(raw):
        raw["full_name"] = ""
    elif not raw.get("full_name"):
        raw["full_name"] = None
    if raw.get("full_name"):
        hints += _part_name(raw)
    if raw.get("hamlet") and not is_hamlet(str(raw["hamlet"])):
        address = ", ".join(str(part) for part in (raw.get("address"), raw.pop("hamlet")) if part)
        raw["address"] = address
        hints.append(Hint("hamlet", "Danh mục chưa có thôn này, sẽ ghi vào Địa chỉ.", refused=False))
    if raw["handling"] == Handling.REFUSE.value:
        hints.append(Hint("handling", _refusal_words(raw), refused=False))
    return raw, hints


def _refusal_words(raw: Mapping[str, Any]) -> str:
    """A workbook has no column for the ground; what it says in other words is shown, of a denunciation nothing."""
    said = "" if may_be_secret(raw, "") else str(raw.get("result") or raw.get("note") or "")
    told = f" Tệp ghi: “{shortened(said)}”, vẫn in trong sổ." if said else ""
    return f"Tệp không có căn cứ từ chối.{told} Nhập xong mở lượt tiếp để ghi căn cứ."


def _without_struck(values: Mapping[str, Any], today: date) -> tuple[Mapping[str, Any], Struck | None, list[Hint]]:
    """The values without the mark of a struck number, that mark, and what is wrong with it."""
    note = str(values.get("note") or "")
    try:
        struck, rest = read_struck(note)
    except ValueError as error:
        return values, None, [Hint("note", str(error))]
    if struck is None:
        doubted = [Hint("note", _SOUNDS_STRUCK, refused=False)] if sounds_struck(note) else []
        return values, None, doubted
    wrong = [Hint("note", "Ngày bỏ số sau hôm nay. Kiểm tra lại ngày.")] if struck.on > today else []
    said = Hint("note", "Số đã bỏ: được giữ cùng lý do, không tính là lượt tiếp.", refused=False)
    return {**values, "note": rest or None}, struck, [*wrong, said]


def _part_year(raw: dict[str, Any], hints: list[Hint]) -> int | None:
    """A year alone is no day of birth: it goes into the note, of a denunciation nowhere."""
    year = raw.get("born_on")
    if not isinstance(year, int):
        return None
    del raw["born_on"]
    if may_be_secret(raw, ""):
        hints.append(Hint("born_on", "Chỉ có năm sinh của người tố cáo, không ghi vào sổ.", refused=False))
        return None
    raw["note"] = "; ".join(part for part in (f"Năm sinh {year}", raw.get("note")) if part)
    hints.append(Hint("born_on", f"Chỉ có năm sinh, sẽ ghi “Năm sinh {year}” vào Ghi chú.", refused=False))
    return year


def _day_hints(on: object, struck: Struck | None, born_year: int | None) -> list[Hint]:
    if not isinstance(on, date):
        return []
    found = [Hint("received_on", _TOO_OLD)] if on < OLDEST else []
    if struck and struck.on < on:
        found.append(Hint("note", "Ngày bỏ số trước ngày tiếp. Kiểm tra lại hai ngày."))
    if born_year and born_year > on.year:
        found.append(Hint("born_on", "Năm sinh sau ngày tiếp. Kiểm tra lại năm sinh."))
    return found


def _part_name(raw: dict[str, Any]) -> list[Hint]:
    """A cell that holds name and address is parted where the name ends."""
    name, *rest = _NAME_END.split(str(raw["full_name"]), maxsplit=1)
    if not rest or raw.get("address"):
        return []
    raw["full_name"], raw["address"] = name, " ".join(rest[0].split())
    return [Hint("full_name", "Ô có cả họ tên và địa chỉ, đã tách ở chỗ ngắt đầu tiên.", refused=False)]


def _session_hints(values: Mapping[str, Any]) -> list[Hint]:
    on, received_on = values.get("session_on"), values.get("received_on")
    if on is None:
        return []
    if MODE_OF.get(values.get("mode") or MODES[0]) is Mode.REGULAR:
        return [Hint("session_on", "Tiếp thường xuyên không có phiên. Chọn chế độ tiếp hoặc bỏ Ngày phiên.")]
    if received_on is not None and on != received_on:
        return [Hint("session_on", "Ngày phiên khác Ngày tiếp. Kiểm tra lại hai ngày.")]
    return []
