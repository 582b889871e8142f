"""What is being written of a form and not saved yet: kept by itself, and found again after a cut."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from desktop_app.areas.surveys.forms.declared import EDITOR
from desktop_app.areas.surveys.forms.editing import Editing
from desktop_app.areas.surveys.forms.library import VersionRow
from desktop_app.areas.views import FormDraft
from desktop_app.kit.drafting import Drafting
from desktop_app.kit.footer import Footer
from desktop_app.office.desk import Desk

REV = "rev"


class EditorDraft:
    """Of one version at a time."""

    def __init__(self, desk: Desk, editing: Callable[[], Editing], footer: Footer, parent: QObject) -> None:
        """`editing` gives what is written now; `footer` is told how the draft stands."""
        self._desk, self._editing, self._footer, self._parent = desk, editing, footer, parent
        self._drafting: Drafting | None = None
        self._rev = 0

    def begin(self, row: VersionRow) -> Mapping[str, str]:
        """Keep what is written of this version from now on; gives what was kept of it before."""
        place = FormDraft(self._desk, f"{EDITOR}.{row.uid}")
        self._rev = row.rev
        self._drafting = Drafting(lambda: {**self._editing().as_draft(), REV: str(self._rev)}, place, self._parent)
        self._drafting.told.connect(self._footer.say)
        return place.load()

    def note(self) -> None:
        """Something was typed."""
        if self._drafting is not None:
            self._drafting.note()

    def settle(self) -> None:
        """Keep what is not kept yet."""
        if self._drafting is not None:
            self._drafting.settle()

    def finish(self) -> None:
        """It was saved, or thrown away."""
        if self._drafting is not None:
            self._drafting.finish()
