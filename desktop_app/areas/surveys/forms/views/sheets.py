"""The sheets of questionnaires: problems of a workbook, what differs between versions, a questionnaire of one's own."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.surveys.forms.lineage import Compared, Standing
from desktop_app.areas.surveys.forms.views.list_words import changed_words, standing_badge
from desktop_app.core import words
from desktop_app.core.fields import Form, Section, Text
from desktop_app.kit.controls import Badge, Banner, Label
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State, Token, Type, px

MOST_LISTED = 200

NEW_FORM = Form(
    "surveys.form.new",
    (
        Section(
            "",
            (
                Text(
                    name="code",
                    label="Mã phiếu",
                    required=True,
                    max_length=20,
                    hint="Chữ in hoa và số, như PKS08.",
                    span=6,
                ),
                Text(name="title", label="Tên phiếu", required=True, max_length=300),
            ),
        ),
    ),
)


def show_problems(window: QWidget, file: str, problems: Sequence[str]) -> SideSheet:
    """List everything that keeps a workbook from being taken over."""
    body, column = _column()
    said = f"Tệp còn {words.number(len(problems))} chỗ chưa đúng nên chưa nhập gì."
    column.addWidget(Banner(State.OVERDUE, said, "Sửa từng chỗ trong Excel, lưu lại rồi nhập lại."))
    for problem in problems[:MOST_LISTED]:
        place, _, reason = problem.partition(": ")
        column.addWidget(Label(place if reason else problem, Type.STRONG, wrap=True))
        if reason:
            column.addWidget(Label(reason[:1].upper() + reason[1:], wrap=True))
    if len(problems) > MOST_LISTED:
        rest = words.number(len(problems) - MOST_LISTED)
        column.addWidget(Label(f"và {rest} chỗ nữa.", colour=Token.INK_2))
    sheet = SideSheet(window, "Chưa nhập được bộ phiếu", file, body)
    sheet.rise()
    return sheet


def show_comparison(window: QWidget, about: str, compared: Sequence[Compared]) -> SideSheet:
    """List what became of the questions, those that differ; how many stayed is said above."""
    body, column = _column()
    kept = sum(each.standing is Standing.KEPT for each in compared)
    column.addWidget(Label(f"{words.number(kept)} câu giữ nguyên, so sánh thẳng giữa hai bản được.", wrap=True))
    for each in compared:
        if each.standing is not Standing.KEPT:
            head = QHBoxLayout()
            head.setSpacing(px(8))
            question = each.question
            head.addWidget(Label(f"{question.number or question.id}. {question.called}", Type.STRONG, wrap=True), 1)
            head.addWidget(Badge(*standing_badge(each.standing)))
            column.addLayout(head)
            _wordings(column, each)
    sheet = SideSheet(window, "So hai bản phiếu", about, body)
    sheet.rise()
    return sheet


def _wordings(column: QVBoxLayout, each: Compared) -> None:
    if said := changed_words(each):
        column.addWidget(Label(f"{said[:1].upper()}{said[1:]}.", Type.HINT, colour=Token.INK_2, wrap=True))
    if each.before is not None and each.after is not None and each.before.label != each.after.label:
        column.addWidget(Label(f"Trước: {each.before.label}", colour=Token.INK_2, wrap=True))
        column.addWidget(Label(f"Nay: {each.after.label}", wrap=True))


def _column() -> tuple[QWidget, QVBoxLayout]:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    return body, column
