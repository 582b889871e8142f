"""How a batch was keyed: the share of wrong answers with its interval, and the work of each account."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from desktop_app.areas.surveys.keying.figures import BatchFigures, KeyerFigures
from desktop_app.areas.surveys.results.rules import decimal
from desktop_app.core import words
from desktop_app.kit.controls import Card, Label
from desktop_app.kit.theme import Token, Type, px

PRIVATE = "Số liệu từng người chỉ cán bộ phụ trách xem, để hướng dẫn, không để xếp hạng."
_HEADS = ("Người nhập", "Lượt", "Phiếu", "Phiếu/giờ", "Phím/giờ", "Lỗi/1.000 phím")


def figures_card(figures: BatchFigures) -> Card:
    """All that is known of the keying."""
    card = Card()
    card.body.addWidget(Label("Số liệu nhập phiếu", Type.BLOCK_TITLE))
    card.body.addWidget(Label(_counts(figures), wrap=True))
    card.body.addWidget(Label(error_sentence(figures), Type.STRONG, wrap=True))
    if figures.keyers:
        card.body.addLayout(_table(figures.keyers))
        card.body.addWidget(Label(PRIVATE, Type.HINT, colour=Token.INK_2, wrap=True))
    return card


def error_sentence(figures: BatchFigures) -> str:
    """How often the first entry was wrong, with the interval and its base."""
    if not figures.fields:
        return "Chưa có phiếu nào nhập hai lượt xong nên chưa biết tỷ lệ lỗi nhập."
    share = decimal(100 * figures.wrong / figures.fields, 2)
    low, high = decimal(figures.low, 2), decimal(figures.high, 2)
    return (
        f"Lỗi của lượt một: {words.number(figures.wrong)} trên {words.number(figures.fields)} câu nhập hai lượt "
        f"({words.number(figures.forms)} phiếu), là {share} %; khoảng tin cậy 95 % từ {low} % đến {high} %."
    )


def _counts(figures: BatchFigures) -> str:
    said = f"{words.number(figures.valid)} phiếu hợp lệ, {words.number(figures.rejected)} phiếu bị loại"
    if figures.waiting:
        said += f", {words.number(figures.waiting)} phiếu chờ đối chiếu"
    return f"{said}, {words.number(figures.edits)} lần sửa phiếu đã lưu."


def _table(keyers: tuple[KeyerFigures, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(24))
    grid.setVerticalSpacing(px(4))
    grid.setColumnStretch(0, 1)
    for column, head in enumerate(_HEADS):
        grid.addWidget(_cell(head, column, Type.LABEL), 0, column)
    for place, keyer in enumerate(keyers, start=1):
        errors = keyer.errors_per_1000_keystrokes
        cells = (
            keyer.name,
            keyer.turn.value,
            words.number(keyer.tally.forms),
            _number(keyer.forms_per_hour),
            _number(keyer.keystrokes_per_hour),
            "–" if errors is None else decimal(errors, 1),
        )
        for column, said in enumerate(cells):
            grid.addWidget(_cell(said, column, Type.BODY), place, column)
    return grid


def _number(value: int | None) -> str:
    return "–" if value is None else words.number(value)


def _cell(said: str, column: int, role: Type) -> Label:
    label = Label(said, role)
    if column > 1:
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label
