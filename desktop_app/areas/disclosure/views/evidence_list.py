"""Proofs one below the other: a small picture, what it is, when it was taken, what speaks against it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.areas.disclosure.evidence import Proved
from desktop_app.core import words
from desktop_app.core.evidence.prepared import HEIC_TYPE
from desktop_app.kit.controls import IconButton, Label, Rule
from desktop_app.kit.dropping import DropField
from desktop_app.kit.reading_pane import Line, Words
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.thumbnail import Thumbnail
from desktop_app.office.postings.proof_rules import PROVES, doubt
from desktop_app.office.postings.proofs_shown import ProofView, kept_words

NONE_YET = "Chưa có minh chứng nào. Kéo ảnh, tệp vào đây, dán ảnh bằng Ctrl+V, hoặc bấm Thêm ảnh, tệp."
ADVISED = "Ảnh bảng tin nên có, không bắt buộc. Mỗi loại chứng minh một việc:"
UNSEEN = "Ảnh HEIC, giữ nguyên, không xem trước được"
_ICONS = {"": "network", "application/pdf": "file-text"}
Choice = tuple[str, Callable[[], None]]


def evidence_pair(proofs: Sequence[ProofView], opens: Callable[[], None]) -> tuple[str, list[Line]]:
    """How many proofs are kept of each kind, and the way to them, for a reading pane."""
    kept = kept_words(proofs)
    return "Minh chứng", [Words(kept or "Chưa có"), Words("Xem, thêm minh chứng", does=opens)]


@dataclass(frozen=True)
class Shown:
    """The proofs of several things, and the small pictures of those that can be shown."""

    proved: Sequence[Proved]
    proofs: Sequence[ProofView]
    images: Mapping[str, QImage]

    def of(self, proof: ProofView) -> Proved:
        """What it hangs on."""
        return next(each for each in self.proved if each.uid == proof.record_uid)


class EvidenceList(DropField):
    """`opened` when a picture, a paper or an address was pressed; takes dropped and pasted files."""

    opened = Signal(object)

    def __init__(
        self, shown: Shown, today: date, choices: Callable[[ProofView], Sequence[Choice]], *, takes: bool
    ) -> None:
        """`choices` is what can be done with a proof; `takes` says that more may be added."""
        super().__init__(takes=takes)
        self._choices = choices
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        if not shown.proofs:
            column.addWidget(Label(NONE_YET if takes else "Chưa có minh chứng nào.", wrap=True))
            column.addWidget(Label(ADVISED, colour=Token.INK_2, wrap=True))
            for kind, what in PROVES.items():
                column.addWidget(Label(f"{kind.value}: {what}", Type.HINT, colour=Token.INK_2, wrap=True))
        for number, proof in enumerate(sorted(shown.proofs, key=lambda proof: proof.voided_on is not None)):
            if number:
                column.addWidget(Rule())
            column.addLayout(self._row(shown, proof, today))
        column.addStretch(1)

    def _row(self, shown: Shown, proof: ProofView, today: date) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        small = Thumbnail(
            f"Mở {words.inside(proof.kind.value)}", shown.images.get(proof.uid), _ICONS.get(proof.media_type, "image")
        )
        small.clicked.connect(lambda: self.opened.emit(proof))
        row.addWidget(small, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(px(2))
        for label in proof_labels(shown, proof, today):
            said.addWidget(label)
        said.addStretch(1)
        row.addLayout(said, 1)
        more = IconButton("ellipsis", "Việc với minh chứng này")
        more.clicked.connect(lambda: self._show_menu(more, proof))
        row.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _show_menu(self, anchor: QWidget, proof: ProofView) -> None:
        menu = QMenu(anchor)
        for name, does in self._choices(proof):
            menu.addAction(name, does)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(anchor.mapToGlobal(QPoint(anchor.width() - menu.sizeHint().width(), anchor.height())))


def proof_labels(shown: Shown, proof: ProofView, today: date) -> list[Label]:
    """What is said of a proof."""
    proved = shown.of(proof)
    if proof.voided_on:
        gone = f"Đã bỏ ngày {words.day(proof.voided_on)}: {proof.void_reason}"
        return [Label(proof.kind.value, colour=Token.INK_3), Label(gone, Type.HINT, colour=Token.INK_3, wrap=True)]
    labels = [Label(proof.kind.value, Type.STRONG)]
    if len(shown.proved) > 1:
        labels.append(Label(proved.name, wrap=True))
    labels.append(Label(dated(proof, proved), colour=Token.INK_2, wrap=True))
    if proof.media_type == HEIC_TYPE:
        labels.append(Label(UNSEEN, Type.HINT, colour=Token.INK_2, wrap=True))
    labels += [Label(text, wrap=True) for text in (proof.address, proof.note) if text]
    wrong = doubt(proof.kind, proof.taken_at, proved.hung_on, today)
    return [*labels, *([Label(wrong, colour=State.WARNING, wrap=True)] if wrong else [])]


def dated(proof: ProofView, proved: Proved) -> str:
    """ "Chụp 16/10/2026, 08:12. Niêm yết ngày 15/10/2026": the picture's own instant beside the day of posting."""
    own = f"Chụp {words.instant(proof.taken_at)}" if proof.taken_at else f"Ngày {words.day(proof.seen_on)}"
    return f"{own}. Niêm yết ngày {words.day(proved.hung_on)}" if proof.taken_at and proved.hung_on else own
