"""What is asked before a paper of a table is shown, who signs, and what is told: that its form was not checked."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews, papers_of
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.fields import Choice, Field, Form, Section
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import document_pdf
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.form import FormView
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State, px
from desktop_app.office.form_papers.asked import Asked

HEAD = "Người đứng đầu ký"
_NOT_CHECKED = "Chưa đối chiếu mẫu chính thức."

Said = Mapping[str, str]
"""What was answered: `deputy` is who signs in the head's place, "" for the head."""

Make = Callable[[Said], Document | Sequence[Document]]
"""Makes the paper, or several that go into one file, on a worker; UserError when it cannot be made."""


class PaperSheet(SideSheet):
    """Closes when the paper is shown or written."""

    def __init__(
        self,
        workplace: Workplace,
        views: PaperViews,
        asked: Asked,
        about: str,
        key: str,
        make: Make,
        more: Sequence[tuple[Field, Banner]] = (),
    ) -> None:
        """`asked` is what the paper tells and asks, `about` names the matter; `more` is asked besides."""
        self.workplace, self.views = workplace, views
        self._asked, self._about, self._make = asked, about, make
        self._file_name = f"{key}-{asked.label.replace('/', '-')}"
        self._signers = Enum("Signers", {f"by_{at}": name for at, name in enumerate((HEAD, *asked.deputies))})  # type: ignore[misc]
        self._today = workplace.desk.clock.today()
        fields = (*self._who(), *(field for field, _ in more))
        self.form = FormView(Form("paper.asked", (Section("", fields),)), self._today)
        self._show = Button("Xem và in", Kind.MAIN, icon="printer", key="Ctrl+P")
        self._save = Button("Lưu ra Word", icon="file-down", key="Ctrl+S")
        inside = self._inside([banner for _, banner in more])
        super().__init__(workplace.surface, asked.name, about, inside, main=self._show, others=(self._save,))
        self._show.clicked.connect(self.show_paper)
        self._save.clicked.connect(self.save_word)
        self.form.load({"deputy": HEAD})

    def show_paper(self) -> None:
        """Make the paper and show it, to be printed."""
        said = self.said()
        if said is not None:
            self.run(said)(
                lambda _progress: document_pdf(*papers_of(self._make(said))),
                lambda pdf: self._shown(pdf, said),
                self._failed,
            )

    def save_word(self) -> None:
        """Write the paper as a Word file."""
        said = self.said()
        if said is None:
            return
        if problems := self.kept_from_files(said):
            self.form.show_problems(problems)
            return
        self.go()
        self.views.save(self._file_name, lambda: self._make(said))

    def run(self, said: Said) -> Callable[..., Any]:
        """What carries out the making of a paper with these answers."""
        return self.workplace.jobs.read

    def kept_from_files(self, said: Said) -> dict[str, str]:
        """Why a paper with these answers is never written to a file, by field."""
        return {}

    def said(self) -> Said | None:
        """What is answered; None when something is wrong, which is told under its field."""
        try:
            found = self.form.form.checked(self.form.raw(), self._today)
        except InvalidInput as error:
            self.form.show_problems(error.problems)
            return None
        chosen = found.pop("deputy", None)
        deputy = str(chosen.value) if isinstance(chosen, Enum) and chosen.value != HEAD else ""
        return {"deputy": deputy, **{name: str(value or "").strip() for name, value in found.items()}}

    def _shown(self, pdf: bytes, said: Said) -> None:
        title = f"{self._asked.name}, {self._about[:1].lower()}{self._about[1:]}"
        self.go()
        can_save = not self.kept_from_files(said)
        self.views.show_made(title, self._file_name, pdf, self._asked.warning, can_save=can_save)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, InvalidInput) and error.problems.keys() <= self.form.raw().keys():
            self.form.show_problems(error.problems)
        elif isinstance(error, UserError):
            self.go()
            self.workplace.explain(error)
        else:
            raise error

    def _who(self) -> tuple[Field, ...]:
        if not self._asked.deputies:
            return ()
        return (Choice(name="deputy", label="Người ký", options=self._signers, required=True),)

    def _inside(self, banners: Sequence[Banner]) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        if self._asked.warning:
            column.addWidget(Banner(State.UNCHECKED, _NOT_CHECKED, self._asked.warning))
        for banner in banners:
            column.addWidget(banner)
        column.addWidget(self.form)
        return body
