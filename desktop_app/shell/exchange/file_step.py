"""The first step: which workbook, and whether it is an old book."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Button, Card, Label, Picture
from desktop_app.kit.empty import in_the_middle
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.theme import Token, Type, px
from desktop_app.kit.tick import TickBox
from desktop_app.office.exchange.declaration import Terms
from desktop_app.shell.exchange.exchanger import Trade
from desktop_app.shell.exchange.step import Step

ENDINGS = (".xlsx", ".xls", ".ods", ".csv")
OLD = "Nhập sổ cũ"
OLD_TOLD = "Các dòng được ghi “nhập bù”: không tính hạn, không nhắc việc. Dùng cho sổ của những năm trước."
BOOK_TOLD = "Dòng có số kèm chữ của sổ, như 12/B, vào đúng sổ đó; các dòng khác vào sổ chọn ở đây."
NOTHING = "Chưa chọn tệp"


class FileStep(Step):
    """Holds the file; nothing is opened here."""

    name = "Tệp"
    place = 0

    typing_asked = Signal()
    """There is no file: rows are typed from paper."""

    def __init__(self, trades: Sequence[Trade], files: FileChoice) -> None:
        """`trades` are the kinds of workbook that can be taken over."""
        super().__init__("Chọn tệp bảng tính")
        self._trades, self._files = tuple(trades), files
        self.file: Path | None = None
        self.kind = ChoiceInput([(trade.key, trade.title) for trade in trades])
        self.into = ChoiceInput(())
        self._into = QWidget()
        self.kind.changed.connect(self._offer_books)
        self.choose = Button("Chọn tệp", icon="folder-open", key="Ctrl+O")
        self.choose.clicked.connect(self._choose)
        self.old = TickBox(OLD)
        self._name, self._folder = Label(NOTHING, Type.STRONG, wrap=True), Label("", Type.HINT, wrap=True)
        card = Card(padding=16, spacing=10)
        if len(self._trades) > 1:
            card.body.addWidget(Label("Nhập vào", Type.LABEL))
            card.body.addWidget(self.kind)
        card.body.addLayout(self._chosen())
        card.body.addWidget(self._book_line())
        card.body.addWidget(self.old)
        card.body.addWidget(Label(OLD_TOLD, Type.HINT, wrap=True))
        self.body.addLayout(in_the_middle(card, 760))
        hint = "Nhận tệp .xlsx, .xls, .ods, .csv. Tệp của đơn vị không cần theo mẫu: bước sau ghép cột, rồi chạy thử."
        self.body.addLayout(in_the_middle(Label(hint, Type.HINT, wrap=True), 760))
        self.body.addLayout(in_the_middle(self._by_hand(), 760))
        self.body.addStretch(1)

    @property
    def trade(self) -> Trade:
        """What is taken over."""
        return next((each for each in self._trades if each.key == self.kind.text()), self._trades[0])

    @property
    def may_go_on(self) -> bool:
        """Once there is a file."""
        return self.file is not None

    @property
    def is_old(self) -> bool:
        """Whether it is an old book."""
        return self.old.isChecked()

    def terms(self, *, old: bool) -> Terms:
        """How the rows are taken over; `old` says whether they are of a book of earlier years."""
        return Terms(old=old, book=self.into.text())

    def clear(self) -> None:
        """Begin anew."""
        self.old.setChecked(False)
        self._offer_books()
        self.show_file(None)

    def show_file(self, file: Path | None) -> None:
        """Take a file."""
        self.file = file
        self._name.setText(file.name if file else NOTHING)
        self._folder.setText(str(file.parent) if file else "")
        self._folder.setVisible(file is not None)
        self.choose.say("Chọn tệp khác" if file else "Chọn tệp")
        self.changed.emit()

    def take_keyboard(self) -> None:
        """Onto the button that chooses."""
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_books(self) -> None:
        """The choice is there where the office keeps more than one book."""
        books = self.trade.books()
        self.into.set_options(books)
        if books:
            self.into.set_text(books[0][0])
        self._into.setVisible(bool(books))

    def _book_line(self) -> QWidget:
        column = QVBoxLayout(self._into)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        label = Label("Ghi vào sổ", Type.LABEL)
        label.setBuddy(self.into)
        self.into.setAccessibleName("Ghi vào sổ")
        column.addWidget(label)
        column.addWidget(self.into)
        column.addWidget(Label(BOOK_TOLD, Type.HINT, wrap=True))
        self._into.hide()
        return self._into

    def _choose(self) -> None:
        kind = "Bảng tính"
        file = self._files.file(self, "Chọn tệp để nhập", kind, " *".join(ENDINGS))
        if file is not None:
            self.show_file(file)

    def _by_hand(self) -> Card:
        self.type = Button("Gõ sổ giấy", icon="pencil")
        self.type.clicked.connect(self.typing_asked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Chỉ có sổ giấy", Type.STRONG))
        words.addWidget(
            Label("Gõ từng dòng vào bảng, chỉ dùng bàn phím; kiểm tra như khi nhập tệp.", Type.HINT, wrap=True)
        )
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(Picture("book-open-check", Token.ACCENT.colour, 22))
        row.addLayout(words, 1)
        row.addWidget(self.type)
        card = Card(padding=14)
        card.body.addLayout(row)
        return card

    def _chosen(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._folder)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(Picture("file-text", Token.ACCENT.colour, 22))
        row.addLayout(words, 1)
        row.addWidget(self.choose)
        return row
