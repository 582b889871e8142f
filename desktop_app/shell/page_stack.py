"""The pages of the window: those of the side bar are kept, those over them go when they are left."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.kit.page import Page
from desktop_app.office.area import PageEntry

Make = Callable[[PageEntry], Page]


class PageStack(QStackedWidget):
    """One trail of pages: a kept page, and over it pages from which one goes back."""

    shown = Signal()
    """Another page, or the same page with another title, is on screen."""

    def __init__(self, make: Make) -> None:
        """`make` builds a declared page when it is first gone to."""
        super().__init__()
        self._make = make
        self._kept: dict[str, Page] = {}
        self._trail: list[tuple[PageEntry | None, Page]] = []
        self._missed: dict[Page, frozenset[str]] = {}

    @property
    def page(self) -> Page | None:
        """The page on screen."""
        return self._trail[-1][1] if self._trail else None

    @property
    def entry(self) -> PageEntry | None:
        """The declared page that is on screen, or the nearest one below it."""
        return next((entry for entry, _ in reversed(self._trail) if entry is not None), None)

    def regions(self) -> list[QWidget]:
        """The parts of the page on screen that F6 goes through."""
        return self.page.regions() if self.page is not None else []

    def go_to(self, entry: PageEntry, told: Mapping[str, object]) -> None:
        """Show a declared page and tell it what to show."""
        if entry.in_side_bar:
            page = self._kept.get(entry.key)
            if page is None:
                page = self._kept[entry.key] = self._make(entry)
            self._clear(keep=page)
            self._put(entry, page)
        else:
            self._leave()
            self._put(entry, self._make(entry))
        self._trail[-1][1].arrive(told)
        self._take_keyboard()

    def put_over(self, page: Page) -> None:
        """Show a page over the present one."""
        self._leave()
        self._put(None, page)

    def back(self) -> bool:
        """Return to the page before; False where there is none."""
        if len(self._trail) < 2:
            return False
        self._leave()
        _, page = self._trail.pop()
        self._show(self._trail[-1][1])
        self._drop(page)
        self._take_keyboard()
        return True

    def notice(self, tables: frozenset[str]) -> None:
        """Tell all living pages what was changed; one behind another that can wait hears it when it is shown again."""
        for page in {*self._kept.values(), *(page for _, page in self._trail)}:
            if page.can_wait and page is not self.page:
                self._missed[page] = self._missed.get(page, frozenset()) | tables
            else:
                page.notice(tables)

    def settle(self) -> None:
        """Let the page on screen keep what must be kept, before the window goes."""
        self._leave()

    def forget(self, key: str) -> None:
        """Throw a kept page away, so that it is made anew when it is next gone to."""
        page = self._kept.pop(key, None)
        if page is not None:
            self._trail = [(entry, there) for entry, there in self._trail if there is not page]
            self._drop(page)

    def _take_keyboard(self) -> None:
        """The keyboard goes with the page, also where the page itself asks for nothing."""
        page, focused = self.page, self.window().focusWidget()
        if page is not None and not (focused is not None and page.isAncestorOf(focused)):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        if self.page is not None:
            self.page.leave()

    def _clear(self, keep: Page) -> None:
        self._leave()
        trail, self._trail = self._trail, []
        self._show(keep)
        for _, page in trail:
            if page is not keep and page not in self._kept.values():
                self._drop(page)

    def _put(self, entry: PageEntry | None, page: Page) -> None:
        self._trail.append((entry, page))
        self._show(page)

    def _show(self, page: Page) -> None:
        if self.indexOf(page) < 0:
            self.addWidget(page)
            page.title_changed.connect(self.shown)
        self.setCurrentWidget(page)
        if missed := self._missed.pop(page, None):
            page.notice(missed)
        self.shown.emit()

    def _drop(self, page: Page) -> None:
        self._missed.pop(page, None)
        self.removeWidget(page)
        page.deleteLater()
