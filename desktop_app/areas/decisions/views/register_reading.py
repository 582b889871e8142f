"""A decision as the reading pane beside the list shows it."""

from collections.abc import Iterator

from desktop_app.areas.decisions.record import DecisionRecord
from desktop_app.areas.decisions.views import words_of_record as say
from desktop_app.areas.views.due_badge import Badge
from desktop_app.core import words
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.kit.timeline import Place, Step

Pair = tuple[str, list[Line]]
MOST_STEPS = 8


def decision_reading(record: DecisionRecord, badge: Badge) -> Reading:
    """The decision with its result, limits and steps."""
    row = record.row
    return Reading(
        title=row.title,
        when=f"Việc {row.label}, đề xuất ngày {words.day(row.proposed_on)}, {words.inside(row.kind.value)}.",
        pairs=tuple(_pairs(record)),
        badge=badge,
        steps=tuple(_steps(record)),
    )


def _pairs(record: DecisionRecord) -> Iterator[Pair]:
    row = record.row
    if row.voided_on:
        struck = Words(f"{row.voided_by}, {words.day(row.voided_on)}")
        yield "Bỏ số", [Words(row.void_reason, strong=True), struck]
    yield "Ở đâu", [Words(row.hamlet)]
    yield "Đang ở", [Words(row.stands, strong=True)]
    if lacks := say.lacking(record):
        yield "Còn thiếu", [Words(lacks, state=State.SOON)]
    for vote in record.votes:
        if vote.verdict and vote.closed_on and not vote.voided_on:
            yield say.vote_title(vote), [Words(line) for line in vote.verdict.lines]
    if owed := [each for each in record.limits if each.days_left is not None]:
        owed.sort(key=lambda each: each.running.due_on)
        yield "Hạn", [Words(say.limit_line(each), state=say.limit_state(each)) for each in owed]
    if record.content:
        yield "Nội dung", [Words(record.content)]
    who = f": {record.proposer_name}" if record.proposer_name else ""
    yield "Đề xuất", [Words(f"{record.proposer.value}{who}")]
    if record.note:
        yield "Ghi chú", [Words(record.note)]


def _steps(record: DecisionRecord) -> Iterator[Step]:
    """What comes next by law, then what was done, the newest first."""
    if record.coming:
        first = record.coming[0]
        yield Step(first.step.title, day=words.day(first.due_on) if first.due_on else "", place=Place.NOW)
    for step in reversed(record.done[-MOST_STEPS:]):
        detail = " · ".join(part for part in (step.document_number, step.told) if part)
        yield Step(step.title, detail, words.day(step.done_on))
    yield Step("Đề xuất, vào sổ", record.recorded_by, words.day(record.row.proposed_on))
