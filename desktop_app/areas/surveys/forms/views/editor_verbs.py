"""What can be done with the version that is open in the editor: saved first, where anything was typed."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from desktop_app.areas.surveys.forms.editing import HEAD, Editing
from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.forms.library import VersionDetail, VersionRow
from desktop_app.areas.surveys.forms.preview import form_preview
from desktop_app.areas.surveys.forms.views.list_verbs import FormVerbs
from desktop_app.areas.surveys.states import VersionState
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.page import Page


class Written(Protocol):
    """The page whose form is saved."""

    editing: Editing
    detail: VersionDetail | None
    is_dirty: bool

    def kept(self, row: VersionRow, form: Form) -> None:
        """The form was saved as this row."""

    def go_to(self, name: str, field: str) -> None:
        """Put the keyboard into a field."""


class EditorVerbs(FormVerbs):
    """Acts on what the page shows."""

    def __init__(self, workplace: Workplace, page: Page, written: Written, files: FileChoice | None = None) -> None:
        """`written` is the same page, as the one whose form is saved."""
        super().__init__(workplace, page, files)
        self._written = written

    @property
    def more(self) -> Button:
        """The menu of everything that has no button of its own."""
        return self._more

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Keep what was typed; `then` is done once it is kept. A field that cannot be read is gone to first."""
        written, detail = self._written, self._written.detail
        if detail is None:
            return
        editing = written.editing
        if unread := editing.unread_problems():
            written.go_to(unread[0].question, unread[0].field)
            self._workplace.explain(UserError(unread[0].sentence))
            return
        row, form = detail.row, editing.form

        def done(made: VersionRow) -> None:
            written.kept(made, form)
            if then is not None:
                then()
            else:
                self._workplace.say(f"Đã lưu phiếu {made.label}.")

        self._workplace.jobs.write(
            lambda _progress: self._service.save(row.code, row.version, row.rev, form), done, self._refused, owner=self
        )

    def put_in_use(self) -> None:
        """Let surveys begin with the version as it stands on screen."""
        self._first(super().put_in_use)

    def give_out(self) -> None:
        """Write the version as it stands on screen as a workbook."""
        self._first(super().give_out)

    def show_printed(self) -> None:
        """Show the form as it would be printed, large."""
        detail = self._written.detail
        if detail is not None:
            desk, form = self._workplace.desk, self._written.editing.form
            name = f"{detail.row.code}-{detail.row.version}"
            self._workplace.jobs.read(
                lambda _progress: form_preview(desk, form).pdf,
                lambda pdf: PaperViews(self._workplace).show_made(f"Phiếu {detail.row.label}", name, pdf),
                self._workplace.explain,
                owner=self,
            )

    def choices(self, record: VersionDetail) -> list[Act]:
        """Everything that can be done with it now."""
        found: list[Act] = [("Xem bản in", self.show_printed)]
        found += [("Nhập từ Excel thành bản mới", partial(self._first, self.take_in))] if self._may_record else []
        return [*found, *super().choices(record)]

    def _first(self, does: Callable[[], None]) -> None:
        if self._written.is_dirty and self._taken().row.state is VersionState.DRAFT:
            self.save(does)
        else:
            does()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, InvalidInput):
            self._written.go_to(HEAD, next(iter(error.problems)))
        self._workplace.explain(error)
