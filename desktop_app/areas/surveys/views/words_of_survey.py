"""How the pages speak of surveys: states as badges, rates with their bases, sentences of state."""

from datetime import date

from desktop_app.areas.surveys.record import BatchRow, SurveyRecord
from desktop_app.areas.surveys.row import Figures, SurveyRow
from desktop_app.areas.surveys.states import BatchState, SurveyState
from desktop_app.areas.views.due_badge import Badge, due_badge
from desktop_app.core import words
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import days_left
from desktop_app.kit.theme import State
from desktop_app.office.finding import SOON

ANONYMOUS = "Phiếu khuyết danh"


def survey_badge(row: SurveyRow, today: date, calendar: WorkCalendar) -> Badge:
    """Where the survey stands; while it takes forms, in words that count days once its last day presses."""
    if row.is_void:
        return State.VOID, "Đã hủy"
    if row.state is SurveyState.CLOSED:
        return State.DONE, SurveyState.CLOSED.value
    if today < row.from_on:
        return State.NONE, "Chưa đến"
    if days_left(row.to_on, today, calendar) <= SOON:
        return due_badge(row.to_on, today, calendar)
    return State.ACTIVE, SurveyState.OPEN.value


def batch_badge(batch: BatchRow) -> Badge:
    """Where the batch stands, and what comes next."""
    if batch.voided_on:
        return State.VOID, "Đã hủy"
    if batch.state is BatchState.CLOSED:
        return State.DONE, BatchState.CLOSED.value
    if batch.counts.returned is None:
        return State.NONE, "Chưa thu về"
    if not batch.missing:
        return State.SOON, "Chờ đóng lô"
    if not batch.counts.to_key and batch.to_rekey:
        return State.ACTIVE, "Chờ lượt hai"
    if not batch.counts.to_key and batch.to_settle:
        return State.WARNING, "Chờ đối chiếu"
    return State.ACTIVE, BatchState.OPEN.value


def rate_words(figures: Figures, few: int) -> tuple[str, str]:
    """The response rate and the counts behind it; below `few` the counts alone."""
    if figures.rate is None:
        return "", ""
    noun = "phiếu" if figures.by_forms else "lượt"
    counted = f"{words.number(figures.answered)}/{words.number(figures.asked)} {noun}"
    return (percent(figures.rate), counted) if figures.asked >= few else (counted, "")


def progress_words(row: SurveyRow) -> str:
    """How many forms were keyed, of how many wanted."""
    keyed = words.number(row.figures.keyed)
    return f"{keyed}/{words.number(row.wanted)} phiếu" if row.wanted else f"{keyed} phiếu"


def percent(share: float) -> str:
    """A share of one as whole percents."""
    return f"{words.number(round(100 * share))} %"


def series_words(batch: BatchRow) -> str:
    """The running numbers of its forms."""
    if batch.serial_from is None or batch.serial_to is None:
        return ""
    return f"số {batch.serial_from:05d} đến {batch.serial_to:05d}"


def batch_about(batch: BatchRow) -> str:
    """What a sheet about the batch is about: its name, where it went, its numbers."""
    return ", ".join(filter(None, (batch.label, batch.where, series_words(batch))))


def state_sentence(record: SurveyRecord) -> str:
    """The state of the survey in one sentence."""
    row, totals = record.row, record.totals
    days = f"từ {words.day(row.from_on)} đến {words.day(row.to_on)}"
    if row.is_void:
        return f"Đợt hủy ngày {words.day(row.voided_on)}: {row.void_reason}"
    if not row.figures.batches:
        return f"Hỏi {days}. Chưa lập lô phiếu nào."
    still = f"{words.number(row.figures.open_batches)} lô chưa đóng" if row.figures.open_batches else "mọi lô đã đóng"
    counted = [f"in {words.number(totals.printed)} phiếu"] if totals.printed else []
    counted += [f"thu về {words.number(totals.returned)}"] if totals.returned is not None else []
    counted.append(f"đã nhập {progress_words(row)}")
    return f"Hỏi {days}. {', '.join(counted).capitalize()}; {still}."
