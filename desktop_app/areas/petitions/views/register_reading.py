"""A petition as the reading pane beside the list shows it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from desktop_app.areas.petitions import record_words as say
from desktop_app.areas.petitions.record import LimitShown, PetitionRecord, StepShown
from desktop_app.areas.petitions.record_people import PersonShown
from desktop_app.areas.views.due_badge import Badge
from desktop_app.core import words
from desktop_app.kit.reading_pane import Line, Masked, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.kit.timeline import Place, Step

Pair = tuple[str, list[Line]]
MOST_STEPS = 8


@dataclass(frozen=True)
class Doors:
    """What can be opened from a petition that is read; `beside` another record, `number` a whole identity number."""

    explain: Callable[[], None]
    case: Callable[[], None] | None
    beside: Callable[[str, str], None]
    number: Callable[[Callable[[str], None]], None]


def petition_reading(record: PetitionRecord, badge: Badge, doors: Doors) -> Reading:
    """The petition, with what can be asked from it."""
    return Reading(
        title=f"Đơn {record.label}",
        when=f"{words.long_day(record.received_on)}. {say.received_detail(record)}.",
        pairs=tuple(_pairs(record, doors)),
        badge=badge,
        steps=tuple(_steps(record)),
    )


def _pairs(record: PetitionRecord, doors: Doors) -> Iterator[Pair]:
    if record.voided_on:
        struck = Words(f"{record.voided_by}, {words.day(record.voided_on)}")
        yield "Bỏ số", [Words(record.void_reason, strong=True), struck]
    yield "Người gửi", list(_who(record, doors))
    yield "Tình trạng", list(_stands(record))
    if owed := [each for each in record.limits if each.days_left is not None and each.running.limit.group == "ours"]:
        owed.sort(key=lambda each: each.running.due_on)
        yield "Hạn", [line for each in owed for line in _limit(each)] + [Words("Xem cách tính hạn", does=doors.explain)]
    if record.case and record.case.label:
        title = f"{record.case.label}: {record.case.title}" if record.case.title else record.case.label
        yield "Vụ việc", [Words(title, does=doors.case)]
    for each in record.case.others if record.case else ():
        if each.uid == record.joined_uid:
            yield "Ghép vào", [Words(each.title, does=partial(doors.beside, each.page, each.uid))]
    yield "Nội dung", [Words(record.content)]
    prose = (("Yêu cầu", record.request), ("Bên bị nêu", record.opponent), ("Đã giải quyết", record.history))
    for label, text in prose:
        if text:
            yield label, [Words(text)]
    second = ", lần hai" if record.instance == 2 else ""
    yield "Loại", [Words(f"{record.kind.value}, {words.inside(record.subject.value)}{second}")]
    if record.note:
        yield "Ghi chú", [Words(record.note)]


def _who(record: PetitionRecord, doors: Doors) -> Iterator[Line]:
    if record.is_secret:
        yield from (Words(record.people[0].name if record.people else "", state=State.SECRET),)
        yield Words(f"Mã hồ sơ {record.file_code}")
        return
    if record.is_anonymous:
        yield Words("Đơn nặc danh", strong=True)
    for place, person in enumerate(record.people):
        yield from _person(person, doors, first=place == 0)
    if record.signers > 1:
        yield Words(f"{words.number(record.signers)} người ký đơn")


def _person(person: PersonShown, doors: Doors, *, first: bool) -> Iterator[Line]:
    if not first:
        yield Words(f"{person.name}, {words.inside(person.capacity)}")
        return
    yield Words(person.name, strong=True)
    if person.masked_number:
        yield Masked(person.paper_kind, person.masked_number, doors.number)
    for text in (person.place, person.phone and f"Điện thoại {person.phone}"):
        if text:
            yield Words(text)


def _stands(record: PetitionRecord) -> Iterator[Line]:
    outcome = record.outcome.value if record.outcome else record.state.value
    ended = f", ngày {words.day(record.ended_on)}" if record.ended_on else ""
    yield Words(f"{outcome}{ended}", strong=True)
    if record.to_agency:
        yield Words(record.to_agency)
    if record.assigned_to:
        yield Words(f"Người giải quyết: {record.assigned_to}")
    if record.result:
        yield Words(f"Kết quả: {words.inside(record.result.value)}")


def _limit(limit: LimitShown) -> Iterator[Line]:
    left = limit.days_left or 0
    state = State.OVERDUE if left < 0 else None
    yield Words(f"{limit.title}: {words.day(limit.running.due_on)}, {say.left_words(limit)}", state=state)


def _steps(record: PetitionRecord) -> Iterator[Step]:
    """What comes next by law, then what was done, the newest first."""
    if record.coming:
        first = record.coming[0]
        yield Step(first.step.title, say.coming_detail(first, record), say.coming_day(first, now=True), place=Place.NOW)
    for step in reversed(record.done[-MOST_STEPS:]):
        yield Step(say.done_title(step, record), _detail(step), words.day(step.done_on))
    yield Step("Tiếp nhận, vào sổ", record.received_by, words.day(record.received_on))


def _detail(step: StepShown) -> str:
    return " · ".join(part for part in (step.document_number, step.to_agency, step.told) if part)
