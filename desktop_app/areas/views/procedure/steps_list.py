"""Everything that may be done with a record now, and why the rest may not, in a sheet that arrows go through."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.core.law.citation import cited, short_citation
from desktop_app.core.procedure.standing import Offer
from desktop_app.kit.controls import Label
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import Token, Type, px

Act = tuple[str, str, Callable[[], None]]
"""What it is called, a second line, and what it does."""

AnyOffer = Offer[Any, Any]


class StepsList(SideSheet):
    """Choosing closes the sheet and does it."""

    def __init__(
        self,
        window: QWidget,
        about: str,
        offers: Sequence[AnyOffer],
        acts: Sequence[Act],
        take: Callable[[AnyOffer], None],
        *,
        forces: bool,
    ) -> None:
        """`about` names the record; `acts` is what is no step; `forces`: the account may take a closed step."""
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[RowButton] = []
        super().__init__(window, "Việc khác", about, body)
        for offer in (each for each in offers if each.is_open):
            self._row(offer.step.title, article_of(offer), partial(take, offer))
        if acts:
            self._heading("Với hồ sơ này")
        for title, detail, does in acts:
            self._row(title, detail, does)
        closed = [each for each in offers if not each.is_open]
        if closed:
            self._heading("Không được làm ở bước này")
        for offer in closed:
            self._closed(offer, take, forces=forces)

    def rise(self) -> None:
        """Show it with the keyboard on the first row."""
        super().rise()
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from row to row."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            event.accept()
            return
        super().keyPressEvent(event)

    def _row(self, title: str, detail: str, does: Callable[[], None], right: str = "") -> None:
        row = RowButton(title, detail)
        if right:
            row.add_right("", right)
        row.clicked.connect(self.go)
        row.clicked.connect(lambda: does())
        self.rows.append(row)
        self._column.addWidget(row)

    def _closed(self, offer: AnyOffer, take: Callable[[AnyOffer], None], *, forces: bool) -> None:
        if forces:
            self._row(offer.step.title, offer.why_not, partial(take, offer), "Cho làm dù luật chưa mở…")
            return
        line = QVBoxLayout()
        line.setContentsMargins(px(14), px(6), px(10), px(6))
        line.setSpacing(0)
        line.addWidget(Label(offer.step.title, colour=Token.INK_2, wrap=True))
        line.addWidget(Label(offer.why_not, Type.HINT, wrap=True))
        self._column.addLayout(line)

    def _heading(self, words: str) -> None:
        self._column.addSpacing(px(14))
        self._column.addWidget(Label(words, Type.LABEL))
        self._column.addSpacing(px(4))


def article_of(offer: AnyOffer) -> str:
    """Where the step stands in the law, shortly, and whether that was not held against the text."""
    version = offer.step.versions[-1]
    return cited("", short_citation(version.article), version.confidence) if version.article else ""
