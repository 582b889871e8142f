"""Every part on one page, as the look demands it; for pictures that are laid beside the standard, not for officials."""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.fields import Choice, Form, Section, Text
from desktop_app.kit import icons
from desktop_app.kit.controls import Badge, Banner, Button, Kind, Label
from desktop_app.kit.form import FormView
from desktop_app.kit.page import Page
from desktop_app.kit.paint import frame
from desktop_app.kit.state_bar import Share, StateBar
from desktop_app.kit.theme import Solid, State, Token, Type, px

NAVIGATION = (
    "sun", "users", "megaphone", "landmark", "scan-eye", "clipboard-list", "calendar-check", "file-chart-column",
    "send", "settings", "lock", "id-card", "usb", "printer",
)  # fmt: skip

COLOURS = (
    (Token.ACCENT.colour, "Màu chính", "7,1"),
    (Token.INK.colour, "Chữ chính", "15,8"),
    (Token.INK_2.colour, "Chữ phụ", "8,1"),
    (Token.INK_3.colour, "Chú thích", "5,8"),
    (Token.EDGE.colour, "Viền ô nhập", "3,5"),
    (Token.LINE.colour, "Đường kẻ", ""),
    (Token.SIDE.colour, "Nền bên", ""),
    (Token.SELECTED.colour, "Dòng chọn", ""),
    (State.DONE.text, "Xong", "7,0"),
    (State.SOON.text, "Sắp đến hạn", "7,0"),
    (State.OVERDUE.text, "Quá hạn, lỗi", "7,5"),
    (State.SECRET.text, "Bí mật", "8,8"),
)


class _Kinds(Enum):
    MALE = "Nam"
    FEMALE = "Nữ"


FIELDS = Form(
    "bang-mau",
    (
        Section(
            "",
            (
                Text(name="plain", label="Thường", span=4),
                Text(name="typing", label="Đang gõ", span=4),
                Text(name="card", label="Từ thẻ", span=4),
                Text(name="wrong", label="Sai", span=4),
                Text(name="odd", label="Nhắc", span=4),
                Text(name="fixed", label="Chỉ đọc", span=4, hint="Số do sổ cấp"),
                Choice(name="choice", label="Chọn", options=_Kinds, span=4),
                Text(name="empty", label="Bắt buộc", required=True, span=4),
            ),
        ),
    ),
)


class Gallery(Page):
    """The sheet of parts."""

    def __init__(self) -> None:
        super().__init__("Bảng mẫu", "Mọi màn hình chỉ ghép từ các mẫu này.")
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(px(28))
        self.form = FormView(FIELDS, date(2026, 11, 23))
        columns.addLayout(_column(*_buttons(), *self._fields(), *_badges(), *_banners()), 11)
        columns.addLayout(
            _column(*_colours(), *_bar(), *_letters(), _heading("Biểu tượng Lucide, nét 1,75"), _Icons()), 10
        )
        self.set_body(body)

    def _fields(self) -> Sequence[QWidget]:
        self.form.load({"plain": "Thôn Đoài", "typing": "Thôn Đ", "card": "12/03/1961", "wrong": "31/02/2026"})
        self.form.load({"odd": "001 năm sinh lệch", "fixed": "312/2026", "choice": "MALE"})
        self.form.field("card").mark_source("từ thẻ")
        self.form.field("wrong").fail("Tháng 2/2026 chỉ có 28 ngày. Gõ ngày dạng 25/02/2026.")
        self.form.field("odd").warn("Lệch với ngày sinh. Vẫn lưu được.")
        self.form.field("fixed").set_read_only(True)
        return _heading("Ô nhập: nhãn trên, gợi ý hoặc lỗi dưới"), self.form


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(px(8))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return column


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder


def _heading(words: str) -> Label:
    return Label(words, Type.LABEL)


def _buttons() -> Sequence[QWidget]:
    off = Button("Ghi ra USB", icon="usb")
    off.setEnabled(False)
    return (
        _heading("Nút: mỗi trang một nút chính"),
        _row(
            Button("Lưu", Kind.MAIN, key="Ctrl+S"),
            Button("In sổ", icon="printer"),
            Button("Sửa", Kind.QUIET, icon="pencil"),
            Button("Bỏ lượt này", Kind.DANGER, icon="ban"),
        ),
        _row(off, Label("nút chưa dùng được", Type.HINT), Button("Xem cách tính hạn", Kind.LINK)),
    )


def _badges() -> Sequence[QWidget]:
    first = ((State.DONE, "Đã xong"), (State.ACTIVE, "Đang xử lý"), (State.SOON, "Còn 2 ngày"),
             (State.OVERDUE, "Quá 4 ngày"))  # fmt: skip
    second = ((State.NONE, "Không phát sinh"), (State.VOID, "Bỏ, giữ số"), (State.SECRET, "Người tố cáo (đã ẩn)"),
              (State.UNCHECKED, "Chưa đối chiếu"))  # fmt: skip
    return (
        _heading("Tình trạng: chữ, biểu tượng, màu (đủ cả ba)"),
        _row(*(Badge(state, words) for state, words in first)),
        _row(*(Badge(state, words) for state, words in second)),
    )


def _banners() -> Sequence[QWidget]:
    print_it, back_up = Button("In giấy biên nhận", height=30), Button("Sao lưu ngay", height=30)
    return (
        _heading("Dải thông báo"),
        Banner(State.DONE, "Đã lưu lượt tiếp 312/2026.", buttons=(print_it,)),
        Banner(State.WARNING, "Sao lưu gần nhất đã 9 ngày.", buttons=(back_up,)),
    )


def _colours() -> Sequence[QWidget]:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(px(10))
    for index, (colour, name, ratio) in enumerate(COLOURS):
        cell = QHBoxLayout()
        cell.setSpacing(px(8))
        cell.addWidget(_Swatch(colour))
        cell.addLayout(_column(Label(name, Type.LABEL, colour=Token.INK), Label(ratio or "nền", Type.HINT)), 1)
        grid.addLayout(cell, index // 4, index % 4)
    return _heading("Màu, tỷ lệ tương phản trên nền trắng"), holder


def _bar() -> Sequence[QWidget]:
    counts = (("Quá hạn", 1), ("Sắp đến hạn", 3), ("Đang xác minh", 6), ("Chờ phân loại", 2), ("Đã xong", 5))
    shares = [Share(label, count, fill) for (label, count), fill in zip(counts, Solid, strict=True)]
    return _heading("Thanh theo tình trạng"), StateBar(shares)


def _letters() -> Sequence[QWidget]:
    return (
        _heading("Cỡ chữ"),
        Label("18 Câu hỏi của bước thiết lập", Type.QUESTION),
        Label("16 Tên trang: Sổ tiếp công dân", Type.PAGE_TITLE),
        Label("14 Tên ngăn bên, trang trống", Type.SHEET_TITLE),
        Label("11,5 Tên khối, tên bản ghi", Type.BLOCK_TITLE),
        Label("10 Chữ thường: Đề nghị đo lại ranh giới thửa 45"),
        Label("9 đậm: nhãn ô, đầu cột", Type.LABEL),
        Label("9: chú thích, nguồn, giờ", Type.HINT),
    )


class _Swatch(QWidget):
    def __init__(self, colour: QColor) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(px(34), px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        frame(QPainter(self), QRectF(self.rect()), radius=6, fill=self._colour, border=Token.LINE_2.colour)


class _Icons(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(px(31) * len(NAVIGATION), px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index, name in enumerate(NAVIGATION):
            icons.draw(painter, name, Token.INK_2.colour, QRectF(index * px(31), px(2), px(20), px(20)))
