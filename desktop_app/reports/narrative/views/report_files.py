"""The report printed, or kept as a Word or Excel file."""

from collections.abc import Callable, Iterator
from pathlib import Path

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.areas.views.saved import tell_saved
from desktop_app.core.paper.saving import Format
from desktop_app.kit.controls import Button
from desktop_app.reports.kept import Wanted
from desktop_app.reports.narrative.paper_service import NarrativePapers

TITLE = "Báo cáo kết quả thực hiện dân chủ ở cơ sở"
_NOT_CHECKED = "Đề cương và lời văn chưa đối chiếu với đề cương của cấp trên."
_KINDS = {Format.WORD: ("Lưu ra Word", "Tệp Word"), Format.EXCEL: ("Lưu ra Excel", "Tệp Excel")}


class ReportFiles:
    """Made on the workers, from one content."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self.views = PaperViews(workplace)
        self._papers = NarrativePapers(workplace.desk)

    def buttons(self, wanted: Callable[[], Wanted | None]) -> Iterator[Button]:
        """To print and to keep what is `wanted` when a button is pressed."""
        for form, name in ((Format.WORD, "Word"), (Format.EXCEL, "Excel")):
            button = Button(name, icon="file-down")
            button.clicked.connect(lambda _=False, form=form: self._upon(wanted(), lambda each: self.save(each, form)))
            yield button
        shown = Button("In", icon="printer")
        shown.setToolTip("In báo cáo (Ctrl+P)")
        shown.clicked.connect(lambda: self._upon(wanted(), self.show))
        yield shown

    def show(self, wanted: Wanted) -> None:
        """Show the paper, to be printed."""
        self.views.show(TITLE, _named(wanted), lambda: self._papers.documents(wanted), _NOT_CHECKED)

    def save(self, wanted: Wanted, form: Format) -> None:
        """Ask for a place and write the file there."""
        title, kind = _KINDS[form]
        target = self.views.files.save_as(self._workplace.surface, title, _named(wanted), kind, f".{form.value}")
        if target is None:
            return

        def work(_progress: object) -> Path:
            self._papers.save(wanted, form, target)
            return target

        def told(written: Path) -> None:
            tell_saved(self._workplace, written)

        self._workplace.jobs.read(work, told, self._workplace.explain)

    def _upon(self, wanted: Wanted | None, does: Callable[[Wanted], None]) -> None:
        if wanted is not None:
            does(wanted)


def _named(wanted: Wanted) -> str:
    return f"bao-cao-dan-chu-{wanted.from_on:%Y%m%d}-{wanted.to_on:%Y%m%d}"
