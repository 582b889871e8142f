"""The report as a text from its first heading to its last annex; the blocks stay, what they say follows."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.kit.controls import Label
from desktop_app.kit.page import Scrolled
from desktop_app.kit.theme import Token, Type, px
from desktop_app.reports.narrative.queries import Narrative
from desktop_app.reports.narrative.views.blocks import AnnexBlock, Block, PartBlock, wire


class TextColumn(QWidget):
    """`opened` carries a link, `chosen` tells that another block is looked at; `asked` that its words are to change."""

    opened = Signal(str)
    chosen = Signal()
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(px(20), px(8), px(20), px(24))
        self._column.setSpacing(px(4))
        self._scroll = Scrolled(self._body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self._edition = ""
        self.parts: dict[str, PartBlock] = {}
        self.annexes: dict[str, AnnexBlock] = {}
        self.headings: dict[str, Label] = {}
        self.current: Block | None = None

    def show_report(self, report: Narrative) -> bool:
        """Show this report; whether its blocks were made anew."""
        is_new = report.figures.form.edition != self._edition
        if is_new:
            self._make(report)
        for section in report.sections:
            for part in section.parts:
                self.parts[part.key].show_part(part, report)
        for annex in report.annexes:
            self.annexes[annex.plan.key].show_annex(annex, report)
        return is_new

    def outline(self) -> Mapping[str, str]:
        """The headings by key, in their order."""
        return {key: label.text() for key, label in self.headings.items()}

    def go_to(self, key: str) -> None:
        """Bring a heading to the top, the keyboard behind it."""
        heading = self.headings[key]
        self._scroll.verticalScrollBar().setValue(heading.mapTo(self._body, QPoint(0, 0)).y())
        after = self._column.indexOf(heading) + 1
        for at in range(after, self._column.count()):
            item = self._column.itemAt(at)
            block = item.widget() if item is not None else None
            if isinstance(block, Block):
                block.view.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def take_keyboard(self) -> None:
        """Put the keyboard where it was, else on the first paragraph."""
        block = self.current or next(iter(self.parts.values()), None)
        if block is not None:
            block.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, report: Narrative) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._edition = report.figures.form.edition
        self.parts, self.annexes, self.headings, self.current = {}, {}, {}, None
        for section in report.sections:
            self._head(
                section.plan.key, section.plan.title, Type.BLOCK_TITLE if section.plan.level == 2 else Type.STRONG
            )
            for part in section.parts:
                self._add(block := PartBlock(part))
                self.parts[part.key] = block
        for annex in report.annexes:
            self._head(f"annex.{annex.plan.key}", f"Phụ lục {annex.plan.key}. {annex.plan.title}", Type.BLOCK_TITLE)
            self._add(table := AnnexBlock(annex))
            self.annexes[annex.plan.key] = table
        self._column.addStretch(1)

    def _head(self, key: str, title: str, look: Type) -> None:
        label = Label(title, look, colour=Token.INK, wrap=True)
        label.setContentsMargins(0, px(10), 0, 0)
        self._column.addWidget(label)
        self.headings[key] = label

    def _add(self, block: Block) -> None:
        wire(block, self.opened.emit, self._choose)
        block.asked.connect(self.asked)
        block.moved.connect(lambda by, block=block: self._go_on(block, by))
        self._column.addWidget(block)

    def _go_on(self, block: Block, by: int) -> None:
        blocks: list[Block] = [*self.parts.values(), *self.annexes.values()]
        at = blocks.index(block) + by
        if 0 <= at < len(blocks):
            blocks[at].view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, block: Block) -> None:
        if self.current is block:
            return
        if self.current is not None:
            self.current.mark(False)
        self.current = block
        block.mark(True)
        self._scroll.ensureWidgetVisible(block, 0, px(20))
        self.chosen.emit()
