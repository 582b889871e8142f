"""Where a denunciation's text names who made it, and what is offered instead."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.core.text.fold import nfc
from desktop_app.core.text.occurrences import HIDDEN_DENOUNCER
from desktop_app.kit.controls import Banner, Button, Card, Kind, Label
from desktop_app.kit.form import FormView
from desktop_app.kit.marked_text import MarkedText
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State, Type, px
from desktop_app.office.secrecy import NameInText

Spans = list[tuple[int, int]]


class HidingSheet(SideSheet):
    """`replaced` when the official takes what is offered; closing leaves the text to be mended by hand."""

    replaced = Signal()

    def __init__(
        self, window: QWidget, typed: Mapping[str, str], offered: Mapping[str, str], labels: Mapping[str, str]
    ) -> None:
        """`offered` maps each field that gives the denouncer away to the text to put there; `labels` names them."""
        take = Button("Thay và lưu", Kind.MAIN, icon="lock", key="Ctrl+S")
        about = "Tên, số giấy tờ hoặc điện thoại còn nằm trong phần chữ"
        super().__init__(window, "Ẩn người tố cáo trong nội dung", about, _body(typed, offered, labels), main=take)
        self._button = take
        take.clicked.connect(self._take)

    def rise(self) -> None:
        """Show it with the keyboard on what is offered."""
        super().rise()
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        self.go()
        self.replaced.emit()


class Typed(Protocol):
    """The form of an entry, in which texts can be put."""

    form: FormView

    def put(self, values: Mapping[str, str]) -> None:
        """Put these texts in place of what stands there."""


def offer_hiding(
    window: QWidget,
    entry: Typed,
    error: NameInText,
    also: Mapping[str, str],
    labels: Mapping[str, str],
    again: Callable[[str], None],
) -> None:
    """Show where the text names the denouncer, offer to hide it, and then save `again` with the cleared reason.

    `also` are texts that stand on no form of the entry, such as the reason of a correction.
    """
    offered = error.offered
    sheet = HidingSheet(window, {**entry.form.raw(), **also}, offered, labels)

    def replace() -> None:
        entry.put(offered)
        again(offered.get("reason", also.get("reason", "")))

    def mend_by_hand() -> None:
        entry.form.show_problems({name: text for name, text in error.problems.items() if name != "reason"})

    sheet.replaced.connect(replace)
    sheet.closed.connect(mend_by_hand)
    sheet.rise()


def _body(typed: Mapping[str, str], offered: Mapping[str, str], labels: Mapping[str, str]) -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    said = f"Chữ được đánh dấu sẽ thay bằng “{HIDDEN_DENOUNCER}”. Bấm Đóng để tự sửa."
    column.addWidget(Banner(State.SECRET, "Không để lộ người tố cáo trong sổ.", said))
    for name, instead in offered.items():
        card = Card(padding=12, spacing=6)
        card.body.addWidget(Label(labels.get(name, "Lý do"), Type.LABEL))
        text = nfc(typed.get(name, ""))
        card.body.addWidget(MarkedText(text, hidden_spans(text, instead)))
        card.body.addWidget(Label("Sẽ ghi", Type.LABEL))
        card.body.addWidget(MarkedText(instead, _places(instead, HIDDEN_DENOUNCER)))
        column.addWidget(card)
    return body


def hidden_spans(text: str, instead: str) -> Spans:
    """The places of `text` that stand hidden in `instead`."""
    spans: Spans = []
    at = 0
    pieces = instead.split(HIDDEN_DENOUNCER)
    for number, piece in enumerate(pieces):
        start = text.find(piece, at) if piece else len(text) if number == len(pieces) - 1 else at
        if start < 0:
            return []
        if number:
            spans.append((at, start))
        at = start + len(piece)
    return spans


def _places(text: str, words: str) -> Spans:
    spans: Spans = []
    at = text.find(words)
    while at >= 0:
        spans.append((at, at + len(words)))
        at = text.find(words, at + len(words))
    return spans
