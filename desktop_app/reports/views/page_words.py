"""What the page of a form says of the report that is looked at."""

from collections.abc import Iterator
from datetime import date

from desktop_app.core import words
from desktop_app.kit.controls import Badge
from desktop_app.kit.theme import State
from desktop_app.reports.card import ReportCard
from desktop_app.reports.figures import FigureLine, ReportFigures
from desktop_app.reports.indicators.definition import Indicator
from desktop_app.reports.models import ReportState
from desktop_app.reports.remarks import broken_words, carried_words, column_words, unexplained
from desktop_app.reports.views.pane_words import at_words
from desktop_app.reports.written import written


def title_words(figures: ReportFigures) -> str:
    """The page's name: "Báo cáo 01/TCD tháng 11/2026"."""
    return f"Báo cáo {figures.form.number or figures.form.title} {words.inside(figures.name)}"


def sentence(card: ReportCard, today: date) -> str:
    """From which moment the figures are, how far the report came, and by when it has to leave."""
    return " ".join((*_stands(card, today), _due(card, today)))


def badges(card: ReportCard) -> list[Badge]:
    """How far it came, and that nothing arose."""
    figures = card.figures
    shown = [Badge(_STATES[figures.state], figures.state.value)] if figures.state is not ReportState.OPEN else []
    return [*shown, *([Badge(State.NONE, "Không phát sinh")] if figures.nothing_arose else [])]


def before_freezing(figures: ReportFigures) -> list[str]:
    """What somebody should look at before the figures are frozen, each in a sentence."""
    told = []
    if figures.unknown:
        names = "; ".join(_named(figures, each) for each in figures.unknown[:4])
        more = f" và {len(figures.unknown) - 4} chỉ tiêu khác" if len(figures.unknown) > 4 else ""
        told.append(f"Chưa nhập: {names}{more}.")
    told += [broken_words(figures.form, each) for each in figures.broken]
    told += [carried_words(figures.form, each) for each in figures.carried if not each.holds]
    if jumps := unexplained(figures):
        told.append(
            f"Tăng, giảm mạnh mà chưa giải thích: {', '.join(column_words(figures.form, line.key) for line in jumps)}."
        )
    return told


def changed_words(figures: ReportFigures, line: FigureLine) -> str:
    """What a figure would become: "Cột 4: từ 2 thành 3."."""
    where, style = column_words(figures.form, line.key), line.indicator.style
    return f"{where[:1].upper()}{where[1:]}: từ {written(line.value, style)} thành {written(line.live, style)}."


def _named(figures: ReportFigures, each: Indicator) -> str:
    where, title = column_words(figures.form, each.key), words.inside(each.title)
    return where if where == title else f"{where}, {title}"


def _stands(card: ReportCard, today: date) -> Iterator[str]:
    figures = card.figures
    if figures.frozen_at is None:
        yield f"Số liệu lấy từ sổ đến {at_words(card.read_at, today)}. Chưa chốt, chưa duyệt."
        return
    yield f"Số liệu chốt lúc {at_words(figures.frozen_at, today)}."
    if card.approved_on is None:
        yield "Chưa duyệt."
        return
    yield f"{card.approved_by} duyệt ngày {words.day(card.approved_on)}."
    yield f"Đã gửi ngày {words.day(card.sent_on)}." if card.sent_on else "Chưa gửi."


def _due(card: ReportCard, today: date) -> str:
    due = card.figures.due_on
    if due is None:
        return "" if card.sent_on else "Chưa đặt hạn gửi."
    late = due < today and card.sent_on is None
    return f"Quá hạn gửi {words.day(due)}." if late else f"Hạn gửi {words.day(due)}."


_STATES = {ReportState.FROZEN: State.ACTIVE, ReportState.APPROVED: State.DONE, ReportState.SENT: State.DONE}
