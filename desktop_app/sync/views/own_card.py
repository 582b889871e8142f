"""The office's own card: its 24 digits as large as they must be to be read aloud."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.package.keys import Card as PublicCard
from desktop_app.core.package.keys import shown
from desktop_app.kit.controls import Badge, Button, Card, IconButton, Kind, Label
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.sync.enrolling.queries import Own

TITLE = "Phiếu ghi danh của cơ quan này"
READ_ALOUD = "Đọc từng nhóm cho đơn vị kia, hoặc in phiếu mang theo. Dãy số không phải bí mật."
NONE_YET = "Chưa có khóa để ký và mở gói. Lập một lần; khóa nằm trong tệp sổ đã mã hóa, không phải nhớ."
RESTORED = "Dữ liệu được phục hồi từ bản sao lưu: lập phiếu mới rồi ghi danh lại với đơn vị kia. Gói cũ vẫn mở được."
NO_CODE = "Cơ quan chưa có mã đơn vị hành chính; nên ghi mã ở trang Cơ quan trước, nếu không phiếu mang mã tạm {unit}."
MOVED = "Mã đơn vị nay là {unit}: thay khóa để lập phiếu mang mã mới."
ASK = "Nhờ người quản trị làm việc này."


class OwnCard(Card):
    """Digits with what can be done with them, or what is missing."""

    def __init__(self, may_change: bool) -> None:
        """Buttons are only there for who may use them."""
        super().__init__(spacing=6)
        self._may_change = may_change
        self.make = Button("Lập phiếu ghi danh", Kind.MAIN, icon="key-round", height=32)
        self.save = Button("Lưu tệp phiếu", icon="file-down", height=32)
        self.print = Button("In phiếu", icon="printer", height=32)
        self.settle = Button("Mở trang Cơ quan", icon="building-2", height=32)
        self.more = IconButton("ellipsis", "Việc khác với khóa")
        self._badge = Badge(State.WARNING, "Cần phiếu mới")
        self._said = Label("", colour=Token.INK_2, wrap=True)
        self._digits = _Digits()
        self._lay_out()

    def show_own(self, own: Own) -> None:
        """Show the digits, or say what to do first."""
        has_card = own.card is not None
        for button, wanted in (
            (self.make, not has_card),
            (self.settle, not has_card and not own.has_code),
            (self.save, has_card),
            (self.more, has_card),
        ):
            button.setVisible(wanted and self._may_change)
        self.print.setVisible(has_card)
        self._badge.setVisible(own.is_restored or own.has_moved)
        self._digits.setVisible(has_card)
        if own.card is not None:
            self._digits.show_digits(own.card.fingerprint)
        self._said.setText(_about(own.card, own) if own.card else self._missing(own))

    def _missing(self, own: Own) -> str:
        said = RESTORED if own.is_restored else NONE_YET
        code = "" if own.has_code else f" {NO_CODE.format(unit=own.unit)}"
        return f"{said}{code}" if self._may_change else f"{said} {ASK}"

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Label(TITLE, Type.BLOCK_TITLE))
        head.addWidget(self._badge)
        head.addStretch(1)
        for button in (self.make, self.settle, self.save, self.print, self.more):
            head.addWidget(button)
        self.body.addLayout(head)
        beside = QHBoxLayout()
        beside.setSpacing(px(28))
        beside.addWidget(self._digits)
        beside.addWidget(self._said, 1)
        self.body.addLayout(beside)


def _about(card: PublicCard, own: Own) -> str:
    moved = f" {MOVED.format(unit=own.unit)}" if own.has_moved else ""
    older = f" {own.older} khóa cũ chỉ còn để mở gói cũ." if own.older else ""
    return f"{card.name}, mã {card.unit}. {READ_ALOUD}{moved}{older}"


class _Digits(QWidget):
    """Six numbered groups of four digits."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(24))
        self._groups = [Label("", Type.FIGURE) for _group in range(6)]
        for number, label in enumerate(self._groups, start=1):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Label(f"Nhóm {number}", Type.HINT))
            column.addWidget(label)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            row.addLayout(column)

    def show_digits(self, fingerprint: str) -> None:
        for label, group in zip(self._groups, shown(fingerprint).split(), strict=True):
            label.setText(group)
        self.setAccessibleName(f"Dãy số đối chiếu {shown(fingerprint)}")
