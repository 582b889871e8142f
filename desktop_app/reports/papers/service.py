"""Forms of reports as papers and files."""

from collections.abc import Sequence
from pathlib import Path

from desktop_app.areas import load_areas
from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.paper.document import Document, Foot
from desktop_app.core.paper.register import RegisterPaper
from desktop_app.core.paper.saving import Format, save_document, save_register
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Desk, Service
from desktop_app.office.papers import top_mark
from desktop_app.office.profile import read_profile
from desktop_app.office.register_paper import journal_head, register_paper
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of
from desktop_app.reports.figures import ReportFigures, read_figures
from desktop_app.reports.kept import report_for
from desktop_app.reports.known import Known
from desktop_app.reports.papers.comparing import comparing_grid
from desktop_app.reports.papers.content import WORDING, Around, form_document
from desktop_app.reports.papers.rows import rows_of, rows_registers
from desktop_app.reports.queries import Wanted, report_figures
from desktop_app.reports.remarks import column_words


class ReportPapers(Service):
    """The forms that consist of columns, alone or together, and the rows behind their figures."""

    def __init__(self, desk: Desk, known: Known | None = None) -> None:
        """`known` is what can be counted; what the program's areas declare when it is not given."""
        super().__init__(desk)
        self._known = known or Known(load_areas())

    @needs(Right.PRINT)
    def form(self, wanted: Wanted) -> Document:
        """A form for some days, whether or not somebody began its report."""
        return self._made(wanted)[1]

    @needs(Right.PRINT)
    def rows(self, wanted: Wanted, key: str) -> RegisterPaper:
        """The rows behind one figure; KeyError for no such column, UserError for one that no rows add up to."""
        figures = report_figures(self.desk, self._known, wanted)
        with self.desk.db.reading() as session:
            profile = read_profile(session)
        parts = rows_of(self.desk, self._known, wanted, key)
        name = f"Dòng sổ của {column_words(figures.form, key)}, biểu {figures.form.number or figures.form.key}"
        return register_paper(self.desk, name, tuple(rows_registers(figures, key, parts, profile.agency)))

    @needs(Right.PRINT)
    def save(self, wanted: Wanted | Sequence[Wanted], form: Format, target: Path) -> None:
        """Write a form, or several one after the other in one file; UserError when the disk refuses."""
        made = [self._made(each) for each in ([wanted] if isinstance(wanted, Wanted) else wanted)]
        documents = [document for _, document in made]
        if form is not Format.EXCEL:
            save_document(documents[0], form, target, *documents[1:])
            return
        from desktop_app.core.paper.excel import write_documents_xlsx

        grid = comparing_grid([figures for figures, _ in made], self.desk.clock.now())
        with disk_told():
            write_documents_xlsx(documents, target, [grid])

    @needs(Right.PRINT)
    def save_rows(self, wanted: Wanted, key: str, form: Format, target: Path, progress: Progress | None = None) -> None:
        """Write the rows behind one figure; no file when `progress` raises `Cancelled`."""
        save_register(self.rows(wanted, key), form, target, progress)

    def _made(self, wanted: Wanted) -> tuple[ReportFigures, Document]:
        desk, now = self.desk, self.desk.clock.now()
        foot = Foot(
            f"Dấu nối sổ lúc in: {journal_head(desk.db)}",
            f"In ngày {words.instant(now)}; người in: {self.holder.name}",
        )
        with desk.db.reading() as session:
            report = report_for(session, desk, wanted)
            figures = read_figures(desk, session, self._known, report)
            around = Around(
                made_at=now,
                made_by=report.frozen_by or self.holder.name,
                dated_on=report.dated_on or now.date(),
                signer=report.signer,
                signer_post=report.signer_post,
                foot=foot,
                mark=top_mark(desk.is_practice),
            )
            profile, wording = read_profile(session), wording_of(session, WORDING)
        return figures, form_document(figures, profile, wording, around)
