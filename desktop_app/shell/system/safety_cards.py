"""The two cards of the safety page: where copies go, and what the last check found."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.controls import Badge, Button, Card, Label
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.safety import Places, Proof
from desktop_app.shell.system.copies_words import findings_told, place_words, proof_lines

LABELS = 100
WHAT = "Đọc lại cả tệp sổ: từng trang, chuỗi nhật ký, giá trị của mọi dòng, số thứ tự của từng sổ."
WRONG = "Giữ nguyên máy, chép bản sao lưu gần nhất ra USB và báo người phụ trách máy tính."
NOT_ALLOWED = "Tài khoản chỉ xem không kiểm tra được. Hãy nhờ cán bộ tiếp dân, lãnh đạo hoặc quản trị."


class _Titled(Card):
    """A card whose content is put in anew."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._head = QHBoxLayout()
        self._head.addWidget(Label(title, Type.BLOCK_TITLE), 1)
        self.body.addLayout(self._head)
        self._inside: QWidget | None = None
        self._badge: Badge | None = None

    def _put(self, *parts: QWidget, badge: tuple[State, str] | None = None) -> None:
        for old in (self._inside, self._badge):
            if old is not None:
                old.deleteLater()
        self._badge = Badge(*badge) if badge else None
        if self._badge is not None:
            self._head.addWidget(self._badge)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.body.insertWidget(1, self._inside, 1)


class PlaceCard(_Titled):
    """Where copies go; `choose` and `keep_here` change it, for who may."""

    def __init__(self, may_change: bool) -> None:
        super().__init__("Nơi giữ bản sao lưu")
        self._may_change = may_change
        self.choose = Button("Chọn USB, thư mục", icon="folder-open", height=32)
        self.keep_here = Button("Để cạnh dữ liệu", height=32)
        if may_change:
            row = QHBoxLayout()
            row.setSpacing(px(8))
            row.addWidget(self.choose)
            row.addWidget(self.keep_here)
            row.addStretch(1)
            self.body.addLayout(row)

    def show_places(self, places: Places) -> None:
        """Tell where copies go."""
        where, said = place_words(places)
        good = places.chosen is not None and places.is_there
        badge = None if good else (State.WARNING, "Cùng máy" if places.chosen is None else "Không thấy")
        if self._may_change:
            self.keep_here.setVisible(places.chosen is not None)
        self._put(
            Label(where, Type.STRONG, wrap=True),
            Label(said, Type.HINT, colour=Token.INK_2, wrap=True),
            badge=badge,
        )


class ProofCard(_Titled):
    """What the last check of this session found; `again` begins another."""

    def __init__(self, may_check: bool) -> None:
        super().__init__("Kiểm tra dữ liệu")
        self.check = Button("Kiểm tra ngay", icon="shield-check", height=32)
        if may_check:
            self.body.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        self._put(Label(WHAT if may_check else NOT_ALLOWED, Type.HINT, colour=Token.INK_2, wrap=True))

    def show_proof(self, proof: Proof) -> None:
        """A calm sentence, or what does not agree."""
        findings = proof.checked.findings
        if findings:
            told = [Label(sentence, wrap=True) for sentence in findings]
            self._put(*told, Label(WRONG, Type.STRONG, wrap=True), badge=(State.OVERDUE, findings_told(findings)))
        else:
            self._put(_pairs(proof), badge=(State.DONE, "Không thấy sai khác"))
        self.check.say("Kiểm tra lại")


def _pairs(proof: Proof) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(8))
    grid.setVerticalSpacing(px(4))
    grid.setColumnStretch(1, 1)
    for number, (label, value) in enumerate(proof_lines(proof)):
        named = Label(label, Type.HINT)
        named.setMinimumWidth(px(LABELS))
        grid.addWidget(named, number, 0, Qt.AlignmentFlag.AlignTop)
        written = Label(value, wrap=True)
        written.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        written.setAccessibleName(f"{label}: {value}")
        grid.addWidget(written, number, 1)
    return holder
