"""The blocks of the page: a paragraph that is read or edited, and an annex."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.controls import Label
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.reports.narrative.annexes.lines import AnnexTable
from desktop_app.reports.narrative.drafting import PartText
from desktop_app.reports.narrative.editing import Says, kept_text, read_kept, settled
from desktop_app.reports.narrative.queries import Narrative
from desktop_app.reports.narrative.views.markup import annex_markup, part_markup, table_markup
from desktop_app.reports.narrative.views.prose_editor import ProseEditor
from desktop_app.reports.narrative.views.words_view import WordsView

MARK = 3
KEPT_AFTER_MS = 2_000


class Block(QWidget):
    """`opened` carries what a link in it leads to, `entered` tells that it is the one looked at."""

    opened = Signal(str)
    entered = Signal()
    asked = Signal()
    moved = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.is_current = False
        self.view = WordsView(name)
        self.view.opened.connect(self.opened)
        self.view.entered.connect(self.entered)
        self.view.asked.connect(self.asked)
        self.view.moved.connect(self.moved)
        self._note = Label("", Type.HINT, colour=Token.INK_3, wrap=True)
        self._note.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(12), px(2), px(4), px(2))
        self.column.setSpacing(px(2))
        head = QHBoxLayout()
        head.addWidget(self._note, 1)
        self.column.addLayout(head)
        self.column.addWidget(self.view)

    def mark(self, current: bool) -> None:
        """Show that verbs act on this block."""
        self.is_current = current
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark at the left edge, and a quiet field behind."""
        if self.is_current:
            painter = QPainter(self)
            painter.fillRect(self.rect(), Token.SUB.colour)
            painter.fillRect(0, 0, px(MARK), self.height(), Token.ACCENT.colour)

    def say(self, note: str, state: State | None = None) -> None:
        """A line above the words; "" for none."""
        self._note.setText(note)
        self._note.paint_in(state or Token.INK_3)
        self._note.setVisible(bool(note))


class PartBlock(Block):
    """A paragraph; `kept` carries its edited text, `typing` what is typed so far, `stopped` that it was left."""

    kept = Signal(str)
    typing = Signal(str)
    stopped = Signal()

    def __init__(self, part: PartText) -> None:
        super().__init__(part.part.title)
        self.part = part
        self._editor: ProseEditor | None = None
        self._says: Says = lambda _key: None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._timer.timeout.connect(self._tell)

    @property
    def is_editing(self) -> bool:
        """Whether somebody types in it."""
        return self._editor is not None

    def show_part(self, part: PartText, report: Narrative) -> None:
        """The paragraph as it stands; one that is being edited stays so."""
        self.part, self._says = part, report.writing.says
        if part.part.table:
            self.view.show_markup(table_markup(report.plan.tables[part.part.table], report))
        else:
            self.view.show_markup(part_markup(part))
        self.say(*_note_of(part, report))

    def edit(self, text: str = "") -> None:
        """Let the words be typed; `text` is what was typed of it before."""
        if self._editor is not None or self.part.part.table:
            return
        self._editor = ProseEditor(self.part.part.title)
        self._editor.show_prose(read_kept(text, self._says) if text else self.part.prose)
        self._editor.textChanged.connect(self._timer.start)
        self._editor.kept.connect(self.keep)
        self._editor.left.connect(self.stop)
        self.view.hide()
        self.column.addWidget(self._editor)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> str:
        """What stands in the editor, as it is kept."""
        return kept_text(settled(self._editor.pieces(), self._says)) if self._editor is not None else ""

    def keep(self) -> None:
        """Ctrl+S."""
        if self._editor is not None:
            self.kept.emit(self.typed())

    def stop(self) -> None:
        """Esc: what was typed is not lost, and waits to be gone on with."""
        if self._editor is not None:
            self._tell()
            self.close_editor()
            self.stopped.emit()

    def keep_draft(self) -> None:
        """The page is left: what is typed must be there when somebody comes back."""
        if self._editor is not None:
            self._tell()

    def close_editor(self) -> None:
        """Read again."""
        if self._editor is None:
            return
        self._timer.stop()
        self._editor.hide()
        self._editor.deleteLater()
        self._editor = None
        self.view.show()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        text = self.typed()
        if text and text != kept_text(self.part.prose):
            self.typing.emit(text)


class AnnexBlock(Block):
    """An annex."""

    def __init__(self, annex: AnnexTable) -> None:
        super().__init__(f"Phụ lục {annex.plan.key}")
        self.annex = annex

    def show_annex(self, annex: AnnexTable, report: Narrative) -> None:
        """Its lines or figures."""
        self.annex = annex
        self.view.show_markup(annex_markup(annex, report))


def wire(block: Block, figure: Callable[[str], None], entered: Callable[[Block], None]) -> None:
    """Tell what a block's links open, and when it is the one that is looked at."""
    block.opened.connect(figure)
    block.opened.connect(lambda _link: entered(block))
    block.entered.connect(lambda: entered(block))


def _note_of(part: PartText, report: Narrative) -> tuple[str, State | None]:
    """What has to be known of a paragraph, above its words."""
    if part.is_left_out:
        return "Bỏ, không in", State.VOID
    form = report.figures.form
    told = ["Đã sửa tay"] if part.is_edited else []
    if part.typed_over:
        told.append(f"gõ tay, không theo sổ: {', '.join(form.indicator(key).title for key in part.typed_over)}")
    if part.lost:
        titles = [form.indicator(key).title for key in part.lost]
        more = f" và {len(titles) - 3} số khác" if len(titles) > 3 else ""
        told.append(f"không còn nêu: {', '.join(titles[:3])}{more}")
    return "; ".join(told), State.WARNING if part.typed_over else None
