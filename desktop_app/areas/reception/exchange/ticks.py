"""Old books tick what was done in several columns under one heading "Hướng xử lý"."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop_app.areas.reception.models import Handling
from desktop_app.core.sheets.cells import shown
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.table import Record
from desktop_app.core.sheets.values import YES
from desktop_app.core.text.fold import fold

_GROUP = "huong xu ly"
_MEANT = (
    ("huong dan", Handling.GUIDE),
    ("chuyen don", Handling.TRANSFER),
    ("tra don", Handling.RETURN_TO_SENDER),
    ("tra lai don", Handling.RETURN_TO_SENDER),
    ("thu ly", Handling.ACCEPT),
)


class TickedHandling:
    """The columns of a workbook in which the handling is ticked; none in most."""

    def __init__(self, mapping: Matched) -> None:
        """Look for at least two columns under the group."""
        found = {at: handling for at, text in enumerate(mapping.headings, start=1) if (handling := _meant(text))}
        self._columns: Mapping[int, Handling] = found if len(found) > 1 else {}
        self._mapped = mapping.columns.get("handling", 0)

    def read(self, record: Record) -> tuple[Record, dict[str, Any]]:
        """The record and its values with the one handling that is ticked; with none or several it stays empty."""
        values = dict(record.values)
        if not self._columns or self._mapped not in (0, *self._columns):
            return record, values
        ticked = [at for at in self._columns if shown(record.row.value(at)).strip()]
        values["handling"] = self._columns[ticked[0]].value if len(ticked) == 1 else None
        said = shown(record.row.value(ticked[0])).strip() if len(ticked) == 1 else ""
        if fold(said) not in YES and not values.get("to_agency"):
            values["to_agency"] = said or None
        problems = tuple(each for each in record.problems if each.column != self._mapped)
        return replace(record, problems=problems), values


def _meant(heading: str) -> Handling | None:
    words = fold(heading)
    if _GROUP not in words:
        return None
    rest = words.replace(_GROUP, " ")
    return next((handling for phrase, handling in _MEANT if phrase in rest), None)
