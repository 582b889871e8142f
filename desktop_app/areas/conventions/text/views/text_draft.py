"""What is being typed of a text: the words, and the lines of a Word file that wait to be placed; both survive a cut."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from desktop_app.areas.conventions.text.service import DRAFT
from desktop_app.areas.conventions.text.splitting import ReadText, split
from desktop_app.areas.conventions.text.typed import typed
from desktop_app.areas.views import FormDraft
from desktop_app.kit.drafting import Drafting
from desktop_app.kit.footer import Footer
from desktop_app.kit.inputs import TextInput
from desktop_app.office.desk import Desk

_TEXT, _BESIDE, _NOTICES = "text", "beside", "notices"


class TextDraft:
    """Of one convention; kept at most two seconds after it was typed."""

    def __init__(self, desk: Desk, uid: str, editor: TextInput, footer: Footer, parent: QObject) -> None:
        """`footer` is told how the draft stands."""
        self.uid = uid
        self._editor = editor
        self._place = FormDraft(desk, f"{DRAFT}.{uid}")
        self._drafting = Drafting(self._raw, self._place, parent)
        self._drafting.told.connect(footer.say)
        self.beside: list[str] = []
        self.notices: list[str] = []

    def begin(self, text: str) -> bool:
        """Show what was typed and not saved, else this text; whether there was such a draft."""
        kept = self._place.load()
        is_draft = bool(kept.get(_TEXT, "").strip()) and (kept[_TEXT] != text or bool(kept.get(_BESIDE)))
        self.beside = kept.get(_BESIDE, "").splitlines() if is_draft else []
        self.notices = kept.get(_NOTICES, "").splitlines() if is_draft else []
        self._editor.set_text(kept[_TEXT] if is_draft else text)
        return is_draft

    def read(self) -> ReadText:
        """What is typed, put into articles."""
        return split(self._editor.text().splitlines(), self.beside, self.notices)

    def fill(self, read: ReadText) -> None:
        """Show what a file says; where no article was found, all its lines stand in the editor."""
        whole = typed(read.wording)
        self.beside = list(read.unplaced) if whole else []
        self.notices = list(read.notices)
        self._editor.set_text(whole or "\n".join(read.unplaced))
        self.note()

    def note(self) -> None:
        """Something was changed."""
        self._drafting.note()

    def settle(self) -> None:
        """Keep what is not kept yet."""
        self._drafting.settle()

    def finish(self) -> None:
        """It was saved, or thrown away."""
        self._drafting.finish()
        self.beside, self.notices = [], []

    def _raw(self) -> Mapping[str, str]:
        return {_TEXT: self._editor.text(), _BESIDE: "\n".join(self.beside), _NOTICES: "\n".join(self.notices)}
