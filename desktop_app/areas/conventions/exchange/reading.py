"""From a row of a workbook to a convention: whose text it is, when it was recognised, what became of it; pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.areas.conventions.entry import ConventionEntry
from desktop_app.areas.conventions.exchange.declared import IN_FORCE, PARTLY, SUSPENDED
from desktop_app.areas.conventions.fields import CONVENTION_FORM
from desktop_app.areas.conventions.states import Kind, Name, Proposer
from desktop_app.core import words
from desktop_app.office.exchange.struck import Struck, without_struck
from desktop_app.office.exchange.telling import Hint

_LATER = ("adopted_on", "recognised_on", "state", "changed_on")
_DAYS = (
    *(("proposed_on", "Ngày đề xuất"), ("adopted_on", "Ngày thông qua"), ("recognised_on", "Ngày công nhận")),
    ("changed_on", "Ngày tạm ngừng, bãi bỏ"),
)
_CHECKED = {entry.name: entry for entry in CONVENTION_FORM}


@dataclass(frozen=True, kw_only=True)
class ConventionRow:
    """A convention as a workbook tells it; the entry of one that changes another does not name that one yet."""

    entry: ConventionEntry
    adopted_on: date | None = None
    recognised_on: date | None = None
    recognised_number: str = ""
    state: str = ""
    changed_on: date | None = None
    changed_number: str = ""
    until_on: date | None = None
    articles: str = ""
    reason: str = ""
    struck: Struck | None = None


def convention_row(values: Mapping[str, Any], today: date, *, old: bool) -> tuple[ConventionRow | None, list[Hint]]:
    """The convention of a row, or why it is none."""
    note, struck, hints = without_struck(str(values.get("note") or ""), today, "hồ sơ")
    entry, wrong = _entry({**values, "note": note}, today, old=old)
    hints += [*wrong, *_days(values, today)]
    told = [key for key in _LATER if values.get(key) is not None]
    if told and not old:
        said = "Mục này chỉ nhập khi chọn Nhập sổ cũ. Bỏ trống, hoặc nhập lại và chọn Nhập sổ cũ."
        hints.append(Hint(told[0], said))
    if entry is None:
        return None, hints
    row = ConventionRow(
        entry=entry,
        adopted_on=values.get("adopted_on"),
        recognised_on=values.get("recognised_on"),
        recognised_number=values.get("recognised_number") or "",
        state=values.get("state") or (IN_FORCE if values.get("recognised_on") else ""),
        changed_on=values.get("changed_on"),
        changed_number=values.get("changed_number") or "",
        until_on=values.get("until_on"),
        articles=values.get("articles") or "",
        reason=values.get("reason") or "",
        struck=struck,
    )
    hints += _together(row)
    return (None if any(hint.refused for hint in hints) else row), hints


def _entry(values: Mapping[str, Any], today: date, *, old: bool) -> tuple[ConventionEntry | None, list[Hint]]:
    hints, kept = list[Hint](), dict[str, Any]()
    first = values.get("adopted_on") or values.get("recognised_on") if old else None
    raw: dict[str, Any] = {
        **{key: values.get(key) for key in ("hamlet", "title", "proposer_name", "households", "note")},
        "proposed_on": values.get("proposed_on") or first,
        "name": _chosen(Name, values.get("name")) or Name.HUONG_UOC,
        "kind": _chosen(Kind, values.get("kind")) or Kind.NEW,
        "proposer": _chosen(Proposer, values.get("proposer")) or Proposer.HEAD,
    }
    for name, value in raw.items():
        try:
            kept[name] = _CHECKED[name].read(value, today)
        except ValueError as error:
            hints.append(Hint(name, str(error)))
    return (None if hints else ConventionEntry(**kept)), hints


def _chosen(kind: Any, value: object) -> Any:
    """The member whose words stand in the cell; None for an empty one."""
    return next((member for member in kind if member.value == value), None)


def _days(values: Mapping[str, Any], today: date) -> Iterator[Hint]:
    before: tuple[date, str] | None = None
    for key, label in _DAYS:
        on = values.get(key)
        if on is None:
            continue
        if on > today:
            yield Hint(key, f"{label} sau hôm nay. Kiểm tra lại ngày.")
        elif before and on < before[0]:
            yield Hint(key, f"{label} trước {words.inside(before[1])} {words.day(before[0])}. Kiểm tra lại hai ngày.")
        before = on, label


def _together(row: ConventionRow) -> Iterator[Hint]:
    if row.state and row.recognised_on is None:
        yield Hint("recognised_on", "Có Tình trạng mà chưa có Ngày công nhận. Ghi ngày của quyết định công nhận.")
    if row.state not in ("", IN_FORCE) and row.changed_on is None:
        yield Hint("changed_on", f"Tình trạng {words.inside(row.state)} mà chưa có ngày. Ghi ngày của quyết định.")
    if row.changed_on and row.state in ("", IN_FORCE):
        yield Hint("state", "Có ngày tạm ngừng, bãi bỏ mà Tình trạng là đang thực hiện. Chọn lại Tình trạng.")
    if row.state == PARTLY and not row.articles:
        yield Hint("articles", "Tạm ngừng một phần phải ghi các điều. Ghi số các điều, ví dụ 4, 7.")
    if row.until_on and row.state not in (SUSPENDED, PARTLY):
        yield Hint("until_on", "Chỉ quyết định tạm ngừng có thời hạn hoàn tất. Bỏ trống ô này.")
