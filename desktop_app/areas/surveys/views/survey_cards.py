"""The side of a survey's page: its counts, the log of the field, the households that were drawn, what it is about."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.surveys.record import DayRow, DrawRow, SurveyRecord
from desktop_app.areas.surveys.views import words_of_survey as say
from desktop_app.areas.surveys.views.rounds_reading import counts_lines, rekey_words, wording_words
from desktop_app.core import words
from desktop_app.kit.controls import Button, Card, Kind, Label, Rule
from desktop_app.kit.strips import Bar
from desktop_app.kit.theme import Token, Type, px

if TYPE_CHECKING:
    from desktop_app.areas.surveys.views.survey_verbs import SurveyVerbs

MOST_DAYS = 6
"""So many days are listed; the rest are counted."""


def cards_side(record: SurveyRecord, verbs: "SurveyVerbs", few: int, precise: str) -> QWidget:
    """Every card that has something to say; `precise` is how much a result of the wanted forms may be trusted."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    column.addWidget(counts_card(record, few))
    column.addWidget(log_card(record, verbs))
    column.addWidget(sample_card(record, verbs, precise))
    column.addWidget(facts_card(record))
    column.addStretch(1)
    return side


def counts_card(record: SurveyRecord, few: int) -> Card:
    """How many were keyed of how many wanted, how many answered, and where the other forms are."""
    row = record.row
    card = Card(padding=14, spacing=6)
    card.body.addWidget(Label(f"Đã nhập {say.progress_words(row)}", Type.STRONG))
    if row.share is not None:
        bar = Bar()
        bar.set_share(row.share)
        card.body.addWidget(bar)
    rate = " · ".join(filter(None, say.rate_words(row.figures, few)))
    if rate:
        card.body.addWidget(Label(f"Tỷ lệ trả lời: {rate}", wrap=True))
    for line in counts_lines(record) if record.totals.printed else ():
        card.body.addWidget(Label(line, Type.HINT, colour=Token.INK_2, wrap=True))
    return card


def log_card(record: SurveyRecord, verbs: "SurveyVerbs") -> Card:
    """What the days came to, then the latest days, struck ones marked."""
    days = [day for day in record.days if day.struck_on is None]
    card, field = Card(padding=14, spacing=6), verbs.field
    add = None
    if field.may_record(record):
        add = _quiet("Ghi ngày", partial(field.add_day, record))
    card.body.addLayout(_head("Nhật ký thu phiếu", add))
    if not record.days:
        said = "Mỗi ngày ghi ai đi hỏi, bao nhiêu lượt giao dịch, bao nhiêu người trả lời."
        card.body.addWidget(Label(said, Type.HINT, wrap=True))
        return card
    asked, answered = sum(day.transactions for day in days), sum(day.respondents for day in days)
    counted = f"{words.number(len(days))} ngày: {words.number(answered)} người trả lời trong {words.number(asked)} lượt"
    card.body.addWidget(Label(f"Lũy kế {counted}.", wrap=True))
    for day in record.days[:MOST_DAYS]:
        card.body.addWidget(Rule())
        card.body.addLayout(_day_line(record, day, verbs))
    if len(record.days) > MOST_DAYS:
        card.body.addWidget(Label(f"và {words.number(len(record.days) - MOST_DAYS)} ngày trước nữa", Type.HINT))
    return card


def sample_card(record: SurveyRecord, verbs: "SurveyVerbs", precise: str) -> Card:
    """How the number of forms was chosen, and the draws with their start and step."""
    card, field = Card(padding=14, spacing=6), verbs.field
    draw = _quiet("Rút hộ", partial(field.draw, record)) if field.may_record(record) else None
    card.body.addLayout(_head("Chọn người để hỏi", draw))
    row = record.row
    if row.wanted:
        of_all = f" trong tổng số {words.number(record.population)}" if record.population else ""
        frame = f" ({words.inside(record.frame)})" if record.frame else ""
        card.body.addWidget(Label(f"Cần {words.number(row.wanted)} phiếu{of_all}{frame}.", wrap=True))
        card.body.addWidget(Label(precise, Type.HINT, colour=Token.INK_2, wrap=True))
    elif not record.draws:
        card.body.addWidget(Label(record.form.sampling or "Chưa ghi số phiếu cần thu.", Type.HINT, wrap=True))
    for each in record.draws:
        card.body.addWidget(Rule())
        card.body.addLayout(_draw_line(record, each, verbs))
    return card


def facts_card(record: SurveyRecord) -> Card:
    """What the survey is about, as it was opened."""
    row = record.row
    card = Card(padding=14, spacing=4)
    card.body.addWidget(Label("Về đợt này", Type.STRONG))
    card.body.addWidget(Label(row.title, wrap=True))
    pairs = (
        ("Bộ phiếu", f"{row.code}, {words.inside(wording_words(record))}"),
        ("Hỏi ai", record.form.respondents),
        (say.ANONYMOUS, "trộn và niêm phong khi đóng lô" if row.is_anonymous else ""),
        ("Chủ trì", row.unit),
        ("Nhập lại", words.inside(rekey_words(record.rekey, record.rekey_share))),
        ("Ghi chú", record.note),
        ("Khóa", f"{record.closed_by}, {words.day(record.closed_on)}" if record.closed_on else ""),
    )
    for name, said in pairs:
        if said:
            card.body.addWidget(Label(f"{name}: {said}", colour=Token.INK_2, wrap=True))
    return card


def _day_line(record: SurveyRecord, day: DayRow, verbs: "SurveyVerbs") -> QHBoxLayout:
    who = ", ".join(filter(None, (day.asked_by, day.post)))
    counted = f"{words.number(day.respondents)}/{words.number(day.transactions)} lượt"
    first, second = f"{words.day(day.done_on)}: {counted}", who
    if day.struck_on:
        second = f"Đã bỏ: {day.struck_reason}"
    may = verbs.field.may_record(record) and not day.struck_on
    does = partial(verbs.field.day_menu, record, day) if may else None
    return _line(first, second, f"Việc với ngày {words.day(day.done_on)}", does, faded=day.struck_on is not None)


def _draw_line(record: SurveyRecord, draw: DrawRow, verbs: "SurveyVerbs") -> QHBoxLayout:
    reserve = f", {words.number(draw.reserve)} hộ dự phòng" if draw.reserve else ""
    first = f"{draw.hamlet}: {words.number(draw.asked)} hộ{reserve}"
    rested = f", {words.number(draw.rested)} hộ đang nghỉ" if draw.rested else ""
    second = (
        f"{words.day(draw.drawn_on)}, danh sách {words.number(draw.listed)} hộ{rested}, "
        f"từ hộ thứ {words.number(draw.start)}, cách {words.number(draw.step)}"
    )
    if draw.voided_on:
        second = f"Đã hủy: {draw.void_reason}"
    does = None if draw.voided_on else partial(verbs.field.draw_menu, record, draw)
    return _line(first, second, f"Việc với {first}", does, faded=draw.voided_on is not None)


def _line(first: str, second: str, name: str, does: "partial[None] | None", *, faded: bool) -> QHBoxLayout:
    """Two lines, and what can be done with them if anything; what was struck or void is faded."""
    row = QHBoxLayout()
    row.setSpacing(px(8))
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(Label(first, colour=Token.INK_3 if faded else Token.INK, wrap=True))
    if second:
        lines.addWidget(Label(second, Type.HINT, wrap=True))
    row.addLayout(lines, 1)
    if does is not None:
        button = Button("", Kind.QUIET, icon="ellipsis", height=30)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: does(button))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _head(title: str, button: Button | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(Label(title, Type.STRONG), 1)
    if button is not None:
        row.addWidget(button)
    return row


def _quiet(said: str, does: "partial[None]") -> Button:
    button = Button(said, Kind.QUIET, height=30)
    button.clicked.connect(lambda: does())
    return button
