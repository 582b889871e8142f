"""Trợ giúp (F1): the manual at the page of the screen that one comes from; Esc returns there."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.core.manual import news
from desktop_app.core.manual.book import ManualPage
from desktop_app.kit.act_menu import open_menu
from desktop_app.kit.controls import Button
from desktop_app.kit.page import Page
from desktop_app.shell.context import Shell
from desktop_app.shell.manual.manual_view import ManualView
from desktop_app.shell.manual.not_for import not_for
from desktop_app.shell.manual.papers import ManualPapers
from desktop_app.shell.navigation import HELP


class HelpPage(Page):
    """The manual, for what the account can open, on screen and on paper."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(HELP.title, back=shell.back)
        without = not_for(shell)
        self.view = ManualView(without)
        self.papers = ManualPapers(shell)
        self.view.shown.connect(self._name)
        self.set_buttons(*self._verbs())
        self.set_body(self.view, scrolls=False)
        # The whole book is folded for its search, so that the first letter typed need not wait for it.
        shell.jobs.read(lambda _progress: news.screen_finder(without), lambda _finder: None, owner=self)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show a page, or where the words `said` of an error are explained; the keyboard in its text."""
        slug, said = str(entry.get("uid") or HELP.help), str(entry.get("said") or "")
        if said:
            self.view.open_for(slug, said)
        else:
            self.view.open(slug, str(entry.get("anchor") or ""))
        self.view.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """Search, contents, text."""
        return [self.view.search, self.view.contents, self.view.reader]

    def _verbs(self) -> tuple[Button, ...]:
        told = Button(news.TITLE, icon="bell")
        told.clicked.connect(lambda: self.view.open(news.SLUG))
        sheets = Button("In cả cuốn, tờ rời", icon="file-text")
        sheets.clicked.connect(lambda: open_menu(sheets, self.papers.acts()))
        here = Button("In trang này", icon="printer", key="Ctrl+P")
        here.clicked.connect(lambda: self.papers.show_page(self.view.page))
        return told, sheets, here

    def _name(self, page: ManualPage) -> None:
        self.rename(f"{HELP.title}: {page.title}")
