"""Under the text: what can be done with the paragraph or annex that is looked at."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.kit.act_menu import Act, open_menu
from desktop_app.kit.controls import Button
from desktop_app.kit.footer import FOOTER_HEIGHT
from desktop_app.kit.theme import px
from desktop_app.reports.models import ReportState
from desktop_app.reports.narrative.views.blocks import AnnexBlock, PartBlock
from desktop_app.reports.narrative.views.text_column import TextColumn
from desktop_app.reports.narrative.views.text_verbs import TextVerbs

WORDED = (ReportState.OPEN, ReportState.FROZEN)


class BlockBar(QWidget):
    """Shows only what may be done now; F2 edits, Ctrl+S keeps."""

    def __init__(self, column: TextColumn, verbs: TextVerbs, *, may_record: bool) -> None:
        super().__init__()
        self._column, self._verbs, self._records = column, verbs, may_record
        self.setFixedHeight(px(FOOTER_HEIGHT))
        self.edit = Button("Sửa đoạn", icon="pencil", key="F2", height=32)
        self.keep = Button("Lưu đoạn", icon="check", key="Ctrl+S", height=32)
        self.stop = Button("Thôi sửa", key="Esc", height=32)
        self.more = Button("Việc với đoạn này", icon="ellipsis", height=32)
        self.line = Button("Thêm dòng", icon="plus", height=32)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.setSpacing(px(8))
        for button in self._buttons():
            row.addWidget(button)
        row.addStretch(1)
        self._listen()
        self.fit()

    def begin(self) -> None:
        """Edit the paragraph that is looked at, from where it was left."""
        part = self._part()
        if part is None or self.edit.isHidden():
            return
        draft = self._verbs.draft_of(part.part.key)
        part.edit(draft.load().get("text", "") if draft is not None else "")
        self.fit()

    def fit(self) -> None:
        """Show what may be done with what is looked at."""
        part, report = self._part(), self._verbs.report
        annex = self._column.current if isinstance(self._column.current, AnnexBlock) else None
        state = report.figures.state if report is not None else ReportState.SENT
        worded = self._records and state in WORDED
        editing = part is not None and part.is_editing
        reads = part is not None and worded and not editing
        says = part is not None and not part.part.part.table
        for button, shown in (
            (self.edit, reads and says),
            (self.keep, editing),
            (self.stop, editing),
            (self.more, reads),
            (self.line, self._records and state is ReportState.OPEN and annex and annex.annex.plan.is_typed),
        ):
            button.setVisible(bool(shown))

    def _part(self) -> PartBlock | None:
        return self._column.current if isinstance(self._column.current, PartBlock) else None

    def acts(self) -> list[Act]:
        """What may be done with the paragraph besides editing it."""
        block = self._part()
        if block is None:
            return []
        part, verbs = block.part, self._verbs
        found: list[Act] = []
        if part.is_left_out:
            found.append(("In lại đoạn này", lambda: verbs.leave_out(part, out=False)))
        else:
            found.append(("Bỏ đoạn này, không in", lambda: verbs.leave_out(part, out=True)))
        if part.typed_over:
            found.append(("Nối lại số liệu gõ tay với sổ", lambda: verbs.link_again(part)))
        if part.is_edited:
            found.append(("Dùng lại lời văn theo số liệu", lambda: verbs.restore(part)))
        return found

    def _buttons(self) -> tuple[Button, ...]:
        return self.edit, self.keep, self.stop, self.more, self.line

    def _listen(self) -> None:
        self._column.chosen.connect(self.fit)
        self._column.asked.connect(self.begin)
        self.edit.clicked.connect(self.begin)
        self.keep.clicked.connect(lambda: self._upon(lambda part: part.keep()))
        self.stop.clicked.connect(lambda: self._upon(lambda part: part.stop()))
        self.more.clicked.connect(lambda: open_menu(self.more, self.acts(), above=True))
        self.line.clicked.connect(self._add_line)

    def _upon(self, does: Callable[[PartBlock], object]) -> None:
        part = self._part()
        if part is not None:
            does(part)

    def _add_line(self) -> None:
        if isinstance(self._column.current, AnnexBlock):
            self._verbs.add_line(self._column.current.annex)
