"""A convention as the reading pane beside the list shows it."""

from collections.abc import Iterator
from datetime import date

from desktop_app.areas.conventions.brief import ConventionBrief
from desktop_app.areas.conventions.row import ARRANGED, REVIEW, HamletWithout
from desktop_app.areas.conventions.views.register_cells import NONE_YET
from desktop_app.areas.conventions.way import PARTS
from desktop_app.areas.views.due_badge import Badge
from desktop_app.core import words
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.kit.timeline import Place, Step

Pair = tuple[str, list[Line]]


def convention_reading(brief: ConventionBrief, badge: Badge, today: date) -> Reading:
    """The convention with its dossier, limits and steps."""
    row = brief.row
    kind = words.inside(row.kind.value)
    return Reading(
        title=row.title,
        when=f"Hồ sơ {row.label}, đề xuất ngày {words.day(row.proposed_on)}, {kind}.",
        pairs=tuple(_pairs(brief, today)),
        badge=badge,
        steps=tuple(_steps(brief)),
    )


def hamlet_reading(row: HamletWithout) -> Reading:
    """A hamlet that has no convention."""
    households = f"{words.number(row.households)} hộ" if row.households else "chưa ghi"
    return Reading(title=row.hamlet, when=f"{NONE_YET}, quy ước.", pairs=[("Số hộ", [Words(households)])])


def _pairs(brief: ConventionBrief, today: date) -> Iterator[Pair]:
    row = brief.row
    if row.voided_on:
        struck = Words(f"{row.voided_by}, {words.day(row.voided_on)}")
        yield "Bỏ số", [Words(row.void_reason, strong=True), struck]
    households = f", {words.number(brief.households)} hộ" if brief.households else ""
    yield "Thôn", [Words(f"{row.hamlet}{households}")]
    if brief.arranged:
        yield "Sắp xếp", [Words(ARRANGED, state=State.SOON), Words(brief.arranged)]
    where = f"Bước {row.part} trên {len(PARTS)}: {words.inside(PARTS[row.part - 1])}" if row.part else ""
    yield "Đang ở", [Words(row.stands, strong=True), *([Words(where)] if where else [])]
    if row.next_step:
        yield "Tiếp theo", [Words(row.next_step)]
    if row.missing:
        yield "Còn thiếu", [Words(title, state=State.OVERDUE) for title in row.missing]
    if brief.limits:
        yield "Hạn", [_limit(each.title, each.due_on, today) for each in brief.limits]
    if brief.hangs.since_on:
        enough = f", đủ từ {words.day(brief.hangs.enough_on)}" if brief.hangs.enough_on else ", chưa đủ ngày"
        yield "Niêm yết", [Words(f"từ {words.day(brief.hangs.since_on)}{enough}")]
    if row.recognised_on:
        number = f"{row.recognised_number}, " if row.recognised_number else ""
        yield "Công nhận", [Words(f"{number}{words.day(row.recognised_on)}")]
    if brief.review_on:
        yield "Rà soát", [_limit(REVIEW, brief.review_on, today)]
    elif brief.reviewed:
        year, on = brief.reviewed[-1]
        yield "Rà soát", [Words(f"năm {year}: ngày {words.day(on)}")]


def _limit(title: str, due_on: date, today: date) -> Words:
    return Words(f"{title}: {words.day(due_on)}", state=State.OVERDUE if due_on < today else None)


def _steps(brief: ConventionBrief) -> Iterator[Step]:
    """What comes next by law, then what was done, the newest first."""
    if brief.row.next_step:
        yield Step(brief.row.next_step, place=Place.NOW)
    for step in reversed(brief.steps):
        yield Step(step.title, step.detail, words.day(step.on))
    yield Step("Đề xuất, vào sổ", "", words.day(brief.row.proposed_on))
