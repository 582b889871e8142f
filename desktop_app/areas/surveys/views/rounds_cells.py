"""How the cells of the list of surveys are drawn."""

from collections.abc import Callable
from datetime import date

from desktop_app.areas.surveys.row import SurveyRow
from desktop_app.areas.surveys.views.words_of_survey import progress_words, rate_words, survey_badge
from desktop_app.core.fields import Column
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.kit.cells import Cell, CellOf


def survey_cells(today: Callable[[], date], calendar: Callable[[], WorkCalendar], few: Callable[[], int]) -> CellOf:
    """Draws the columns of the list; day, calendar and what counts as few are asked at each drawing."""

    def cell_of(row: SurveyRow, column: Column) -> Cell:
        if column.name == "state":
            state, said = survey_badge(row, today(), calendar())
            return Cell(text=said, state=state)
        if column.name == "code":
            return Cell(text=row.code, second=row.period, strong=True, struck=row.is_void, quiet=row.is_void)
        if row.is_void:
            note = f"Hủy: {row.void_reason}"
            return Cell(text=note, second=row.name or row.title, across=("title", "unit"), quiet=True)
        if column.name == "title":
            # Where two surveys of a quarter share a questionnaire, its title tells nothing: the name comes first.
            return Cell(text=row.name or row.title, second=row.title if row.name else "", strong=bool(row.name))
        if column.name == "progress":
            return Cell(text=progress_words(row), share=row.share)
        if column.name == "rate":
            said, counted = rate_words(row.figures, few())
            return Cell(text=said, second=counted)
        return Cell(text=str(getattr(row, column.name)))

    return cell_of
