"""The paragraphs of one paper as a form, with the fields and marks that may stand in them."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.views import FormDraft
from desktop_app.core.fields import Form, LongText, Section
from desktop_app.core.paper.wording import LONGEST, Wording
from desktop_app.kit.drafting import Drafting
from desktop_app.kit.form import FormView
from desktop_app.kit.labels import Label
from desktop_app.kit.theme import Type, px
from desktop_app.office.desk import Desk

MARKS = (
    "Đặt chữ giữa **hai dấu sao** để in đậm, giữa *một dấu sao* để in nghiêng. "
    "Đoạn trong [ ] được bỏ khi trường ở trong không có số liệu."
)


class PaperWords(QWidget):
    """The words of one paper; `edited` tells of each change, `told` what the footer says of the draft."""

    edited = Signal()
    told = Signal(str)

    def __init__(self, desk: Desk, wording: Wording, may_change: bool) -> None:
        """Read-only for an account that may not change the papers."""
        super().__init__()
        self.key = wording.key
        self._may_change = may_change
        self.form = FormView(_form(wording), desk.clock.today())
        self.form.set_read_only(not may_change)
        self._draft = FormDraft(desk, self.form.form.name)
        self._drafting = Drafting(self.form.raw, self._draft, self)
        self._drafting.told.connect(self.told)
        self.form.edited.connect(self._note)
        fields = "\n".join(f"{{{field.name}}}: {field.label}" for field in wording.fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, px(10), 0)
        column.setSpacing(px(12))
        column.addWidget(self.form)
        column.addWidget(Label(MARKS, Type.HINT, wrap=True))
        column.addWidget(Label(f"Trường chương trình tự điền:\n{fields}", Type.HINT, wrap=True))
        column.addStretch(1)
        self.setFocusProxy(self.form)

    def load(self, kept: Mapping[str, str]) -> bool:
        """Show the words kept, or what was typed and not saved; True in that second case."""
        self.form.show_problems({})
        self.form.load(kept)
        draft = self._draft.load() if self._may_change else {}
        unsaved = draft != kept and set(draft) == set(kept)
        if unsaved:
            self.form.load(draft)
        return unsaved

    def settle(self) -> None:
        """Keep what is typed as a draft."""
        self._drafting.settle()

    def finish(self) -> None:
        """What was typed is saved, or given up: no draft is kept."""
        self._drafting.finish()

    def _note(self) -> None:
        self._drafting.note()
        self.edited.emit()


def _form(wording: Wording) -> Form:
    fields = tuple(
        LongText(
            name=part.name,
            label=part.label,
            required=True,
            hint=f"Phải có {', '.join(f'{{{need}}}' for need in part.needs)}." if part.needs else "",
            lines=min(5, len(part.text) // 60 + 1),
            max_length=LONGEST,
        )
        for part in wording.parts
    )
    return Form(f"wording.{wording.key}", (Section("", fields),))
