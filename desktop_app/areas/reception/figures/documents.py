"""The table of figures as a paper and as a spreadsheet."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.areas.reception.figures.queries import FigureLine, FigureTable
from desktop_app.areas.reception.rules import CROWD
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Cell, Document, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import Figure, Run, bold
from desktop_app.core.paper.official import span_of_days
from desktop_app.core.paper.register import Cell as GridCell
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.papers import letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

if TYPE_CHECKING:
    from desktop_app.core.paper.excel import Grid

FIGURES_WORDING = "so-lieu-tiep-cong-dan"
DEFINITIONS = ("luot", "nguoi", "vu_viec", "doan")
WITHOUT_RULE = "doan_chua_co_quy_dinh"
HEAD = ("Phân loại", "Lượt", "Người", "Vụ việc", "Đoàn đông người", "Người của đoàn")
_WIDTHS = (53, 20, 20, 20, 26, 26)


class FigurePapers(Service):
    """The figures to print or to keep."""

    @needs(Right.READ)
    def definitions(self, on: date) -> tuple[str, ...]:
        """What each count means, in the office's words."""
        with self.desk.db.reading() as session:
            wording = wording_of(session, FIGURES_WORDING)
        values = self._crowd(on)
        return tuple(wording.say(name, values) for name in _definitions(values))

    @needs(Right.PRINT)
    def paper(self, table: FigureTable) -> Document:
        """The table with what each count means."""
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, FIGURES_WORDING)
        made_at, mark = self.desk.clock.now(), top_mark(self.desk.is_practice)
        values = self._crowd(table.to_on) | _values(table)
        return figures_document(wording, values, table, profile, made_at, self.holder.name, mark)

    @needs(Right.PRINT)
    def grid(self, table: FigureTable) -> "Grid":
        """The table for a spreadsheet, with real numbers."""
        # The writer takes a second to import: only who writes a spreadsheet waits for it.
        from desktop_app.core.paper.excel import Grid, GridColumn

        with self.desk.db.reading() as session:
            wording = wording_of(session, FIGURES_WORDING)
        values = self._crowd(table.to_on) | _values(table)
        said = (wording.say(name, values) for name in ("trich_yeu", *_definitions(values)))
        mark = top_mark(self.desk.is_practice)
        columns = tuple(
            GridColumn(heading, width) if at == 0 else GridColumn(heading, width, Align.RIGHT, "Số")
            for at, (heading, width) in enumerate(zip(HEAD, _WIDTHS, strict=True))
        )
        return Grid(
            title="Số liệu tiếp công dân",
            lines=tuple(filter(None, (mark, *said))),
            made_at=self.desk.clock.now(),
            columns=columns,
            rows=_grid_rows(table),
        )

    def _crowd(self, on: date) -> dict[str, str]:
        crowd = self.desk.law.rulebook.find(CROWD, on)
        return {"khoang": "", "so": "", "muc_doan": f"{words.two_digits(crowd.value)} người" if crowd else ""}


def figures_document(
    wording: Wording,
    values: dict[str, str],
    table: FigureTable,
    profile: Profile,
    made_at: datetime,
    made_by: str,
    mark: str,
) -> Document:
    """The paper."""
    centre = Align.CENTRE
    return Document(
        subject="Số liệu tiếp công dân",
        made_at=made_at,
        letterhead=letterhead(profile, dated_on=made_at.date()),
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=(
            Table(
                columns=tuple(
                    TableColumn(width, Align.LEFT if at == 0 else centre) for at, width in enumerate(_WIDTHS)
                ),
                head=single_head(HEAD),
                rows=tuple(_paper_rows(table)),
                size=12,
            ),
            *(Paragraph(content=wording.fill(name, values), smaller_by=1.5) for name in _definitions(values)),
        ),
        signatures=(
            Signature(
                lines=(wording.say("nguoi_ky", values),),
                note="(Ký, ghi rõ họ tên)",
                name=made_by,
            ),
        ),
        size=13,
        top_mark=mark,
    )


def _definitions(values: dict[str, str]) -> tuple[str, ...]:
    """On a day before the first rule for groups none can be named."""
    return DEFINITIONS if values["muc_doan"] else (*DEFINITIONS[:-1], WITHOUT_RULE)


def _values(table: FigureTable) -> dict[str, str]:
    return {"khoang": span_of_days(table.from_on, table.to_on), "so": f"sổ {table.book}" if table.book else ""}


def _numbers(line: FigureLine) -> tuple[int, ...]:
    return line.visits, line.people, line.cases, line.groups, line.people_of_groups


def _paper_rows(table: FigureTable) -> Iterator[tuple[Cell, ...]]:
    for heading, lines in table.sections:
        if heading:
            yield ((Run(heading, italic=True),), "", "", "", "", "")
        for line in lines:
            cells: Sequence[str] = [line.title, *(words.number(number) for number in _numbers(line))]
            yield tuple(bold(cell) if line is table.whole else cell for cell in cells)


def _grid_rows(table: FigureTable) -> Iterator[Sequence[GridCell]]:
    for heading, lines in table.sections:
        if heading:
            yield [heading, "", "", "", "", ""]
        for line in lines:
            yield [line.title, *(Figure(words.number(number), number) for number in _numbers(line))]
