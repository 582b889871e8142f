"""Cỡ chữ: three sizes with a sample of each."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.controls import Button, Card, Kind, Label, Rule
from desktop_app.kit.page import Page
from desktop_app.kit.theme import TEXT_SIZES, Token, Type, factor, font, px
from desktop_app.office.profile import OfficeService
from desktop_app.shell.context import Shell

WORDS = {100: "Thường", 110: "To hơn một chút", 125: "To"}
SAMPLE: tuple[tuple[str, Type, Token], ...] = (
    ("Sổ tiếp công dân", Type.PAGE_TITLE, Token.INK),
    ("Tháng 11/2026: 38 lượt, 61 người, 33 vụ việc. Không có lượt quá hạn.", Type.BODY, Token.INK_2),
    ("Nguyễn Văn Mẫu", Type.STRONG, Token.INK),
    ("Thôn Đoài · lần 3", Type.HINT, Token.INK_3),
    ("Đề nghị đo lại ranh giới thửa 45, tờ bản đồ 12", Type.BODY, Token.INK),
)
WIDEST = 640


class LookPage(Page):
    """Choose with the arrow keys, see it below, take it with Ctrl+S."""

    def __init__(self, place: Shell) -> None:
        """The present size is chosen at first."""
        super().__init__("Cỡ chữ", "Cỡ chữ dùng cho cả cơ quan trên máy này; giấy tờ in ra không đổi.")
        self._place = place
        self._service = OfficeService(place.desk)
        self.sizes = {percent: _size(percent) for percent in TEXT_SIZES}
        self.sample = _Sample()
        self.take = Button("Dùng cỡ chữ này", Kind.MAIN, icon="check", key="Ctrl+S")
        self._lay_out()
        self.take.clicked.connect(self._save)

    @property
    def chosen(self) -> int:
        """The size that is chosen, in per cent."""
        return next(percent for percent, button in self.sizes.items() if button.isChecked())

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the present size, with the keyboard on it."""
        present = self.sizes[round(factor() * 100)]
        present.setChecked(True)
        present.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setMaximumWidth(px(WIDEST))
        column = QVBoxLayout(body)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(px(12))
        choices = QHBoxLayout()
        choices.setSpacing(px(8))
        group = QButtonGroup(self)
        for percent, button in self.sizes.items():
            group.addButton(button)
            choices.addWidget(button)
            button.toggled.connect(lambda on, percent=percent: self._show(percent) if on else None)
        choices.addStretch(1)
        column.addLayout(choices)
        column.addWidget(self.sample)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_body(body)

    def _show(self, percent: int) -> None:
        self.sample.show_size(percent)
        self.take.setEnabled(percent != round(factor() * 100))
        self.take.say("Dùng cỡ chữ này" if self.take.isEnabled() else "Đang dùng cỡ chữ này")

    def _save(self) -> None:
        percent = self.chosen
        self._place.jobs.write(
            lambda _: self._service.set_text_size(percent), lambda _: self._place.set_text_size(percent), owner=self
        )


class _Sample(Card):
    """Lines of the register in the size that is chosen."""

    def __init__(self) -> None:
        super().__init__(spacing=2)
        self._labels = [(Label(words, role, colour=colour, wrap=True), role) for words, role, colour in SAMPLE]
        for number, (label, _) in enumerate(self._labels):
            if number == 2:
                self.body.addSpacing(px(8))
                self.body.addWidget(Rule())
                self.body.addSpacing(px(8))
            self.body.addWidget(label)

    def show_size(self, percent: int) -> None:
        for label, role in self._labels:
            letters = font(role)
            letters.setPointSizeF(role.value[0] * percent / 100)
            label.setFont(letters)


def _size(percent: int) -> Button:
    button = Button(f"{percent} %, {WORDS[percent].lower()}")
    button.setCheckable(True)
    return button
