"""What the pane says of a figure, in pairs of a label and its lines."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from desktop_app.core import words
from desktop_app.kit.reading_pane import Line, Words
from desktop_app.kit.theme import State
from desktop_app.reports.behind import Behind
from desktop_app.reports.card import ReportCard
from desktop_app.reports.figures import Correction, FigureLine
from desktop_app.reports.indicators.definition import Style
from desktop_app.reports.models import PeopleCount
from desktop_app.reports.remarks import jump_of
from desktop_app.reports.views.lines import FigureRow, column_name
from desktop_app.reports.written import change_written, written
from desktop_app.sync.sending.queries import Remark

Pair = tuple[str, Sequence[Line]]


def where_words(card: ReportCard, key: str) -> str:
    """Where the figure stands: "Mẫu 01/TCD, cột 13, kỳ tháng 11/2026"."""
    figures = card.figures
    return f"{column_name(figures.form, key)}, kỳ {words.inside(figures.name)}"


def at_words(at: datetime, today: date) -> str:
    """An instant in a sentence: "09:10 hôm nay", "09:10 ngày 14/09/2026"."""
    return f"{at:%H:%M} hôm nay" if at.date() == today else f"{at:%H:%M} ngày {words.day(at.date())}"


def pairs_of(card: ReportCard, row: FigureRow, behind: Behind, other: Decimal | None) -> list[Pair]:
    """How it is counted, when, and all that has to be known of it."""
    line, indicator = row.line, row.line.indicator
    told: list[Pair] = [("Cách đếm", [Words(indicator.tells or behind.way.value)])]
    frozen = card.figures.frozen_at
    if frozen:
        told.append(("Chốt lúc", [Words(f"{words.instant(frozen)}, {card.figures.frozen_by}")]))
    else:
        told.append(("Tính lúc", [Words(words.instant(card.read_at))]))
    told += _comparison(line)
    told += [("Kiểm tra", [Words(each, state=State.WARNING) for each in row.said.why])] if row.said.why else []
    if other is not None and other != line.value:
        told.append(("Cách đếm kia", [Words(f"{written(other)}: {_other_words(card)}")]))
    told += _afterwards(line)
    told += [_said(each) for each in card.said.get(line.key, ())]
    if line.explanation:
        told.append(("Giải thích", [Words(line.explanation)]))
    return told


def _said(remark: Remark) -> Pair:
    """What the upper office said of the figure, and what was done about it."""
    lines: list[Line] = [Words(remark.said, state=State.WARNING if remark.is_open else None)]
    lines.append(Words(f"{remark.said_by}, {words.day(remark.said_on)}"))
    if remark.answer:
        lines.append(Words(f"Đã trả lời: {remark.answer}"))
    return "Cấp trên nói", lines


def _comparison(line: FigureLine) -> Iterator[Pair]:
    if line.last is None and line.year_ago is None:
        return
    style = line.indicator.style
    change = change_written(line.value, line.last, style)
    state = State.WARNING if jump_of(line) else None
    said = f"{_or_none(line.last, style)} kỳ trước, {_or_none(line.year_ago, style)} cùng kỳ năm trước"
    yield "So với", [Words(said), *([Words(f"Thay đổi {change}", state=state)] if change not in ("", "0") else [])]


def _or_none(value: Decimal | None, style: Style) -> str:
    return "chưa có số" if value is None else written(value, style)


def _afterwards(line: FigureLine) -> Iterator[Pair]:
    if line.differs:
        said = f"Sổ hiện cho {written(line.live, line.indicator.style)}, số báo cáo giữ nguyên."
        yield "Sau khi chốt", [Words(said, state=State.WARNING)]
    if line.corrections:
        yield "Đính chính", [Words(correction_words(each, line)) for each in reversed(line.corrections)]


def correction_words(each: Correction, line: FigureLine) -> str:
    """From what to what, why, when and by whom."""
    style = line.indicator.style
    changed = f"Từ {written(each.was, style)} thành {written(each.now, style)}"
    return f"{changed}: {each.reason} ({each.by}, {words.day(each.on)})"


def _other_words(card: ReportCard) -> str:
    way = PeopleCount.EACH_TIME if card.figures.people is PeopleCount.DIFFERENT else PeopleCount.DIFFERENT
    return words.inside(way.value)
