"""The matrix of a year as a paper, as a spreadsheet and as values for a program."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from desktop_app.areas.disclosure.coverage import words as said
from desktop_app.areas.disclosure.coverage.grid import MONTHS, Grid, Row
from desktop_app.areas.disclosure.coverage.rules import CellState
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Cell as PaperCell
from desktop_app.core.paper.document import Document, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import bold
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.papers import letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

if TYPE_CHECKING:
    from desktop_app.core.paper.excel import Grid as SheetGrid

WORDING = "bang-cong-khai-nam"
HEADS = ("Mã", "Nội dung phải công khai", *(f"Th {month}" for month in MONTHS))
_CODE, _TITLE, _MONTH = 16.0, 69.0, 15.0
_HEAVY = (CellState.LATE, CellState.SOON)


class CoveragePapers(Service):
    """The year to print or to keep."""

    @needs(Right.PRINT)
    def paper(self, grid: Grid) -> Document:
        """The matrix on a sheet across, parts below their items."""
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, WORDING)
        mark = top_mark(self.desk.is_practice)
        return coverage_document(wording, fields(grid), grid, profile, self.desk.clock.now(), self.holder.name, mark)

    @needs(Right.PRINT)
    def sheet(self, grid: Grid) -> "SheetGrid":
        """The matrix for a spreadsheet."""
        # The writer takes a second to import: only who writes a spreadsheet waits for it.
        from desktop_app.core.paper.excel import Grid as SheetGrid
        from desktop_app.core.paper.excel import GridColumn

        with self.desk.db.reading() as session:
            wording = wording_of(session, WORDING)
        widths = (_CODE, _TITLE, *(_MONTH for _ in MONTHS))
        mark = top_mark(self.desk.is_practice)
        lines = (mark, wording.say("trich_yeu", fields(grid)), wording.say("chu_giai", fields(grid)))
        return SheetGrid(
            title=f"Bảng theo dõi nội dung công khai năm {grid.year}",
            lines=tuple(line.replace("**", "") for line in lines if line),
            made_at=self.desk.clock.now(),
            columns=tuple(
                GridColumn(head, width, Align.LEFT if at < 2 else Align.CENTRE)
                for at, (head, width) in enumerate(zip(HEADS, widths, strict=True))
            ),
            rows=[(row.item.code, row.item.short, *map(said.short_words, row.cells)) for row in _all(grid)],
        )


def coverage_document(
    wording: Wording,
    values: Mapping[str, str],
    grid: Grid,
    profile: Profile,
    made_at: datetime,
    made_by: str,
    mark: str,
) -> Document:
    """The paper."""
    centre = Align.CENTRE
    return Document(
        subject=f"Bảng theo dõi nội dung công khai năm {grid.year}",
        made_at=made_at,
        letterhead=letterhead(profile, dated_on=made_at.date()),
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=(
            Table(
                columns=(
                    TableColumn(_CODE),
                    TableColumn(_TITLE),
                    *(TableColumn(_MONTH, centre) for _ in MONTHS),
                ),
                head=single_head(HEADS),
                rows=tuple(_paper_row(row) for row in _all(grid)),
                size=10.5,
            ),
            Paragraph(content=wording.fill("chu_giai", values), first_line=False, smaller_by=2),
        ),
        signatures=(Signature(lines=(wording.say("nguoi_ky", values),), note="(Ký, ghi rõ họ tên)", name=made_by),),
        size=13,
        landscape=True,
        top_mark=mark,
    )


def fields(grid: Grid) -> dict[str, str]:
    """The fields of the wording."""
    told = said.year_sentence(grid).partition(": ")[2].rstrip(".")
    return {"nam": str(grid.year), "ngay": words.day(grid.today), "tinh_hinh": told}


def grid_data(grid: Grid) -> dict[str, Any]:
    """The matrix as values: states by their lasting English names."""
    return {
        "year": grid.year,
        "counts": {state.name.lower(): count for state, count in grid.counts.items()},
        "items": [_row_data(row) for row in _all(grid)],
    }


def _all(grid: Grid) -> Sequence[Row]:
    """Every item, and the parts in which something is known."""
    return [row for row in grid.every if not row.item.is_part or any(_is_known(cell.state) for cell in row.cells)]


def _is_known(state: CellState) -> bool:
    return state is not CellState.NOT_ASKED


def _paper_row(row: Row) -> tuple[PaperCell, ...]:
    cells = (bold(said.short_words(cell)) if cell.state in _HEAVY else said.short_words(cell) for cell in row.cells)
    return (row.item.code, f"{'- ' if row.item.is_part else ''}{row.item.short}", *cells)


def _row_data(row: Row) -> dict[str, Any]:
    return {
        "code": row.item.code,
        "title": row.item.short,
        "looked_over_on": _iso(row.looked_over_on),
        "months": list(_months(row)),
    }


def _months(row: Row) -> Iterator[dict[str, Any]]:
    for month, cell in zip(MONTHS, row.cells, strict=True):
        yield {
            "month": month,
            "state": cell.state.name.lower(),
            "day": cell.day or None,
            "records": [record.uid for record in cell.records],
            "missing": [*(each for record in cell.records for each in record.missing), *said.lacking(cell)],
            "reason": "; ".join(each.reason for each in cell.stated) or None,
        }


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None
