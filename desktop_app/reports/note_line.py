"""The remark of a form by the rule that its layout names, before what the official wrote."""

from collections.abc import Callable
from decimal import Decimal

from desktop_app.core import words
from desktop_app.reports.figures import ReportFigures, Values

_EMPTY_SESSIONS = (
    ("ky_trong_thu_truong", "kỳ Thủ trưởng trực, không có công dân đến"),
    ("ky_trong_uy_quyen", "kỳ ủy quyền trực, không có công dân đến"),
)


def note_line(figures: ReportFigures) -> str:
    """What stands in the column "Ghi chú"."""
    rule = NOTE_RULES.get(figures.form.note)
    found = [rule(figures.values) if rule else "", figures.note]
    return "\n".join(text for text in found if text)


def in_note_line(figures: ReportFigures) -> set[str]:
    """The indicators that it tells."""
    return {key for key, _ in _EMPTY_SESSIONS} if figures.form.note == "empty_sessions" else set()


def _empty_sessions(values: Values) -> str:
    said = (f"{_counted(values.get(key))} {text}" for key, text in _EMPTY_SESSIONS if values.get(key))
    return "; ".join(said)


def _counted(value: Decimal | None) -> str:
    return words.number(value or Decimal(0))


NOTE_RULES: dict[str, Callable[[Values], str]] = {"empty_sessions": _empty_sessions}
"""The rules that a layout may name."""
