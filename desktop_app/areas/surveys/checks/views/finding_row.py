"""One finding in the list: what was found, in which forms, how sure, and who let it stand."""

from desktop_app.areas.surveys.checks.finding import Sure
from desktop_app.areas.surveys.checks.service import Listed
from desktop_app.core import words
from desktop_app.kit.controls import Badge
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.theme import State

NAMED = 3
_STATES = {Sure.CERTAIN: State.OVERDUE, Sure.LIKELY: State.WARNING, Sure.POSSIBLE: State.UNCHECKED}


def finding_row(listed: Listed) -> RowButton:
    """The whole of it; serials beyond the first are told in a tip."""
    finding, seen = listed.finding, listed.seen
    detail = f"{finding.check.value}. {_forms(finding.serials)}".strip()
    if seen is not None:
        detail = f"Đã xem {words.day(seen.on)}, {seen.by}: {seen.reason}"
    row = RowButton(finding.said, detail)
    row.add_badge(Badge(State.DONE, "Đã xem") if seen else Badge(_STATES[finding.sure], finding.sure.value))
    row.setToolTip("\n".join((finding.said, *finding.serials)))
    return row


def _forms(serials: tuple[str, ...]) -> str:
    if not serials:
        return ""
    more = len(serials) - NAMED
    said = ", ".join(serials[:NAMED])
    return f"Phiếu {said}" + (f" và {words.number(more)} phiếu nữa." if more > 0 else ".")
