"""When the register page shows something by itself: one visit outside the filter, or the rows behind a figure."""

from dataclasses import dataclass

from desktop_app.areas.reception.figures.address import read_address
from desktop_app.areas.reception.queries import VisitFilter
from desktop_app.core.periods import between
from desktop_app.kit.filter_bar import Filters


@dataclass(frozen=True)
class Only:
    """The visits shown instead of those of the filter, the sentence that says so, and what of it the bar can show."""

    wanted: VisitFilter
    sentence: str
    filters: Filters | None = None


def only_visit(uid: str) -> Only:
    """One visit that the filter leaves out."""
    return Only(VisitFilter(uids=(uid,)), "Đang xem riêng một lượt nằm ngoài bộ lọc.")


def only_rows(address: str) -> Only | None:
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
