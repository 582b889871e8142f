"""The manual on paper, through the preview of all papers: the page in sight, the book, the quick start, the poster."""

from collections.abc import Callable

from desktop_app import __version__
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core.manual.book import ManualPage
from desktop_app.core.manual.sheets import SHEETS
from desktop_app.core.resources import manual_file
from desktop_app.kit.act_menu import Act


class ManualPapers(PaperViews):
    """Made by the workers: the whole book takes some seconds."""

    def show_page(self, page: ManualPage) -> None:
        """Show one page of the manual, to be printed."""
        from desktop_app.core.manual.paper import page_pdf

        at = self.workplace.desk.clock.now()
        self._show(page.title, page.slug, lambda: page_pdf(page, manual_file("hinh"), made_at=at))

    def acts(self) -> tuple[Act, ...]:
        """What else can be printed, for a menu."""
        return tuple((sheet.title, lambda key=key: self.show_sheet(key)) for key, sheet in SHEETS.items())

    def show_sheet(self, key: str) -> None:
        """Show the book, the quick start or the poster, to be printed."""
        sheet, at = SHEETS[key], self.workplace.desk.clock.now()
        self._show(sheet.title, sheet.file_name, lambda: sheet.make(__version__, at))

    def _show(self, title: str, name: str, make: Callable[[], bytes]) -> None:
        self.workplace.jobs.read(
            lambda _progress: make(),
            lambda pdf: self.show_made(title, name, pdf),
            self.workplace.explain,
            title="Dựng bản in của hướng dẫn",
        )
