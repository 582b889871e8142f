"""The clause of Điều 11 under which a code stood on a day, in SQL."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, literal

from desktop_app.areas.disclosure.catalogue import Catalogue, read_catalogue
from desktop_app.areas.disclosure.coverage.quarter import clause_of
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Dimension

OTHER = "OTHER"
"""An item that no clause names: one of the office's own, or of a day before the law."""

CLAUSE = Dimension(
    "Khoản của Điều 11",
    {**{str(number): f"Khoản {number}" for number in range(1, 15)}, OTHER: "Nội dung khác"},
)


def clause(desk: Desk, code: Any, day: Any) -> ColumnElement[str]:
    """The clause of the columns' code and day, by the catalogue as the office knows it."""
    with desk.db.reading() as session:
        catalogue = read_catalogue(session)
    always, dated = dict[str, list[str]](), list[tuple[Any, Any]]()
    for item_code in dict.fromkeys(item.code for item in catalogue.versions()):
        told = list(_by_day(catalogue, item_code))
        if len({each for _, each in told}) == 1:
            always.setdefault(told[0][1], []).append(item_code)
        else:
            dated += [(and_(code == item_code, day >= since), literal(each)) for since, each in told]
    whens = [*((code.in_(codes), literal(each)) for each, codes in always.items()), *dated]
    return case(*whens, else_=literal(OTHER))


def _by_day(catalogue: Catalogue, code: str) -> Iterator[tuple[date, str]]:
    """Each day from which another version may hold, the latest first, with the clause from then on."""
    versions = [item for item in catalogue.versions() if item.code == code]
    days = {item.from_on for item in versions} | {item.to_on + timedelta(days=1) for item in versions if item.to_on}
    for day in sorted(days, reverse=True):
        found = clause_of(catalogue.of(code, day))
        yield day, found if found in CLAUSE.values else OTHER
