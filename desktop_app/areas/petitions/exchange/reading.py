"""From a row of a workbook to a petition and its steps; pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop_app.areas.petitions.entry import PetitionEntry, StepEntry
from desktop_app.areas.petitions.exchange.declared import NOBODY
from desktop_app.areas.petitions.exchange.told_steps import steps_told
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.rules import Done, Facts
from desktop_app.areas.petitions.states import Source
from desktop_app.core import words
from desktop_app.core.text.fold import fold
from desktop_app.office.exchange.struck import Struck, without_struck
from desktop_app.office.exchange.telling import Hint
from desktop_app.office.matter_kinds import HIDDEN_NAME, Kind, SubjectField
from desktop_app.office.models import IDENTITY
from desktop_app.office.signs import BACKFILLED

NAMES_WHO = frozenset({"full_name", "paper_number", "address"})
"""Columns that say who wrote it; of a denunciation they are in no mark and in no list of problems."""

OLDEST = date(1990, 1, 1)
"""No register of petitions reaches further back: an earlier day is a slip of the pen."""

MOST_SIGNERS = 99_999
_LONGEST = {"full_name": 120, "address": 300, "content": 20_000, "to_agency": 300, "document_number": 60, "note": 5_000}
_HIDDEN = fold(HIDDEN_NAME)
_NOBODY = frozenset({fold(NOBODY), "khong ten", "khong co ten", "khong ro ten", "don nac danh", "giau ten"})
_UNDER = {"classify": "eligible", "decide": "ended_on", "conclude": "ended_on"}
"""The column under which a step is complained of; else that of the handling."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PetitionRow:
    """A petition as a workbook tells it: what an entry holds, the steps, and what only a workbook says."""

    entry: PetitionEntry
    steps: tuple[StepEntry, ...]
    case_code: str = ""
    struck: Struck | None = None
    is_hidden: bool = False

    @property
    def is_secret(self) -> bool:
        """Whether who wrote it belongs into the vault, or was left out by the export that the row comes from."""
        return self.is_hidden or self.entry.kind is Kind.DENUNCIATION


def petition_row(
    values: Mapping[str, Any], today: date, *, old: bool, is_upper_office: bool
) -> tuple[PetitionRow | None, list[Hint]]:
    """The petition of a row and what is uncertain about it, or everything that is wrong with it."""
    note, struck, hints = without_struck(str(values.get("note") or ""), today, "đơn")
    hints += _problems(values, today)
    if any(hint.refused for hint in hints):
        return None, hints
    entry = _entry(values, _backfilled(note) if old else note)
    steps, wrong = steps_told(values, entry.kind, entry.instance, entry.source, old=old)
    hints += wrong
    if not old and not any(hint.refused for hint in hints):
        hints += _unlawful(entry, steps, is_upper_office)
    if any(hint.refused for hint in hints):
        return None, hints
    row = PetitionRow(
        entry=entry,
        steps=tuple(steps),
        case_code=str(values.get("case_code") or "").strip(),
        struck=struck,
        is_hidden=is_hidden(values),
    )
    return row, hints


def is_hidden(values: Mapping[str, object]) -> bool:
    """Whether an export left out who wrote it: in place of the name stands that it is hidden."""
    return fold(str(values.get("full_name") or "")) == _HIDDEN


def may_be_secret(values: Mapping[str, object], kind_cell: str) -> bool:
    """Whether a row is about a denunciation, also where its kind could not be read, or shows nobody."""
    return is_hidden(values) or values.get("kind") == Kind.DENUNCIATION.value or "to cao" in fold(kind_cell)


def person_of(row: PetitionRow) -> dict[str, Any] | None:
    """Who wrote it, for the search among those known; None for a denunciation and where nobody signed."""
    if row.is_secret or not row.entry.full_name:
        return None
    identity = {name: getattr(row.entry, name) for name in IDENTITY}
    return {**identity, "hamlet_id": None, "home": "", "born_year": None}


def _entry(values: Mapping[str, Any], note: str) -> PetitionEntry:
    """What the petition itself says; its cells were found to be fit."""
    name = str(values.get("full_name") or "")
    nobody = fold(name) in _NOBODY
    shown = "" if nobody or is_hidden(values) else name
    return PetitionEntry(
        received_on=values["received_on"],
        kind=Kind(values["kind"]),
        source=Source(values["source"]) if values.get("source") else Source.POST,
        instance=int(values.get("instance") or 1),
        full_name=shown,
        is_anonymous=nobody,
        paper_number=str(values.get("paper_number") or "") if shown else "",
        address=str(values.get("address") or "") if shown else "",
        signers=int(values.get("signers") or 1),
        subject=SubjectField(values["subject"]) if values.get("subject") else SubjectField.OTHER,
        content=str(values["content"]),
        note=note,
    )


def _problems(values: Mapping[str, Any], today: date) -> Iterator[Hint]:
    for key, heading in (("received_on", "Ngày đến"), ("kind", "Loại"), ("content", "Nội dung")):
        if not values.get(key):
            yield Hint(key, f"Chưa có {heading}. Ghi {heading.lower()} của đơn.")
    if not values.get("full_name"):
        yield Hint("full_name", f"Chưa có Họ và tên. Đơn không có tên thì ghi {NOBODY}.")
    for key, longest in _LONGEST.items():
        if len(str(values.get(key) or "")) > longest:
            yield Hint(key, f"Dài quá {words.number(longest)} ký tự. Hãy ghi ngắn lại.")
    if not 1 <= int(values.get("signers") or 1) <= MOST_SIGNERS:
        yield Hint("signers", f"Số người từ 1 đến {words.number(MOST_SIGNERS)}. Kiểm tra lại.")
    if int(values.get("instance") or 1) not in (1, 2):
        yield Hint("instance", "Lần giải quyết chỉ là 1 hoặc 2. Kiểm tra lại.")
    if not values.get("source"):
        yield Hint("source", "Ô trống, sẽ ghi nguồn Bưu chính.", refused=False)
    yield from _day_problems(values, today)


def _day_problems(values: Mapping[str, Any], today: date) -> Iterator[Hint]:
    first = values.get("received_on")
    for key, heading in (("received_on", "Ngày đến"), ("accepted_on", "Ngày thụ lý"), ("ended_on", "Ngày giải quyết")):
        on = values.get(key)
        if on is None:
            continue
        if on > today:
            yield Hint(key, f"{heading} sau hôm nay. Kiểm tra lại ngày.")
        elif on < OLDEST:
            yield Hint(key, f"Ngày trước {words.day(OLDEST)}. Kiểm tra lại năm.")
        elif first is not None and on < first:
            yield Hint(key, f"{heading} trước Ngày đến {words.day(first)}. Kiểm tra lại hai ngày.")
    accepted, ended = values.get("accepted_on"), values.get("ended_on")
    if accepted and ended and ended < accepted:
        yield Hint("ended_on", f"Ngày giải quyết trước Ngày thụ lý {words.day(accepted)}. Kiểm tra lại hai ngày.")


def _unlawful(entry: PetitionEntry, steps: Sequence[StepEntry], is_upper_office: bool) -> Iterator[Hint]:
    """Every step that the law of its day does not allow after those before it."""
    done = list[Done]()
    facts = Facts(
        received_on=entry.received_on,
        kind=entry.kind,
        source=entry.source,
        instance=entry.instance,
        is_upper_office=is_upper_office,
    )
    for step in steps:
        said = petition_law().why_not(step.key, facts, done, step.done_on)
        if said:
            key = "withdrawn" if step.key.startswith("withdraw") else _UNDER.get(step.key, "handling")
            yield Hint(key, f"{said} Sổ của những năm trước thì chọn Nhập sổ cũ.")
            return
        if step.key == "classify":
            facts = replace(facts, eligible=step.eligible, competent=step.competent)
        done.append(Done(key=step.key, on=step.done_on))


def _backfilled(note: str) -> str:
    """The note of a petition entered afterwards says so, once."""
    if fold(note).startswith(fold(BACKFILLED)):
        return note
    return "; ".join(part for part in (BACKFILLED, note) if part)
