"""A form on paper, as a Word or Excel file, and the rows behind a figure on paper."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.areas.views.saved import tell_saved
from desktop_app.core.paper.saving import Format, register_pdf
from desktop_app.core.progress import Progress
from desktop_app.kit.controls import Button
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.print_options import Printers
from desktop_app.office.rights import Right
from desktop_app.reports.card import ReportCard
from desktop_app.reports.kept import Wanted
from desktop_app.reports.known import Known
from desktop_app.reports.papers.service import ReportPapers
from desktop_app.reports.remarks import column_words
from desktop_app.reports.views.page_words import title_words

NOT_CHECKED = "Mẫu chưa đối chiếu với thông tư đang có hiệu lực."
KINDS = {Format.WORD: "Tệp Word", Format.EXCEL: "Tệp Excel"}


class FormFiles:
    """Made on the workers; nothing is written but what is asked for."""

    def __init__(
        self,
        workplace: Workplace,
        known: Known,
        *,
        files: FileChoice | None = None,
        printers: Printers | None = None,
    ) -> None:
        """`files` and `printers` are the machine's own, unless others are handed in."""
        self._workplace, self._papers = workplace, ReportPapers(workplace.desk, known)
        self.views = PaperViews(workplace, files=files or SystemFileChoice(), printers=printers)

    def buttons(self, card: Callable[[], ReportCard | None]) -> list[Button]:
        """Word, Excel, print, upon what `card` gives when they are pressed; none for who may not print."""
        if not self._workplace.desk.account.may(Right.PRINT):
            return []

        def made(words: str, icon: str, does: Callable[[ReportCard], None]) -> Button:
            button = Button(words, icon=icon)
            button.clicked.connect(lambda: does(shown) if (shown := card()) else None)
            return button

        paper = made("In", "printer", self.show)
        paper.setToolTip("In biểu (Ctrl+P)")
        return [
            made("Word", "file-text", lambda shown: self.save(shown, Format.WORD)),
            made("Excel", "file-down", lambda shown: self.save(shown, Format.EXCEL)),
            paper,
        ]

    def show(self, card: ReportCard) -> None:
        """Show the form as it is printed."""
        wanted = _wanted(card)
        self.views.show(title_words(card.figures), _named(wanted), lambda: self._papers.form(wanted), _note(card))

    def save(self, card: ReportCard, form: Format) -> None:
        """Ask for a place and write the form there."""
        wanted = _wanted(card)
        if form is Format.WORD:
            self.views.save(_named(wanted), lambda: self._papers.form(wanted), form)
            return
        surface, kind = self._workplace.surface, KINDS[form]
        target = self.views.files.save_as(surface, "Lưu ra Excel", _named(wanted), kind, f".{form.value}")
        if target is None:
            return

        def work(_progress: Progress) -> Path:
            self._papers.save(wanted, form, target)
            return target

        def told(written: Path) -> None:
            tell_saved(self._workplace, written)

        self._workplace.jobs.read(work, told, self._workplace.explain)

    def show_rows(self, card: ReportCard, key: str) -> None:
        """Show the rows behind a figure, to be printed."""
        wanted, where = _wanted(card), f"{_named(_wanted(card))}-cot-{key.replace('.', '-')}"
        title = f"Dòng sổ, {title_words(card.figures)}, {column_words(card.figures.form, key)}"

        def work(progress: Progress) -> bytes:
            return register_pdf(self._papers.rows(wanted, key), progress)

        self._workplace.jobs.read(
            work,
            lambda pdf: self.views.show_made(title, where, pdf),
            self._workplace.explain,
            title="Lập danh sách các dòng được đếm",
        )


def _wanted(card: ReportCard) -> Wanted:
    figures = card.figures
    return Wanted(figures.form.key, figures.span.from_on, figures.span.to_on)


def _named(wanted: Wanted) -> str:
    return f"bao-cao-{wanted.form.lower()}-{wanted.from_on:%Y%m%d}-{wanted.to_on:%Y%m%d}"


def _note(card: ReportCard) -> str:
    return "" if card.figures.form.confidence.checked else NOT_CHECKED
