"""A verb upon a record: a short form in a side sheet, done by the worker, closed when it is done."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.fields import Form
from desktop_app.kit.controls import Banner, Button
from desktop_app.kit.form import FormView
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.suggestions import Ask
from desktop_app.kit.theme import State, px

Does = Callable[[Mapping[str, Any]], object]
"""The work, on the worker's thread, with the checked values of the form."""

Takes = Callable[[BaseException], bool]
"""Whether the page itself deals with the refusal; then the sheet closes."""


class VerbSheet(SideSheet):
    """`made` carries what the work returned, after the sheet has closed."""

    made = Signal(object)

    def __init__(
        self,
        window: QWidget,
        title: str,
        about: str,
        form: Form,
        does: Does,
        *,
        verb: Button,
        jobs: Jobs,
        today: date,
        notice: QWidget | None = None,
        takes: Takes | None = None,
        suggest: Mapping[str, Ask] | None = None,
        strip: QWidget | None = None,
    ) -> None:
        """`verb` is the main button; `notice` stands above the form; `takes` may deal with a refusal by itself.

        `suggest` is as for `FormView`; `strip` stays above the buttons.
        """
        self.form = FormView(form, today, suggest=suggest)
        self._does, self._jobs, self._today, self._verb = does, jobs, today, verb
        self._takes = takes
        self._inside = _Body(notice, self.form)
        super().__init__(window, title, about, self._inside, main=verb, strip=strip)
        verb.clicked.connect(self.submit)
        self.form.completed.connect(verb.setFocus)

    def submit(self) -> None:
        """Check what is typed and do the work; a wrong field is told under it, a refusal above the form."""
        if not self._verb.isEnabled():
            return
        try:
            values = self.form.form.checked(self.form.raw(), self._today)
        except InvalidInput as error:
            self.form.show_problems(error.problems)
            return
        self._verb.setEnabled(False)
        self._jobs.write(lambda _progress: self._does(values), self._made, self._failed, owner=self)

    def _made(self, made: object) -> None:
        self.go()
        self.made.emit(made)

    def _failed(self, error: BaseException) -> None:
        self._verb.setEnabled(True)
        if self._takes is not None and self._takes(error):
            self.go()
        elif isinstance(error, InvalidInput) and error.problems.keys() <= self.form.raw().keys():
            self.form.show_problems(error.problems)
        elif isinstance(error, UserError):
            self._inside.refuse(str(error))
        else:
            raise error


class _Body(QWidget):
    """The notice, a refusal when there is one, the form."""

    def __init__(self, notice: QWidget | None, form: FormView) -> None:
        super().__init__()
        self._form = form
        self._refusal: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        if notice is not None:
            self._column.addWidget(notice)
        self._column.addWidget(form)

    def refuse(self, sentence: str) -> None:
        """Say why it was not done."""
        if self._refusal is not None:
            self._refusal.deleteLater()
        self._refusal = Banner(State.OVERDUE, sentence)
        self._column.insertWidget(0, self._refusal)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs into the form."""
        self._form.setFocus()
