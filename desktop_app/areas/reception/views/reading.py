"""A visit as the reading pane shows it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.areas.reception.record import VisitRecord
from desktop_app.areas.reception.views.refused import Doors, linked_lines, refusal_lines
from desktop_app.areas.views.due_badge import Badge, in_full
from desktop_app.areas.views.history import history_steps
from desktop_app.core import words
from desktop_app.kit.reading_pane import Line, Masked, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.office.matter_kinds import HIDDEN_NAME

OpenNumber = Callable[[Callable[[str], None]], None]
"""Asks for the whole number; it is told once the look is journalled."""

Pair = tuple[str, list[Line]]
NOWHERE = Doors()


@dataclass(frozen=True)
class Asks:
    """What can be asked from a visit that is read.

    How its deadline is counted, for its whole number, and, for the entitled, who a denouncer is; `doors` lead to the
    notice of a refusal and to a visit that was parted from this one.
    """

    explain: Callable[[], None]
    open_number: OpenNumber
    reveal: Callable[[], None] | None
    doors: Doors = NOWHERE


def visit_reading(record: VisitRecord, today: date, badge: Badge, asks: Asks) -> Reading:
    """The visit, with what can be asked from it."""
    row = record.row
    state, said = in_full(badge, row.due_on) if row.is_open and not row.voided_on else badge
    return Reading(
        title=f"Lượt tiếp {row.label}",
        when=_when(record),
        pairs=tuple(_pairs(record, asks)),
        badge=(state, said),
        steps=tuple(history_steps(record.happenings, today)),
    )


def _when(record: VisitRecord) -> str:
    at = record.values["started_at"]
    clock = f", {at:%H:%M}" if at else ""
    return f"{words.long_day(record.row.received_on)}{clock}. {record.values['mode'].value}."


def _pairs(record: VisitRecord, asks: Asks) -> Iterator[Pair]:
    values, row = record.values, record.row
    if row.voided_on:
        yield "Bỏ số", [Words(row.void_reason, strong=True), Words(f"{record.voided_by}, {words.day(row.voided_on)}")]
    if record.written_at:
        yield "Sửa ở", [Words(record.written_at)]
    yield "Người đến", _who(record, asks)
    if record.case:
        yield "Vụ việc", [Words(f"{record.case} (lần tiếp thứ {record.visit_no})")]
    yield "Nội dung", [Words(values["content"])]
    for label, name in (("Yêu cầu", "request"), ("Bên bị nêu", "opponent"), ("Đã giải quyết", "history")):
        if values[name]:
            yield label, [Words(values[name])]
    yield "Loại", [Words(f"{row.kind}, {values['subject'].value.lower()}")]
    yield "Hướng xử lý", list(_handling(record, asks.explain, asks.doors))
    if linked := list(linked_lines(record, asks.doors)):
        yield "Tách nội dung", linked
    if values["result"]:
        yield "Kết quả", [Words(values["result"])]
    if values["note"]:
        yield "Ghi chú", [Words(values["note"])]
    if record.late_note:
        yield "Sau khóa sổ", [Words(record.late_note)]


def _who(record: VisitRecord, asks: Asks) -> list[Line]:
    values = record.values
    if record.row.is_secret:
        hidden: list[Line] = [Words(HIDDEN_NAME, state=State.SECRET), Words(f"Mã hồ sơ {record.file_code}")]
        return [*hidden, Words("Xem danh tính", does=asks.reveal)] if asks.reveal else hidden
    said = [values["full_name"]]
    if values["sex"]:
        said.append(values["sex"].value.lower())
    if values["born_on"]:
        said.append(f"sinh {values['born_on'].year}")
    lines: list[Line] = [Words(", ".join(said), strong=True)]
    if values["paper_number"]:
        label = values["paper_kind"].value if values["paper_kind"] else "Giấy tờ số"
        lines.append(Masked(label, record.masked_number, asks.open_number))
    home = ", ".join(part for part in (values["hamlet"], values["address"]) if part)
    lines += [Words(home)] if home else []
    lines += [Words(f"Điện thoại {values['phone']}")] if values["phone"] else []
    if values["on_behalf_of"]:
        lines.append(Words(f"{values['capacity'].value}, đến thay cho {values['on_behalf_of']}"))
    lines += [Words(values["mandate"])] if values["mandate"] else []
    others = [line.split(";")[0] for line in values["companions"].split("\n") if line]
    lines += [Words(f"Cùng đến: {', '.join(others)}")] if others else []
    present, same = values["people_present"], values["people_same_content"]
    if max(present, same) > 1:
        crowd = "Đoàn đông người: " if record.is_group else ""
        lines.append(Words(f"{crowd}{present} người đến, {same} người cùng nội dung"))
    return lines


def _handling(record: VisitRecord, explain: Callable[[], None], doors: Doors) -> Iterator[Line]:
    values, row = record.values, record.row
    within = "thuộc thẩm quyền" if values["within_competence"] else "không thuộc thẩm quyền"
    yield Words(f"{row.handling}, {within}")
    if values["to_agency"]:
        paper = values["document_number"] and f"văn bản {values['document_number']}"
        dated = values["document_on"] and f"ngày {words.day(values['document_on'])}"
        yield Words(", ".join(part for part in (values["to_agency"], " ".join(p for p in (paper, dated) if p)) if part))
    if row.answered_on:
        form = f", {values['answer_form']}" if values["answer_form"] else ""
        yield Words(f"Đã trả lời ngày {words.day(row.answered_on)}{form}")
    yield from refusal_lines(record, doors)
    if not row.answered_on and not row.voided_on and row.due_on:
        yield Words("Xem cách tính hạn", does=explain)
