"""What can be done with the record that is chosen in a list."""

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.listing import Record
from desktop_app.kit.act_menu import Act, open_menu
from desktop_app.kit.controls import Button
from desktop_app.kit.page import Page
from desktop_app.office.rights import Right


class ListVerbs(QObject, Generic[Record]):
    """Acts on the record taken last, and on none while another one is read.

    An area says what comes next (`go_on`), everything else (`choices`), and which buttons stand under the pane.
    """

    def __init__(self, workplace: Workplace, page: Page, more: str) -> None:
        """Sheets and popovers are made over the window of `page`; `more` names the menu of everything else."""
        super().__init__(page)
        self._workplace, self._page = workplace, page
        self._may_record = workplace.desk.account.may(Right.RECORD)
        self._may_print = workplace.desk.account.may(Right.PRINT)
        self._record: Record | None = None
        self._more = Button("", icon="ellipsis")
        self._more.setAccessibleName(more)
        self._more.setToolTip(more)
        self._more.clicked.connect(lambda: self.show_more())

    def take(self, record: Record | None) -> None:
        """Act on this record from now on; on none while it is read."""
        self._record = record

    def pane_buttons(self) -> tuple[Button, ...]:
        """At most three, for under the reading pane."""
        return (self._more,)

    def go_on(self) -> None:
        """Do what comes next for the record, if anything does."""

    def choices(self, record: Record) -> Sequence[Act]:
        """Everything else that can be done with it now."""
        raise NotImplementedError

    def show_more(self, anchor: QWidget | None = None, before: Callable[[], object] | None = None) -> None:
        """Offer the choices in a menu above `anchor`; `before` is called once one is chosen."""
        if self._record is None:
            return
        menu = open_menu(anchor or self._more, self.choices(self._record), above=True)
        if before is not None:
            menu.triggered.connect(lambda _action: before())

    def _taken(self) -> Record:
        if self._record is None:
            raise LookupError("no record was taken")
        return self._record
