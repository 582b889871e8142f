"""A survey as the reading pane beside the list shows it."""

from collections.abc import Iterator
from datetime import date

from desktop_app.areas.surveys.forms.form import Wording
from desktop_app.areas.surveys.record import SurveyRecord
from desktop_app.areas.surveys.states import Rekey
from desktop_app.areas.surveys.views import words_of_survey as say
from desktop_app.areas.views.due_badge import Badge
from desktop_app.areas.views.history import history_steps
from desktop_app.core import words
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State

Pair = tuple[str, list[Line]]
MOST_HAMLETS = 3


def survey_reading(record: SurveyRecord, badge: Badge, few: int, today: date) -> Reading:
    """The survey with its counts, its batches and what is still to be done."""
    row = record.row
    return Reading(
        title=row.title,
        when=f"{row.label}, từ {words.day(row.from_on)} đến {words.day(row.to_on)}.",
        pairs=tuple(_pairs(record, few)),
        badge=badge,
        steps=tuple(history_steps(record.happenings, today)),
    )


def _pairs(record: SurveyRecord, few: int) -> Iterator[Pair]:
    row, totals = record.row, record.totals
    if row.is_void:
        yield "Hủy", [Words(row.void_reason, strong=True), Words(f"{row.voided_by}, {words.day(row.voided_on)}")]
    yield "Đã nhập", [Words(say.progress_words(row), strong=True)]
    if row.figures.rate is not None:
        yield "Trả lời", [Words(part) for part in say.rate_words(row.figures, few) if part]
    if totals.printed:
        yield "Phiếu", [Words(line) for line in counts_lines(record)]
    yield "Lô phiếu", [Words(batches_words(record))]
    if record.asked_before and row.is_open:
        yield "Đã hỏi", [Words(each.sentence, state=State.SOON) for each in record.asked_before[:MOST_HAMLETS]]
    yield "Hỏi ai", [Words(record.form.respondents or "Chưa ghi")]
    yield "Câu chữ", [Words(wording_words(record), state=State.SOON if is_draft(record) else None)]
    if row.unit:
        yield "Chủ trì", [Words(row.unit)]
    yield "Nhập lại", [Words(rekey_words(record.rekey, record.rekey_share))]
    if record.note:
        yield "Ghi chú", [Words(record.note)]


def counts_lines(record: SurveyRecord) -> Iterator[str]:
    """What was printed, handed out, came back and was rejected, each with what is left of it."""
    totals = record.totals
    yield f"In {words.number(totals.printed)} phiếu"
    if totals.handed_out is not None:
        yield f"Phát ra {words.number(totals.handed_out)}, còn lại {words.number(totals.left_over or 0)}"
    if totals.returned is not None:
        yield f"Thu về {words.number(totals.returned)}, không thu về {words.number(totals.lost or 0)}"
        yield f"Loại {words.number(totals.rejected or 0)}, chờ nhập {words.number(max(0, totals.to_key or 0))}"


def batches_words(record: SurveyRecord) -> str:
    """How many batches there are, and how many of them still take forms."""
    figures = record.row.figures
    if not figures.batches:
        return "Chưa lập lô nào"
    still = f"{words.number(figures.open_batches)} lô chưa đóng" if figures.open_batches else "đã đóng hết"
    return f"{words.number(figures.batches)} lô, {still}"


def is_draft(record: SurveyRecord) -> bool:
    """Whether the wording is a draft of the program's."""
    return record.form.wording is Wording.DRAFT


def wording_words(record: SurveyRecord) -> str:
    """The version and how sure its wording is."""
    return f"Bản {record.form.version}, {words.inside(record.form.wording.value)}"


def rekey_words(rekey: Rekey, share: int) -> str:
    """How many forms are keyed twice."""
    return f"{rekey.value}, {share} %" if rekey is Rekey.SHARE else rekey.value
