"""What a commune's report says in words, as a paper to read: its paragraphs, then each annex across the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import (
    LANDSCAPE_TEXT_WIDTH_MM,
    Block,
    Document,
    Heading,
    Paragraph,
    Table,
    TableColumn,
)
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import plain
from desktop_app.core.paper.saving import format_of, save_document
from desktop_app.core.report_periods import days_in_words
from desktop_app.office.desk import Desk, Service
from desktop_app.office.papers import top_mark
from desktop_app.office.rights import Right, needs
from desktop_app.reports.forms import ReportForm, form_on
from desktop_app.reports.narrative.annexes.lines import shown
from desktop_app.reports.narrative.plan import Holds, plan_of
from desktop_app.sync.receiving.models import ReceivedReport
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.receiving.units import read_units
from desktop_app.sync.receiving.words_told import AnnexTold, WordsTold

NO_WORDS = (
    "Không có lời văn và phụ lục của báo cáo này. Chỉ báo cáo bằng lời mới có; nếu đơn vị đã gửi thì báo họ lập gói "
    "gửi lại toàn bộ sổ."
)
_NUMBER_MM = 12.0
_ALIGNED = {Holds.NUMBER: Align.RIGHT, Holds.DAY: Align.CENTRE}


@dataclass(frozen=True)
class Worded:
    """A report of words that a commune handed in."""

    form: str
    title: str
    name: str
    from_on: date
    to_on: date


def worded(desk: Desk, unit: str) -> list[Worded]:
    """The reports of words of a commune, the newest period first."""
    kind, found = ReceivedReport, list[Worded]()
    query = select(kind).where(kind.partner_unit == unit, kind.is_current).order_by(kind.to_on.desc(), kind.id)
    with desk.db.reading() as session:
        for report in session.scalars(query):
            form = _known(report.form, report.to_on)
            if form is not None and "section" in form.content:
                name = report.name or words.inside(days_in_words(report.from_on, report.to_on))
                found.append(Worded(report.form, form.title, name, report.from_on, report.to_on))
    return found


def _known(key: str, on: date) -> ReportForm | None:
    try:
        return form_on(key, on)
    except KeyError:
        return None


class WordsPaperService(Service):
    """Makes the paper."""

    @needs(Right.READ)
    def documents(self, unit: str, form: str, from_on: date, to_on: date) -> list[Document]:
        """The report, then its annexes; UserError where no package brought any words of it."""
        told = ReceiveService(self.desk).words_of_report(unit, form, from_on, to_on)
        if not told:
            raise UserError(NO_WORDS)
        with self.desk.db.reading() as session:
            name = read_units(session).name_on(unit, to_on)
        return [
            self._report(told, form, name, from_on, to_on),
            *(self._annex(each, form, to_on) for each in told.annexes),
        ]

    @needs(Right.PRINT)
    def save(self, unit: str, form: str, from_on: date, to_on: date, target: Path) -> None:
        """Write it to a file; UserError when the disk refuses."""
        first, *annexes = self.documents(unit, form, from_on, to_on)
        with disk_told():
            save_document(first, format_of(target), target, *annexes)

    def _report(self, told: WordsTold, form: str, name: str, from_on: date, to_on: date) -> Document:
        title = form_on(form, to_on).title
        return Document(
            subject=title,
            made_at=self.desk.clock.now(),
            title=title.upper(),
            abstract=(f"{name}, {words.inside(days_in_words(from_on, to_on))}",),
            blocks=tuple(_blocks(told)),
            size=13,
            top_mark=top_mark(self.desk.is_practice),
        )

    def _annex(self, annex: AnnexTold, form: str, to_on: date) -> Document:
        return Document(
            subject=f"Phụ lục {annex.key}",
            made_at=self.desk.clock.now(),
            title=f"Phụ lục {annex.key}",
            abstract=(annex.title,),
            blocks=(_table(annex, form, to_on),),
            landscape=True,
            size=12,
            top_mark=top_mark(self.desk.is_practice),
        )


def _blocks(told: WordsTold) -> Iterator[Block]:
    before = ""
    for each in told.paragraphs:
        if each.title != before:
            yield Heading(each.title, 3)
            before = each.title
        for line in each.text.split("\n"):
            yield Paragraph(content=plain(line))


def _table(annex: AnnexTold, form: str, to_on: date) -> Table:
    known = {
        column.key: column
        for plan in plan_of(form_on(form, to_on)).annexes
        if plan.key == annex.key
        for column in plan.columns
    }
    parts = {key: known[key].width if key in known else 1.0 for key in annex.heads}
    share = (LANDSCAPE_TEXT_WIDTH_MM - _NUMBER_MM) / sum(parts.values())

    def said(key: str, text: str) -> str:
        try:
            return shown(known[key], text) if key in known else text
        except (ValueError, ArithmeticError):
            return text  # what a commune wrote is shown as it came

    aligned = {key: _ALIGNED.get(known[key].holds, Align.LEFT) if key in known else Align.LEFT for key in parts}
    columns = (TableColumn(width * share, aligned[key]) for key, width in parts.items())
    return Table(
        columns=(TableColumn(_NUMBER_MM, Align.CENTRE), *columns),
        head=single_head(("STT", *annex.heads.values())),
        rows=tuple(
            (str(number), *(said(key, line.get(key, "")) for key in annex.heads))
            for number, line in enumerate(annex.lines, start=1)
        ),
        size=10,
    )
