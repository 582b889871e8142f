"""A survey into files for whoever reckons on: answers, codebook, syntax, one workbook with all of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from desktop_app.areas.surveys.exchange.book import write_book
from desktop_app.areas.surveys.exchange.codebook import HEADINGS, NOT_ASKED, codebook_rows
from desktop_app.areas.surveys.exchange.outgoing import Leaving, leaving, rows_of
from desktop_app.areas.surveys.exchange.syntax import spss_syntax, stata_do
from desktop_app.areas.surveys.exchange.variables import BESIDE
from desktop_app.areas.surveys.kept import survey_of
from desktop_app.areas.surveys.models import Survey
from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.files import whole_files
from desktop_app.core.progress import Progress, Silent
from desktop_app.core.sheets.writing import write_list_csv
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs


@dataclass(frozen=True)
class Exported:
    """What was written: the files and how many forms are in them."""

    label: str
    files: tuple[Path, ...]
    forms: int
    withheld: int


class ExportService(Service):
    """Answers out, form by form."""

    @needs(Right.PRINT)
    def export(self, survey_uid: str, folder: Path, progress: Progress | None = None) -> Exported:
        """Write all files of the survey into the folder, or none when it fails or `progress` raises `Cancelled`.

        UserError for anonymous forms. What raises an alert leaves only for accounts that may see alerts.
        """
        listening = progress or Silent()
        with self.desk.db.reading() as session, disk_told(), whole_files(folder) as room:
            survey = survey_of(session, survey_uid)
            going = leaving(session, survey, self.holder)
            files = self._write(session, survey, going, room, listening)
            return Exported(survey.label, tuple(folder / name for name in files), going.count, len(going.withheld))

    def _write(self, session: Session, survey: Survey, going: Leaving, room: Path, progress: Progress) -> Sequence[str]:
        name, subject = file_stem(survey), f"{survey.label}: {survey.title}"
        answers, codes, sps, do, book = names = tuple(f"{name}-{end}" for end in _ENDS)
        headings = [*BESIDE, *(each.name for each in going.variables)]
        write_list_csv(headings, map(_in_one_line, rows_of(session, survey, going, progress)), room / answers)
        write_list_csv(HEADINGS, codebook_rows(going.variables), room / codes)
        syntax = spss_syntax(subject, going.variables, answers, f"{name}.sav")
        (room / sps).write_text(syntax, encoding="utf-8-sig", newline="\r\n")
        stata = stata_do(subject, going.variables, answers, f"{name}.dta")
        (room / do).write_text(stata, encoding="utf-8", newline="\n")
        about = [*self._about(survey, going)]
        rows = rows_of(session, survey, going, progress)
        write_book(room / book, subject, going.variables, rows, about, self.desk.clock.now())
        return names

    def _about(self, survey: Survey, going: Leaving) -> Iterator[tuple[str, str]]:
        form = going.form
        yield "Đợt khảo sát", survey.label
        yield "Phiếu", f"{form.title} (bản {form.version}, {form.wording.value.lower()})"
        yield "Thời gian lấy phiếu", f"{words.day(survey.from_on)} đến {words.day(survey.to_on)}"
        yield "Người trả lời", form.respondents
        yield "Cách chọn mẫu", form.sampling
        yield "Số phiếu trong tệp", words.number(going.count)
        yield "Xuất lúc", words.instant(self.desk.clock.now())
        yield "Ô trống", NOT_ASKED
        if going.withheld:
            yield (
                "Câu không có trong tệp",
                f"{words.number(len(going.withheld))} câu nêu cảnh báo, chỉ lãnh đạo xuất được",
            )


_ENDS = ("tra-loi.csv", "bang-ma.csv", "spss.sps", "stata.do", "tra-loi.xlsx")


def _in_one_line(row: Sequence[object]) -> list[object]:
    """Statistics programs take each line of a text file for a form."""
    return [" ".join(cell.split()) if isinstance(cell, str) else cell for cell in row]


def file_stem(survey: Survey) -> str:
    """What files of a survey begin with: PKS03-2026-Q2; one more figure where it is not the first of its quarter."""
    further = f"-{survey.ordinal}" if survey.ordinal > 1 else ""
    return f"{survey.code}-{survey.year}-Q{survey.quarter}{further}"
