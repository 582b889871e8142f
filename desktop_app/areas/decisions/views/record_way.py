"""The left side of a decision's page: its steps by law from top to bottom, and what it is about."""

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.decisions.record import DecisionRecord, StepShown
from desktop_app.core import words
from desktop_app.kit.controls import Card, Label
from desktop_app.kit.theme import Token, Type, px
from desktop_app.kit.timeline import Place, Step, Timeline


def way_side(record: DecisionRecord) -> QWidget:
    """Steps, then the content."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    column.addWidget(Label("Các bước theo luật", Type.BLOCK_TITLE))
    column.addWidget(_steps(record))
    column.addWidget(_content(record))
    column.addStretch(1)
    return side


def _steps(record: DecisionRecord) -> Card:
    card = Card(padding=0, spacing=0)
    card.body.setContentsMargins(0, px(8), 0, px(8))
    card.body.addWidget(Timeline(list(_lines(record)), numbered=True))
    for step in record.taken_back:
        said = f"Đã bỏ bước {words.inside(step.title)} ngày {words.day(step.done_on)}. Lý do: {step.back_reason}"
        line = QHBoxLayout()
        line.setContentsMargins(px(46), px(2), px(16), px(4))
        line.addWidget(Label(said, Type.HINT, wrap=True))
        card.body.addLayout(line)
    return card


def _lines(record: DecisionRecord) -> Iterator[Step]:
    yield Step("Đề xuất, vào sổ", _proposed(record), words.day(record.row.proposed_on), record.recorded_by)
    for done in record.done:
        yield Step(done.title, _detail(done), words.day(done.done_on), done.done_by)
    for number, each in enumerate(record.coming):
        day = f"chậm nhất {words.day(each.due_on)}" if each.due_on else ""
        place = Place.NOW if number == 0 else Place.TO_COME
        yield Step(each.step.title, each.step.versions[-1].article, day, place=place)


def _proposed(record: DecisionRecord) -> str:
    return ": ".join(part for part in (record.proposer.value, record.proposer_name) if part)


def _detail(step: StepShown) -> str:
    until = f"ngày {words.day(step.until_on)}" if step.until_on else ""
    forced = f"{step.forced_by} cho làm dù luật chưa mở: {step.force_reason}" if step.forced_by else ""
    return " · ".join(part for part in (step.document_number, until, step.told, step.article, forced) if part)


def _content(record: DecisionRecord) -> Card:
    card = Card(padding=16, spacing=6)
    card.body.addWidget(Label("Nội dung đưa ra bàn", Type.STRONG))
    card.body.addWidget(Label(record.content or "Chưa ghi nội dung.", wrap=True))
    pairs = (
        ("Mặt trận thống nhất ngày", words.day(record.front_agreed_on)),
        ("Có hiệu lực từ ngày", words.day(record.effective_on)),
        ("Ghi chú", record.note),
    )
    for name, text in pairs:
        if text:
            card.body.addWidget(Label(f"{name}: {text}", colour=Token.INK_2, wrap=True))
    return card
