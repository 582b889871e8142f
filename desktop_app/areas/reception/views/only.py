"""The rows behind a figure, shown by the register page instead of those of its filter."""

from desktop_app.areas.reception.figures.address import read_address
from desktop_app.areas.reception.queries import VisitFilter
from desktop_app.areas.views.listing import Only
from desktop_app.core.periods import between
from desktop_app.kit.filter_bar import Filters


def only_rows(address: str) -> Only[VisitFilter] | None:
    """The rows behind a figure; None when the text is no such address."""
    rows = read_address(address)
    if rows is None:
        return None
    wanted = VisitFilter(
        from_on=rows.from_on,
        to_on=rows.to_on,
        kind=rows.kind,
        mode=rows.mode,
        book=rows.book,
        groups_only=rows.groups_only,
        valid_only=True,
    )
    choices = {"kind": rows.kind.name if rows.kind else "", "book": rows.book}
    return Only(wanted, rows.sentence(), Filters(period=between(rows.from_on, rows.to_on), choices=choices))
