"""What an area has to say of the rows of a workbook, each under its cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop_app.core.sheets.cells import Problem, shortened
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.table import Record
from desktop_app.core.sheets.template import Template
from desktop_app.core.text.occurrences import HIDDEN_DENOUNCER

_CHOSEN, _COUNTED = ("kind", "handling"), ("number", "received_on")
"""Columns of a denunciation whose cells may be quoted; a name that stands under a number or a day by mistake is not."""


@dataclass(frozen=True)
class Hint:
    """What is wrong or uncertain under a key; a refusing one refuses the row."""

    key: str
    reason: str
    refused: bool = True


def told(record: Record, hints: Sequence[Hint], mapping: Matched, template: Template) -> Record:
    """The record with what the area has to say; a cell that was refused already is not complained of twice."""
    known = {problem.column for problem in record.problems if problem.refused}
    own = [
        Problem(
            mapping.sheet,
            record.row.number,
            at,
            shortened(record.row.value(at)),
            _reason(hint, mapping, template),
            hint.refused,
        )
        for hint in hints
        if (at := mapping.columns.get(hint.key, 1)) not in known or hint.key not in mapping.columns
    ]
    return replace(record, problems=(*record.problems, *own))


def without_who(record: Record, mapping: Matched) -> Record:
    """The record of a denunciation: its problems quote only a number or a day without letters, and what was chosen."""
    chosen, counted = ({mapping.columns.get(key, 0) for key in keys} for keys in (_CHOSEN, _COUNTED))
    problems = tuple(
        each
        if each.column in chosen or (each.column in counted and not any(map(str.isalpha, each.value)))
        else replace(each, value=HIDDEN_DENOUNCER if each.value else "")
        for each in record.problems
    )
    return replace(record, problems=problems)


def content(values: Iterable[tuple[str, object]], left_out: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The words that make a row the same in another file."""
    return tuple(f"{key}={value}" for key, value in sorted(values) if value is not None and key not in left_out)


def _reason(hint: Hint, mapping: Matched, template: Template) -> str:
    """What is wrong; where the workbook has no such column, that it has none."""
    column = next((each for each in template.columns if each.key == hint.key), None)
    if column is None or hint.key in mapping.columns:
        return hint.reason
    mend = ": ghép hoặc thêm cột này" if hint.refused else ""
    return f"Chưa có cột “{column.heading}”{mend}. {hint.reason}"
